"""/corrections: answers given here whose content changed since are found, and edited.

A line that stood above an answer stays. Of a line on a sign of danger or grief only that there was one is kept,
and the words of a claim are not, so that such messages are named for a person to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import telegram
from telegram import Update

from handlers import notices
from handlers.addressing import is_private
from handlers.admins import refusal
from handlers.contents import content_digest
from handlers.context import Context
from handlers.groups import in_group, message_link
from handlers.markup import Message, Place, bold, escape, link
from handlers.rendering import messages
from handlers.sending import rewrite, say, target_of
from handlers.store import KEPT_DAYS, GivenAnswer
from knowledge.model import Answer, Entry, Part

MOST = 30
"""Answers that are corrected or named at once: Telegram takes 20 messages a minute in a group, and a question
there must not wait for all of a month."""


async def corrections(update: Update, context: Context) -> None:
    """Answer /corrections; in a group for admins."""
    message = update.effective_message
    if message is None:
        return
    refused = None if is_private(message) else await refusal(message, context)
    if refused:
        await say(context, target_of(message), [Message(escape(refused))])
        return
    given = await context.store.given_since(message.chat_id, KEPT_DAYS)
    outdated = [one for one in given if is_outdated(one, context)]
    outdated.sort(key=lambda one: one.kind in notices.TO_LOOK_AT)
    now, later = outdated[:MOST], outdated[MOST:]
    lines = [await _corrected(one, message, context) for one in now]
    if not lines:
        await say(context, target_of(message), [Message(escape(notices.NOTHING_TO_CORRECT))])
        return
    if later:
        lines.append(escape(notices.CORRECT_MORE.format(number=len(later))))
    told = "\n".join([bold(notices.CORRECTED.format(number=len(now))), *lines])
    await say(context, target_of(message), [Message(told)])
    for one in now:
        await _note(one, message.chat_id, context)


async def _note(given: GivenAnswer, chat_id: int, context: Context) -> None:
    """Keep that somebody was told of an outdated answer, so that the next ones are told of next time."""
    entries = _entries(given, context)
    digest = content_digest(entries, context.faq.knowledge) if entries else ""
    known = replace(given, entry_ids=tuple(entry.id for entry in entries), digest=digest)
    await context.store.amend(chat_id, known)


def is_outdated(given: GivenAnswer, context: Context) -> bool:
    """Whether an answer would read otherwise today."""
    if not given.entry_ids:
        return False
    entries = _entries(given, context)
    same = len(entries) == len(given.entry_ids)
    return not same or content_digest(entries, context.faq.knowledge) != given.digest


def _entries(given: GivenAnswer, context: Context) -> list[Entry]:
    return [entry for id_ in given.entry_ids if (entry := context.faq.entry(id_))]


async def _corrected(given: GivenAnswer, message: telegram.Message, context: Context) -> str:
    """Edit one answer where that can be done; the line that tells of it."""
    entries = _entries(given, context)
    name = entries[0].question if entries else notices.WITHDRAWN_NAME
    address = message_link(message.chat, given.message_id)
    shown = link(name, address) if address and not is_private(message) else escape(name)
    if given.kind in ("concern", "verdict"):
        return f"• {shown} {escape(notices.TO_LOOK_AT[given.kind])}"
    done = await _edited(given, entries, message, context)
    return f"• {shown}" if done else f"• {shown} {escape(notices.NOT_CORRECTED)}"


async def _edited(
    given: GivenAnswer, entries: Sequence[Entry], message: telegram.Message, context: Context
) -> bool:
    parts = tuple(Part(entry, 1.0) for entry in entries)
    outcome = Answer(parts, personal=given.kind == "personal")
    said = await _now(outcome, message, context) if entries else withdrawn()
    return await rewrite(context, message.chat_id, given.message_id, said)


async def _now(outcome: Answer, message: telegram.Message, context: Context) -> Message:
    if is_private(message):
        return messages(outcome, context.faq.knowledge, Place.PRIVATE)[0]
    settings = await context.store.settings(message.chat_id)
    return in_group(outcome, settings, context)[0]


def withdrawn() -> Message:
    """What stands where an answer was that is given no more."""
    return Message(escape(notices.WITHDRAWN))
