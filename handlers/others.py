"""Messages without words: pictures, voices, places; and danger that stands where nobody asks."""

from __future__ import annotations

import telegram
from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers import notices
from handlers.addressing import COMMANDS, command_of
from handlers.context import Context
from handlers.markup import Message, Place, escape
from handlers.rendering import messages
from handlers.sending import say, target_of


async def other(update: Update, context: Context) -> None:
    """Anything but text in a private chat: a kind line, once for an album."""
    message = update.message
    if message is not None and first_of_album(message, context):
        await say(context, target_of(message), [Message(escape(notices.OTHER_KINDS))])


def first_of_album(message: telegram.Message, context: Context) -> bool:
    """Whether a message is the first of its album that is answered, or stands alone."""
    album = message.media_group_id
    return not album or not context.taps.repeats((message.chat_id, album))


async def danger_in_command(update: Update, context: Context) -> None:
    """Words behind a command that takes none ("/help I cannot breathe"): danger is answered first."""
    message = update.message or update.edited_message
    command = message and command_of(message, context.bot.bot)
    if message is None or not command or command[0] in COMMANDS:
        return
    if " " in command[1] and await help_where_urgent(message, command[1], context):
        raise ApplicationHandlerStop


async def help_where_urgent(message: telegram.Message, words: str, context: Context) -> bool:
    """Whether the words tell of danger; then help was said."""
    urgent = await context.danger(words)
    if urgent is None:
        return False
    said = messages(urgent, context.faq.knowledge, Place.PRIVATE)
    await say(context, target_of(message), said, again=True)
    return True
