"""What a turn picks of numbered choices, and what is no choice."""

from __future__ import annotations

import pytest

from knowledge.conversing.choosing import Choices
from knowledge.model import Answer, Clarify, Smalltalk
from tests.knowledge.conversing.test_following import last_of, told

CHOICES = Choices.read()

FOUR = 4


def offered(*turns: str) -> list[str]:
    """The entries among which the last turn of a conversation is to choose."""
    outcome = last_of(*turns)
    return [entry.id for entry in outcome.choices] if isinstance(outcome, Clarify) else []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2", (2,)),
        (" 1. ", (1,)),
        ("no. 3", (3,)),
        ("the second one", (2,)),
        ("three", (3,)),
        ("number four please", (4,)),
        ("III", (3,)),
        ("2\ufe0f\u20e3", (2,)),
        ("\u2462", (3,)),
        ("4 & 1", (4, 1)),
        ("1 3", (1, 3)),
        ("2, 3 and 4", (2, 3, 4)),
        ("2-4", (2, 3, 4)),
        ("one and the last", (1, 4)),
        ("ii and iv", (2, 4)),
        ("the first two", (1, 2)),
        ("last two questions", (3, 4)),
        ("last but one", (3,)),
        ("all of these", (1, 2, 3, 4)),
        ("all four", (1, 2, 3, 4)),
        ("show me everything", (1, 2, 3, 4)),
        ("9", (9,)),
        ("2 and 7", (2, 7)),
    ],
)
def test_a_place_in_digits_or_words_is_picked(text: str, places: tuple[int, ...]) -> None:
    picked = CHOICES.picked(text, FOUR)
    assert picked
    assert picked.places == places


@pytest.mark.parametrize(
    "text",
    [
        "two pills",
        "2 mg",
        "2.5",
        "2,000",
        "the first trial",
        "no one",
        "that one",
        "i",
        "last year",
        "the last study",
        "all trials",
        "all of them died",
        "both vitamins",
        "can i take both",
        "1 in 4",
        "50%",
        "",
    ],
)
def test_what_says_more_than_a_place_picks_nothing(text: str) -> None:
    assert CHOICES.picked(text, FOUR) is None


@pytest.mark.parametrize("text", ["both", "both of them please", "the two"])
def test_a_pair_is_picked_without_places(text: str) -> None:
    picked = CHOICES.picked(text, FOUR)
    assert picked
    assert picked.both


@pytest.mark.parametrize(
    ("turn", "places"), [("1 and 4", (1, 4)), ("the last one", (4,)), ("two, three", (2, 3))]
)
def test_what_is_picked_is_answered_in_one_reply(turn: str, places: tuple[int, ...]) -> None:
    listed = offered("b12")
    assert told(last_of("b12", turn)) == [listed[place - 1] for place in places]


def test_of_more_choices_than_one_reply_holds_the_rest_is_told_to_be_left() -> None:
    said = last_of("als", "all of them")
    assert isinstance(said, Answer)
    assert (len(said.parts), said.left, len(said.suggestions)) == (3, 1, 1)


def test_both_of_more_than_two_choices_are_one_on_each_vitamin() -> None:
    said = last_of("side effects", "both")
    assert isinstance(said, Answer)
    assert [part.entry.branch for part in said.parts] == ["vitamin", "b12"]


@pytest.mark.parametrize("turn", ["7", "3 and 9", "both"])
def test_what_is_not_there_shows_the_choices_again(turn: str) -> None:
    said = last_of("als", turn)
    assert isinstance(said, Smalltalk)
    assert [one.id for one in said.offers] == offered("als")


def test_behind_several_answers_a_number_shows_one_of_them_alone() -> None:
    both = told(last_of("als", "2 and 3"))
    assert told(last_of("als", "2 and 3", "2")) == both[1:]


@pytest.mark.parametrize(("turn", "kind"), [("no", "ok"), ("yes", "ok")])
def test_several_answers_are_no_choices_that_stand_open(turn: str, kind: str) -> None:
    said = last_of("als", "2 and 3", turn)
    assert isinstance(said, Smalltalk)
    assert said.kind == kind
