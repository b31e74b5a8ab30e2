"""Asking Telegram for updates. What is not dealt with is not confirmed, so that a crash loses nothing."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from contextlib import suppress

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.flow import UpdateQueue
from handlers.context import App
from handlers.repeating import seconds

log = logging.getLogger(__name__)

ALLOWED_UPDATES = [
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.MY_CHAT_MEMBER,
]
LONG_POLL_SECONDS = 10
BUSY_SECONDS = 0.1
"""How long to wait for updates that are worked on before asking again: until they are done, they come again."""
BATCH = 100
UNREADABLE = (TypeError, KeyError, AttributeError, ValueError)
CONFLICTS, CONFLICT_SECONDS = 3, 60.0
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


class Polling:
    """Takes updates from Telegram into the queue of an application."""

    def __init__(self, application: App, queue: UpdateQueue) -> None:
        self._bot = application.bot
        self._queue = queue
        self._ledger = queue.ledger
        self._batch = BATCH
        self._crowded = False
        self._failures = 0
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    async def run(self, stop: asyncio.Event) -> None:
        """Ask until ``stop``. Raises InvalidToken; and Conflict where another program goes on asking too."""
        asking = asyncio.create_task(self._ask_for_ever(), name="polling")
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({asking, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking

    async def confirm(self) -> None:
        """Tell Telegram, at the end, what was dealt with since it was asked last."""
        if self._ledger.offset is not None:
            with suppress(TelegramError):
                await self._bot.get_updates(self._ledger.offset, limit=1, timeout=0, read_timeout=1.0)

    async def _ask_for_ever(self) -> None:
        while True:
            try:
                updates = await self._ask()
            except InvalidToken:
                raise
            except TelegramError as error:
                await self._after(error)
            except UNREADABLE:
                await self._pass_unreadable()
            else:
                await self._take(updates)
                await self._ledger.calm(BUSY_SECONDS)

    async def _ask(self) -> tuple[Update, ...]:
        """The updates that Telegram has, those that are worked on among them.

        Where these fill a batch they are confirmed all the same: nobody else would be heard.
        """
        ledger = self._ledger
        offset = ledger.next_id if self._crowded else ledger.offset
        wait = 0 if ledger.open else LONG_POLL_SECONDS
        return await self._bot.get_updates(offset, self._batch, wait, allowed_updates=ALLOWED_UPDATES)

    async def _take(self, updates: tuple[Update, ...]) -> None:
        self._failures = 0
        new = [update for update in updates if self._ledger.take(update.update_id)]
        for update in new:
            await self._queue.put(update)
        self._crowded = len(updates) == BATCH and not new
        if not (updates or self._ledger.open):
            self._ledger.settle()
            self._batch = BATCH

    async def _pass_unreadable(self) -> None:
        """One update of a batch has a shape that nobody knows: go on one by one, and leave it out."""
        log.error("an update could not be read")
        if self._batch == 1 and not self._ledger.open:
            self._ledger.pass_over()
        self._batch = 1
        await asyncio.sleep(PAUSES[0])

    async def _after(self, error: TelegramError) -> None:
        """Wait after an error. Raises it where it is one conflict too many."""
        log.warning("asking for updates failed (%s)", type(error).__name__)
        if isinstance(error, Conflict) and self._too_many_conflicts():
            raise error
        self._failures += 1
        if isinstance(error, RetryAfter):
            await asyncio.sleep(seconds(error))
        elif not isinstance(error, TimedOut):
            await asyncio.sleep(PAUSES[min(self._failures, len(PAUSES)) - 1])

    def _too_many_conflicts(self) -> bool:
        now = time.monotonic()
        self._conflicts.append(now)
        return len(self._conflicts) == CONFLICTS and now - self._conflicts[0] < CONFLICT_SECONDS
