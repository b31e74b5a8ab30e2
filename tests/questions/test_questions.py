"""How our own labelled questions fare: floors for those that were tuned on and for those held back.

The floors lie a little below what was measured when they were written; raise them, never lower them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.contract import reply
from handlers.markup import Place
from tests.knowledge.faq_fixture import faq
from tests.questions import marking
from tests.questions.marking import FOLDER, Row, Said

HARDEST = "Q3N"
"""Near misses that were written against each entry, in its own words: nearer than what people ask."""
TUNED_ON = slice(None, None, 4)
"""Every fourth of those that were tuned on is asked here; ``python -m tests.questions`` asks all."""
PARTS = pytest.mark.parametrize("held_back", [False, True], ids=["tuned on", "held back"])


def said(row: Row) -> Said:
    """What the bot says to a question, as the contract tells it."""
    return reply(faq().answer(row["text"]), faq().knowledge, Place.PRIVATE)


@cache
def counted(name: str, *, held_back: bool, hardest: bool = False) -> Counter[str]:
    """The marks of one part of a file."""
    judge = marking.answerable if name == "answerable" else marking.abstain
    every = [row for row in marking.rows(FOLDER / f"{name}.jsonl") if marking.held_back(row) is held_back]
    rows = [row for row in every if row["id"].startswith(HARDEST) is hardest]
    rows = rows if held_back else rows[TUNED_ON]
    return marking.counted(marking.marks(rows, map(said, rows), judge))


def percent(counts: Counter[str], verdict: str) -> float:
    """The share of one verdict."""
    return 100 * counts[verdict] / counts.total()


def test_there_are_enough_questions_and_none_stands_twice() -> None:
    texts = [
        row["text"] for name in ("answerable", "abstain") for row in marking.rows(FOLDER / f"{name}.jsonl")
    ]
    assert len(texts) == len(set(texts)) >= 300


@PARTS
def test_most_answerable_questions_are_answered_rightly(held_back: bool) -> None:
    assert percent(counted("answerable", held_back=held_back), "right") >= 93


@PARTS
def test_few_answerable_questions_are_answered_wrongly(held_back: bool) -> None:
    assert percent(counted("answerable", held_back=held_back), "wrong") <= 2


@PARTS
def test_few_questions_outside_the_articles_are_answered(held_back: bool) -> None:
    assert percent(counted("abstain", held_back=held_back), "false") <= 1.5


@PARTS
def test_most_near_misses_of_an_entry_are_not_answered_by_it(held_back: bool) -> None:
    assert percent(counted("abstain", held_back=held_back, hardest=True), "false") <= 10
