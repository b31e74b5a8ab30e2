"""The bot from its first call to its end: what it asks of Telegram, and what stops it."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut
from telegram.ext import ExtBot

from bot import housekeeping, metrics, polling, running
from bot.cli import main
from bot.commands import COMMANDS, publish
from bot.early_settings import SettingsError
from bot.polling import ALLOWED_UPDATES, CONFIRM_SECONDS
from handlers.registration import COMMANDS as HANDLED
from handlers.store import StoreError
from handlers.store.store import CLOSE_SECONDS
from tests.bot.polled import TOKEN, Polled, message, settings, until
from tests.bot.terminal import ROOT
from tests.handlers.small import SMALL
from tests.handlers.telegram_offline import Fault


async def test_polling_answers_each_update_once_and_ends_on_a_signal(
    run: Callable[..., asyncio.Task[None]], telegram: Polled
) -> None:
    telegram.updates = [message(1), message(2)]
    task = run()
    await until(lambda: telegram.methods().count("sendMessage") == 2)
    await until(lambda: telegram.methods().count("setMyCommands") == 3)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, 20)
    methods = telegram.methods()
    assert methods[0] == "getMe"
    assert methods.count("sendMessage") == 2
    polled = next(call for call in telegram.calls if call.method == "getUpdates")
    assert polled.params["allowed_updates"] == [str(one) for one in ALLOWED_UPDATES]
    dropped = next(call for call in telegram.calls if call.method == "deleteWebhook").params
    assert dropped.get("drop_pending_updates") in (None, False)


async def test_a_webhook_is_told_to_telegram_with_its_secret(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, unused_tcp_port: int
) -> None:
    run(
        webhook_url="https://bot.example.org",
        webhook_secret=SecretStr("a-secret-of-enough-length"),
        port=unused_tcp_port,
    )
    await until(lambda: "setWebhook" in telegram.methods())
    told = next(call for call in telegram.calls if call.method == "setWebhook").params
    assert told["url"] == "https://bot.example.org/telegram"
    assert told["secret_token"] == "a-secret-of-enough-length"
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
    with pytest.raises(SettingsError, match=f"HOST=127.0.0.1 PORT={unused_tcp_port}: .*in use"):
        await asyncio.wait_for(run(port=unused_tcp_port), 20)
    other.close()
    await other.wait_closed()


async def test_a_host_that_nobody_knows_stops_the_start(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, unused_tcp_port: int
) -> None:
    with pytest.raises(SettingsError, match=r"HOST=not a host .*: cannot be listened on: (?!Unknown error)"):
        await asyncio.wait_for(run(host="not a host", port=unused_tcp_port), 20)


def test_a_file_that_stops_the_start_is_told_by_its_name_and_not_as_an_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], telegram: Polled, tmp_path: Path
) -> None:
    async def fail(*_: object) -> None:
        (tmp_path / "nowhere" / "file").open()

    monkeypatch.setattr(running, "_serve", fail)
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    monkeypatch.setattr("os.umask", lambda _: 0)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main(["run"]) == 1
    assert capsys.readouterr().err == f"cannot go on: {tmp_path}/nowhere/file: No such file or directory\n"


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
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    monkeypatch.setattr("os.umask", lambda _: 0)
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
    run: Callable[..., asyncio.Task[None]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    purged: list[int] = []

    async def purge(_store: object) -> int | None:
        purged.append(1)
        return 0 if len(purged) == 2 else None

    monkeypatch.setattr(housekeeping, "SECONDS", 0.01)
    monkeypatch.setattr("handlers.store.Store.purge", purge)
    rested: list[int] = []
    monkeypatch.setattr(housekeeping, "rest", lambda: rested.append(1))
    with caplog.at_level(logging.INFO):
        run()
        await until(lambda: len(purged) > 2)
    assert len(rested) > 1
    assert (caplog.text.count("0 expired rows removed"), "could not be removed" in caplog.text) == (1, True)


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

    monkeypatch.setattr(housekeeping, "SECONDS", 0.01)
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


def test_what_is_expired_is_removed_as_often_as_people_are_told() -> None:
    assert "Expired rows are removed every hour." in (ROOT / "docs/privacy.md").read_text()
    assert housekeeping.SECONDS <= 60 * 60


def test_what_is_overdue_is_counted_and_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    for day in (date(2026, 12, 1), date(2028, 1, 1), date(2028, 1, 2)):
        housekeeping.tell_overdue(SMALL, day)
        overdue = [gauge._value.get() for gauge in (metrics.REVIEWS_OVERDUE, metrics.CONTACTS_OVERDUE)]
        assert [bool(one) for one in overdue] == [day.year > 2026] * 2
    assert caplog.text.count("4 answers are past the day of their review") == 1
    assert caplog.text.count("numbers to call were not checked for a year") == 1


async def test_a_start_at_which_telegram_is_busy_goes_on_when_it_may(
    run: Callable[..., asyncio.Task[None]], telegram: Polled, unused_tcp_port: int
) -> None:
    busy = [Fault(method, 429, "Too Many Requests", {"retry_after": 0}) for method in ("getMe", "setWebhook")]
    telegram.faults.extend([*busy, Fault("setWebhook", raised=TimedOut())])
    telegram.faults.append(Fault("setMyCommands", 429, "Too Many Requests", {"retry_after": 999}))
    run(
        webhook_url="https://bot.example.org",
        webhook_secret=SecretStr("a-secret-of-enough-length"),
        port=unused_tcp_port,
    )
    await until(lambda: "setWebhook" in telegram.methods())
    await until(lambda: "getWebhookInfo" in telegram.methods())
    assert metrics.WEBHOOK_PENDING._value.get() == 3


async def test_commands_that_telegram_knows_are_not_told_again(telegram: Polled) -> None:
    bot = ExtBot(TOKEN, request=telegram, get_updates_request=telegram)
    for _ in range(2):
        await publish(bot)
    assert telegram.methods().count("setMyCommands") == 3


def test_an_orderly_end_fits_into_the_time_that_docker_and_systemd_give() -> None:
    store = 2 * CLOSE_SECONDS  # to write what waits, and to finish a batch
    assert running.REQUESTS_SECONDS + running.STOP_SECONDS + CONFIRM_SECONDS + store < 30
    told = (ROOT / "docs/operations.md").read_text()
    assert "--stop-timeout 30" in told
    assert "TimeoutStopSec=30" in told


def test_what_the_bot_writes_is_for_its_user_alone(
    monkeypatch: pytest.MonkeyPatch, telegram: Polled, tmp_path: Path
) -> None:
    async def serve(*_: object) -> None:
        (tmp_path / "data" / "bot.db").touch()

    monkeypatch.setattr(running, "_serve", serve)
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    before = os.umask(0o022)
    try:
        assert running.run(settings(tmp_path)) == 0
    finally:
        os.umask(before)
    modes = [(tmp_path / path).stat().st_mode & 0o777 for path in ("data", "data/bot.db")]
    assert modes == [0o700, 0o600]
