"""One tap as a value, and the filter that takes two taps of a shaking hand for one."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import telegram

if TYPE_CHECKING:
    from handlers.context import Context

SECONDS = 3.0
MOST = 1000


@dataclass(slots=True)
class Taps:
    """The taps of the last seconds."""

    clock: Callable[[], float] = time.monotonic
    seen: OrderedDict[Hashable, float] = field(default_factory=OrderedDict)

    def repeats(self, tap: Hashable) -> bool:
        """Whether the same tap was seen less than three seconds ago; it counts as seen from now on."""
        now = self.clock()
        before = self.seen.pop(tap, None)
        self.seen[tap] = now
        while len(self.seen) > MOST:
            self.seen.popitem(last=False)
        return before is not None and now - before < SECONDS


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on a button of ours: by whom, below which message, and what the button carries."""

    context: Context
    user_id: int
    message: telegram.MaybeInaccessibleMessage
    args: tuple[str, ...]

    @property
    def chat_id(self) -> int:
        """The chat of the message."""
        return self.message.chat.id

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.message.chat.type == telegram.Chat.PRIVATE

    @property
    def question(self) -> telegram.Message | None:
        """The message that the tapped one replies to, where Telegram still tells."""
        told = self.message.reply_to_message if isinstance(self.message, telegram.Message) else None
        # In a forum topic every message "replies" to the service message that opened it.
        return None if told is None or told.forum_topic_created else told
