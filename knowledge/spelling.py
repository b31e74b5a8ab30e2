"""Misspelt words put right: onto the words of the bank first, then onto common English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.numbered import UNKNOWN, Numbered
from knowledge.once import once

_SHORTEST = 4
_LONGEST = 30
_COMMONER = 6
"""How many times as often a word occurs as what is taken for a slip of it."""
_LONG = 8
_VERY_LONG = 10
_COMMON = 30_000
_MOST, _MOST_OF_NOISE = 30, 10
"""Different words of one text that are put right; a text with more is no question. Fewer are where they are
more than half of its words."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiou")
_RUN = re.compile(r"(.)\1{2,}")
_NEIGHBOURS: Mapping[str, str] = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}


@cache
def english() -> Numbered:
    """English words with their rank by frequency, commonest first (the list that symspellpy ships)."""
    listed = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    with listed.open(encoding="utf-8-sig") as lines:
        return Numbered(line.partition(" ")[0] for line in lines)


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


def neighbours(letter: str) -> str:
    """The letters beside a letter on the keyboard."""
    return _NEIGHBOURS.get(letter, "")


def _edits(word: str) -> set[str]:
    """Every string at optimal string alignment distance 1."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    deletes = {left + right[1:] for left, right in splits if right}
    swaps = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    changes = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    inserts = {left + letter + right for left, right in splits for letter in _LETTERS}
    return deletes | swaps | changes | inserts


def _common(edits: Iterable[str]) -> dict[str, int]:
    """Those of the strings that are common English words, with their ranks."""
    long = [near for near in edits if len(near) > 2]
    ranks = english().of(long).tolist()
    return {near: rank for near, rank in zip(long, ranks, strict=True) if UNKNOWN < rank < _COMMON}


def _slip(word: str, meant: str) -> float:
    """How unlikely it is that ``meant`` was typed as ``word``, beyond the number of edits (0 to 1)."""
    if sorted(word) == sorted(meant):
        return 0.0 if word[0] == meant[0] else 0.1
    if len(word) != len(meant):
        return 0.2 if word[0] == meant[0] else 0.8
    wrong = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
    return 0.3 if all(b in neighbours(a) or {a, b} <= _VOWELS for a, b in wrong) else 0.6


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
        self._words = [word for word in self._counts if len(word) >= _SHORTEST]
        self._known = set(vocabulary) | set(known)

    def knows(self, word: str) -> bool:
        """Whether the word is one of the bank's, English, or no word at all (a number, another script)."""
        return word in self._known or word in english() or not (word.isascii() and word.isalpha())

    def correct(self, normalised: str) -> str:
        """The normalised text with every unknown word replaced by the one that was probably meant."""
        words = normalised.split()
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
        edits = _edits(word)
        of_bank = [near for near in edits & self._counts.keys() if _long_enough(near, word)]
        if of_bank:
            return min(of_bank, key=lambda near: (_slip(word, near), -self._counts[near], near))
        common = _common(edits)
        if common:
            return min(common, key=lambda near: (common[near] + 3000 * _slip(word, near), near))
        return self._far(word) or self._as_it_sounds(word) or word

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
