"""Decisions on the questions of a message to one answer, choices, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge import suggesting
from knowledge.conversing import both, pressing
from knowledge.conversing.following import FollowUps
from knowledge.conversing.remembering import shown
from knowledge.decision import Accepted, Decision, Unknown, Unsure, score_of
from knowledge.model import Answer, Clarify, Conversation, Entry, Manner, NoMatch, Part
from knowledge.several import MOST_PARTS, Several
from knowledge.splitting import segments
from knowledge.splitting.segments import Question
from knowledge.text import normalise
from knowledge.weighing import premises
from knowledge.weighing.guard import Guard


class Composer:
    """Looks up the questions of a message and makes one reply of what is found."""

    def __init__(self, entries: Mapping[str, Entry], follow_ups: FollowUps, guard: Guard) -> None:
        self._entries, self._guard = entries, guard
        self._several = Several(follow_ups)

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
            parts = [part for part in parts if _is_written_so(text, part.entry)] or parts
            told = tuple(part.entry.id for part in parts)
            again = told == shown(conversation)[: len(told)]
            doubted = again and pressing.asks_how_sure(normalise(text))
            left = max(0, len(segments.numbered(text)) - len({question for question, _ in accepted}))
            answer = replace(self.answer(tuple(parts[:MOST_PARTS])), again=again, left=left)
            return replace(answer, manner=Manner.DOUBTED) if doubted else answer
        return _without_answer([decision for _, decision in decisions])

    def _of_both(self, text: str, conversation: Conversation) -> tuple[Question, ...]:
        last = self._entries.get(next(iter(conversation.answered), ""))
        return both.questions(text, last, self._guard) if last else ()

    def _parts(self, question: Question, accepted: Accepted) -> tuple[Part, ...]:
        told = " ".join((*question.before[:1], question.text))
        part = Part(accepted.entry, accepted.score, premises.note(accepted.entry, told))
        return (part,) if accepted.also is None else (part, Part(accepted.also, accepted.score))

    def answer(self, parts: tuple[Part, ...]) -> Answer:
        """An answer of these parts, with what is related to them as suggestions."""
        shown = {part.entry.id for part in parts}
        others = [id_ for part in parts for id_ in part.entry.related if id_ not in shown]
        related = dict.fromkeys(others)
        near = tuple(self._entries[id_] for id_ in related)[: suggesting.MOST]
        return Answer(parts, suggestions=near)


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
