"""Which updates are worked on and which are done: a crash loses nothing, and nothing is answered twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from telegram import Update

HOLD_SECONDS = 5.0
"""How long Telegram is asked to keep an update that is worked on; one that waits longer for Telegram's
limits must not hold up all others."""
SEEN = 10_000


async def _nowhere(_update_id: int) -> bool:
    return False


class Ledger:
    """The updates that are worked on, and the ids of the latest ones that were taken.

    ``keep`` is called with the id of an update that is done and must not be done again, by a later run either.
    ``elsewhere`` tells of an id whether another process has done it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, seen: int = SEEN) -> None:
        self._clock = clock
        self._limit = seen
        self._seen: dict[int, None] = {}
        self._open: dict[int, _Open] = {}
        self._last: int | None = None
        self._calm = asyncio.Event()
        self.keep: Callable[[int], None] = lambda _: None
        self.elsewhere: Callable[[int], Awaitable[bool]] = _nowhere

    def know(self, update_ids: Iterable[int]) -> None:
        """Updates that were done before the program started."""
        self._seen |= dict.fromkeys(update_ids)

    def take(self, update_id: int) -> bool:
        """Whether an update is new; then it is worked on from now until :meth:`done`."""
        self._last = max(update_id, self._last or 0)
        if update_id in self._seen:
            return False
        self._seen[update_id] = None
        if len(self._seen) > self._limit:
            del self._seen[next(iter(self._seen))]
        self._open[update_id] = _Open(self._clock())
        self._calm.clear()
        return True

    def pass_over(self, update_id: int) -> None:
        """Leave an update out: nothing is to be done about it."""
        if self.take(update_id):
            self.done(Update(update_id))

    def done(self, update: object) -> None:
        """An update was dealt with."""
        if not isinstance(update, Update):
            return
        if is_told_apart(update):
            self.keep(update.update_id)
        found = self._open.pop(update.update_id, None)
        if found is not None:
            found.done.set()
        if not self._open:
            self._calm.set()

    async def done_elsewhere(self, update: object) -> bool:
        """Whether another process has done an update that must not be done again."""
        return isinstance(update, Update) and is_told_apart(update) and await self.elsewhere(update.update_id)

    @property
    def open(self) -> int:
        """How many updates are worked on."""
        return len(self._open)

    @property
    def next_id(self) -> int | None:
        """The id after the last one that was taken; None where none was."""
        return None if self._last is None else self._last + 1

    @property
    def offset(self) -> int | None:
        """The first update that Telegram must keep: everything before it is done, or was held long enough."""
        since = self._clock() - HOLD_SECONDS
        held = [id_ for id_, one in self._open.items() if one.since > since]
        return min(held) if held else self.next_id

    def settle(self) -> None:
        """All that was taken is confirmed. After a quiet week Telegram draws a new id, which may be lower."""
        self._last = None

    async def calm(self, seconds: float) -> None:
        """Wait until no update is worked on, ``seconds`` at most."""
        if self._open:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._calm.wait(), seconds)

    async def settled(self, update_id: int) -> None:
        """Wait until an update is done, or was held long enough."""
        found = self._open.get(update_id)
        if found is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(found.done.wait(), HOLD_SECONDS)


@dataclass(frozen=True, slots=True)
class _Open:
    since: float
    done: asyncio.Event = field(default_factory=asyncio.Event)


def is_told_apart(update: Update) -> bool:
    """Whether doing an update twice is another thing than once: what was typed inline, and edits, are not."""
    return update.inline_query is None and update.edited_message is None
