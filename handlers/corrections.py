"""/corrections: answers given here whose content changed since are found, and edited.

A line that stood above an answer stays. Of a line on a sign of danger or grief only that there was one is kept,
and the words of a claim are not, so that such messages are named for a person to look at.
"""

from __future__ import annotations

from collections.abc import Sequence

import telegram
from telegram import Update

from handlers import notices
from handlers.addressing import is_private
from handlers.admins import wrote_as_admin
from handlers.contents import content_digest
from handlers.context import Context
from handlers.groups import in_group, message_link
from handlers.markup import Message, Place, bold, escape, link
from handlers.publishing import keep
from handlers.rendering import messages
from handlers.sending import rewrite, say, target_of
from handlers.store import KEPT_DAYS, GivenAnswer
from knowledge.model import Answer, Entry, Part

MOST = 30


async def corrections(update: Update, context: Context) -> None:
    """Answer /corrections; in a group for admins."""
    message = update.effective_message
    if message is None:
        return
    if not (is_private(message) or await wrote_as_admin(message, context)):
        await say(context, target_of(message), [Message(escape(notices.ADMINS_CHANGE))])
        return
    given = await context.store.given_since(message.chat_id, KEPT_DAYS)
    outdated = [one for one in given if is_outdated(one, context)][:MOST]
    lines = [await _corrected(one, message, context) for one in outdated]
    if lines:
        told = "\n".join([bold(notices.CORRECTED.format(number=len(lines))), *lines])
    else:
        told = escape(notices.NOTHING_TO_CORRECT)
    await say(context, target_of(message), [Message(told)])


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
    done = await rewrite(context, message.chat_id, given.message_id, said)
    if done:
        await keep(context, message.chat_id, given.message_id, given.question_id, outcome)
    return done


async def _now(outcome: Answer, message: telegram.Message, context: Context) -> Message:
    if is_private(message):
        return messages(outcome, context.faq.knowledge, Place.PRIVATE)[0]
    settings = await context.store.settings(message.chat_id)
    return in_group(outcome, settings, context)[0]


def withdrawn() -> Message:
    """What stands where an answer was that is given no more."""
    return Message(escape(notices.WITHDRAWN))
