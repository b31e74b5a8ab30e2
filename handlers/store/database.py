"""The database behind the store: its address, its connections and its schema."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, String, column, event, inspect, make_url, select, table
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from handlers.store.records import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"
BUSY_MS = 250
CONNECT_SECONDS = 2.0
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


def database_url(text: str) -> URL:
    """The address with the driver that the store speaks, whatever driver (or none) ``text`` names.

    Raises StoreError where it is no address of SQLite or PostgreSQL; the message holds no password.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(
            "DATABASE_URL: is not an address such as sqlite:///data/bot.db or postgresql://user:password@host/name"
        ) from None
    driver = _DRIVERS.get(url.get_backend_name())
    if driver is None:
        raise StoreError(f"DATABASE_URL: '{url.get_backend_name()}' is not supported: use sqlite or postgresql")
    return _asyncpg_names(url.set(drivername=driver))


def _asyncpg_names(url: URL) -> URL:
    """libpq's ``sslmode`` under the name that asyncpg knows it by: hosted databases hand it out."""
    mode = url.query.get("sslmode")
    if mode is None or not url.drivername.startswith("postgresql"):
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def make_engine(url: URL) -> AsyncEngine:
    """An engine with short time-outs: nobody waits for an answer because the store is slow."""
    if url.get_backend_name() != "sqlite":
        limits = {"timeout": CONNECT_SECONDS, "command_timeout": CONNECT_SECONDS}
        return create_async_engine(url, connect_args=limits, pool_size=5, pool_timeout=CONNECT_SECONDS)
    engine = create_async_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine.sync_engine, "connect", _tune_sqlite)
    return engine


def migrating_engine(url: URL) -> AsyncEngine:
    """An engine for changing the schema, which may take long; whoever changes it already is waited for."""
    if url.get_backend_name() == "sqlite":
        return make_engine(url)
    return create_async_engine(url, connect_args={"timeout": CONNECT_SECONDS}, poolclass=NullPool)


def _tune_sqlite(connection: Any, _record: object) -> None:
    """Readers beside one writer (WAL); a commit is safe against a crash of the program, and quick.

    ``secure_delete`` overwrites what is deleted, so that what a person had forgotten is gone from the file.
    """
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _alembic(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_up_to_date(connection: Connection) -> bool:
    """Whether the schema is that of the last migration, whose file begins with its number."""
    last = max(path.name for path in (MIGRATIONS / "versions").glob("*.py")).partition("_")[0]
    if not inspect(connection).has_table(_VERSIONS):
        return False
    found = select(column("version_num", String)).select_from(table(_VERSIONS))
    return connection.scalars(found).all() == [last]


def upgrade(connection: Connection) -> None:
    """Bring the schema up to the last revision. Raises StoreError where a newer program made it.

    Alembic, which takes 11 MB, is imported where there is something to do.
    """
    if is_up_to_date(connection):
        return
    log.info("the schema of the database is brought up to date, which may take a while")
    from alembic import command  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        command.upgrade(_alembic(connection), "head")
    except CommandError as error:
        raise StoreError(
            f"the database was made by a newer version of the bot ({error}): update the bot"
        ) from None


def downgrade(connection: Connection, revision: str) -> None:
    """Take the schema down to ``revision`` ("base": nothing is left)."""
    from alembic import command  # noqa: PLC0415

    command.downgrade(_alembic(connection), revision)
