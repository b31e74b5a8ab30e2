"""Numbers as a text gives them, in digits or in words, each with its unit, date or group: for the lint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.number_words import SCALES, VALUES

_VALUES = {word: float(value) for word, value in VALUES.items() if value}
_SCALES = {word: float(value) for word, value in SCALES.items()}
_WORD = "|".join(sorted((*_VALUES, *_SCALES), key=len, reverse=True))
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:{_WORD})(?:[- ](?:{_WORD}))*\b)"
_LIST = rf"{_NUMBER}(?:(?:,| to| or| and|, or|, and| of the| of| ?[–-]) ?{_NUMBER})*"
_NO_KIND = (
    "in|on|with|of|and|or|to|for|at|by|from|per|as|than|were|was|the|months|weeks?|years?|days?|times|points"
)
"""Words that do not stand between a number and the people whom it counts."""
_PEOPLE = (
    rf"(?:(?:of (?:the|them|these|those) )?(?:(?!(?:{_NO_KIND})\b)[a-z][a-z-]* ){{0,3}}"
    r"(?:people|patients|participants|adults|individuals|persons|volunteers)\b)"
)
_UNITS = {
    "mg": r"(?:mg|milligrams?)\b",
    "mcg": r"(?:mcg|µg|μg|ug|micrograms?)\b",
    "IU": r"(?:iu|international units?)\b",
    "ng/mL": r"ng/ml\b",
    "nmol/L": r"nmol/l\b",
    "micromol": r"(?:micromol|µmol|μmol|umol)\b",
    "days": r"days?\b",
    "weeks": r"weeks?\b",
    "months": r"months?\b",
    "years": r"years?\b",
    "%": r"(?:%|per ?cent\b)",
    "points": r"points?\b",
    "times": r"(?:times|-?fold)\b",
    "centres": r"(?:[a-z]+ )?(?:centres|centers|clinics)\b",
    "people": _PEOPLE,
}
_AMOUNTS = tuple(
    (unit, re.compile(rf"(?P<list>(?<![\w.,-]){_LIST})(?P<glue>[- ]?)(?P<unit>{pattern})"))
    for unit, pattern in _UNITS.items()
)
_ALL_NUMBERS = re.compile(rf"(?<![\w.]){_NUMBER}")
_SHARE = re.compile(rf"{_NUMBER} (?:in|out of) {_NUMBER}")
_FOLD = re.compile(rf"\b({'|'.join(_VALUES)})fold\b")
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\.? )?(?P<month>{_MONTH})(?: (?P<late>\d{{1,2}}),?)?(?:,? (?P<year>\d{{4}}))?\b"
)
_GROUPS = {
    "B12": r"(?:vitamin )?b12|mecobalamin|methylcobalamin",
    "placebo": r"placebo",
}
_GROUP = re.compile(
    r"(?:\b(?:with|on)|,) (?:" + "|".join(f"(?P<{name}>{words})" for name, words in _GROUPS.items()) + r")\b"
    r"|\b(?P<without>without)(?=[.,;]| it\b)"
)
_COMPARES = re.compile(r"\b(?:than|compared|versus|against)\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and the words that gave it."""

    value: float
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month of a year, or a day of a year; what is not told is None."""

    day: int | None
    month: str
    year: int | None
    words: str

    def agrees(self, other: Date) -> bool:
        """Whether two dates may be the same one."""
        days, years = {self.day, other.day} - {None}, {self.year, other.year} - {None}
        return self.month == other.month and len(days) < 2 and len(years) < 2


def value(words: str) -> float:
    """The number that digits or words give."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    total = 0.0
    for word in re.split(r"[- ]", words):
        total = max(total, 1.0) * _SCALES[word] if word in _SCALES else total + _VALUES[word]
    return total


def _lower(text: str) -> str:
    text = _FOLD.sub(lambda match: f"{match[1]} times", " ".join(text.lower().split()))
    return _SHARE.sub(lambda match: "#" * len(match[0]), text)


def amounts(text: str) -> set[Amount]:
    """The numbers of a text with their units. "Nine in ten" is none: it has no unit."""
    told, found = _lower(text), set()
    for unit, pattern in _AMOUNTS:
        for match in pattern.finditer(told):
            if unit == "people" and not match["glue"]:
                continue
            for number in re.findall(_NUMBER, match["list"]):
                found.add(Amount(value(number), unit, f"{number}{match['glue']}{match['unit']}"))
    return found


def bare(text: str) -> set[float]:
    """The numbers that stand in a text without a unit, digits inside names and ordinals too."""
    told = _lower(text)
    for _, pattern in _AMOUNTS:
        told = pattern.sub(lambda match: " " * len(match[0]), told)
    digits = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", told)}
    return digits | {value(match[0]) for match in _ALL_NUMBERS.finditer(told)}


def dates(text: str) -> list[Date]:
    """The dates of a text; a month alone is none ("may" is a verb)."""
    found = []
    for match in _DATE.finditer(text.lower()):
        day = match["day"] or match["late"]
        if day or match["year"]:
            year = int(match["year"]) if match["year"] else None
            found.append(Date(int(day) if day else None, match["month"], year, text[slice(*match.span())]))
    return found


def of_groups(text: str) -> Iterator[tuple[float, str, str]]:
    """Each number that a text gives to one of the two groups of a trial: the number, the group, the words.

    A number belongs to the group that is named next, before any other number; one in brackets to none.
    """
    told = _lower(text)
    places = [*_ALL_NUMBERS.finditer(told)]
    for at, match in enumerate(places):
        end = places[at + 1].start() if at + 1 < len(places) else len(told)
        found = _GROUP.search(told, match.end(), end)
        if told[match.start() - 1 : match.start()] == "(":
            continue
        if (
            found
            and not _COMPARES.search(told, match.end(), found.start())
            and "." not in told[match.end() : found.start()]
        ):
            group = "placebo" if found["without"] else str(found.lastgroup)
            yield value(match[0]), group, told[match.start() : found.end()]
