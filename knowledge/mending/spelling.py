"""Misspelt and abbreviated words put right: onto what was probably meant, a word of the bank or common English.

Of the words that one slip or some vowels left out can have made into what was typed, the one is meant for which
the slip (slips.py) and the word itself are likeliest together. How often a word is used is read off its rank in
English (Zipf) and off the bank.
"""

from __future__ import annotations

import math
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from itertools import islice

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.mending.shorthand import shorthand
from knowledge.mending.slips import abbreviates, cost_of_abbreviating, cost_of_slip, skeleton
from knowledge.once import once
from knowledge.ranking.numbered import UNKNOWN, Numbered

_SHORTEST = 4
_LONGEST = 30
_COMMONER = 6
"""How many times as often a word occurs as what is taken for a slip of it."""
_SHORTEST_BEGINNING, _NEARLY_ALWAYS = 6, 0.8
"""Letters of a word that is left off, and the share of what goes on so that has to be one and the same word."""
_LONG = 8
_VERY_LONG = 10
_COMMON = 30_000
_MOST, _MOST_OF_NOISE = 30, 10
"""Different words of one text that are put right; a text with more is no question. Fewer are where they are
more than half of its words."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_AFTER_LETTERS = chr(sys.maxunicode)
"""Sorts behind every letter."""
_RUN = re.compile(r"(.)\1{2,}")
_ABBREVIATED = 8_000
"""So many common words, the commonest, are known by what is left of them without their vowels."""
_PRECISE = 2.5
"""What a slip costs beside how rarely a word is used (Zipf: the logarithm of its rank)."""
_LEAST_RANK = 30
_OF_BANK = 10.0
"""How much likelier than in English a word of the bank is, for how often it occurs there."""
_SHORT = 2.0
"""What it costs to be a word of three letters: typed with a slip, nearly everything is near to one."""


@cache
def english() -> Numbered:
    """English words with their rank by frequency, commonest first (the list that symspellpy ships)."""
    return Numbered(_english())


def _english() -> Iterator[str]:
    listed = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    with listed.open(encoding="utf-8-sig") as lines:
        yield from (line.partition(" ")[0] for line in lines)


class _Skeletons:
    """Words by what is left of them without their vowels, in arrays, which take a tenth of a dictionary."""

    def __init__(self, words: Iterable[str]) -> None:
        long = {word for word in words if len(word) >= _SHORTEST and word.isascii() and word.isalpha()}
        sorted_ = sorted((skeleton(word), word) for word in long)
        self._keys = np.array([key for key, _ in sorted_], np.bytes_)
        self._words = np.array([word for _, word in sorted_], np.bytes_)

    def of(self, key: str) -> list[str]:
        """The words of which this is left."""
        sought = key.encode()
        begin, end = (int(np.searchsorted(self._keys, sought, side)) for side in ("left", "right"))
        return [bytes(word).decode() for word in self._words[begin:end]]


@cache
def _common_skeletons() -> _Skeletons:
    return _Skeletons(islice(_english(), _ABBREVIATED))


_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"t(?=ion)|c(?=[eiy])|z|x"), "s"),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"(?<!^)[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_FEWEST_SOUNDS, _SHORTEST_SOUNDING = 5, 8


def sound(word: str) -> str:
    """The consonants of a word as they are heard: one key for "homosistene" and "homocysteine"."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


@once
def _edits(word: str) -> list[str]:
    """Every string at optimal string alignment distance 1, some of them more than once."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [left + letter + right for left, right in splits for letter in _LETTERS]
    found += [left + letter + right[1:] for left, right in splits[:-1] for letter in _LETTERS]
    found += [left + right[1:] for left, right in splits[:-1]]
    found += [left + right[1] + right[0] + right[2:] for left, right in splits[:-2]]
    return found


@once
def _near_english(word: str) -> dict[str, int]:
    """Common English words of three letters or more that one slip turns into the word, with their ranks."""
    edits = _edits(word)
    ranks = english().of(edits)
    hits = np.flatnonzero((ranks > UNKNOWN) & (ranks < _COMMON)).tolist()
    return {edits[at]: int(ranks[at]) for at in hits if len(edits[at]) >= _SHORTEST - 1}


def _long_enough(near: str, word: str) -> bool:
    """Whether a word is long enough to be meant; one of three letters only where the letters are the same."""
    return len(near) >= _SHORTEST or (len(near) == _SHORTEST - 1 and sorted(near) == sorted(word))


def without_slips(vocabulary: Mapping[str, int]) -> dict[str, int]:
    """The words of a bank, with how often they occur, without those that are slips of much commoner ones.

    People's phrasings hold slips on purpose; they are no words that a question could mean.
    """
    heard = _by_sound(vocabulary)
    return {
        word: count
        for word, count in vocabulary.items()
        if not (_is_slip(word, vocabulary) or _is_by_ear(word, vocabulary, heard))
    }


def _by_sound(vocabulary: Mapping[str, int]) -> dict[str, str]:
    """The commonest long word of each sound."""
    rarest_first = sorted(vocabulary, key=lambda word: (vocabulary[word], word))
    keys = ((sound(word), word) for word in rarest_first if len(word) >= _SHORTEST_SOUNDING)
    return {key: word for key, word in keys if len(key) >= _FEWEST_SOUNDS}


def _is_by_ear(word: str, vocabulary: Mapping[str, int], heard: Mapping[str, str]) -> bool:
    """Whether a word is another one of the bank, written as it sounds."""
    if len(word) < _SHORTEST_SOUNDING or not (word.isascii() and word.isalpha()) or word in english():
        return False
    meant = heard.get(sound(word), word)
    return vocabulary[meant] >= _COMMONER * vocabulary[word]


def _is_slip(word: str, vocabulary: Mapping[str, int]) -> bool:
    if len(word) < _SHORTEST - 1 or not (word.isascii() and word.isalpha()) or word in english():
        return False
    if any(f"{word[:at]}'{word[at:]}" in vocabulary for at in range(2, len(word))):
        return False
    commoner = [near for near in _edits(word) if vocabulary.get(near, 0) >= _COMMONER * vocabulary[word]]
    return any(_long_enough(near, word) and len(near) <= len(word) + 1 for near in commoner)


class Speller:
    """Corrects words that neither the bank nor English knows.

    ``vocabulary`` maps the words of the bank to how often they occur; ``known`` are words to leave alone.
    """

    def __init__(self, vocabulary: Mapping[str, int], known: Iterable[str] = ()) -> None:
        self._counts = {word: count for word, count in vocabulary.items() if word.isalpha()}
        self._total = max(1, sum(self._counts.values()))
        self._words = [word for word in self._counts if len(word) >= _SHORTEST]
        self._known = set(vocabulary) | set(known)

    def knows(self, word: str) -> bool:
        """Whether the word is one of the bank's, English, a short form, or no word at all (a number, another
        script)."""
        return (
            word in self._known
            or word in english()
            or word in shorthand().words
            or not (word.isascii() and word.isalpha())
        )

    def correct(self, normalised: str) -> str:
        """The normalised text with every short form written out, and every unknown word replaced by the one
        that was probably meant."""
        words = shorthand().written_out(normalised.split())
        if self._known.issuperset(words):
            return " ".join(words)
        doubtful = [word for word in dict.fromkeys(words) if self._is_doubtful(word)]
        most = _MOST if 2 * len(doubtful) <= len(words) else _MOST_OF_NOISE
        meant = {word: self._nearest(word) for word in doubtful[:most]}
        return " ".join(meant.get(word, word) for word in words)

    def word(self, word: str) -> str:
        """The word itself where it is known or nothing is near enough, else the nearest known word."""
        return self._nearest(word) if self._is_doubtful(word) else word

    def _is_doubtful(self, word: str) -> bool:
        return _SHORTEST - 1 <= len(word) <= _LONGEST and not self.knows(word)

    @once
    def _nearest(self, word: str) -> str:
        short = _RUN.sub(r"\1", word)
        if short != word and self.knows(short):
            return short
        costs = self._costs(word)
        if costs:
            return min(costs, key=lambda near: (costs[near], near))
        return self._begun(word) or self._far(word) or self._as_it_sounds(word) or word

    def _begun(self, word: str) -> str | None:
        """The word of the bank of which the beginning was typed ("homocys"), where it is nearly always one."""
        if len(word) < _SHORTEST_BEGINNING:
            return None
        begin, end = (bisect_left(self._sorted, edge) for edge in (word, f"{word}{_AFTER_LETTERS}"))
        whole = {one: self._counts[one] for one in self._sorted[begin:end]}
        meant = max(whole, key=lambda one: (whole[one], one), default=None)
        return meant if meant and whole[meant] >= _NEARLY_ALWAYS * sum(whole.values()) else None

    def _costs(self, word: str) -> dict[str, float]:
        """Words that can have been meant, with how unlikely each is."""
        of_bank = [near for near in _edits(word) if near in self._counts and _long_enough(near, word)]
        ranks = _near_english(word)
        slips = {near: cost_of_slip(word, near) for near in {*ranks, *of_bank}}
        costs = {near: cost + (0.0 if _long_enough(near, word) else _SHORT) for near, cost in slips.items()}
        costs |= {near: cost_of_abbreviating(word, near) for near in self._written_out(word)}
        return {near: _PRECISE * cost + self._rarity(near, ranks.get(near)) for near, cost in costs.items()}

    def _written_out(self, word: str) -> list[str]:
        """The words that this one is short for."""
        key = skeleton(word)
        held = {*_common_skeletons().of(key), *self._skeletons.of(key)}
        return [near for near in held if abbreviates(word, near)]

    def _rarity(self, word: str, rank: int | None) -> float:
        """Minus the logarithm of how often a word is used: in English, where its rank may be known, and in
        the bank."""
        known = english().get(word) if rank is None else rank
        common = 1 / (known + _LEAST_RANK) if UNKNOWN < known < _COMMON else 0.0
        return -math.log(common + _OF_BANK * self._counts.get(word, 0) / self._total)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)

    @cached_property
    def _skeletons(self) -> _Skeletons:
        return _Skeletons(self._words)

    def _as_it_sounds(self, word: str) -> str | None:
        """The word of the bank that is pronounced like this one, which was written by ear."""
        return self._by_sound.get(sound(word)) if len(word) >= _SHORTEST_SOUNDING else None

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        return _by_sound(self._counts)

    def _far(self, word: str) -> str | None:
        if len(word) < _LONG:
            return None
        limit = 2 if len(word) < _VERY_LONG else 3
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=limit, limit=5)
        near = [hit for hit in found if hit[1] < 3 or (hit[0][0] == word[0] and len(hit[0]) >= _VERY_LONG)]
        best = min(near, key=lambda hit: (hit[1], hit[0][0] != word[0], -self._counts[hit[0]]), default=None)
        return best[0] if best else None
