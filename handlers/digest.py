"""/digest: the last week of a group in numbers, without words or names, as text and as one picture."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import telegram
from telegram import ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from handlers import notices, wording
from handlers.addressing import is_private
from handlers.admins import refusal
from handlers.context import Context
from handlers.drawing import draw
from handlers.markup import Message, bold, escape
from handlers.repeating import repeated
from handlers.sending import say, target_of
from handlers.store import DigestCounts
from knowledge.loading import leaves
from knowledge.model import Topic

log = logging.getLogger(__name__)
DAYS = 7
MOST_TOPICS = 8


@dataclass(frozen=True, slots=True)
class Week:
    """What is told of a week: figures and topics by name, most frequent first."""

    since: date
    until: date
    figures: Mapping[str, int]
    topics: Mapping[str, int]
    ratings: Mapping[str, int]


async def digest(update: Update, context: Context) -> None:
    """Answer /digest, which admins of a group may ask for."""
    message = update.effective_message
    if message is None:
        return
    if is_private(message):
        await say(context, target_of(message), [Message(escape(notices.DIGEST_IN_PRIVATE))])
    elif refused := await refusal(message, context):
        await say(context, target_of(message), [Message(escape(refused))])
    else:
        until = datetime.now(UTC).date()
        since = until - timedelta(days=DAYS - 1)
        counts = await context.store.digest(message.chat_id, since)
        await _show(message, week(counts, since, until, leaves(context.faq.knowledge.topics)), context)


def week(counts: DigestCounts, since: date, until: date, topics: list[Topic]) -> Week:
    """The numbers of a week in words that moderators know."""
    labels = {topic.id: topic.label for topic in topics}
    asked = counts.topics("answered").items()
    by_topic = {labels[id_]: number for id_, number in asked if id_ in labels}
    return Week(
        since,
        until,
        {name: counts.total(event) for event, name in notices.DIGEST_FIGURES.items()},
        dict(list(by_topic.items())[:MOST_TOPICS]),
        {name: counts.total(event) for event, name in wording.RATINGS.items()},
    )


def told(one: Week) -> str:
    """The week as HTML; it fits a picture's caption (1024 characters)."""
    blocks = [f"{bold(notices.DIGEST_TITLE)}\n{escape(_span(one))}", _lines(one.figures)]
    if one.topics:
        blocks.append(f"{bold(notices.DIGEST_TOPICS)}\n{_lines(one.topics)}")
    if any(one.ratings.values()):
        blocks.append(f"{bold(notices.DIGEST_RATINGS)}\n{_lines(one.ratings)}")
    blocks.append(escape(notices.DIGEST_FOOT))
    return "\n\n".join(blocks)


def _span(one: Week) -> str:
    """The first and the last day of the week, as told below the title."""
    return notices.DIGEST_SPAN.format(since=one.since.isoformat(), until=one.until.isoformat())


def _lines(numbers: Mapping[str, int]) -> str:
    return "\n".join(f"{escape(name)}: {number}" for name, number in numbers.items())


async def _show(message: telegram.Message, one: Week, context: Context) -> None:
    """The picture with the text below it; the text alone where pictures may not be sent."""
    picture = await asyncio.to_thread(draw, one.figures, one.topics, _span(one))
    target, caption = target_of(message), told(one)
    try:
        await repeated(
            lambda: context.bot.send_photo(
                target.chat_id,
                picture,
                caption=caption,
                parse_mode=ParseMode.HTML,
                message_thread_id=target.thread_id,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
                disable_notification=True,
            )
        )
    except (BadRequest, Forbidden):
        log.info("a picture could not be sent: the text goes alone")
        await say(context, target, [Message(caption)])
