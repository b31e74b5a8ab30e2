"""Who may change the settings of a group: asked of Telegram, and kept in memory for some minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import telegram
from telegram.error import TelegramError

if TYPE_CHECKING:
    from handlers.context import Context

KEPT_SECONDS = 300
MOST_GROUPS = 1000


@dataclass(slots=True)
class Admins:
    """The ids of the admins of groups, as they were told some minutes ago at most."""

    clock: Callable[[], float] = time.monotonic
    known: dict[int, tuple[float, frozenset[int]]] = field(default_factory=dict)

    async def of(self, chat_id: int, bot: telegram.Bot) -> frozenset[int]:
        """The admins of a group; none where Telegram does not say."""
        until, ids = self.known.get(chat_id, (0.0, frozenset[int]()))
        if self.clock() < until:
            return ids
        try:
            members = await bot.get_chat_administrators(chat_id)
        except TelegramError:
            return frozenset()
        if len(self.known) >= MOST_GROUPS:
            self.known.clear()
        ids = frozenset(member.user.id for member in members)
        self.known[chat_id] = (self.clock() + KEPT_SECONDS, ids)
        return ids

    def changed(self, chat_id: int) -> None:
        """Ask Telegram again next time."""
        self.known.pop(chat_id, None)


async def wrote_as_admin(message: telegram.Message, context: Context) -> bool:
    """Whether an admin wrote a message; one who is anonymous writes as the group itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    writer = message.from_user
    return writer is not None and await is_admin(message.chat_id, writer.id, context)


async def is_admin(chat_id: int, user_id: int, context: Context) -> bool:
    """Whether a person is an admin of a group."""
    return user_id in await context.admins.of(chat_id, context.bot)
