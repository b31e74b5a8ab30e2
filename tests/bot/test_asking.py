"""The commands ``ask`` and ``check``, for a person, for a program and line by line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot import asking
from bot.cli import main
from knowledge.model import KnowledgeError
from tests.bot.terminal import ROOT, piped, run_in_terminal
from tests.handlers.small import ScriptedFaq

pytestmark = pytest.mark.usefixtures("engine")


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


@pytest.mark.parametrize("arguments", [["ask"], ["chat"]])
def test_a_mark_of_utf_8_before_a_question_is_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    piped(monkeypatch, b"\xef\xbb\xbflength?\n")
    assert main(arguments) == 0
    assert "The trial lasted 16 weeks." in capsys.readouterr().out


def test_who_asks_in_a_terminal_without_a_question_is_told_to_type_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"length?\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["ask"]) == 0
    said = capsys.readouterr()
    assert "16 weeks" in said.out
    assert said.err == "Type it here, then Enter and Ctrl-D:\n"


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


def test_no_color_is_respected() -> None:
    env = {"TERM": "xterm", "NO_COLOR": "1"}
    _, screen = run_in_terminal(["-m", "tests.bot.scripted", "ask", "length?"], "", env)
    assert "The trial lasted 16 weeks." in screen
    assert "\x1b[3" not in screen


def test_faulty_content_stops_with_a_readable_block(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> ScriptedFaq:
        raise KnowledgeError("The content has 1 fault(s):\n  knowledge/x.yaml:3: unknown key")

    monkeypatch.setattr(asking, "load_faq", broken)
    assert main(["ask", "length?"]) == 1
    assert capsys.readouterr().err == "The content has 1 fault(s):\n  knowledge/x.yaml:3: unknown key\n"
