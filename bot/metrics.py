"""What monitoring reads: counts and times, never a word, a name or an id."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector
from telegram import Update
from telegram.constants import UpdateType
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter

from bot.outcomes import name_of
from knowledge.failures import COUNTED
from knowledge.faq import Faq
from knowledge.model import NO_CONVERSATION, CheckOutcome, Conversation, Outcome

T = TypeVar("T", Outcome, CheckOutcome)
REGISTRY = CollectorRegistry()
QUICK = (0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0)
SLOW = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)

UPDATES = Counter("bot_updates", "Updates that arrived, by kind.", ["kind"], registry=REGISTRY)
IN_FLIGHT = Gauge("bot_updates_in_flight", "Updates waiting or worked on.", registry=REGISTRY)
REFUSED = Counter("bot_webhook_refused", "Requests that the webhook refused.", ["reason"], registry=REGISTRY)
UNREADABLE = Counter(
    "bot_updates_unreadable", "Updates of a shape that this version does not know.", registry=REGISTRY
)
LAST_POLL = Gauge(
    "bot_last_poll_timestamp_seconds",
    "When Telegram last answered a poll.",
    registry=REGISTRY,
)
OUTCOMES = Counter("bot_outcomes", "What questions led to.", ["outcome"], registry=REGISTRY)
ENGINE = Histogram("bot_engine_seconds", "From a text to its outcome.", buckets=QUICK, registry=REGISTRY)
FIRST_CALL = Histogram(
    "bot_first_call_seconds",
    "From an update to the first call that it causes.",
    buckets=QUICK,
    registry=REGISTRY,
)
CALLS = Counter("bot_api_calls", "Calls of the Bot API.", ["method", "result"], registry=REGISTRY)
CALL_SECONDS = Histogram(
    "bot_api_seconds", "Time of a call, waiting included.", buckets=SLOW, registry=REGISTRY
)
LAST_PURGE = Gauge(
    "bot_last_purge_timestamp_seconds", "When what is expired was last removed.", registry=REGISTRY
)
REVIEWS_OVERDUE = Gauge("bot_reviews_overdue", "Answers past the day of their review.", registry=REGISTRY)
CONTACTS_OVERDUE = Gauge(
    "bot_contacts_overdue", "Numbers to call that were not checked for a year.", registry=REGISTRY
)
WEBHOOK_PENDING = Gauge(
    "bot_webhook_pending_updates", "Updates that wait at Telegram, asked hourly.", registry=REGISTRY
)
WEBHOOK_LAST_ERROR = Gauge(
    "bot_webhook_last_error_timestamp_seconds",
    "When Telegram last missed the webhook.",
    registry=REGISTRY,
)
STORE_UP = Gauge("bot_store_up", "1 while the store answers.", registry=REGISTRY)
STORE_TROUBLE = Counter("bot_store_trouble", "Reads and writes given up.", ["event"], registry=REGISTRY)


class _Failures(Collector):
    """What the engine itself counts."""

    def collect(self) -> Iterator[Metric]:
        """How often each part of the engine has failed."""
        told = CounterMetricFamily("bot_engine_failures", "Parts of the engine that failed.", labels=["part"])
        for part, number in COUNTED.items():
            told.add_metric([part], number)
        yield told


REGISTRY.register(_Failures())
STORE_UP.set(1)
_KINDS = tuple(kind.value for kind in UpdateType)
_began: ContextVar[float | None] = ContextVar("began", default=None)


def begin(update: object) -> None:
    """Note that an update is being worked on, in the task of that update."""
    _began.set(time.perf_counter())
    UPDATES.labels(_kind(update)).inc()


def _kind(update: object) -> str:
    if not isinstance(update, Update):
        return "other"
    return next((kind for kind in _KINDS if getattr(update, kind) is not None), "other")


def store_trouble(event: str) -> None:
    """Note "down", "up", "lost" or "read" of the store."""
    if event in ("down", "up"):
        STORE_UP.set(event == "up")
    else:
        STORE_TROUBLE.labels(event).inc()


def page() -> bytes:
    """All figures in the text format of Prometheus."""
    return generate_latest(REGISTRY)


Result = bool | dict[str, Any] | list[dict[str, Any]]


class MeasuredLimiter(AIORateLimiter):
    """Keeps to Telegram's limits, and measures each call on its way."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make one call of the Bot API when the limits allow it."""
        before = time.perf_counter()
        _note_first_call(before)
        result = "ok"
        try:
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        except TelegramError as error:
            result = type(error).__name__
            raise
        finally:
            CALLS.labels(endpoint, result).inc()
            CALL_SECONDS.observe(time.perf_counter() - before)


def _note_first_call(now: float) -> None:
    began = _began.get()
    if began is not None:
        _began.set(None)
        FIRST_CALL.observe(now - began)


class MeasuredFaq(Faq):
    """The FAQ, with its outcomes counted and timed."""

    def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        """What is said to a message that is addressed to the bot."""
        return _measured(lambda: super(MeasuredFaq, self).answer(text, conversation))

    def check(self, text: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        """What is said to a claim that is to be checked."""
        return _measured(lambda: super(MeasuredFaq, self).check(text, conversation))


def _measured(answer: Callable[[], T]) -> T:
    with ENGINE.time():
        outcome = answer()
    OUTCOMES.labels(name_of(outcome)).inc()
    return outcome


def load_faq(cache: Path | None) -> Faq:
    """The FAQ that counts what it answers. Raises KnowledgeError where the content has faults."""
    faq = MeasuredFaq.load(cache)
    Faq.check(faq, "vitamin B12")  # the first check makes the vectors of the claims: no person waits for it
    return faq
