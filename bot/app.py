"""The one place where everything is put together."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from telegram import LinkPreviewOptions
from telegram.ext import Application, ContextTypes, Defaults
from telegram.request import BaseRequest, HTTPXRequest

import handlers
from bot import metrics
from bot.asking import writable
from bot.early_settings import SettingsError
from bot.housekeeping import keep_house
from bot.settings import Settings
from bot.update_queue import PerChat, UpdateQueue
from handlers.context import App, Context, attach, detach
from handlers.repeating import TRACED
from handlers.store import Store, check_store

log = logging.getLogger(__name__)

BURST, BURST_SECONDS = 300, 10
"""Calls that may leave at once, refilled at Telegram's 30 a second: many chats at once wait for nobody."""
CONNECTIONS = 512
POOL_SECONDS = 30.0
REPLY_SECONDS, POLL_REPLY_SECONDS = 30.0, 5.0
"""How long a call waits for Telegram. Whether one that got no reply was carried out is not known, so that
it is not made again: better to wait long than to lose an answer or to say it twice."""
PROMISED = "to-forget.txt"
"""The file in DATA_DIR with the chats that are to be forgotten when the database is back."""


def build_application(settings: Settings, request: BaseRequest | None = None) -> App:
    """The bot as it will run, with its FAQ loaded and every handler added; nothing is called yet.

    ``request`` replaces the network in tests. The store is opened by ``post_init`` and closed by
    ``post_shutdown``. Raises SettingsError, StoreError where the store never could work, and KnowledgeError
    where the content has faults.
    """
    _make_data_dir(settings)
    check_store(settings.store_url)
    faq = metrics.load_faq(writable(settings.cache_dir))
    queue = UpdateQueue()

    async def post_init(application: App) -> None:
        waiting = settings.data_dir / PROMISED
        store = await Store.open(settings.store_url, trouble=metrics.store_trouble, promised=waiting)
        attach(application, faq, store)
        queue.ledger.know(await store.handled_ids())
        queue.ledger.keep = store.handled
        queue.ledger.elsewhere = store.was_handled
        application.bot_data["webhook"] = settings.webhook_url is not None
        application.bot_data["house"] = asyncio.create_task(keep_house(application), name="house")
        _log_reach(application)

    builder = Application.builder().token(settings.token).context_types(ContextTypes(context=Context))
    builder.base_url(f"{settings.telegram_base_url}/bot").base_file_url(
        f"{settings.telegram_base_url}/file/bot"
    )
    builder.request(request or _request()).get_updates_request(request or _request(1, POLL_REPLY_SECONDS))
    builder.rate_limiter(metrics.MeasuredLimiter(BURST, BURST_SECONDS))
    builder.defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
    builder.update_queue(queue).concurrent_updates(PerChat(queue.ledger))
    builder.post_init(post_init).post_shutdown(_post_shutdown)
    builder.updater(None)  # its polling confirms what is not dealt with yet: see bot.polling
    application: App = builder.build()
    handlers.register(application)
    return application


def _request(connections: int = CONNECTIONS, reply_seconds: float = REPLY_SECONDS) -> HTTPXRequest:
    return HTTPXRequest(connections, read_timeout=reply_seconds, pool_timeout=POOL_SECONDS, httpx_kwargs=TRACED)


def _make_data_dir(settings: Settings) -> None:
    if settings.database_url is not None:
        return
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        told = f"DATA_DIR: {settings.data_dir} cannot be made ({error.strerror}): name another folder"
        raise SettingsError(told) from None


async def _post_shutdown(application: App) -> None:
    house: asyncio.Task[None] | None = application.bot_data.pop("house", None)
    if house is not None:
        house.cancel()
        with suppress(asyncio.CancelledError):
            await house
    store: Store | None = application.bot_data.get("store")
    if store is not None:
        await store.close()
    detach(application)


def _log_reach(application: App) -> None:
    """Tell the operator what the bot will hear in groups."""
    if application.bot.bot.can_read_all_group_messages:
        log.warning("privacy mode is off: Telegram sends every message of groups; @BotFather /setprivacy")
    else:
        log.info("privacy mode is on: in groups only commands, replies and mentions arrive")
