"""The names of drugs, vitamins, people and places that a text holds, also misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.mending.spelling import english
from knowledge.model import record
from knowledge.once import once
from knowledge.reading import FOLDER, read_alone
from knowledge.text import normalise, tokens

_LONGEST_NAME = 5
_SHORTEST_TYPO, _LONG_TYPO, _LONGEST_TYPO = 7, 9, 30
"""Letters of a name from which on one may be wrong, from which on two, and the most that are compared."""


@record
class Terms:
    """The gazetteers.

    ``groups`` are names with their other spellings; ``contrast``: entries that put a wrong member of a
    group right; ``topics``: names that every entry of a topic knows; ``domain``: words that show that a
    question is about our subject, ``shared``: that it may be, ``health``: that it is about anybody's health.
    """

    groups: Mapping[str, Mapping[str, tuple[str, ...]]]
    contrast: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, tuple[str, ...]]
    domain: tuple[str, ...]
    shared: tuple[str, ...]
    health: tuple[str, ...]

    def names(self) -> Iterator[str]:
        """Every spelling of every name."""
        for group in self.groups.values():
            for name, others in group.items():
                yield from (name, *others)


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a question names; ``told`` is the spelling to tell people, where it is another.

    ``premise``: it may be a wrong idea of what was done ("the B12 was drunk, right?"), not what is asked.
    """

    group: str
    name: str
    told: str = field(default="", compare=False)
    premise: bool = field(default=True, compare=False)


def read_terms(folder: Path = FOLDER / "screening") -> Terms:
    """Read terms.yaml. Raises KnowledgeError with every fault in it."""
    return read_alone(folder / "terms.yaml", Terms, empty_below=("groups",))


def key_of(text: str) -> str:
    """A text as names are compared: normalised, without the ends of genitives."""
    bare = normalise(text)
    if "'" not in bare:
        return bare
    return " ".join(word.removesuffix("'s").replace("'", "") for word in tokens(bare))


class Gazetteer:
    """Finds the names that a text holds, also misspelt ones."""

    def __init__(self, terms: Terms) -> None:
        self._names: dict[str, Name] = {}
        for group, names in terms.groups.items():
            for name, others in names.items():
                for spelling in (name, *others):
                    self._names.setdefault(key_of(spelling), Name(group, name, spelling))
        self._firsts = frozenset(key.partition(" ")[0] for key in self._names)
        self._long = [key for key in self._names if " " not in key and len(key) >= _SHORTEST_TYPO]
        self._words: dict[Name, set[str]] = {}
        for key, known in self._names.items():
            self._words.setdefault(known, set()).update(key.split())

    def spelt(self) -> dict[str, Name]:
        """Every name by its spelling."""
        return {name.told: name for name in self._names.values()}

    def spellings(self, name: Name) -> set[str]:
        """Every word with which something is named."""
        return self._words.get(name, set())

    @once
    def find(self, text: str, *, misspelt: bool = True) -> tuple[Name, ...]:
        """The names in a text, in their order, the longest where names overlap; ``misspelt`` ones too."""
        words, found, at = key_of(text).split(), [], 0
        while at < len(words):
            if words[at] not in self._firsts and len(words[at]) < _SHORTEST_TYPO:
                at += 1
                continue
            name, size = self._at(words, at, misspelt)
            if name is not None:
                found.append(name)
            at += size
        return tuple(dict.fromkeys(found))

    def _at(self, words: Sequence[str], at: int, misspelt: bool) -> tuple[Name | None, int]:
        longest = min(_LONGEST_NAME, len(words) - at) if words[at] in self._firsts else 0
        for size in range(longest, 0, -1):
            name = self._names.get(" ".join(words[at : at + size]))
            if name is not None:
                return name, size
        return (self._misspelt(words[at]) if misspelt else None), 1

    @once
    def _misspelt(self, word: str) -> Name | None:
        if len(word) < _SHORTEST_TYPO or len(word) > _LONGEST_TYPO or word in english():
            return None
        limit = 1 if len(word) < _LONG_TYPO else 2
        hit = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=limit)
        return self._names[hit[0]] if hit else None
