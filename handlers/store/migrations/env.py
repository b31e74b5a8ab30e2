"""How Alembic reaches the database: always through a connection of the store, never by itself."""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

from handlers.store.tables import metadata

UPGRADE_LOCK = 4_915_203  # any number that nothing else in the database locks


def migrate() -> None:
    """Run the migrations in one transaction; processes that start together take turns."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        context.run_migrations()


migrate()
