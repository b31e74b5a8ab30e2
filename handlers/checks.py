"""/check: a claim -> a verdict; in a group shown to the asker alone first, who may post it."""

from __future__ import annotations

import time
from dataclasses import replace

import telegram
from telegram.error import BadRequest, Forbidden

from handlers import groups, notices, topics, wording
from handlers.addressing import is_private
from handlers.admins import is_admin, wrote_as_admin
from handlers.context import Context
from handlers.keyboards import Verb, button
from handlers.markup import Button, Message, Place, escape
from handlers.publishing import keep, offered_by, publish
from handlers.rendering import messages
from handlers.repeating import repeated
from handlers.sending import Target, place_of, rewrite_buttons, say, target_of
from handlers.store import ChatSettings, GivenAnswer
from handlers.taps import Tap
from handlers.verdicts import entries_of
from knowledge.model import Checked, Urgent

_MEMBERS = ("creator", "administrator", "member", "restricted")


async def check(message: telegram.Message, text: str, context: Context, answer_id: int | None = None) -> None:
    """Judge the claims in ``text``; ``answer_id`` is the verdict to edit where it was judged before."""
    if is_private(message):
        before = topics.without_topics(await context.store.conversation(message.chat_id))
        outcome = await context.check(text, before)
        said = messages(outcome, context.faq.knowledge, Place.PRIVATE)
        await publish(message, said, outcome, context, answer_id)
        after = replace(context.faq.follow(before, outcome), offered=offered_by(outcome))
        await context.store.remember(message.chat_id, after)
        return
    outcome = await context.check(text)
    if answer_id is None:
        await context.store.count(message.chat_id, "check")
        if isinstance(outcome, Checked) and await _shown_first(message, outcome, context):
            return
    await _in_group(message, outcome, context, answer_id)


async def _in_group(
    message: telegram.Message,
    outcome: Checked | Urgent,
    context: Context,
    answer_id: int | None,
) -> None:
    settings = await context.store.settings(message.chat_id)
    if answer_id is None and await groups.answered_elsewhere(message, outcome, settings, context):
        return
    said = messages(outcome, context.faq.knowledge, Place.GROUP)
    if settings.hide_prognosis and _on_prognosis(outcome):
        said = (Message(escape(notices.PROGNOSIS_HIDDEN)),)
    await publish(message, said, outcome, context, answer_id)


def _on_prognosis(outcome: Checked | Urgent) -> bool:
    return isinstance(outcome, Checked) and any(e.prognosis for e in entries_of(outcome))


async def _shown_first(message: telegram.Message, outcome: Checked, context: Context) -> bool:
    """Whether the verdict could be shown to the asker alone, with a button that posts it where that may be."""
    asker = message.from_user
    if asker is None or asker.is_bot:
        return False
    settings = await context.store.settings(message.chat_id)
    *first, last = messages(outcome, context.faq.knowledge, Place.GROUP)
    hidden = settings.hide_prognosis and _on_prognosis(outcome)
    barred = settings.who_may_ask == "admins" and not await wrote_as_admin(message, context)
    if not (hidden or barred or _is_closed(settings)):
        last = replace(last, rows=((_post_button(message),), *last.rows))
    if first and await say(context, Target(asker.id), first) is None:
        return False
    sent = await say(context, Target(asker.id), [last])
    if sent is not None:
        await keep(context, asker.id, sent.message_id, None, outcome)
    return sent is not None


def _post_button(message: telegram.Message) -> Button:
    place = (message.chat_id, message.message_id, target_of(message).thread_id or 0)
    return button(wording.POST_TO_GROUP, Verb.POST, *map(str, place))


def _is_closed(settings: ChatSettings) -> bool:
    """Whether nothing may be posted now, whoever wants it and whatever it says."""
    return settings.is_quiet(time.time()) or settings.reply_in == "private"


async def posted(tap: Tap) -> None:
    """The asker wants a verdict in the group: copy it there, as a reply to the /check that asked."""
    where = _posting(tap.args)
    if where is None or not tap.private:
        return
    line = notices.POSTED if await _post(tap, where) else notices.NOT_POSTED
    if line is notices.POSTED and isinstance(tap.message, telegram.Message):
        await rewrite_buttons(tap.context, tap.message, ())
    await say(tap.context, place_of(tap), [Message(escape(line))])


def _posting(args: tuple[str, ...]) -> Target | None:
    try:
        chat_id, question_id, thread = map(int, args)
    except ValueError:
        return None
    return Target(chat_id, thread or None, question_id, silent=True)


async def _post(tap: Tap, where: Target) -> bool:
    context, verdict = tap.context, await tap.context.store.given_as(tap.chat_id, tap.message.message_id)
    if not await _may_post(tap.user_id, where.chat_id, verdict, context):
        return False
    reply = telegram.ReplyParameters(where.reply_to or 0, allow_sending_without_reply=True)
    try:
        copied = await repeated(
            lambda: context.bot.copy_message(
                where.chat_id,
                tap.chat_id,
                tap.message.message_id,
                message_thread_id=where.thread_id,
                reply_parameters=reply,
                disable_notification=True,
            )
        )
    except (BadRequest, Forbidden):
        return False
    if verdict:
        told = (where.reply_to, verdict.entry_ids, verdict.digest, verdict.kind)
        await context.store.given(where.chat_id, copied.message_id, *told)
    return True


async def _may_post(user_id: int, chat_id: int, verdict: GivenAnswer | None, context: Context) -> bool:
    """Authority is asked for again: the button may be old, and its data made up."""
    settings = await context.store.settings(chat_id)
    if _is_closed(settings):
        return False
    entries = map(context.faq.entry, verdict.entry_ids if verdict else ())
    if settings.hide_prognosis and (verdict is None or any(e and e.prognosis for e in entries)):
        return False
    if settings.who_may_ask == "admins":
        return bool(await is_admin(chat_id, user_id, context))
    try:
        member = await context.bot.get_chat_member(chat_id, user_id)
    except (BadRequest, Forbidden):
        return False
    return member.status in _MEMBERS
