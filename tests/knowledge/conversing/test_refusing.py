"""\"None of these\" in everyday words, and what is said behind it."""

from __future__ import annotations

import pytest

from knowledge.conversing.refusing import behind, stands, without
from knowledge.model import Answer, Clarify, Conversation, NoMatch, Outcome, Smalltalk, Urgent
from tests.knowledge.faq_fixture import faq

EXPLICIT = [
    "none of these", "None of these.", "none of those please", "no, none of these", "none of the above",
    "neither of these", "not these", "non of these", "none of these fit", "none of thse",
    "no none of the choices",
]  # fmt: skip
OPEN = [
    "none", "None!", "none of them", "neither", "neither of them", "no, something else", "something else",
    "no", "nope", "no thanks", "not that", "no, not that one", "that's not it", "thats not what I meant",
    "not what i asked", "another question", "I meant something different", "none fits", "others",
    "nah... neither",
    "something else please", "i don't want these", "sorry, no",
]  # fmt: skip
NOTHING_REFUSED = [
    "none of them?", "no cure?", "neither helps in ALS?", "is there none", "none of the people died", "not b12",
    "2", "the second", "nobody told me", "no idea how much they got", "other studies",
    "something else about b12",
    "thanks", "ok", "no evidence", "wrong dose", "nothing helps", "are there others", "no appetite",
]  # fmt: skip
BEHIND = [
    ("none of these, how long did the trial last", "how long did the trial last"),
    ("no, not that - the dose", "the dose"),
    ("Neither. What did it cost?", "What did it cost?"),
    ("none of these; no; is it safe", "is it safe"),
    ("no. the second", "the second"),
]


@pytest.mark.parametrize("text", [*EXPLICIT, *OPEN])
def test_a_refusal_of_choices_is_understood(text: str) -> None:
    assert behind(text, standing=True) == ""


@pytest.mark.parametrize("text", EXPLICIT)
def test_none_of_these_is_understood_whatever_was_shown_last(text: str) -> None:
    assert behind(text, standing=False) == ""


@pytest.mark.parametrize("text", OPEN)
def test_a_mere_no_refuses_nothing_where_no_choices_stand(text: str) -> None:
    assert behind(text, standing=False) is None


@pytest.mark.parametrize("text", NOTHING_REFUSED)
def test_other_words_refuse_nothing(text: str) -> None:
    assert behind(text, standing=True) is None


@pytest.mark.parametrize(("text", "rest"), BEHIND)
def test_what_is_said_behind_a_refusal_is_kept(text: str, rest: str) -> None:
    assert behind(text, standing=True) == rest


def offered() -> tuple[Conversation, Clarify]:
    """A conversation in which choices were shown last."""
    choices = faq().answer("b12")
    assert isinstance(choices, Clarify)
    return faq().follow(Conversation(), choices), choices


@pytest.mark.parametrize("text", [*EXPLICIT[:3], *OPEN[:6]])
def test_what_was_refused_is_not_offered_again(text: str) -> None:
    before, _ = offered()
    outcome = faq().answer(text, before)
    assert outcome == Smalltalk("refused")
    assert faq().follow(before, outcome).offered == ()


def test_a_question_behind_a_refusal_is_answered() -> None:
    before, _ = offered()
    outcome = faq().answer("none of these, how long did the trial last", before)
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == "b12-trial-length"


def test_a_number_behind_a_refusal_still_chooses() -> None:
    before, choices = offered()
    outcome = faq().answer("not that. the second", before)
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry == choices.choices[1]


def test_danger_behind_a_refusal_gets_help() -> None:
    before, _ = offered()
    assert isinstance(faq().answer("none of these, I can't breathe", before), Urgent)


def test_after_an_answer_a_mere_no_is_no_refusal() -> None:
    before = faq().follow(Conversation(), faq().answer("how long did the b12 trial last?"))
    assert not stands(before, faq().knowledge.entries)
    assert faq().answer("no", before) != Smalltalk("refused")


def test_refused_choices_are_left_out_of_what_is_offered_next() -> None:
    _, choices = offered()
    ids = tuple(one.id for one in choices.choices)

    def left(refused: tuple[str, ...]) -> Outcome:
        return without(choices, refused)

    assert left(ids[:2]) == Clarify(choices.choices[2:], choices.score)
    assert left(ids[:-1]) == NoMatch(None, choices.choices[-1:])
    assert left(ids) == Smalltalk("refused")
