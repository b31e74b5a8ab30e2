"""Decisions about one person: whether one is asked for, how it is declined, what may be told beside that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knowledge import suggesting
from knowledge.composing import Composer
from knowledge.conversing.following import FollowUps
from knowledge.generality import Generality
from knowledge.lookup import DEPTH, Lookup
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Certainty,
    Clarify,
    Conversation,
    Entry,
    Outcome,
    Part,
)
from knowledge.screening import Screen
from knowledge.splitting import segments
from knowledge.weighing.taken_along import TakenAlong

OUTLOOK = "prognosis"
COMBINE = "combine"
HARD = frozenset({"dose", "stop", "diagnosis", "level", OUTLOOK, COMBINE, "opinion", "missed"})
"""Decisions that are never answered for one person, whatever is found."""
_BARE = "bare"
"""A decision on what the talk was of ("so should I?"): behind an answer nothing that is found decides it."""
_OF_ANYTHING = frozenset({"opinion", "start", _BARE})
"""Decisions that are declined whatever they are about: "what would you do", "is it worth it for me"."""
_SURE_BESIDE = 0.5
"""Probability from which on something is told beside a decision about one person that opens a conversation."""


class Declining:
    """Declines decisions about one person, and tells what is known in general where that is asked too."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        lookup: Lookup,
        generality: Generality,
        follow_ups: FollowUps,
        composer: Composer,
        screen: Screen,
    ) -> None:
        self._lookup, self._generality, self._screen = lookup, generality, screen
        self._along = TakenAlong(lookup.guard, lookup.retriever.query)
        self._follow_ups, self._composer, self._entries = follow_ups, composer, entries

    def guarded(self, answer: Answer, text: str) -> Outcome:
        """An answer, unless a decision about one person was asked for that no general part may stand in for."""
        personal = self._screen.personal(text)
        if personal in HARD and not self.asks_in_general(text):
            parts = _tellable(answer, personal or "other", _SURE_BESIDE)
            if not parts:
                return self.declined(personal or "other", text)
            answer = self._composer.answer(parts)
        return replace(answer, personal=personal is not None, concern=self._screen.concern(text))

    def asked_for(self, text: str, conversation: Conversation) -> str | None:
        """The kind of decision that is asked for, where the message is about anybody's health at all."""
        kind: str | None = self._screen.personal(text)
        if kind not in HARD and self._along.asked(text):
            return COMBINE
        if kind is None or conversation.answered:
            return kind
        query = self._lookup.retriever.query(text)
        ours = self._lookup.guard.about_health(query) or self._screen.asks_outlook(text) or kind in _OF_ANYTHING
        return kind if ours else None

    def is_never_answered(self, kind: str | None, text: str, conversation: Conversation) -> bool:
        """Whether a decision of a kind is declined, whatever is found and however it is surrounded."""
        hard = kind in HARD or (kind == _BARE and bool(conversation.answered))
        return hard and not self.asks_in_general(text)

    def asks_of_outlook(self, text: str, found: Outcome) -> bool:
        """Whether words of nothing else ask how it will go with one person ("how long have I got")."""
        offered = isinstance(found, Clarify) and any(entry.prognosis for entry in found.choices)
        return offered and self._screen.personal(text) == OUTLOOK

    def asks_in_general(self, text: str) -> bool:
        """Whether a personal story only surrounds questions on what is known, and not what goes together."""
        return self._generality.is_general(text) and not self._along.asked(text)

    def reply(self, kind: str, text: str, conversation: Conversation) -> Outcome:
        """What is said to somebody who asks for a decision of a hard kind."""
        told = self._general_part(text) or self._beside(kind, text, conversation)
        return told or self.declined(kind, text, conversation)

    def declined(self, kind: str, text: str, conversation: Conversation = NO_CONVERSATION) -> Advice:
        """The decision declined, with what the articles do say, to be tapped."""
        ranking = self._lookup.retriever.rank(self._follow_ups.about(segments.core(text), conversation), DEPTH)
        names, entries = self._lookup.guard.names(ranking.query), self._entries
        near = [c for c in ranking.candidates if self._lookup.guard.stops(c.id, names) is None]
        told = suggesting.fitting(near, names, entries, self._lookup.guard)
        if kind == OUTLOOK:
            surely = {c.id for c in near if c.score >= self._lookup.retriever.floor}
            told = tuple(
                e
                for e in told
                if e.id in surely and e.certainty is not Certainty.NOT_COVERED and e.topic.startswith("als-")
            )
        return Advice(kind, told, self._screen.concern(text))

    def _general_part(self, text: str) -> Answer | None:
        """What a message asks in general beside a decision about one person; None where it asks nothing so."""
        general = self._generality.beside_a_decision(text)
        if not general:
            return None
        found = self._composer.composed(text, NO_CONVERSATION, general)
        told = replace(found, personal=True) if isinstance(found, Answer) else None
        return told and replace(told, concern=self._screen.concern(text))

    def _beside(self, kind: str, text: str, conversation: Conversation) -> Answer | None:
        """What may be told, with the line, to somebody who asks for such a decision; None where nothing may."""
        found = self._composer.composed(text, conversation)
        least = 0.0 if conversation.answered else _SURE_BESIDE
        parts = _tellable(found, kind, least) if isinstance(found, Answer) else ()
        told = replace(self._composer.answer(parts), personal=True) if parts else None
        return told and replace(told, concern=self._screen.concern(text))


def _tellable(answer: Answer, kind: str, least: float) -> tuple[Part, ...]:
    """The parts of an answer that may stand beside a decision of this kind, from ``least`` probability on."""
    likely = (part for part in answer.parts if part.score >= least)
    return tuple(part for part in likely if kind in part.entry.one_person)
