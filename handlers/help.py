"""/help, /about and /sources: what the bot is, what it knows from where, and how to ask."""

from __future__ import annotations

import telegram
from telegram import Update

from handlers import notices, views
from handlers.addressing import is_private
from handlers.context import Context
from handlers.keyboards import Verb, all_topics, button, rows
from handlers.markup import Message, escape
from handlers.sending import say, target_of


async def help_(update: Update, context: Context) -> None:
    """Answer /help."""
    if update.effective_message:
        await say_help(update.effective_message, context)


async def say_help(message: telegram.Message, context: Context) -> None:
    """How to ask, in a private chat with the way to all topics."""
    if is_private(message):
        ways = rows(all_topics(), button(notices.SHOW_BUTTONS, Verb.KEYBOARD))
        await say(context, target_of(message), [Message(escape(notices.HELP), ways)])
    else:
        await say(context, target_of(message), [Message(escape(notices.GROUP_HELP))])


async def about(update: Update, context: Context) -> None:
    """Answer /about: who runs it, what it promises and what it does not."""
    if update.effective_message:
        told = Message(escape(notices.ABOUT))
        await say(context, target_of(update.effective_message), [told])


async def sources(update: Update, context: Context) -> None:
    """Answer /sources."""
    if update.effective_message:
        await say_sources(update.effective_message, context)


async def say_sources(message: telegram.Message, context: Context) -> None:
    """The articles and studies, with dates, and what they are worth."""
    told = views.all_sources(context.faq.knowledge)
    if is_private(message):
        await say(context, target_of(message), told)
    else:
        await say(context, target_of(message), [views.articles_only(context.faq.knowledge)])


async def unknown_command(message: telegram.Message, context: Context) -> None:
    """A command that there is not: say so, and help."""
    told = f"{escape(notices.UNKNOWN_COMMAND)}\n\n{escape(notices.HELP)}"
    await say(context, target_of(message), [Message(told)])
