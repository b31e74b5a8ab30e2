"""Ways in which danger was missed and in which harmless messages raised an alarm, in other words.

Also stories of what is past, feared or meant otherwise, beside danger that is here, in nine languages.
"""

from __future__ import annotations

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.examples import examples, is_held_back
from tests.knowledge.shared import patterns_and_nearness

ROUNDS = {"mechanisms": (3, 8), "stories": (0, 5)}
"""Files of messages by what made them hard, and how many dangers may be missed and alarms raised of the half
that is held back."""


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


def texts(name: str, kind: str, held_back: bool) -> list[str]:
    """The messages of a file and a kind, of the half that is held back or of the other."""
    told = [text for kinds in examples(name).values() for text in kinds.get(kind, [])]
    return [text for text in told if is_held_back(text, one_in=2) is held_back]


@pytest.mark.parametrize("name", ROUNDS)
@pytest.mark.parametrize("held_back", [False, True])
def test_danger_is_found_in_other_words(screen: Screen, name: str, held_back: bool) -> None:
    missed = [text for text in texts(name, "danger", held_back) if screen.urgency(text) is None]
    assert len(missed) <= (ROUNDS[name][0] if held_back else 0)


@pytest.mark.parametrize("name", ROUNDS)
@pytest.mark.parametrize("held_back", [False, True])
def test_few_harmless_messages_in_other_words_raise_an_alarm(
    screen: Screen, name: str, held_back: bool
) -> None:
    alarms = [text for text in texts(name, "none", held_back) if screen.urgency(text) is not None]
    assert len(alarms) <= (ROUNDS[name][1] if held_back else 0)


@pytest.mark.parametrize("name", ["mechanisms_tried", "stories_tried", "relatives_tried"])
def test_what_was_written_to_try_the_patterns_is_told_apart(screen: Screen, name: str) -> None:
    tried = examples(name)
    assert not [text for text in tried["danger"] if screen.urgency(text) is None]
    assert not [text for text in tried["none"] if screen.urgency(text) is not None]


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He choked last year and has been fine since. He is choking again now", Urgency.EMERGENCY),
        ("Mum collapsed last winter and recovered. Mum collapsed", Urgency.EMERGENCY),
        ("I took too many riluzole last summer and was fine. I took the whole box today", Urgency.OVERDOSE),
        ("Six years ago I wanted to die and I'm glad I stayed. Tonight I want to die", Urgency.CRISIS),
        ("I'm afraid of suffocating and I am suffocating", Urgency.EMERGENCY),
        ("They smother me with kindness and I want to die", Urgency.CRISIS),
    ],
)
def test_what_went_well_hides_nothing_that_is_here(screen: Screen, text: str, kind: Urgency) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.kind is kind


def test_a_message_without_full_stops_is_not_passed_over_as_past(screen: Screen) -> None:
    text = (
        "at easter he choked on a grape at my sister s house and we were all very frightened and two"
        " of us held him and a neighbour came over and he was fine after that and she choked and went"
        " blue and we wait here"
    )
    assert screen.urgency(text) is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ya tengo todo preparado para irme, esta noche descanso yo y descansan ellos", "es"),
        ("tenho tudo pronto para partir, assim descansam todos", "pt"),
        ("ist alles geregelt, ich kann gehen, dann haben sie endlich ruhe", "de"),
        ("방법을 정했어요. 오늘 끝내려고요", "ko"),
    ],
)
def test_who_has_all_prepared_is_answered_in_the_same_language(
    screen: Screen, text: str, language: str
) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert (urgent.kind, urgent.language) == (Urgency.CRISIS, language)
