"""Claims on what to take: a dose that is advised is held against what is said on advice alone.

A number in such a claim is right of a study, or of a limit, and advised by nobody.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import re2

from knowledge.checking.features import Features
from knowledge.checking.known import Known
from knowledge.model import Entry, EntryRole

_DOSES = frozenset({"mg", "iu", "mg_week"})
_SUBJECTS = frozenset({"b12", "vitamin d", "vitamin-d"})
_ADVISES = re2.compile(
    r"(?i)\b(?:should|must|ought|needs?|have to|has to|recommend\w*|advis\w+|require[sd]?|are to take|"
    r"(?:right|best|ideal|correct|proper|standard|official) (?:dose|amount))\b|^(?:just )?take\b"
)
_DAILY_NEED = re2.compile(r"(?i)\bdaily (?:needs?|requirements?)\b")
"""A measure of a dose ("20,000 times the daily need"), and no advice."""
_LIMITS = re2.compile(
    r"(?i)\b(?:no more than|(?:not|never|nobody|n't)\b.{0,25}\b(?:more|over|above|beyond|past|exceed)|limit|"
    r"max\w*|ceiling|at most|exceed\w*|too much)\b"
)


_PLENTY = re2.compile(
    r"(?i)\b(?:tak(?:e|es|ing)|supplement\w*|pills?|tablets?|capsules?|high|too much|lots|plenty|extra|"
    r"overdos\w*|mega\w*)\b"
)
_PUTS_RIGHT = re2.compile(
    r"(?i)\b(?:correct(?:s|ed|ing)?|fix(?:es|ed|ing)?|treat(?:s|ed|ing)?|top(?:s|ped|ping)? up|"
    r"rais(?:e|es|ed|ing)|restor(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|replenish\w*|put(?:s|ting)? right|"
    r"make up for) (?:(?:a|the|your|their|his|her|its|any) )*(?:\w+ ){0,3}"
    r"(?:deficiency|lack|shortage|low|level)"
)
"""A lack is put right, and what is told is of that ("correcting a vitamin D deficiency slows ALS")."""
_TOO_MUCH = re2.compile(
    r"(?i)\b(?:too (?:much|high)|overdos\w*|(?:above|over|beyond|exceeds?) the (?:limit|top))\b"
)
_MORE = re2.compile(r"(?i)\b(?:more than|above|over|beyond|past) \d")
_UNITS = re.compile(r"(?i)\b(\d[\d,.]*)(k?) ?(iu|units|international units)\b")
LIMIT = "dose_iu"
"""The fact of an entry on the upper limit that is the limit, in units a day."""


def advises_a_dose(claim: Features) -> bool:
    """Whether a claim says how much one should take; that nobody should take more is a limit."""
    dosed = any(size.unit in _DOSES for size in claim.sizes)
    return dosed and bool(_ADVISES.search(_DAILY_NEED.sub("", claim.text))) and not _LIMITS.search(claim.text)


def is_on_advice(record: Known) -> bool:
    """Whether a record tells what is advised."""
    return record.claim.relation == "advise"


def tells_other_doses(record: Known) -> bool:
    """Whether a record tells of a vitamin of the articles something else than what is advised."""
    return record.claim.subject in _SUBJECTS and not is_on_advice(record)


def takes_plenty(claim: Features) -> bool:
    """Whether a claim is on taking a vitamin, or on much of it, and not on a lack."""
    return bool(_PLENTY.search(claim.text)) and "low" not in claim.about and not claim.denials


def puts_right(claim: Features) -> bool:
    """Whether a claim is on putting a lack right, and not on the lack itself."""
    return bool(_PUTS_RIGHT.search(claim.text))


def is_at_most_the_limit(claim: Features) -> bool:
    """Whether a claim calls a dose too much that is not said to be above the limit."""
    dosed = any(size.unit == "iu" for size in claim.sizes)
    return dosed and bool(_TOO_MUCH.search(claim.text)) and not _MORE.search(claim.text)


def limit_of(entries: Mapping[str, Entry]) -> float:
    """The upper limit for vitamin D (IU a day), as its entry tells it; infinite where none does."""
    limits = (entry.facts for entry in entries.values() if entry.role is EntryRole.UPPER_LIMIT)
    return next((facts[LIMIT] for facts in limits if LIMIT in facts), math.inf)


def as_above_the_limit(text: str, limit: float) -> str:
    """The text with what is above ``limit`` (IU a day) told as that, where it says that it is too much."""

    def above(match: re.Match[str]) -> str:
        amount = float(match[1].replace(",", "").rstrip(".") or 0) * (1000 if match[2] else 1)
        return f"more than {limit:g} {match[3]}" if amount > limit else match[0]

    return _UNITS.sub(above, text) if _TOO_MUCH.search(text) and not _MORE.search(text) else text
