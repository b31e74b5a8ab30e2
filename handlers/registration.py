"""All handlers in the order in which they are asked: one place that tells what the bot listens to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers import (
    buttons,
    checks,
    corrections,
    digest,
    errors,
    feedback,
    groups,
    inline,
    others,
    privacy,
    questions,
    settings,
    start,
    topics,
    wishes,
)
from handlers.context import App, Context
from handlers.help import about, help_, sources
from handlers.keyboards import Verb, decode
from handlers.sending import acknowledge
from handlers.taps import Tap

COMMANDS = {
    "start": start.start,
    "help": help_,
    "about": about,
    "sources": sources,
    "topics": topics.topics,
    "keyboard": start.keyboard,
    "privacy": privacy.privacy,
    "forget": privacy.forget,
    "settings": settings.settings,
    "quiet": settings.quiet,
    "digest": digest.digest,
    "corrections": corrections.corrections,
}
"""Commands but /ask and /check, which are questions and go with them."""

TAPS: dict[Verb, Callable[[Tap], Awaitable[None]]] = {
    Verb.ENTRY: buttons.tapped_entry,
    Verb.DETAIL: buttons.shows(wishes.detail),
    Verb.SOURCES: buttons.shows(wishes.sources),
    Verb.CHANGED: buttons.shows(wishes.changed),
    Verb.RELATED: buttons.shows(wishes.related),
    Verb.CARD: buttons.shows(wishes.card),
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


def register(application: App) -> None:
    """Add every handler to the application."""
    new = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD
    private = filters.ChatType.PRIVATE
    danger = MessageHandler(new & private & filters.COMMAND, others.danger_in_command)
    application.add_handler(danger, group=-1)
    for name, answer in COMMANDS.items():
        application.add_handler(CommandHandler(name, answer, filters=new))
    application.add_handler(MessageHandler(new & filters.TEXT, questions.heard))
    changed = filters.UpdateType.EDITED_MESSAGE & filters.TEXT
    application.add_handler(MessageHandler(changed, questions.edited))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, groups.migrated))
    anything = new & private & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(anything, others.other))
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(InlineQueryHandler(inline.inline))
    member = ChatMemberHandler(groups.membership, ChatMemberHandler.MY_CHAT_MEMBER)
    application.add_handler(member)
    application.add_error_handler(errors.handle)


async def tapped(update: Update, context: Context) -> None:
    """A tap on any button: acknowledged at once, done once."""
    query = update.callback_query
    if query is None:
        return
    await acknowledge(query)
    message = query.message
    if message is None or context.taps.repeats((message.chat.id, message.message_id, query.data)):
        return
    action = decode(query.data or "")
    tap = Tap(context, query, message, action.args if action else ())
    await (TAPS[action.verb] if action else buttons.outdated)(tap)
