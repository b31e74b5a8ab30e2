"""How the database is asked, and made to delete: in time, and once more where a connection had died."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Executable, Row, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from handlers.store import statements as sql
from handlers.store.health import OUTAGE

READ_SECONDS = 2.0
DELETE_SECONDS = 5.0
Rows = Sequence[Row[Any]]


class Access:
    """Runs statements, and raises what a failing database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reader = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def rows(self, statement: Executable) -> Rows:
        """The rows of a query, asked once more where the connection had died since it was last used."""
        async with asyncio.timeout(READ_SECONDS):
            try:
                return await self._rows_once(statement)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                return await self._rows_once(statement)

    async def _rows_once(self, statement: Executable) -> Rows:
        async with self._reader.connect() as connection:
            return (await connection.execute(statement)).all()

    async def delete(self, deletion: Executable) -> int:
        """Delete rows; how many went."""
        async with asyncio.timeout(DELETE_SECONDS), self._engine.begin() as connection:
            return (await connection.execute(deletion)).rowcount

    async def delete_all(self, deletion: Executable) -> int:
        """Delete in batches until nothing is left; how many rows went."""
        removed = 0
        while (some := await self.delete(deletion)) == sql.BATCH:
            removed += some
        return removed + some

    async def overwrite(self) -> None:
        """Let nothing that was deleted stay in the log that SQLite writes beside its file.

        Where somebody reads just then, it is done at the next hour's cleaning.
        """
        if self._engine.dialect.name == "sqlite":
            with suppress(*OUTAGE):
                await self.rows(text("PRAGMA wal_checkpoint(TRUNCATE)"))
