"""The web pages of the bot: Telegram's webhook, health, metrics and the privacy page."""

from __future__ import annotations

import hmac
import html
import json
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from telegram import Update

from bot import metrics
from bot.settings import PAGES, Settings
from bot.update_queue import UpdateQueue
from handlers import notices
from handlers.context import App
from handlers.store import Store

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
BODY_LIMIT = 1_000_000
"""Bytes of a request: an update is a few kilobytes."""
HELD = 50
"""Updates whose requests wait until they are done: half of the connections that Telegram may open."""
DEFAULT_PATH = "/telegram"
Endpoint = Callable[[Request], Awaitable[Response]]


def webhook_address(url: str) -> str:
    """The address that Telegram is told: ``url``, with a path where it has none."""
    return url if urlsplit(url).path else url + DEFAULT_PATH


def make_pages(application: App, queue: UpdateQueue, settings: Settings) -> Starlette:
    """All pages; the webhook is one of them where WEBHOOK_URL is set."""
    ready = _readyz(application, queue, polls=settings.webhook_url is None)
    routes = [
        Route(path, page) for path, page in zip(PAGES, (_healthz, ready, _metrics, _privacy), strict=True)
    ]
    if settings.webhook_url is not None and settings.webhook_secret is not None:
        path = urlsplit(webhook_address(settings.webhook_url)).path
        secret = settings.webhook_secret.get_secret_value().encode()
        routes.append(Route(path, _webhook(application, queue, secret), methods=["POST"]))
    return Starlette(routes=routes)


async def _healthz(_request: Request) -> Response:
    """The program runs and its event loop turns."""
    return PlainTextResponse("ok")


def _readyz(application: App, queue: UpdateQueue, *, polls: bool) -> Endpoint:
    async def readyz(_request: Request) -> Response:
        """Whether updates are taken. A store that is away is told, but stops no answer."""
        store: Store | None = application.bot_data.get("store")
        ready = application.running and store is not None and not queue.full_up and (queue.hears or not polls)
        told = {"ready": ready, "store": store is not None and await store.healthy()}
        return JSONResponse(told, 200 if ready else 503)

    return readyz


async def _metrics(_request: Request) -> Response:
    return Response(metrics.page(), media_type="text/plain; version=0.0.4")


async def _privacy(_request: Request) -> Response:
    told = html.escape(notices.PRIVACY).replace("\n", "<br>\n")
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Privacy</title><p>{told}</p></html>'
    return HTMLResponse(page, headers={"Content-Security-Policy": "default-src 'none'"})


def _webhook(application: App, queue: UpdateQueue, secret: bytes) -> Endpoint:
    async def webhook(request: Request) -> Response:
        """Take one update from Telegram, who sends it again later where the answer is not 200.

        That comes when the update is done, so that a crash loses none; unless many are worked on, or long.
        """
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, secret):
            return _refused(403, "secret")
        if queue.full_up or not application.running:
            return _refused(503, "busy")
        body = await _body(request)
        if body is None:
            return _refused(413, "size")
        if not body:
            return _refused(400, "empty")
        return await _take(application, queue, body)

    return webhook


async def _take(application: App, queue: UpdateQueue, body: bytes) -> Response:
    try:
        received = json.loads(body)
    except (ValueError, RecursionError):
        return _refused(400, "json")
    try:
        update = Update.de_json(received, application.bot)
    except Exception:
        log.exception("an update could not be read")
        metrics.UNREADABLE.inc()
        return _refused(200, "unreadable")  # sent again it would be no better, and hold up all others
    new = queue.ledger.take(update.update_id)
    if new:
        await queue.put(update)
    if queue.ledger.open <= HELD:
        await queue.ledger.settled(update.update_id)
    return PlainTextResponse("") if new else _refused(200, "repeated")


async def _body(request: Request) -> bytes | None:
    """The body of a request, empty where the sender went away; None where it is too long."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_LIMIT:
                return None
    except ClientDisconnect:
        return b""
    return body


def _refused(status: int, reason: str) -> Response:
    metrics.REFUSED.labels(reason).inc()
    return PlainTextResponse("", status)
