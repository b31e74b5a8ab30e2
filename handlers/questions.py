"""A question in words -> its answer, in a private chat or a group; an edited question edits its answer."""

from __future__ import annotations

from dataclasses import replace

import telegram
from telegram import ForceReply, Update

from handlers import checks, feedback, groups, notices, others
from handlers.addressing import Request, command_of, is_private, request_of
from handlers.context import Context
from handlers.help import unknown_command
from handlers.markup import Message, Place, escape
from handlers.publishing import offered_by, publish
from handlers.rendering import messages
from handlers.sending import say, target_of
from handlers.topics import is_number, without_topics
from handlers.typed import typed, typed_button
from knowledge.conversing.refusing import REFUSED
from knowledge.model import Conversation, NoMatch, Outcome, Silent, Smalltalk


async def heard(update: Update, context: Context) -> None:
    """A new text message: answered where the bot is addressed, else nothing is said."""
    message = update.message
    if message is None:
        return
    request = request_of(message, context.bot.bot)
    if request is not None:
        await respond(message, request, context)
    elif is_private(message) and command_of(message, context.bot.bot):
        await unknown_command(message, context)


async def edited(update: Update, context: Context) -> None:
    """An edited message: its answer is edited, or given where there was none."""
    message = update.edited_message
    request = message and request_of(message, context.bot.bot)
    if message is None or not request or not request.text:
        return
    if request.kind == "send":  # what was sent to the curators stays as it was
        await others.help_where_urgent(message, request.text, context)
        return
    answer_id = await context.store.answer_to(message.chat_id, message.message_id)
    await respond(message, request, context, answer_id)


async def respond(
    message: telegram.Message, request: Request, context: Context, answer_id: int | None = None
) -> None:
    """Answer a request; ``answer_id`` is the message to edit where it was answered before."""
    if not request.text:
        await _prompt(message, request, context)
    elif request.kind == "check":
        await checks.check(message, request.text, context, answer_id)
    elif request.kind == "send":
        await feedback.send_words(message, request.text, context)
    elif is_private(message):
        await _in_private(message, request, context, answer_id)
    elif answer_id is not None or not await typed_button(message, request.text, context):
        await groups.answer(message, request, context, answer_id)


async def _prompt(message: telegram.Message, request: Request, context: Context) -> None:
    """A bare command: ask for the words, so that a reply to this needs no command."""
    prompt = notices.CHECK_PROMPT if request.kind == "check" else notices.ASK_PROMPT
    force = ForceReply(selective=True)
    await say(context, target_of(message), [Message(escape(prompt))], last=force)


async def _in_private(
    message: telegram.Message, request: Request, context: Context, answer_id: int | None
) -> None:
    before = await context.store.conversation(message.chat_id)
    if answer_id is None and await typed(message, request.text, before, context):
        return
    outcome = await context.answer(request.text, without_topics(before))
    if is_number(request.text) and _says_nothing(outcome):
        await say(context, target_of(message), [Message(escape(notices.NO_SUCH_NUMBER))])
    else:
        await _tell(message, outcome, before, context, answer_id)


async def _tell(
    message: telegram.Message,
    outcome: Outcome,
    before: Conversation,
    context: Context,
    answer_id: int | None = None,
) -> None:
    """Say an outcome in a private chat, and remember what was answered and offered beside small talk."""
    said = messages(outcome, context.faq.knowledge, Place.PRIVATE)
    await publish(message, said, outcome, context, answer_id)
    if isinstance(outcome, Smalltalk) and outcome.kind != REFUSED and not outcome.offers:
        return
    followed = context.faq.follow(without_topics(before), outcome)
    after = replace(followed, offered=offered_by(outcome))
    if after != before:
        await context.store.remember(message.chat_id, after)


def _says_nothing(outcome: Outcome) -> bool:
    """Whether an outcome neither tells an answer nor lists choices."""
    return isinstance(outcome, NoMatch) or (isinstance(outcome, Smalltalk) and not outcome.offers)


async def captioned(update: Update, context: Context) -> None:
    """Words below a picture in a private chat are a question like any other, if they can be answered.

    Where they were edited, their answer is edited too; no line is said again that they cannot be answered.
    """
    message = update.message or update.edited_message
    if message is None or not message.caption:
        return
    answer_id = None
    if update.edited_message:
        answer_id = await context.store.answer_to(message.chat_id, message.message_id)
    before = await context.store.conversation(message.chat_id)
    outcome = await context.answer(message.caption, without_topics(before))
    if answer_id is None and isinstance(outcome, NoMatch | Smalltalk | Silent):
        await others.other(update, context)
    else:
        others.first_of_album(message, context)
        await _tell(message, outcome, before, context, answer_id)
