"""Questions of one sentence that share a verb, or follow each other without a mark."""

from __future__ import annotations

import pytest

from knowledge.splitting.elliptical import completed
from knowledge.splitting.segments import Question, clauses
from knowledge.splitting.unpunctuated import followed
from tests.knowledge.faq_fixture import ids


def _texts(found: tuple[Question, ...]) -> list[str]:
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "b12 trial how many started how many finished",
            ["b12 trial how many started", "b12 trial how many finished"],
        ),
        ("does als affect the bladder does it hurt", ["does als affect the bladder", "does it hurt"]),
        (
            "als at what age does it start is it hereditary",
            ["als at what age does it start", "als is it hereditary"],
        ),
    ],
)
def test_questions_that_follow_each_other_without_a_mark_are_parted(text: str, asked: list[str]) -> None:
    assert _texts(followed(Question(text))) == asked


@pytest.mark.parametrize(
    "text",
    [
        "do they know how long it lasts",
        "how many of those who took it said how long it helped",
        "at what age does it start",
        "how many people were in it",
        "n how many of them took it",
        "which study is that from",
    ],
)
def test_a_question_inside_another_one_is_not_parted(text: str) -> None:
    assert followed(Question(text)) == ()


def test_a_question_that_breaks_off_gets_the_verb_of_the_next() -> None:
    assert completed(["In which journal", "what year was the study in"]) == [
        "In which journal was the study in",
        "what year was the study in",
    ]
    asked = clauses(Question("When, where and by whom was the trial run?"))
    assert _texts(asked) == [
        "When was the trial run?",
        "where was the trial run?",
        "by whom was the trial run?",
    ]


def test_a_question_behind_its_subject_keeps_it() -> None:
    assert completed(["which journal was it in", "what year", "was it phase 2"])[1] == "what year"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "b12 trial how many started how many finishd and how long was it",
            ["b12-trial-size", "b12-trial-completed", "b12-trial-length"],
        ),
        (
            "In which journal and what year was the study where they gave als patients vit D?",
            ["vitamin-d-study-journal"],
        ),
        (
            "What dose, how often and by what route was B12 given?",
            ["b12-trial-dose", "b12-trial-frequency", "b12-trial-route"],
        ),
        ("was the B12 trial really phase 2 like this guy claims?", ["b12-trial-phase"]),
    ],
)
def test_what_is_asked_in_one_breath_is_answered_one_by_one(text: str, expected: list[str]) -> None:
    assert ids(text)[: len(expected)] == expected
