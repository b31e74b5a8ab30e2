"""The sizes in a claim, each with its unit, and whether they agree with the sizes that are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

import re2

from knowledge.checking.numerals import in_digits
from knowledge.number_words import named
from knowledge.patterns import Patterns

_IU_OF_MG = 40_000
"""International units in a milligram of vitamin D: 100 micrograms are 4,000 of them."""
_DAYS = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 30.4, "year": 365.0, "yr": 365.0}
_MG = {"microgram": 0.001, "gram": 1000.0}
"""Milligrams in other units of weight."""
_TOLERANCE = {"duration": 0.1, "ratio": 0.07, "year": 0.0, "age": 0.0, "phase": 0.0}
_OTHER_UNITS = {
    "fold": (("ratio", 1.0),),
    "percent": (("share", 0.01),),
    "mg": (("iu", _IU_OF_MG),),
    "iu": (("mg", 1 / _IU_OF_MG),),
}
"""In which other unit a size may be known, with the factor."""
_NEAR = 0.02
_COUNTED_WORDS = 3
"""Bare numbers up to this one are words ("two articles", "one of")."""
_AGES = range(10, 111)
"""Bare numbers that can be the age of a grown-up or a child."""
_DECADE = 10.0
_FEW = 4
"""Of so few nobody is counted: "one of three doses"; "one in three" is a share."""
_NARROW = 1.6
_EXACT = frozenset({"age", "year", "people", "count"})
_NUMBER_WORD = rf"(?:\d[\d.,]*|{named(1, 10)}|twelve)"
_RANGE_TOLD = re2.compile(rf"(?i)(?:^|\W){_NUMBER_WORD} ?(?:to|or|-|–) ?{_NUMBER_WORD}\b")
_RANGE = 2
"""So many ages are the first and the last of a range: what is over the last, or under the first, is wrong."""
_ROUND = frozenset({5, 10, 100, 1000, 10_000, 50_000, 100_000, 1_000_000})
CONTEXT = frozenset({"year", "phase", "per_week"})
"""Units that often only say which study is meant."""

_N = r"(?P<n>\d+(?:\.\d+)?)"
_PEOPLE = (
    r"(?:people|patients?|participants?|persons?|folks?|volunteers?|subjects?|adults|individuals|"
    r"americans|cases|men|women|members|sufferers)"
)
_WHO = r"(?:(?:new )?(?:als )?(?:people |persons? |cases |patients |folks? |adults |souls |americans ))?"
_SIZES = (
    ("percent", r"{N} ?(?:%|per ?cent|percent|pct)"),
    ("per_week", r"{N} ?(?:x|times) (?:a|per|each|every) week"),
    ("age", r"\b(?:aged?|age of|ages|older than|younger than) {N}\b"),
    (
        "age",
        r"\b(?:starts?|begins?|onset|gets? als)\b[^.\d]{0,20} (?:after|before|over|past|at|under) {N}\b",
    ),
    ("age", r"\bage\b[^.\d]{0,30} (?:was|is|of) {N}\b"),
    ("age", r"{N}[- ]years?[- ]olds?|{N}s\b"),
    ("duration", r"{N}[- ]?(?P<u>day|week|wk|month|year|yr)s?\b"),
    (
        "share",
        r"{N} ?{WHO}(?:in|per|(?:out )?of|(?:(?:out )?of|in|for) (?:every|each|an?)|amongs?t?) (?P<m>\d+)\b",
    ),
    ("ratio", r"{N} ?(?:men|males|guys)?[ ]?(?::|to|vs\.?|for|against|per)(?: every| each)? ?1\b"),
    ("mg_week", r"{N} ?(?:mg|milligrams?)\b[a-z ]{0,30} in a week\b"),
    ("mg", r"{N} ?(?:mg|milligrams?)\b"),
    ("microgram", r"{N} ?(?:µg|μg|mcg|micrograms?|microgrammes?)\b"),
    ("gram", r"{N} ?(?:g|grams?|grammes?)\b"),
    ("iu", r"{N} ?(?:iu|i\.u\.|international units?|units?)\b"),
    ("fold", r"{N} ?-?(?:fold|times|x)\b"),
    ("scale", r"{N}[- ]?points? scale\b|\bscale (?:of|from|goes from) (?:0[- ]|0 to )?{N}(?: points?)?\b"),
    ("points", r"{N} ?points?\b"),
    ("phase", r"phase {N}"),
    ("year", r"\b(?P<n>(?:19|20)\d\d)(?: (?:study|trial|paper|review|article)\b|$|[.,;!?)])"),
    ("year", r"\b(?:from|in|since|of) (?P<n>19\d\d|200[1-9]|20[12]\d)\b"),
    ("people", r"{N}[- ](?:person|patient|participant|people|man)\b"),
    ("people", r"\b{PEOPLE}\b(?: (?:a|per|each|every) year| yearly)? ?(?::|=) ?(?:about |around |some )?{N}\b"),
    ("people", r"{N} (?:of (?:the|them|\d+)|(?:of )?(?:[a-z-]+ ){0,3}{PEOPLE}\b)"),
    ("year", r"\b(?P<n>(?:19|20)\d\d)\b"),
    ("count", r"{N}"),
)
_PATTERNS = Patterns(
    [one.replace("{N}", _N).replace("{PEOPLE}", _PEOPLE).replace("{WHO}", _WHO) for _, one in _SIZES]
)
_CLAUSE = re2.compile(r" (?:is|are|was|were|has|had|why|that|which|when|because|and) ")
"""Words between a number and people that part them ("a study from 2015 is why people ...")."""
_YEAR_OF = re2.compile(r"^(?:19|20)\d\d .*\b(?:study|trial|paper|review|article)\b")
"""A study by its year is no number of people ("in the 2013 vitamin D study people had ...")."""
_DECIMAL = re2.compile(r"^\d+\.\d")
_AGE_BOUND = re2.compile(
    r"(?:(?P<least>after|past|older than|from)|(?P<most>before|by|until|till|younger than|prior to)) "
    r"(?:the )?(?:age (?:of )?)?$"
)
_TELL_STUDY = frozenset({"duration", "people", "mg", "iu"})
_OF_STUDY = re2.compile(r"^((?: +[a-z-]+){0,2}) +(?:study|trial|paper|research|experiment|test)\b")
_PARTS = frozenset({"a", "an", "the", "this", "that", "in", "of", "on", "for", "to", "into", "from"})
"""After a number in the singular: it only tells which study is meant ("the 16-week B12 trial")."""
_RATES = {
    0.25: "once a month",
    0.5: "every two weeks",
    1: "once a week",
    2: "twice a week",
    3.5: "every other day",
    7: "every day",
}
_BOUND = re2.compile(
    r"(?:(?P<least>over|more than|above|at least|beyond|exceeding|upwards of|>)|"
    r"(?P<most>under|less than|fewer than|below|at most|up to|<)) (?:about |a )?$"
)


@dataclass(frozen=True, slots=True)
class Size:
    """A number with its unit; ``bound`` is 1 for "more than", -1 for "less than", 0 for the number itself.

    ``span`` is how far it reaches above its value ("in their thirties"), ``of_study`` whether it only tells
    which study is meant ("the 16-week trial").
    """

    unit: str
    value: float
    words: str
    bound: int = 0
    span: float = 0.0
    of_study: bool = False
    at: int = field(default=0, compare=False)


def sizes(raw: str) -> tuple[Size, ...]:
    """The sizes in a text, in the order of their units. Durations are in days, shares between 0 and 1."""
    text = in_digits(raw)
    found: list[Size] = []
    held = _PATTERNS.found_in(text) if any(map(str.isdigit, text)) else frozenset()
    for place, (unit, _) in enumerate(_SIZES):
        if place not in held:
            continue
        matches = [
            one
            for one in _PATTERNS[place].finditer(text)
            if unit != "people" or not _is_of_no_people(one, text)
        ]
        found.extend(
            replace(size, of_study=unit in _TELL_STUDY and _is_of_study(match, text), at=match.start())
            for match in matches
            for size in _sizes(unit, match, text)
        )
        for start, end in (match.span() for match in matches):
            text = text[:start] + " " * (end - start) + text[end:]
        held = _PATTERNS.found_in(text)
    return tuple(dict.fromkeys(found))


def _sizes(unit: str, match: re2._Match[str], text: str) -> Iterator[Size]:
    groups = match.groupdict()
    place, told = next((at, one) for at, one in enumerate(match.groups(), 1) if one and one[0].isdigit())
    value = float(told)
    bound = _bound(text[: match.start(place)], unit)
    said = match[0].strip()
    if unit == "duration":
        spans = bound if not text[: match.start()].endswith("over ") or "year" in said else 0
        yield Size(unit, value * _DAYS[groups["u"]], said, spans)
    elif unit == "share":
        yield from _shares(value, float(groups["m"]), said, bound)
    elif unit == "per_week":
        yield Size(unit, value, _RATES.get(value, f"{value:g} times a week"), bound)
    elif unit == "mg_week":
        yield Size(unit, value, f"{value:g} mg a week", bound)
    elif unit in _MG:
        yield Size("mg", value * _MG[unit], said, bound)
    elif unit == "age" and said.endswith("0s") and not bound:
        yield Size(unit, value, f"in the {said}", bound, _DECADE)
    elif unit in ("ratio", "phase") or value > (_COUNTED_WORDS if unit == "count" else 1):
        yield Size(unit, value, said, bound)


def _is_of_no_people(match: re2._Match[str], text: str) -> bool:
    told = match[0]
    counted = not (_CLAUSE.search(told) or _YEAR_OF.search(told) or _DECIMAL.search(told))
    return not counted or text[: match.start()].endswith("year ")


def _is_of_study(match: re2._Match[str], text: str) -> bool:
    said = match[0].rstrip()
    singular = said[-1:].isalpha() and not said.endswith(("s", " people", " of the"))
    study = _OF_STUDY.match(text[match.end() :]) if singular or said.endswith(" people") else None
    if study is not None and not singular:
        return not study[1]
    return study is not None and not _PARTS & set(study[1].split())


def _shares(part: float, whole: float, said: str, bound: int) -> Iterator[Size]:
    if whole == 1:
        yield Size("ratio", part, said)
    elif whole <= _FEW:
        yield from (Size("percent", 100 * part / whole, said, bound),) if " in " in said else ()
    elif whole not in _ROUND:
        yield from (Size("people", part, f"{part:g}"), Size("people", whole, f"{whole:g}"))
    elif whole <= 100:
        yield Size("percent", 100 * part / whole, said, bound)
    else:
        yield Size("share", part / whole, said, bound)


def _bound(before: str, unit: str) -> int:
    match = _BOUND.search(before[-20:]) or (_AGE_BOUND.search(before[-20:]) if unit == "age" else None)
    return 0 if match is None else (1 if match["least"] else -1)


def is_a_range(one: Size, other: Size, text: str) -> bool:
    """Whether a text tells two sizes as a narrow range ("two to three months")."""
    low, high = sorted((one.value, other.value))
    narrow = low < high <= _NARROW * low and one.unit not in _EXACT
    return narrow and bool(_RANGE_TOLD.search(text))


def in_units(numbers: Mapping[str, Iterable[float]]) -> dict[str, tuple[float, ...]]:
    """The numbers of a record or the facts of an entry by the units of sizes, durations in days."""
    found: dict[str, list[float]] = {}
    for key, values in numbers.items():
        unit, factor = _unit(key)
        found.setdefault(unit, []).extend(value * factor for value in values)
    return {unit: tuple(values) for unit, values in found.items()}


_FACTS = {
    "participants": "people", "completed": "people", "analysed": "people", "observed": "people",
    "men": "people",
    "dose_mg": "mg", "dose_iu": "iu", "times_per_week": "per_week", "people_from": "", "people_to": "",
    "population": "", "centres": "count", "points_max": "scale",
}  # fmt: skip


UNITS = frozenset({"days", "weeks", "months", "years", *(unit for unit, _ in _SIZES)}) - {"duration", *_MG}
"""The units in which the numbers of a record are given."""


def _unit(key: str) -> tuple[str, float]:
    if key in ("days", "weeks", "months", "years"):
        return "duration", _DAYS[key.removesuffix("s")]
    if key in _FACTS:
        return _FACTS[key], 1.0
    return key if key in UNITS else key.partition("_")[0], 1.0


def agrees(size: Size, right: Mapping[str, tuple[float, ...]]) -> bool | None:
    """Whether a size is one of those that are right; None where nothing is known of its unit."""
    if size.unit == "count":
        return _count_agrees(size, right)
    size = _in_unit_of(size, right)
    known = right.get(size.unit)
    if known is None:
        return None
    if size.span:
        return _spans(size, known)
    if size.unit == "age" and size.bound and len(set(known)) == _RANGE:
        return size.value <= min(known) if size.bound > 0 else size.value >= max(known)
    return any(_same(size, value) for value in known)


def _spans(size: Size, known: tuple[float, ...]) -> bool:
    """Whether the one value that is known lies in a span, or a span in the range that is known."""
    low, high = min(known), max(known)
    if low == high:
        return size.value <= low < size.value + size.span
    return low <= size.value and size.value + size.span <= high


def _count_agrees(size: Size, right: Mapping[str, tuple[float, ...]]) -> bool | None:
    """Whether a bare number is right in any unit; "under 30" is an age or nothing, and a wrong age is wrong."""
    ages = right.get("age", ())
    scales = {1.0, *_DAYS.values()}
    sizes_ = [replace(size, value=size.value * scale) for scale in scales]
    sizes_ = [replace(size, unit="age")] if size.bound else sizes_
    values = ages if size.bound else tuple(chain.from_iterable(right.values()))
    if any(_same(one, value) for one in sizes_ for value in values):
        return True
    return False if ages and size.value in _AGES else None


def in_iu(size: Size) -> Size:
    """A dose of vitamin D in international units; any other size as it is."""
    return _in_unit_of(size, {"iu": ()})


def _in_unit_of(size: Size, right: Mapping[str, tuple[float, ...]]) -> Size:
    """A size in the unit that is known: years may be an age, "twice as often" a ratio, 50 mcg are 2,000 IU."""
    if size.unit in right:
        return size
    years = size.value / _DAYS["year"]
    if size.unit == "duration" and "age" in right and years in _AGES:
        return replace(size, unit="age", value=years)
    other, factor = next((one for one in _OTHER_UNITS.get(size.unit, ()) if one[0] in right), (size.unit, 1.0))
    return replace(size, unit=other, value=size.value * factor)


def _same(size: Size, value: float) -> bool:
    near = abs(size.value - value) <= _TOLERANCE.get(size.unit, _NEAR) * max(abs(value), 1e-9)
    if size.unit == "age":
        return near
    if size.bound > 0:
        return near or size.value <= value <= 1.6 * size.value
    if size.bound < 0:
        return near or value <= size.value <= 1.6 * value
    return near
