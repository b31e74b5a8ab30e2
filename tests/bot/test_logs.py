"""The log: readable, and without anybody's words, ids or the token, whoever writes to it."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot import logs

WORDS = "my mother cannot swallow any more"
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged at DEBUG, in the style that the test asks for (text)."""
    root = logging.getLogger()
    before, level, hook = root.handlers[:], root.level, sys.excepthook
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    logs.configure("DEBUG", getattr(request, "param", "text"))
    yield stream
    root.handlers[:], sys.excepthook = before, hook
    root.setLevel(level)
    for name, one in levels.items():
        logging.getLogger(name).setLevel(one)


def fail() -> None:
    try:
        dict[str, str]()[WORDS]
    except KeyError as error:
        raise RuntimeError(f"while reading {WORDS}") from error


both = pytest.mark.parametrize("log", ["text", "json"], indirect=True)


@both
def test_an_error_is_logged_with_its_place_and_kind_but_not_its_text(log: io.StringIO) -> None:
    try:
        fail()
    except RuntimeError:
        logging.getLogger("handlers.errors").exception("a question could not be answered")
    told = log.getvalue()
    assert "a question could not be answered" in told
    assert "RuntimeError" in told
    assert "KeyError" in told
    assert "test_logs.py" in told
    assert WORDS not in told


@both
@pytest.mark.parametrize("name", ["telegram.ext.Application", "httpx", "somebody.else", "asyncio"])
def test_arguments_of_other_libraries_are_left_out(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).critical("Received data was %r\nmore: " + WORDS, {"text": WORDS})
    assert "Received data was" in log.getvalue()
    assert WORDS not in log.getvalue()


@both
def test_a_token_is_taken_out_of_whatever_is_logged(log: io.StringIO) -> None:
    logging.getLogger("bot.x").warning("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("httpx").error(f"HTTP Request: https://api.telegram.org/bot{TOKEN}/getMe")
    assert "/bot<token>/getMe" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_other_libraries_are_quiet_below_a_warning(log: io.StringIO) -> None:
    for name in logs.QUIET:
        logging.getLogger(f"{name}.deep").info("chatter")
    assert log.getvalue() == ""


def test_ids_are_hashed_alike_but_never_shown(log: io.StringIO) -> None:
    for _ in range(2):
        logging.getLogger("handlers.x").info("asked", extra={"chat_id": 123456789})
    first, second = (line.split(" ", 1)[1] for line in log.getvalue().splitlines())
    assert first == second
    assert "chat_id=" in first
    assert "123456789" not in first
    assert logs.hashed(1) != logs.hashed(2)


@pytest.mark.parametrize("log", ["json"], indirect=True)
def test_json_is_one_object_a_line(log: io.StringIO) -> None:
    logging.getLogger("bot").info("one\ntwo %s", "ü", extra={"user_id": 5})
    told = json.loads(log.getvalue())
    assert (told["level"], told["logger"], told["message"]) == ("INFO", "bot", "one\ntwo ü")
    assert told["user_id"] == logs.hashed(5)
    assert told["time"].endswith("+00:00")


def test_a_crash_is_logged_without_words(log: io.StringIO) -> None:
    try:
        fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "stopped by an error" in log.getvalue()
    assert WORDS not in log.getvalue()


async def test_an_error_in_a_task_that_nobody_awaits_is_logged_without_words(log: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    loop.call_exception_handler({"message": WORDS, "exception": ValueError(WORDS)})
    assert "an error in the background" in log.getvalue()
    assert WORDS not in log.getvalue()
