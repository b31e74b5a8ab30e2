"""A large number without its unit ("is 10000 a day too much"): never judged by a limit in another unit."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.model import Advice, Clarify, Entry, EntryRole
from knowledge.text import clean, normalise
from knowledge.weighing.guard import Guard

_LARGE = re2.compile(
    r"(?:^|[\s(])(?:\d{1,3}(?:[,.' ]000)+|\d{4,6}|\d{1,3}(?:[.,]\d)? ?k)"
    r"(?: ?units?)?"
    r"(?:$|[?!.,;)]|\s+(?:a|an|per|each|every|once|twice|daily|weekly|monthly|is|too|ok|okay|safe|fine|enough|"
    r"then|now|or|and|would|dangerous|toxic|harmful|high|much|without|for|long|im|by|in|since)\b)"
)
"""A number of the size of units of vitamin D that has no weight behind it."""
_YEARS = re2.compile(r"\b(in|of|from|since|the|year|about) (?:19\d\d|20(?:[0-3][1-9]|[1-3]0))\b")
_JUDGED = re2.compile(
    r"\b(?:too (?:much|high|many|big|strong)|safe|dangerous|danger|harm(?:ful|s)?|hurts?|toxic|poison\w*|"
    r"overdose|ok|okay|fine|alright|enough|limit|maximum|max|excessive|a lot|risky|right (?:dose|amount)|"
    r"(?:can|could|may|should|do) (?:i|he|she|we|one|you|my \w+) (?:have|take|use|get|need|give)|"
    r"(?:would|what|how) about|what if)\b"
)
_OF_ONE = re2.compile(
    r"\b(?:prescribed|prescribes|put (?:me|him|her|us|my \w+) on|(?:wants?|told|gave|gives) "
    r"(?:me|him|her|us|my \w+)|i(?:'m| am)? (?:take|taking|took|use|on|started|get)|"
    r"(?:he|she|mum|mom|dad|husband|wife)(?:'s| is)? (?:takes|taking|on|gets)|"
    r"should (?:i|he|she|we)|for (?:me|him|her)|can (?:i|he|she|we))\b"
)
_BETWEEN = re2.compile(
    r"^\W*(?:(?:so|and|ok|then|but|is it|take|which|better) )*\d[\d,.]*k?(?: ?iu| units)?(?: a day)? or "
    r"\d[\d,.]*k?(?: ?iu| units)?(?: a day)?(?: then)?\W*$"
)
"""A choice between two doses and nothing else."""
_TIME = re2.compile(r"\b(?:a|per|each|every|once an?) (?:day|week|month)\b|\b(?:daily|weekly|monthly)\b")
"""What makes a number one of a dose behind answers that tell how many people have ALS."""


class BareDoses:
    """Tells what is said to a dose in figures of vitamin D where the vitamin is not named."""

    def __init__(self, entries: Mapping[str, Entry], guard: Guard) -> None:
        self._guard = guard
        limits = [entry for entry in entries.values() if entry.role is EntryRole.UPPER_LIMIT]
        self._limits = tuple(sorted(limits, key=lambda one: one.branch != "vitamin"))

    def judged(self, text: str, last: Entry | None) -> Advice | Clarify | None:
        """A choice between the limits, or a refusal where it is somebody's own dose; None for all else."""
        said = clean(text).casefold()
        if last is not None and last.branch == "vitamin" and _BETWEEN.search(said):
            return Advice("dose", self._limits[:1])
        if len(self._limits) < 2 or (last is not None and last.branch == "vitamin"):
            return None
        if not _LARGE.search(_without_years(said)) or self._names_its_vitamin(text):
            return None
        if not _JUDGED.search(said) or (last is not None and last.branch == "als" and not _TIME.search(said)):
            return None
        if _OF_ONE.search(said):
            return Advice("dose", self._limits)
        return Clarify(self._limits, 1.0)

    def _names_its_vitamin(self, text: str) -> bool:
        return any(
            name.group in ("vitamin", "drug", "supplement") for name in self._guard.names(normalise(text))
        )


def _without_years(said: str) -> str:
    return str(_YEARS.sub(r"\1 ", said))
