"""What a tap does on the buttons below answers and choices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import telegram

from handlers import keyboards, notices, topics, views
from handlers.groups import in_group
from handlers.keyboards import Action, Verb
from handlers.markup import Message, Place, Rows, escape
from handlers.pages import Page
from handlers.publishing import keep
from handlers.sending import below_question, place_of, rewrite, rewrite_buttons, say
from handlers.taps import Tap
from handlers.wishes import Shown, Wish, give, nothing_fitted
from knowledge.model import Answer, Entry, Part


async def tapped_entry(tap: Tap) -> None:
    """A question was chosen: in a private chat its answer follows, in a group it replaces the choice.

    Lines above a choice stay: below one on danger or grief the answer follows, as in a private chat.
    """
    entry = chosen(tap)
    if entry is None:
        await outdated(tap)
    elif tap.private:
        await give(entry, below_question(tap), tap.context)
    else:
        await _replace_in_group(entry, tap)


async def _replace_in_group(entry: Entry, tap: Tap) -> None:
    context, before = tap.context, await tap.context.store.given_as(tap.chat_id, tap.message.message_id)
    kind = before.kind if before else "answer"
    outcome = Answer((Part(entry, 1.0),), personal=kind == "personal")
    settings = await context.store.settings(tap.chat_id)
    stands = await _stand(in_group(outcome, settings, context)[0], tap, below=kind == "concern")
    if stands is not None:
        question = tap.question.message_id if tap.question else tap.message.message_id
        await keep(context, tap.chat_id, stands, question, outcome)
        await context.store.count(tap.chat_id, "answered", entry.topic)


async def _stand(said: Message, tap: Tap, below: bool) -> int | None:
    """Say something in place of the tapped message, or ``below`` it; the id of the message that says it."""
    if not below:
        done = await rewrite(tap.context, tap.chat_id, tap.message.message_id, said)
        return tap.message.message_id if done else None
    await _without_buttons(tap)
    sent = await say(tap.context, below_question(tap), [said])
    return sent.message_id if sent else None


async def _without_buttons(tap: Tap) -> None:
    if isinstance(tap.message, telegram.Message):
        await rewrite_buttons(tap.context, tap.message, ())


def chosen(tap: Tap) -> Entry | None:
    """The entry that a button names last; None where it is no more."""
    return tap.context.faq.entry(tap.args[-1]) if tap.args else None


def shows(show: Shown) -> Callable[[Tap], Awaitable[None]]:
    """What a tap does whose button opens something about an entry."""

    async def tapped(tap: Tap) -> None:
        entry = chosen(tap)
        if entry is None or not tap.private:
            await outdated(tap)
        else:
            target = replace(place_of(tap), reply_to=tap.message.message_id)
            await show(Wish(tap.context, entry, target))

    return tapped


async def more(tap: Tap) -> None:
    """The second page of buttons."""
    await _buttons(tap, lambda e: keyboards.more_rows(e, views.citation(e, tap.context.faq.knowledge)))


async def less(tap: Tap) -> None:
    """Back to the first page of buttons."""
    place = Place.PRIVATE if tap.private else Place.GROUP
    await _buttons(tap, lambda entry: keyboards.answer_rows([entry], place))


async def rate(tap: Tap) -> None:
    """The three things that may be said of an answer."""
    await _buttons(tap, keyboards.rating_rows)


async def _buttons(tap: Tap, rows: Callable[[Entry], Rows]) -> None:
    entry = chosen(tap)
    if entry is None or not isinstance(tap.message, telegram.Message):
        await outdated(tap)
    else:
        await rewrite_buttons(tap.context, tap.message, rows(entry))


async def none_of_these(tap: Tap) -> None:
    """Nothing fitted: say how to go on; in a group the choice goes away without another message."""
    if tap.private:
        ways = (keyboards.all_topics(), keyboards.tell_curators())
        await say(tap.context, below_question(tap), [nothing_fitted(*ways)])
        return
    before = await tap.context.store.given_as(tap.chat_id, tap.message.message_id)
    if before and before.kind == "concern":
        await _without_buttons(tap)
    else:
        said = nothing_fitted(keyboards.topics_in_private())
        await rewrite(tap.context, tap.chat_id, tap.message.message_id, said)


async def outdated(tap: Tap) -> None:
    """A button whose content is no more: draw what there is now."""
    if tap.private:
        page = topics.topics_from(0, tap.context)
        told = Message(f"{escape(notices.OUTDATED)}\n\n{page.message.html}", page.message.rows)
        await topics.show(replace(page, message=told), place_of(tap), tap.context)
    else:
        await _without_buttons(tap)


async def tapped_topics(tap: Tap) -> None:
    """The topics, or another page of them; in a group the bot says nothing that nobody asked for in words."""
    if tap.private:
        await _show(topics.page_of(Action(Verb.TOPICS, tap.args), tap.context), bool(tap.args), tap)


async def tapped_topic(tap: Tap) -> None:
    """The questions of a topic, or another page of them."""
    page = topics.page_of(Action(Verb.TOPIC, tap.args), tap.context) if tap.private else None
    await _show(page, len(tap.args) > 1, tap)


async def _show(page: Page | None, turned: bool, tap: Tap) -> None:
    if page is None:
        await outdated(tap)
    elif turned:
        await topics.turn(page, tap)
    else:
        await topics.show(page, place_of(tap), tap.context)
