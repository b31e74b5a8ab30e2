"""Words with digits or signs in the place of letters ("k1ll", "d!e"), as people write to pass by filters."""

from __future__ import annotations

import re
from itertools import product

from knowledge.mending.spelling import english

_DISGUISED = re.compile(r"(?<![\w@.])[A-Za-z]+(?:[013457!@$][A-Za-z]+)+(?![\w@])")
"""A sign between letters each time: "B12", "SOD1" and "5mg" hold none."""
_MEANT = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "!": "i", "@": "a", "$": "s"}
_MOST_SIGNS = 4
_COMMON = 15_000
"""The rank of an English word up to which it may be what was meant."""
_SHORT = 3
"""So few letters are a word only in lower case: in capitals they are a name ("P5P")."""


def undisguised(text: str) -> str:
    """A message with such words written out; the same where there are none."""
    return _DISGUISED.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    word = match[0]
    if sum(sign in _MEANT for sign in word) > _MOST_SIGNS or (len(word) <= _SHORT and not word.islower()):
        return word
    ways = ("".join(letters) for letters in product(*(_MEANT.get(sign, sign) for sign in word.lower())))
    ranks = {way: english().get(way) for way in ways}
    known = {way: rank for way, rank in ranks.items() if 0 <= rank < _COMMON}
    return min(known, key=known.__getitem__, default=word)
