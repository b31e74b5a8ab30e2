"""Behind an answer nothing of another subject is told, and no guess beside what was said."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Clarify
from tests.knowledge.conversing.test_following import last_of, told


@pytest.mark.parametrize(
    "turns",
    [
        ("does ALS affect thinking", "who says 40 percent"),
        ("does ALS affect thinking", "does it hurt"),
        ("how long do people live with ALS", "and in germany?"),
        ("how long do people live with ALS", "where does that number come from"),
    ],
)
def test_a_talk_of_the_disease_gets_nothing_of_a_vitamin_that_nobody_named(turns: tuple[str, ...]) -> None:
    outcome = last_of(*turns)
    offered = [one.id for one in outcome.choices] if isinstance(outcome, Clarify) else told(outcome)
    assert not [id_ for id_ in offered if id_.startswith(("b12", "vitamin"))]


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("is B12 approved for ALS in Japan", "what strength"), "b12-japan-approval"),
        (("Is high-dose B12 safe, and what are its side effects?", "and the bladder"), "als-bladder-bowel"),
        (("what is the theory about vitamin D and calcium", "is that tested in people"), "vitamin-d-calcium"),
        (("does ALS affect thinking", "but the german article says barely"), "als-thinking"),
        (("how many points did the score fall in the B12 trial", "so per month?"), "b12-result-points"),
        (("why is it hard to pay for trials of vitamin D", "quote me the doctor on that"), "vitamin-d-funding"),
        (("how does riluzole work", "and vitamin D does the same?"), "vitamin-d-mechanism"),
        (("what happened to relyvrio", "and tofersen, is it proven to slow it"), "tofersen"),
        (
            (
                "does low vitamin D cause ALS or the other way round",
                "who is that",
                "and the other doctor, does he agree?",
            ),
            "vitamin-d-experts",
        ),
        (("who is Dr Leverenz", "and the other article, what does it say about causes?"), "als-cause"),
    ],
)
def test_what_is_asked_of_the_last_answer_is_told_of_it(turns: tuple[str, ...], entry: str) -> None:
    assert told(last_of(*turns)) == [entry]


def test_the_design_of_one_study_is_not_told_of_later_ones() -> None:
    assert "vitamin-d-study-design" not in told(
        last_of("what have later studies of vitamin D in ALS found", "was that one randomised?")
    )


def test_no_article_is_picked_as_the_worst() -> None:
    assert told(last_of("are these three articles trustworthy?", "which one is the least reliable")) == [
        "sources-reliable"
    ]


def test_a_year_is_only_told_by_what_has_one() -> None:
    outcome = last_of("What does Dr Scelsa tell his ALS patients about vitamin D?", "what year was it done")
    assert isinstance(outcome, Answer)
    assert all("2013" in part.entry.answer for part in outcome.parts)


def test_it_behind_an_answer_on_a_vitamin_does_not_become_the_disease_by_a_guess() -> None:
    outcome = last_of("Is there a genetic study on vitamin D and ALS?", "is it tested in humans or just genes")
    assert "als-hereditary" not in told(outcome)


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (
            ("does ALS affect thinking", "but the german article says barely", "so which is right"),
            "als-thinking",
        ),
        (("what is excitotoxicity", "so vitamin D blocks that?"), "vitamin-d-glutamate"),
        (("whats excitotoxicity", "is it the cause"), "als-excitotoxicity"),
        (("who is Scelsa", "who funded his study?", "what did Leverenz say"), "leverenz-who"),
        (("is B12 safe", "the b12 trial, people or mice?"), "b12-trial-who"),
    ],
)
def test_what_is_named_by_a_word_of_the_talk_is_understood(turns: tuple[str, ...], entry: str) -> None:
    assert told(last_of(*turns)) == [entry]
