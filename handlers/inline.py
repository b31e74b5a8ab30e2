"""Inline mode: answers to share in any chat, each with its limits inside."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers import notices, wording
from handlers.context import Context
from handlers.markup import Message, Place, label, plain
from handlers.rendering import messages
from handlers.repeating import ALWAYS, repeated
from handlers.sending import NO_PREVIEW, markup, too_old
from knowledge.model import (
    Advice,
    Answer,
    Clarify,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Part,
    Urgent,
)

MOST = 50
CACHE_SECONDS = 300
DESCRIPTION = 120
"""Characters below a title that a list of results shows."""


async def inline(update: Update, context: Context) -> None:
    """Answer an inline query with entries, or with the way to the private chat."""
    query = update.inline_query
    if query is None:
        return
    results = await found(query.query, context)
    private = InlineQueryResultsButton(notices.INLINE_PRIVATE, start_parameter="inline")
    try:
        await repeated(
            lambda: query.answer(
                results,
                cache_time=CACHE_SECONDS,
                is_personal=False,
                button=None if results else private,
            ),
            ALWAYS,
        )
    except BadRequest as error:
        if not too_old(error):
            raise


async def found(text: str, context: Context) -> list[InlineQueryResultArticle]:
    """What may be shared for the words typed so far, best first."""
    knowledge = context.faq.knowledge
    if not text.strip():
        entries: Sequence[Entry] = [entry for entry in knowledge.entries.values() if entry.overview]
    else:
        outcome = await context.preview(text)
        if isinstance(outcome, Urgent):
            return [_help(outcome, context)]
        entries = told_or_offered(outcome)
    unique = list({entry.id: entry for entry in entries}.values())[:MOST]
    return [_article(entry, knowledge, context) for entry in unique]


def told_or_offered(outcome: Outcome) -> Sequence[Entry]:
    """The entries that an outcome tells or offers."""
    match outcome:
        case Answer(parts=parts, suggestions=more):
            return [*(part.entry for part in parts), *more]
        case Clarify(choices=entries) | NoMatch(nearest=entries) | Advice(suggestions=entries):
            return entries
        case _:
            return ()


def _article(entry: Entry, knowledge: Knowledge, context: Context) -> InlineQueryResultArticle:
    said = messages(Answer((Part(entry, 1.0),)), knowledge, Place.INLINE)[0]
    caveats = [knowledge.caveats[id_].short for id_ in entry.caveats]
    limits = "; ".join(caveats) or wording.CERTAINTY[entry.certainty]
    figure = f"{entry.figure}. " if entry.figure and not entry.prognosis else ""
    return _result(entry.id, entry.question, figure + limits, said, context)


def _help(urgent: Urgent, context: Context) -> InlineQueryResultArticle:
    said = messages(urgent, context.faq.knowledge, Place.INLINE)[0]
    first = plain(said.html).splitlines()[0]
    return _result("urgent", notices.INLINE_HELP, first, said, context)


def _result(
    id_: str, title: str, description: str, said: Message, context: Context
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(said.html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
    keyboard = markup(said.rows, context.bot.username)
    below = label(description, DESCRIPTION)
    return InlineQueryResultArticle(id_, title, content, reply_markup=keyboard, description=below)
