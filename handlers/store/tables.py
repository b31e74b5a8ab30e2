"""The tables of the store. A change here needs a migration: see docs/operations.md.

Moments are Unix seconds, days are days since 1970 (UTC), lists of entry ids are joined by spaces.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, String, Table, Text

LARGEST_ID = 2**31 - 1
"""The last id of a question that PostgreSQL's Integer holds; no database has one beyond it."""

metadata = MetaData()

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("who_may_ask", String(8), nullable=False),
    Column("reply_in", String(8), nullable=False),
    Column("quiet_from", Integer),
    Column("quiet_to", Integer),
    Column("utc_offset", Integer, nullable=False),
    Column("quiet_until", BigInteger),
    Column("hide_prognosis", Boolean, nullable=False),
    Column("language", String(16), nullable=False),
    Column("keyboard", Boolean, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answered", Text, nullable=False),
    Column("offered", Text, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
)

given = Table(
    "given",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("question_id", BigInteger),
    Column("entry_ids", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("kind", String(8), nullable=False, server_default="answer"),
    Index("ix_given_chat_id_at", "chat_id", "at"),
    Index("ix_given_chat_id_question_id", "chat_id", "question_id"),
)

counters = Table(
    "counters",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False, index=True),
    Column("event", String(64), primary_key=True),
    Column("topic", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("entry_id", String(128), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("number", Integer, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("entry_ids", Text, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
)

handled = Table(
    "handled",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False, index=True),
)
