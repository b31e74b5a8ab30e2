"""``run`` as its own process against the Bot API server of ../shared: the webhook, and what ends it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.bot.terminal import ROOT
from tests.telegram_http.conftest import bot_api, free_port
from tests.telegram_http.server import TOKEN, Server

Process = subprocess.Popen[str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with bot_api(tmp_path) as made:
        yield made


@contextmanager
def bot(url: str, folder: Path, **environment: str) -> Iterator[Process]:
    """The bot, killed at the end where it still runs."""
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_BASE_URL": url, "DATA_DIR": str(folder / "data")}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.scripted", "run"],
        cwd=folder, env={**settings, **environment, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def ended(process: Process) -> tuple[int, str]:
    """The exit code, and the last line on standard error."""
    _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    assert TOKEN not in told
    return process.returncode, told.splitlines()[-1]


def called(server: Server, method: str) -> Callable[[], bool]:
    return lambda: any(call["method"] == method for call in server.calls())


def test_a_webhook_takes_updates_and_those_that_came_while_it_was_away(server: Server, tmp_path: Path) -> None:
    port = free_port()
    hook = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": "a-secret-of-enough-length",
        "PORT": str(port),
    }
    with bot(server.url, tmp_path, **hook) as process:
        server.wait(called(server, "setWebhook"))
        before = server.write("length?", 42)
        (call,) = server.wait_for(before, 1, 42)
        assert "16 weeks" in call["params"]["text"]
        assert httpx.post(f"http://127.0.0.1:{port}/hook", json={"update_id": 1}).status_code == 403
        process.send_signal(signal.SIGINT)
        assert ended(process)[0] == 0
    before = server.write("length?", 43)
    with bot(server.url, tmp_path, **hook):
        (call,) = server.wait_for(before, 1, 43)
        assert "16 weeks" in call["params"]["text"]
    assert not [call for call in server.calls() if call.get("error")]


@pytest.mark.parametrize("hook", [False, True])
def test_a_bot_that_is_killed_at_work_loses_nothing_and_says_nothing_twice(
    server: Server, tmp_path: Path, hook: bool
) -> None:
    port = free_port()
    address = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": "a-secret-of-enough-length",
        "PORT": str(port),
    }
    environment = address if hook else {}
    with bot(server.url, tmp_path, **environment) as process:
        server.wait(called(server, "setWebhook" if hook else "getUpdates"))
        before = server.write("length?", 41)
        server.wait_for(before, 1, 41)
        server.wait(lambda: handled(tmp_path) == 1)
        server.fault("sendMessage", 429, "Too Many Requests: retry after 50", retry_after=50)
        waiting = server.write("length?", 42)
        server.wait(lambda: server.said(waiting, 42))
        if not hook:  # a webhook of the server hands in one after the other
            server.write("length?", 43)
            server.wait(lambda: handled(tmp_path) == 2)
        process.kill()
    again = len(server.calls())
    with bot(server.url, tmp_path, **environment):
        server.write("length?", 44)
        server.wait(lambda: server.said(again, 44) and server.said(again, 42))
    for chat, times in {41: 0, 42: 1, 43: 0, 44: 1}.items():
        assert len(server.said(again, chat)) == times
    assert len(server.said(0, 41)) == 1
    assert len(server.said(0, 43)) == (0 if hook else 1)


def handled(folder: Path) -> int:
    """How many updates the store knows as done."""
    with closing(sqlite3.connect(folder / "data" / "bot.db")) as database:
        return int(database.execute("SELECT count(*) FROM handled").fetchone()[0])


def test_another_poller_ends_it_in_one_line(server: Server, tmp_path: Path) -> None:
    server.fault("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=50)
    with bot(server.url, tmp_path) as process:
        assert ended(process) == (
            1,
            "Another program receives this bot's updates: stop it, or use another token.",
        )


def test_an_unknown_token_ends_it_in_one_line(server: Server, tmp_path: Path) -> None:
    server.fault("getMe", 401, "Unauthorized")
    with bot(server.url, tmp_path) as process:
        code, line = ended(process)
    assert code == 1
    assert line.startswith("Telegram does not accept TELEGRAM_BOT_TOKEN")


def test_no_network_ends_it_in_one_line(tmp_path: Path) -> None:
    with bot(f"http://127.0.0.1:{free_port()}", tmp_path) as process:
        code, line = ended(process)
    assert code == 1
    assert "is the network up" in line


def test_a_database_of_a_newer_version_ends_it_in_one_line(server: Server, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / "bot.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
        database.execute("INSERT INTO alembic_version VALUES ('9')")
        database.commit()
    with bot(server.url, tmp_path) as process:
        code, line = ended(process)
    assert code == 1
    assert "newer version" in line
