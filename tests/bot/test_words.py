"""Nobody's words are kept: marked words go every way through the bot, and are looked for everywhere."""

from __future__ import annotations

import gc
import io
import itertools
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update
from telegram.error import NetworkError

from bot import logs, metrics
from bot.app import build_application
from bot.settings import Settings
from handlers.context import App
from knowledge.model import (
    NO_CONVERSATION,
    Answer,
    Checked,
    CheckOutcome,
    Conversation,
    NoMatch,
    Outcome,
    Part,
    Verdict,
)
from tests.bot.memory import held_in
from tests.handlers.small import LENGTH, ScriptedFaq
from tests.handlers.telegram_offline import Fault, OfflineRequest

MARK = "zqxjkv"
WORDS = f"my brother {MARK} cannot swallow"
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ANN, GROUP = 42, -1_001_234_567_890
IDS = itertools.count(1)
PERSON = {"id": ANN, "is_bot": False, "first_name": f"Ann {MARK}", "username": f"{MARK}_ann"}
PRIVATE = {"id": ANN, "type": "private", "first_name": f"Ann {MARK}", "username": f"{MARK}_ann"}
SUPERGROUP = {"id": GROUP, "type": "supergroup", "title": f"Group of {MARK}"}


class FailingFaq(ScriptedFaq):
    """Fails, with the words in its error, where it is asked to."""

    def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        if "fail" in text:
            raise ValueError(f"cannot answer {text!r}")
        return Answer((Part(LENGTH, 1.0),)) if "length" in text else NoMatch(unknown="vitamin E")

    def check(self, text: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        return self.checks.get(text, Checked(Verdict.NOT_COVERED, ()))


def message(text: str, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
    return {
        "message_id": next(IDS), "date": 1_700_000_000, "chat": chat, "from": PERSON,
        "text": text, "entities": entities, **more,
    }  # fmt: skip


def tap(data: str) -> dict[str, Any]:
    below = message("shown") | {
        "from": {"id": 666, "is_bot": True, "first_name": "B", "username": "evidence_bot"}
    }
    return {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": data, "message": below}}


UPDATES: list[dict[str, Any]] = [
    {"message": message(WORDS)},
    {"message": message(f"length {WORDS}")},
    {"message": message(f"fail {WORDS}")},
    {"edited_message": message(f"fail {WORDS}", edit_date=1_700_000_001)},
    {"edited_message": message(f"length {WORDS}", edit_date=1_700_000_001)},
    {"message": message(f"/check {WORDS}")},
    {"message": message(f"/start {MARK}")},
    {"message": message(f"/{MARK} {WORDS}")},
    {"message": message(f"/ask length {WORDS}", SUPERGROUP)},
    {"message": message(f"/ask fail {WORDS}", SUPERGROUP)},
    {"message": message(f"/check {WORDS}", SUPERGROUP)},
    {"message": message(WORDS, SUPERGROUP)},
    {"message": message("/settings", SUPERGROUP)},
    {"message": message("/digest", SUPERGROUP)},
    {"inline_query": {"id": "1", "from": PERSON, "query": f"length {WORDS}", "offset": ""}},
    {"inline_query": {"id": "2", "from": PERSON, "query": f"fail {WORDS}", "offset": ""}},
    tap("e:b12-trial-length"),
    tap(f"e:{MARK}"),
    tap(MARK),
    tap("n"),
]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level, hook = root.handlers[:], root.level, sys.excepthook
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    logs.configure("DEBUG", "text")
    yield stream
    root.handlers[:], sys.excepthook = before, hook
    root.setLevel(level)
    for name, one in levels.items():
        logging.getLogger(name).setLevel(one)


@pytest.fixture
def offline() -> OfflineRequest:
    return OfflineRequest()


@pytest.fixture
async def app(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, offline: OfflineRequest, log: io.StringIO
) -> AsyncIterator[App]:
    monkeypatch.setattr(metrics, "load_faq", lambda cache: FailingFaq())
    settings = Settings(_env_file=None, telegram_bot_token=SecretStr(TOKEN), data_dir=tmp_path)  # type: ignore[call-arg]  # known only when it runs
    app = build_application(settings, offline)
    await app.initialize()
    assert app.post_init
    assert app.post_shutdown
    await app.post_init(app)
    yield app
    await app.post_shutdown(app)
    await app.shutdown()


async def send_everything(app: App) -> None:
    for number, update in enumerate(UPDATES, 1):
        await app.process_update(Update.de_json({"update_id": number, **update}, app.bot))


def kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_no_words_are_in_the_log_the_database_or_the_metrics(
    app: App, log: io.StringIO, tmp_path: Path, offline: OfflineRequest
) -> None:
    await send_everything(app)
    assert app.post_shutdown
    await app.post_shutdown(app)
    assert [call for call in offline.calls if call.method == "sendMessage"]
    assert "ValueError" in log.getvalue()
    assert MARK not in log.getvalue()
    assert MARK.encode() not in metrics.page()
    assert MARK.encode() not in kept(tmp_path)
    assert b"b12-trial-length" in kept(tmp_path)


async def test_no_words_are_left_in_memory(app: App) -> None:
    await send_everything(app)
    gc.collect()
    assert held_in(app, MARK, without=["OfflineRequest", "Taps"]) == []  # a tap is remembered by its button


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", 400, f"Bad Request: can't parse {WORDS}"),
        Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"),
        Fault("sendMessage", raised=NetworkError(f"httpx.ReadError: /bot{TOKEN}/sendMessage {WORDS}")),
    ],
    ids=["400", "403", "network"],
)
async def test_no_words_and_no_token_are_in_the_log_when_telegram_refuses(
    app: App, log: io.StringIO, offline: OfflineRequest, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.repeating.PAUSES", (0.0,))
    offline.faults.extend([fault] * 60)
    await send_everything(app)
    assert MARK not in log.getvalue()
    assert TOKEN not in log.getvalue()


async def test_no_words_are_in_the_log_when_the_database_is_gone(
    app: App, log: io.StringIO, tmp_path: Path
) -> None:
    await app.bot_data["store"]._engine.dispose()
    for path in tmp_path.glob("bot.db*"):
        path.unlink()
    (tmp_path / "bot.db").mkdir()
    await send_everything(app)
    assert "the store does not answer" in log.getvalue()
    assert MARK not in log.getvalue()
