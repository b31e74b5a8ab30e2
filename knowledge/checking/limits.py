"""Claims that any dose is fine, or one above the limit: they could hurt somebody, and are told the limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import re2

from knowledge.checking.features import Features
from knowledge.checking.numbers import in_iu
from knowledge.gazetteer import Name
from knowledge.model import Claim, ClaimRole

_VITAMIN_D = Name("vitamin", "vitamin D")
SUBJECTS = {
    _VITAMIN_D: "vitamin d",
    Name("vitamin", "vitamin B12"): "b12",
    Name("vitamin", "vitamin B6"): "b6",
}
"""The vitamins of which no dose may be called fine, each with the subject of its claim on that."""
_LINK = re2.compile(r"(?i)[,;:]|\b(?:so|and|but|because|since|as)\b")
_NOT_DAILY = re2.compile(r"(?i)\b(?:weekly|monthly|yearly|(?:a|per|each|every|one) (?:week|month|year))\b")
"""The limit is one for each day; none is known for what is taken less often."""


class Limits:
    """Knows which claims call a dose fine that has no limit, or is above the one for vitamin D (IU a day).

    ``unlimited``, ``approving``, ``harmless`` and ``denying`` are RE2 patterns of claim_words.yaml.
    """

    def __init__(self, words: Mapping[str, Sequence[str]], records: Mapping[str, Claim], limit: float) -> None:
        self._limit = limit
        self._any_dose = {one.subject: one for one in records.values() if one.role is ClaimRole.ANY_DOSE}
        self._above = next((one for one in records.values() if one.role is ClaimRole.ABOVE_LIMIT), None)
        self._unlimited, self._approving = _any_of(words["unlimited"]), _any_of(words["approving"])
        self._harmless, self._denying = _any_of(words["harmless"]), _any_of(words["denying"])

    def passed(self, claim: Features) -> Claim | None:
        """The record on the dose that a claim calls fine; None where it does not, or denies it."""
        if claim.disclaimed:
            return None
        above = self._above if self._calls_too_much_fine(claim) else None
        return above or self._without_limit(claim)

    def _without_limit(self, claim: Features) -> Claim | None:
        text = self._bare(claim.text)
        match = self._unlimited.search(text)
        told = match is not None and not self._denied(text[: match.start()], text[match.end() :])
        subject = next((SUBJECTS[name] for name in claim.names if name in SUBJECTS), "") if told else ""
        return self._any_dose.get(subject)

    def _calls_too_much_fine(self, claim: Features) -> bool:
        doses = map(in_iu, claim.sizes) if _VITAMIN_D in claim.names else claim.sizes
        above = any(size.unit == "iu" and size.value > self._limit and not size.of_study for size in doses)
        if not above or _NOT_DAILY.search(claim.text):
            return False
        text = self._bare(claim.text)
        return bool(self._approving.search(text)) and not self._denying.search(text)

    def _bare(self, text: str) -> str:
        """A text with "not harmful", "no problem" and the like told without their denial."""
        return str(self._harmless.sub(" safe ", text))

    def _denied(self, before: str, after: str) -> bool:
        """Whether a denial stands in front of something in the same part of a sentence, or right behind it."""
        near = _LINK.split(before)[-1], _LINK.split(after)[0]
        return any(map(self._denying.search, near))


def _any_of(patterns: Sequence[str]) -> re2._Regexp[str]:
    return re2.compile(f"(?i)(?:{'|'.join(patterns)})")
