"""How many questions a chat may send to the curators a day: a script must fill neither disk nor their time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_A_DAY = 5
"""Questions that a chat may send to the curators in a day."""
_DAY_SECONDS = 86_400


@dataclass(slots=True)
class Sendings:
    """The questions that each chat has sent today; kept in memory alone."""

    clock: Callable[[], float] = time.time
    day: int = 0
    chats: Counter[int] = field(default_factory=Counter)

    def may(self, chat_id: int) -> bool:
        """Whether a chat may send one more; then it is counted."""
        today = int(self.clock() // _DAY_SECONDS)
        if today != self.day:
            self.day, self.chats = today, Counter()
        if self.chats[chat_id] >= MOST_A_DAY:
            return False
        self.chats[chat_id] += 1
        return True
