"""Many patterns held against a text at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from weakref import WeakSet

import re2

_MOST_MEMORY = 1 << 17
"""Bytes for what a pattern remembers of the texts that it saw."""


def _options(_source: str) -> re2.Options:
    options = re2.Options()
    options.max_mem = _MOST_MEMORY
    options.log_errors = False  # that the memory is full is no error: the search goes on without it
    return options


def compiled(sources: Sequence[str], options: Callable[[str], re2.Options]) -> re2.Filter:
    """Patterns that are held against a text together, each with its options; none is allowed."""
    made = re2.Filter()
    for source in sources:
        made.Add(source, options(source))
    if sources:
        made.Compile()
    return made


class Remembering(ABC):
    """Compiled patterns, which remember of each text what lets the next one be searched faster."""

    def __init__(self) -> None:
        self.is_used = False
        _EVERY.add(self)

    @abstractmethod
    def compile(self) -> None:
        """Compile the patterns, anew where they were; a search in another thread ends with the old ones."""


_EVERY: WeakSet[Remembering] = WeakSet()


def forget_texts() -> None:
    """Let the patterns that were used forget what they saw: 10 MB after a thousand texts, more with time.

    Takes up to half a second.
    """
    for one in [one for one in _EVERY if one.is_used]:
        one.is_used = False
        one.compile()


class Patterns(Remembering):
    """RE2 patterns by their places in a list.

    Those whose letters a text lacks are not tried, which is most of them: ten to fifty times as quick as one
    search after the other. Texts are in lower case.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        super().__init__()
        self._sources, self._size = tuple(sources), len(sources)
        self.compile()

    def compile(self) -> None:
        self._filter = compiled(self._sources, _options)

    def __getitem__(self, place: int) -> re2._Regexp[str]:
        return self._filter.re(place)

    def found_in(self, text: str) -> frozenset[int]:
        """The places of all patterns that a text holds."""
        self.is_used = True
        return frozenset(self._filter.Match(text) or ()) if self._size else frozenset()

    def replaced_in(self, text: str, replacements: Sequence[str]) -> str:
        """The text with each pattern replaced by what stands in its place, one pattern after the other."""
        done, found = -1, self.found_in(text)
        while later := [place for place in found if place > done]:
            done = min(later)
            text = self[done].sub(replacements[done], text)
            found = self.found_in(text)
        return text
