"""One thing that is asked of two subjects in one message is asked of each."""

from __future__ import annotations

import pytest

from knowledge.splitting.pairs import Pairs
from knowledge.text import normalise
from tests.knowledge.faq_fixture import ids

PAIRS = Pairs.read()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "what was the dose in the vitamin D study and in the B12 trial?",
            ["vitamin-d-study-dose", "b12-trial-dose"],
        ),
        (
            "doses of both please, vitamin D in 2013 and B12 in Japan",
            ["vitamin-d-study-dose", "b12-trial-dose"],
        ),
    ],
)
def test_what_is_asked_of_two_is_answered_of_each(text: str, told: list[str]) -> None:
    assert ids(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "is vitamin D better than vitamin B12?",
        "can vitamin D and vitamin B12 be taken together?",
        "should my mum take vitamin D or B12?",
    ],
)
def test_two_that_are_compared_or_joined_are_not_taken_apart(text: str) -> None:
    assert PAIRS.of_each(text, normalise) == ()
