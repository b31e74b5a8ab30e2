"""All handlers in the order in which they are asked: one place that tells what the bot listens to."""

from __future__ import annotations

from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers import (
    corrections,
    digest,
    errors,
    groups,
    inline,
    others,
    privacy,
    questions,
    settings,
    start,
    tapping,
    topics,
)
from handlers.context import App
from handlers.help import about, help_, sources

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


def register(application: App) -> None:
    """Add every handler to the application."""
    new = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD
    private = filters.ChatType.PRIVATE
    changed = filters.UpdateType.EDITED_MESSAGE
    danger = MessageHandler((new | changed) & private & filters.COMMAND, others.danger_in_command)
    application.add_handler(danger, group=-1)
    for name, answer in COMMANDS.items():
        application.add_handler(CommandHandler(name, answer, filters=new))
    application.add_handler(MessageHandler(new & filters.TEXT, questions.heard))
    application.add_handler(MessageHandler(changed & filters.TEXT, questions.edited))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, groups.migrated))
    anything = new & private & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler((new | changed) & private & filters.CAPTION, questions.captioned))
    application.add_handler(MessageHandler(anything, others.other))
    application.add_handler(CallbackQueryHandler(tapping.tapped))
    application.add_handler(InlineQueryHandler(inline.inline))
    member = ChatMemberHandler(groups.membership, ChatMemberHandler.MY_CHAT_MEMBER)
    application.add_handler(member)
    application.add_error_handler(errors.handle)
