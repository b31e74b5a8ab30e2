"""The replies to urgent messages: who to call, in the language of the message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from knowledge.model import Urgency, record
from knowledge.reading import Faults, read_alone, shown

FOLDER = Path(__file__).parent
_GOOD_FOR = timedelta(days=365)
_FALLBACK = "en"


@record
class Contact:
    """A number or address that may be named, what it is, where that was read and when it was checked."""

    id: str
    number: str
    what: str
    source: str
    checked_on: date


@record
class Replies:
    """The replies of one language: ``parts`` that are used in several, and the paragraphs of each kind."""

    parts: Mapping[str, str]
    crisis: tuple[str, ...]
    emergency: tuple[str, ...]
    overdose: tuple[str, ...]


def contacts(folder: Path = FOLDER) -> tuple[Contact, ...]:
    """Every number that a reply may name. Raises KnowledgeError where the file has faults."""
    return read_alone(folder / "contacts.yaml", tuple[Contact, ...])


def contacts_to_check(today: date, folder: Path = FOLDER) -> tuple[Contact, ...]:
    """The contacts whose last check is more than a year before ``today``."""
    return tuple(one for one in contacts(folder) if today - one.checked_on > _GOOD_FOR)


@cache
def _replies(folder: Path) -> Mapping[str, Replies]:
    return read_alone(folder / "help.yaml", dict[str, Replies])


@cache
def _numbers(folder: Path) -> Mapping[str, str]:
    return {one.id: one.number for one in contacts(folder)}


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages (ISO 639-1) that there are replies in, English first."""
    return tuple(_replies(folder))


def check_replies(folder: Path = FOLDER) -> None:
    """Compose every reply once.

    Raises KnowledgeError where there are none, one cannot be read, or names what there is not.
    """
    faults = Faults()
    for name, there in (
        ("help.yaml", _FALLBACK in _replies(folder)),
        ("contacts.yaml", bool(contacts(folder))),
    ):
        if not there:
            faults.add(shown(folder / name), 1, "nothing in English to help with: put the file back")
    faults.raise_if_any()
    for language in languages(folder):
        for kind in Urgency:
            try:
                help_text(kind, language, folder)
            except (KeyError, ValueError, IndexError) as error:
                told = f"{language}, {kind.value}: {{{error}}} is no contact and no part: correct the name"
                faults.add(shown(folder / "help.yaml"), 1, told)
    faults.raise_if_any()


def help_text(kind: Urgency, language: str = _FALLBACK, folder: Path = FOLDER) -> tuple[str, ...]:
    """The reply to an urgent message: paragraphs of plain text, English for a language without replies."""
    paragraphs: tuple[str, ...] = getattr(_in_language(language, folder), kind.value)
    parts = help_parts(language, folder)
    return tuple(paragraph.format_map(parts) for paragraph in paragraphs)


def help_parts(language: str = _FALLBACK, folder: Path = FOLDER) -> Mapping[str, str]:
    """What is used in several replies of a language, by name, with every number that may be named."""
    numbers = _numbers(folder)
    parts = _in_language(language, folder).parts
    return {**numbers, **{name: text.format_map(numbers) for name, text in parts.items()}}


def _in_language(language: str, folder: Path) -> Replies:
    replies = _replies(folder)
    return replies.get(language) or replies[_FALLBACK]
