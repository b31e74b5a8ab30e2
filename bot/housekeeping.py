"""What a running bot does every hour beside answering: it tidies up, and says what nobody looked after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

from bot import metrics
from bot.commands import publish
from handlers.context import App
from handlers.store import Store
from knowledge.memory import rest
from knowledge.model import Knowledge
from knowledge.screening import contacts_to_check

log = logging.getLogger(__name__)

SECONDS = 3600.0
Chore = Callable[[App], Awaitable[None]]
_told: dict[str, int] = {}
"""What is overdue as the log was told last: once is enough."""


async def keep_house(application: App) -> None:
    """Do every chore now and every hour; one that fails is logged, and done the next time."""
    while True:
        for chore in CHORES:
            try:
                await chore(application)
            except Exception as error:  # noqa: BLE001 - whatever fails once must be done the next time
                log.warning("%s failed: %s", chore.__name__.strip("_"), type(error).__name__)
        await asyncio.sleep(SECONDS)


async def _removing_what_is_expired(application: App) -> None:
    store: Store = application.bot_data["store"]
    removed = await store.purge()
    if removed is None:
        log.warning("what is expired could not be removed: the store does not answer")
        return
    metrics.LAST_PURGE.set_to_current_time()
    log.info("%d expired rows removed", removed)


async def _letting_go_of_memory(_application: App) -> None:
    await asyncio.to_thread(rest)


async def _looking_for_what_is_overdue(application: App) -> None:
    knowledge: Knowledge = application.bot_data["faq"].knowledge
    tell_overdue(knowledge, datetime.now(UTC).date())


def tell_overdue(knowledge: Knowledge, today: date) -> None:
    """Count the answers whose review, and the emergency numbers whose check is overdue; log what is new."""
    answers = sum(entry.review_due < today for entry in knowledge.entries.values())
    for gauge, number, what in (
        (metrics.REVIEWS_OVERDUE, answers, "answers are past the day of their review"),
        (
            metrics.CONTACTS_OVERDUE,
            len(contacts_to_check(today)),
            "numbers to call were not checked for a year",
        ),
    ):
        if number and number != _told.get(what):
            log.warning("%d %s: see docs/operations.md", number, what)
        _told[what] = number
        gauge.set(number)


async def _asking_how_the_webhook_does(application: App) -> None:
    if not application.bot_data.get("webhook"):
        return
    told = await application.bot.get_webhook_info()
    metrics.WEBHOOK_PENDING.set(told.pending_update_count)
    if told.last_error_date is not None:
        metrics.WEBHOOK_LAST_ERROR.set(told.last_error_date.timestamp())


async def _telling_telegram_the_commands(application: App) -> None:
    await publish(application.bot)


CHORES: tuple[Chore, ...] = (
    _removing_what_is_expired,
    _looking_for_what_is_overdue,
    _letting_go_of_memory,
    _asking_how_the_webhook_does,
    _telling_telegram_the_commands,
)
