"""The program itself, polling the Bot API server of ../shared over HTTP on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from tests.engine_cache import ROOT, engine_cache
from tests.telegram_http.server import TOKEN, Server

FOLDER = Path(__file__).parents[2].parent / "shared" / "telegram"
START_SECONDS = 120.0


@contextmanager
def running(command: list[str], folder: Path, log: Path, **environment: str) -> Iterator[int]:
    """A program that is ended at the end; what it says goes to ``log``."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def bot_api(folder: Path) -> Iterator[Server]:
    """The Bot API server, which logs into a folder; the test skips where the server is not there."""
    if not (FOLDER / "spec_server.py").exists():
        pytest.skip("../shared/telegram is not here: the Bot API server for tests is missing")
    port, log = free_port(), folder / "server.log"
    command = [sys.executable, "spec_server.py", str(port)]
    program = running(command, FOLDER, log, PYTHONDONTWRITEBYTECODE="1")
    with program as pid, httpx.Client(timeout=30) as client:
        made = Server(f"http://127.0.0.1:{port}", client, pid)
        wait_for(made.answers, log)
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The Bot API server, for all tests of a file."""
    with bot_api(tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture(scope="module")
def bot(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server, with the bot polling it; it finds what other tests have worked out of the content."""
    folder = tmp_path_factory.mktemp("bot")
    with engine_cache() as built:
        copytree(built, folder / "data" / "cache")
    log = folder / "bot.log"
    process = running(
        [sys.executable, "-m", "bot", "run"],
        folder,
        log,
        PYTHONPATH=str(ROOT),
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_BASE_URL=server.url,
        DATA_DIR=str(folder / "data"),
        DATABASE_URL=f"sqlite:///{folder / 'bot.db'}",
    )
    with process:
        wait_for(server.is_polled, log)
        yield server


def wait_for(condition: Callable[[], bool], log: Path) -> None:
    """Wait until a program is up; what it said is told where it never is."""
    end = time.monotonic() + START_SECONDS
    while not condition():
        assert time.monotonic() < end, log.read_text(errors="replace")[-2000:]
        time.sleep(0.1)
