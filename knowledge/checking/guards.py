"""When a claim may not be called wrong, though its record seems to say so, and when only a part of it is."""

from __future__ import annotations

from collections.abc import Sequence

import re2

from knowledge.checking.features import Features
from knowledge.checking.judgement import CAUTIOUS, PLAIN
from knowledge.checking.matching import Match
from knowledge.checking.numbers import CONTEXT, Size, agrees
from knowledge.model import Verdict

_SAID = 0.9
SIDED = 0.65
"""From here on it may call a claim wrong that does not name the side which its nearest phrasing takes."""
_ENDS_DENYING = re2.compile(
    r"(?i)\b(?:no|not|\w+n'?t|none|never|nothing|nobody)(?: longer| more| less| else| so)?$"
)


_TELLING = frozenset({"help", "slow", "protect", "cure", "prevent", "stop", "cause", "survival"})
"""What a claim may say of its subject; what says none of it may still be one of these records."""
_OUTCOMES = frozenset({"survival"})
_EXCLUSIVE = frozenset({"exclusive"})
_KIND = frozenset({"approved"})
_WAY, _COMPARING = "route", frozenset({"help", "compare", "slow"})


def partly_right(claim: Features, match: Match, wrong: Sequence[Size]) -> bool:
    """Whether another thing is right beside what is wrong; of two counts the right one only tells the study."""
    other = CONTEXT | {size.unit for size in wrong}
    own = match.record.own
    return any(agrees(size, own) and size.unit not in other for size in claim.sizes)


def unfounded(claim: Features, match: Match) -> bool:
    """Whether nothing that a claim says itself makes it wrong, where no number and no name does."""
    return (
        _denies_nothing_told(claim, match)
        or _told_nothing_denied(claim, match)
        or _of_no_side(claim, match)
        or _denies_elsewhere(claim, match)
        or _says_less(claim, match)
        or _of_something_else(claim, match)
        or _of_another_number(claim, match)
    )


def is_on_another(claim: Features, match: Match) -> bool:
    """Whether a record, however near, is on another part, outcome or share than the claim."""
    return (
        _denies_another_part(claim, match)
        or _tells_of_an_outcome(claim, match)
        or _compares_ways(claim, match)
        or match.record.tells_apart(claim)
    )


def _compares_ways(claim: Features, match: Match) -> bool:
    """Whether a claim says that one way to take something does what another does, and the record does not.

    "A nose spray works like the injections" is not that the trial was done with a nose spray.
    """
    ways = {name for name in claim.names if name.group == _WAY}
    said = claim.relations & _COMPARING
    return len(ways) > 1 and bool(said) and not said & match.record.asserts(claim)


def _denies_another_part(claim: Features, match: Match) -> bool:
    """Whether a wrong statement only seems to be the claim: each denies what the other asserts.

    "Harmful and useless" is not what "not harmful, and useful" says, though each has one denial.
    """
    wrong = match.record.claim.verdict is Verdict.CONTRADICTED
    return wrong and not match.opposed(claim) and claim.refuses_elsewhere(match.phrasing)


def _of_no_side(claim: Features, match: Match) -> bool:
    """Whether what is wrong is so for a side ("longer survival"), of which a claim from afar tells neither."""
    if match.nearness >= SIDED or match.opposed(claim) or claim.universal:
        return False
    if match.phrasing.universal and not claim.universal:
        return True
    its = zip(claim.sides, match.phrasing.sides, match.phrasing.sided_by, strict=True)
    return any(side and by and not own for own, side, by in its)


def _denies_nothing_told(claim: Features, match: Match) -> bool:
    """Whether a claim seems wrong for a denial alone, of nothing that the record tells of.

    So is "four months, no more", or "too much of it is risky, do not overdo it".
    """
    if not match.opposed(claim) or match.compared(claim) or claim.disclaimed or not claim.denials:
        return False
    if claim.denied:
        return not claim.denied & match.record.words
    return bool(_ENDS_DENYING.search(claim.text))


def _told_nothing_denied(claim: Features, match: Match) -> bool:
    """Whether a claim denies nothing and tells nothing of what its nearest phrasing denies.

    "D may be helpful" is not the contrary of "D does not harm and may be helpful".
    """
    if not match.opposed(claim) or match.compared(claim) or claim.denials:
        return False
    denied = match.phrasing.denied
    return not (denied & claim.words if denied else claim.relations & match.phrasing.relations)


def _denies_elsewhere(claim: Features, match: Match) -> bool:
    """Whether a claim from afar denies something else than the wrong statement that it seems to repeat."""
    return match.nearness < CAUTIOUS and not match.opposed(claim) and claim.denies_elsewhere(match.phrasing)


def _says_less(claim: Features, match: Match) -> bool:
    """Whether a claim from afar says "only", and the wrong statement does not ("helps only a little")."""
    sole = bool(match.phrasing.about & _EXCLUSIVE) and not claim.about & _EXCLUSIVE
    if sole and match.nearness < PLAIN and not match.opposed(claim) and not claim.universal:
        return True
    only = "only" in claim.about - match.record.about
    return only and match.nearness < SIDED and not match.opposed(claim)


def _of_something_else(claim: Features, match: Match) -> bool:
    """Whether a claim says of its subject, or tells of a part of the body, what no wording of the record does.

    "B12 helps in Parkinson's" is not that the trial was on people who had it.
    """
    if match.opposed(claim) or claim.denials or match.nearness >= _SAID:
        return False
    better = "reverse" in claim.relations and match.record.foreign(claim) > 0
    if better or "organs" in claim.about - match.record.about:
        return True
    if match.nearness >= PLAIN:
        return False
    said = (claim.relations & _TELLING) - match.record.asserts(claim)
    return bool(said and said == claim.relations & _TELLING)


def _of_another_number(claim: Features, match: Match) -> bool:
    """Whether a wrong statement is so for its number, and those of the claim are right ("50 to 70", not 80)."""
    told = [{size.unit: (size.value,)} for one in match.record.phrasings for size in one.sizes]
    own = [agrees(size, match.record.sizes) for size in claim.sizes]
    others = bool(match.phrasing.sizes) and not any(agrees(size, one) for size in claim.sizes for one in told)
    return others and bool(own) and all(own) and not match.opposed(claim)


def tells_of_another(claim: Features, match: Match) -> bool:
    """Whether a wrong number is one of something else: a record on an approval, and a claim on a trial."""
    told = [bool(one.relations & _KIND) for one in match.record.phrasings]
    counted = match.record.claim.relation == "number"
    return 2 * sum(told) > len(told) and not claim.relations & _KIND and not counted


def _tells_of_an_outcome(claim: Features, match: Match) -> bool:
    """Whether a claim tells of life and death, and no wording of the record does ("43% fewer deaths")."""
    return bool(claim.about & _OUTCOMES - match.record.about) and match.nearness < _SAID


def denies_wrong_number(claim: Features, match: Match) -> bool:
    """Whether what a claim denies is a number that is wrong indeed ("it did not last two years")."""
    denied = bool(claim.denials) and match.record.claim.verdict is Verdict.SUPPORTED
    told = [agrees(size, match.record.sizes) for size in claim.sizes if size.unit not in CONTEXT]
    return denied and bool(told) and True not in told
