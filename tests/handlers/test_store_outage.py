"""A store that is down or locked stops no answer, and comes back by itself."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from handlers.store import ChatSettings, Store, StoreError, health, writing
from handlers.store.database import database_url
from handlers.store.diagnosis import advice
from knowledge.model import NO_CONVERSATION, Conversation
from tests.handlers import postgres

CHAT, QUESTION, ANSWER = 7, 10, 11
TALK = Conversation(("als-what",))


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FIRST_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(health, "LONGEST_PAUSE_SECONDS", 0.1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
async def store(path: Path, troubles: list[str]) -> AsyncIterator[Store]:
    store = await Store.open(f"sqlite:///{path}", trouble=troubles.append)
    yield store
    await store.close()


@pytest.fixture
def lock(path: Path, store: Store) -> Iterator[sqlite3.Connection]:
    """Another program that holds the database for itself."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.close()


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(1000):
        if await true():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it did not come true in 20 seconds")


async def give(store: Store, chat: int = CHAT) -> None:
    await store.given(chat, ANSWER, QUESTION, ["als-what"], "digest")


async def until_given(store: Store, chat: int = CHAT) -> None:
    async def is_given() -> bool:
        return await store.answer_to(chat, QUESTION) == ANSWER

    await until(is_given)


async def test_what_is_written_while_the_database_is_locked_is_there_afterwards(
    store: Store, lock: sqlite3.Connection, troubles: list[str]
) -> None:
    async def is_down() -> bool:
        return "down" in troubles

    await give(store)
    await until(is_down)
    lock.execute("ROLLBACK")
    await until_given(store)
    assert troubles[0] == "down"
    assert "up" in troubles
    assert "lost" not in troubles


async def test_a_conversation_goes_on_while_the_file_is_locked(store: Store, lock: sqlite3.Connection) -> None:
    await store.remember(CHAT, TALK)
    await store.save_settings(CHAT, ChatSettings(hide_prognosis=True))
    assert await store.conversation(CHAT) == TALK
    assert (await store.settings(CHAT)).hide_prognosis


async def test_reads_of_a_broken_database_give_what_an_empty_one_would(
    store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await give(store)
    await until_given(store)
    await store._engine.dispose()
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    with caplog.at_level(logging.ERROR):
        assert await store.settings(CHAT) == ChatSettings()
        assert await store.conversation(CHAT) == NO_CONVERSATION
        assert await store.cooldown(CHAT, "als-what", 60) == ANSWER  # known without the database
        assert await store.cooldown(CHAT, "als-what", 40 * 60) is None
        assert await store.answer_to(CHAT, QUESTION) is None
        assert await store.given_since(CHAT, 30) == []
        assert await store.questions() == []
        assert await store.purge() is None
        assert not await store.healthy()
        await store.send_question("very private words")
        assert not await store.forget(CHAT)
    assert "the store does not answer" in caplog.text
    assert str(path) in caplog.text
    assert "private" not in caplog.text
    path.rmdir()
    path.with_suffix(".away").rename(path)
    await until(store.healthy)
    assert await store.answer_to(CHAT, QUESTION) is None
    assert [one.text for one in await store.questions()] == ["very private words"]


async def test_a_write_that_can_never_succeed_holds_up_no_other(store: Store, troubles: list[str]) -> None:
    await give(store)
    await store.given(2**70, 1, 2, ["als-what"], "d")
    await store.count(CHAT, "answered")
    await until_given(store)
    assert await store.healthy()
    assert troubles == ["lost"]


async def test_the_oldest_writes_are_lost_where_too_many_wait(
    store: Store, lock: sqlite3.Connection, troubles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LIMIT", 10)
    for chat in range(25):
        await give(store, chat)
    lock.execute("ROLLBACK")
    await until_given(store, 24)
    assert await store.answer_to(0, QUESTION) is None
    assert troubles.count("lost") == 15


async def test_a_database_that_is_not_there_at_the_start_is_used_when_it_comes(
    tmp_path: Path, troubles: list[str]
) -> None:
    folder = tmp_path / "later"
    store = await Store.open(f"sqlite:///{folder / 'bot.db'}", trouble=troubles.append)
    await give(store)
    assert await store.answer_to(CHAT, QUESTION) is None
    folder.mkdir()
    await until_given(store)
    assert troubles[0] == "down"
    await store.close()


async def test_a_postgresql_that_restarts_is_used_again() -> None:
    with postgres.running() as server:
        if server is None:
            pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
        store = await Store.open(server.url)
        await give(store)
        await until_given(store)
        await asyncio.to_thread(server.stop)
        assert await store.answer_to(CHAT, QUESTION) is None
        await store.count(CHAT, "answered")
        await asyncio.to_thread(server.start)
        await until_given(store)
        await store.close()


async def test_closing_a_store_whose_database_is_gone_does_not_raise(path: Path, troubles: list[str]) -> None:
    store = await Store.open(f"sqlite:///{path}", trouble=troubles.append)
    await store._engine.dispose()
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    await give(store)
    await store.close()
    assert "lost" in troubles


async def test_a_folder_that_cannot_be_written_is_told_with_its_path_and_the_bot_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone" / "bot.db"
    store = await Store.open(f"sqlite:///{gone}")
    await store.remember(CHAT, TALK)
    assert await store.conversation(CHAT) == TALK
    assert f"there is no folder {gone.parent}" in caplog.text
    assert f"going on without {gone}" in caplog.text
    await store.close()


def test_a_folder_without_rights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, _mode: path != tmp_path)
    told = advice(database_url(f"sqlite:///{tmp_path / 'bot.db'}"))
    assert told == f"this user may not read and write {tmp_path}: change its owner or its rights"


async def test_a_store_that_is_needed_now_is_refused_where_its_server_is_away() -> None:
    with pytest.raises(StoreError, match="is the server up"):
        await Store.look("postgresql://u:hidden@127.0.0.1:1/d")


async def test_a_promise_to_forget_outlasts_any_number_of_writes_and_a_restart(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, promised = f"sqlite:///{path}", path.with_name("to-forget.txt")
    monkeypatch.setattr(writing, "LIMIT", 10)
    monkeypatch.setattr("handlers.store.store.CLOSE_SECONDS", 0.1)
    store = await Store.open(url, promised=promised)
    for chat in (1, 2, 3):
        await store.save_settings(chat, ChatSettings(keyboard=True))
        await give(store, chat)
    await until_given(store, 3)
    for restarts in (False, True):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert not await store.forget(1 + restarts)
            assert promised.read_text() == f"{1 + restarts}\n"
            for number in range(30):
                store.handled(number)
                await give(store, 100 + number)
            assert await store.answer_to(1 + restarts, QUESTION) is None
            if restarts:
                await store.close()
                store = await Store.open(url, promised=promised)
        await until(store.healthy)
        await until_gone(promised)
        assert await store.settings(1 + restarts) == ChatSettings()
        assert await store.answer_to(1 + restarts, QUESTION) is None
    assert (await store.settings(3)).keyboard
    await store.close()


async def until_gone(path: Path) -> None:
    async def gone() -> bool:
        return not path.exists()

    await until(gone)


async def test_what_was_dealt_with_is_lost_before_what_was_said(
    store: Store, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LIMIT", 10)
    await store.save_settings(CHAT, ChatSettings(keyboard=True))
    for number in range(30):
        store.handled(number)
    await give(store)
    lock.execute("ROLLBACK")
    await until_given(store)
    async with store._engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM chats")) == 1
    assert len(await store.handled_ids()) == 8


async def test_a_file_of_promises_that_cannot_be_read_or_written_stops_nothing(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for content in (b"no number", b"\xff"):
        (path.with_name("odd.txt")).write_bytes(content)
        store = await Store.open(f"sqlite:///{path}", promised=path.with_name("odd.txt"))
        assert await store.forget(CHAT)
        await store.close()
    store = await Store.open(f"sqlite:///{path.parent / 'gone' / 'bot.db'}", promised=path / "no folder.txt")
    assert not await store.forget(CHAT)
    await store.close()
    assert "odd.txt cannot be read" in caplog.text
    assert "cannot be written (NotADirectoryError)" in caplog.text
