"""Messages of several questions or sentences: each is answered in the light of what stands before it."""

from __future__ import annotations

import pytest

from knowledge.model import (
    Answer,
    NoMatch,
)
from knowledge.several import claimed_grounds
from knowledge.splitting.segments import questions
from tests.knowledge.faq_fixture import faq, ids


def test_two_questions_get_two_answers_in_their_order() -> None:
    message = "How many people were in the B12 trial? And which dose of vitamin D did the 2013 study use?"
    assert ids(message) == ["b12-trial-size", "vitamin-d-study-dose"]


def test_a_listed_question_may_lean_on_the_one_before() -> None:
    assert ids("1) how common is ALS 2) more men or women") == ["als-common", "als-men-women"]


def test_three_questions_in_one_sentence_are_answered_in_their_order() -> None:
    message = "What is homocysteine, which vitamins break it down, and do people with ALS have more of it?"
    assert ids(message) == ["homocysteine-what", "vitamin-b6-folate", "homocysteine-als"]


def test_what_the_parts_of_a_sentence_ask_is_told_though_one_is_not_understood() -> None:
    message = (
        "What dose of vitamin D did they use, for how long, and was it in a proper medical journal or not?"
    )
    assert ids(message)[:2] == ["vitamin-d-study-dose", "vitamin-d-study-length"]
    assert ids("is it true more men get it, and around what age does it begin") == ["als-men-women", "als-age"]


def test_it_is_not_als_where_the_sentence_before_names_something_else() -> None:
    message = "which vitamins besides B12 bring homocysteine down? and is it really higher in people with ALS"
    outcome = faq().answer(message)
    told = [part.entry.id for part in outcome.parts] if isinstance(outcome, Answer) else []
    assert not {"als-rising", "als-men-women"} & set(told)


def test_a_second_question_may_lean_on_the_first() -> None:
    assert ids("how many people were in the B12 trial and how long did it last?") == [
        "b12-trial-size",
        "b12-trial-length",
    ]
    assert ids("which dose of vitamin d did the study use and which journal was it in?") == [
        "vitamin-d-study-dose",
        "vitamin-d-study-journal",
    ]


def test_it_that_points_at_the_sentence_before_is_not_answered_without_it() -> None:
    assert "b12-cure" in ids("b12 45% less. is that a cure??")


def test_this_at_the_end_is_the_illness_where_nothing_else_was_said() -> None:
    assert ids("will i go deaf w this") == ["als-senses"]


def test_a_sentence_before_tells_of_which_study_the_article_speaks() -> None:
    message = "They say the dementia research on vitamin D was in The BMJ. Which journal does the article give?"
    assert ids(message) == ["vitamin-d-dementia-journal"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Should vitamin K2 go along with vitamin D, and what did the ALS study do about that?", "vitamin k2"),
        ("does turmeric help and how long was it tested", "turmeric"),
    ],
)
def test_what_points_back_at_what_is_not_mentioned_is_not_answered(text: str, named: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert outcome.unknown == named


def test_a_question_beside_what_is_not_mentioned_is_answered() -> None:
    outcome = faq().answer("does turmeric help and how long was the B12 trial")
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == "b12-trial-length"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("What is ALS, how many people have it, what age does it start and is it fatal?", "als-fatal"),
        (
            "how many were in the b12 trial, how long was it, what dose, and in which country",
            "b12-trial-country",
        ),
        ("how big was the study and were there side effects", "vitamin-d-study-size"),
    ],
)
def test_what_is_asked_and_not_answered_is_counted_and_offered_first(text: str, offered: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert outcome.left == 1
    assert outcome.suggestions[0].id == offered


def test_a_question_that_nothing_answers_is_counted_beside_one_that_is_answered() -> None:
    outcome = faq().answer("How long was the B12 trial? What did the moon landing cost?")
    assert isinstance(outcome, Answer)
    assert (outcome.left, outcome.unknown) == (1, None)


def test_what_one_of_two_questions_names_and_no_article_mentions_is_told() -> None:
    outcome = faq().answer("does turmeric help and how long was the B12 trial")
    assert isinstance(outcome, Answer)
    assert (outcome.left, outcome.unknown) == (0, "turmeric")


@pytest.mark.parametrize(
    "text",
    [
        "How long was the B12 trial? I mean, how many weeks did it go on?",
        "We are so tired and the boiler broke. Was the B12 trial randomised?",
        "how many people took part in the B12 trial and how long was it",
    ],
)
def test_where_all_is_answered_nothing_is_left(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert (outcome.left, outcome.unknown) == (0, None)


def test_numbered_questions_are_answered_in_turn() -> None:
    assert ids("1) how common is als 2) what age does it start")[:2] == ["als-common", "als-age"]


def test_this_illness_means_als() -> None:
    assert ids("does this illness take the sense of taste?") == ["als-taste-smell"]


@pytest.mark.parametrize("id_", ["b12-safety", "b12-mouse-details", "cost-insurance"])
def test_a_question_typed_as_it_stands_over_an_entry_gets_that_entry_alone(id_: str) -> None:
    entry = faq().entry(id_)
    assert entry is not None
    assert ids(entry.question) == [id_]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("B12 speeds the decline up, that's why the trial stopped at 16 weeks. True?", "b12-result"),
        ("B12 was swallowed, so tablets are fine. Right?", "b12-trial-route"),
        ("B12 raises homocysteine, so it must be avoided, right?", "homocysteine-b12"),
    ],
)
def test_what_a_claim_is_grounded_on_is_put_right_first(text: str, first: str) -> None:
    said = faq().answer(text)
    assert isinstance(said, Answer)
    assert said.parts[0].entry.id == first


@pytest.mark.parametrize(
    "text",
    [
        "I have low D, so I will get worse, right?",
        "so the B12 people improved, right?",
        "So far B12 was tested in Japan, right?",
        "B12 was swallowed, so tablets are fine, which dose?",
    ],
)
def test_what_is_no_claim_with_grounds_is_read_whole(text: str) -> None:
    assert all(claimed_grounds(one) is None for one in questions(text))
