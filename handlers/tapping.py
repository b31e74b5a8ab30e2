"""Callback queries to features: the data that a button carries says which one handles the tap."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import telegram
from telegram import Update

from handlers import buttons, checks, feedback, settings, start, views, wishes
from handlers.context import Context
from handlers.keyboards import Verb, decode
from handlers.sending import acknowledge
from handlers.taps import Tap

TAPS: dict[Verb, Callable[[Tap], Awaitable[None]]] = {
    Verb.ENTRY: buttons.tapped_entry,
    Verb.DETAIL: buttons.shows(wishes.opens(views.detail)),
    Verb.SOURCES: buttons.shows(wishes.opens(views.sources)),
    Verb.CHANGED: buttons.shows(wishes.opens(views.changed)),
    Verb.RELATED: buttons.shows(wishes.related),
    Verb.CARD: buttons.shows(wishes.opens(views.card)),
    Verb.MORE: buttons.more,
    Verb.LESS: buttons.less,
    Verb.RATE: buttons.rate,
    Verb.FEEDBACK: feedback.rated,
    Verb.OFFER_SENDING: feedback.explained,
    Verb.SEND: feedback.sent,
    Verb.NONE: buttons.none_of_these,
    Verb.TOPIC: buttons.tapped_topic,
    Verb.TOPICS: buttons.tapped_topics,
    Verb.SETTING: settings.tapped,
    Verb.POST: checks.posted,
    Verb.KEYBOARD: start.keyboard_wanted,
}


async def tapped(update: Update, context: Context) -> None:
    """A tap on any button: acknowledged at once, done once."""
    query = update.callback_query
    if query is None:
        return
    acknowledged = asyncio.create_task(acknowledge(query))
    await asyncio.sleep(0)  # it goes out first; nobody waits for its reply
    message, user_id = query.message, query.from_user.id
    try:
        if message and not context.taps.repeats((message.chat.id, message.message_id, user_id, query.data)):
            await do(query.data or "", user_id, message, context)
    finally:
        await acknowledged


async def do(data: str, user_id: int, message: telegram.MaybeInaccessibleMessage, context: Context) -> None:
    """Do what the button with this data does below a message of the bot."""
    action = decode(data)
    tap = Tap(context, user_id, message, action.args if action else ())
    await (TAPS[action.verb] if action else buttons.outdated)(tap)
