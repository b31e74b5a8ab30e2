"""The latest values of the chats that were active last, so that most answers ask the database nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Values by chat, at most ``limit`` of them; the chat that was touched longest ago goes first.

    Only where one process has the database for itself: with ``limit`` 0 nothing is kept.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[int, V] = OrderedDict()

    def get(self, chat_id: int) -> V | None:
        """The value of a chat, where it is known."""
        if chat_id in self._values:
            self._values.move_to_end(chat_id)
        return self._values.get(chat_id)

    def put(self, chat_id: int, value: V) -> None:
        """A chat has a new value."""
        self._values[chat_id] = value
        self._values.move_to_end(chat_id)
        if len(self._values) > self._limit:
            self._values.popitem(last=False)

    def learn(self, chat_id: int, value: V) -> None:
        """A value was read; one that was put in the meantime is newer."""
        if chat_id not in self._values:
            self.put(chat_id, value)

    def drop(self, chat_id: int) -> None:
        """Nothing is known of a chat any more."""
        self._values.pop(chat_id, None)
