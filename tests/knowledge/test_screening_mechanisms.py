"""Ways in which danger was missed and in which harmless messages raised an alarm, in other words."""

from __future__ import annotations

import zlib

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.shared import patterns_and_nearness
from tests.knowledge.test_screening import examples

MECHANISMS = examples("mechanisms")
TRIED = examples("mechanisms_tried")


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


def texts(kind: str, held_back: bool) -> list[str]:
    """The messages of a kind, of the half that is held back or of the other."""
    told = [text for kinds in MECHANISMS.values() for text in kinds[kind]]
    return [text for text in told if (zlib.crc32(text.encode()) % 2 == 0) is held_back]


@pytest.mark.parametrize(("held_back", "missed"), [(False, 0), (True, 3)])
def test_danger_is_found_in_other_words(screen: Screen, held_back: bool, missed: int) -> None:
    assert sum(screen.urgency(text) is None for text in texts("danger", held_back)) <= missed


@pytest.mark.parametrize(("held_back", "alarms"), [(False, 0), (True, 8)])
def test_few_harmless_messages_in_other_words_raise_an_alarm(
    screen: Screen, held_back: bool, alarms: int
) -> None:
    assert sum(screen.urgency(text) is not None for text in texts("none", held_back)) <= alarms


def test_what_was_written_to_try_the_patterns_is_told_apart(screen: Screen) -> None:
    assert not [text for text in TRIED["danger"] if screen.urgency(text) is None]
    assert not [text for text in TRIED["none"] if screen.urgency(text) is not None]


@pytest.mark.parametrize(
    "text",
    [
        "I was suicidal in 2017, therapy helped and I'm in a good place. Tonight I'm there again",
        "I was suicidal in 2017, therapy never helped, and I'm not happy to be here",
        "I was suicidal at first, years ago, I'm glad to talk. I still want to die",
        "Years ago I wanted to die. I feel well now. My husband wants to kill himself",
    ],
)
def test_what_was_overcome_hides_nothing_that_is_back(screen: Screen, text: str) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.kind is Urgency.CRISIS


def test_what_was_overcome_hides_no_emergency(screen: Screen) -> None:
    text = "I was suicidal, he can't breathe. It was years ago. Therapy helped and I'm happy to talk"
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.kind is Urgency.EMERGENCY


@pytest.mark.parametrize("text", ["he's gone blue w/o his mask", "HE'S GONE BLUE W/O HIS MASK"])
def test_without_in_two_letters_is_read(screen: Screen, text: str) -> None:
    assert "without" in screen.read(text).readings[0].whole
