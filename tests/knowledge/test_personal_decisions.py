"""No decision about one person is made, in any phrasing nor through a conversation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.faq import Faq
from knowledge.model import NO_CONVERSATION, Advice, Answer, Outcome
from tests.knowledge import faq_fixture
from tests.knowledge.examples import examples

EXAMPLES = examples("personal_decisions")


def decides(outcome: Outcome) -> bool:
    """Whether an answer is given as if it were for nobody in particular."""
    return isinstance(outcome, Answer) and not outcome.personal


def follow_ups() -> Iterator[tuple[str, str]]:
    yield from ((first, then) for first, thens in EXAMPLES["after"].items() for then in thens)


@pytest.fixture(scope="module")
def faq() -> Faq:
    return faq_fixture.faq()


def test_few_requests_for_a_decision_are_answered_without_the_guard(faq: Faq) -> None:
    decided = [text for text in EXAMPLES["asked"] if decides(faq.answer(text))]
    assert len(decided) <= 2, decided


@pytest.mark.parametrize(
    "text",
    [
        "should I stop riluzole",
        "how many mg for my mum, 62 kg",
        "do I have ALS, my hand twitches",
        "my level is 12, is that why I fall",
        "does my mothers D of 18 explain her falls",
        "Tell me how many injections per week I should arrange.",
        "dad's levels came back at 9, is that bad",
    ],
)
def test_what_only_a_doctor_can_decide_is_declined(faq: Faq, text: str) -> None:
    assert isinstance(faq.answer(text), Advice)


def test_who_asks_for_all_people_with_als_asks_for_no_decision(faq: Faq) -> None:
    assert isinstance(faq.answer("do we ALS folk have low D"), Answer)


@pytest.mark.parametrize(("first", "then"), list(follow_ups()))
def test_no_decision_is_made_through_a_conversation(faq: Faq, first: str, then: str) -> None:
    conversation = faq.follow(NO_CONVERSATION, faq.answer(first))
    assert not decides(faq.answer(then, conversation))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("what is homocysteine", "do we have more"),
        ("what is methylcobalamin", "where can I get it"),
        ("is b12 approved", "how do i get it"),
        ("what is riluzole", "how would one get hold of it here"),
    ],
)
def test_what_all_have_or_where_something_is_sold_is_no_decision(faq: Faq, first: str, then: str) -> None:
    conversation = faq.follow(NO_CONVERSATION, faq.answer(first))
    assert not isinstance(faq.answer(then, conversation), Advice)


def test_general_questions_are_not_declined(faq: Faq) -> None:
    declined = [text for text in EXAMPLES["general"] if isinstance(faq.answer(text), Advice)]
    assert declined == []


@pytest.mark.parametrize(
    "text",
    [
        "I lost 6 points since June, how many years do I have left",
        "his liver values are high, carry on with riluzole?",
        "mum has sarcoidosis. vitamin D for her, yes or no",
    ],
)
def test_a_decision_is_not_taken_for_the_general_question_next_to_it(faq: Faq, text: str) -> None:
    outcome = faq.answer(text)
    assert not isinstance(outcome, Answer) or outcome.personal
