"""Many patterns held against a text at once."""

from __future__ import annotations

from collections.abc import Sequence

import re2

_MOST_MEMORY = 1 << 18
"""Bytes for what a pattern remembers of the texts that it saw."""


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = _MOST_MEMORY
    options.log_errors = False  # that the memory is full is no error: the search goes on without it
    return options


class Patterns:
    """RE2 patterns by their places in a list.

    Those whose letters a text lacks are not tried, which is most of them: ten to fifty times as quick as one
    search after the other. Texts are in lower case.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._filter, self._size = re2.Filter(), len(sources)
        for source in sources:
            self._filter.Add(source, _options())
        if sources:
            self._filter.Compile()

    def __getitem__(self, place: int) -> re2._Regexp[str]:
        return self._filter.re(place)

    def found_in(self, text: str) -> frozenset[int]:
        """The places of all patterns that a text holds."""
        return frozenset(self._filter.Match(text) or ()) if self._size else frozenset()

    def replaced_in(self, text: str, replacements: Sequence[str]) -> str:
        """The text with each pattern replaced by what stands in its place, one pattern after the other."""
        done, found = -1, self.found_in(text)
        while later := [place for place in found if place > done]:
            done = min(later)
            text = self[done].sub(replacements[done], text)
            found = self.found_in(text)
        return text
