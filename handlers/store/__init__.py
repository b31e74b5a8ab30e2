"""What is remembered about chats: one small class over SQLite or PostgreSQL."""

from handlers.store.diagnosis import check_readable, check_store, copy_database
from handlers.store.records import (
    DEFAULT_SETTINGS,
    ChatSettings,
    DigestCounts,
    GivenAnswer,
    GivenKind,
    SentQuestion,
    StoreError,
)
from handlers.store.statements import KEPT_DAYS
from handlers.store.store import Store

__all__ = [
    "DEFAULT_SETTINGS",
    "KEPT_DAYS",
    "ChatSettings",
    "DigestCounts",
    "GivenAnswer",
    "GivenKind",
    "SentQuestion",
    "Store",
    "StoreError",
    "check_readable",
    "check_store",
    "copy_database",
]
