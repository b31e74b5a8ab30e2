"""The store on SQLite and on a real PostgreSQL: what is kept, for how long, and what is forgotten."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from handlers.store import ChatSettings, Store
from handlers.store.recent import LATEST
from handlers.store.tables import metadata
from knowledge.model import NO_CONVERSATION, Conversation
from tests.handlers.clock import NOON, Clock
from tests.handlers.world import GROUP

CHAT = 7
DAY = 86_400
TODAY = datetime.fromtimestamp(NOON, UTC).date()


@pytest.fixture
def store(any_store: Store) -> Store:
    return any_store


async def test_settings_come_back_as_they_were_saved(store: Store) -> None:
    saved = ChatSettings("admins", "private", 22 * 60, 7 * 60, 120, NOON + 5, True, "de", keyboard=True)
    assert await store.settings(GROUP) == ChatSettings()
    await store.save_settings(GROUP, saved)
    assert await store.settings(GROUP) == saved
    await store.save_settings(GROUP, replace(saved, language="fr"))
    assert (await store.settings(GROUP)).language == "fr"
    assert await store.settings(CHAT) == ChatSettings()


async def test_a_conversation_is_remembered_for_half_an_hour(store: Store, clock: Clock) -> None:
    conversation = Conversation(("vitamin-d-help", "b12-help"), ("als-what",))
    await store.remember(CHAT, conversation)
    assert await store.conversation(CHAT) == conversation
    clock.now += 30 * 60
    assert await store.conversation(CHAT) == conversation
    clock.now += 1
    assert await store.conversation(CHAT) == NO_CONVERSATION


async def test_the_newest_conversation_wins_however_fast_they_follow(store: Store) -> None:
    for number in range(50):
        await store.remember(CHAT, Conversation((f"entry-{number}",)))
        assert (await store.conversation(CHAT)).answered == (f"entry-{number}",)


async def test_an_answer_is_found_by_its_question(store: Store) -> None:
    await store.given(CHAT, 12, 10, ["als-what"], "d1")
    await store.given(CHAT, 13, 10, ["als-what"], "d1")
    await store.given(GROUP, 99, 10, ["als-what"], "d1")
    assert await store.answer_to(CHAT, 10) == 12
    assert await store.answer_to(CHAT, 11) is None


async def test_what_kind_of_answer_a_message_holds_is_known(store: Store) -> None:
    await store.given(GROUP, 5, 4, ["als-what"], "d1", "concern")
    await store.given(GROUP, 6, None, ["als-cure"], "d2")
    kept = [await store.given_as(GROUP, message_id) for message_id in (5, 6, 7)]
    assert [one and (one.entry_ids, one.kind) for one in kept] == [
        (("als-what",), "concern"), (("als-cure",), "answer"), None,
    ]  # fmt: skip
    assert await store.given_as(CHAT, 5) is None


async def test_a_verdict_is_no_answer_that_a_cooldown_points_to(store: Store) -> None:
    await store.given(GROUP, 5, 4, ["als-what"], "d1", "verdict")
    assert await store.cooldown(GROUP, "als-what", 100) is None


async def test_a_cooldown_points_to_the_last_answer_until_it_is_over(store: Store, clock: Clock) -> None:
    await store.given(GROUP, 5, 4, ["als-what", "als-cure"], "d1")
    clock.now += 100
    assert await store.cooldown(GROUP, "als-cure", 101) == 5
    assert await store.cooldown(GROUP, "als-cure", 100) is None
    assert await store.cooldown(GROUP, "als-what-else", 101) is None
    assert await store.cooldown(CHAT, "als-cure", 101) is None
    await store.given(GROUP, 8, 7, ["als-cure"], "d1")
    assert await store.cooldown(GROUP, "als-cure", 101) == 8


async def test_a_cooldown_lives_on_after_a_restart_and_among_many_answers(
    store: Store, url: str, clock: Clock
) -> None:
    await store.given(GROUP, 1, None, ["als-cure"], "d1")
    for number in range(2, LATEST + 9):
        clock.now += 1
        await store.given(GROUP, number, None, ["als-what"], "d1")
        assert await store.cooldown(GROUP, "als-cure", 600) == 1
        assert await store.cooldown(GROUP, "als-what", 600) == number
    await store.close()
    again = await Store.open(url, clock)
    assert await again.cooldown(GROUP, "als-cure", 600) == 1
    assert await again.cooldown(GROUP, "als-cure", 20) is None
    await again.forget(GROUP)
    assert await again.cooldown(GROUP, "als-what", 600) is None
    await again.close()


async def test_given_answers_are_listed_newest_first_and_replaced_when_edited(
    store: Store, clock: Clock
) -> None:
    await store.given(CHAT, 1, 10, ["als-what"], "d1")
    clock.now += DAY
    await store.given(CHAT, 2, None, ["als-cure"], "d2")
    await store.given(CHAT, 2, None, ["als-cure"], "d3")
    listed = await store.given_since(CHAT, 30)
    assert [(one.message_id, one.question_id, one.entry_ids, one.digest) for one in listed] == [
        (2, None, ("als-cure",), "d3"),
        (1, 10, ("als-what",), "d1"),
    ]
    assert [one.message_id for one in await store.given_since(CHAT, 0.5)] == [2]


async def test_updates_that_were_dealt_with_are_known_for_a_day(store: Store, clock: Clock) -> None:
    for update_id in (7, 8, 7):
        store.handled(update_id)
        clock.now += 1
    assert await store.handled_ids() == [8, 7]
    await store.purge(NOON + DAY + 2)
    assert await store.handled_ids() == [7]


async def test_events_are_counted_by_topic_and_day(store: Store, clock: Clock) -> None:
    for topic in ("vitamin-d", "b12", "b12", ""):
        await store.count(GROUP, "answered", topic)
    clock.now += DAY
    await store.count(GROUP, "declined")
    await store.count(GROUP, "answered", "b12")
    await store.count(CHAT, "answered", "b12")
    week = await store.digest(GROUP, TODAY)
    assert (week.total("answered"), week.total("declined"), week.total("else")) == (5, 1, 0)
    assert week.topics("answered") == {"b12": 3, "vitamin-d": 1}
    today = await store.digest(GROUP, TODAY + timedelta(days=1))
    assert today.counts == {("declined", ""): 1, ("answered", "b12"): 1}


async def test_a_question_that_was_sent_reaches_the_curators_word_for_word(store: Store, clock: Clock) -> None:
    await store.send_question("Does ü help? 'quoted' \x00; DROP TABLE", ["als-what"])
    await store.send_question("another")
    first, second = await store.questions()
    assert (first.text, first.entry_ids, first.at) == (
        "Does ü help? 'quoted' ; DROP TABLE",
        ("als-what",),
        NOON,
    )
    assert (second.text, second.entry_ids) == ("another", ())
    await store.purge(NOON + 366 * DAY)
    assert await store.questions() == []


async def test_feedback_is_counted_without_a_chat(store: Store) -> None:
    for _ in range(3):
        await store.feedback("als-what", "helped")
    assert await store.healthy()
    async with store._engine.connect() as connection:
        rows = (await connection.execute(text("SELECT * FROM feedback"))).all()
    assert [tuple(row) for row in rows] == [("als-what", "helped", 3)]


async def fill(store: Store, chat: int) -> None:
    await store.save_settings(chat, ChatSettings(language="xx"))
    await store.remember(chat, Conversation(("als-what",)))
    await store.given(chat, 1, 2, ["als-what"], "d")
    await store.count(chat, "answered", "als")


async def rows_of(store: Store, chat: int) -> int:
    async with store._engine.connect() as connection:
        counts = [
            await connection.scalar(text(f"SELECT count(*) FROM {table.name} WHERE chat_id = {chat}"))
            for table in metadata.sorted_tables
            if "chat_id" in table.c
        ]
    return sum(int(one or 0) for one in counts)


async def test_forgetting_leaves_nothing_of_a_chat_and_all_of_the_others(store: Store) -> None:
    await fill(store, CHAT)
    await fill(store, GROUP)
    assert await store.forget(CHAT)
    assert await rows_of(store, CHAT) == 0
    assert await rows_of(store, GROUP) == 4


async def test_forgetting_overtakes_what_is_still_queued(store: Store) -> None:
    await fill(store, CHAT)
    assert await store.forget(CHAT)
    assert await store.settings(CHAT) == ChatSettings()
    assert await store.conversation(CHAT) == NO_CONVERSATION


async def test_a_supergroup_keeps_settings_and_counters_even_when_told_twice(
    store: Store, clock: Clock
) -> None:
    await fill(store, -5)
    await store.count(GROUP, "answered", "als")
    for _ in range(2):
        await store.migrate(-5, GROUP)
    assert (await store.settings(GROUP)).language == "xx"
    assert (await store.digest(GROUP, TODAY)).total("answered") == 2
    assert await store.answer_to(GROUP, 2) is None
    assert await rows_of(store, -5) == 0


async def test_purging_removes_what_is_past_its_time_and_no_more(store: Store, clock: Clock) -> None:
    await fill(store, CHAT)
    await store.send_question("kept for a year")
    assert await store.answer_to(CHAT, 2) == 1
    assert await store.purge() == 0
    assert await store.purge(NOON + 30 * 60 + 1) == 1
    assert await store.purge(NOON + 32 * DAY) == 2
    assert await rows_of(store, CHAT) == 1
    assert len(await store.questions()) == 1


async def test_more_is_removed_than_one_step_removes(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("handlers.store.statements.BATCH", 3)
    monkeypatch.setattr("handlers.store.statements.MOST_QUESTIONS", 4)
    for number in range(10):
        store.handled(number)
        await store.given(CHAT, number, None, ["als-what"], "d")
        await store.send_question(f"question {number}")
    assert len(await store.questions()) == 10
    assert await store.purge() == 6
    assert [one.text for one in await store.questions()] == [f"question {number}" for number in range(6, 10)]
    assert "6 questions for the curators went" in caplog.text
    assert await store.purge(NOON + 31 * DAY) == 20


async def test_a_question_can_be_deleted_by_its_number(store: Store) -> None:
    for words in ("one", "two"):
        await store.send_question(words)
    first, _ = await store.questions()
    assert await store.delete_question(first.id)
    assert not await store.delete_question(first.id)
    assert [one.text for one in await store.questions()] == ["two"]


async def test_what_is_deleted_is_in_no_file_any_more(
    empty_database: Path, tmp_path: Path, clock: Clock
) -> None:
    shutil.copy(empty_database, tmp_path / "bot.db")
    store = await Store.open(f"sqlite:///{tmp_path / 'bot.db'}", clock)
    for entry in ("words-of-mark", "entry-of-mark"):
        await store.send_question(entry)
        await store.given(CHAT, 5, None, [entry], "d")
    await store.questions()
    await store.forget(CHAT)
    assert b"words-of-mark" in written(tmp_path)
    await store.purge(NOON + 366 * DAY)
    assert b"of-mark" not in written(tmp_path)
    await store.close()


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("bot.db*"))


async def test_what_another_process_dealt_with_is_known_where_there_can_be_one(store: Store, url: str) -> None:
    store.handled(7)
    assert await store.handled_ids() == [7]
    several = url.startswith("postgresql")
    assert [await store.was_handled(number) for number in (7, 8)] == [several, False]


async def test_what_was_known_is_read_again_after_a_restart(store: Store, url: str, clock: Clock) -> None:
    conversation = Conversation(("als-what",), ("als-cure",))
    await store.remember(CHAT, conversation)
    await store.close()
    again = await Store.open(url, clock)
    assert await again.conversation(CHAT) == conversation
    clock.now += 30 * 60 + 1
    assert await again.conversation(CHAT) == NO_CONVERSATION
    await again.close()


async def test_what_was_queued_is_there_after_a_restart(store: Store, url: str, clock: Clock) -> None:
    await fill(store, CHAT)
    await store.close()
    again = await Store.open(url, clock)
    assert (await again.settings(CHAT)).language == "xx"
    assert await again.healthy()
    await again.close()


async def test_more_chats_than_are_kept_in_memory_are_all_known(
    url: str, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.store.store.RECENT_CHATS", 3)
    (tmp_path / "with space").mkdir()
    for _ in range(2):
        store = await Store.open(url, clock)
        for chat in range(8):
            if not (await store.settings(chat)).keyboard:
                await store.save_settings(chat, ChatSettings(keyboard=True, utc_offset=chat))
                await store.remember(chat, Conversation((f"entry-{chat}",)))
        assert [(await store.settings(chat)).utc_offset for chat in range(8)] == list(range(8))
        assert [(await store.conversation(chat)).answered for chat in range(8)] == [
            (f"entry-{n}",) for n in range(8)
        ]
        assert await store.settings(8) == ChatSettings()
        await store.close()
