"""The commands for curators, and what they say of a store that cannot be read."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import curating
from bot.cli import main
from handlers.store import Store
from tests.bot.polled import TOKEN
from tests.handlers.small import SMALL

pytestmark = pytest.mark.usefixtures("engine")


def test_topics_are_listed_with_their_questions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(curating, "load", lambda: SMALL)
    assert main(["topics"]) == 0
    assert "    - How long did the B12 trial last?" in capsys.readouterr().out


def test_claims_are_exported_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "claims"]) == 0
    assert json.loads(capsys.readouterr().out)["@context"] == "https://schema.org"
    assert main(["export", "claims", "--page", "https://example.org/claims"]) == 0
    assert "https://example.org/claims#" in capsys.readouterr().out


def test_the_questions_of_people_are_printed_for_curators(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    async def sent() -> None:
        store = await Store.open(f"sqlite:///{tmp_path / 'bot.db'}")
        await store.send_question("what of ginger?", ["als-what"])
        await store.close()

    asyncio.run(sent())
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main(["questions"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["text"] == "what of ginger?"
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    assert main(["questions", "--delete", str(told["id"])]) == 0
    for gone in (str(told["id"]), "0", "-1", "2147483648", "9" * 30):
        assert main(["questions", f"--delete={gone}"]) == 1
        assert capsys.readouterr().err == f"there is no question with the id {gone}\n"
    assert main(["questions"]) == 0
    assert capsys.readouterr().out == ""
    _put_back(tmp_path)
    assert main(["questions"]) == 0
    assert json.loads(capsys.readouterr().out) == told


def _put_back(folder: Path) -> None:
    """The copy in place of the database, as docs/operations.md tells."""
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600
    for path in folder.glob("bot.db*"):
        path.unlink()
    (folder / "copy.db").rename(folder / "bot.db")


def test_a_backup_that_cannot_be_made_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main(["backup", str(tmp_path / "copy.db")]) == 1
    assert "there is no database" in capsys.readouterr().err
    sqlite3.connect(tmp_path / "bot.db").close()
    for file in (tmp_path / "bot.db", tmp_path / "nowhere" / "copy.db"):
        assert main(["backup", str(file)]) == 1
        assert f"{file} cannot be made" in capsys.readouterr().err
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hidden@h/d")
    assert main(["backup", str(tmp_path / "copy.db")]) == 1
    assert "pg_dump" in capsys.readouterr().err


def _not_there(folder: Path) -> Path:
    return folder / "nowhere"


def _empty(folder: Path) -> Path:
    return folder


def _in_the_way(folder: Path) -> Path:
    (folder / "bot.db").mkdir()
    return folder


def _no_database(folder: Path) -> Path:
    (folder / "bot.db").write_text("this is a diary, not a database " * 50)
    return folder


def _locked(folder: Path) -> Path:
    connection = sqlite3.connect(folder / "bot.db", isolation_level=None)
    connection.execute("CREATE TABLE one (column)")
    connection.execute("BEGIN EXCLUSIVE")
    HELD.append(connection)
    return folder


HELD: list[sqlite3.Connection] = []
"""Connections that stay open while a test lasts."""


def _damaged(folder: Path) -> Path:
    (folder / "bot.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 8000)
    return folder


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (_not_there, "there is no folder"),
        (_empty, "the bot makes it when it runs"),
        (_in_the_way, "is a folder: move it away"),
        (_locked, "another program holds it"),
        (_no_database, "put a backup in its place"),
        (_damaged, "put a backup in its place"),
    ],
)
def test_a_store_that_cannot_be_read_is_told_with_its_path_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    broken: Callable[[Path], Path],
    told: str,
) -> None:
    folder = broken(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(folder))
    assert main(["questions"]) == 1
    for connection in HELD:
        connection.close()
    HELD.clear()
    said = capsys.readouterr()
    assert told in said.err
    assert str(folder / "bot.db") in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://u:hidden@h/d", "'mysql' is not supported"),
        ("nonsense", "is not an address"),
        ("postgresql://u:hidden@h:port/d", "is not an address"),
        ("postgresql://u:hidden@127.0.0.1:1/d", "postgresql://u:***@127.0.0.1:1/d does not answer"),
        ("postgresql://u@127.0.0.1:1/d?password=hidden", "127.0.0.1:1/d does not answer"),
        ("postgresql://u:hidden@127.0.0.1:1/d?colour=red", "parameters that are not known"),
    ],
)
def test_an_address_of_a_store_that_does_not_work_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, told: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["questions"]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "DATABASE_URL" in said
    assert "hidden" not in said


@pytest.mark.parametrize("broken", [_no_database, _damaged])
def test_the_bot_looks_at_its_database_before_anything_else(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    broken: Callable[[Path], Path],
) -> None:
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    monkeypatch.setattr("bot.metrics.load_faq", lambda _: pytest.fail("the engine was loaded first"))
    monkeypatch.setenv("DATA_DIR", str(broken(tmp_path)))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert main(["run"]) == 1
    assert str(tmp_path / "bot.db") in capsys.readouterr().err
