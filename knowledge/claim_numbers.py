"""The sizes in a claim, each with its unit, and whether they agree with the sizes that are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

import re2

from knowledge.patterns import Patterns
from knowledge.text import clean

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: at for at, word in enumerate(f"{_ONES} {_TEENS}".split())} | {
    word: 10 * at for at, word in enumerate(_TENS.split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_DAYS = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 30.4, "year": 365.0, "yr": 365.0}
_TOLERANCE = {"duration": 0.1, "year": 0.0, "age": 0.0, "phase": 0.0}
_NEAR = 0.02
_COUNTED_WORDS = 3
"""Bare numbers up to this one are words ("two articles", "one of")."""
_AGES = range(10, 111)
"""Bare numbers that can be the age of a grown-up or a child."""
_ROUND = frozenset({5, 10, 100, 1000, 10_000, 50_000, 100_000, 1_000_000})
CONTEXT = frozenset({"year", "phase", "per_week"})
"""Units that often only say which study is meant."""

_N = r"(?P<n>\d+(?:\.\d+)?)"
_PEOPLE = (
    r"(?:people|patients?|participants?|persons?|folks?|volunteers?|subjects?|adults|individuals|"
    r"americans|cases|men|women|members|sufferers)"
)
_WHO = r"(?:people |persons? |cases |patients )?"
_THOUSANDS = re2.compile(r"(\d)(?:,(\d\d\d)| (000))\b")
_K = re2.compile(r"(\d) ?k\b")
_WORDY = (
    (r"\b(?:a|one) half of\b|\bhalf (?:of )?(?:the|all) |\bhalf (?:as|the) ", "50 % "),
    (r"\bby (?:a |one )?half\b", "by 50 % "),
    (r"\bdaily (allowance|need|needs|amount|requirement)\b", r"\1"),
    (r"\ba (hundred|thousand|million)\b", r"one \1"),
    (r"\b([a-z]+[^-\s])-?fold\b", r"\1 fold"),
    (
        r"\b((?:mg|milligrams?|iu|units?)(?: +(?:of|vitamin|methylcobalamin|d))*) +(?:a|per|each|every) week\b",
        r"\1 1 x per week ",
    ),
    (r"\btwo thirds\b", "66.7 % "),
    (r"\b(?:a|one) third\b", "33.3 % "),
    (r"\b(?:a|one) quarter\b", "25 % "),
    (r"\bhalf a year\b", "6 months "),
    (r"\b(?:every ?day|daily|each day|once a day|a day|per day)\b", " 7 x per week "),
    (
        r"\b(?:twice|two times|2 times|2x|two|2) ?(?:a|per|each|every|in a)? ?week(?:ly)?\b",
        " 2 x per week ",
    ),
    (
        r"\b(?:once a week|once weekly|one time per week|every week|each week|weekly)\b",
        " 1 x per week ",
    ),
    (r"\b(?:every other day|every second day|alternate days)\b", " 3.5 x per week "),
    (
        r"\b(?:fortnightly|(?:once )?(?:a|every|per) fortnight|every (?:two|2|other) weeks?)\b",
        " 0.5 x per week ",
    ),
    (r"\b(?:twice|two times) (?:a|per|each|every) month\b", " 0.5 x per week "),
    (
        r"\b(?:monthly|once (?:a|per|each|every) month|(?:every|each|per) month)\b",
        " 0.25 x per week ",
    ),
    (r"\b(?:twice|two times) (as|the|more|less|higher|faster|likely|often)\b", r"2 fold \1"),
    (r"\b(?:doubles|doubled|two-?fold|double the)\b", "2 fold "),
    (r"\b(?:triples?|tripled|thrice)\b", "3 fold "),
    (r"\b(?:quadruples?|quadrupled)\b", "4 fold "),
    (r"\b(?:in|per|each|every) one (?:year|month)\b", "yearly"),
    (r"\b(?:a|one) (?:whole|full|entire) (year|month|week)\b", r"1 \1"),
    (
        r"\b(for|over|lasted|lasts|ran|took|after|within|than|was) (?:a|one) (year|month|week)\b",
        r"\1 1 \2",
    ),
    (r"\b(?:a|one) dozen\b|\bdozens\b", "24"),
    (r"\b(lasts?|lasted|ran|took) (?:for )?(?:many |several )?years\b", r"\1 over 2 years"),
    (r"\bhundreds\b", "over 200"),
    (r"\bthousands\b", "over 2000"),
    (r"\bmillions\b", "over 2000000"),
)
_IN_WORDS, _IN_DIGITS = Patterns([one for one, _ in _WORDY]), [other for _, other in _WORDY]
_SIZES = (
    ("percent", r"{N} ?(?:%|per ?cent|percent|pct)"),
    ("per_week", r"{N} ?(?:x|times) (?:a|per|each|every) week"),
    ("age", r"(?:aged?|age of|ages|older than|younger than) {N}\b"),
    (
        "age",
        r"\b(?:starts?|begins?|onset|gets? als)\b[^.\d]{0,20} (?:after|before|over|past|at|under) {N}\b",
    ),
    ("age", r"\bage\b[^.\d]{0,30} (?:was|is|of) {N}\b"),
    ("age", r"{N}[- ]years?[- ]olds?|{N}s\b"),
    ("duration", r"{N}[- ]?(?P<u>day|week|wk|month|year|yr)s?\b"),
    (
        "share",
        r"{N} ?{WHO}(?:in|per|(?:out )?of|(?:(?:out )?of|in|for) every|amongs?t?) (?P<m>\d+)\b",
    ),
    ("ratio", r"{N} ?(?::|to|vs\.?) ?1\b"),
    ("mg", r"{N} ?(?:mg|milligrams?)\b"),
    ("microgram", r"{N} ?(?:µg|μg|mcg|micrograms?|microgrammes?)\b"),
    ("iu", r"{N} ?(?:iu|i\.u\.|international units?|units?)\b"),
    ("fold", r"{N} ?-?(?:fold|times|x)\b"),
    ("points", r"{N} ?points?\b"),
    ("phase", r"phase {N}"),
    ("year", r"\b(?P<n>(?:19|20)\d\d)(?: (?:study|trial|paper|review|article)\b|$|[.,;!?)])"),
    ("people", r"{N} (?:of (?:the|them|\d+)|(?:of )?(?:[a-z-]+ ){0,3}{PEOPLE}\b)"),
    ("year", r"\b(?P<n>(?:19|20)\d\d)\b"),
    ("count", r"{N}"),
)
_PATTERNS = Patterns(
    [one.replace("{N}", _N).replace("{PEOPLE}", _PEOPLE).replace("{WHO}", _WHO) for _, one in _SIZES]
)
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
_JOINED = re2.compile(r"(\d)[ ]?(?:-|–|to|and|or) ?(\d+(?:\.\d+)?)( ?(?:[a-z%]+))")
_OLD = re2.compile(
    r"(\d)(?:st|nd|rd|th)?[- ](?:birthdays?|years? of (?:life|age)|(?:years?|yrs?)[- ](?:old|of age)|y/?o)\b"
)
_JOINED_OLD = re2.compile(r"(\d)(?:st|nd|rd|th)? ?(?:-|–|to|and|or|till|until) (?:the(?:ir)? )?(\d+) years-old")
_OUT_OF = re2.compile(
    r"\b(?:out of|among|in|of) (?:every |each )?(\d{4,}) (?:people|persons|inhabitants|citizens),? "
    r"(?:there (?:is|are) )?(?:about |around |only |some |roughly )?(\d+(?: (?:or|to|-) \d+)?)\b"
)
"""A share whose whole stands in front ("of 100,000 people one or two get it")."""
_JOINED_SHARE = re2.compile(
    r"(\d) ?(?:-|–|to|and|or) ?(\d+(?:\.\d+)?)(?: (?:people|persons?|patients|cases))? "
    r"(?:in|per|out of|of|among|amongst|for every|(?:out )?of every|in every) (\d+)"
)
_NAMES = re2.compile(
    r"\b(?:b ?-?\d+|d[23]|nct\d+|covid-?19|sod1|c9orf72|g93a|v?il-?\d+|co-?q ?10|5g|q10|vitamin b ?\d+)\b"
)


@dataclass(frozen=True, slots=True)
class Size:
    """A number with its unit; ``bound`` is 1 for "more than", -1 for "less than", 0 for the number itself."""

    unit: str
    value: float
    words: str
    bound: int = 0


def sizes(raw: str) -> tuple[Size, ...]:
    """The sizes in a text, in the order of their units. Durations are in days, shares between 0 and 1."""
    text = _readable(raw)
    found: list[Size] = []
    held = _PATTERNS.found_in(text) if any(map(str.isdigit, text)) else frozenset()
    for place, (unit, _) in enumerate(_SIZES):
        if place not in held:
            continue
        matches = list(_PATTERNS[place].finditer(text))
        found.extend(size for match in matches for size in _sizes(unit, match, text))
        for start, end in (match.span() for match in matches):
            text = text[:start] + " " * (end - start) + text[end:]
        held = _PATTERNS.found_in(text)
    return tuple(dict.fromkeys(found))


def _readable(raw: str) -> str:
    text = _NAMES.sub(" ", clean(raw).casefold().replace("’", "'"))
    text = _THOUSANDS.sub(r"\1\2\3", _THOUSANDS.sub(r"\1\2\3", text))
    text = _K.sub(r"\g<1>000", text)
    text = _with_digits(_IN_WORDS.replaced_in(text, _IN_DIGITS))
    text = _OLD.sub(r"\1 years-old", text)
    text = _JOINED_OLD.sub(r"\1 years-old \2 years-old", text)
    text = _OUT_OF.sub(r"\2 in \1 ", text)
    text = _JOINED_SHARE.sub(r"\1 in \3, \2 in \3", text)
    return str(_JOINED.sub(r"\1\3 \2\3", text))


def _with_digits(text: str) -> str:
    """Number words as digits: "one hundred and thirty" -> "130"."""
    words, out, at = text.replace("-", " - ").split(" "), [], 0
    while at < len(words):
        value, size = _spoken(words, at)
        if size:
            out.append(f"{value:g}" if value < 1e6 else str(int(value)))
            at += size
        else:
            out.append(words[at])
            at += 1
    return " ".join(out).replace(" - ", "-")


def _spoken(words: list[str], start: int) -> tuple[float, int]:
    """The number that begins at a word, and how many words it takes (0: none begins there)."""
    total, part, at = 0.0, 0.0, start
    while at < len(words):
        word = words[at].rstrip(",.")
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _SCALES:
            factor = _SCALES[word]
            before = part or (_plain(words[at - 1]) if at > start else 0) or 1
            total, part = (total, before * factor) if factor == 100 else (total + before * factor, 0.0)
        elif word in ("and", "a", "-", "") and at > start and at + 1 < len(words) and words[at + 1] in _SMALL:
            if word == "and" and words[at - 1] not in _SCALES:
                break
        elif at == start and _plain(word) is not None and words[at + 1 : at + 2] and words[at + 1] in _SCALES:
            part = _plain(word) or 0.0
        else:
            break
        at += 1
    return total + part, at - start


def _plain(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _sizes(unit: str, match: re2._Match[str], text: str) -> Iterator[Size]:
    groups = match.groupdict()
    value = float(next(g for g in match.groups() if g and g[0].isdigit()))
    bound = _bound(text[: match.start()])
    said = match[0].strip()
    if unit == "duration":
        spans = bound if not text[: match.start()].endswith("over ") or "year" in said else 0
        yield Size(unit, value * _DAYS[groups["u"]], said, spans)
    elif unit == "share":
        yield from _shares(value, float(groups["m"]), said)
    elif unit == "per_week":
        yield Size(unit, value, _RATES.get(value, f"{value:g} times a week"), bound)
    elif unit == "microgram":
        yield Size("mg", value / 1000, said, bound)
    elif value > (_COUNTED_WORDS if unit == "count" else 1):
        yield Size(unit, value, said, bound)


def _shares(part: float, whole: float, said: str) -> Iterator[Size]:
    if whole not in _ROUND:
        yield from (Size("people", part, f"{part:g}"), Size("people", whole, f"{whole:g}"))
    elif whole <= 100:
        yield Size("percent", 100 * part / whole, said)
    else:
        yield Size("share", part / whole, said)


def _bound(before: str) -> int:
    match = _BOUND.search(before[-20:])
    return 0 if match is None else (1 if match["least"] else -1)


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
    "population": "", "centres": "count",
}  # fmt: skip


UNITS = frozenset({"days", "weeks", "months", "years", *(unit for unit, _ in _SIZES)}) - {"duration"}
"""The units in which the numbers of a record are given."""


def _unit(key: str) -> tuple[str, float]:
    if key in ("days", "weeks", "months", "years"):
        return "duration", _DAYS[key.removesuffix("s")]
    if key in _FACTS:
        return _FACTS[key], 1.0
    return key.partition("_")[0] if key != "per_week" else key, 1.0


def agrees(size: Size, right: Mapping[str, tuple[float, ...]]) -> bool | None:
    """Whether a size is one of those that are right; None where nothing is known of its unit."""
    if size.unit == "count":
        return _count_agrees(size, right)
    size = _in_unit_of(size, right)
    known = right.get(size.unit)
    if known is None:
        return None
    return any(_same(size, value) for value in known)


def _count_agrees(size: Size, right: Mapping[str, tuple[float, ...]]) -> bool | None:
    """Whether a bare number is right in any unit; "under 30" is an age or nothing, and a wrong age is wrong."""
    ages = right.get("age", ())
    scales = {1.0, *_DAYS.values()}
    sizes_ = [replace(size, value=size.value * scale) for scale in scales]
    values = ages if size.bound else tuple(chain.from_iterable(right.values()))
    if any(_same(one, value) for one in sizes_ for value in values):
        return True
    return False if ages and size.value in _AGES else None


def _in_unit_of(size: Size, right: Mapping[str, tuple[float, ...]]) -> Size:
    """A size in the unit that is known: years may be an age, and "twice as often" is a ratio."""
    if size.unit in right:
        return size
    if size.unit == "fold" and "ratio" in right:
        return replace(size, unit="ratio")
    years = size.value / _DAYS["year"]
    if size.unit == "duration" and "age" in right and years in _AGES:
        return replace(size, unit="age", value=years)
    return size


def _same(size: Size, value: float) -> bool:
    near = abs(size.value - value) <= _TOLERANCE.get(size.unit, _NEAR) * max(abs(value), 1e-9)
    if size.bound > 0:
        return near or size.value <= value <= 1.6 * size.value
    if size.bound < 0:
        return near or value <= size.value <= 1.6 * value
    return near
