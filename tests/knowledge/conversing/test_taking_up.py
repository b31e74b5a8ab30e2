"""A number or a word of the last answer, taken up by the next question, is asked of that answer."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Conversation, Manner, Outcome
from knowledge.text import normalise
from tests.knowledge.faq_fixture import faq


def behind(text: str, *entries: str) -> Outcome:
    """What is said to a text behind the answers of some entries."""
    return faq().answer(text, Conversation(entries))


def told(text: str, *entries: str) -> list[str]:
    """The ids of the entries that answer a text behind others."""
    outcome = behind(text, *entries)
    return [part.entry.id for part in outcome.parts] if isinstance(outcome, Answer) else []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("who says 40 percent", "als-thinking"),
        ("that says 40 to 50 percent, really? who found that", "als-thinking"),
        ("which study is the 62 one?", "homocysteine-als"),
        ("which article gives 1.6", "als-men-women"),
        ("where does 4000 come from", "vitamin-d-upper-limit"),
    ],
)
def test_who_asks_where_a_number_of_the_last_answer_is_from_is_told_its_sources(text: str, entry: str) -> None:
    outcome = behind(text, entry)
    assert isinstance(outcome, Answer)
    assert [part.entry.id for part in outcome.parts] == [entry]
    assert outcome.manner is Manner.SOURCED
    assert outcome.parts[0].note is None


def test_a_number_that_the_bot_has_just_told_is_never_put_right() -> None:
    answers = ("vitamin-d-study-result", "vitamin-d-later-studies")
    outcome = behind("24 people no better. who are these 24?", *answers)
    assert isinstance(outcome, Answer)
    assert all(part.note is None for part in outcome.parts)
    assert "24" in outcome.parts[0].entry.answer


@pytest.mark.parametrize(
    ("text", "last", "entry"),
    [
        ("where do you get the 1.97 from", "b12-interests", "b12-result-45-or-43"),
        ("and the 7.7%?", "b12-trial-journal", "b12-side-effect-rates"),
        ("12,577, from which country", "vitamin-d-why-low", "vitamin-d-genetic-study"),
    ],
)
def test_a_number_of_another_answer_on_the_subject_finds_that_answer(text: str, last: str, entry: str) -> None:
    assert told(text, last) == [entry]


@pytest.mark.parametrize("text", ["so that's misleading?", "misleading then?", "so is it exaggerated?"])
def test_who_doubts_the_last_answer_is_told_on_what_it_rests(text: str) -> None:
    outcome = behind(text, "prevention-exercise")
    assert isinstance(outcome, Answer)
    assert outcome.manner is Manner.DOUBTED
    assert outcome.parts[0].entry.id == "prevention-exercise"


def test_a_wrong_number_on_another_subject_is_still_put_right() -> None:
    outcome = behind("were there 130 people in the vitamin D study?", "b12-trial-size")
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id.startswith("vitamin-d-study")
    assert outcome.parts[0].note is not None


@pytest.mark.parametrize(
    "text", ["and in 2030?", "my dad is 62", "is 900 a good number", "what about the weather"]
)
def test_what_no_answer_has_said_is_not_taken_up(text: str) -> None:
    assert "homocysteine-als" not in told(text, "homocysteine-als")


def test_a_comma_behind_a_number_does_not_part_its_thousands() -> None:
    assert normalise("12,577, from which country") == "12577 from which country"
    assert normalise("1,234,56") != "1234 56"


def test_who_asks_who_said_a_limit_is_told_where_it_stands() -> None:
    outcome = behind("who said be careful", "vitamin-d-high-doses")
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == "vitamin-d-high-doses"
    assert outcome.manner is Manner.SOURCED


@pytest.mark.parametrize("text", ["is it wrong?", "is that false then"])
def test_a_doubt_is_of_the_last_answer_and_of_no_other(text: str) -> None:
    assert told(text, "b12-trial-size") == ["b12-trial-size"]


def test_who_asks_who_says_so_is_told_where_it_stands_where_nobody_is_named() -> None:
    outcome = behind("who says that", "b12-trial-size")
    assert isinstance(outcome, Answer)
    assert outcome.manner is Manner.SOURCED
