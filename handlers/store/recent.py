"""The latest values of the chats that were active last, so that most answers ask the database nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from handlers.store.records import GivenAnswer

V = TypeVar("V")
LATEST = 20
"""Answers of a chat that are kept in memory."""


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


class Latest:
    """The answers that were given last in each chat, newest first, as far back as a moment that is known."""

    def __init__(self, limit: int) -> None:
        self._by_chat: Recent[tuple[GivenAnswer, ...]] = Recent(limit)
        self._since = 0

    def fill(self, answers: Iterable[tuple[int, GivenAnswer]], since: int) -> None:
        """Take all answers (each with its chat) from the moment ``since`` (Unix seconds) on, oldest first."""
        self._by_chat.whole, self._since = True, since
        for chat_id, one in answers:
            self.add(chat_id, one)

    def add(self, chat_id: int, answer: GivenAnswer) -> None:
        """An answer was given, or edited."""
        known = self._by_chat.get(chat_id)
        if known is not None or self._by_chat.whole:
            others = (one for one in known or () if one.message_id != answer.message_id)
            self._by_chat.put(chat_id, (answer, *others)[:LATEST])

    def change(self, chat_id: int, answer: GivenAnswer) -> None:
        """What is kept of an answer is another thing now; its place in the order stays."""
        known = self._by_chat.get(chat_id)
        if known is not None:
            changed = (answer if one.message_id == answer.message_id else one for one in known)
            self._by_chat.put(chat_id, tuple(changed))

    def after(self, chat_id: int, moment: int) -> tuple[GivenAnswer, ...] | None:
        """The answers since ``moment``; None where the database has to be asked."""
        known = self._by_chat.get(chat_id)
        if moment < self._since or (known is None and not self._by_chat.whole):
            return None
        found = tuple(one for one in known or () if one.at >= moment)
        return found if len(found) < LATEST else None

    def drop(self, chat_id: int) -> None:
        """What was answered in a chat is gone."""
        self._by_chat.drop(chat_id)
