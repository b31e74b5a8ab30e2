"""One claim to a verdict: the nearest record whose features agree decides; in doubt the weaker verdict.

The verdict of the record is turned round where the claim denies what the record asserts, and weakened by wrong
numbers, by "every" and "proven", by names and words that nothing near it knows. "Supported" needs everything
to agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.checking.agreement import (
    SURE,
    SURE_ALIKE,
    agrees_with,
    is_of_another_thing,
    lacks_a_name,
    lacks_a_person,
    lacks_the_lack,
)
from knowledge.checking.corrections import corrections
from knowledge.checking.doubts import doubt
from knowledge.checking.features import Features
from knowledge.checking.guards import (
    SIDED,
    denies_wrong_number,
    is_on_another,
    partly_right,
    tells_of_another,
    unfounded,
)
from knowledge.checking.judgement import CAUTIOUS, NOT_UNDERSTOOD, PLAIN, Judgement
from knowledge.checking.matching import Match, Matcher
from knowledge.checking.subjects import takes_it_for_the_earlier
from knowledge.model import Verdict

FLOOR, FLOOR_STRANGE = 0.36, 0.39
"""From this nearness on a record may decide, the second where the claim names what it does not know.

Chosen, like those below, on the development claims.
"""
_STRAIGHT = 0.2
_RIVAL = 0.02
"""Records this close to the nearest one have a say, unless the nearest is plainly meant."""
_NEAR_BY = 0.05
"""A record that is right may be so much farther than one that is wrong, to say that neither is plain."""
_SAID = 0.9
"""So near it is the record itself, and not also something wrong that is nearly as near."""
_BETTER = 0.12
"""A record that supports all of a claim may be so much farther than one that supports a part."""
_NEXT = 0.08
"""A record so much farther than the nearest may say what is wrong, where the nearest may not judge."""
_LED, SURE_LED = 0.3, 0.45
"""So likely the entry of a record answers the claim, and so near it then has to be to call it wrong."""
_COMPARED = 0.55
"""So near it has to be to call a claim wrong for a word and its opposite alone ("slower", "faster")."""

DENIED: Mapping[Verdict, Verdict] = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.PARTLY: Verdict.PARTLY,
    Verdict.NOT_ENOUGH_EVIDENCE: Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.CONTRADICTED: Verdict.PARTLY,
    Verdict.NOT_COVERED: Verdict.NOT_COVERED,
}
"""What becomes of the opposite of a claim, where its record does not say."""


class ClaimJudge:
    """Judges single claims against the curated ones."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def judge(self, claim: Features) -> Judgement | None:
        """The judgement on one claim, or None where no record may decide."""
        near = [
            match
            for match in self._matcher.near(claim)
            if match.nearness >= _floor(claim, match) and not is_on_another(claim, match)
        ]
        if not near:
            return None
        crossed = self._crossed(claim, near)
        if crossed is not None:
            return crossed
        near = _straight(claim, near)
        judged = [self._judged(claim, match) for match in (near[0], *_rivals(claim, near))]
        made = [one for one in judged if one is not None]
        if judged[0] is None:
            return self._next_told(claim, near)
        if judged[0].doubted:
            return self._told_better(claim, near) or self._known_to_be_wrong(claim, near) or judged[0]
        as_good = self._as_good(claim, near) if judged[0].verdict is Verdict.CONTRADICTED else None
        if as_good is not None:
            return as_good
        told = next((one for one in made if one.verdict is not Verdict.SUPPORTED), made[0])
        if told.verdict is Verdict.CONTRADICTED and judged[0].verdict is Verdict.SUPPORTED:
            told = judged[0].weakened()
        return told.weakened() if self._says_wrong_too(claim, near) else told

    def _crossed(self, claim: Features, near: Sequence[Match]) -> Judgement | None:
        """The judgement of a record whose two numbers a claim gives to the wrong sides."""
        swapped = (one for one in near if one.nearness >= CAUTIOUS and one.record.swaps(claim))
        made = (self._judged(claim, one) for one in swapped)
        return next((one for one in made if one is not None), None)

    def _says_wrong_too(self, claim: Features, near: Sequence[Match]) -> bool:
        """Whether a claim is hardly less plainly something wrong too ("... and ALS is Alzheimer's")."""
        plain = [one for one in near[1:] if near[0].nearness < _SAID and one.nearness >= PLAIN]
        wrong = (one for one in plain if near[0].nearness - one.nearness <= _NEXT and not one.opposed(claim))
        wrong = (one for one in wrong if not one.record.means_other(claim, one.phrasing))
        made = (self._judged(claim, one) for one in wrong if one.record.claim.verdict is Verdict.CONTRADICTED)
        return any(one is not None and one.verdict is Verdict.CONTRADICTED for one in made)

    def _as_good(self, claim: Features, near: Sequence[Match]) -> Judgement | None:
        """The judgement of a record that is right, and nearly as near as the first, which is wrong."""
        first = near[0]
        if first.nearness >= _SAID or first.opposed(claim):
            return None
        near_by = (one for one in near[1:] if first.nearness - one.nearness <= _BETTER)
        near_by = (one for one in near_by if not _knows_less(claim, first, one))
        made = [(one, self._judged(claim, one)) for one in near_by if agrees_with(claim, one)]
        told = [one.weakened() for match, one in made if one is not None and _as_near(claim, first, match, one)]
        return next((one for one in told if one.doubted and not one.unmatched), None)

    def _next_told(self, claim: Features, near: Sequence[Match]) -> Judgement | None:
        """The judgement of the next record, if the nearest is none to decide; it does not support."""
        for match in near[1:]:
            if near[0].nearness - match.nearness > _NEXT:
                return None
            made = None if match.elsewhere(claim) else self._judged(claim, match)
            if made is not None:
                guessed = made.verdict is Verdict.CONTRADICTED and agrees_with(claim, near[0])
                tied = near[0].nearness - match.nearness <= _RIVAL or match.nearness < SURE_ALIKE
                return None if made.verdict is Verdict.SUPPORTED or (guessed and tied) else made
        return None

    def _told_better(self, claim: Features, near: Sequence[Match]) -> Judgement | None:
        """The judgement of a record hardly farther that supports all of the claim, if none before denies it."""
        for match in near[1:]:
            if near[0].nearness - match.nearness > _BETTER:
                return None
            made = self._judged(claim, match)
            if made is not None and made.verdict is Verdict.SUPPORTED:
                return made
            if made is not None and not made.doubted:
                return None
        return None

    def _known_to_be_wrong(self, claim: Features, near: Sequence[Match]) -> Judgement | None:
        """The judgement of a wrong record hardly farther that knows a name which the first does not know."""
        for match in near[1:]:
            close = near[0].nearness - match.nearness <= _NEXT and match.nearness >= SURE
            if close and not match.opposed(claim) and _knows_less(claim, match, near[0]):
                made = self._judged(claim, match)
                return made if made is not None and made.plainly_wrong else None
        return None

    def _judged(self, claim: Features, match: Match) -> Judgement | None:
        record, opposite = match.record, match.opposed(claim)
        bare = match.nearness >= SIDED and not record.foreign(claim)
        wrong = [size for size in claim.sizes if record.denies(size, bare) and not record.nearly(claim, size)]
        verdict = record.claim.verdict
        if opposite:
            verdict = self._of_the_opposite(claim, match)
        contrast = any(name.group in record.claim.contrast and name not in record.names for name in claim.names)
        swapped = record.swaps(claim)
        if contrast or swapped:
            verdict = Verdict.CONTRADICTED
        elif wrong and verdict in (Verdict.SUPPORTED, Verdict.PARTLY):
            verdict = Verdict.PARTLY if opposite or partly_right(claim, match, wrong) else Verdict.CONTRADICTED
        elif opposite and denies_wrong_number(claim, match):
            verdict = Verdict.PARTLY
        if verdict is Verdict.CONTRADICTED and not (wrong or contrast or swapped) and unfounded(claim, match):
            return None
        if wrong and tells_of_another(claim, match):
            return None
        if _is_of_another(claim, match, verdict is Verdict.SUPPORTED and not opposite):
            return None
        if not contrast and self._guessed(claim, match, verdict):
            return self._cautious(claim, match, verdict)
        doubted = doubt(claim, match, self._matcher.strong) if verdict is Verdict.SUPPORTED else None
        if doubted is not None:
            return Judgement(Verdict.PARTLY, record.claim, match.nearness, (doubted,))
        told = not record.foreign(claim) and claim.relations <= match.phrasing.relations
        return Judgement(
            verdict, record.claim, match.nearness, tuple(corrections(wrong, record, match.phrasing)), told
        )

    @staticmethod
    def _of_the_opposite(claim: Features, match: Match) -> Verdict:
        """The verdict on the opposite of a record; only a denial makes something wrong right."""
        record = match.record.claim
        verdict = record.denied or DENIED[record.verdict]
        denied = (claim.denials + match.phrasing.denials) % 2 == 1
        return Verdict.PARTLY if verdict is Verdict.SUPPORTED and not denied else verdict

    def _guessed(self, claim: Features, match: Match, verdict: Verdict) -> bool:
        """Whether a firm verdict would rest on a distant record that does not know every word."""
        led = verdict is Verdict.CONTRADICTED and match.asked >= _LED
        if match.compared(claim):
            led = led and claim.of_the_same_pairs(match.phrasing)
            return match.nearness < (SURE_LED if led else _COMPARED) and verdict is Verdict.CONTRADICTED
        if match.nearness >= (SURE_LED if led else SURE):
            return False
        if verdict is Verdict.NOT_ENOUGH_EVIDENCE and match.nearness < SURE_ALIKE:
            return bool(match.record.foreign(claim) and match.phrasing.about and not claim.about)
        if match.elsewhere(claim):
            return verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
        if not match.record.foreign(claim):
            denied = verdict is Verdict.CONTRADICTED and (match.opposed(claim) or bool(claim.denials))
            return (denied or verdict is Verdict.SUPPORTED) and match.nearness < SURE_ALIKE
        alike = claim.relations & match.phrasing.relations & self._matcher.strong
        return verdict is Verdict.SUPPORTED or (verdict is Verdict.CONTRADICTED and not alike)

    @staticmethod
    def _cautious(claim: Features, match: Match, verdict: Verdict) -> Judgement | None:
        """What may be said instead of a guess: nothing, or that some of a claim is right."""
        near = match.nearness >= CAUTIOUS and match.record.foreign(claim) == 1 and not match.elsewhere(claim)
        if verdict is not Verdict.SUPPORTED or not near:
            return None
        return Judgement(Verdict.PARTLY, match.record.claim, match.nearness, (NOT_UNDERSTOOD,))


def _is_of_another(claim: Features, match: Match, supports: bool) -> bool:
    """Whether a record tells of somebody, or something, that the claim does not tell of."""
    earlier = takes_it_for_the_earlier(claim.text, match.record.claim.entries)
    other = (
        earlier
        or lacks_a_person(claim, match)
        or is_of_another_thing(claim, match)
        or lacks_the_lack(claim, match)
    )
    return other or (supports and lacks_a_name(claim, match))


def _knows_less(claim: Features, first: Match, match: Match) -> bool:
    """Whether a record does not know what a claim names and the first one knows ("approved in the US")."""
    return any(name in first.record.names and name not in match.record.names for name in claim.names)


def _as_near(claim: Features, first: Match, match: Match, judgement: Judgement) -> bool:
    """Whether a record that is right is near enough to one that is wrong; or is not."""
    whole, less = judgement.verdict is Verdict.SUPPORTED, first.nearness - match.nearness
    if first.nearness >= PLAIN:
        says_more = bool(first.phrasing.words - claim.words)
        return whole and judgement.complete and says_more and less <= _BETTER
    return less <= (_BETTER if whole else _NEAR_BY)


def _floor(claim: Features, match: Match) -> float:
    known, contrast = match.record.names, match.record.claim.contrast
    return FLOOR if all(one in known or one.group in contrast for one in claim.names) else FLOOR_STRANGE


def _rivals(claim: Features, near: Sequence[Match]) -> list[Match]:
    """The matches that are as near as the first and share as much with the claim."""
    first = near[0]
    if first.nearness >= PLAIN:
        return []
    shared = first.shared(claim)
    return [one for one in near[1:] if first.nearness - one.nearness <= _RIVAL and one.shared(claim) >= shared]


def _straight(claim: Features, near: list[Match]) -> list[Match]:
    """The matches without those in front that say the contrary of something wrong, if others are as good.

    What denies a wrong statement is told better by the right statement: it is judged by that one.
    """
    first, record = near[0], near[0].record.claim
    told = record.denied is Verdict.SUPPORTED or record.verdict is not Verdict.CONTRADICTED
    if told or not first.opposed(claim):
        return near
    others = [
        match
        for match in near
        if (first.nearness - match.nearness <= _STRAIGHT or record.entries[0] in match.record.claim.entries)
        and match.record.claim.verdict is Verdict.SUPPORTED
        and not match.opposed(claim)
    ]
    return others or _wrong_in_the_same_way(claim, near)


def _wrong_in_the_same_way(claim: Features, near: list[Match]) -> list[Match]:
    """The matches from the first that a claim agrees with, where the nearest is wrong in another direction.

    "As common in women as in men" is wrong; that "it is twice as common in women" is so in its own way.
    """
    first = near[0]
    for at, match in enumerate(near):
        if first.nearness - match.nearness > _NEXT:
            return near
        if match.record.claim.verdict is Verdict.CONTRADICTED and not match.opposed(claim):
            return near[at:]
    return near
