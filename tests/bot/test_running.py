"""The bot from its first call to its end: what it asks of Telegram, and what stops it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut

from bot import app as app_module
from bot import polling, running
from bot.commands import COMMANDS
from bot.local import SettingsError
from bot.polling import ALLOWED_UPDATES
from handlers.registration import COMMANDS as HANDLED
from handlers.store import StoreError
from tests.bot.polled import TOKEN, Polled, message, settings, until
from tests.handlers.telegram_offline import Fault


async def test_polling_answers_each_update_once_and_ends_on_a_signal(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    telegram.updates = [message(1), message(2)]
    task = run()
    await until(lambda: telegram.methods().count("sendMessage") == 2)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, 20)
    methods = telegram.methods()
    assert methods[0] == "getMe"
    assert methods.count("setMyCommands") == 3
    assert methods.count("sendMessage") == 2
    polled = next(call for call in telegram.calls if call.method == "getUpdates")
    assert polled.params["allowed_updates"] == [str(one) for one in ALLOWED_UPDATES]
    dropped = next(call for call in telegram.calls if call.method == "deleteWebhook").params
    assert dropped.get("drop_pending_updates") in (None, False)


async def test_a_webhook_is_told_to_telegram_with_its_secret(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, unused_tcp_port: int
) -> None:
    run(webhook_url="https://bot.example.org", webhook_secret=SecretStr("s3cret"), port=unused_tcp_port)
    await until(lambda: "setWebhook" in telegram.methods())
    told = next(call for call in telegram.calls if call.method == "setWebhook").params
    assert told["url"] == "https://bot.example.org/telegram"
    assert told["secret_token"] == "s3cret"
    assert told["allowed_updates"] == [str(one) for one in ALLOWED_UPDATES]
    reader, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
    writer.write(b"GET /readyz HTTP/1.0\r\n\r\n")
    answer = await reader.read()
    writer.close()
    assert b"200 OK" in answer
    assert json.loads(answer.split(b"\r\n\r\n")[1])["ready"]


async def test_a_port_that_is_taken_stops_the_start(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, unused_tcp_port: int
) -> None:
    other = await asyncio.start_server(lambda *_: None, "127.0.0.1", unused_tcp_port)
    with pytest.raises(OSError, match="in use"):
        await asyncio.wait_for(run(port=unused_tcp_port), 20)
    other.close()
    await other.wait_closed()


async def test_a_token_that_telegram_does_not_know_stops_the_start(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    telegram.faults.append(Fault("getMe", 401, "Unauthorized"))
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(run(), 20)


async def test_a_token_that_is_revoked_stops_polling(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    task = run()
    await until(lambda: "getUpdates" in telegram.methods())
    telegram.faults.append(Fault("getUpdates", 401, "Unauthorized"))
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(task, 20)


async def test_a_network_that_comes_late_is_waited_for(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    telegram.faults.extend(Fault("getMe", raised=NetworkError("no route")) for _ in range(2))
    telegram.updates = [message(1)]
    run()
    await until(lambda: "sendMessage" in telegram.methods())


async def test_no_network_at_all_stops_the_start(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    telegram.faults.extend(Fault("getMe", raised=NetworkError("no route")) for _ in range(50))
    with pytest.raises(NetworkError):
        await asyncio.wait_for(run(), 20)


async def test_an_error_of_the_network_while_polling_is_lived_through(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    run()
    await until(lambda: "getUpdates" in telegram.methods())
    telegram.faults.extend([Fault("getUpdates", 502, "Bad Gateway"), Fault("getUpdates", raised=TimedOut())])
    telegram.updates = [message(1)]
    await until(lambda: "sendMessage" in telegram.methods())


async def test_another_program_on_the_same_token_ends_polling_after_some_patience(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "PAUSES", (0.0,))
    task = run()
    await until(lambda: "getUpdates" in telegram.methods())
    conflict = Fault("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    telegram.faults += [conflict, conflict]
    telegram.updates = [message(1)]
    await until(lambda: "sendMessage" in telegram.methods())
    telegram.faults.append(conflict)
    with pytest.raises(Conflict):
        await asyncio.wait_for(task, 20)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InvalidToken(), "does not accept TELEGRAM_BOT_TOKEN"),
        (Conflict("terminated by other getUpdates"), "Another program"),
        (NetworkError("no route"), "is the network up"),
        (TimedOut(), "is the network up"),
        (BadRequest("bad webhook: HTTPS url must be provided"), "HTTPS url must be provided"),
        (Forbidden("bot was kicked"), "bot was kicked"),
        (OSError(98, "Address already in use"), "HOST=127.0.0.1 PORT=None"),
        (StoreError("the database cannot be used"), "the database cannot be used"),
    ],
)
def test_what_stops_the_bot_is_one_line(tmp_path: Path, error: Exception, told: str) -> None:
    line = running.explained(error, settings(tmp_path))
    assert told in line
    assert "\n" not in line


def test_the_token_is_not_in_the_line_that_tells_of_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], telegram: Polled, tmp_path: Path
) -> None:
    async def fail(*_: object) -> None:
        raise NetworkError(f"https://api.telegram.org/bot{TOKEN}/getMe is far away")

    monkeypatch.setattr(running, "_serve", fail)
    monkeypatch.setattr(running.logs, "configure", lambda *_: None)
    assert running.run(settings(tmp_path)) == 1
    assert "bot<token>/getMe" in capsys.readouterr().err


async def test_a_data_folder_that_cannot_be_made_stops_the_start(
    run: Callable[..., asyncio.Task[None]], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file is in the way")
    with pytest.raises(SettingsError, match="DATA_DIR"):
        await asyncio.wait_for(run(), 20)


def test_every_command_that_is_offered_is_answered() -> None:
    assert {command.name for command in COMMANDS} <= set(HANDLED) | {"ask", "check"}
    assert all(1 <= len(command.description) <= 256 for command in COMMANDS)


async def test_expired_rows_are_removed_while_the_bot_runs(
    run: Callable[..., asyncio.Task[None]], monkeypatch: pytest.MonkeyPatch, telegram: Polled
) -> None:
    purged: list[int] = []

    async def purge(_store: object) -> int:
        purged.append(1)
        return 0

    monkeypatch.setattr(app_module, "PURGE_SECONDS", 0.01)
    monkeypatch.setattr("handlers.store.Store.purge", purge)
    rested: list[int] = []
    monkeypatch.setattr(app_module, "rest", lambda: rested.append(1))
    run()
    await until(lambda: len(purged) > 2)
    assert len(rested) > 1


async def test_removing_goes_on_after_it_failed_and_the_store_is_closed(
    run: Callable[..., asyncio.Task[None]], monkeypatch: pytest.MonkeyPatch, telegram: Polled
) -> None:
    tried: list[int] = []

    async def purge(_store: object) -> int:
        tried.append(1)
        raise RuntimeError

    closed: list[int] = []

    async def close(_store: object) -> None:
        closed.append(1)

    monkeypatch.setattr(app_module, "PURGE_SECONDS", 0.01)
    monkeypatch.setattr("handlers.store.Store.purge", purge)
    monkeypatch.setattr("handlers.store.Store.close", close)
    before = set(engines())
    running = run()
    await until(lambda: len(tried) > 2)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert closed == [1]
    assert not set(engines()) - before


def engines() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name.startswith("engine")]


def test_what_is_expired_is_removed_every_hour() -> None:
    assert app_module.PURGE_SECONDS == 3600
