"""The subject that a sentence of a post carries over from the sentence before it."""

from __future__ import annotations

import re2

from knowledge.checking.features import SUBJECTS, Features
from knowledge.checking.judgement import Judgement

_POINTS = re2.compile(r"(?i)^(?:it|this) (?P<next>[a-z])")
_CALLED = {"vitamin B12": ("b12",), "vitamin D": ("vitamin d", "vitamin-d")}
"""How the subjects of records are called that have another name in the gazetteer."""
_JUDGED = frozenset({"b12", "vitamin d", "vitamin-d", "riluzole", "edaravone", "tofersen", "amx0035"})


def subject_of(claim: Features, before: str = "") -> str:
    """The one vitamin or drug that a sentence names; of two, none is meant by what follows.

    Where it names none it is the one from ``before``.
    """
    named = {name.name for name in claim.names if name.group in SUBJECTS}
    return before if not named else named.pop() if len(named) == 1 else ""


def with_carried(statement: str, subject: str) -> str:
    """A sentence with the subject of the one before it."""
    told = str(_POINTS.sub(rf"{subject} \g<next>", statement, 1))
    return told if told != statement else f"{subject}: {statement}"


def needs_subject(claim: Features, judgement: Judgement | None, subject: str) -> bool:
    """Whether a sentence that names nothing is judged by no record, or by one on another subject."""
    if not subject or claim.names:
        return False
    its = judgement.claim.subject if judgement is not None else None
    return its is None or (its in _JUDGED and its not in _CALLED.get(subject, (subject.lower(),)))
