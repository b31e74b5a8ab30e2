"""An outcome stands in a chat: as a new reply, or in place of the answer that an edited question had."""

from __future__ import annotations

from collections.abc import Sequence

import telegram

from handlers.contents import content_digest
from handlers.context import Context
from handlers.keyboards import CHOICES, FULL_ANSWERS
from handlers.markup import Message
from handlers.sending import rewrite, say, target_of
from handlers.store import GivenKind
from handlers.verdicts import entries_of
from knowledge.model import Advice, Answer, Checked, Clarify, Entry, NoMatch, Outcome, Smalltalk, Urgent


async def publish(
    question: telegram.Message,
    said: Sequence[Message],
    outcome: Outcome | Checked,
    context: Context,
    answer_id: int | None = None,
) -> None:
    """Say it, by editing ``answer_id`` where that stands already, and keep which message answers which.

    Telegram tells nobody of an edit, so that help and a line on a sign are said anew, where they are seen.
    """
    if not said:
        return
    anew = isinstance(outcome, Urgent) or kind_of(outcome) == "concern"
    if answer_id and not anew and await rewrite(context, question.chat_id, answer_id, said[0]):
        await keep(context, question.chat_id, answer_id, question.message_id, outcome)
        await say(context, target_of(question), said[1:])
        return
    sent = await say(context, target_of(question), said, again=isinstance(outcome, Urgent))
    if sent is not None:
        await keep(context, sent.chat_id, sent.message_id, question.message_id, outcome)


async def keep(
    context: Context, chat_id: int, message_id: int, question_id: int | None, outcome: Outcome | Checked
) -> None:
    """Keep the ids of an answer: for edits, for the cooldown, and for corrections."""
    entries = entries_of(outcome) if isinstance(outcome, Checked) else answered_by(outcome)
    digest = content_digest(entries, context.faq.knowledge) if entries else ""
    ids = [entry.id for entry in entries]
    await context.store.given(chat_id, message_id, question_id, ids, digest, kind_of(outcome))


def kind_of(outcome: Outcome | Checked) -> GivenKind:
    """What has to stay where a message is edited later: the line above an answer, or the verdict."""
    if isinstance(outcome, Checked):
        return "verdict"
    if getattr(outcome, "concern", None):
        return "concern"
    personal = isinstance(outcome, Advice) or (isinstance(outcome, Answer) and outcome.personal)
    return "personal" if personal else "answer"


def answered_by(outcome: Outcome | Checked) -> tuple[Entry, ...]:
    """The entries that an outcome tells."""
    return tuple(part.entry for part in outcome.parts) if isinstance(outcome, Answer) else ()


def offered_by(outcome: Outcome | Checked) -> tuple[str, ...]:
    """The ids of the entries that an outcome lists by number, in this order."""
    match outcome:
        case Clarify(choices=listed) | Advice(suggestions=listed) | Smalltalk(offers=listed):
            return tuple(entry.id for entry in listed[:CHOICES])
        case Answer(parts=parts) if len(parts) > 1:
            return tuple(part.entry.id for part in parts)
        case NoMatch(nearest=listed):
            return tuple(entry.id for entry in listed[: CHOICES - 1])
        case Checked(nearest=listed):
            return tuple(entry.id for entry in (entries_of(outcome) or listed)[:FULL_ANSWERS])
        case _:
            return ()
