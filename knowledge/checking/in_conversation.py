"""A claim that leans on what was said before it: only ids of entries are remembered, and nobody's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import re2

from knowledge.conversing.conversation import SUBJECTS, names_alone, subject
from knowledge.conversing.remembering import MOST
from knowledge.conversing.rewording import said_of
from knowledge.model import Claim, Conversation, Entry
from knowledge.studies import read_studies
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import Guard

_LONGEST = 14
"""Words; a longer claim says by itself what it is about."""
_POINTS = re2.compile(
    r"(?i)\b(?:it|they|them|that one|(?:the|that|this) (?:trial|study))\b|^\W*(?:this|that)\b"
)
_LEADS = frozenset(
    tokens(
        "and what how about same for with in so ok but then the too also as well of is it that true holds thing"
    )
)
"""Words around what a message only names."""


class Leaning:
    """Reads claims that lean on the last verdict or answer."""

    def __init__(self, records: Iterable[Claim], entries: Mapping[str, Entry], guard: Guard) -> None:
        self._entries, self._guard = entries, guard
        self._studies = read_studies(entries)
        self._statements: dict[tuple[str, ...], str] = {}
        for record in records:
            self._statements.setdefault(record.entries[:MOST], record.statement)

    def in_full(self, message: str, conversation: Conversation) -> str:
        """What was said last, of what a message only names ("what about B12?"); else the message."""
        last = self._last(conversation)
        query = normalise(message)
        if last is None or not names_alone(query):
            return message
        before = self._statements.get(conversation.answered, last.question)
        named = [name for name in self._guard.names(query) if name.group in SUBJECTS]
        if len(named) != 1:
            return message
        other = {*tokens(query)} - _LEADS - self._guard.spellings(named[0])
        return (said_of(before, named[0].name) if other <= {*tokens(before)} else None) or message

    def subject(self, message: str, conversation: Conversation) -> str:
        """What a message speaks of that names nothing and points at what was said last; else ""."""
        last = self._last(conversation)
        leans = last is not None and len(message.split()) <= _LONGEST and _POINTS.search(message)
        return subject(last, self._guard, self._studies) if last is not None and leans else ""

    def _last(self, conversation: Conversation) -> Entry | None:
        return self._entries.get(conversation.answered[0]) if conversation.answered else None
