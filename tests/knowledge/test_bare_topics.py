"""A message of one or two words is met with what it may ask for, and a choice is made by naming it."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Clarify, NoMatch
from tests.knowledge.conversing.test_following import last_of, told
from tests.knowledge.faq_fixture import faq


def offered(text: str) -> list[str]:
    outcome = faq().answer(text)
    return [entry.id for entry in outcome.choices] if isinstance(outcome, Clarify) else []


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("dose", {"b12-trial-dose", "vitamin-d-study-dose"}),
        ("dosage?", {"b12-trial-dose", "vitamin-d-study-dose"}),
        ("side effects", {"b12-safety", "vitamin-d-study-side-effects"}),
        ("journal", {"b12-trial-journal", "vitamin-d-study-journal"}),
        ("mice", {"b12-mouse"}),
    ],
)
def test_a_word_of_many_questions_offers_them(text: str, among: set[str]) -> None:
    assert among <= set(offered(text))
    assert len(offered(text)) <= 4


@pytest.mark.parametrize("text", ["weather", "dog", "how many", "ok then", "banana?", "good luck", "12"])
def test_a_word_of_no_question_offers_nothing(text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("dose", "b12"), "b12-trial-dose"),
        (("dose", "the b12 one"), "b12-trial-dose"),
        (("journal", "vitamin d please"), "vitamin-d-study-journal"),
    ],
)
def test_of_choices_on_two_subjects_the_name_of_one_is_enough(turns: tuple[str, ...], entry: str) -> None:
    assert told(last_of(*turns)) == [entry]


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("b12", "dose"), "b12-trial-dose"),
        (("does vitamin d help", "dose?"), "vitamin-d-study-dose"),
        (("als", "age"), "als-age"),
        (("does b12 help", "placebo"), "b12-trial-placebo"),
    ],
)
def test_behind_the_overview_of_a_subject_a_word_is_on_it(turns: tuple[str, ...], first: str) -> None:
    outcome = last_of(*turns)
    found = [entry.id for entry in outcome.choices] if isinstance(outcome, Clarify) else told(outcome)
    assert found[0] == first


def test_after_an_answer_a_name_is_a_new_subject() -> None:
    outcome = last_of("does b12 help", "vitamin d")
    assert isinstance(outcome, Clarify)
    assert outcome.choices[0].id == "vitamin-d-overview"


def test_what_no_choice_is_about_is_no_choice() -> None:
    assert not isinstance(last_of("dose", "turmeric"), Answer)
    assert isinstance(last_of("dose", "turmeric"), NoMatch)


def test_two_names_of_one_thing_ask_whether_they_are_the_same() -> None:
    outcome = faq().answer("mnd = als?")
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == "als-names"


@pytest.mark.parametrize("text", ["ok and vitamin d?", "so vitamin d then", "ok vitamin d"])
def test_small_words_before_a_name_leave_it_a_bare_topic(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Clarify)
    assert outcome.choices[0].overview
