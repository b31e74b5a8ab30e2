"""An end that is announced in plain or hinting words, and what only sounds like it."""

from __future__ import annotations

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.examples import examples, is_held_back
from tests.knowledge.shared import patterns_and_nearness

ROUND = examples("announced")


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("never mind the vitamins, I'm ending it tonight", Urgency.CRISIS),
        ("I am checking out for good on Sunday, nobody knows", Urgency.CRISIS),
        ("been looking up ways out all night", Urgency.CRISIS),
        ("I'm sitting on the edge of the bridge, they told me it is ALS", Urgency.CRISIS),
        ("the thoughts are back, louder. I frighten myself", Urgency.CRISIS),
        ("mum suddenly talks nonsense and sees people who are not there", Urgency.EMERGENCY),
        ("she's had a fit and is still jerking", Urgency.EMERGENCY),
        ("dad drank the whole week's drops in one day", Urgency.OVERDOSE),
        ("the nurse gave her riluzole 3 times instead of once", Urgency.OVERDOSE),
    ],
)
def test_an_announced_end_is_an_alarm(screen: Screen, text: str, kind: Urgency) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "I nearly cut myself peeling carrots while I read about B12",
        "we are checking out of the hotel on Sunday, can we bring the injections on the train",
        "standing by the river with my camera, what a view",
        "I am ending my subscription this week",
        "what is the white coating on my tongue",
        "why does garlic turn blue",
        "commode chair that doesn't look awful",
    ],
)
def test_what_only_sounds_like_it_is_none(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is None


def share_alarmed(screen: Screen, kind: str, held_back: bool) -> float:
    """The share of a kind's messages that raise an alarm, in the half that is held back or in the other."""
    texts = [text for text in ROUND[kind] if is_held_back(text, one_in=2) is held_back]
    return sum(screen.urgency(text) is not None for text in texts) / len(texts)


@pytest.mark.parametrize(("kind", "share"), [("crisis", 0.83), ("emergency", 0.9), ("overdose", 0.83)])
@pytest.mark.parametrize("held_back", [False, True])
def test_danger_of_the_round_is_found(screen: Screen, kind: str, share: float, held_back: bool) -> None:
    assert share_alarmed(screen, kind, held_back) >= share


@pytest.mark.parametrize("held_back", [False, True])
def test_few_look_alikes_of_the_round_raise_an_alarm(screen: Screen, held_back: bool) -> None:
    assert share_alarmed(screen, "none", held_back) <= 0.08


@pytest.mark.parametrize("at", [0, 20, 50])
@pytest.mark.parametrize(
    "danger",
    [
        "I booked the taxi to the cliffs, one way.",
        "Grandpa swallowed the whole week of his heart tablets.",
        "Something in me keeps looking at the beam in the barn, and it looks back.",
    ],
)
def test_danger_is_found_wherever_it_stands_in_a_long_story(screen: Screen, danger: str, at: int) -> None:
    story = [f"In room {n} we hung the green curtains and had tea with the neighbours." for n in range(50)]
    assert screen.urgency(" ".join([*story[:at], danger, *story[at:]])[:4000]) is not None
