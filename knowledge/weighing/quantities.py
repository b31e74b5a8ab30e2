"""Which quantity a question asks for, and whether an entry gives one of that kind."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.model import Certainty, Entry
from knowledge.number_words import PEOPLE, SCALES, VALUES
from knowledge.once import once

_THINGS = re2.compile(
    r"\bhow many (?:of )?(?:the |those |these |more |other |different |new |als |mnd |vitamin \w+ )*(\w{3,}s)\b"
)
_PEOPLE = re2.compile(rf"^(?:{PEOPLE}|pigs|others|ones|times|units|was|has|does)$")
_COUNTED = re2.compile(
    r"\b(?:how many|how old (?:are|were|must|do)|what (?:percent|percentage|share)|"
    r"how much (?:of it|was given)|(?:in|as) (?:numbers|figures|a number|a figure)|"
    r"(?:exact|precise) (?:number|figure|value)s?)\b"
)
_NUMBER_WORDS = "|".join((*(word for word, value in VALUES.items() if value > 1), *SCALES, "half", "twice"))
_SOME = rf"(?:\d[\d.,]*|\b(?:{_NUMBER_WORDS}|one|an?|no|none|several|both|many|few|all)\b)"
_FIGURE = re2.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b")
_AMOUNT = rf"(?:\d[\d.,]*|\b(?:{_NUMBER_WORDS}|an?|few)\b)(?: to \d[\d.,]*)?[ -](?:\w+ ){{0,2}}"
_TIME = r"(?:days?|weeks?|months?|years?|fortnights?)\b"
_DOSE = r"(?:mg|mcg|iu|micrograms?|milligrams?|international)\b"
_KINDS: Mapping[str, tuple[str, str]] = {
    "time": (
        rf"\b(?:how long (?:did|was|were|do|does|is|are|till?|until|for|in|it)\b|how many (?:more )?{_TIME})",
        rf"{_AMOUNT}{_TIME}",
    ),
    "dose": (
        rf"\b(?:(?:what|which|right|usual|normal|correct) (?:dose|dosage|strength)|"
        rf"how (?:many|much) {_DOSE})",
        rf"{_AMOUNT}{_DOSE}",
    ),
    "percent": (
        r"\b(?:what|which|how many) (?:per cent|percent|percentage|proportion)\b",
        r"\d ?%|\bper ?cent\b|\b(?:half|third|quarter|most|all|none|nobody)\b|"
        r"\d[ ,.\d]* (?:of|in|per|out of) (?:the )?\d",
    ),
    "deaths": (
        r"\b(?:did|has|have|how many)\b(?: \w+){0,6} (?:die|died|pass away|passed away)\b",
        r"\b(?:die|dies|died|deaths?|fatal|passed away|live|survival of)\b",
    ),
    "animals": (
        r"\bhow many (?:\w+ ){0,2}(?:mice|mouse|animals|rats|rodents)\b",
        rf"{_AMOUNT}(?:mice|mouse|animals|rats)\b",
    ),
    "laboratory unit": (
        r"\b(?:micromol\w*|umol|nmol|nanomol\w*|nanograms?|ng|ml|millilit\w*)\b",
        r"\b(?:umol|micromol\w*|nmol|ng|ml)\b",
    ),
    "concentration": (r"\b(?:what|which|how high an?) concentrations?\b", rf"{_AMOUNT}(?:ng|nmol|umol)\b"),
    "weight": (r"\b(?:per|a|each) (?:kg|kilo|kilogram|pound)\b", r"\b(?:kg|kilo\w*)\b"),
}
_ASKED = {kind: re2.compile(asked) for kind, (asked, _) in _KINDS.items()}
_TOLD = {kind: re2.compile(told) for kind, (_, told) in _KINDS.items()}
_COUNTED_OUT = (
    rf"(?:\d[\d,.]*|\b(?:{_NUMBER_WORDS})\b)"
    r"(?: ?%| to \d|"
    rf" (?:\w+ )?(?:{PEOPLE}|mice|articles|centres|points|in ten|in \d|of)\b)|"
    r"\b(?:half|all|none|nobody|both|nearly all)\b"
)
_YEAR = r"(?:19|20)\d\d"
_ALONE: Mapping[str, str] = {
    r"\bhow (?:many|big)\b": _COUNTED_OUT,
    r"\bhow long\b": rf"{_AMOUNT}{_TIME}|\byears\b",
    r"\bhow often\b": r"\b(?:daily|weekly|monthly|twice|once|rare(?:ly)?|common|mostly|an?|each|every|per)\b|%",
    r"\bhow old\b": rf"\b(?:ages?|aged|old|older|over \d\d)\b|\bdated?\b|{_YEAR}",
    r"^(?:\w+ )?(?:when|(?:what|which) (?:year|date))\b": rf"{_YEAR}|\bdated?\b",
}
"""What is asked for by a question that names no thing, and what an answer to it holds."""
_INTERROGATIVE = re2.compile(r"\bhow (?:many|big|long|often|old)\b")
_OFTEN = 3
_OF_ALONE = tuple((re2.compile(asked), re2.compile(told), _YEAR in told) for asked, told in _ALONE.items())
"""The patterns, and whether a year is such an answer; else years are no counts."""
_ASKS_YEAR = re2.compile(r"\b(?:what|which) year\b")
_DATED = re2.compile(rf"\b{_YEAR}\b|\bdated?\b")
_CALENDAR_YEAR = re2.compile(rf"\b{_YEAR}\b")


def lacks_figure(entry: Entry, query: str) -> bool:
    """Whether a normalised question asks for a quantity that the entry does not give, or for a year.

    An entry that says that the articles are silent is an answer to such a question.
    """
    if entry.certainty is Certainty.NOT_COVERED:
        return False
    if _ASKS_YEAR.search(query) and not _DATED.search(f"{entry.answer} {entry.details or ''}"):
        return True
    asked = _asked(query)
    if not asked:
        return False
    told = _told(entry)
    if "count" in asked and (thing := _thing(query)) and not _counts(entry, told, thing):
        return True
    return any((_FIGURE if kind == "count" else _TOLD[kind]).search(told) is None for kind in asked)


def asks_for_quantity(query: str) -> bool:
    """Whether a normalised question asks for a year, or a quantity of a kind that answers are searched for."""
    return bool(_asked(query) or _ASKS_YEAR.search(query))


def gives_quantity(entry: Entry, query: str) -> bool:
    """Whether the answer of an entry itself holds the year or the kind of quantity that is asked for."""
    if _ASKS_YEAR.search(query) and not _DATED.search(entry.answer):
        return False
    told = str(_CALENDAR_YEAR.sub("", entry.answer).lower().replace("b12", ""))
    return all((_FIGURE if kind == "count" else _TOLD[kind]).search(told) for kind in _asked(query))


def meets_bare_quantity(entry: Entry, query: str) -> bool:
    """Whether an entry gives what a question that names no thing asks for ("how many", "when"), if anything."""
    if entry.certainty is Certainty.NOT_COVERED:
        return _is_asked_for(entry, query)
    told = entry.answer.lower()
    counted = _CALENDAR_YEAR.sub("", told)
    wanted = ((held, dated) for asked, held, dated in _OF_ALONE if asked.search(query))
    return all(held.search(told if dated else counted) for held, dated in wanted)


def _is_asked_for(entry: Entry, query: str) -> bool:
    """Whether what an entry says the articles are silent on is such a quantity, where one is asked for."""
    asked = _INTERROGATIVE.search(query)
    often = sum(asked[0] in phrasing.casefold() for phrasing in entry.phrasings) if asked else _OFTEN
    return often >= _OFTEN or (asked is not None and asked[0] in entry.answer)


@once
def _asked(query: str) -> tuple[str, ...]:
    kinds = tuple(kind for kind, pattern in _ASKED.items() if pattern.search(query))
    return kinds or (("count",) if _COUNTED.search(query) else ())


@once
def _thing(query: str) -> str | None:
    """What is counted, where it is neither people nor a unit."""
    match = _THINGS.search(query)
    return match[1] if match and not _PEOPLE.search(match[1]) else None


def _counts(entry: Entry, told: str, things: str) -> bool:
    """Whether an entry speaks of such things, or is asked how many there are."""
    thing = things.removesuffix("s")
    asked = (phrasing.casefold() for phrasing in entry.phrasings)
    counted = rf"{_SOME}(?: \S+){{0,4}} {thing}s?\b"
    return re2.search(counted, told) is not None or any(
        thing in phrasing and "how many" in phrasing for phrasing in asked
    )


def _told(entry: Entry) -> str:
    told = " ".join((entry.answer, entry.details or "", *(c.text for c in entry.corrections)))
    return str(_CALENDAR_YEAR.sub("", told).lower().replace("b12", ""))
