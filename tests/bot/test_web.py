"""The pages: who may hand in updates, when they are refused, and what health tells."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot import ledger, metrics, web
from bot.app import build_application
from bot.settings import Settings
from bot.update_queue import DEAF_SECONDS, UpdateQueue
from bot.web import BODY_LIMIT, SECRET_HEADER, make_pages, webhook_address
from handlers.context import App
from handlers.store import Store
from knowledge import failures
from knowledge.faq import Faq
from knowledge.model import NoMatch
from tests.bot.polled import until
from tests.handlers.small import ScriptedFaq
from tests.handlers.telegram_offline import OfflineRequest

SECRET = "a-good-secret-of-length"
UPDATE: dict[str, Any] = {
    "update_id": 1,
    "message": {
        "message_id": 5,
        "date": 1,
        "chat": {"id": 42, "type": "private", "first_name": "Ann"},
        "from": {"id": 42, "is_bot": False, "first_name": "Ann"},
        "text": "what is als",
    },
}


@pytest.fixture
def offline() -> OfflineRequest:
    return OfflineRequest()


@pytest.fixture
async def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, offline: OfflineRequest) -> AsyncIterator[App]:
    monkeypatch.setattr(metrics, "load_faq", lambda cache: ScriptedFaq())
    app = build_application(settings(tmp_path), offline)
    await app.initialize()
    assert app.post_init
    assert app.post_shutdown
    await app.post_init(app)
    await app.start()
    yield app
    await app.stop()
    await app.shutdown()
    await app.post_shutdown(app)


def settings(folder: Path) -> Settings:
    return Settings(  # type: ignore[call-arg]  # _env_file is known only when it runs
        _env_file=None,
        telegram_bot_token=SecretStr("123456:" + "A" * 35),
        webhook_url="https://bot.example.org/hook",
        webhook_secret=SecretStr(SECRET),
        data_dir=folder,
    )


@pytest.fixture
async def pages(app: App, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    assert isinstance(app.update_queue, UpdateQueue)
    transport = httpx.ASGITransport(make_pages(app, app.update_queue, settings(tmp_path)))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def hand_in(pages: httpx.AsyncClient, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (await pages.post("/hook", content=content, headers=headers)).status_code


async def test_an_update_from_telegram_is_answered(
    app: App, pages: httpx.AsyncClient, offline: OfflineRequest
) -> None:
    assert await hand_in(pages, UPDATE) == 200
    await app.update_queue.join()
    assert [call.chat_id for call in offline.calls if call.method == "sendMessage"] == [42]


async def test_an_update_that_is_handed_in_again_is_answered_once(
    app: App, pages: httpx.AsyncClient, offline: OfflineRequest
) -> None:
    for update_id in (1, 1, 2, 1):
        assert await hand_in(pages, UPDATE | {"update_id": update_id}) == 200
    await app.update_queue.join()
    assert [call.chat_id for call in offline.calls if call.method == "sendMessage"] == [42, 42]


async def test_telegram_keeps_an_update_until_it_is_done(
    app: App, pages: httpx.AsyncClient, offline: OfflineRequest
) -> None:
    thinking = threading.Event()
    app.bot_data["faq"].answer = lambda *_: NoMatch() if thinking.wait(20) else None
    handing_in = asyncio.create_task(hand_in(pages, UPDATE))
    again = asyncio.create_task(hand_in(pages, UPDATE))
    queue = app.update_queue
    assert isinstance(queue, UpdateQueue)
    await until(lambda: queue.in_flight)
    await asyncio.sleep(0.05)
    assert not handing_in.done()
    thinking.set()
    assert await handing_in == await again == 200
    assert [call.chat_id for call in offline.calls if call.method == "sendMessage"] == [42]


async def test_an_update_that_takes_long_or_comes_with_many_others_is_kept_no_longer(
    app: App, pages: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    thinking = threading.Event()
    app.bot_data["faq"].answer = lambda *_: NoMatch() if thinking.wait(20) else None
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "HOLD_SECONDS", 0.01)
        assert await hand_in(pages, UPDATE) == 200
    monkeypatch.setattr(web, "HELD", 1)
    assert await hand_in(pages, UPDATE | {"update_id": 2}) == 200
    thinking.set()


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], "ä"])
async def test_who_does_not_know_the_secret_is_refused(
    app: App, pages: httpx.AsyncClient, offline: OfflineRequest, secret: str | None
) -> None:
    header = {} if secret is None else {SECRET_HEADER.encode(): secret.encode("latin-1")}
    assert (await pages.post("/hook", json=UPDATE, headers=header)).status_code == 403
    assert not [call for call in offline.calls if call.method == "sendMessage"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b"[" * 50_000, 400),
        (b"\xff", 400),
        (b"x" * (BODY_LIMIT + 1), 413),
        (b'{"update_id": 1, "message": {"nonsense": true}}', 200),
        (b'{"no": "update"}', 200),
        (json.dumps(UPDATE | {"message": UPDATE["message"] | {"date": 10**18}}).encode(), 200),
    ],
)
async def test_a_body_that_is_no_update_does_no_harm(
    pages: httpx.AsyncClient, body: bytes, status: int
) -> None:
    assert await hand_in(pages, body) == status
    assert await hand_in(pages, UPDATE | {"update_id": 2}) == 200


async def test_too_many_updates_at_once_are_left_with_telegram(app: App, pages: httpx.AsyncClient) -> None:
    queue = app.update_queue
    assert isinstance(queue, UpdateQueue)
    queue.in_flight += 1000
    assert await hand_in(pages, UPDATE) == 503
    assert (await pages.get("/readyz")).status_code == 503
    queue.in_flight -= 1000
    assert await hand_in(pages, UPDATE) == 200


async def test_health_and_readiness_are_told(pages: httpx.AsyncClient) -> None:
    assert (await pages.get("/healthz")).text == "ok"
    ready = await pages.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "store": True})


async def test_a_bot_that_polls_is_ready_while_telegram_answers_it(app: App, tmp_path: Path) -> None:
    queue = app.update_queue
    assert isinstance(queue, UpdateQueue)
    polls = settings(tmp_path).model_copy(update={"webhook_url": None})
    transport = httpx.ASGITransport(make_pages(app, queue, polls))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        assert (await client.get("/readyz")).status_code == 503
        queue.polled()
        assert (await client.get("/readyz")).status_code == 200
        queue._polled_at = time.monotonic() - DEAF_SECONDS
        assert (await client.get("/readyz")).status_code == 503


async def test_a_store_that_is_away_is_told_but_takes_nobody_offline(
    app: App, pages: httpx.AsyncClient
) -> None:
    store: Store = app.bot_data["store"]
    await store._engine.dispose()
    (Path(store._engine.url.database or "")).rename(Path(store._engine.url.database or "").with_suffix(".away"))
    Path(store._engine.url.database or "").mkdir()
    ready = await pages.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "store": False})
    assert await hand_in(pages, UPDATE) == 200


async def test_metrics_count_without_words(app: App, pages: httpx.AsyncClient) -> None:
    await hand_in(pages, UPDATE)
    await app.update_queue.join()
    page = (await pages.get("/metrics")).text
    assert 'bot_updates_total{kind="message"}' in page
    assert 'bot_api_calls_total{method="sendMessage",result="ok"}' in page
    assert "bot_first_call_seconds_count" in page
    assert "what is als" not in page


async def test_metrics_count_what_failed_in_the_engine(pages: httpx.AsyncClient) -> None:
    failures.note("engine", ValueError("private words"))
    page = (await pages.get("/metrics")).text
    assert f'bot_engine_failures_total{{part="engine"}} {float(failures.COUNTED["engine"])}' in page
    assert "private words" not in page


async def test_the_privacy_page_says_what_the_bot_says(pages: httpx.AsyncClient) -> None:
    page = await pages.get("/privacy")
    assert page.headers["content-type"].startswith("text/html")
    assert "What I keep" in page.text


async def test_other_addresses_and_methods_are_not_there(pages: httpx.AsyncClient) -> None:
    assert (await pages.get("/hook")).status_code == 405
    assert (await pages.get("/docs")).status_code == 404


def test_an_address_without_a_path_gets_one() -> None:
    assert webhook_address("https://h") == "https://h/telegram"
    assert webhook_address("https://h/a/b") == "https://h/a/b"


async def test_nothing_and_too_much_are_refused_each_as_what_it_is(pages: httpx.AsyncClient) -> None:
    before = {reason: _refused(reason) for reason in ("empty", "size")}
    assert await hand_in(pages, b"") == 400
    assert await hand_in(pages, b"x" * (BODY_LIMIT + 1)) == 413
    assert {reason: _refused(reason) - count for reason, count in before.items()} == {"empty": 1, "size": 1}


def _refused(reason: str) -> float:
    return metrics.REGISTRY.get_sample_value("bot_webhook_refused_total", {"reason": reason}) or 0.0


def test_words_that_are_still_being_typed_are_no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Faq, "answer", lambda *_: NoMatch())
    faq = object.__new__(metrics.MeasuredFaq)
    before = _answered()
    faq.preview("b12")
    assert _answered() == before
    faq.answer("b12")
    assert _answered() == before + 1


def _answered() -> float:
    return metrics.REGISTRY.get_sample_value("bot_outcomes_total", {"outcome": "no_match"}) or 0.0
