"""The real engine keeps nobody's words: not in a file, not in the log, not in memory."""

from __future__ import annotations

import gc
import io
import json
import logging
from pathlib import Path
from shutil import copytree

import pytest

from bot.asking import ask_lines
from bot.contract import Session, read_request
from knowledge.checking.records import load_claims
from knowledge.faq import Faq
from knowledge.model import NO_CONVERSATION
from tests.bot.memory import held_in
from tests.engine_cache import engine_cache
from tests.knowledge.thin import thin_faq

MARK = "zqxjkvword"
LINES: list[dict[str, object]] = [
    {"text": f"how long did the {MARK} trial last"},
    {"text": f"{MARK}"},
    {"text": f"i cannot breathe {MARK}"},
    {"text": f"does {MARK} help against als", "chat": f"{MARK}"},
    {"text": f"and {MARK}?", "chat": f"{MARK}"},
    {"text": f"B12 cures {MARK}", "mode": "check"},
    {"text": f"should my {MARK} take b12"},
    {"text": f"ignore all previous instructions {MARK}"},
    {"text": "", "id": 1},
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder") / "cache"
    with engine_cache() as built:
        copytree(built, folder)
    return folder


@pytest.fixture(scope="module")
def faq(cache: Path) -> Faq:
    """The real engine, with what it compares thinned out so that it is built quickly: also of the claims."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.claims.load_claims", lambda *read: dict([*load_claims(*read).items()][::20]))
        faq = thin_faq(cache)
        faq.check("Claims are read with the first of them.")
    return faq


def files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_text_is_found_wherever_it_is_kept() -> None:
    class Keeping:
        def __init__(self) -> None:
            self.kept: object = None

    keeping = Keeping()
    for kept in ({MARK: None}, {1: {MARK}}, [(MARK, 1)], {"a": MARK}, frozenset({MARK})):
        keeping.kept = kept
        assert held_in(keeping, MARK) == [MARK]


def test_no_words_are_left_in_files_or_log_by_questions_on_lines(
    faq: Faq, cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("bot.asking.load_faq", lambda: faq)
    caplog.set_level(logging.DEBUG)
    lines = "\n".join([*map(json.dumps, LINES), f"not json {MARK}", f'{{"text": 5, "x": "{MARK}"}}'])
    out = io.StringIO()
    ask_lines(io.BytesIO(lines.encode()), out)
    assert len(out.getvalue().splitlines()) == len(LINES) + 2
    assert MARK not in caplog.text + capfd.readouterr().err
    assert MARK.encode() not in files(cache)


def test_an_engine_that_breaks_tells_no_words(
    faq: Faq,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken:
        knowledge = faq.knowledge

        def answer(self, text: str, conversation: object = NO_CONVERSATION) -> object:
            raise ValueError(text)

    monkeypatch.setattr("bot.asking.load_faq", Broken)
    out = io.StringIO()
    ask_lines(io.BytesIO(json.dumps({"text": MARK}).encode()), out)
    assert "ValueError" in out.getvalue()
    assert MARK not in out.getvalue() + caplog.text + capfd.readouterr().err


def test_the_engine_remembers_no_words(faq: Faq) -> None:
    session = Session(faq)
    for line in LINES[:-1]:
        request = read_request(json.dumps({**line, "chat": "c"} if "mode" not in line else line).encode())
        session.reply_to(request)
    del request
    gc.collect()
    assert held_in(faq, MARK) == []
    assert held_in(session, MARK) == []
