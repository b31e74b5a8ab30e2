"""Whether two things together are asked about: one that somebody takes, and one of ours."""

from __future__ import annotations

import pytest

from knowledge.model import Advice, Answer
from knowledge.weighing.taken_along import TakenAlong
from tests.knowledge.faq_fixture import faq


@pytest.fixture(scope="module")
def along() -> TakenAlong:
    return TakenAlong(faq()._replies._guard, faq().retriever.query)


@pytest.mark.parametrize(
    "text",
    [
        "I'm on warfarin. Is ultra-high methylcobalamin alright for me?",
        "I take apixaban. Is B12 ok?",
        "My husband uses quetiapine, would vitamin D be safe",
        "im taking blorptazole. is high dose b12 fine",
        "Mum has been on zoflamine since May\ncan she have vitamin D",
        "on lithium here, any problem with b12 jabs?",
    ],
)
def test_a_substance_for_somebody_who_takes_another_is_both_together(along: TakenAlong, text: str) -> None:
    assert along.asked(text)
    assert isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize(
    "text",
    [
        "I am on the committee. Is vitamin D safe?",
        "I'm on my phone. Is high-dose B12 safe?",
        "I use facebook a lot. is vitamin d safe at high doses",
        "I take an interest in warfarin",
        "I take apixaban. How long was the B12 trial?",
        "I take B12. Is B12 safe?",
    ],
)
def test_other_stories_around_a_question_are_no_combination(along: TakenAlong, text: str) -> None:
    assert not along.asked(text)


def test_what_stands_beside_a_story_is_answered() -> None:
    assert isinstance(faq().answer("I am on the committee. Is vitamin D safe?"), Answer)
