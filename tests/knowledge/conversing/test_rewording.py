"""In which wordings a question that leans on the last answer is looked up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.conversing.pressing import asks_only_why, is_told_by
from knowledge.conversing.rewording import asks_of_person, others_than_meant, readings
from knowledge.conversing.turn_forms import TurnForms
from knowledge.model import Certainty
from tests.knowledge.shared import entries, guard, studies

TURN_FORMS = TurnForms.read()


@pytest.mark.parametrize(
    ("last", "query", "first"),
    [
        ("scelsa-who", "and the other doctor", "Who is Dr James Leverenz?"),
        ("leverenz-who", "what does the other expert say", "what does Stephen Scelsa say"),
        ("riluzole-what", "and the other medicine", "What is edaravone?"),
        ("edaravone-what", "what about the other one the older", "What is riluzole?"),
        ("vitamin-d-fourfold", "and the other study", "What did the 2013 vitamin D study find?"),
        ("b12-earlier-trial", "how long was the other trial", "how long was the vitamin B12 trial"),
        (
            "vitamin-d-2014-journal",
            "how many were in it",
            "how many were in the 2014 study on severe vitamin D deficiency",
        ),
        ("vitamin-d-study-size", "were they old", "were the people in the 2013 vitamin D study old"),
        ("vitamin-d-study-size", "how many of them", "how many of the people in the 2013 vitamin D study"),
        ("b12-side-effect-rates", "how many got them", "how many got side effects of the vitamin B12 trial"),
        ("homocysteine-damage", "is it raised in us", "is homocysteine raised in people with ALS"),
        ("b12-japan-approval", "what's it called there", "what's vitamin B12 called in Japan"),
        ("scelsa-who", "what is his view", "what is Stephen Scelsa's view"),
        ("vitamin-d-study-journal", "and the one on deficiency", "and the vitamin D study on deficiency"),
        ("b12-dose-scale", "how long was the trial", "how long was the vitamin B12 trial"),
    ],
)
def test_what_was_not_said_is_taken_from_the_last_answer(last: str, query: str, first: str) -> None:
    assert readings(query, entries()[last], guard(), TURN_FORMS, studies())[0] == first


@pytest.mark.parametrize(
    ("last", "query"),
    [
        ("homocysteine-als", "by how much"),
        ("vitamin-d-calcium", "whose theory"),
        ("vitamin-d-why-low", "which doctor said that"),
        ("b12-side-effect-rates", "more than placebo"),
        ("b12-result", "is that certain"),
    ],
)
def test_what_asks_for_more_of_the_same_is_first_read_with_the_last_question(last: str, query: str) -> None:
    assert (
        readings(query, entries()[last], guard(), TURN_FORMS, studies())[0]
        == f"{entries()[last].question} {query}"
    )


def test_the_last_answer_tells_who_said_it_only_where_it_names_somebody() -> None:
    assert is_told_by("who said that", entries()["vitamin-d-calcium"], guard(), TURN_FORMS)
    assert not is_told_by("who said that", entries()["b12-trial-dose"], guard(), TURN_FORMS)


def test_a_plain_fact_does_not_tell_how_sure_a_result_is() -> None:
    last = entries()["b12-result"]
    assert is_told_by("is that proven", last, guard(), TURN_FORMS)
    assert not is_told_by("is that proven", replace(last, certainty=Certainty.BACKGROUND), guard(), TURN_FORMS)


def test_he_is_nobody_else() -> None:
    last = entries()["leverenz-who"]
    barred = others_than_meant("is he a neurologist", last, entries().values(), guard())
    assert "scelsa-who" in barred
    assert "leverenz-who" not in barred


def test_of_several_authors_he_is_nobody_in_particular() -> None:
    last = entries()["sources-authors"]
    assert not asks_of_person("what did he conclude", last, guard())
    assert others_than_meant("what did he conclude", last, entries().values(), guard()) == entries().keys() - {
        last.id
    }


@pytest.mark.parametrize(
    ("query", "only"), [("why", True), ("but why not", True), ("why was the dose so high for them", False)]
)
def test_a_bare_why_is_told_from_a_question(query: str, only: bool) -> None:
    assert asks_only_why(query) is only
