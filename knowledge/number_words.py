"""Words for numbers, up to ninety and what multiplies them, and for people who are counted."""

from __future__ import annotations

from collections.abc import Mapping

_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES: Mapping[str, int] = {word: at for at, word in enumerate(_UP_TO_NINETEEN.split())} | {
    word: 10 * at for at, word in enumerate(_TENS.split(), 2)
}
SCALES: Mapping[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def named(first: int, last: int) -> str:
    """The words for the numbers from ``first`` to ``last``, as the alternatives of a pattern."""
    return "|".join(word for word, value in VALUES.items() if first <= value <= last)


PEOPLE = (
    r"(?:people|persons?|patients?|participants?|individuals?|adults?|volunteers?|subjects?|sufferers?|members?|"
    r"folks?|cases?|souls?|men|women|humans?|americans?)"
)
"""Those who are counted, as a pattern for lower case."""
