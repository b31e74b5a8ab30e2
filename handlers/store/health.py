"""Whether the database can be used just now, so that a broken one costs an answer no time."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from handlers.store.database import is_up_to_date, migrating_engine, upgrade
from handlers.store.diagnosis import advice, place_of
from handlers.store.records import StoreError

log = logging.getLogger(__name__)

OUTAGE = (SQLAlchemyError, OSError, TimeoutError)
"""What a database that is down, locked, full or slow raises."""

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
UPGRADE_SECONDS = 30.0
"""How long a start waits for the schema; after that the bot goes on without a store."""
LONGEST_UPGRADE_SECONDS = 3600.0
"""How long changing the schema may take in the background."""
_OF_ANOTHER_VERSION = "is not of this version of the bot: use the version that runs, or start this one first"


def ignore(_event: str) -> None:
    """What hears of trouble where nobody counts it."""


class Health:
    """Notes failures; after one the database is left alone for a pause that doubles up to 15 seconds.

    ``trouble`` is called with "down" and "up" as the state changes.
    """

    def __init__(self, url: URL, trouble: Callable[[str], None]) -> None:
        self._url = url
        self._trouble = trouble
        self._pause = 0.0
        self._resting_until = 0.0
        self._ready = False

    @property
    def ok(self) -> bool:
        """Whether the last use of the database went well."""
        return not self._pause

    @property
    def ready(self) -> bool:
        """Whether the schema is up to date."""
        return self._ready

    def usable(self) -> bool:
        """Whether the database should be asked now."""
        return self._ready and not self.rest()

    def rest(self) -> float:
        """How many seconds the database is to be left alone."""
        return max(0.0, self._resting_until - time.monotonic())

    def worked(self) -> None:
        """The database was used with success."""
        if self._pause:
            self._pause = 0.0
            log.warning("the store works again")
            self._trouble("up")

    def failed(self, error: BaseException) -> None:
        """The database failed. Only the kind of error is logged: its text can hold values."""
        if not self._pause:
            place, told = place_of(self._url), advice(self._url)
            log.error("the store does not answer (%s): %s; going on without %s", _kind(error), told, place)
            self._trouble("down")
        self._pause = min(max(2 * self._pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
        self._resting_until = time.monotonic() + self._pause

    async def prepare(self, seconds: float) -> None:
        """Bring the schema up to date, in ``seconds`` at most. Raises what a failing database raises.

        Alembic keeps its state in globals: only one task of a process may do this at a time.
        """
        engine = migrating_engine(self._url)
        try:
            async with asyncio.timeout(seconds), engine.begin() as connection:
                await connection.run_sync(upgrade)
        finally:
            await engine.dispose()
        self._ready = True

    async def look(self, engine: AsyncEngine) -> None:
        """Leave the schema as it is. Raises StoreError where it is not that of this version."""
        async with asyncio.timeout(UPGRADE_SECONDS), engine.connect() as connection:
            if not await connection.run_sync(is_up_to_date):
                raise StoreError(f"the database {place_of(self._url)} {_OF_ANOTHER_VERSION}")
        self._ready = True


def _kind(error: BaseException) -> str:
    cause = getattr(error, "orig", None)
    return type(error).__name__ if cause is None else f"{type(error).__name__}: {type(cause).__name__}"
