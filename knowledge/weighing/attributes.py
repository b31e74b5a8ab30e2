"""What a question asks of its subject (who paid, where it is kept), and whether an entry says a word on it.

The subject of a question may be ours, and the thing asked for may not: "which needle did they use" is near
to the entry on the dose, which answers it with something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.glossary import GLOSSARY
from knowledge.model import Certainty, Entry, record
from knowledge.once import once
from knowledge.patterns import Patterns
from knowledge.reading import FOLDER, patterns_of, read_alone
from knowledge.text import normalise


@record
class Attribute:
    """How people ask for something, and the words without which an entry is silent on it.

    Both are patterns; without ``told`` those of ``asked`` count.
    """

    asked: tuple[str, ...]
    told: tuple[str, ...] = ()


class Attributes:
    """Tells what is asked for and which entries speak of it."""

    def __init__(self, table: Mapping[str, Attribute], entries: Iterable[Entry]) -> None:
        self._names = list(table)
        self._asked = Patterns([_whole(one.asked) for one in table.values()])
        self._told = Patterns([_whole(one.told or one.asked) for one in table.values()])
        self._known = {entry.id: self._known_to(entry) for entry in entries}

    def _known_to(self, entry: Entry) -> frozenset[int]:
        if entry.certainty is Certainty.NOT_COVERED or entry.topic == GLOSSARY:
            return frozenset(range(len(self._names)))
        return self._told.found_in(_said_by(entry))

    @once
    def asked(self, query: str) -> frozenset[str]:
        """The names of what a normalised question asks for."""
        return frozenset(self._names[place] for place in self._asked.found_in(query))

    def lacking(self, entry_id: str, query: str) -> frozenset[str]:
        """What a normalised question asks for and the entry does not speak of."""
        known = self._known[entry_id]
        return frozenset(self._names[place] for place in self._asked.found_in(query) if place not in known)


def _whole(forms: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(forms)})\b"


def _said_by(entry: Entry) -> str:
    corrections = (correction.text for correction in entry.corrections)
    return normalise(" ".join((entry.question, entry.answer, entry.details or "", *corrections)))


def read_attributes(entries: Iterable[Entry], folder: Path = FOLDER / "screening") -> Attributes:
    """The table in attributes.yaml. Raises KnowledgeError with every fault in it."""
    path = folder / "attributes.yaml"
    table = read_alone(path, dict[str, Attribute])
    with patterns_of(path):
        return Attributes(table, entries)
