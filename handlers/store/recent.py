"""The latest values of the chats that were active last, so that most answers ask the database nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Values by chat, at most ``limit`` of them; the chat that was touched longest ago goes first.

    Only where one process has the database for itself: with ``limit`` 0 nothing is kept. ``whole``: every
    value that there is is in here, so that a chat without one need not be looked up.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.whole = False
        self._values: OrderedDict[int, V] = OrderedDict()

    def fill(self, values: Mapping[int, V]) -> None:
        """Take all values that there are, latest last; of more than ``limit``, the latest."""
        for chat_id, value in values.items():
            self.put(chat_id, value)
        self.whole = len(values) <= self.limit

    def get(self, chat_id: int) -> V | None:
        """The value of a chat, where it is known."""
        if chat_id in self._values:
            self._values.move_to_end(chat_id)
        return self._values.get(chat_id)

    def put(self, chat_id: int, value: V) -> None:
        """A chat has a new value."""
        self._values[chat_id] = value
        self._values.move_to_end(chat_id)
        if len(self._values) > self.limit:
            self._values.popitem(last=False)
            self.whole = False

    def learn(self, chat_id: int, value: V) -> None:
        """A value was read; one that was put in the meantime is newer."""
        if chat_id not in self._values:
            self.put(chat_id, value)

    def drop(self, chat_id: int) -> None:
        """A chat has no value any more."""
        self._values.pop(chat_id, None)

    def move(self, old: int, new: int) -> None:
        """What ``old`` had, ``new`` has now; where that is not known, ``new`` must be looked up."""
        if old in self._values:
            self.put(new, self._values.pop(old))
        elif not self.whole:
            self.drop(new)
