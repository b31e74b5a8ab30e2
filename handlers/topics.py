"""/topics: from a topic to a question to its answer, in two choices; page by page, tapped or typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from telegram import Update

from handlers import pages, wording
from handlers.addressing import is_private
from handlers.context import Context
from handlers.keyboards import Action, Verb, decode, rows, topics_in_private
from handlers.markup import Message, escape
from handlers.pages import PAGE, TOPIC, Page
from handlers.sending import Target, place_of, rewrite, say, target_of
from handlers.taps import Tap
from knowledge.loading import leaves
from knowledge.model import Conversation

MORE = wording.MORE.casefold()


async def topics(update: Update, context: Context) -> None:
    """Answer /topics with the list of topics; a group is told where it can be had."""
    message = update.effective_message
    if message is None:
        return
    if is_private(message):
        await show(topics_from(0, context), target_of(message), context)
    else:
        private = rows(topics_in_private())
        await say(context, target_of(message), [Message(escape(wording.TOPICS_IN_PRIVATE), private)])


def topics_from(at: int, context: Context) -> Page:
    """A page of the topics that have questions."""
    knowledge = context.faq.knowledge
    return pages.topics_page(knowledge.topics, {one.topic for one in knowledge.entries.values()}, at)


def questions_from(id_: str, at: int, context: Context) -> Page | None:
    """A page of the questions of a topic; None where there is no such topic, or nothing in it."""
    topic = next((leaf for leaf in leaves(context.faq.knowledge.topics) if leaf.id == id_), None)
    entries = context.faq.entries_of(id_) if topic else ()
    return pages.questions_page(topic, entries, at) if topic and entries else None


def page_of(action: Action | None, context: Context) -> Page | None:
    """The page that an action opens; None where it opens none."""
    match action:
        case Action(Verb.TOPICS, args):
            return topics_from(_number(args[:1]), context)
        case Action(Verb.TOPIC, (id_, *rest)):
            return questions_from(id_, _number(rest), context)
        case _:
            return None


def _number(args: Iterable[str]) -> int:
    return next((int(one) for one in args if one.isascii() and one.isdigit() and len(one) < 5), 0)


async def show(page: Page, target: Target, context: Context) -> None:
    """Say a page, and remember what its numbers choose."""
    if await say(context, target, [page.message]):
        await offer(target.chat_id, page.offered, context)


async def turn(page: Page, tap: Tap) -> None:
    """Draw another page in place of the one that was tapped."""
    if await rewrite(tap.context, tap.chat_id, tap.message.message_id, page.message):
        await offer(tap.chat_id, page.offered, tap.context)
    else:
        await show(page, place_of(tap), tap.context)


async def offer(chat_id: int, ids: Iterable[str], context: Context) -> None:
    """Remember what a typed number chooses from now on."""
    before = await context.store.conversation(chat_id)
    await context.store.remember(chat_id, replace(before, offered=tuple(ids)))


def chosen(text: str, conversation: Conversation, context: Context) -> str | None:
    """What one number picks of what was offered: an entry's id, or a topic's behind ``TOPIC``."""
    listed = [id_ for id_ in conversation.offered if not id_.startswith(PAGE)]
    picked = context.faq.choices.picked(text, len(listed)) if listed else None
    if picked is None or len(picked.places) != 1 or not (picked.outright or listed[0].startswith(TOPIC)):
        return None
    return dict(enumerate(listed, 1)).get(picked.places[0])


def is_number(text: str) -> bool:
    """Whether somebody typed a number and nothing else: it chooses, and asks nothing."""
    number = text.strip().rstrip(".)")
    return number.isascii() and number.isdigit()


def next_page(words: str, conversation: Conversation, context: Context) -> Page | None:
    """The page after the last one, where its button or "more" was typed."""
    turns = [id_.removeprefix(PAGE) for id_ in conversation.offered if id_.startswith(PAGE)]
    if not turns or not (words in (MORE, wording.FIRST_ONES.casefold()) or words.startswith(f"{MORE}:")):
        return None
    return page_of(decode(turns[-1]), context)


def without_topics(conversation: Conversation) -> Conversation:
    """The conversation as the FAQ knows it: what is offered are entries."""
    kept = tuple(id_ for id_ in conversation.offered if not id_.startswith((TOPIC, PAGE)))
    return replace(conversation, offered=kept)
