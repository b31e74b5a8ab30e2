"""An end that is announced in plain or hinting words, and what only sounds like it."""

from __future__ import annotations

import pytest

from knowledge.encoder import load_encoder
from knowledge.model import Urgency
from knowledge.screening import Screen


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen.load(encoder=load_encoder())


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
