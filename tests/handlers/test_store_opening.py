"""How a store is opened: its schema, and addresses and databases that are refused."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from handlers.store import Store, StoreError, database, health
from handlers.store.database import database_url, downgrade, upgrade
from handlers.store.tables import metadata
from tests.handlers import postgres


@pytest.fixture
def store(any_store: Store) -> Store:
    return any_store


def schema(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_migrations_go_up_to_the_tables_and_down_to_nothing_and_up_again(store: Store) -> None:
    async with store._engine.begin() as connection:
        assert await connection.run_sync(differences) == []
        await connection.run_sync(downgrade, "base")
        assert await connection.run_sync(schema) == {"alembic_version"}
        await connection.run_sync(upgrade)
        assert await connection.run_sync(schema) == {*metadata.tables, "alembic_version"}


OPENED = """
import asyncio, sys
from handlers.store import Store
async def open_it():
    store = await Store.open(sys.argv[1])
    print(await store.healthy(), "alembic" in sys.modules)
    await store.close()
asyncio.run(open_it())
"""
"""A process that opens a store; it prints whether that is well, and whether what changes a schema was read."""


def test_a_store_that_is_up_to_date_is_opened_without_what_changes_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, f"sqlite:///{tmp_path / 'bot.db'}"]
    told = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert told == ["True True\n", "True False\n"]


def test_processes_that_start_together_take_turns_at_the_schema(server: postgres.Server | None) -> None:
    if server is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    command = [sys.executable, "-c", OPENED, server.url]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    healthy = [process.communicate(timeout=60)[0].split()[0] for process in started]
    assert healthy == ["True"] * 4


async def test_a_change_of_the_schema_may_take_longer_than_an_answer_would_wait(
    server: postgres.Server | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    monkeypatch.setattr(database, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(health, "upgrade", lambda one: one.execute(text("SELECT pg_sleep(0.5)")))
    url = database_url(server.url)
    await health.Health(url, health.ignore).prepare(5.0)
    with pytest.raises(TimeoutError):
        await health.Health(url, health.ignore).prepare(0.1)


async def test_a_command_beside_the_bot_changes_no_schema(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with pytest.raises(StoreError, match="not of this version"):
        await Store.look(url)
    with closing(sqlite3.connect(tmp_path / "bot.db")) as one:
        assert one.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


async def test_a_database_of_a_newer_version_is_refused_in_one_line(store: Store, url: str) -> None:
    async with store._engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version") as refused:
        await Store.open(url)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("bad", ["", "nonsense", "mysql://u:hidden@h/d", "postgresql//u:hidden@h"])
async def test_an_address_that_cannot_work_is_refused_without_its_password(bad: str) -> None:
    with pytest.raises(StoreError) as refused:
        await Store.open(bad)
    assert "hidden" not in str(refused.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.write_text("this is a diary, not a database " * 50)
    with pytest.raises(StoreError, match="cannot be used"):
        await Store.open(f"sqlite:///{path}")


def test_addresses_of_hosts_are_understood_as_they_are_handed_out() -> None:
    url = database_url("postgres://u:p@host/name?sslmode=require")
    assert url.render_as_string(False) == "postgresql+asyncpg://u:p@host/name?ssl=require"
