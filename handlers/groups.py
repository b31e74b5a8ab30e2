"""Groups: the bot speaks only when it is addressed, once, and as the admins of the group want it."""

from __future__ import annotations

import time

import telegram
from telegram import Update
from telegram.constants import ChatMemberStatus

from handlers import notices, wording
from handlers.addressing import Request
from handlers.admins import wrote_as_admin
from handlers.context import Context
from handlers.keyboards import rows
from handlers.markup import Button, Message, Place, escape, link
from handlers.publishing import answered_by, keep, offered_by, publish
from handlers.rendering import messages
from handlers.sending import Target, say, target_of
from handlers.store import ChatSettings
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Checked,
    Clarify,
    Conversation,
    NoMatch,
    Outcome,
    Silent,
    Smalltalk,
    Urgent,
)

COOLDOWN_SECONDS = 15 * 60
COURTESIES = ("thanks", "ok", "praise", "bye")
"""Kind words to the bot that a group need not read an answer to."""
_INSIDE = (
    ChatMemberStatus.MEMBER,
    ChatMemberStatus.ADMINISTRATOR,
    ChatMemberStatus.OWNER,
    ChatMemberStatus.RESTRICTED,
)


async def answer(
    message: telegram.Message, request: Request, context: Context, answer_id: int | None = None
) -> None:
    """Answer a request in a group, or where its admins want answers to be."""
    chat_id, faq = message.chat_id, context.faq
    before = await context.store.conversation(chat_id) if request.follows else NO_CONVERSATION
    outcome = await context.answer(request.text, before)
    if isinstance(outcome, Silent) or (isinstance(outcome, Smalltalk) and outcome.kind in COURTESIES):
        return
    settings = await context.store.settings(chat_id)
    if answer_id is not None or not await _spared(message, outcome, settings, context):
        said = in_group(outcome, settings, context)
        await publish(message, said, outcome, context, answer_id)
    if answer_id is None:
        await _count(chat_id, outcome, context)
    after = Conversation(faq.follow(before, outcome).answered, offered_by(outcome))
    await context.store.remember(chat_id, after)


async def _spared(
    message: telegram.Message, outcome: Outcome, settings: ChatSettings, context: Context
) -> bool:
    """Whether the group need not read this answer: it is given elsewhere, or stands above already."""
    if await answered_elsewhere(message, outcome, settings, context):
        return True
    hidden = settings.hide_prognosis and any(entry.prognosis for entry in answered_by(outcome))
    return not hidden and await _answered_before(message, outcome, context)


def in_group(outcome: Outcome | Checked, settings: ChatSettings, context: Context) -> tuple[Message, ...]:
    """The messages of an outcome in a group; a prognosis only where the admins let it stand."""
    told = answered_by(outcome)
    if settings.hide_prognosis and any(entry.prognosis for entry in told):
        button = Button(wording.READ_IN_PRIVATE, start=told[0].id)
        return (Message(escape(notices.PROGNOSIS_HIDDEN), rows(button)),)
    return messages(outcome, context.faq.knowledge, Place.GROUP)


async def answered_elsewhere(
    message: telegram.Message,
    outcome: Outcome | Checked,
    settings: ChatSettings,
    context: Context,
) -> bool:
    """Whether an answer does not belong into the group, and was given in private or not at all.

    Danger is answered where it is told, whatever the settings.
    """
    if isinstance(outcome, Urgent):
        return False
    may = settings.who_may_ask != "admins" or await wrote_as_admin(message, context)
    quiet = settings.is_quiet(time.time())
    if may and not (quiet or settings.reply_in == "private"):
        return False
    if not await tell_in_private(message, outcome, context) and not quiet:
        lines = {True: notices.ANSWERS_IN_PRIVATE, False: notices.ADMINS_ONLY, None: notices.ADMINS_UNKNOWN}
        told = answered_by(outcome)
        button = Button(notices.ASK_IN_PRIVATE, start=told[0].id if told else "ask")
        await say(context, target_of(message), [Message(escape(lines[may]), rows(button))])
    return True


async def tell_in_private(message: telegram.Message, outcome: Outcome | Checked, context: Context) -> bool:
    """Whether the asker could be answered in their private chat: they have started the bot before."""
    asker = message.from_user
    if asker is None or asker.is_bot:
        return False
    said = messages(outcome, context.faq.knowledge, Place.PRIVATE)
    sent = await say(context, Target(asker.id), said)
    if sent is None:
        return False
    await keep(context, asker.id, sent.message_id, None, outcome)
    told = Conversation(tuple(entry.id for entry in answered_by(outcome)), offered_by(outcome))
    await context.store.remember(asker.id, told)
    return True


async def _answered_before(message: telegram.Message, outcome: Outcome | Checked, context: Context) -> bool:
    """Whether the same answer stands a little above: then a link to it is enough."""
    if not isinstance(outcome, Answer) or len(outcome.parts) > 1 or outcome.concern:
        return False
    part = outcome.parts[0]
    if part.note or outcome.personal:
        return False
    earlier = await context.store.cooldown(message.chat_id, part.entry.id, COOLDOWN_SECONDS)
    if earlier is None:
        return False
    said, target = _pointer(message, earlier)
    await say(context, target, [said])
    return True


def _pointer(message: telegram.Message, earlier: int) -> tuple[Message, Target]:
    target = target_of(message)
    address = message_link(message.chat, earlier)
    if address:
        told = f"{escape(notices.ANSWERED_ABOVE)} {link(notices.ANSWERED_LINK, address)}."
        return Message(told), target
    # Messages of a basic group have no address: the earlier answer itself is replied to.
    reply = Target(target.chat_id, target.thread_id, earlier, target.silent)
    return Message(escape(notices.ANSWERED_HERE)), reply


def message_link(chat: telegram.Chat, message_id: int) -> str | None:
    """The address of a message in a supergroup; None in a basic group."""
    if chat.username:
        return f"https://t.me/{chat.username}/{message_id}"
    if chat.type == telegram.Chat.SUPERGROUP:
        return f"https://t.me/c/{str(chat.id).removeprefix('-100')}/{message_id}"
    return None


async def _count(chat_id: int, outcome: Outcome, context: Context) -> None:
    """Numbers for the digest. Danger is not counted: in a small group a number can point at somebody."""
    match outcome:
        case Answer(parts=parts):
            for part in parts:
                await context.store.count(chat_id, "answered", part.entry.topic)
        case Clarify():
            await context.store.count(chat_id, "clarify")
        case NoMatch():
            await context.store.count(chat_id, "no_match")
        case Advice():
            await context.store.count(chat_id, "advice")
        case _:
            return
    await context.store.count(chat_id, "question")


async def membership(update: Update, context: Context) -> None:
    """The bot was added, removed or blocked: it greets a group, and forgets a chat that it left."""
    change = update.my_chat_member
    if change is None:
        return
    context.admins.changed(change.chat.id)
    was, now = (_inside(change.old_chat_member), _inside(change.new_chat_member))
    if not now:
        await context.store.forget(change.chat.id)
    elif not was and change.chat.type in (telegram.Chat.GROUP, telegram.Chat.SUPERGROUP):
        greeting = Message(escape(notices.GROUP_GREETING))
        await say(context, Target(change.chat.id, silent=True), [greeting])


def _inside(member: telegram.ChatMember) -> bool:
    if isinstance(member, telegram.ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup: its settings go with it."""
    message = update.effective_message
    if message is None:
        return
    if message.migrate_to_chat_id:
        await context.store.migrate(message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await context.store.migrate(message.migrate_from_chat_id, message.chat_id)
