"""The right number in the place of each wrong one in a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.checking.features import Features
from knowledge.checking.known import Known
from knowledge.checking.numbers import Size, agrees, sizes
from knowledge.model import Verdict

_RELATIVE = frozenset({"percent", "share", "fold", "points", "ratio"})
_DOSES = {"mg": "mg", "iu": "IU (international units)"}
_DOSE = re.compile(r"(\d+(?:\.\d+)?) ?([a-zµμ][a-zµμ .]*)$")
_OPEN = (Verdict.NOT_COVERED, Verdict.NOT_ENOUGH_EVIDENCE)
"""Numbers of these records are of the study behind them, and not what the claim is about."""


def corrections(wrong: Sequence[Size], record: Known, nearest: Features) -> Iterable[str]:
    """The right number for each wrong one, where the record is on that number and does not tell it already.

    ``nearest`` is the wording of the record that the claim is held against: one without such a share is on
    something else.
    """
    if record.claim.verdict in _OPEN:
        return
    counted = {size.unit for size in nearest.sizes}
    told = sizes(record.claim.explanation)
    for size in wrong:
        yield from _other_unit(size, record)
        right = record.own.get(size.unit, ())
        beside = size.unit in _RELATIVE and size.unit not in counted
        if beside or (size.unit == "year" and not _tells_years(record)):
            continue
        if right and not any(
            agrees(one, {size.unit: right}) for one in told if one.unit in (size.unit, "count")
        ):
            instead = "" if size.bound else f", not {size.words}"
            yield f"The number is {_written(size.unit, right[0])}{instead}."


def _other_unit(size: Size, record: Known) -> Iterable[str]:
    """That a dose has the right number and a wrong unit ("2000 mg" for 2,000 IU, "50 g" for 50 mg)."""
    match = _DOSE.match(size.words)
    if match is None:
        return
    for unit, said in _DOSES.items():
        if float(match[1]) in record.own.get(unit, ()):
            yield f"The unit is {said}, not {match[2]}."


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
        weeks, months, years = value / 7, value / 30.4, value / 365
        if years > 1 and years == round(years):
            return f"{years:.0f} years"
        return f"{weeks:.0f} weeks" if abs(weeks - round(weeks)) < 0.01 else f"{months:.0f} months"
    number = f"{value:.0f}" if unit == "year" else f"{value:,.10g}"
    return _WRITTEN.get(unit, "{}").format(number)
