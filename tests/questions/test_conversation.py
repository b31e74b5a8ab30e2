"""How our own conversations fare: floors for those that were tuned on and for those held back.

The floors lie a little below what was measured when they were written; raise them, never lower them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.contract import reply
from handlers.markup import Place
from knowledge.model import NO_CONVERSATION
from tests.knowledge.faq_fixture import faq
from tests.questions import marking
from tests.questions.marking import FOLDER, Mark, Row

PARTS = pytest.mark.parametrize("held_back", [False, True], ids=["tuned on", "held back"])


def conversations() -> list[Row]:
    """The labelled conversations."""
    return marking.rows(FOLDER / "conversation.jsonl")


@cache
def talked(*, held_back: bool) -> list[Mark]:
    """The marks of all that is asked in the conversations of one part, of those tuned on in every second."""
    part = [row for row in conversations() if marking.held_back(row) is held_back]
    return [mark for row in part[:: 1 if held_back else 2] for mark in marks(row)]


def marks(row: Row) -> list[Mark]:
    """The marks of all that is asked in one conversation, in its order."""
    conversation, found = NO_CONVERSATION, []
    for turn in marking.turns(row):
        outcome = faq().answer(turn["text"], conversation)
        conversation = faq().follow(conversation, outcome)
        said = reply(outcome, faq().knowledge, Place.PRIVATE)
        found.append(Mark(marking.turn(turn, said), turn, said))
    return found


def later(*, held_back: bool) -> Counter[str]:
    """The marks of the questions that lean on what came before."""
    return marking.counted(mark for mark in talked(held_back=held_back) if mark.row["later"])


def percent(counts: Counter[str], verdict: str) -> float:
    """The share of one verdict."""
    return 100 * counts[verdict] / counts.total()


def test_there_are_enough_conversations_and_none_stands_twice() -> None:
    begun = [row["turns"][0]["text"] for row in conversations()]
    assert len(begun) == len(set(begun)) >= 60


@PARTS
def test_most_questions_that_lean_on_an_answer_are_answered_rightly(held_back: bool) -> None:
    assert percent(later(held_back=held_back), "right") >= (92 if held_back else 98)


@PARTS
def test_few_questions_that_lean_on_an_answer_are_answered_wrongly(held_back: bool) -> None:
    assert percent(later(held_back=held_back), "wrong") <= 4


@PARTS
def test_danger_in_a_conversation_is_never_missed(held_back: bool) -> None:
    dangers = [mark for mark in talked(held_back=held_back) if mark.row["ok"] == ["urgent"]]
    assert [mark.verdict for mark in dangers] == ["right"] * len(dangers)
