"""Fixtures: the bot as it runs, on a Telegram in-process."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot import asking, metrics, running
from bot.app import build_application
from handlers import repeating
from tests.bot.polled import Polled, settings
from tests.bot.scripted import scripted
from tests.handlers.small import ScriptedFaq


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Polled:
    offline = Polled()
    monkeypatch.setattr(metrics, "load_faq", lambda cache: ScriptedFaq())
    monkeypatch.setattr(repeating, "PAUSES", (0.0, 0.0))
    return offline


@pytest.fixture
async def run(telegram: Polled, tmp_path: Path) -> AsyncIterator[Callable[..., asyncio.Task[None]]]:
    """Start the bot; it is stopped by the signal that an operator would send."""
    started: list[asyncio.Task[None]] = []

    def start(**more: Any) -> asyncio.Task[None]:
        chosen = settings(tmp_path, **more)
        started.append(asyncio.create_task(running._serve(build_application(chosen, telegram), chosen)))
        return started[-1]

    yield start
    for task in started:
        if not task.done():
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.wait_for(task, 20)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ScriptedFaq:
    """The engine of the commands, which answers from a script; nothing of the environment is read."""
    faq = scripted()
    monkeypatch.setattr(asking, "load_faq", lambda: faq)
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE", "PORT", "WEBHOOK_URL"):
        monkeypatch.delenv(name, raising=False)
    return faq
