"""Who may change the settings of a group: asked of Telegram, and kept in memory for some minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import telegram
from telegram.error import TelegramError

from handlers import notices

if TYPE_CHECKING:
    from handlers.context import Context

KEPT_SECONDS = 300
MOST_GROUPS = 1000


@dataclass(slots=True)
class Admins:
    """The ids of the admins of groups, as they were told some minutes ago at most."""

    clock: Callable[[], float] = time.monotonic
    known: dict[int, tuple[float, frozenset[int]]] = field(default_factory=dict)

    async def of(self, chat_id: int, bot: telegram.Bot) -> frozenset[int] | None:
        """The admins of a group; None where Telegram does not say."""
        until, ids = self.known.get(chat_id, (0.0, frozenset[int]()))
        if self.clock() < until:
            return ids
        try:
            members = await bot.get_chat_administrators(chat_id)
        except TelegramError:
            return None
        if len(self.known) >= MOST_GROUPS:
            self.known.clear()
        ids = frozenset(member.user.id for member in members)
        self.known[chat_id] = (self.clock() + KEPT_SECONDS, ids)
        return ids

    def changed(self, chat_id: int) -> None:
        """Ask Telegram again next time."""
        self.known.pop(chat_id, None)


async def refusal(message: telegram.Message, context: Context) -> str | None:
    """Why what a message wants is not done, as only admins may want it; None where one wrote it."""
    wrote = await wrote_as_admin(message, context)
    if wrote is None:
        return notices.ADMINS_UNKNOWN
    return None if wrote else notices.ADMINS_CHANGE


async def wrote_as_admin(message: telegram.Message, context: Context) -> bool | None:
    """Whether an admin wrote a message; one who is anonymous writes as the group itself.

    None where Telegram does not say who the admins are.
    """
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    writer = message.from_user
    return False if writer is None else await is_admin(message.chat_id, writer.id, context)


async def is_admin(chat_id: int, user_id: int, context: Context) -> bool | None:
    """Whether a person is an admin of a group; None where Telegram does not say who the admins are."""
    admins = await context.admins.of(chat_id, context.bot)
    return None if admins is None else user_id in admins
