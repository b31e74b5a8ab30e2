"""Asking Telegram for updates. What is not dealt with is not confirmed, so that a crash loses nothing."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot import metrics
from bot.update_queue import UpdateQueue
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
CONFIRM_SECONDS = 1.0
CONFLICTS, CONFLICT_SECONDS = 3, 60.0
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


class Polling:
    """Takes updates from Telegram into the queue of an application."""

    def __init__(self, application: App, queue: UpdateQueue) -> None:
        self._bot = application.bot
        self._queue = queue
        self._ledger = queue.ledger
        self._crowded = False
        self._failures = 0
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)

    async def run(self, stop: asyncio.Event) -> None:
        """Ask until ``stop``. Raises InvalidToken; and Conflict where another program goes on asking too."""
        self._queue.begin_polling()
        asking = asyncio.create_task(self._ask_for_ever(), name="polling")
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({asking, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking

    async def confirm(self) -> None:
        """Tell Telegram, at the end, what was dealt with since it was asked last."""
        offset = self._ledger.offset
        if offset is not None:
            with suppress(Exception):  # what comes back is not read, and may be of any shape
                await self._bot.get_updates(offset, limit=1, timeout=0, read_timeout=CONFIRM_SECONDS)

    async def _ask_for_ever(self) -> None:
        while True:
            try:
                updates = await self._ask()
            except InvalidToken:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, a bot that asks no more is deaf
                await self._after(error)
            else:
                metrics.CALLS.labels("getUpdates", "ok").inc()
                await self._take(updates)
                await self._ledger.calm(BUSY_SECONDS)

    async def _ask(self) -> tuple[Update, ...]:
        """The updates that Telegram has, those that are worked on among them.

        Where these fill a batch they are confirmed all the same: nobody else would be heard.
        """
        ledger = self._ledger
        offset = ledger.next_id if self._crowded else ledger.offset
        wait = 0 if ledger.open else LONG_POLL_SECONDS
        try:
            return await self._bot.get_updates(offset, BATCH, wait, allowed_updates=ALLOWED_UPDATES)
        except TelegramError:
            raise
        except Exception:  # noqa: BLE001 - of a shape that the library does not know anything may come
            return await self._ask_one_by_one()

    async def _ask_one_by_one(self) -> tuple[Update, ...]:
        """The updates that can be read of those that are not confirmed; the others are left out by their id.

        The library reads a batch as a whole or not at all, so that it is asked for as it came.
        """
        received: Any = await self._bot.request.post(f"{self._bot.base_url}/getUpdates")
        read = [(int(one["update_id"]), self._read(one)) for one in received]
        for update_id, update in read:
            if update is None:
                self._ledger.pass_over(update_id)
        return tuple(update for _, update in read if update is not None)

    def _read(self, received: Any) -> Update | None:
        try:
            return Update.de_json(received, self._bot)
        except Exception as error:  # noqa: BLE001 - as above
            log.error("an update could not be read (%s)", type(error).__name__)  # noqa: TRY400 - no traceback
            metrics.UNREADABLE.inc()
            return None

    async def _take(self, updates: tuple[Update, ...]) -> None:
        self._failures = 0
        self._queue.polled()
        new = [update for update in updates if self._ledger.take(update.update_id)]
        for update in new:
            await self._queue.put(update)
        self._crowded = len(updates) == BATCH and not new
        if not (updates or self._ledger.open):
            self._ledger.settle()

    async def _after(self, error: Exception) -> None:
        """Wait after an error. Raises it where it is one conflict too many."""
        log.warning("asking for updates failed (%s)", type(error).__name__)
        metrics.CALLS.labels("getUpdates", type(error).__name__).inc()
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
