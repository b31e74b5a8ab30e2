"""Telegram's HTML in a terminal: with colours where one looks on, as plain lines in a pipe."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import BinaryIO

from handlers.markup import Message, plain

WIDTH = 80
"""Columns of a line."""
STYLES = {"b": "bold", "i": "italic", "u": "underline", "s": "strike", "code": "cyan", "pre": "cyan"}


def interactive() -> bool:
    """Whether a person looks at what is printed."""
    return sys.stdout.isatty()


def standard_input() -> BinaryIO:
    """What is typed or piped in, as bytes. Raises OSError where it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed", "standard input")
    return sys.stdin.buffer


def check_output() -> None:
    """Raise OSError where standard output is closed: ``print`` would drop every word without a fault."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "is closed", "standard output")


def show(told: Sequence[Message]) -> None:
    """Print messages, with an empty line between them."""
    if interactive():
        _show_rich(told)
    else:
        print("\n\n".join(plain(message.html) for message in told))


def _show_rich(told: Sequence[Message]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, emoji=False, markup=False)
    for index, message in enumerate(told):
        if index:
            console.print()
        styled = _Styled()
        styled.feed(message.html)
        styled.close()
        text = Text.assemble(*styled.pieces)
        console.print(text, width=min(console.width, WIDTH))


class _Styled(HTMLParser):
    """Telegram's HTML as pieces of text, each with the name of a style of rich."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link opens what it names; what else has no style here is shown as it is."""
        href = dict(attrs).get("href")
        self._open.append((tag, f"blue link {href}" if href else STYLES.get(tag, "")))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this kind."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index]
                return

    def handle_data(self, data: str) -> None:
        """Text in the styles that are open."""
        self.pieces.append((data, " ".join(style for _, style in self._open if style)))
