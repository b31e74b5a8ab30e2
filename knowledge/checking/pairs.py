"""Which of two numbers belongs to which of two sides ("2.66 points with B12, 4.63 with placebo")."""

from __future__ import annotations

from collections.abc import Iterator

import re2

_NUMBER = re2.compile(r"\d+(?:\.\d+)?$")
_BEFORE_ALL = frozenset({"of"})
_OTHER_UNITS = frozenset({"mg", "iu", "weeks", "week", "months", "month", "times", "x", "years", "year"})
"""Numbers of these are the same for both sides."""
_STUDY = re2.compile(r"^ *(?:methylcobalamin )?(?:trial|study|paper|research)\b")
"""After a side: what is named is the study, not a group in it."""

Pair = tuple[float | None, float | None]
"""The number of the first side and that of the second; one of them is None where only the other is told of."""


def paired(plain: str, one: re2._Regexp[str], other: re2._Regexp[str]) -> Pair | None:
    """The numbers that a text gives to two sides, in the order of the sides; None where it does not."""
    first, second = _place(plain, one), _place(plain, other)
    numbers = list(_numbers(plain))
    if len(numbers) == 1 and (first is None) is not (second is None):
        return (numbers[0], None) if second is None else (None, numbers[0])
    if first is None or second is None or len(numbers) != 2 or numbers[0] == numbers[1]:
        return None
    return (numbers[0], numbers[1]) if first < second else (numbers[1], numbers[0])


def swapped(told: Pair, known: Pair) -> bool:
    """Whether a text gives to one side the number that is known of the other."""
    (one, other), (first, second) = told, known
    crossed = one in (None, second) and other in (None, first)
    return None not in known and crossed and (first, second) != (one, other)


def _place(plain: str, side: re2._Regexp[str]) -> int | None:
    return next((m.start() for m in side.finditer(plain) if not _STUDY.match(plain[m.end() :])), None)


def _numbers(plain: str) -> Iterator[float]:
    """The numbers that may belong to a side; one behind "of" is that of both together ("74 of 130")."""
    words = ["", "", *plain.split(), ""]
    for before, word, after in zip(words[1:], words[2:], words[3:], strict=False):
        if _NUMBER.match(word) and after not in _OTHER_UNITS and before not in _BEFORE_ALL:
            yield float(word)
