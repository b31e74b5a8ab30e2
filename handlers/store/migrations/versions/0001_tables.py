"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _chat_id() -> sa.Column[int]:
    return sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False)


def _chats() -> None:
    op.create_table(
        "chats",
        _chat_id(),
        sa.Column("who_may_ask", sa.String(8), nullable=False),
        sa.Column("reply_in", sa.String(8), nullable=False),
        sa.Column("quiet_from", sa.Integer),
        sa.Column("quiet_to", sa.Integer),
        sa.Column("utc_offset", sa.Integer, nullable=False),
        sa.Column("quiet_until", sa.BigInteger),
        sa.Column("hide_prognosis", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("keyboard", sa.Boolean, nullable=False),
        sa.Column("started", sa.Boolean, nullable=False),
    )


def _conversations() -> None:
    op.create_table(
        "conversations",
        _chat_id(),
        sa.Column("answered", sa.Text, nullable=False),
        sa.Column("offered", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_conversations_at", "conversations", ["at"])


def _given() -> None:
    op.create_table(
        "given",
        _chat_id(),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("question_id", sa.BigInteger),
        sa.Column("entry_ids", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_given_at", "given", ["at"])
    op.create_index("ix_given_chat_id_at", "given", ["chat_id", "at"])
    op.create_index("ix_given_chat_id_question_id", "given", ["chat_id", "question_id"])


def _numbers() -> None:
    op.create_table(
        "counters",
        _chat_id(),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("event", sa.String(64), primary_key=True),
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_index("ix_counters_day", "counters", ["day"])
    op.create_table(
        "feedback",
        sa.Column("entry_id", sa.String(128), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("entry_ids", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_questions_at", "questions", ["at"])


def upgrade() -> None:
    """Make every table and its indexes."""
    _chats()
    _conversations()
    _given()
    _numbers()
    _questions()


def downgrade() -> None:
    """Leave nothing."""
    for table in ("questions", "feedback", "counters", "given", "conversations", "chats"):
        op.drop_table(table)
