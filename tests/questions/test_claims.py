"""The labelled claims: how many get a right verdict, and that none is wrongly supported."""

from __future__ import annotations

from functools import cache

import pytest

from bot.contract import reply
from handlers.markup import Place
from tests.knowledge.claim_fixture import claims, content
from tests.questions.marking import FOLDER, Row, Said, claim, held_back, rows

ROWS = rows(FOLDER / "claims.jsonl")
TUNED_ON = [row for row in ROWS if not held_back(row)][::3]
"""Of those that were tuned on every third is checked here; ``python -m tests.questions`` checks all."""
HELD_BACK = [row for row in ROWS if held_back(row)]


@cache
def marks() -> dict[str, str]:
    """The marks of the claims, by their texts."""
    return {row["text"]: claim(row, said(row["text"])) for row in (*TUNED_ON, *HELD_BACK)}


def said(text: str) -> Said:
    return reply(claims().check(text), content(), Place.PRIVATE)


@pytest.mark.parametrize(
    ("part", "least"), [(TUNED_ON, 0.93), (HELD_BACK, 0.86)], ids=["tuned on", "held back"]
)
def test_most_claims_are_told_right(part: list[Row], least: float) -> None:
    assert sum(marks()[row["text"]] == "right" for row in part) / len(part) >= least


def test_hardly_any_claim_is_wrongly_supported() -> None:
    wrongly = [text for text, mark in marks().items() if mark == "supported"]
    assert len(wrongly) <= len(marks()) // 100


def test_there_are_two_hundred_claims_of_all_verdicts_with_a_third_held_back() -> None:
    assert len(ROWS) >= 200
    assert {row["verdict"] for row in ROWS} == {
        "supported", "partly", "not_enough_evidence", "contradicted", "not_covered",
    }  # fmt: skip
    assert 0.25 < sum(map(held_back, ROWS)) / len(ROWS) < 0.45
