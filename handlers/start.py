"""/start: the greeting with the first topics, deep links; and the keyboard for those who cannot type."""

from __future__ import annotations

from dataclasses import replace

import telegram
from telegram import ReplyKeyboardMarkup, ReplyKeyboardRemove, Update

from handlers import notices, topics, wording
from handlers.addressing import is_private
from handlers.context import Context
from handlers.markup import Message, escape
from handlers.sending import Target, place_of, say, target_of
from handlers.taps import Tap
from handlers.wishes import give

TOPIC_LINK = "t_"
KEYBOARD = (
    (wording.ALL_TOPICS, wording.MORE_DETAIL),
    (wording.SOURCES, notices.HELP_BUTTON),
    (notices.HIDE_BUTTONS,),
)


async def start(update: Update, context: Context) -> None:
    """Greet, or open what a deep link names."""
    message = update.effective_message
    if message is None:
        return
    if not is_private(message):
        await say(context, target_of(message), [Message(escape(notices.GROUP_GREETING))])
    elif not await _opened(context.args or [], message, context):
        await _greet(message, context)


async def _opened(args: list[str], message: telegram.Message, context: Context) -> bool:
    """Whether the argument of a deep link named an entry or a topic."""
    link = args[0] if args else ""
    if link.startswith(TOPIC_LINK):
        topic = link.removeprefix(TOPIC_LINK)
        page = topics.questions_from(topic, 0, context)
        if page:
            await topics.show(page, target_of(message), context)
        return page is not None
    entry = context.faq.entry(link)
    if entry is not None:
        await give(entry, target_of(message), context)
    return entry is not None


async def _greet(message: telegram.Message, context: Context) -> None:
    page = topics.topics_from(0, context)
    told = Message(f"{escape(notices.GREETING)}\n\n{page.message.html}", page.message.rows)
    await topics.show(replace(page, message=told), target_of(message), context)


async def keyboard_wanted(tap: Tap) -> None:
    """The keyboard was asked for by a tap."""
    if tap.private:
        await show_keyboard(place_of(tap), tap.context)


async def show_keyboard(target: Target, context: Context) -> None:
    """Show the keyboard of words that stays until it is hidden."""
    keyboard = ReplyKeyboardMarkup(KEYBOARD, resize_keyboard=True, is_persistent=True)
    await say(context, target, [Message(escape(notices.KEYBOARD_SHOWN))], last=keyboard)
    await _save(target.chat_id, True, context)


async def hide_keyboard(message: telegram.Message, context: Context) -> None:
    """Take the keyboard of words away."""
    told = Message(escape(notices.KEYBOARD_HIDDEN))
    await say(context, target_of(message), [told], last=ReplyKeyboardRemove())
    await _save(message.chat_id, False, context)


async def keyboard(update: Update, context: Context) -> None:
    """Answer /keyboard: show the keyboard of words, or hide it where it is shown."""
    message = update.effective_message
    if message is None or not is_private(message):
        return
    if (await context.store.settings(message.chat_id)).keyboard:
        await hide_keyboard(message, context)
    else:
        await show_keyboard(target_of(message), context)


async def _save(chat_id: int, shown: bool, context: Context) -> None:
    settings = await context.store.settings(chat_id)
    await context.store.save_settings(chat_id, replace(settings, keyboard=shown))
