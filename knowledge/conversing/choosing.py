"""Which of the numbered choices somebody picks: "2 and 4", "the last one", "all of them"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import re2

from knowledge.model import Entry
from knowledge.reading import FOLDER, read_lists
from knowledge.text import clean

_LONGEST = 14
"""Words and signs of a turn that only chooses."""
_LONGEST_WORDING = 4
"""Words of the longest wording in choices.yaml."""
_MOST_DIGITS = 2
_PIECE = re2.compile(r"\d+(?:\.\d+)+|\d+(?:st|nd|rd|th)\b|\d+|[a-z]+(?:'[a-z]+)?|\S")
_SIGNS: Mapping[str, str] = {**dict.fromkeys("&+,;/", "and"), **dict.fromkeys("-–—", "to")}
_IDLE = frozenset(".!?()[]#:*\"'")
_MARKS_OF_EMOJI = dict.fromkeys(map(ord, "\u20e3\ufe0f"))
"""What makes a digit one in a box."""
_PAIR = ("vitamin", "b12")
"""The branches of the two vitamins, which "both" may mean where there are more choices."""
_KINDS: Mapping[str, str] = {
    "ordinals": "O",
    "numbers": "W",
    "roman": "R",
    "last": "L",
    "last_but_one": "P",
    "every": "A",
    "both": "B",
    "joins": "+",
    "through": "-",
    "nouns": "q",
    "abbreviated": "a",
    "the": "t",
    "around": "",
}
"""The lists of choices.yaml, each with its letter in the patterns below; "D" are digits."""
_ITEM = r"(?:[qt]*a?D|q*W|R|t?O|t?P|t?L)q*"
_LISTED = re2.compile(rf"{_ITEM}(?:[+-]*{_ITEM})*")
_FROM_AN_END = re2.compile(r"t?[OL][WD]q*")
_EVERY = re2.compile(r"t?A[WD]?[qt]*")
_BOTH = re2.compile(r"t?Bt?q*")


@dataclass(frozen=True, slots=True)
class Picked:
    """The places that are picked, from 1 on, in the order told.

    ``outright``: in digits or as "the second"; other words choose only where choices were shown last. ``both``:
    those that make a pair, whichever places they have.
    """

    places: tuple[int, ...] = ()
    outright: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    value: int = 0


class Choices:
    """Reads turns that do nothing but choose by number, by the lists of one file."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._words: Mapping[str, _Word] = {
            spelling: _Word(kind, value)
            for name, kind in _KINDS.items()
            for value, spelt in enumerate(lists[name], 1)
            for spelling in spelt.split("|")
        }

    @classmethod
    def read(cls, folder: Path = FOLDER / "screening") -> Choices:
        """The lists in choices.yaml. Raises KnowledgeError with every fault in it."""
        return cls(read_lists(folder / "choices.yaml", _KINDS))

    def picked(self, text: str, count: int) -> Picked | None:
        """What a turn picks of so many choices, perhaps what is not there; None where it is no choice."""
        words = list(self._of(text))
        signs = "".join(word.kind for word in words)
        many = next((word.value for word in words if word.kind in "WD"), 0)
        if _BOTH.fullmatch(signs):
            return Picked(both=True)
        if _EVERY.fullmatch(signs):
            return Picked(tuple(range(1, count + 1))) if many in (0, count) else None
        if _FROM_AN_END.fullmatch(signs):
            first = 1 if "O" in signs else count - many + 1
            return Picked(tuple(range(first, first + many)))
        if signs == "R" and words[0].value == 1:
            return None
        return _listed(words, count) if _LISTED.fullmatch(signs) else None

    def _of(self, text: str) -> Iterator[_Word]:
        """The words of a turn but for idle ones; what is no word of a choice makes no pattern match."""
        pieces = [piece for piece in _pieces(text) if piece not in _IDLE]
        at = 0 if len(pieces) <= _LONGEST else len(pieces)
        before = ""
        while at < len(pieces):
            word, taken = self._at(pieces[at:])
            is_noun = pieces[at] == "one" and before in ("O", "L", "P")
            if word.kind and not is_noun:
                yield word
            before, at = word.kind or before, at + taken

    def _at(self, pieces: Sequence[str]) -> tuple[_Word, int]:
        """The word that begins here, and how many pieces it has: the longest wording first."""
        if pieces[0].isdecimal():
            return _Word("D" if len(pieces[0]) <= _MOST_DIGITS else "?", int(pieces[0][:9])), 1
        for length in range(min(_LONGEST_WORDING, len(pieces)), 0, -1):
            word = self._words.get(" ".join(pieces[:length]))
            if word is not None:
                return word, length
        return _Word("?"), 1


def _pieces(text: str) -> list[str]:
    said = clean(text).casefold().translate(_MARKS_OF_EMOJI).replace("’", "'")
    return [_SIGNS.get(piece, piece) for piece in _PIECE.findall(said)]


def _listed(words: Sequence[_Word], count: int) -> Picked:
    """The places of a list; "2 to 4" are three of them."""
    told = [_Word("-") if word.kind == "-" else word for word in words if word.kind not in "+qat"]
    places: list[int] = []
    for before, word in pairwise((_Word("+"), *told)):
        if word.kind == "-":
            continue
        place = {"L": count, "P": count - 1}.get(word.kind, word.value)
        first = places[-1] + 1 if before.kind == "-" and places else place
        places += range(first, place + 1)
    outright = all(word.kind in "DO-" for word in told)
    return Picked(tuple(dict.fromkeys(places)), outright)


def chosen(
    text: str, offered: Sequence[Entry], choices: Choices, *, standing: bool
) -> tuple[Entry, ...] | None:
    """The choices that a turn picks of those that were offered; None where it is no choice.

    Nothing where it picks what is not there, or both of more than two. ``standing``: choices, and not an answer
    with what is related to it, were shown last.
    """
    picked = choices.picked(text, len(offered)) if offered else None
    if picked is None or not (standing or picked.outright):
        return None
    if picked.both:
        return tuple(offered) if len(offered) == len(_PAIR) else _one_of_each(offered)
    if not all(0 < place <= len(offered) for place in picked.places):
        return ()
    return tuple(offered[place - 1] for place in picked.places)


def _one_of_each(offered: Sequence[Entry]) -> tuple[Entry, ...]:
    """The first choice on each of the two vitamins; nothing where one has none."""
    firsts = {entry.branch: entry for entry in reversed(offered) if entry.branch in _PAIR}
    return tuple(entry for entry in offered if entry in firsts.values()) if len(firsts) == len(_PAIR) else ()
