"""What people think of an answer; and their question for the curators, only if they choose to send it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import telegram
from telegram import ForceReply

from handlers import keyboards, notices, wording
from handlers.addressing import COMMANDS, command_of, is_from_machine
from handlers.context import Context
from handlers.keyboards import Verb, button, rows
from handlers.markup import Message, Place, Rows, escape
from handlers.others import help_where_urgent
from handlers.sending import below_question, rewrite, rewrite_buttons, say, target_of
from handlers.taps import Tap
from knowledge.model import Conversation

QUESTION_LIMIT = 1000
KINDS = {text.casefold(): kind for kind, text in wording.RATINGS.items()}


async def rated(tap: Tap) -> None:
    """A rating was tapped: count it once, thank, and offer to send the question where it missed."""
    kind, id_ = (*tap.args, "", "")[:2]
    entry = tap.context.faq.entry(id_)
    if kind not in wording.RATINGS or entry is None:
        return
    await tap.context.store.feedback(entry.id, kind)
    if not tap.private:
        await tap.context.store.count(tap.chat_id, kind, entry.topic)
    if isinstance(tap.message, telegram.Message):
        place = Place.PRIVATE if tap.private else Place.GROUP
        await rewrite_buttons(tap.context, tap.message, keyboards.rated_rows(entry, place))
    if tap.private:
        await _thank(kind, entry.id, tap)


async def _thank(kind: str, entry_id: str, tap: Tap) -> None:
    said = Message(escape(notices.THANKS[kind]))
    if kind != "helped" and words_of(tap):
        told = f"{said.html} {escape(notices.SENDING_EXPLAINED)}"
        said = Message(told, _send_rows(entry_id))
    await say(tap.context, below_question(tap), [said])


def _send_rows(*entry_id: str) -> Rows:
    return rows(button(notices.SEND_QUESTION, Verb.SEND, *entry_id))


async def explained(tap: Tap) -> None:
    """Say what would be sent to the curators before anything is."""
    if tap.private:
        told = Message(escape(notices.SENDING_EXPLAINED), _send_rows())
        await say(tap.context, below_question(tap), [told])


async def sent(tap: Tap) -> None:
    """Send the words of the question that was replied to, and nothing else."""
    if not tap.private:
        return
    words = words_of(tap)
    line = await _send(words, tap.chat_id, tap.context, tap.args) if words else notices.QUESTION_GONE
    await rewrite(tap.context, tap.chat_id, tap.message.message_id, Message(escape(line)))


async def _send(words: str, chat_id: int, context: Context, entry_ids: Sequence[str] = ()) -> str:
    """Send words to the curators, where this chat has not sent many today; what is said to it."""
    if not context.sendings.may(chat_id):
        return notices.QUESTIONS_ENOUGH
    await context.store.send_question(words[:QUESTION_LIMIT], entry_ids)
    return notices.QUESTION_SENT


def words_of(tap: Tap) -> str | None:
    """The words of the question below which was tapped; None where it was chosen and not written."""
    question, me = tap.question, tap.context.bot.bot
    if question is None or is_from_machine(question, me):
        return None
    command = command_of(question, me)
    if command is None:
        return question.text
    return command[1] if command[0] in COMMANDS else None


async def ask_for_words(message: telegram.Message, context: Context) -> None:
    """For those who type: the words of a question are not kept, so they are asked for again."""
    prompt = Message(escape(notices.SEND_PROMPT))
    await say(context, target_of(message), [prompt], last=ForceReply(selective=True))


async def send_words(message: telegram.Message, words: str, context: Context) -> None:
    """Send the words of a reply to that; help comes first where they tell of danger."""
    if await help_where_urgent(message, words, context):
        return
    line = await _send(words, message.chat_id, context)
    await say(context, target_of(message), [Message(escape(line))])


async def typed(words: str, message: telegram.Message, conversation: Conversation, context: Context) -> bool:
    """Take a rating that was typed in the words of its button. False where it is none."""
    kind = KINDS.get(words)
    entry = context.faq.entry(conversation.answered[0]) if conversation.answered else None
    if kind is None or entry is None:
        return False
    await context.store.feedback(entry.id, kind)
    # The words of the question are not kept, so that they can only be sent from below the answer.
    target = replace(target_of(message), reply_to=None)
    await say(context, target, [Message(escape(notices.THANKS[kind]))])
    return True
