"""The judgement on one claim: a verdict, the record that it rests on, and why in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.model import Claim, Verdict

PLAIN, CAUTIOUS = 0.7, 0.5
"""From these nearnesses on it is plain that a record is meant, and something may be said of a claim at all."""
NOT_ALL = "I could not find all of the claim in the articles."
NOT_UNDERSTOOD = "I may not have understood every part of the claim."
OTHER_NUMBERS = "I could not match every number in the claim with the articles."
_TAKEN_FOR = "I took the claim to be about {}."

_AGREES = re.compile(r"^(?:Right(?:: |, | )|Not covered: )")
_JUDGES = re.compile(
    r"^(?:No|Not so|Not quite|Nearly|Partly|Too strong|Too simple|Too wide|The other way round): "
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the record that it rests on; ``notes`` are sentences to add to its explanation.

    ``complete``: the record knows every word of the claim and asserts all that it asserts.
    """

    verdict: Verdict
    claim: Claim
    nearness: float
    notes: tuple[str, ...] = ()
    complete: bool = False

    @property
    def doubted(self) -> bool:
        """Whether something in the claim takes the support of its record away."""
        return self.claim.verdict is Verdict.SUPPORTED and self.verdict is Verdict.PARTLY and bool(self.notes)

    @property
    def told_whole(self) -> bool:
        """Whether the verdict is that of the record itself, with nothing to put right."""
        return self.verdict is self.claim.verdict and not self.notes

    @property
    def wrong(self) -> bool:
        """Whether it is told, or known of the very claim, that not all is right."""
        told = self.told_whole and self.verdict in (Verdict.PARTLY, Verdict.NOT_ENOUGH_EVIDENCE)
        return self.nearness >= CAUTIOUS and (told or self.verdict is Verdict.CONTRADICTED)

    @property
    def turned_round(self) -> bool:
        """Whether a claim is called partly right only because it seems to deny something wrong."""
        return self.verdict is Verdict.PARTLY and self.claim.verdict is Verdict.CONTRADICTED

    @property
    def plainly_wrong(self) -> bool:
        """Whether the record says that the very claim is wrong."""
        wrong = self.verdict is self.claim.verdict is Verdict.CONTRADICTED
        return wrong and (self.complete or self.nearness >= CAUTIOUS)

    @property
    def right(self) -> bool:
        """Whether it is told of the very claim that it is right."""
        return self.verdict is Verdict.SUPPORTED and self.nearness >= PLAIN

    @property
    def not_so(self) -> bool:
        """Whether it is told of the very claim that it is wrong, or not shown."""
        told = self.verdict is self.claim.verdict is Verdict.NOT_ENOUGH_EVIDENCE
        return self.nearness >= CAUTIOUS and (told or self.verdict is Verdict.CONTRADICTED)

    @property
    def unsure(self) -> bool:
        """Whether the verdict is weak because not all was understood, not because of what is known."""
        return NOT_UNDERSTOOD in self.notes

    @property
    def unmatched(self) -> bool:
        """Whether it is only in doubt for a number that the record does not know."""
        return OTHER_NUMBERS in self.notes

    @property
    def left_open(self) -> bool:
        """Whether it is told of the very claim that there is not enough evidence for it."""
        return self.told_whole and self.verdict is Verdict.NOT_ENOUGH_EVIDENCE and self.nearness >= CAUTIOUS

    @property
    def denied_by_the_articles(self) -> bool:
        """Whether the very claim is wrong, and its denial is right."""
        return self.plainly_wrong and self.nearness >= PLAIN and self.claim.denied is Verdict.SUPPORTED

    def agreeing(self) -> Judgement:
        """The judgement on a claim that says the same as this verdict: that something is not known."""
        return replace(self, verdict=Verdict.SUPPORTED)

    def taken_for(self, study: str) -> Judgement:
        """The judgement on a claim that does not say of which study it tells."""
        return replace(self, notes=(*self.notes, _TAKEN_FOR.format(study)))

    def weakened(self) -> Judgement:
        """The judgement on a claim of which not every part was judged."""
        if self.verdict is not Verdict.SUPPORTED:
            return self
        return replace(self, verdict=Verdict.PARTLY, notes=(*self.notes, NOT_ALL))

    @property
    def explanation(self) -> str:
        """Why, in one or two sentences."""
        said = _AGREES.sub("", self.claim.explanation)
        if self.verdict is not self.claim.verdict:
            said = _JUDGES.sub("", said)
        said = said[:1].upper() + said[1:]
        return " ".join((said, *self.notes))
