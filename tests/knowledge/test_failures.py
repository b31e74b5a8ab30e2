"""What is still said where a part of the engine fails: danger comes first, and no words reach the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from knowledge.failures import COUNTED
from knowledge.faq import Faq
from knowledge.model import Answer, Urgency, Urgent
from knowledge.screening import Screen, nearness
from knowledge.screening.last_resort import by_bare_patterns
from tests.knowledge import shared
from tests.knowledge.faq_fixture import faq

DANGER = [
    ("I can't breathe", Urgency.EMERGENCY),
    ("my dad is choking and turning blue", Urgency.EMERGENCY),
    ("i want to kill myself", Urgency.CRISIS),
    ("I just took all of my riluzole at once, the whole box", Urgency.OVERDOSE),
    ("she stopped breathing. does vitamin D help?", Urgency.EMERGENCY),
    ("no puedo respirar", Urgency.EMERGENCY),
    ("ich will mich umbringen", Urgency.CRISIS),
]
HARMLESS = ["does vitamin D help?", "how long did the b12 trial last", "hello"]


@pytest.fixture
def counted() -> Callable[[str], int]:
    """How often a part has failed since the test began."""
    before = COUNTED.copy()
    return lambda part: COUNTED[part] - before[part]


def broken(*words: object, **_: object) -> NoReturn:
    raise RuntimeError(f"broken by {words}")


@pytest.mark.parametrize(("text", "kind"), DANGER)
def test_where_nearness_fails_the_patterns_decide_alone(
    text: str, kind: Urgency, monkeypatch: pytest.MonkeyPatch, counted: Callable[[str], int]
) -> None:
    screen = shared.patterns_and_nearness()
    monkeypatch.setattr(nearness, "features", broken)
    found = screen.urgency(text)
    assert found is not None
    assert found.kind is kind
    assert screen.urgency("the kettle is on, we wait for the nurse") is None
    assert counted("nearness in meaning") > 0


def test_a_failure_is_logged_by_its_kind_and_never_with_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    screen = shared.patterns_and_nearness()
    monkeypatch.setattr(nearness, "features", broken)
    screen.urgency("my kettle is called Gertrude")
    assert "the nearness in meaning failed (RuntimeError)" in caplog.text
    assert "gertrude" not in caplog.text.casefold()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_model_that_cannot_be_read_leaves_the_patterns(content: bytes, tmp_path: Any) -> None:
    (tmp_path / nearness.FILE).write_bytes(content)
    assert nearness.Nearness.load(tmp_path, None) is None  # type: ignore[arg-type]


def _breaks_mending(engine: Faq, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine._mender, "mended", broken)


def _breaks_reading(engine: Faq, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Screen, "read", broken)


def _breaks_screening(engine: Faq, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Screen, "urgency", broken)


def _breaks_answering(engine: Faq, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine._replies, "to", broken)


def _breaks_claims(engine: Faq, patch: pytest.MonkeyPatch) -> None:
    patch.setitem(engine.__dict__, "_claims", None)


BREAKS = [_breaks_mending, _breaks_reading, _breaks_screening, _breaks_answering, _breaks_claims]


@pytest.mark.parametrize("breaks", BREAKS)
@pytest.mark.parametrize(("text", "kind"), DANGER)
def test_whatever_fails_danger_gets_help(
    text: str, kind: Urgency, breaks: Callable[[Faq, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = faq()
    breaks(engine, monkeypatch)
    for outcome in (engine.answer(text), engine.check(text)):
        assert isinstance(outcome, Urgent)
        assert outcome.kind is kind


def test_a_failure_without_danger_is_raised_and_counted(
    monkeypatch: pytest.MonkeyPatch, counted: Callable[[str], int]
) -> None:
    engine = faq()
    _breaks_answering(engine, monkeypatch)
    with pytest.raises(RuntimeError):
        engine.answer("does vitamin D help?")
    assert counted("engine") == 1


@pytest.mark.parametrize("text", HARMLESS)
def test_bare_patterns_take_no_question_for_danger(text: str) -> None:
    assert by_bare_patterns(text) is None


def test_a_question_is_answered_where_only_nearness_to_danger_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "features", broken)
    assert isinstance(faq().answer("how long did the b12 trial last?"), Answer)
