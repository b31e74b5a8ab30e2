"""The whole bot in one process, with SQLite and the real engine: from an update to the first call it causes."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from pydantic import SecretStr
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot import app as building
from bot.settings import Settings
from handlers.context import App

WARM_UP = 30
CHATS = 50
UNLIMITED = 1_000_000
"""Calls at once: what is measured is the bot, not its patience with Telegram's limits."""
SAYING = ("sendMessage", "answerInlineQuery", "answerCallbackQuery", "editMessageText")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answering:
    """Milliseconds from an update of one kind to the first call of the Bot API."""

    kind: str
    updates: int
    p50_ms: float
    p99_ms: float


class Listening(BaseRequest):
    """Telegram without a network: notes when the first call after an update comes."""

    def __init__(self) -> None:
        self.first: float | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    def listen(self) -> float:
        """Forget what was heard; the time."""
        self.first = None
        return time.perf_counter()

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - the name that the base class has
        request_data: RequestData | None = None,  # noqa: ARG002
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        """Note the time, and answer."""
        name = url.rsplit("/", 1)[1]
        if self.first is None and name in SAYING:
            self.first = time.perf_counter()
        return 200, json.dumps({"ok": True, "result": _result(name)}).encode()


def _result(name: str) -> Any:
    if name == "getMe":
        return {"id": 666, "is_bot": True, "first_name": "B", "username": "b_bot"}
    if name in ("sendMessage", "editMessageText"):
        return {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
    return [] if name == "getMyCommands" else True


def answering(texts: Sequence[str], folder: Path) -> list[Answering]:
    """Ask every text in each way; ``folder`` is a data folder, whose cache is filled where it is empty."""
    return asyncio.run(_answering(texts, folder))


async def _answering(texts: Sequence[str], folder: Path) -> list[Answering]:
    request = Listening()
    with TemporaryDirectory() as database:
        told: Json = {
            "_env_file": None,
            "telegram_bot_token": SecretStr("123456789:" + "A" * 35),
            "data_dir": folder,
            "database_url": SecretStr(f"sqlite:///{database}/bot.db"),
        }
        settings = Settings(**told)
        building.BURST = UNLIMITED
        app = building.build_application(settings, request)
        await app.initialize()
        if app.post_init:
            await app.post_init(app)
        await app.start()
        measured = [await _measured(app, request, kind, texts) for kind in KINDS]
        await app.stop()
        await app.shutdown()
        if app.post_shutdown:
            await app.post_shutdown(app)
    return measured


async def _measured(app: App, request: Listening, kind: str, texts: Sequence[str]) -> Answering:
    took = []
    for number, update in enumerate(_updates(kind, texts)):
        read = Update.de_json(update, app.bot)
        began = request.listen()
        await app.update_queue.put(read)
        await app.update_queue.join()
        if number >= WARM_UP and request.first is not None:
            took.append((request.first - began) * 1e3)
    p50, p99 = np.quantile(took, [0.5, 0.99])
    return Answering(kind, len(took), float(p50), float(p99))


def _updates(kind: str, texts: Sequence[str]) -> Iterator[Json]:
    for number, text in enumerate([*texts[:WARM_UP], *texts]):
        person = {"id": 1 + number % CHATS, "is_bot": False, "first_name": "A"}
        yield {"update_id": hash((kind, number)) % 10**9} | KINDS[kind](text, person, number)


def _written(text: str, person: Json, number: int, chat: Json | None = None, **more: Any) -> Json:
    chat = chat or {"id": person["id"], "type": "private", "first_name": "A"}
    message = {"message_id": number + 1, "date": 1, "chat": chat, "from": person, "text": text} | more
    return {"message": message}


def _in_group(text: str, person: Json, number: int) -> Json:
    chat = {"id": -1001000000000 - number, "type": "supergroup", "title": "G"}
    command = [{"type": "bot_command", "offset": 0, "length": 4}]
    return _written(f"/ask {text}", person, number, chat, entities=command)


def _typed_inline(text: str, person: Json, number: int) -> Json:
    return {"inline_query": {"id": str(number), "from": person, "query": text, "offset": ""}}


KINDS: Mapping[str, Any] = {"private": _written, "group": _in_group, "inline": _typed_inline}
