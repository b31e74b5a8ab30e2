"""Candidates to a decision on one question: the only place that may say "I don't know"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge import suggesting
from knowledge.gazetteer import Name
from knowledge.model import Certainty, Entry
from knowledge.retrieval import Candidate
from knowledge.weighing.guard import Guard, Subject

MOST_CHOICES = 4
_FAVOUR = 2.0
_SURE = 0.8
_LIKELY, _NEARER = 0.5, 0.1
"""The same score where an entry is so much nearer than what nothing answers."""
_LESS_LIKELY = 4
"""A choice that is so many times less likely than the best is none: on labelled questions no right one was."""


@dataclass(frozen=True, slots=True)
class Strictness:
    """From which scores on something is said (0 to 1).

    ``floor``: the best candidate of a question that names our subject, ``shared``: of one that may do so
    ("the trial"), ``foreign``: of one that does not
    (from two thirds of it on choices are offered). ``implied``: of one in which only "it" or "this illness" can
    stand for ALS. ``vague``: from here on choices are offered. ``margin``: the lead in log-odds over a
    candidate with another answer, ``close`` over one that is near to it (same topic, or related).
    ``together``: two within that lead that are near to each other and have this much probability between
    them are both told; ``apart``: so are two of one branch of the topics.
    """

    floor: float
    shared: float
    foreign: float
    margin: float
    close: float
    vague: float
    implied: float = 0.6
    together: float = 1.0
    apart: float = 1.0


@dataclass(frozen=True, slots=True)
class Accepted:
    """This entry answers. ``also``: so may this one on the same subject; both are told."""

    entry: Entry
    score: float
    also: Entry | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """One of these may answer, most likely first."""

    choices: tuple[Entry, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing answers. ``named`` is what the articles do not mention; ``nearest`` may be of use."""

    named: str | None
    nearest: tuple[Entry, ...]
    score: float


Decision = Accepted | Unsure | Unknown


def score_of(decision: Decision) -> tuple[int, float]:
    """An order of decisions: accepted before unsure before unknown, then by score."""
    rank = {Accepted: 2, Unsure: 1, Unknown: 0}[type(decision)]
    return rank, decision.score


def best_of(decision: Decision) -> Entry | None:
    """The entry that is likeliest, whether or not it is told."""
    match decision:
        case Accepted(entry=entry):
            return entry
        case Unsure(choices=choices):
            return choices[0]
        case _:
            return None


class Judge:
    """Weighs candidates against the term guard and the operating point."""

    def __init__(self, entries: Mapping[str, Entry], guard: Guard, strictness: Strictness) -> None:
        self._entries = entries
        self.guard = guard
        self.strictness = strictness

    def decision(
        self, candidates: Sequence[Candidate], names: Sequence[Name], subject: Subject, *, strange: bool = False
    ) -> Decision:
        """What may be said to a question.

        ``names`` is what it names; ``subject`` whether it is about our subject at all; ``strange``
        whether it asks about a word that nobody knows.
        """
        allowed = [c for c in candidates if not strange and self._may(c, names, subject)]
        floor, vague = self._needed(subject)
        if allowed and allowed[0].score >= floor:
            return self._settled(allowed)
        unknown = self.guard.not_mentioned(names)
        if unknown is None and allowed and allowed[0].score >= vague:
            return self._offered(allowed)
        told = () if strange else tuple(suggesting.about(names, candidates, self._entries, self.guard))
        if told:
            return Unknown(None, told[:MOST_CHOICES], _best(allowed))
        near = [c for c in allowed if c.score >= self.strictness.vague / 4]
        nearest = suggesting.fitting(
            () if subject is Subject.FOREIGN else near, names, self._entries, self.guard
        )
        return Unknown(unknown, nearest, _best(allowed))

    def _may(self, candidate: Candidate, names: Sequence[Name], subject: Subject) -> bool:
        """Whether an entry may be told; that the articles are silent is no news on a foreign subject."""
        silent = self._entries[candidate.id].certainty is Certainty.NOT_COVERED
        if silent and subject is Subject.FOREIGN and not _is_surely_meant(candidate):
            return False
        return self.guard.stops(candidate.id, names) is None

    def _needed(self, subject: Subject) -> tuple[float, float]:
        """From which scores on a question of this kind is answered, and choices are offered."""
        strict = self.strictness
        if subject is Subject.FOREIGN:
            return strict.foreign, strict.foreign * 2 / 3
        return (strict.floor if subject is Subject.OURS else strict.shared), strict.vague

    def _settled(self, allowed: Sequence[Candidate]) -> Decision:
        first = allowed[0]
        rivals = [other for other in allowed[1:] if self._rivals(first, other)]
        if not rivals:
            return Accepted(self._entries[first.id], first.score)
        if len(rivals) == 1 and self._told_together(first, rivals[0]):
            return Accepted(self._entries[first.id], first.score, self._entries[rivals[0].id])
        return self._offered([first, *rivals])

    def _told_together(self, first: Candidate, other: Candidate) -> bool:
        """Whether two short answers spare people the tap of choosing: both likely, plain, on one subject."""
        both = (self._entries[first.id], self._entries[other.id])
        needed = self.strictness.together if self._agree(first.id, other.id) else self.strictness.apart
        likely = first.score + other.score >= needed and both[0].branch == both[1].branch
        return likely and not any(entry.prognosis for entry in both)

    def _rivals(self, first: Candidate, other: Candidate) -> bool:
        """Whether another candidate is so near that choosing between them would be guessing."""
        needed = self.strictness.close if self._agree(first.id, other.id) else self.strictness.margin
        return _log_odds(first.score) - _log_odds(other.score) < needed

    def _agree(self, one: str, other: str) -> bool:
        """Whether two entries are near in what they say."""
        first, second = self._entries[one], self._entries[other]
        return first.topic == second.topic or other in first.related or one in second.related

    def _offered(self, allowed: Sequence[Candidate]) -> Decision:
        likely = [c for c in allowed if c.score >= max(self.strictness.vague, allowed[0].score) / _LESS_LIKELY]
        if not self._entries[likely[0].id].prognosis:  # which nobody is shown unasked
            likely = [c for c in likely if not self._entries[c.id].prognosis]
        choices = tuple(self._entries[c.id] for c in likely[:MOST_CHOICES])
        if len(choices) < 2:
            return Unsure(self._with_related(choices[0]), allowed[0].score)
        return Unsure(choices, allowed[0].score)

    def _with_related(self, entry: Entry) -> tuple[Entry, ...]:
        related = [self._entries[id_] for id_ in entry.related if id_ in self._entries]
        return (entry, *related)[:3]


def _is_surely_meant(candidate: Candidate) -> bool:
    """Whether words that say nothing of our subject are clearly nearer to an entry than to what is outside."""
    return candidate.score >= (_LIKELY if candidate.edge >= _NEARER else _SURE)


def favoured(candidates: Sequence[Candidate], near: frozenset[str]) -> list[Candidate]:
    """The candidates, best first, with the odds of those that the conversation makes likelier raised."""
    raised = [
        Candidate(c.id, 1 / (1 + math.exp(-_log_odds(c.score) - _FAVOUR))) if c.id in near else c
        for c in candidates
    ]
    return sorted(raised, key=lambda candidate: -candidate.score)


def _log_odds(score: float) -> float:
    near = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(near / (1 - near))


def _best(allowed: Sequence[Candidate]) -> float:
    return allowed[0].score if allowed else 0.0


def main_questions(entries: Iterable[Entry], limit: int = MOST_CHOICES) -> tuple[Entry, ...]:
    """What is offered on a bare topic: the broad entries first, one of each leaf before a second one."""
    ranked = sorted(entries, key=lambda entry: not entry.overview)
    firsts: dict[str, Entry] = {}
    for entry in ranked:
        firsts.setdefault(entry.topic, entry)
    rest = [entry for entry in ranked if firsts[entry.topic] is not entry]
    return (*firsts.values(), *rest)[:limit]
