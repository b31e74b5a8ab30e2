"""The command line as people and programs use it: pipes, terminals, wrong usage, errors."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import __version__, app, asking, browsing, chat, curating, running
from bot.cli import main
from handlers import notices, wording
from handlers.store import Store
from knowledge.glossary import with_glossary
from knowledge.loading import leaves, load
from knowledge.model import KnowledgeError
from tests.bot.polled import TOKEN
from tests.bot.scripted import scripted
from tests.bot.terminal import ROOT, run_in_terminal
from tests.handlers.small import SMALL, ScriptedFaq

COMMANDS = [
    "run",
    "start",
    "chat",
    "health",
    "ask",
    "check",
    "topics",
    "lint",
    "evaluate",
    "export",
    "questions",
]


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ScriptedFaq:
    faq = scripted()
    monkeypatch.setattr(asking, "load_faq", lambda: faq)
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE", "PORT", "WEBHOOK_URL"):
        monkeypatch.delenv(name, raising=False)
    return faq


def piped(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))


def usage(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_a_terminal_of_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert usage([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    if not command:
        assert all(name in told for name in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"als-evidence-bot {__version__}"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("", ["COMMAND --help", ".env", "exit codes"]),
        ("run", ["WEBHOOK_SECRET", "Ctrl-C"]),
        ("health", ["exit code", "PORT"]),
        ("ask", ["standard input", '"text"']),
        ("lint", ["exit code is 1", "Warnings"]),
        ("evaluate", ["BANK", "QUERIES", "null"]),
        ("questions", ["DATA_DIR", "DATABASE_URL", "exit code"]),
    ],
)
def test_help_tells_what_an_operator_must_know(
    capsys: pytest.CaptureFixture[str], command: str, told: list[str]
) -> None:
    assert usage([*command.split(), "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert all(one in said for one in told), said


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["ask", "--json", "--jsonl"], ["evaluate", "bank"], ["export"]]
)
def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert usage(arguments) == 2
    assert "usage:" in capsys.readouterr().err


def test_a_question_is_answered_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "length?"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("The trial lasted 16 weeks.")
    assert "It lasted only 16 weeks." in told
    assert "<b>" not in told


def test_a_question_can_come_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"length?\n")
    assert main(["ask", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == ["b12-trial-length"]


def test_an_empty_question_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"\n")
    assert main(["ask"]) == 2
    assert capsys.readouterr().err == "This cannot be answered: no text.\n"


def test_a_claim_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "it", "lasted", "a", "year"]) == 0
    assert "16 weeks." in capsys.readouterr().out
    assert main(["check", "--json", "it lasted a year"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "contradicted"


def test_each_line_gets_a_line_in_order_bad_ones_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b'{"id": 1, "text": "length?"}\nnonsense\n\n{"id": 2}\n{"id": 3, "text": "choose"}')
    assert main(["ask", "--jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == [1, None, None, 2, 3]
    assert [line.get("outcome") for line in lines] == ["answer", None, None, None, "clarify"]
    assert all("error" in line for line in lines[1:4])


def test_a_question_that_breaks_the_engine_does_not_silence_the_next(
    engine: ScriptedFaq, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = engine.answer
    monkeypatch.setattr(engine, "answer", lambda text: 1 / 0 if text == "private words" else whole(text))
    piped(monkeypatch, b'{"id": 1, "text": "private words"}\n{"id": 2, "text": "length?"}\n')
    assert main(["ask", "--jsonl"]) == 0
    told = capsys.readouterr()
    first, second = (json.loads(line) for line in told.out.splitlines())
    assert first == {"id": 1, "error": "internal error: ZeroDivisionError"}
    assert second["outcome"] == "answer"
    assert "private words" not in told.err


@pytest.mark.parametrize("command", ["ask", "check"])
def test_a_fault_of_the_program_is_told_without_a_traceback_and_without_words(
    command: str, engine: ScriptedFaq, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(text: str) -> object:
        raise ValueError(text)

    for name in ("answer", "check"):
        monkeypatch.setattr(engine, name, broken)
    assert main([command, "private words"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("internal error: ValueError.")
    assert "broken:" in told
    assert "private" not in told
    assert "Traceback" not in told


def test_each_answer_is_out_before_the_next_question_is_asked() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.scripted", "ask", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "length?"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


def test_a_reader_who_leaves_early_is_no_error() -> None:
    line = json.dumps({"text": "length?"})
    command = f"yes '{line}' | {sys.executable} -m tests.bot.scripted ask --jsonl | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=True, timeout=60)
    assert json.loads(done.stdout)["outcome"] == "answer"
    assert done.stderr == b""


def test_chat_goes_line_by_line_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = (
        "choose\n2\n\n/check it lasted a year\n/check\n/topics\n/sources\nmore\n/help\n/dance\n/quit\nlength?\n"
    )
    piped(monkeypatch, said.encode())
    assert main(["chat"]) == 0
    told = capsys.readouterr().out
    for part in (
        "1. Does vitamin D help", "50 mg, twice a week.", "Type the claim", "Vitamins",
        "The trial itself (study, 2022)", "/quit", "I do not know that command",
    ):  # fmt: skip
        assert part in told
    assert "The trial lasted" not in told
    assert "\x1b" not in told


def chatted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str) -> list[str]:
    """What is answered to each line of a chat."""
    told = []
    monkeypatch.setattr(chat, "interactive", lambda: True)
    talk = chat.Talk(asking.load_faq())
    for line in said.splitlines():
        talk.hear(line)
        told.append(capsys.readouterr().out)
    return told


def own_texts() -> str:
    return "\n".join(
        (chat.WELCOME, chat.HELP, chat.PRIVACY, notices.ABOUT, *wording.SMALLTALK.values(), wording.ELSE_TOPICS)
    )


@pytest.mark.parametrize("command", sorted(set(re.findall(r"(?<!\S)/[a-z]+", own_texts())) - {"/quit"}))
def test_every_command_that_the_chat_tells_of_works_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for typed in (command, command.upper()):
        (told,) = chatted(monkeypatch, capsys, typed)
        assert told.strip()
        assert chat.UNKNOWN not in told
        assert "is for Telegram" not in told


def test_the_chat_fits_80_columns(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = chatted(
        monkeypatch, capsys, "/help\n/about\n/privacy\n/forget\n/topics\nnone\n/ask\n/check\n/keyboard"
    )
    lines = [line for one in (*told, chat.TO_TELEGRAM, chat.WELCOME) for line in one.splitlines()]
    assert max(map(len, lines)) <= 80


def test_a_command_of_telegram_is_told_to_be_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard, dance = chatted(monkeypatch, capsys, "/keyboard\n/dance")
    assert "/keyboard is for Telegram" in keyboard
    assert chat.UNKNOWN in dance


def test_in_the_chat_the_articles_come_first_and_more_shows_the_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = chatted(monkeypatch, capsys, "/sources\nmore\nmore")
    assert "A therapy & its promise" in first
    assert "The trial itself" not in first
    assert "The trial itself" in second
    assert chat.THERE_IS_MORE in first
    assert chat.THERE_IS_MORE not in second
    assert "I don't know" in third


def test_in_the_chat_the_words_of_the_buttons_below_an_answer_tell_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, detail, sources, changed, forgotten, nothing = chatted(
        monkeypatch, capsys, "length?\nMore detail\nsources\nwhat changed since?\n/forget\nmore detail"
    )
    assert "two injections every week" in detail
    assert "Used here" in sources
    assert "Last reviewed" in changed
    assert forgotten
    assert "I don't know" in nothing


def test_no_list_of_the_chat_is_longer_than_a_screen() -> None:
    knowledge = with_glossary(load())
    pages = list(browsing.source_pages(knowledge))
    for topic in leaves(knowledge.topics):
        entries = [one for one in knowledge.entries.values() if one.topic == topic.id]
        pages += browsing.question_pages(topic, entries)
    assert len(pages) > 20
    assert max(map(len, pages)) <= 24


def test_a_long_list_of_questions_comes_in_pages_with_its_numbers_going_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browsing, "QUESTIONS", 1)
    _, first, second, chosen = chatted(monkeypatch, capsys, "/topics\n3\nmore\n2")
    assert "1. How long did" in first
    assert "2. Which dose" in second
    assert "50 mg" in chosen


@pytest.mark.parametrize("words", ["none of these", "None", "neither", "no, something else"])
def test_topics_can_be_refused_in_the_chat(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    _, told = chatted(monkeypatch, capsys, f"/topics\n{words}")
    assert "please try other words" in told


def test_forget_forgets_what_was_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, told = chatted(monkeypatch, capsys, "choose\n/forget\n2")
    assert "50 mg" not in told


def test_a_question_that_breaks_the_engine_does_not_end_the_chat(
    engine: ScriptedFaq, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = engine.answer
    monkeypatch.setattr(
        engine, "answer", lambda text, talk: 1 / 0 if text == "private words" else whole(text, talk)
    )
    piped(monkeypatch, b"private words\nlength?\n")
    assert main(["chat"]) == 0
    told = capsys.readouterr()
    assert "something went wrong" in told.out
    assert "16 weeks" in told.out
    assert "private words" not in told.err


def test_in_the_chat_two_numbers_lead_from_the_topics_to_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"/topics\n99\n3\n2\n3\n")
    assert main(["chat"]) == 0
    told = capsys.readouterr().out
    order = [
        "   3. The B12 trial",
        "number of a topic",
        "   2. Which dose of B12",
        "50 mg, twice a week.",
        "I don't know",
    ]
    places = [told.index(part) for part in order]
    assert places == sorted(places)


def test_in_a_terminal_there_is_a_prompt_and_colour() -> None:
    code, screen = run_in_terminal(["-m", "tests.bot.scripted", "chat"], "length?\n/quit\n", {"TERM": "xterm"})
    assert code == 0
    assert "/help tells more" in screen
    assert "The trial lasted 16 weeks." in screen
    assert "\x1b[1m" in screen


def test_no_color_is_respected() -> None:
    env = {"TERM": "xterm", "NO_COLOR": "1"}
    _, screen = run_in_terminal(["-m", "tests.bot.scripted", "ask", "length?"], "", env)
    assert "The trial lasted 16 weeks." in screen
    assert "\x1b[3" not in screen


def test_start_without_a_token_chats_and_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"length?\n")
    assert main(["start"]) == 0
    told = capsys.readouterr()
    assert "@BotFather" in told.err
    assert "16 weeks" in told.out


def test_faulty_content_stops_with_a_readable_block(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> ScriptedFaq:
        raise KnowledgeError("The content has 1 fault(s):\n  knowledge/x.yaml:3: unknown key")

    monkeypatch.setattr(asking, "load_faq", broken)
    assert main(["ask", "length?"]) == 1
    assert capsys.readouterr().err == "The content has 1 fault(s):\n  knowledge/x.yaml:3: unknown key\n"


def test_run_without_a_token_is_one_readable_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 1
    told = capsys.readouterr().err
    assert "TELEGRAM_BOT_TOKEN: is missing" in told
    assert "Traceback" not in told


def test_topics_are_listed_with_their_questions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(curating, "load", lambda: SMALL)
    assert main(["topics"]) == 0
    assert "    - How long did the B12 trial last?" in capsys.readouterr().out


def test_claims_are_exported_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "claims"]) == 0
    assert json.loads(capsys.readouterr().out)["@context"] == "https://schema.org"


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
    assert json.loads(capsys.readouterr().out)["text"] == "what of ginger?"


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
    monkeypatch.setattr(running.logs, "configure", lambda *_: None)
    monkeypatch.setattr(app.metrics, "load_faq", lambda _: pytest.fail("the engine was loaded first"))
    monkeypatch.setenv("DATA_DIR", str(broken(tmp_path)))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert main(["run"]) == 1
    assert str(tmp_path / "bot.db") in capsys.readouterr().err


def test_ctrl_c_ends_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.scripted", "ask", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=os.environ,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": "length?"}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(2)
        assert process.wait(30) == 130
        assert process.stderr
        assert process.stderr.read() == b""


def test_the_bot_comes_without_the_command_line_of_httpx() -> None:
    told = "import sys; from bot.light import leave_out_command_line as leave; leave(); import bot.running; "
    told += "print('rich' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["False", "True"]
