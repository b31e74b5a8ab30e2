"""Numbers in a question that contradict an entry's facts, and the short note that puts them right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import re2

from knowledge.checking.numerals import in_digits
from knowledge.model import Certainty, Entry
from knowledge.number_words import PEOPLE, VALUES, named
from knowledge.text import clean, normalise, tokens

_NEAR = 0.02
_WORDS: Mapping[str, float] = {
    **{word: value for word, value in VALUES.items() if value},
    "a whole": 1, "one whole": 1,
    "a hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300, "five hundred": 500,
    "a thousand": 1e3, "one thousand": 1e3, "two thousand": 2e3, "three thousand": 3e3, "five thousand": 5e3,
    "ten thousand": 1e4, "a million": 1e6, "one million": 1e6, "two million": 2e6, "three million": 3e6,
}  # fmt: skip
_WORD_AMOUNT = "|".join(sorted(_WORDS, key=len, reverse=True))
_AMOUNT = rf"(\d[\d,.]*|(?:{_WORD_AMOUNT})\b)( ?k\b| thousand\b| million\b)?"
_UNITS: Mapping[str, str] = {
    "days": r"days?",
    "weeks": r"weeks?|wks?",
    "months": r"months?",
    "years": r"years?|yrs?",
    "people": rf"(?:\w+ )?(?:{PEOPLE}|of us)",
    "dose_iu": r"iu\b|units?|international units?",
    "dose_mg": r"mg|milligrams?",
    "percent": r"%|per ?cent|percent",
    "fold": r"[- ]?fold|times (?:faster|quicker|more|worse|as)|x\b",
    "times_per_week": r"times (?:a|per|each|every) week|x (?:a|per) week",
    "times_per_day": r"times (?:a|per|each) day",
    "points": r"points?",
}
_MEASURES = {unit: re2.compile(rf"\b{_AMOUNT}[ -]?(?:{form})(?:\W|$)") for unit, form in _UNITS.items()}
_TENS = re2.compile(rf"(?i)\b(?:{named(20, 90)})(?:[ -](?:{named(1, 9)}))?\b")
_CONTRAST = re2.compile(r"\b(\d[\d,.]*)(?: ?[a-z%]+){0,2},? (?:and |but )?not (\d[\d,.]*\d|\d)\b")
_YEAR = re2.compile(r"\b(?:in|of|from|the|year) ((?:19|20)\d\d)\b")
_PHASE = re2.compile(r"\bphase (\d)\b")
_ODDS = re2.compile(r"\b(\d+|one|two) (?:in|out of|of) (?:a |every )?(\d[\d,]*|ten|hundred|thousand)\b")
_VAGUE = re2.compile(r"\b(hundreds|thousands|millions|dozens)\b")
_SPAN = re2.compile(
    r"\b(?:for|lasted|lasts|last|over|ran|took|was|during) (?:about |just |only )?an? (day|week|month|year)\b"
)
_DAILY = re2.compile(r"\b(every (?:single )?day|daily|each day|once a day)\b")
_WEEKLY = re2.compile(r"\b(once a week|once weekly|only weekly)\b")
_TWICE_WEEKLY = re2.compile(r"\b(twice (?:a week|weekly|per week|each week))\b")
_OWN = re2.compile(
    r"\b(?:i|i'm|i've|i'd|my|me|we|we've|our|he|he's|she|she's|his|her|mum|mom|dad|husband|wife|son|daughter|"
    r"mother|father|brother|sister)\b|^\W*(?:been|had|have been|took|taking|on|started|using|diagnosed|living) "
)
_OF_A_STUDY = re2.compile(
    r"\b(?:trial|study|studied|tested|tried|took part|took it|enrolled|included|treated|participants?|"
    r"patients?|how many|based on|in it)\b"
)
_CLAUSE = re2.compile(r"[,;:.!?(]\s|\s[-–—]\s")
_DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4, "years": 365.0}
_PEOPLE = ("participants", "people", "completed", "analysed", "observed")
_LEAST = {"dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6}


@dataclass(frozen=True, slots=True)
class Said:
    """A measure that a question names: its kind, its size in that kind's unit, and how it was put."""

    kind: str
    size: float
    words: str


def said(text: str) -> tuple[Said, ...]:
    """The measures in a question, without those of clauses that tell of somebody's own life."""
    clauses = [clause for clause in _CLAUSE.split(clean(text).casefold()) if not _OWN.search(clause)]
    return tuple(one for clause in clauses for one in _measures(f"{clause} "))


def _measures(clause: str) -> Iterator[Said]:
    for unit, pattern in _MEASURES.items():
        for match in pattern.finditer(clause):
            size = _size(match[1], match[2])
            if size is not None:
                yield Said(*_kind(unit, size), _put(match, unit))
    yield from (Said("year", float(m[1]), m[1]) for m in _YEAR.finditer(clause))
    yield from (Said("phase", float(m[1]), m[0]) for m in _PHASE.finditer(clause))
    yield from (Said("people", _LEAST[m[1]], m[1]) for m in _VAGUE.finditer(clause))
    yield from (Said("duration", _DAYS[f"{m[1]}s"], f"a {m[1]}") for m in _SPAN.finditer(clause))
    yield from (Said("times_per_week", 2, m[1]) for m in _TWICE_WEEKLY.finditer(clause))
    yield from (Said("times_per_week", 7, m[1]) for m in _DAILY.finditer(clause))
    yield from (Said("times_per_week", 1, m[1]) for m in _WEEKLY.finditer(clause))
    yield from _odds(clause)


def _put(match: re2._Match[str], unit: str) -> str:
    amount = f"{match[1]}{match[2] or ''}".strip(" ,.")
    if unit == "people":
        return amount
    return str(match[0]).strip(" .,;:!?)'\"").removesuffix(" as").replace(" iu", " IU")


def _odds(clause: str) -> Iterator[Said]:
    for match in _ODDS.finditer(clause):
        part, whole = _size(match[1]), {"hundred": 100.0, "thousand": 1000.0}.get(match[2]) or _size(match[2])
        if part and whole and part < whole:
            yield Said("share", part / whole, match[0])


def _size(words: str, scale: str | None = None) -> float | None:
    digits = words.replace(",", "").replace(" ", "").rstrip(".")
    size = _WORDS.get(words)
    if size is None:
        try:
            size = float(digits)
        except ValueError:
            return None
    return size * {"k": 1e3, "thousand": 1e3, "million": 1e6}.get((scale or "").strip(), 1.0)


def _kind(unit: str, size: float) -> tuple[str, float]:
    if unit in _DAYS:
        return "duration", size * _DAYS[unit]
    return ("times_per_week", size * 7) if unit == "times_per_day" else (unit, size)


def with_figures(text: str) -> str:
    """The text with numbers from twenty to ninety-nine in figures ("I am at thirty one")."""
    return str(_TENS.sub(lambda match: in_digits(match[0]), text))


def note(entry: Entry, question: str) -> str | None:
    """What the entry's facts say where the question has another number, as one short sentence; or None.

    Nothing is said where the question also names the right number or one that the entry itself names,
    where the number is not what the entry is about, and about how long people live.
    """
    return contrast(entry, question) or correction(entry, said(question), question)


def contrast(entry: Entry, text: str) -> str | None:
    """What is said where a text puts a wrong number in place of one of the facts ("138 people, not 130")."""
    match = _CONTRAST.search(clean(text).casefold())
    if match is None or not tells(entry):
        return None
    wrong, right = (_size(match[at]) for at in (1, 2))
    if wrong is None or wrong in entry.facts.values():
        return None
    keys = [key for key, value in entry.facts.items() if value == right]
    kind = _kind_of(keys[0]) if keys else ""
    told = match[2] if kind == "people" else _fact(keys[0], right)[1] if keys and right else ""
    return f"{_lead(kind, entry.facts)} {told}, not {match[1]}." if told else None


def correction(entry: Entry, measures: Sequence[Said], question: str) -> str | None:
    """The same for measures that were read from a question already."""
    if not tells(entry):
        return None
    kind = _subject(entry.facts)
    facts = _facts(entry.facts, kind)
    sizes = [one for one in measures if one.kind == kind and not _is_one_voice(one, question)]
    if not sizes or not facts or any(_agrees(one, entry, facts) for one in sizes):
        return None
    right = {f"{value:g}" for key, value in entry.facts.items() if _kind_of(key) == kind}
    if right & set(tokens(normalise(question))):
        return None
    return f"{_lead(kind, entry.facts)} {facts[0][1]}, not {sizes[0].words}."


def stated(text: str) -> tuple[Said, ...]:
    """The measures in a text, whoever it tells of."""
    return tuple(_measures(f"{clean(text).casefold()} "))


def tells(entry: Entry, kind: str = "") -> bool:
    """Whether an entry knows a number that can be put right, of a kind where one is given."""
    if entry.prognosis or entry.certainty is Certainty.NOT_COVERED or not entry.facts:
        return False
    return not kind or _subject(entry.facts) == kind


def kind_told(entry: Entry) -> str:
    """The kind of number that an entry knows, where it can be put right; "" where it knows none."""
    return _subject(entry.facts) if tells(entry) else ""


def agrees(entry: Entry, measures: Sequence[Said]) -> bool:
    """Whether one of the measures is what an entry knows of that kind."""
    facts = {one.kind: _facts(entry.facts, one.kind) for one in measures}
    return any(_same(one.size, fact) for one in measures for fact, _ in facts[one.kind])


def _is_one_voice(one: Said, question: str) -> bool:
    """Whether "one person" is somebody who says something, and no number of people in a study."""
    return one.kind == "people" and one.size == 1 and not _OF_A_STUDY.search(normalise(question))


def measures_as(question: str, entry: Entry) -> bool:
    """Whether a question names a size of a kind of which an entry tells one ("10,000 IU?")."""
    kinds = {_kind_of(key) for key in entry.facts}
    return any(one.kind in kinds for one in _measures(f"{clean(question).casefold()} "))


def _subject(facts: Mapping[str, float]) -> str:
    return "share" if "population" in facts else _kind_of(next(iter(facts)))


def _agrees(one: Said, entry: Entry, facts: Sequence[tuple[float, str]]) -> bool:
    if any(_same(one.size, fact) for fact, _ in facts):
        return True
    number = None if one.kind == "share" else _size(one.words.split()[0].rstrip("%"))
    told = tokens(normalise(f"{entry.question} {entry.answer} {entry.details or ''}"))
    return number is not None and f"{number:g}" in told


def _lead(kind: str, facts: Mapping[str, float]) -> str:
    if kind in ("duration", "times_per_week", "year", "phase") or "participants" in facts:
        return "It was"
    return "The dose was" if kind.startswith("dose") else "The figure is"


def _same(asked: float, fact: float) -> bool:
    return abs(asked - fact) <= _NEAR * max(abs(fact), 1e-9) or (fact > 100 and abs(asked - fact) < 0.08 * fact)


def _facts(facts: Mapping[str, float], kind: str) -> list[tuple[float, str]]:
    """The sizes that an entry knows of one kind, each with its words; the first is the one that is told."""
    if kind == "share":
        return _shares(facts)
    return [_fact(key, value) for key, value in facts.items() if _kind_of(key) == kind]


def _kind_of(key: str) -> str:
    if key in _DAYS:
        return "duration"
    if key in _PEOPLE:
        return "people"
    return key.partition("_")[0] if key.startswith(("percent", "year")) else key


def _fact(key: str, value: float) -> tuple[float, str]:
    number = f"{value:,.10g}" if key.partition("_")[0] != "year" else f"{value:.0f}"
    if key in _DAYS:
        return value * _DAYS[key], f"{number} {key}"
    if key == "times_per_week" and value == 2:
        return value, "twice a week"
    return value, _UNIT_WORDS.get(_kind_of(key), "{}").format(number)


_UNIT_WORDS = {
    "people": "{} people", "percent": "{}%", "dose_iu": "{} IU a day", "dose_mg": "{} mg", "fold": "{} times",
    "times_per_week": "{} times a week", "points": "{} points", "phase": "phase {}",
}  # fmt: skip


def _shares(facts: Mapping[str, float]) -> list[tuple[float, str]]:
    if {"people_from", "people_to", "population"} <= facts.keys():
        low, high, whole = facts["people_from"], facts["people_to"], facts["population"]
        return [(size / whole, f"about {low:g} to {high:g} in {whole:,.0f}") for size in (low, high)]
    return [(facts["percent"] / 100, f"{facts['percent']:g}%")] if "percent" in facts else []
