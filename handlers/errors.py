"""What no handler could handle: told to the person in one kind line, to the log without anybody's words."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence

import telegram
from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError

from handlers import notices
from handlers.addressing import is_private, request_of
from handlers.context import Context
from handlers.markup import Message, Place, escape, plain
from handlers.rendering import messages
from handlers.sending import Target, say, target_of

log = logging.getLogger(__name__)


async def handle(update: object, context: Context) -> None:
    """Log where it happened, and say sorry where that can arrive."""
    error = context.error
    if error is None:
        return
    log.error("%s at %s", type(error).__name__, where(error))
    if isinstance(update, Update) and _can_still_speak(error):
        await _sorry(update, context)


def _can_still_speak(error: BaseException) -> bool:
    """Whether another message may arrive: a call that was refused is no broken network."""
    return isinstance(error, BadRequest) or not isinstance(error, NetworkError)


def where(error: BaseException) -> str:
    """The functions that an error came through, innermost last; no message and no value, which may be words."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-5:])


async def _sorry(update: Update, context: Context) -> None:
    """Help for who is in danger; else sorry, in private alone: in a group it would be noise."""
    message = update.effective_message
    if message is None:
        return
    help_first = await _help(update, context)
    sorry = (Message(escape(notices.SOMETHING_WRONG)),) if is_private(message) else ()
    try:
        await say(context, target_of(message), help_first or sorry, again=bool(help_first))
    except TelegramError as error:
        log.error("the line of sorry was not said: %s", type(error).__name__)  # noqa: TRY400 - no traceback
        if help_first:
            await _say_plainly(message, help_first, context)


async def _say_plainly(message: telegram.Message, help_: Sequence[Message], context: Context) -> None:
    """Help once more without all that Telegram can refuse: markup, buttons, a topic, a message to reply to."""
    words = [Message(escape(plain(one.html))) for one in help_]
    try:
        await say(context, Target(message.chat_id), words, again=True)
    except TelegramError as error:
        log.error("help was not said: %s", type(error).__name__)  # noqa: TRY400 - no traceback


async def _help(update: Update, context: Context) -> tuple[Message, ...]:
    """The help for the danger that a message to the bot tells of; nothing where it tells of none."""
    message = update.message or update.edited_message
    if message is None:
        return ()
    request = request_of(message, context.bot.bot)
    text = request.text if request else message.caption if is_private(message) else None
    try:
        urgent = await context.danger(text) if text else None
        return messages(urgent, context.faq.knowledge, Place.PRIVATE) if urgent else ()
    except Exception as error:  # noqa: BLE001 - what fails here as well must not keep back the line of sorry
        log.error("%s at %s", type(error).__name__, where(error))  # noqa: TRY400 - no traceback
        return ()
