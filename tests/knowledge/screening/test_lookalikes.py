"""Messages that only look like danger, and dangers that look like them, on both sides of each change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from knowledge.mending.spelling import _english
from knowledge.screening import Screen
from tests.knowledge.examples import examples, is_held_back
from tests.knowledge.shared import patterns_and_nearness

AS_CLAIMS = ("posts", "told_in_a_check")
DANGER_IN_A_WORD = {"air", "die", "emergency", "kill"}
"""Of the commonest English words."""


def texts(side: str, held_back: bool) -> Iterator[tuple[str, str]]:
    """Kind and text of the examples of a side."""
    for kind, told in examples("lookalikes")[side].items():
        yield from ((kind, text) for text in told if is_held_back(text) is held_back)


def is_found(screen: Screen, kind: str, text: str) -> bool:
    look = screen.urgency_of_claim if kind in AS_CLAIMS else screen.urgency
    return look(text) is not None


def share_found(side: str, held_back: bool) -> float:
    screen = patterns_and_nearness()
    found = [is_found(screen, kind, text) for kind, text in texts(side, held_back)]
    return sum(found) / len(found)


def test_what_only_looks_like_danger_raises_few_alarms() -> None:
    assert share_found("harmless", held_back=False) <= 0.01
    assert share_found("harmless", held_back=True) <= 0.05


def test_danger_that_looks_like_it_is_found() -> None:
    assert share_found("dangers", held_back=False) == 1.0
    assert share_found("dangers", held_back=True) >= 0.95


def test_a_wish_not_to_wake_is_a_crisis_and_no_faint() -> None:
    screen = patterns_and_nearness()
    for text in ("i want to go to sleep and not wake up", "hoping I don't wake up tomorrow", "end it"):
        urgent = screen.urgency(text)
        assert urgent is not None
        assert urgent.kind == "crisis"
    fainted = screen.urgency("I want to help but she will not wake up")
    assert fainted is not None
    assert fainted.kind == "emergency"


def test_a_common_word_alone_is_no_danger_unless_it_is_one() -> None:
    screen = patterns_and_nearness()
    words = islice(_english(), 0, 3_000, 2)
    assert {word for word in words if screen.urgency(word) is not None} <= DANGER_IN_A_WORD


def test_a_short_form_is_not_spelled_into_danger() -> None:
    screen = patterns_and_nearness()
    forms = examples("lookalikes")["short_forms"]
    said = [frame.format(form) for form in forms for frame in ("{}", "{}?", "ok {}", "{} bot")]
    assert [text for text in said if screen.urgency(text) is not None] == []
