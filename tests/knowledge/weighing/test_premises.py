"""Numbers of a question against the facts of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Certainty, Entry
from knowledge.weighing.premises import note

LENGTH = {"weeks": 16.0, "months": 4.0}
SIZE = {"participants": 37.0}


def entry(facts: Mapping[str, float], answer: str = "", certainty: Certainty = Certainty.BACKGROUND) -> Entry:
    """An entry that knows some numbers."""
    day = date(2026, 1, 1)
    return Entry("id", "topic", "How long or how many?", (), answer, certainty, (), day, day, facts=facts)


@pytest.mark.parametrize(
    ("facts", "question", "said"),
    [
        (LENGTH, "since it lasted two years, is it proven?", "It was 16 weeks, not two years."),
        (LENGTH, "so it ran for a year?", "It was 16 weeks, not a year."),
        (SIZE, "did the study cover hundreds of us?", "It was 37 people, not hundreds."),
        (SIZE, "were there 1,200 patients?", "It was 37 people, not 1,200."),
        (SIZE, "did 200 sufferers take part?", "It was 37 people, not 200."),
        (SIZE, "200 individuals were in it?", "It was 37 people, not 200."),
        (
            {"dose_iu": 2000.0},
            "everybody swallowed 50,000 units",
            "The dose was 2,000 IU a day, not 50,000 units.",
        ),
        ({"percent": 81.0}, "only 10% were low?", "The figure is 81%, not 10%."),
        ({"fold": 4.0}, "ten times faster, is that so?", "The figure is 4 times, not ten times faster."),
        ({"times_per_week": 2.0}, "was it given every day?", "It was twice a week, not every day."),
        (
            {"people_from": 1.0, "people_to": 2.0, "population": 100000.0},
            "does it strike 1 in 100 people?",
            "The figure is about 1 to 2 in 100,000, not 1 in 100.",
        ),
    ],
)
def test_a_wrong_number_is_put_right(facts: Mapping[str, float], question: str, said: str) -> None:
    assert note(entry(facts), question) == said


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        (LENGTH, "was it 16 weeks or two years?"),
        (LENGTH, "the four-month trial"),
        (LENGTH, "how long was it?"),
        (LENGTH, "I have had this for 3 years, how long was the trial?"),
        (SIZE, "was it 37 or 73 patients?"),
        (SIZE, "my mum is 61, how many were in it?"),
        ({"percent": 81.0, "participants": 37.0}, "were there 500 people?"),
        ({}, "two years?"),
        (LENGTH, "Been on methylcobalamin 8 months. How long did the trial last?"),
        (LENGTH, "on B12 for two years, how long was the trial"),
    ],
)
def test_nothing_is_said_where_no_number_is_wrong(facts: Mapping[str, float], question: str) -> None:
    assert note(entry(facts), question) is None


def test_a_number_that_the_answer_itself_names_is_not_wrong() -> None:
    assert note(entry({"percent": 43.0}, "The articles say 45%."), "was it 45%?") is None


def test_an_entry_that_is_silent_corrects_nobody() -> None:
    assert note(entry({"dose_iu": 4000.0}, certainty=Certainty.NOT_COVERED), "is 10,000 IU too much?") is None


@given(st.text(max_size=200), st.sampled_from([LENGTH, SIZE, {"fold": 4.0}, {"year": 2013.0}, {"phase": 3.0}]))
def test_no_text_breaks_a_note(text: str, facts: Mapping[str, float]) -> None:
    said = note(entry(facts), text)
    assert said is None or ", not " in said
