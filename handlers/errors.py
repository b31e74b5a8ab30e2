"""What no handler could handle: told to the person in one kind line, to the log without anybody's words."""

from __future__ import annotations

import logging
import traceback

from telegram import Update
from telegram.error import NetworkError, TelegramError

from handlers import notices
from handlers.addressing import is_private
from handlers.context import Context
from handlers.markup import Message, escape
from handlers.sending import say, target_of

log = logging.getLogger(__name__)


async def handle(update: object, context: Context) -> None:
    """Log where it happened, and say sorry where that can arrive."""
    error = context.error
    if error is None:
        return
    log.error("%s at %s", type(error).__name__, where(error))
    if isinstance(update, Update) and not isinstance(error, NetworkError):
        await _sorry(update, context)


def where(error: BaseException) -> str:
    """The functions that an error came through, innermost last; no message and no value, which may be words."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-5:])


async def _sorry(update: Update, context: Context) -> None:
    """Only in private chats: in a group a line for nobody in particular would be noise."""
    message = update.effective_message
    if message is None or not is_private(message):
        return
    try:
        await say(context, target_of(message), [Message(escape(notices.SOMETHING_WRONG))])
    except TelegramError as error:
        log.error("the line of sorry was not said: %s", type(error).__name__)  # noqa: TRY400 - no traceback
