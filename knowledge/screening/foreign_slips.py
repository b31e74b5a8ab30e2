"""Words of other languages than English put right, onto what the patterns of danger know.

There is no dictionary of these languages here: what no pattern begins with may be a slip of what one does. So a
message is read like this only where it tells of no danger as it was typed, and is no English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

_SHORTEST, _LONGEST = 5, 24
"""Letters of a word that may be meant, and of one that is looked at: short ones are one slip from too many."""
_SHORTEST_PART, _PARTED = 2, 6
"""Letters of the parts of two words typed as one, and of both."""
_MOST = 40
"""Words of a message that are looked at."""
_RUN = 3
"""So many of one letter in a row are typed by a key that was held too long."""


class ForeignSlips:
    """Puts words of one language right; ``words`` are those that are meant, ``begins`` how some of them begin,
    and ``small`` words that are no slips."""

    def __init__(self, words: Iterable[str], begins: Iterable[str], small: Iterable[str]) -> None:
        self._begins = frozenset(begins)
        self._words = frozenset((*words, *small))
        self._long = sorted(w for w in {*words, *self._begins} if _SHORTEST <= len(w) <= _LONGEST)

    @cached_property
    def _near(self) -> dict[str, str]:
        """What is left of each word with one letter less, and the word."""
        near: dict[str, str] = {}
        for word in self._long:
            for one in (word, *_with_a_letter_less(word)):
                near.setdefault(one, word)
        return near

    def put_right(self, text: str) -> str:
        """A canonical text with what is probably a slip, or two words in one, as it was probably meant."""
        words = text.split()
        looked_at = dict.fromkeys(word for word in words if self._is_doubtful(word))
        meant = {word: self._meant(word) for word in list(looked_at)[:_MOST]}
        return " ".join(meant.get(word, word) for word in words).join("  ")

    def _is_doubtful(self, word: str) -> bool:
        return _SHORTEST - 1 <= len(word) <= _LONGEST and word[0].isalpha() and word not in self._words

    def _knows(self, word: str) -> bool:
        return word in self._words or any(word[:end] in self._begins for end in range(1, len(word) + 1))

    def _meant(self, word: str) -> str:
        runs = ("".join(run) for _, run in groupby(word))
        short = "".join(run[0] if len(run) >= _RUN else run for run in runs)
        if short != word and self._knows(short):
            return short
        return self._parted(short) or self._nearest(short) or word

    def _nearest(self, word: str) -> str | None:
        """What one letter more, less or other, or two that changed places, have made of it."""
        shortest = len(word) if self._knows(word) else _SHORTEST - 1
        for end in range(len(word), shortest - 1, -1):
            typed, rest = word[:end], word[end:]
            for one in (typed, *_with_a_letter_less(typed)):
                near = self._near.get(one)
                if near is not None and near != typed and _is_one_slip(typed, near):
                    return near + rest
        return None

    def _parted(self, word: str) -> str | None:
        """The two words that nothing parts in it."""
        if len(word) < _PARTED:
            return None
        parts = ((word[:at], word[at:]) for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1))
        known = (f"{first} {second}" for first, second in parts if self._knows(first) and self._knows(second))
        return next(known, None)


def _with_a_letter_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _is_one_slip(typed: str, meant: str) -> bool:
    if abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) == len(meant):
        other = [at for at, (a, b) in enumerate(zip(typed, meant, strict=True)) if a != b]
        changed = len(other) == 2 and other[1] == other[0] + 1
        return len(other) <= 1 or (changed and sorted(typed) == sorted(meant))
    return True
