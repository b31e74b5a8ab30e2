"""Telegram in-process, with updates to be asked for, for the bot as it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram.request import RequestData

from bot.settings import Settings
from tests.handlers.telegram_offline import OfflineRequest

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


class Polled(OfflineRequest):
    """Telegram in-process, with updates to be asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[dict[str, Any]] = []

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *more: Any, **named: Any
    ) -> tuple[int, bytes]:
        await asyncio.sleep(0.001)
        return await super().do_request(url, method, request_data, *more, **named)

    def _result(self, name: str, params: dict[str, Any]) -> Any:
        if name != "getUpdates":
            return super()._result(name, params)
        return [one for one in self.updates if one["update_id"] >= params.get("offset", 0)]

    def methods(self) -> list[str]:
        return [call.method for call in self.calls]


def settings(folder: Path, **more: Any) -> Settings:
    return Settings(_env_file=None, telegram_bot_token=SecretStr(TOKEN), data_dir=folder / "data", **more)  # type: ignore[call-arg]  # known only when it runs


async def until(true: Callable[[], Any | Awaitable[Any]]) -> None:
    for _ in range(2000):
        if true():
            return
        await asyncio.sleep(0.005)
    pytest.fail("it did not come true in 10 seconds")


def message(number: int) -> dict[str, Any]:
    person = {"id": 42, "is_bot": False, "first_name": "Ann"}
    chat = {"id": 42, "type": "private", "first_name": "Ann"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1, "chat": chat, "from": person, "text": "what is als"},
    }
