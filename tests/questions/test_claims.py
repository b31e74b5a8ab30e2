"""The labelled claims: how many get a right verdict, and that none is wrongly supported."""

from __future__ import annotations

import re
from functools import cache

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Checked, CheckOutcome, Verdict
from tests.knowledge.claim_fixture import claims, content
from tests.questions.marking import FOLDER, Row, held_back, rows

ROWS = rows(FOLDER / "claims.jsonl")
TUNED_ON = [row for row in ROWS if not held_back(row)][::2]
"""Of those that were tuned on every second is checked here; ``python -m tests.questions`` checks all."""
HELD_BACK = [row for row in ROWS if held_back(row)]


@cache
def outcomes() -> dict[str, CheckOutcome]:
    return {row["text"]: claims().check(row["text"]) for row in TUNED_ON + HELD_BACK}


def verdict(row: Row) -> Verdict | None:
    """The verdict on a claim; None where it is taken for danger."""
    outcome = outcomes()[row["text"]]
    return outcome.verdict if isinstance(outcome, Checked) else None


def verdict_is_right(row: Row) -> bool:
    return verdict(row) in (row["verdict"], *row.get("also_ok", ()))


def told_right(row: Row) -> bool:
    """Whether the verdict is right, says what it has to and cites an article that it may rest on."""
    outcome = outcomes()[row["text"]]
    if not isinstance(outcome, Checked):
        return False
    said = "\n".join(plain(one.html) for one in messages(outcome, content(), Place.PRIVATE))
    cited = {citation.source for finding in outcome.findings for citation in finding.citations}
    told = all(re.search(wanted, said, re.IGNORECASE) for wanted in row["must"])
    return verdict_is_right(row) and told and (not row["cite"] or bool(cited & set(row["cite"])))


@pytest.mark.parametrize(
    ("part", "least"), [(TUNED_ON, 0.93), (HELD_BACK, 0.86)], ids=["tuned on", "held back"]
)
def test_most_claims_are_told_right(part: list[Row], least: float) -> None:
    assert sum(map(told_right, part)) / len(part) >= least


def test_hardly_any_claim_is_wrongly_supported() -> None:
    asked = TUNED_ON + HELD_BACK
    wrongly = [row["text"] for row in asked if verdict(row) is Verdict.SUPPORTED and not verdict_is_right(row)]
    assert len(wrongly) <= len(asked) // 100


def test_there_are_two_hundred_claims_of_all_verdicts_with_a_third_held_back() -> None:
    assert len(ROWS) >= 200
    assert {row["verdict"] for row in ROWS} == {
        "supported", "partly", "not_enough_evidence", "contradicted", "not_covered",
    }  # fmt: skip
    assert 0.25 < sum(map(held_back, ROWS)) / len(ROWS) < 0.45
