"""Each number is held, with its unit, against what is cited: milligrams are no micrograms, weeks no years.

So are numbers in words, the months of dates, the group of a trial that a number belongs to, and the ``facts``.
What a passage gives without a unit fits any: a check that is in doubt says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.lint.amounts import Amount, amounts, bare, dates, of_groups
from knowledge.model import Entry

_SCALE = {
    "days": ("time", 1.0), "weeks": ("time", 7.0), "months": ("time", 30.4), "years": ("time", 365.0),
    "mcg": ("weight", 0.001), "mg": ("weight", 1.0),
}  # fmt: skip
"""Units that stand for each other, and how much of the smallest or usual one each is."""
_ABOUT = 0.1
_SILENT = re.compile(
    r"(?i)[^.!?]*\b(?:(?:do|does|did) not|none of \S+ articles|neither of \S+ articles|no article)\b"
    r"[^.!?]*\b(?:say|mention|give|cover|tell|report)s?\b[^.!?]*"
)
"""A sentence on what the articles leave out: no passage can support its numbers."""
_FACTS = {
    "participants": "people", "people": "people", "completed": "people", "analysed": "people",
    "observed": "people", "percent": "%", "weeks": "weeks", "months": "months", "dose_mg": "mg",
    "dose_iu": "IU", "points": "points", "fold": "times", "centres": "centres",
}  # fmt: skip


def wrong_units(text: str, cited: Sequence[str]) -> Iterator[str]:
    """What is wrong with the numbers of ``text``, held against the passages and facts ``cited``."""
    known = {amount for passage in cited for amount in amounts(passage)}
    free = {number for passage in cited for number in bare(passage)}
    for amount in sorted(amounts(_SILENT.sub("", text)), key=lambda one: one.words):
        if amount.value == 1 or amount.value in free or any(_same(amount, one) for one in known):
            continue
        others = sorted({one.words for one in known if one.value == amount.value})
        if others:
            said = "', '".join(others)
            yield f"'{amount.words}': what is cited says '{said}': correct the number or its unit"
        elif not amount.words[0].isdigit():
            yield f"no cited passage supports '{amount.words}': cite one, or correct the number"


def _same(one: Amount, other: Amount) -> bool:
    if one.unit == other.unit:
        return one.value == other.value
    kind, scale = _SCALE.get(one.unit, (one.unit, 1.0))
    other_kind, other_scale = _SCALE.get(other.unit, (other.unit, 1.0))
    size = other.value * other_scale
    return kind == other_kind and abs(one.value * scale - size) <= _ABOUT * size


def wrong_dates(text: str, cited: Sequence[str]) -> Iterator[str]:
    """The dates of ``text`` that nothing cited gives."""
    known = [date for passage in cited for date in dates(passage)]
    for date in dates(text):
        if not any(date.agrees(one) for one in known):
            yield f"no cited passage gives the date '{date.words}': cite one, or correct the date"


def wrong_groups(text: str, cited: Sequence[str]) -> Iterator[str]:
    """The numbers of ``text`` that what is cited gives to the other group of the trial."""
    known: dict[float, set[str]] = {}
    for passage in cited:
        for number, group, _ in of_groups(passage):
            known.setdefault(number, set()).add(group)
    for number, group, words in of_groups(text):
        if number in known and group not in known[number]:
            other = " and ".join(sorted(known[number]))
            yield f"'{words}': what is cited gives {number:g} to {other}: correct the number, or its group"


def against_facts(entry: Entry) -> Iterator[str]:
    """The numbers of an answer that have another unit there than among the ``facts`` of their entry."""
    told: dict[float, set[str]] = {}
    for amount in amounts(entry.answer):
        told.setdefault(amount.value, set()).add(amount.unit)
    for key, number in _facts(entry.facts):
        units = told.get(number, set())
        if units and _FACTS[key] not in units:
            message = (
                f"'{number:g} {', '.join(sorted(units))}' in the answer, but the facts say '{key}: {number:g}'"
            )
            yield f"{message}: correct one of them"


def _facts(facts: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    for key, number in facts.items():
        first = key.partition("_")[0]
        name = key if key in _FACTS else first
        if name in _FACTS:
            yield name, number
