"""The study that a claim implies without naming it: that of the entries which would answer it as a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.checking.features import SUBJECTS, Features
from knowledge.checking.judgement import Judgement
from knowledge.model import Entry, Verdict
from knowledge.retrieval import Candidate
from knowledge.studies import B12_TRIAL, STUDY_OF_2013

_LIKELY, _NEARER = 0.05, 0.12
"""From this likelihood, or edge, on an entry may be what a sentence tells of."""
_STUDIES: Mapping[str, str] = {
    "b12-trial": B12_TRIAL,
    "b12-results": B12_TRIAL,
    "vitamin-d-study": STUDY_OF_2013,
}
_SUBJECTS: Mapping[str, str] = {"b12-help": "B12"}
"""What is told of a vitamin, and of no study: of what names nothing it may only say that it is not so."""


def names_nothing(claim: Features) -> bool:
    """Whether a claim names neither a vitamin nor a drug."""
    return not any(name.group in SUBJECTS for name in claim.names)


def meant_by(asked: Sequence[Candidate], entries: Mapping[str, Entry]) -> str:
    """The study, or vitamin, on which the entries are that may be meant; nothing where they are on two."""
    called = {**_STUDIES, **_SUBJECTS}
    topics = [entries[id_].topic for id_ in found_in(asked)]
    vitamins = {topic.partition("-")[0] for topic in topics if topic in called}
    return next((called[topic] for topic in topics if topic in called), "") if len(vitamins) == 1 else ""


def may_say(judgement: Judgement, meant: str) -> bool:
    """Whether a judgement may be told of what names nothing: right it is only of a study."""
    return meant in _STUDIES.values() or judgement.verdict is not Verdict.SUPPORTED


def found_in(asked: Sequence[Candidate]) -> list[str]:
    """The ids of the entries that may be what a sentence tells of, best first."""
    return [one.id for one in asked if one.score >= _LIKELY or one.edge >= _NEARER]


def rests_on(judgement: Judgement | None, found: Sequence[str]) -> bool:
    """Whether a judgement leans on an entry that answers the sentence as it was sent."""
    return judgement is not None and any(id_ in found for id_ in judgement.claim.entries)
