"""More about an answer that was given: its detail, sources, card, related questions; tapped or typed alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers import keyboards, notices, topics, views, wording
from handlers.context import Context
from handlers.markup import Button, Message, Place, Rows, bold, escape
from handlers.publishing import keep
from handlers.rendering import messages
from handlers.sending import Target, say
from handlers.views import View
from knowledge.model import Answer, Conversation, Entry, Part


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see of an answer, tapped or typed, and where."""

    context: Context
    entry: Entry
    target: Target


Shown = Callable[[Wish], Awaitable[None]]


async def give(entry: Entry, target: Target, context: Context) -> None:
    """The answer of one entry, as if it had been asked for in words."""
    outcome = Answer((Part(entry, 1.0),))
    sent = await say(context, target, messages(outcome, context.faq.knowledge, Place.PRIVATE))
    if sent is not None and target.reply_to is not None:
        await keep(context, sent.chat_id, sent.message_id, target.reply_to, outcome)
    await context.store.remember(target.chat_id, Conversation((entry.id,)))


def opens(view: View) -> Shown:
    """What says a view of an answer."""

    async def shown(wish: Wish) -> None:
        await say(wish.context, wish.target, view(wish.entry, wish.context.faq.knowledge))

    return shown


async def citation(wish: Wish) -> None:
    """The citation as text, for those who type instead of tapping "Copy citation"."""
    told = views.citation(wish.entry, wish.context.faq.knowledge)
    await say(wish.context, wish.target, [Message(f"<code>{escape(told)}</code>")])


async def choices(wish: Wish) -> None:
    """The second page of buttons, for those who type."""
    citation = views.citation(wish.entry, wish.context.faq.knowledge)
    await _offered(wish, keyboards.more_rows(wish.entry, citation))


async def rating(wish: Wish) -> None:
    """The three things that may be said of an answer."""
    await _offered(wish, keyboards.rating_rows(wish.entry))


async def _offered(wish: Wish, rows: Rows) -> None:
    await say(wish.context, wish.target, [Message(bold(wish.entry.question), rows)])


async def related(wish: Wish) -> None:
    """Questions near to an answer, to choose from."""
    near = [one for id_ in wish.entry.related if (one := wish.context.faq.entry(id_))]
    near = near[: keyboards.CHOICES]
    if not near:
        await say(wish.context, wish.target, [Message(escape(notices.NOTHING_RELATED))])
        return
    if await say(wish.context, wish.target, [views.choices(wording.RELATED, near)]):
        await topics.offer(wish.target.chat_id, (one.id for one in near), wish.context)


def nothing_fitted(*ways: Button) -> Message:
    """What is said to "None of these", with the ways on that there are."""
    return Message(escape(notices.NOTHING_FITTED), keyboards.rows(*ways))
