"""What is remembered about chats: one small class over SQLite or PostgreSQL."""

from handlers.store.records import (
    DEFAULT_SETTINGS,
    ChatSettings,
    DigestCounts,
    GivenAnswer,
    SentQuestion,
    StoreError,
)
from handlers.store.store import Store

__all__ = [
    "DEFAULT_SETTINGS",
    "ChatSettings",
    "DigestCounts",
    "GivenAnswer",
    "SentQuestion",
    "Store",
    "StoreError",
]
