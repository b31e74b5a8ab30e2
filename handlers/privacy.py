"""/privacy and /forget: what is kept, and how to have it deleted."""

from __future__ import annotations

from telegram import Update

from handlers import notices
from handlers.addressing import is_private
from handlers.admins import refusal
from handlers.context import Context
from handlers.markup import Message, escape
from handlers.sending import say, target_of


async def privacy(update: Update, context: Context) -> None:
    """Answer /privacy."""
    if update.effective_message:
        told = Message(escape(notices.PRIVACY))
        await say(context, target_of(update.effective_message), [told])


async def forget(update: Update, context: Context) -> None:
    """Answer /forget: delete all that is kept of this chat; in a group only for admins."""
    message = update.effective_message
    if message is None:
        return
    line = None if is_private(message) else await refusal(message, context)
    if line is None:
        done = await context.store.forget(message.chat_id)
        line = notices.FORGOTTEN if done else notices.FORGOTTEN_LATER
    await say(context, target_of(message), [Message(escape(line))])
