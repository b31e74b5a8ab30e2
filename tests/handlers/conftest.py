"""Fixtures: the real Application with every handler, a store in a file, Telegram in-process."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text
from telegram.ext import Application, ContextTypes

import handlers
from handlers.context import App, Context, attach, detach
from handlers.store import Store
from handlers.store.database import database_url, make_engine
from tests.handlers import postgres
from tests.handlers.clock import Clock
from tests.handlers.small import ScriptedFaq
from tests.handlers.telegram_offline import OfflineRequest
from tests.handlers.world import World


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its schema, to copy: migrating once is enough."""
    path = tmp_path_factory.mktemp("store") / "empty.db"

    async def make() -> None:
        store = await Store.open(f"sqlite:///{path}")
        await store.close()

    asyncio.run(make())
    return path


@pytest_asyncio.fixture
async def store(empty_database: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """A store of its own for each test."""
    path = tmp_path / "bot.db"
    shutil.copy(empty_database, path)
    opened = await Store.open(f"sqlite:///{path}")
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server | None]:
    """PostgreSQL for the tests of a file; None where it is not installed."""
    with postgres.running() as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'with space' / 'bot.db'}"
        return
    server: postgres.Server | None = request.getfixturevalue("server")
    if server is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    yield server.url
    engine = make_engine(database_url(server.url))
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await engine.dispose()


@pytest.fixture
def clock() -> Clock:
    """The time of the store."""
    return Clock()


@pytest.fixture
async def any_store(url: str, clock: Clock, tmp_path: Path) -> AsyncIterator[Store]:
    """A store in each kind of database."""
    (tmp_path / "with space").mkdir()
    store = await Store.open(url, clock)
    yield store
    await store.close()


@pytest_asyncio.fixture
async def world(store: Store) -> AsyncIterator[World]:
    """The bot, and those who talk to it."""
    request, faq = OfflineRequest(), ScriptedFaq()
    builder = Application.builder().token("1:T").context_types(ContextTypes(context=Context))
    app: App = builder.request(request).get_updates_request(request).updater(None).build()
    handlers.register(app)
    attach(app, faq, store)  # type: ignore[arg-type]  # a script in place of the engine
    await app.initialize()
    request.calls.clear()
    yield World(app, request, faq, store)
    await app.shutdown()
    detach(app)
