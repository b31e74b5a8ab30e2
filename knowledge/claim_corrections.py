"""The right number in the place of each wrong one in a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.claim_known import Known
from knowledge.claim_numbers import Size
from knowledge.text import normalise


def corrections(wrong: Sequence[Size], record: Known) -> Iterable[str]:
    """The right number for each wrong one that the explanation does not put right already."""
    told = set(normalise(record.claim.explanation).split())
    for size in wrong:
        right = record.sizes.get(size.unit, ())
        if size.unit == "year" and not _tells_years(record):
            continue
        if right and not any(f"{value:g}" in told for value in right):
            yield f"The number is {_written(size.unit, right[0])}, not {size.words}."


def _tells_years(record: Known) -> bool:
    """Whether a record is on the year of something; else its year is that of the publication."""
    return any(size.unit == "year" for one in record.phrasings for size in one.sizes)


_WRITTEN = {
    "people": "{} people",
    "percent": "{}%",
    "mg": "{} mg",
    "mg_week": "{} mg a week",
    "iu": "{} IU",
    "fold": "{} times",
    "per_week": "{} times a week",
}


def _written(unit: str, value: float) -> str:
    if unit == "duration":
        weeks, months = value / 7, value / 30.4
        return f"{weeks:.0f} weeks" if abs(weeks - round(weeks)) < 0.01 else f"{months:.0f} months"
    number = f"{value:.0f}" if unit == "year" else f"{value:,.10g}"
    return _WRITTEN.get(unit, "{}").format(number)
