"""A call of the Bot API, made again only where Telegram did not carry it out: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter

T = TypeVar("T")

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds between attempts of a call that Telegram has not carried out."""
ALWAYS = len(PAUSES)
"""Doubtful attempts of a call that is the same twice as once."""
LONGEST_WAIT = 300.0
"""Seconds that Telegram may ask to wait; for longer, an answer is given up."""
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.WriteTimeout)
_CLOSED = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)
_GATEWAY_TIMEOUT = "gateway time"


class Trip:
    """How far a request came, as httpx tells it on the way."""

    def __init__(self) -> None:
        self.kept = True
        self.sent = False
        self.answered = False

    async def __call__(self, event: str, _info: object) -> None:
        """Note a step; a request that goes out once more begins anew."""
        step = event.partition(".")[2]
        if step == "connect_tcp.started":
            self.kept = False
        elif step == "send_request_headers.started":
            self.sent = self.answered = False
        elif step == "send_request_body.complete":
            self.sent = True
        elif step == "receive_response_headers.complete":
            self.answered = True

    @property
    def in_vain(self) -> bool:
        """Whether a connection that broke had carried nothing: the request was not whole, or it was closed
        by the server, which had kept it, just when it was used again."""
        return not self.answered and (self.kept or not self.sent)


async def _trace(request: httpx.Request) -> None:
    request.extensions["trace"] = Trip()


TRACED: dict[str, Any] = {"event_hooks": {"request": [_trace]}}
"""What httpx must be told for :func:`repeated` to know how far a request came."""


async def repeated(call: Callable[[], Awaitable[T]], doubtful: int = 0) -> T:
    """Make a call of the Bot API, and make it again where Telegram did not carry it out.

    A time-out, and an answer that is cut off, leave open whether it did: after these it is made again
    ``doubtful`` times at most. Raises the TelegramError of the last attempt.
    """
    for pause in PAUSES:
        try:
            return await call()
        except RetryAfter as error:
            if seconds(error) > LONGEST_WAIT:
                raise
            await asyncio.sleep(seconds(error))
        except NetworkError as error:
            if isinstance(error, BadRequest):
                raise
            if not _not_carried_out(error):
                doubtful -= 1
                if doubtful < 0:
                    raise
            await asyncio.sleep(pause)
    return await call()


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())


def _not_carried_out(error: NetworkError) -> bool:
    cause = error.__cause__
    if not isinstance(cause, httpx.RequestError):
        return not error.message.lower().startswith(_GATEWAY_TIMEOUT)  # else Telegram said that it could not
    return isinstance(cause, _NEVER_LEFT) or (isinstance(cause, _CLOSED) and _in_vain(cause))


def _in_vain(error: httpx.RequestError) -> bool:
    try:
        trip = error.request.extensions.get("trace")
    except RuntimeError:  # it belongs to no request
        return False
    return isinstance(trip, Trip) and trip.in_vain
