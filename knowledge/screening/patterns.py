"""A small language for patterns over canonical text, compiled to RE2, which never backtracks.

A pattern is a regular expression over words with one space between them, and always matches whole
words. ``{name}`` stands for a list of alternatives, ``..`` between two spaces for up to three words of
any kind, ``...`` for up to eight, ``<start>`` and ``<end>`` for the two ends of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from string import ascii_lowercase

import re2

from knowledge.patterns import Remembering, compiled
from knowledge.screening.forms import END, START, fold

_NAME = re2.compile(r"\{([a-z_]+)\}")
_LETTERS_ALONE = bytes(byte if chr(byte) in ascii_lowercase else ord(" ") for byte in range(256))
_SHORTEST = 3
"""Letters of a word of the patterns."""
_BEGINNING = re2.compile(r"[\p{L}\p{M}]+(?:\[\^ \]\*|\\w\*)")
_NO_WORD = re2.compile(r"\[[^\]]*\][*?+]?|\\[wd][*?+]?|<start>|<end>|\{\d*,?\d*\}|\w\?")
_WORD = re2.compile(r"[\p{L}\p{M}]+")
_LONG_GAP = re2.compile(r"(^|[ (|:}?*])\.\.\. ")
_GAP = re2.compile(r"(^|[ (|:}?*])\.\. ")
_MEMORY, _MUCH_MEMORY, _LONG = 1 << 18, 1 << 20, 3_000
"""Bytes for what a pattern remembers of the texts that it saw, and for the few with a long source, which
take most of the time; with that much for each, all of them together would fill a machine."""


class Lexicon:
    """Named lists of alternatives that patterns are put together from."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._expanded: dict[str, str] = {}

    def expand(self, pattern: str) -> str:
        """The pattern with every ``{name}`` replaced. Raises KeyError for a name that is not there."""
        return _NAME.sub(lambda found: self._alternatives(found[1]), pattern) if "{" in pattern else pattern

    def _alternatives(self, name: str) -> str:
        if name not in self._expanded:
            self._expanded[name] = self.expand(f"(?:{'|'.join(self._lists[name])})")
        return self._expanded[name]

    def source(self, pattern: str) -> str:
        """The regular expression of one pattern."""
        source = fold(self.expand(pattern)).strip()
        source = source.replace("<start>", START).replace("<end>", END)
        for _ in range(2 if ".. " in source else 0):
            source = _LONG_GAP.sub(r"\1(?:[^ ]+ ){0,8}", source)
            source = _GAP.sub(r"\1(?:[^ ]+ ){0,3}", source)
        return f" (?:{source}) "

    def joined(self, patterns: Sequence[str]) -> str:
        """One regular expression for all of the patterns."""
        return "|".join(f"(?:{self.source(pattern)})" for pattern in patterns)

    def compile(self, patterns: Sequence[str]) -> Matcher:
        """One matcher for all of the patterns."""
        return Matcher(self.joined(patterns))

    def vocabulary(self, patterns: Iterable[str]) -> set[str]:
        """The plain words that the patterns are made of."""
        told = new = " ".join(patterns)
        names = set[str]()
        while found := _named(new) - names:
            names |= found
            new = " ".join(chain.from_iterable(self._lists[name] for name in found))
            told = f"{told} {new}"
        first, *others = told.split("{")
        bare = " ".join((first, *(after for _, _, after in (one.partition("}") for one in others))))
        words = fold(bare).encode().translate(_LETTERS_ALONE).decode().split()
        return {word for word in words if len(word) >= _SHORTEST}

    def words(self, patterns: Iterable[str]) -> tuple[set[str], set[str]]:
        """The plain words that the patterns are made of, in any script, and those that are beginnings of
        words."""
        told = fold(" ".join(map(self.expand, patterns)))
        begins = {one.removesuffix("[^ ]*").removesuffix("\\w*") for one in _BEGINNING.findall(told)}
        return set(_WORD.findall(_NO_WORD.sub(" ", told))), begins


def _named(pattern: str) -> set[str]:
    """The lists that a pattern names; what stands in other braces is how often something may stand there."""
    inside = {"".join(one.partition("}")[:2]) for one in pattern.split("{")[1:]}
    return {one.removesuffix("}") for one in inside if _NAME.fullmatch(f"{{{one}")}


def _options(source: str) -> re2.Options:
    options = re2.Options()
    options.max_mem = _MUCH_MEMORY if len(source) > _LONG else _MEMORY
    options.never_capture = True
    options.log_errors = False  # that the memory is full is no error: the search goes on without it
    return options


class Matcher:
    """A compiled pattern. A search takes time in proportion to the text, whatever the text is."""

    def __init__(self, source: str) -> None:
        self._pattern = re2.compile(source, _options(source))

    def found_in(self, text: str) -> bool:
        """Whether the canonical text holds the pattern."""
        return self._pattern.search(text.encode()) is not None

    def passed_over(self, text: str, mark: str = " ") -> str:
        """The canonical text without all that the pattern matches; ``mark`` stands in its place."""
        return str(self._pattern.sub(mark, text))


class Held:
    """Which of many patterns a canonical text holds; each is tried when it is asked for, and once.

    Searched in bytes, where RE2 need not tell at which characters a match begins and ends.
    """

    def __init__(self, text: str, patterns: re2.Filter, possible: frozenset[int]) -> None:
        self._text, self._patterns, self.possible = text.encode(), patterns, possible
        self._found: dict[int, bool] = {}

    def __contains__(self, place: int) -> bool:
        if place not in self.possible:
            return False
        if place not in self._found:
            self._found[place] = self._patterns.re(place).search(self._text) is not None
        return self._found[place]

    def all_of(self, places: frozenset[int]) -> bool:
        """Whether the text holds all of these; none is tried where the letters of another are missing."""
        return places <= self.possible and all(place in self for place in places)


class Matchers(Remembering):
    """Many patterns held against a text at once: those whose letters a text lacks are never tried."""

    def __init__(self) -> None:
        super().__init__()
        self._filter = re2.Filter()
        self._sources: list[str] = []

    def add(self, source: str) -> int:
        """Take in one more pattern before ``compile``; returns its place."""
        self._sources.append(source)
        return len(self._sources) - 1

    def compile(self) -> None:
        """Compile what was taken in; what is added later is held once this was called again."""
        self._filter = compiled(self._sources, _options)

    def held_in(self, text: str) -> Held:
        """The patterns that the canonical text holds, by their places."""
        self.is_used, patterns = True, self._filter
        possible = frozenset(patterns.Match(text, True) or ()) if self._sources else frozenset()
        return Held(text, patterns, possible)

    def one_found_in(self, place: int, text: str) -> bool:
        """Whether the canonical text holds the pattern at a place."""
        return self._filter.re(place).search(text.encode()) is not None
