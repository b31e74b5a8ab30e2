"""Faq: load, answer, check, browse. The only name that handlers need."""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.loading import load
from knowledge.model import (
    NO_CONVERSATION,
    Answer,
    Clarify,
    Conversation,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Part,
)
from knowledge.text import normalise


class Faq:
    """The curated FAQ and the engine that answers from it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._phrasings = {
            normalise(phrasing): entry
            for entry in knowledge.entries.values()
            for phrasing in (entry.question, *entry.phrasings)
        }

    @classmethod
    def load(cls, cache: Path | None = None) -> Faq:
        """Read the content; ``cache`` is a folder for vectors. Raises KnowledgeError on faults."""
        return cls(load())

    def entry(self, id_: str) -> Entry | None:
        """The entry with this id, or None."""
        return self.knowledge.entries.get(id_)

    def entries_of(self, topic: str) -> tuple[Entry, ...]:
        """The entries of a leaf topic, in the order of the files."""
        return tuple(entry for entry in self.knowledge.entries.values() if entry.topic == topic)

    def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        """What is said to a message that is addressed to the bot."""
        found = process.extract(normalise(text), list(self._phrasings), scorer=fuzz.token_set_ratio, limit=5)
        if not found or found[0][1] < 75:
            return NoMatch()
        phrasing, score, _ = found[0]
        return Answer((Part(self._phrasings[phrasing], score / 100),))

    def follow(self, conversation: Conversation, outcome: Outcome) -> Conversation:
        """The conversation after an outcome: the ids that a next question may refer to."""
        match outcome:
            case Answer(parts=parts, suggestions=suggestions):
                return Conversation(tuple(p.entry.id for p in parts), tuple(e.id for e in suggestions))
            case Clarify(choices=choices):
                return Conversation(conversation.answered, tuple(entry.id for entry in choices))
            case _:
                return conversation
