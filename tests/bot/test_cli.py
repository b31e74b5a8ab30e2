"""The command line: help, usage, and what ends a command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from bot import __version__
from bot.cli import main
from tests.bot.terminal import ROOT
from tests.handlers.small import ScriptedFaq

pytestmark = pytest.mark.usefixtures("engine")


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
    "arguments",
    [
        [],
        ["dance"],
        ["ask", "--json", "--jsonl"],
        ["ask", "--jsonl", "length?"],
        ["lint", "--asked", "--coverage"],
        ["evaluate", "bank"],
        ["export"],
        ["export", "claims", "--page", "our page"],
        ["export", "claims", "--page", "example.org"],
        ["export", "claims", "--page", "https://example.org/#claims"],
        ["questions", "--delete", "9" * 5000],
    ],
)
def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert usage(arguments) == 2
    assert "usage:" in capsys.readouterr().err


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


def test_run_without_a_token_is_one_readable_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 1
    told = capsys.readouterr().err
    assert "TELEGRAM_BOT_TOKEN: is missing" in told
    assert "Traceback" not in told


def _heed_ctrl_c() -> None:
    """What a shell starts in the background is told to pass over Ctrl-C, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.scripted", "ask", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=os.environ,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - it takes no lock
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
    told = (
        "import sys; from bot.slim_httpx import leave_out_command_line as leave; leave(); import bot.running; "
    )
    told += "print('rich' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["False", "True"]


def in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """A command line with ``BOT`` for the bot whose engine answers from a script."""
    told = command.replace("BOT", f"{sys.executable} -m tests.bot.scripted")
    return subprocess.run(
        ["bash", "-c", told], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120
    )


FULL = [
    "BOT ask length? >/dev/full",
    "BOT check --json 'it lasted a year' >/dev/full",
    """echo '{"text": "length?"}' | BOT ask --jsonl >/dev/full""",
    "echo length? | BOT chat >/dev/full",
    "BOT topics >/dev/full",
    "BOT export claims >/dev/full",
    "BOT lint --coverage >/dev/full",
]
HELP = ["BOT --help >/dev/full", "BOT ask --help >/dev/full"]


@pytest.mark.parametrize("command", [*FULL, *HELP, f"PYTHONUNBUFFERED=1 {FULL[0]}"])
def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    done = in_shell(command)
    assert (done.returncode, done.stderr) == (1, "cannot go on: No space left on device\n")


@pytest.mark.parametrize("command", [one.replace(">/dev/full", ">&-") for one in FULL])
def test_a_closed_output_is_told(command: str) -> None:
    done = in_shell(command)
    assert (done.returncode, done.stderr) == (1, "cannot go on: standard output: is closed\n")


@pytest.mark.parametrize("command", ["ask", "ask --json", "ask --jsonl", "check", "chat"])
def test_a_closed_input_is_told(command: str) -> None:
    done = in_shell(f"BOT {command} <&-")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "cannot go on: standard input: is closed\n")


def test_what_is_told_where_standard_error_is_closed_does_not_stand_among_the_answers() -> None:
    done = in_shell("BOT ask '' 2>&- </dev/null")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_question_needs_no_input_that_is_open() -> None:
    assert "16 weeks" in in_shell("BOT ask length? <&-").stdout
