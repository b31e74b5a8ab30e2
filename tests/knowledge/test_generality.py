"""What is asked in general beside a decision about one person is answered, and the decision is not taken."""

from __future__ import annotations

import pytest

from knowledge.model import Advice, Answer
from tests.knowledge.faq_fixture import faq


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "is it true that b12 slows als by half, do i need injections, and is it ok with riluzole",
            "b12-overview",
        ),
        ("How long was the B12 trial? And should my mum stop riluzole for it?", "b12-trial-length"),
        (
            "what dose of vitamin D was in the 2013 study and how much should my dad of 80 kg take",
            "vitamin-d-study-dose",
        ),
    ],
)
def test_the_general_question_beside_a_decision_is_answered_with_the_line_on_top(text: str, entry: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert outcome.personal
    assert entry in [part.entry.id for part in outcome.parts]


@pytest.mark.parametrize(
    "text",
    [
        "My mum weighs 62 kg, how many mg should she take?",
        "Dad has late-stage ALS with a trach. Would 50 mg B12 twice a week be good for him?",
        "Should I stop riluzole, and how long do I have?",
        "my level is 12, is that why I fall",
    ],
)
def test_decisions_alone_are_declined(text: str) -> None:
    assert isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "Her neighbour is certain you have to come off everything to have B12. The people in that trial, "
            "were they on riluzole at the same time as the injections? I'm not changing anything.",
            "b12-trial-riluzole",
        ),
        (
            "I'm 66 and my maths stops at thirty-one. In the vitamin D research, thirty-seven were in it, I "
            "know that bit. How many of those had the actual tablets? He smirked.",
            "vitamin-d-study-supplemented",
        ),
        ("how long do we get on average w als, plain number", "als-survival-years"),
    ],
)
def test_a_story_around_a_question_on_all_is_no_decision(text: str, entry: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert entry in [part.entry.id for part in outcome.parts]


@pytest.mark.parametrize(
    "text",
    [
        "how long has my dad got on average",
        "on average how many mg should I take of b12",
        "I need the plain version: should my wife stop riluzole now?",
    ],
)
def test_the_words_of_a_general_question_make_a_decision_no_general_one(text: str) -> None:
    assert isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "I nearly fainted when they took my own blood last year, so the thought of my boy (he's 36, "
            "still my boy) getting needles makes me queasy. The nurse said the Japanese B12 study "
            "had no side effects whatsoever. I worked in a pharmacy and never met a medicine like that. "
            "Was there really nothing?",
            "b12-side-effect-rates",
        ),
        (
            "My aunt (she is a pharmacist) and my brother do not speak anymore since aunt says large doses of "
            "vitamin D hurt nobody and brother says they can. What is said about the high doses of it?",
            "vitamin-d-high-doses",
        ),
        (
            "Hi. Im Tom, carer for my brother. Last night he asked me (by blinking, took us ten minutes) if he "
            "will lose hearing and seeing too. I had no answer for him and I'd like to have one tonight.",
            "als-senses",
        ),
    ],
)
def test_a_general_question_is_answered_whatever_the_story_around_it_tells(text: str, entry: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert entry in [part.entry.id for part in outcome.parts]


@pytest.mark.parametrize(
    "text",
    [
        "They took my blood last week and it was 12. What does it mean?",
        "My blood was low in D, 14. Is there really nothing to do?",
        "Dad's results came, homocysteine 19. The doctor said nothing. What is said about how much B12 he "
        "should take?",
    ],
)
def test_ones_own_result_stays_with_the_doctor(text: str) -> None:
    assert isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize("text", ["should mine be tested", "should hers be measured too?"])
def test_whether_one_person_is_to_be_tested_is_a_decision(text: str) -> None:
    assert faq()._screen.personal(text) == "other"
