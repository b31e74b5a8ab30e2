"""What the store asks of the database and tells it: pure functions from ids and values to statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Delete, Row, Select, Table, cast, delete, func, select, tuple_

from handlers.store.changes import Change, InsertOf, adding_one, inserting, replacing
from handlers.store.records import ChatSettings, GivenAnswer
from handlers.store.tables import chats, conversations, counters, feedback, given, handled, questions
from knowledge.model import Conversation

DAY_SECONDS = 86_400
CONVERSATION_SECONDS = 30 * 60
KEPT_DAYS = 30
QUESTION_DAYS = 365
MOST_QUESTIONS = 10_000
"""Questions for the curators that are kept; of more, the oldest go."""
BATCH = 1_000
"""Rows that are deleted at once: a write of an answer must not wait for more."""
CHAT_TABLES = (chats, conversations, given, counters)


def join(ids: Iterable[str]) -> str:
    """Entry ids as one column."""
    return " ".join(ids)


def split(column: str) -> tuple[str, ...]:
    """Entry ids out of a column."""
    return tuple(column.split())


def settings_of(row: Row[Any]) -> ChatSettings:
    """The settings in a row."""
    values = dict(row._mapping)
    del values["chat_id"]
    return ChatSettings(**values)


def conversation_of(row: Row[Any]) -> tuple[Conversation, int]:
    """The conversation in a row, and when it last went on."""
    return Conversation(split(row.answered), split(row.offered)), row.at


def given_of(row: Row[Any]) -> GivenAnswer:
    """The answer in a row."""
    ids = split(row.entry_ids)
    return GivenAnswer(row.message_id, row.question_id, ids, row.digest, row.at, row.kind)


def save_settings(insert: InsertOf, chat_id: int, settings: ChatSettings) -> Change:
    """Keep the settings of a chat."""
    return Change(replacing(insert, chats), {"chat_id": chat_id, **asdict(settings)})


def remember(insert: InsertOf, chat_id: int, conversation: Conversation, now: int) -> Change:
    """Keep the entries of a conversation."""
    row = {
        "chat_id": chat_id,
        "answered": join(conversation.answered),
        "offered": join(conversation.offered),
        "at": now,
    }
    return Change(replacing(insert, conversations), row)


def keep_given(insert: InsertOf, chat_id: int, answer: GivenAnswer) -> Change:
    """Keep that an answer stands in a chat."""
    row = {**asdict(answer), "chat_id": chat_id, "entry_ids": join(answer.entry_ids)}
    return Change(replacing(insert, given), row)


def count(insert: InsertOf, chat_id: int, day: int, event: str, topic: str) -> Change:
    """Count an event in a chat."""
    row = {"chat_id": chat_id, "day": day, "event": event, "topic": topic, "number": 1}
    return Change(adding_one(insert, counters), row)


def count_feedback(insert: InsertOf, entry_id: str, kind: str) -> Change:
    """Count what was thought of an entry."""
    return Change(adding_one(insert, feedback), {"entry_id": entry_id, "kind": kind, "number": 1})


def keep_question(text: str, entry_ids: Iterable[str], now: int) -> Change:
    """Keep a question for the curators."""
    return Change(inserting(questions), {"text": text, "entry_ids": join(entry_ids), "at": now})


def keep_handled(insert: InsertOf, update_id: int, now: int) -> Change:
    """Keep that an update was dealt with."""
    return Change(replacing(insert, handled), {"update_id": update_id, "at": now})


def forget(chat_id: int) -> tuple[Change, ...]:
    """Delete all that belongs to a chat."""
    return tuple(Change(delete(table).where(table.c.chat_id == chat_id)) for table in CHAT_TABLES)


def migrate(insert: InsertOf, old: int, new: int) -> tuple[Change, ...]:
    """Give the settings and counters of ``old`` to ``new``; message ids mean nothing there.

    Where ``old`` is forgotten afterwards, the second time does nothing: Telegram tells of it in both chats.
    """
    return (
        _moved(insert, chats, old, new, lambda name, row: row.excluded[name]),
        _moved(insert, counters, old, new, lambda name, row: counters.c[name] + row.excluded[name]),
    )


def _moved(insert: InsertOf, table: Table, old: int, new: int, merge: Callable[[str, Any], Any]) -> Change:
    names = [column.name for column in table.c if column.name != "chat_id"]
    source = select(cast(new, BigInteger), *(table.c[name] for name in names)).where(table.c.chat_id == old)
    row = insert(table).from_select(["chat_id", *names], source)
    keys = [column.name for column in table.primary_key]
    merged = {name: merge(name, row) for name in names if name not in keys}
    return Change(row.on_conflict_do_update(index_elements=keys, set_=merged))


def expired(now: int) -> tuple[Delete, ...]:
    """Delete ``BATCH`` rows of what is past its time, in every table that has such."""
    return (
        _some(conversations, conversations.c.at < now - CONVERSATION_SECONDS),
        _some(given, given.c.at < now - KEPT_DAYS * DAY_SECONDS),
        _some(counters, counters.c.day < now // DAY_SECONDS - KEPT_DAYS),
        _some(questions, questions.c.at < now - QUESTION_DAYS * DAY_SECONDS),
        _some(handled, handled.c.at < now - DAY_SECONDS),
    )


def surplus_questions() -> Delete:
    """Delete ``BATCH`` of the oldest questions for the curators where there are more than are kept."""
    newest = select(func.max(questions.c.id)).scalar_subquery()
    return _some(questions, questions.c.id <= newest - MOST_QUESTIONS)


def _some(table: Table, wanted: ColumnElement[bool]) -> Delete:
    keys: Sequence[ColumnElement[Any]] = list(table.primary_key)
    return delete(table).where(tuple_(*keys).in_(select(*keys).where(wanted).limit(BATCH)))


def delete_question(id_: int) -> Delete:
    """Delete a question for the curators."""
    return delete(questions).where(questions.c.id == id_)


def select_settings(chat_id: int) -> Select[Any]:
    """The settings of a chat."""
    return select(chats).where(chats.c.chat_id == chat_id)


def select_all_settings(limit: int) -> Select[Any]:
    """The settings of ``limit`` chats."""
    return select(chats).limit(limit)


def select_conversation(chat_id: int) -> Select[Any]:
    """The conversation of a chat, and when it last went on."""
    return select(conversations).where(conversations.c.chat_id == chat_id)


def select_conversations(since: int, limit: int) -> Select[Any]:
    """The ``limit`` conversations that went on last, after ``since``."""
    latest = select(conversations).where(conversations.c.at >= since)
    return latest.order_by(conversations.c.at.desc()).limit(limit)


def select_given(chat_id: int, since: int) -> Select[Any]:
    """The answers that stand in a chat, newest first."""
    columns = (
        given.c.message_id,
        given.c.question_id,
        given.c.entry_ids,
        given.c.digest,
        given.c.at,
        given.c.kind,
    )
    return (
        select(*columns)
        .where(given.c.chat_id == chat_id, given.c.at >= since)
        .order_by(given.c.at.desc(), given.c.message_id.desc())
    )


def select_given_as(chat_id: int, message_id: int) -> Select[Any]:
    """What is kept of one message."""
    return select(given).where(given.c.chat_id == chat_id, given.c.message_id == message_id)


def select_all_given(since: int, limit: int) -> Select[Any]:
    """The answers that stand in all chats, oldest first; ``limit`` of them at most."""
    return select(given).where(given.c.at >= since).order_by(given.c.at, given.c.message_id).limit(limit)


def select_answer_to(chat_id: int, question_id: int) -> Select[Any]:
    """The message that answers a question; the first one where the answer has several."""
    return (
        select(given.c.message_id)
        .where(given.c.chat_id == chat_id, given.c.question_id == question_id)
        .order_by(given.c.message_id)
        .limit(1)
    )


def select_counts(chat_id: int, since_day: int) -> Select[Any]:
    """The counters of a chat, a row a day."""
    return select(counters.c.event, counters.c.topic, counters.c.number).where(
        counters.c.chat_id == chat_id, counters.c.day >= since_day
    )


def select_questions() -> Select[Any]:
    """The questions for the curators, oldest first."""
    columns = (questions.c.id, questions.c.text, questions.c.entry_ids, questions.c.at)
    return select(*columns).order_by(questions.c.id)


def select_handled_one(update_id: int) -> Select[Any]:
    """An update, where it was dealt with."""
    return select(handled.c.update_id).where(handled.c.update_id == update_id)


def select_handled(limit: int) -> Select[Any]:
    """The ``limit`` updates that were dealt with last, latest first."""
    return select(handled.c.update_id).order_by(handled.c.at.desc()).limit(limit)
