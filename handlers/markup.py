"""What is sent, before Telegram knows of it: messages of Telegram's HTML with rows of buttons. Pure."""

from __future__ import annotations

import html as _html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MESSAGE_LIMIT = 4096
"""UTF-16 units that one Telegram message may have after its HTML was parsed."""
LABEL_LIMIT = 30
"""Characters of a button's label: a phone shows so many."""


class Place(StrEnum):
    """Where a message will be read, which decides its buttons and how long it may be."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Button:
    """One button. Exactly one of the four says what a tap does.

    ``data``: callback data of at most 64 bytes; ``url``: opens a page; ``copy``: puts this text on the
    clipboard (at most 256 characters); ``start``: opens the private chat with this deep-link argument.
    """

    text: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    start: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One Telegram message: its HTML and the rows of buttons below it."""

    html: str
    rows: Rows = ()


def escape(text: str) -> str:
    """Any text as Telegram HTML that shows exactly this text."""
    return _html.escape(text, quote=True)


def bold(text: str) -> str:
    """The text escaped, in bold."""
    return f"<b>{escape(text)}</b>"


def link(text: str, url: str) -> str:
    """A named link."""
    return f'<a href="{escape(url)}">{escape(text)}</a>'


_TAG = re.compile(r"<[^<>]*>")


def plain(html: str) -> str:
    """What a person reads of Telegram HTML: tags gone, entities resolved."""
    return _html.unescape(_TAG.sub("", html))


def width(html: str) -> int:
    """The length of a message as Telegram counts it: UTF-16 units of the parsed text."""
    return len(plain(html).encode("utf-16-le", "surrogatepass")) // 2


def packed(paragraphs: Iterable[str], limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """Join paragraphs of HTML into as few messages as hold them.

    Each paragraph is composed on its own and is never cut; it must fit ``limit`` by itself.
    """
    made: list[str] = []
    for paragraph in filter(None, paragraphs):
        joined = f"{made[-1]}\n\n{paragraph}" if made else paragraph
        if made and width(joined) <= limit:
            made[-1] = joined
        else:
            made.append(paragraph)
    return tuple(made)


def label(text: str, limit: int = LABEL_LIMIT) -> str:
    """A button's label: whole words of ``text``, with an ellipsis where some are left out."""
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:-(")
    return f"{cut if 0 < len(cut) < limit else text[: limit - 1]}…"


def numbered(texts: Iterable[str], first: int = 1) -> str:
    """Lines "1. ..." of escaped text."""
    return "\n".join(f"{number}. {escape(text)}" for number, text in enumerate(texts, first))
