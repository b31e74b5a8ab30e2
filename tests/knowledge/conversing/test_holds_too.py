"""Follow-ups that ask which things were spoken of, whether another works alike, or why there is no more."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Smalltalk
from tests.knowledge.conversing.test_following import last_of


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("How does riluzole work?", "vitamin D the same way?", "vitamin-d-mechanism"),
        ("How many people were in the vitamin D study?", "why is there no larger study", "vitamin-d-funding"),
        ("What do the medicines for ALS do?", "which ones are those", "als-medicines"),
    ],
)
def test_a_follow_up_is_about_the_last_answer(first: str, then: str, told: str) -> None:
    outcome = last_of(first, then)
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == told


def test_thanks_may_have_a_sentence_behind_them() -> None:
    assert isinstance(last_of("Do the senses stay normal in ALS?", "Thank you, what a relief"), Smalltalk)
