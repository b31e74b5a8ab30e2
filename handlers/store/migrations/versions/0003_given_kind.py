"""What kind of answer a message holds; whether a chat was greeted is no longer kept, as nobody asked for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the kind; what was kept before are plain answers."""
    kind = sa.Column("kind", sa.String(8), nullable=False, server_default="answer")
    with op.batch_alter_table("given") as given:
        given.add_column(kind)
    with op.batch_alter_table("chats") as chats:
        chats.drop_column("started")


def downgrade() -> None:
    """As it was."""
    started = sa.Column("started", sa.Boolean, nullable=False, server_default=sa.false())
    with op.batch_alter_table("chats") as chats:
        chats.add_column(started)
    with op.batch_alter_table("given") as given:
        given.drop_column("kind")
