"""/topics: from the list of topics to a question, to its answer, in two taps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from telegram import Update

from handlers import keyboards, views, wording
from handlers.context import Context
from handlers.markup import Message, bold, escape
from handlers.sending import Target, say, target_of
from knowledge.loading import leaves
from knowledge.model import Conversation, Entry, Knowledge, Topic

TOPIC = "topic:"
"""Marks a topic among what a typed number may choose."""


async def topics(update: Update, context: Context) -> None:
    """Answer /topics with the list of topics."""
    message = update.effective_message
    if message is None:
        return
    listed = topic_list(context.faq.knowledge)
    if await say(context, target_of(message), [listed]):
        await offer_topics(message.chat_id, context)


async def offer_topics(chat_id: int, context: Context) -> None:
    """Remember that a number now chooses a topic."""
    marked = tuple(TOPIC + leaf.id for leaf in leaves(context.faq.knowledge.topics))
    await offer(chat_id, marked, context)


async def offer(chat_id: int, ids: Iterable[str], context: Context) -> None:
    """Remember what a typed number chooses from now on."""
    before = await context.store.conversation(chat_id)
    await context.store.remember(chat_id, replace(before, offered=tuple(ids)))


def topic_list(knowledge: Knowledge) -> Message:
    """All topics, numbered below their headings, with a button for each."""
    number, blocks = 1, [escape(wording.TOPICS_INTRO)]
    for branch in knowledge.topics:
        parts = branch.parts or (branch,)
        lines = [f"{at}. {escape(part.label)}" for at, part in enumerate(parts, number)]
        blocks.append("\n".join([bold(branch.label), *lines]))
        number += len(parts)
    buttons = keyboards.topic_rows(leaves(knowledge.topics))
    return Message("\n\n".join(blocks), buttons)


def topic_view(topic: Topic, entries: Sequence[Entry]) -> Message:
    """The questions of one topic."""
    listed = views.choices(topic.label, entries)
    return replace(listed, rows=(*listed.rows, (keyboards.all_topics(),)))


def find_topic(knowledge: Knowledge, id_: str) -> Topic | None:
    """The leaf with this id."""
    return next((leaf for leaf in leaves(knowledge.topics) if leaf.id == id_), None)


def chosen(text: str, conversation: Conversation) -> str | None:
    """What a typed number chooses of what was offered: an entry's id, or a topic's behind ``TOPIC``."""
    number = text.strip().rstrip(".)")
    if not (number.isascii() and number.isdigit() and len(number) < 4):
        return None
    return dict(enumerate(conversation.offered, 1)).get(int(number))


def without_topics(conversation: Conversation) -> Conversation:
    """The conversation as the FAQ knows it: what is offered are entries."""
    kept = tuple(id_ for id_ in conversation.offered if not id_.startswith(TOPIC))
    return replace(conversation, offered=kept)


async def show_topic(id_: str, target: Target, context: Context) -> bool:
    """Say the questions of a topic. False where there is no such topic."""
    topic = find_topic(context.faq.knowledge, id_)
    entries = context.faq.entries_of(id_) if topic else ()
    if topic is None or not entries:
        return False
    if await say(context, target, [topic_view(topic, entries)]):
        await offer(target.chat_id, (one.id for one in entries), context)
    return True
