"""The command ``run``: the bot on Telegram, from the first call to an orderly end."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial

import uvicorn
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot import logs
from bot.app import build_application
from bot.early_settings import SettingsError
from bot.polling import ALLOWED_UPDATES, Polling
from bot.settings import DEFAULT_PORT, Settings
from bot.update_queue import UpdateQueue
from bot.web import make_pages, webhook_address
from handlers.context import App
from handlers.repeating import ALWAYS, repeated
from handlers.store import StoreError

log = logging.getLogger(__name__)

REQUESTS_SECONDS = 5
"""How long requests of the webhook may go on when the bot is to stop."""
STOP_SECONDS = 12.0
"""How long updates that were taken may be worked on then. With what else an orderly end takes it fits into the
30 seconds after which Docker and systemd end a program."""
WEBHOOK_CONNECTIONS = 100


def run(settings: Settings) -> int:
    """Be the bot until SIGINT or SIGTERM; the exit code. What stops it is one line on standard error.

    Raises SettingsError, KnowledgeError and OSError, which every command has in common.
    """
    token = settings.token
    os.umask(0o077)  # what people wrote, and which chats did, is for this user's eyes only
    logs.configure(settings.log_level, settings.log_format)
    try:
        application = build_application(settings)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        asyncio.run(_serve(application, settings))
    except (TelegramError, StoreError) as error:
        print(explained(error, settings).replace(token, "<token>"), file=sys.stderr)
        return 1
    return 0


def explained(error: Exception, settings: Settings) -> str:
    """One line that says what stopped the bot and what to do."""
    match error:
        case InvalidToken():
            return "Telegram does not accept TELEGRAM_BOT_TOKEN: take the current one from @BotFather."
        case Conflict():
            return "Another program receives this bot's updates: stop it, or use another token."
        case NetworkError():
            return (
                f"{settings.telegram_base_url} cannot be used ({error}): is the network up, the address right?"
            )
        case TelegramError():
            return f"Telegram refuses to start the bot: {error}"
        case _:
            return str(error)


async def _serve(application: App, settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        await repeated(application.initialize, ALWAYS)
        polling = Polling(application, queue_of(application))
        async with _started(application), _pages(application, settings):
            await _receive(application, settings, polling, stop)
        if settings.webhook_url is None:
            await polling.confirm()
    finally:
        await application.shutdown()
        if application.post_shutdown:
            await application.post_shutdown(application)


def queue_of(application: App) -> UpdateQueue:
    """The queue that ``build_application`` gave an application."""
    queue = application.update_queue
    if not isinstance(queue, UpdateQueue):
        raise TypeError("the application was not built by build_application")
    return queue


@asynccontextmanager
async def _started(application: App) -> AsyncIterator[None]:
    if application.post_init:
        await application.post_init(application)
    await application.start()
    try:
        yield
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await application.stop()


@asynccontextmanager
async def _pages(application: App, settings: Settings) -> AsyncIterator[None]:
    """Serve the web pages: always with a webhook, else where PORT is set."""
    if settings.webhook_url is None and settings.port is None:
        yield
        return
    pages = make_pages(application, queue_of(application), settings)
    config = uvicorn.Config(
        pages,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=REQUESTS_SECONDS,
    )
    server = _Server(config)
    with _bound(settings.host, settings.port or DEFAULT_PORT) as listening:
        serving = asyncio.create_task(server.serve([listening]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises SettingsError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or error
        raise SettingsError(f"HOST={host} PORT={port}: cannot be listened on: {why}") from None


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to ``run``."""
        yield


async def _receive(application: App, settings: Settings, polling: Polling, stop: asyncio.Event) -> None:
    """Take updates until ``stop``. Raises TelegramError where that cannot go on."""
    if settings.webhook_url is not None and settings.webhook_secret is not None:
        webhook = partial(
            application.bot.set_webhook,
            webhook_address(settings.webhook_url),
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED_UPDATES,
            max_connections=WEBHOOK_CONNECTIONS,
        )
        await repeated(webhook, ALWAYS)
        log.info("running: updates come to the webhook")
        await stop.wait()
    else:
        await repeated(application.bot.delete_webhook, ALWAYS)
        log.info("running: asking Telegram for updates")
        await polling.run(stop)
    log.info("stopping")
