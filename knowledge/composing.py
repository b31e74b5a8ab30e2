"""Decisions on the questions of a message to one answer, choices, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from knowledge import suggesting
from knowledge.conversing import both_vitamins, pressing
from knowledge.conversing.following import FollowUps
from knowledge.conversing.remembering import shown
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import Accepted, Decision, Unknown, Unsure, score_of
from knowledge.model import Answer, Clarify, Conversation, Entry, Manner, NoMatch, Part
from knowledge.several import MOST_PARTS, Several
from knowledge.splitting import segments
from knowledge.splitting.pairs import Pairs
from knowledge.splitting.segments import Question
from knowledge.text import normalise
from knowledge.weighing import premises
from knowledge.weighing.guard import Guard


class Composer:
    """Looks up the questions of a message and makes one reply of what is found."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        follow_ups: FollowUps,
        guard: Guard,
        forms: TurnForms,
        pairs: Pairs,
    ) -> None:
        self._entries, self._guard, self._forms = entries, guard, forms
        self._several = Several(follow_ups, pairs)

    def composed(
        self, text: str, conversation: Conversation, asked: Sequence[Question] = ()
    ) -> Answer | Clarify | NoMatch:
        """What is said to the questions of a message, or to those that are ``asked`` of it."""
        of_both = () if asked else self._of_both(text, conversation)
        decisions = self._several.of_each(asked or of_both or segments.questions(text), conversation)
        accepted = _distinct([(q, v) for q, v in decisions if isinstance(v, Accepted)])
        if accepted:
            found = [part for question, one in accepted for part in self._parts(question, one)]
            parts = list({part.entry.id: part for part in found}.values())
            written = [part for part in parts if _is_written_so(text, part.entry)]
            told = tuple(part.entry.id for part in written or parts)
            again = told == shown(conversation)[: len(told)]
            doubted = again and pressing.asks_how_sure(normalise(text), self._forms)
            answer = replace(self.answer(tuple((written or parts)[:MOST_PARTS])), again=again)
            answer = answer if written else _with_what_is_left(answer, text, decisions)
            return replace(answer, manner=Manner.DOUBTED) if doubted else answer
        return _without_answer([decision for _, decision in decisions])

    def _of_both(self, text: str, conversation: Conversation) -> tuple[Question, ...]:
        last = self._entries.get(next(iter(conversation.answered), ""))
        return both_vitamins.questions(text, last, self._guard) if last else ()

    def _parts(self, question: Question, accepted: Accepted) -> tuple[Part, ...]:
        told = " ".join((*question.before[:1], question.text))
        part = Part(accepted.entry, accepted.score, premises.note(accepted.entry, told))
        return (part,) if accepted.also is None else (part, Part(accepted.also, accepted.score))

    def of_choices(self, picked: Sequence[Entry]) -> Answer:
        """One answer to the choices that were picked; what it has no room for is what is suggested."""
        answer = self.answer(tuple(Part(entry, 1.0) for entry in picked[:MOST_PARTS]))
        left = tuple(picked[MOST_PARTS:])
        return replace(answer, suggestions=left, left=len(left)) if left else answer

    def answer(self, parts: tuple[Part, ...]) -> Answer:
        """An answer of these parts, with what is related to them as suggestions."""
        shown = {part.entry.id for part in parts}
        others = [id_ for part in parts for id_ in part.entry.related if id_ not in shown]
        related = dict.fromkeys(others)
        near = tuple(self._entries[id_] for id_ in related)[: suggesting.MOST]
        return Answer(parts, suggestions=near)


def _with_what_is_left(answer: Answer, text: str, decisions: Sequence[tuple[Question, Decision]]) -> Answer:
    """An answer that tells how much else was asked, and offers first what that may be."""
    told = {part.entry.id for part in answer.parts}
    left = {question: _may_be(one) for question, one in decisions if _is_left(question, one, told)}
    answered = {question for question, one in decisions if isinstance(one, Accepted)} - left.keys()
    named = next((one.named for _, one in decisions if isinstance(one, Unknown) and one.named), None)
    offered = {entry.id: entry for meant in left.values() for entry in meant[:1]}
    offered |= {entry.id: entry for entry in answer.suggestions}
    return replace(
        answer,
        left=max(len(left), len(segments.numbered(text)) - len(answered)),
        unknown=named,
        suggestions=tuple(offered.values())[: suggesting.MOST],
    )


def _is_left(question: Question, decision: Decision, told: Set[str]) -> bool:
    """Whether a question is answered by nothing that is ``told``, and asks for something indeed."""
    if isinstance(decision, Unknown):
        return not decision.named and question.text.rstrip().endswith("?")
    return not told & {entry.id for entry in _may_be(decision)}


def _may_be(decision: Decision) -> tuple[Entry, ...]:
    """The entries that a question may ask for, most likely first."""
    if isinstance(decision, Accepted):
        return (decision.entry,)
    return decision.choices if isinstance(decision, Unsure) else ()


def _is_written_so(text: str, entry: Entry) -> bool:
    """Whether a message is word for word the question that stands over an entry: nothing else is asked."""
    return normalise(text) == normalise(entry.question)


def _distinct(found: Sequence[tuple[Question, Accepted]]) -> list[tuple[Question, Accepted]]:
    kept: dict[str, tuple[Question, Accepted]] = {}
    for question, one in found:
        kept.setdefault(one.entry.id, (question, one))
    return list(kept.values())


def _without_answer(decisions: Sequence[Decision]) -> Clarify | NoMatch:
    best = max(decisions, key=score_of)
    if isinstance(best, Unsure):
        return Clarify(best.choices, best.score)
    unknown = next((v.named for v in decisions if isinstance(v, Unknown) and v.named), None)
    return NoMatch(unknown, best.nearest if isinstance(best, Unknown) else ())
