"""Writes that nobody waits for: a bounded queue, and one task that takes it to the database in batches."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter

from sqlalchemy.ext.asyncio import AsyncEngine

from handlers.store.changes import Change, grouped
from handlers.store.diagnosis import is_outage
from handlers.store.health import LONGEST_UPGRADE_SECONDS, OUTAGE, Health
from handlers.store.records import StoreError

LIMIT = 10_000
BATCH = 200
LINGER_SECONDS = 0.02
BATCH_SECONDS = 5.0
TOLD_EACH = 1_000
"""Of writes that are given up the first is logged, then one of so many: an outage must not fill the log."""
log = logging.getLogger(__name__)


class Rank(IntEnum):
    """What is lost first where too many writes wait."""

    HANDLED = 0
    USUAL = 1
    MOVED = 2
    """Never lost: nothing would tell of it again."""
    FORGET = 3
    """Never lost: somebody was told that it happens."""


@dataclass(frozen=True, slots=True, eq=False)
class Write:
    """One change. ``chat_id`` is the chat that it belongs to, 0 where it belongs to none."""

    chat_id: int
    changes: tuple[Change, ...]
    rank: Rank = Rank.USUAL


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait until ``event`` is set, ``seconds`` at most."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)


class Writer:
    """Takes writes in order; while the database is away they wait, ``LIMIT`` at most.

    ``lost`` is called with the number of writes that were given up, ``done`` with each that was written.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        health: Health,
        lost: Callable[[int], None],
        done: Callable[[Write], None],
    ) -> None:
        self._engine = engine
        self._health = health
        self._lost = lost
        self._written = done
        self._queue: deque[Write] = deque()
        self._pending: Counter[int] = Counter()
        self._wanted = asyncio.Event()
        self._hurry = asyncio.Event()
        self._closing = asyncio.Event()
        self._round: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to write in the background."""
        self._task = asyncio.create_task(self._work(), name="store-writer")

    def put(self, write: Write) -> None:
        """Queue a write; returns at once and never raises."""
        if len(self._queue) >= LIMIT:
            self._make_room()
        self._queue.append(write)
        self._pending[write.chat_id] += 1
        self._wanted.set()

    def _make_room(self) -> None:
        """Give up the oldest write of the least rank; what is never lost is little, for a chat has it once."""
        least = min(self._queue, key=attrgetter("rank"))
        if least.rank < Rank.MOVED:
            self._queue.remove(least)
            self._done(least)
            self._lost(1)

    def drop(self, chat_id: int) -> None:
        """Forget what is queued for a chat."""
        kept = deque(write for write in self._queue if write.chat_id != chat_id)
        for _ in range(len(self._queue) - len(kept)):
            self._done(Write(chat_id, ()))
        self._queue = kept

    async def settle(self, chat_id: int, seconds: float) -> bool:
        """Wait until nothing is queued for a chat; False where that takes longer than ``seconds``."""
        if not self._pending[chat_id]:
            return True
        await self._wait_while(lambda: bool(self._pending[chat_id]), seconds)
        return not self._pending[chat_id]

    async def close(self, seconds: float) -> None:
        """Write what is queued, at most for ``seconds``, and stop; a batch that has begun is finished."""
        await self._wait_while(lambda: bool(self._pending), seconds)
        self._closing.set()
        self._wanted.set()
        if self._task is not None:
            await asyncio.wait([self._task], timeout=seconds)
            self._task.cancel()
        if self._pending:
            self._lost(self._pending.total())

    async def _wait_while(self, waiting: Callable[[], bool], seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while waiting() and self._health.usable() and not self._closing.is_set():
                    self._hurry.set()
                    await asyncio.shield(self._round)

    def _done(self, write: Write) -> None:
        self._pending[write.chat_id] -= 1
        if self._pending[write.chat_id] <= 0:
            del self._pending[write.chat_id]

    async def _work(self) -> None:
        await self._prepare()
        while True:
            await self._wanted.wait()
            await _either(self._hurry, LINGER_SECONDS)
            await _either(self._closing, self._health.rest())
            if self._closing.is_set():
                return
            await self._flush()
            self._hurry.clear()
            if not self._queue:
                self._wanted.clear()
            done, self._round = self._round, asyncio.get_running_loop().create_future()
            done.set_result(None)

    async def _prepare(self) -> None:
        """Bring the schema up to date, where the database was away when the store was opened."""
        while not self._health.ready:
            await _either(self._closing, self._health.rest())
            if self._closing.is_set():
                return
            try:
                await self._health.prepare(LONGEST_UPGRADE_SECONDS)
            except (*OUTAGE, StoreError) as error:
                self._health.failed(error)

    async def _flush(self) -> None:
        batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
        kept = await self._commit_or_keep(batch)
        self._queue.extendleft(reversed(kept))
        for write in batch:
            if write not in kept:
                self._done(write)

    async def _commit_or_keep(self, batch: list[Write]) -> list[Write]:
        """Commit a batch; what is returned could not be written yet."""
        try:
            await self._commit(batch)
        except Exception as error:  # noqa: BLE001 - whatever a write raises, the writer must live on
            if is_outage(error):
                self._health.failed(error)
                return batch
            return await self._one_by_one(batch)
        self._health.worked()
        return []

    async def _one_by_one(self, batch: list[Write]) -> list[Write]:
        """Commit what can be committed of a batch in which a write is at fault, and lose that write."""
        for index, write in enumerate(batch):
            try:
                await self._commit([write])
            except Exception as error:  # noqa: BLE001 - as above
                if is_outage(error):
                    self._health.failed(error)
                    return batch[index:]
                self._lost(1)
        return []

    async def _commit(self, batch: list[Write]) -> None:
        async with asyncio.timeout(BATCH_SECONDS), self._engine.begin() as connection:
            for statement, rows in grouped(change for write in batch for change in write.changes):
                await connection.execute(statement, rows)
        for write in batch:
            self._written(write)


class GivenUp:
    """Counts the writes that were given up; the first is logged, then one of so many."""

    def __init__(self, trouble: Callable[[str], None]) -> None:
        self._trouble = trouble
        self._number = 0

    def lost(self, number: int) -> None:
        """So many more were given up."""
        if not self._number or (self._number + number) // TOLD_EACH > self._number // TOLD_EACH:
            log.error("writes to the store were given up, %d since the start", self._number + number)
        self._number += number
        self._trouble("lost")
