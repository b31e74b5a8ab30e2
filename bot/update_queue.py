"""The queue of updates: in order within a chat, side by side across chats, bounded in number."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot import metrics
from bot.ledger import Ledger

IN_FLIGHT = 1000
"""Updates that may be waiting or worked on; beyond that Telegram is asked to keep them."""

DEAF_SECONDS = 60.0
"""So long after Telegram last answered a poll (each takes 10 seconds), the bot counts as deaf."""

Key = tuple[str, int] | None


class UpdateQueue(asyncio.Queue[object]):
    """The queue of the application, which counts an update until it was dealt with."""

    def __init__(self, limit: int = IN_FLIGHT) -> None:
        super().__init__()
        self.ledger = Ledger()
        self._limit = limit
        self._room = asyncio.Event()
        self._polled_at: float | None = None
        self.in_flight = 0

    @property
    def full_up(self) -> bool:
        """Whether as many updates are in flight as may be."""
        return self.in_flight >= self._limit

    def begin_polling(self) -> None:
        """Telegram is asked for updates from now on."""
        self._polled_at = time.monotonic()

    def polled(self) -> None:
        """Telegram answered when it was asked for updates."""
        self._polled_at = time.monotonic()
        metrics.LAST_POLL.set_to_current_time()

    @property
    def hears(self) -> bool:
        """Whether Telegram answered within the last minute, or was asked for the first time within it."""
        return self._polled_at is not None and time.monotonic() - self._polled_at < DEAF_SECONDS

    async def put(self, item: object) -> None:
        """Add an update; waits for room, so that polling pauses when too much is in flight."""
        while self.full_up:
            self._room.clear()
            await self._room.wait()
        self.in_flight += 1
        metrics.IN_FLIGHT.set(self.in_flight)
        await super().put(item)

    def task_done(self) -> None:
        """An update was dealt with."""
        super().task_done()
        self.in_flight -= 1
        metrics.IN_FLIGHT.set(self.in_flight)
        self._room.set()


def key_of(update: object) -> Key:
    """Whose order an update must keep: its chat's, else its user's (inline queries), else nobody's."""
    if not isinstance(update, Update):
        return None
    if update.effective_chat is not None:
        return ("chat", update.effective_chat.id)
    if update.effective_user is not None:
        return ("user", update.effective_user.id)
    return None


class PerChat(BaseUpdateProcessor):
    """Works on updates with the same key one after the other, and on all others at the same time."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(max_concurrent_updates=10 * IN_FLIGHT)  # bounded by the queue before it
        self._ledger = ledger
        self._lanes: dict[Key, _Lane] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await ``coroutine`` when the earlier updates of the same key are done; then this one is, too.

        One that is cancelled is not: Telegram is to hand it in again.
        """
        metrics.begin(update)
        key = key_of(update)
        if key is None:
            await self._work(update, coroutine)
        else:
            with self._in_lane(key) as lane:
                async with lane.lock:
                    await self._work(update, coroutine)
        self._ledger.done(update)

    async def _work(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not await self._ledger.done_elsewhere(update):
            await coroutine
        elif isinstance(coroutine, Coroutine):
            coroutine.close()

    @contextmanager
    def _in_lane(self, key: Key) -> Iterator[_Lane]:
        lane = self._lanes.setdefault(key, _Lane())
        lane.users += 1
        try:
            yield lane
        finally:
            lane.users -= 1
            if not lane.users:
                del self._lanes[key]

    async def initialize(self) -> None:
        """Nothing is needed before the first update."""

    async def shutdown(self) -> None:
        """Nothing is left: a lane goes with its last update."""


class _Lane:
    """The lock of one key, and how many updates hold it or wait for it."""

    __slots__ = ("lock", "users")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0
