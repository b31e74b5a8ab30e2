"""How likely a word is to be typed as another one: slips of the fingers, and vowels left out to save letters.

The error model of a noisy channel (Kernighan, Church and Gale, A spelling correction program based on a noisy
channel model, COLING 1990): what a slip costs stands for the logarithm of how rarely it is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

VOWELS = frozenset("aeiou")
_TWICE = re.compile(r"(.)\1+")
_NEIGHBOURS: Mapping[str, str] = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}
_TWIN, _VOWEL, _SILENT, _LETTER = 0.5, 0.7, 1.0, 1.6
"""Left out: one of two equal letters, a vowel, an h, any other letter."""
_BESIDE, _TWISTED, _OTHER = 1.1, 0.6, 2.0
"""The key beside, two letters in the wrong order, any other letter."""
_FIRST = 1.2
"""Hardly anybody gets the first letter wrong."""
_ABBREVIATED = 0.6
"""Who leaves out vowels leaves out many: each costs less than a single one."""


def neighbours(letter: str) -> str:
    """The letters beside a letter on the keyboard."""
    return _NEIGHBOURS.get(letter, "")


def skeleton(word: str) -> str:
    """The first letter and the consonants, equal ones in a row made one: what an abbreviated word keeps."""
    consonants = "".join(letter for letter in word[1:] if letter not in VOWELS)
    return _TWICE.sub(r"\1", word[:1] + consonants)


def abbreviates(short: str, word: str) -> bool:
    """Whether a short form holds nothing but letters of the word, in their order."""
    letters = iter(word)
    return len(short) < len(word) and all(letter in letters for letter in short)


def cost_of_abbreviating(short: str, word: str) -> float:
    """What it costs to leave out the letters by which a word is longer than its short form."""
    left_out = (Counter(word) - Counter(short)).elements()
    return _ABBREVIATED * sum(_VOWEL if letter in VOWELS else _TWIN for letter in left_out)


def cost_of_slip(typed: str, word: str) -> float:
    """What it costs to type a word with one slip: a letter too few, too many or wrong, or two swapped."""
    at = next((at for at, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if len(typed) < len(word):
        return _left_out(word, len(typed) if at is None else at)
    if len(typed) > len(word):
        return _put_in(typed, len(word) if at is None else at)
    return 0.0 if at is None else _instead(typed, word, at)


def _left_out(word: str, at: int) -> float:
    letter = word[at]
    if letter in (word[at - 1 : at] or "-", word[at + 1 : at + 2]):
        return _TWIN
    usual = _VOWEL if letter in VOWELS else _SILENT if letter == "h" else _LETTER
    if at == len(word) - 1 and word.endswith("ing"):
        usual = _TWIN
    return usual + (_FIRST if at == 0 else 0)


def _put_in(typed: str, at: int) -> float:
    letter, around = typed[at], typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    if at and typed[at - 1] == letter:
        return _TWIN
    beside = any(one in neighbours(letter) for one in around)
    return (_BESIDE if beside else _OTHER) + (_FIRST if at == 0 else 0)


def _instead(typed: str, word: str, at: int) -> float:
    a, b = typed[at], word[at]
    swapped = typed[at + 1 : at + 2] == b and word[at + 1 : at + 2] == a
    near = b in neighbours(a) or {a, b} <= VOWELS
    return (_TWISTED if swapped else _BESIDE if near else _OTHER) + (_FIRST if at == 0 else 0)
