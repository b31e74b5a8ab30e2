"""What the store takes in and gives back: frozen values without a name or a word of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

WhoMayAsk = Literal["all", "admins"]
ReplyIn = Literal["group", "private"]
GivenKind = Literal["answer", "personal", "concern", "verdict"]
"""What stands in a message: an answer; one, or an offer, that is no advice for one person; something below
a line on a sign of danger or grief (which one is not kept); a verdict on a claim."""
MINUTES_A_DAY = 24 * 60


class StoreError(Exception):
    """The store cannot be used as it is configured; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How the bot behaves in one chat.

    ``quiet_from`` and ``quiet_to`` are minutes after midnight at ``utc_offset`` (minutes east of UTC);
    ``quiet_until`` is a moment in Unix seconds. ``language`` (ISO 639-1) is reserved: replies are in English.
    """

    who_may_ask: WhoMayAsk = "all"
    reply_in: ReplyIn = "group"
    quiet_from: int | None = None
    quiet_to: int | None = None
    utc_offset: int = 0
    quiet_until: int | None = None
    hide_prognosis: bool = False
    language: str = "en"
    keyboard: bool = False

    def is_quiet(self, now: float) -> bool:
        """Whether the chat asked for quiet at ``now`` (Unix seconds): for a while, or by its quiet hours."""
        if self.quiet_until is not None and now < self.quiet_until:
            return True
        if self.quiet_from is None or self.quiet_to is None:
            return False
        minute = int(now // 60 + self.utc_offset) % MINUTES_A_DAY
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= minute < self.quiet_to
        return minute >= self.quiet_from or minute < self.quiet_to


DEFAULT_SETTINGS = ChatSettings()


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that stands in a chat: ids and a digest of its content. ``at`` is in Unix seconds."""

    message_id: int
    question_id: int | None
    entry_ids: tuple[str, ...]
    digest: str
    at: int
    kind: GivenKind = "answer"


@dataclass(frozen=True, slots=True)
class SentQuestion:
    """A question whose asker chose to send its words to the curators. ``at`` is in Unix seconds."""

    id: int
    text: str
    entry_ids: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class DigestCounts:
    """How often each event happened in a chat, by topic ("" where none was named)."""

    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def total(self, event: str) -> int:
        """How often ``event`` happened, whatever the topic."""
        return sum(number for (one, _), number in self.counts.items() if one == event)

    def topics(self, event: str) -> dict[str, int]:
        """How often ``event`` happened by topic, most frequent first; without those that named none."""
        named = {topic: n for (one, topic), n in self.counts.items() if one == event and topic}
        return dict(sorted(named.items(), key=lambda item: (-item[1], item[0])))
