"""What is remembered of chats: settings, ids of entries and messages, and numbers. Never who, never words."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, Select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from handlers.store import statements as sql
from handlers.store.access import READ_SECONDS, Access, Rows
from handlers.store.changes import INSERTS, Change
from handlers.store.database import database_url, make_engine
from handlers.store.diagnosis import refusal
from handlers.store.health import OUTAGE, UPGRADE_SECONDS, Health, ignore
from handlers.store.promised import Forgetting
from handlers.store.recent import Latest, Recent
from handlers.store.records import (
    DEFAULT_SETTINGS,
    ChatSettings,
    DigestCounts,
    GivenAnswer,
    GivenKind,
    SentQuestion,
    StoreError,
)
from handlers.store.tables import LARGEST_ID
from handlers.store.writing import GivenUp, Rank, Write, Writer
from knowledge.model import NO_CONVERSATION, Conversation

log = logging.getLogger(__name__)

CLOSE_SECONDS = 5.0
NO_CHAT = 0
RECENT_CHATS = 10_000
HANDLED = 1_000
EPOCH = date(1970, 1, 1)
Dated = tuple[Conversation, int]
"""A conversation, and when it last went on."""


class Store:
    """The memory of the bot, behind short methods that never raise and never make an answer wait long.

    Reads of a database that is down or locked give what an empty one would; writes wait in memory until
    it is back, the oldest being lost where there are too many, but never that a chat is to be forgotten.
    ``trouble`` hears of "down", "up", "lost" (a write was given up) and "read" (a read was given up).
    """

    def __init__(self, engine: AsyncEngine, clock: Callable[[], float], trouble: Callable[[str], None]) -> None:
        self._engine = engine
        self._access = Access(engine)
        self._insert = INSERTS[engine.dialect.name]
        self._clock = clock
        self._trouble = trouble
        self._health = Health(engine.url, trouble)
        self._forgetting = Forgetting()
        self._writer = Writer(engine, self._health, GivenUp(trouble).lost, self._written)
        self._alone = engine.dialect.name == "sqlite"
        self._settings: Recent[ChatSettings] = Recent(RECENT_CHATS if self._alone else 0)
        self._conversations: Recent[Dated] = Recent(RECENT_CHATS if self._alone else 0)
        self._latest = Latest(RECENT_CHATS if self._alone else 0)

    @classmethod
    async def open(
        cls,
        url: str,
        clock: Callable[[], float] = time.time,
        trouble: Callable[[str], None] = ignore,
        promised: Path | None = None,
    ) -> Store:
        """Open the database at ``url``, with its schema brought up to date.

        One that does not answer yet is tried again in the background. ``promised`` is a file that keeps, over
        a restart, which chats are still to be forgotten. Raises StoreError where the database never could
        work: no usable address, no database, or one of a newer version.
        """
        store = cls(make_engine(database_url(url)), clock, trouble)
        try:
            await store._health.prepare(UPGRADE_SECONDS)
        except (*OUTAGE, TypeError) as error:
            await store._refuse(error, needed=False)
            store._health.failed(error)
        store._writer.start()
        await store._keep_promises(promised)
        await store._recall()
        return store

    @classmethod
    async def look(cls, url: str) -> Store:
        """Open the database at ``url`` for a command beside a running bot, and leave its schema as it is.

        Raises StoreError where it cannot be used now, or is of another version.
        """
        store = cls(make_engine(database_url(url)), time.time, ignore)
        try:
            await store._health.look(store._engine)
        except StoreError:
            await store._engine.dispose()
            raise
        except (*OUTAGE, TypeError) as error:
            await store._refuse(error, needed=True)
        return store

    async def _refuse(self, error: Exception, *, needed: bool) -> None:
        """Raise StoreError where the database cannot be used, or not now where it is ``needed``."""
        fault = refusal(self._engine.url, error, needed=needed)
        if fault is not None:
            await self._engine.dispose()
            raise StoreError(fault) from None

    async def _keep_promises(self, file: Path | None) -> None:
        """Forget what an earlier run had promised to forget, before anything is read."""
        for chat_id in self._forgetting.keep_in(file) if file else ():
            await self.forget(chat_id)

    async def _recall(self) -> None:
        """Where nobody else writes: learn what the database holds, so that it need not be asked."""
        if self._settings.limit and self._health.ok:
            await self._recall_rows(self._settings.limit + 1)

    async def _recall_rows(self, limit: int) -> None:
        since = self._now() - sql.CONVERSATION_SECONDS
        chats = await self._read(NO_CHAT, sql.select_all_settings(limit))
        talks = await self._read(NO_CHAT, sql.select_conversations(since, limit))
        answers = await self._read(NO_CHAT, sql.select_all_given(since, limit))
        if self._health.ok:
            self._settings.fill({row.chat_id: sql.settings_of(row) for row in chats})
            self._conversations.fill({row.chat_id: sql.conversation_of(row) for row in reversed(talks)})
            if len(answers) < limit:
                self._latest.fill(((row.chat_id, sql.given_of(row)) for row in answers), since)
        for chat_id in self._forgetting.chats:
            self._let_go_of(chat_id)

    async def close(self) -> None:
        """Write what waits (for 5 seconds at most, and as long for a batch that has begun) and let it go."""
        await self._writer.close(CLOSE_SECONDS)
        with suppress(*OUTAGE):
            await self._engine.dispose()

    async def healthy(self) -> bool:
        """Whether the database answers now."""
        return bool(await self._read(NO_CHAT, text("SELECT 1")))

    async def settings(self, chat_id: int) -> ChatSettings:
        """The settings of a chat; the default ones where none were saved."""
        known = self._settings.get(chat_id)
        if known is not None or self._settings.whole:
            return known or DEFAULT_SETTINGS
        rows = await self._read(chat_id, sql.select_settings(chat_id))
        found = sql.settings_of(rows[0]) if rows else DEFAULT_SETTINGS
        if self._health.ok:
            self._settings.learn(chat_id, found)
        return found

    async def save_settings(self, chat_id: int, settings: ChatSettings) -> None:
        """Keep the settings of a chat until it is forgotten."""
        self._settings.put(chat_id, settings)
        self._write(chat_id, sql.save_settings(self._insert, chat_id, settings))

    async def conversation(self, chat_id: int) -> Conversation:
        """What was last answered and offered in a chat; nothing after 30 minutes."""
        known = self._conversations.get(chat_id)
        if known is None and not self._conversations.whole:
            known = await self._read_conversation(chat_id)
        if known is None or known[1] < self._now() - sql.CONVERSATION_SECONDS:
            return NO_CONVERSATION
        return known[0]

    async def _read_conversation(self, chat_id: int) -> Dated:
        rows = await self._read(chat_id, sql.select_conversation(chat_id))
        found = sql.conversation_of(rows[0]) if rows else (NO_CONVERSATION, 0)
        if self._health.ok:
            self._conversations.learn(chat_id, found)
        return found

    async def remember(self, chat_id: int, conversation: Conversation) -> None:
        """Keep what was answered and offered in a chat, for 30 minutes."""
        now = self._now()
        self._conversations.put(chat_id, (conversation, now))
        self._write(chat_id, sql.remember(self._insert, chat_id, conversation, now))

    async def given(
        self,
        chat_id: int,
        message_id: int,
        question_id: int | None,
        entry_ids: Sequence[str],
        digest: str,
        kind: GivenKind = "answer",
    ) -> None:
        """Keep for 30 days that a message answers a question; ``digest`` is one of the answer's content."""
        answer = GivenAnswer(message_id, question_id, tuple(entry_ids), digest, self._now(), kind)
        self._latest.add(chat_id, answer)
        self._write(chat_id, sql.keep_given(self._insert, chat_id, answer))

    async def amend(self, chat_id: int, answer: GivenAnswer) -> None:
        """Keep what a message tells now, in place of what was kept of it."""
        self._latest.change(chat_id, answer)
        self._write(chat_id, sql.keep_given(self._insert, chat_id, answer))

    async def answer_to(self, chat_id: int, question_id: int) -> int | None:
        """The id of the message that answers a question, so that an edit can edit it."""
        rows = await self._read(chat_id, sql.select_answer_to(chat_id, question_id))
        return rows[0].message_id if rows else None

    async def given_as(self, chat_id: int, message_id: int) -> GivenAnswer | None:
        """What is kept of a message of the bot; None where nothing is."""
        rows = await self._read(chat_id, sql.select_given_as(chat_id, message_id))
        return sql.given_of(rows[0]) if rows else None

    async def given_since(self, chat_id: int, days: float) -> list[GivenAnswer]:
        """The answers of the last ``days`` days (30 at most) in a chat, newest first."""
        return await self._given_after(chat_id, self._now() - int(days * sql.DAY_SECONDS))

    async def cooldown(self, chat_id: int, entry_id: str, seconds: float) -> int | None:
        """The id of the last message that told an entry, where that is less than ``seconds`` ago."""
        since = self._now() - int(seconds) + 1
        known = self._latest.after(chat_id, since)
        answers = await self._given_after(chat_id, since) if known is None else known
        told = (one for one in answers if entry_id in one.entry_ids and one.kind != "verdict")
        return next((one.message_id for one in told), None)

    async def feedback(self, entry_id: str, kind: str) -> None:
        """Count what somebody thought of an entry; nothing says who or where."""
        self._write(NO_CHAT, sql.count_feedback(self._insert, entry_id, kind))

    async def send_question(self, text: str, entry_ids: Sequence[str] = ()) -> None:
        """Keep the words of a question for the curators, for a year; nothing says whose they are."""
        words = text.replace("\x00", "")
        self._write(NO_CHAT, sql.keep_question(words, entry_ids, self._now()))

    async def questions(self) -> list[SentQuestion]:
        """The questions that people sent to the curators, oldest first."""
        rows = await self._read(NO_CHAT, sql.select_questions())
        return [SentQuestion(row.id, row.text, sql.split(row.entry_ids), row.at) for row in rows]

    async def delete_question(self, id_: int) -> bool:
        """Delete a question for the curators; whether there was one. Raises what a failing database raises."""
        if not 0 < id_ <= LARGEST_ID:
            return False
        removed = await self._access.delete(sql.delete_question(id_))
        await self._access.overwrite()
        return bool(removed)

    async def count(self, chat_id: int, event: str, topic: str = "") -> None:
        """Count an event in a chat, for its digest."""
        day = self._now() // sql.DAY_SECONDS
        self._write(chat_id, sql.count(self._insert, chat_id, day, event, topic))

    async def digest(self, chat_id: int, since: date) -> DigestCounts:
        """How often each event happened in a chat from the day ``since`` (UTC) on."""
        day = since.date() if isinstance(since, datetime) else since
        rows = await self._read(chat_id, sql.select_counts(chat_id, (day - EPOCH).days))
        counts: Counter[tuple[str, str]] = Counter()
        for row in rows:
            counts[row.event, row.topic] += row.number
        return DigestCounts(dict(counts))

    def handled(self, update_id: int) -> None:
        """Keep for a day that an update of Telegram was dealt with."""
        kept = sql.keep_handled(self._insert, update_id, self._now())
        self._writer.put(Write(NO_CHAT, (kept,), Rank.HANDLED))

    async def was_handled(self, update_id: int) -> bool:
        """Whether another process has dealt with an update; none does where this one is alone (SQLite)."""
        return not self._alone and bool(await self._read(NO_CHAT, sql.select_handled_one(update_id)))

    async def handled_ids(self) -> list[int]:
        """The updates that were dealt with last, oldest first."""
        rows = await self._read(NO_CHAT, sql.select_handled(HANDLED))
        return [row.update_id for row in reversed(rows)]

    async def forget(self, chat_id: int) -> bool:
        """Delete all that is kept of a chat. False: the database is away, and it happens when it is back."""
        self._let_go_of(chat_id)
        self._writer.drop(chat_id)
        self._forget_when_possible(chat_id)
        done = await self._writer.settle(chat_id, CLOSE_SECONDS)
        if done:
            await self._access.overwrite()
        else:
            self._forgetting.promise(chat_id)
        return done

    def _let_go_of(self, chat_id: int) -> None:
        self._settings.drop(chat_id)
        self._conversations.drop(chat_id)
        self._latest.drop(chat_id)

    def _forget_when_possible(self, chat_id: int) -> None:
        self._forgetting.chats.add(chat_id)
        self._writer.put(Write(chat_id, sql.forget(chat_id), Rank.FORGET))

    async def migrate(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup: its settings and counters go with it."""
        self._settings.move(old_chat_id, new_chat_id)
        self._conversations.drop(old_chat_id)
        self._latest.drop(old_chat_id)
        await self._writer.settle(old_chat_id, READ_SECONDS)
        moved = sql.migrate(self._insert, old_chat_id, new_chat_id)
        self._writer.put(Write(new_chat_id, moved, Rank.MOVED))
        self._forget_when_possible(old_chat_id)

    async def purge(self, now: float | None = None) -> int | None:
        """Delete what is past its time at ``now`` (Unix seconds); how many rows went, None where it failed."""
        moment = self._now() if now is None else int(now)
        if not self._health.usable():
            return None
        try:
            removed = sum([await self._access.delete_all(one) for one in sql.expired(moment)])
            surplus = await self._access.delete_all(sql.surplus_questions())
            await self._access.overwrite()
        except OUTAGE as error:
            self._health.failed(error)
            return None
        if surplus:
            log.warning("%d questions for the curators went: %d are kept", surplus, sql.MOST_QUESTIONS)
        return removed + surplus

    def _now(self) -> int:
        return int(self._clock())

    def _written(self, write: Write) -> None:
        if write.rank is Rank.FORGET:
            self._forgetting.done(write.chat_id)

    def _write(self, chat_id: int, *changes: Change) -> None:
        self._writer.put(Write(chat_id, changes))

    async def _given_after(self, chat_id: int, since: int) -> list[GivenAnswer]:
        rows = await self._read(chat_id, sql.select_given(chat_id, since))
        return [sql.given_of(row) for row in rows]

    async def _read(self, chat_id: int, statement: Select[Any] | Executable) -> Rows:
        """The rows of a query that sees what is queued for its chat; none where the database is away."""
        await self._writer.settle(chat_id, READ_SECONDS)
        if not self._health.usable():
            self._trouble("read")
            return []
        if chat_id in self._forgetting.chats:
            return []  # it can be read, but not written: what is there is gone as soon as it can
        try:
            rows = await self._access.rows(statement)
        except OUTAGE as error:
            self._health.failed(error)
            self._trouble("read")
            return []
        self._health.worked()
        return rows
