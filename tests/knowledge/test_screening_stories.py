"""Stories of what is past, feared or meant otherwise, beside danger that is here, in nine languages."""

from __future__ import annotations

import zlib

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.shared import patterns_and_nearness
from tests.knowledge.test_screening import examples

STORIES = examples("stories")
TRIED = examples("stories_tried")


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


def texts(kind: str, held_back: bool) -> list[str]:
    """The messages of a kind, of the half that is held back or of the other."""
    told = [text for kinds in STORIES.values() for text in kinds.get(kind, [])]
    return [text for text in told if (zlib.crc32(text.encode()) % 2 == 0) is held_back]


@pytest.mark.parametrize(("held_back", "missed"), [(False, 0), (True, 0)])
def test_danger_that_is_here_is_found_beside_a_story(screen: Screen, held_back: bool, missed: int) -> None:
    assert sum(screen.urgency(text) is None for text in texts("danger", held_back)) <= missed


@pytest.mark.parametrize(("held_back", "alarms"), [(False, 0), (True, 5)])
def test_few_stories_of_what_is_over_raise_an_alarm(screen: Screen, held_back: bool, alarms: int) -> None:
    assert sum(screen.urgency(text) is not None for text in texts("none", held_back)) <= alarms


def test_what_was_written_to_try_the_patterns_is_told_apart(screen: Screen) -> None:
    assert not [text for text in TRIED["danger"] if screen.urgency(text) is None]
    assert not [text for text in TRIED["none"] if screen.urgency(text) is not None]


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
