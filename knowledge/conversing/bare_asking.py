"""A few words that ask for a kind of thing ("who", "is it safe"): which entries give such a thing at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import re2

from knowledge.conversing.turn_forms import TurnForms
from knowledge.model import Entry, record
from knowledge.reading import FOLDER, patterns_of, read_alone
from knowledge.text import normalise

_OFTEN = 0.15
"""The share of an entry's phrasings that ask for a kind of thing where it gives it."""


@record
class Kind:
    """The forms in which a kind of thing is asked for by few words, and in which people ask for an entry on it.

    ``of_vitamin``: behind any answer on a vitamin it is asked of that vitamin, and not only of a study.
    """

    said: tuple[str, ...]
    asked: tuple[str, ...]
    of_vitamin: bool = False


def read_kinds(folder: Path) -> Mapping[str, Kind]:
    """What bare_asking.yaml holds. Raises KnowledgeError with every fault in it."""
    path = folder / "bare_asking.yaml"
    kinds = read_alone(path, dict[str, Kind]) or {}
    with patterns_of(path):
        for kind in kinds.values():
            re2.compile("|".join((*kind.said, *kind.asked)))
    return kinds


class BareAsking:
    """Tells few words that ask for a kind of thing, and what may answer them."""

    def __init__(self, kinds: Mapping[str, Kind], entries: Iterable[Entry], forms: TurnForms) -> None:
        self._said = {name: forms.compiled(kind.said) for name, kind in kinds.items()}
        self._asked = {name: re2.compile(rf"\b(?:{'|'.join(kind.asked)})\b") for name, kind in kinds.items()}
        self._of_vitamin = frozenset(name for name, kind in kinds.items() if kind.of_vitamin)
        self._entries = tuple(entries)
        self._giving: dict[str, frozenset[str]] = {}

    @classmethod
    def read(
        cls, entries: Iterable[Entry], forms: TurnForms, folder: Path = FOLDER / "screening"
    ) -> BareAsking:
        """The kinds in bare_asking.yaml. Raises KnowledgeError with every fault in it."""
        return cls(read_kinds(folder), entries, forms)

    def is_of_vitamin(self, query: str) -> bool:
        """Whether a normalised turn asks behind an answer on a vitamin for something of that vitamin."""
        return self._kind(query) in self._of_vitamin

    def _kind(self, query: str) -> str | None:
        return next((name for name, said in self._said.items() if said.fullmatch(query)), None)

    def giving(self, query: str) -> frozenset[str] | None:
        """The entries that give what a normalised turn asks for; None where it asks for no such kind alone."""
        kind = self._kind(query)
        if kind is None:
            return None
        if kind not in self._giving:
            asked = self._asked[kind]
            self._giving[kind] = frozenset(one.id for one in self._entries if _is_asked(one, asked))
        return self._giving[kind]


def _is_asked(entry: Entry, asked: re2._Regexp[str]) -> bool:
    """Whether the question of an entry, or many of its phrasings, ask for a kind of thing."""
    if asked.search(normalise(entry.question)):
        return True
    found = sum(asked.search(normalise(text)) is not None for text in entry.phrasings)
    return found > 0 and found >= _OFTEN * len(entry.phrasings)
