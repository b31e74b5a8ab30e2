"""Candidates to a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.decision import Accepted, Judge, Strictness, Unknown, Unsure, main_questions
from knowledge.gazetteer import read_terms
from knowledge.model import Certainty, Entry
from knowledge.retrieval import Candidate
from knowledge.weighing.guard import Guard, Subject

STRICT = Strictness(floor=0.5, shared=0.6, foreign=0.9, margin=0.4, close=0.1, vague=0.2)


def entry(
    id_: str, topic: str, question: str, *, overview: bool = False, related: tuple[str, ...] = ()
) -> Entry:
    """An entry with only what a judge looks at."""
    day = date(2026, 1, 1)
    return Entry(
        id_, topic, question, (), "", Certainty.BACKGROUND, (), day, day, overview=overview, related=related
    )


ENTRIES = {
    one.id: one
    for one in (
        entry("size", "b12-trial", "How many took part in the B12 trial?"),
        entry("length", "b12-trial", "How long was the B12 trial?"),
        entry("help", "b12-help", "Does B12 help?", overview=True),
        entry("dose", "vitamin-d-study", "Which dose of vitamin D was it?", related=("limit",)),
        entry("limit", "vitamin-d-help", "How much vitamin D is too much?"),
    )
}
JUDGE = Judge(ENTRIES, Guard(ENTRIES.values(), read_terms()), STRICT)


def decision(*candidates: tuple[str, float], asked: str = "", subject: Subject = Subject.OURS) -> object:
    """The decision on scored candidates for a question."""
    listed = [Candidate(id_, score) for id_, score in candidates]
    return JUDGE.decision(listed, JUDGE.guard.names(asked), subject)


def test_a_clear_candidate_is_accepted() -> None:
    assert decision(("size", 0.8), ("help", 0.3)) == Accepted(ENTRIES["size"], 0.8)


def test_below_the_floor_choices_are_offered_where_they_are_likely() -> None:
    found = decision(("size", 0.4), ("help", 0.3))
    assert isinstance(found, Unsure)
    assert found.choices == (ENTRIES["size"], ENTRIES["help"])


def test_a_choice_that_is_a_quarter_as_likely_as_the_best_is_none() -> None:
    found = decision(("size", 0.48), ("help", 0.13), ("dose", 0.11))
    assert isinstance(found, Unsure)
    assert [choice.id for choice in found.choices] == ["size", "help"]


def test_that_the_articles_are_silent_on_something_foreign_needs_to_be_meant_surely() -> None:
    silent = {"none": replace(ENTRIES["size"], id="none", certainty=Certainty.NOT_COVERED)}
    judge = Judge(silent, Guard(silent.values(), read_terms()), replace(STRICT, foreign=0.5))
    names = judge.guard.names("")
    assert isinstance(judge.decision([Candidate("none", 0.75)], names, Subject.FOREIGN), Unknown)
    assert isinstance(judge.decision([Candidate("none", 0.85)], names, Subject.FOREIGN), Accepted)


def test_far_below_the_floor_nothing_is_said() -> None:
    assert isinstance(decision(("size", 0.1)), Unknown)


def test_a_question_that_names_nothing_of_ours_needs_more() -> None:
    assert isinstance(decision(("size", 0.8), subject=Subject.FOREIGN), Unsure)
    assert isinstance(decision(("size", 0.4), subject=Subject.FOREIGN), Unknown)
    assert isinstance(decision(("size", 0.95), subject=Subject.FOREIGN), Accepted)


def test_a_question_that_may_be_about_something_else_needs_a_little_more() -> None:
    assert isinstance(decision(("size", 0.55), subject=Subject.SHARED), Unsure)
    assert isinstance(decision(("size", 0.65), subject=Subject.SHARED), Accepted)


def test_different_answers_with_nearly_the_same_score_are_offered() -> None:
    found = decision(("size", 0.8), ("dose", 0.78))
    assert isinstance(found, Unsure)
    assert [choice.id for choice in found.choices] == ["size", "dose"]


@pytest.mark.parametrize(("first", "second"), [("size", "length"), ("dose", "limit"), ("limit", "dose")])
def test_a_neighbour_needs_to_be_nearer_to_make_it_unsure(first: str, second: str) -> None:
    assert decision((first, 0.8), (second, 0.75)) == Accepted(ENTRIES[first], 0.8)
    assert isinstance(decision((first, 0.45), (second, 0.445)), Unsure)


def test_two_likely_answers_on_one_topic_are_both_told() -> None:
    assert decision(("size", 0.8), ("length", 0.795)) == Accepted(ENTRIES["size"], 0.8, ENTRIES["length"])


def test_three_likely_answers_are_offered() -> None:
    assert isinstance(decision(("size", 0.8), ("length", 0.795), ("dose", 0.79)), Unsure)


def test_the_next_candidate_may_answer_where_the_guard_stops_the_first() -> None:
    found = decision(("dose", 0.9), ("size", 0.8), asked="how many people in the b12 trial")
    assert found == Accepted(ENTRIES["size"], 0.8)


def test_what_nobody_mentions_is_told() -> None:
    found = decision(("help", 0.9), asked="does vitamin E help")
    assert isinstance(found, Unknown)
    assert found.named == "vitamin E"


def test_a_strange_word_stops_every_candidate() -> None:
    found = JUDGE.decision([Candidate("help", 0.99)], (), Subject.OURS, strange=True)
    assert isinstance(found, Unknown)


def test_no_candidates_are_no_answer() -> None:
    assert isinstance(decision(), Unknown)


def test_at_most_four_choices_are_offered() -> None:
    found = decision(*((id_, 0.4) for id_ in ENTRIES))
    assert isinstance(found, Unsure)
    assert len(found.choices) == 4


def test_broad_questions_come_first_and_each_leaf_once() -> None:
    told = main_questions(ENTRIES.values())
    assert told[0].id == "help"
    assert len({one.topic for one in told}) == 4
