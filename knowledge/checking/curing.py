"""Whatever a claim says cures ALS: there is no cure so far, and either the articles mention it or not."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.checking.features import ALS, Features
from knowledge.checking.judgement import Judgement
from knowledge.gazetteer import Name
from knowledge.model import Verdict
from knowledge.weighing.guard import Guard

_NO_CURE = "The articles say that ALS has no cure so far. They do not mention {}."
_NOT_REMEDIES = frozenset({"person", "organisation", "journal", "text"})
_NOTHING_TO_NAME = frozenset({"country", "population"})
_CURING = frozenset({"cure", "reverse", "stop"})
_OPEN = (Verdict.NOT_COVERED, Verdict.NOT_ENOUGH_EVIDENCE)


def no_cure(names: Iterable[Name], guard: Guard) -> str:
    """What is told of a cure that the articles do not know, by its name where that is fit to be said.

    Somebody who is named is no treatment, and a country is not what cures.
    """
    told = [name for name in names if name.group not in _NOTHING_TO_NAME and guard.is_unknown(name)]
    named = guard.not_mentioned(told)
    someone = named and told[0].group in _NOT_REMEDIES
    return _NO_CURE.format(
        f"“{named}”" if someone else f"“{named}” as a treatment" if named else "this as a treatment"
    )


def says_it_cures(claim: Features) -> bool:
    """Whether a claim says of something that it cures ALS."""
    other = {name for name in claim.names if name.group == ALS.group} - {ALS}
    return "cure" in claim.relations and not claim.denials and (ALS in claim.names or not other)


def is_on_als_alone(judgement: Judgement) -> bool:
    """Whether a judgement is only that ALS cannot be cured, reversed or stopped, whatever is taken."""
    record = judgement.claim
    return record.subject == "als" and record.relation in _CURING and judgement.verdict is Verdict.CONTRADICTED


def leaves_cure_open(judgement: Judgement | None) -> bool:
    """Whether a judgement on a cure is none, or tells of something else than a cure."""
    if judgement is None or judgement.claim.danger:
        return True
    return judgement.verdict in _OPEN and judgement.claim.relation != "cure"
