"""The coverage report: every claim of the articles has a fate, and a false one is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.coverage import (
    EVIDENCE,
    ArticleClaim,
    Coverage,
    read_claims,
    read_coverage,
    report,
    report_of_map,
)
from knowledge.loading import load
from knowledge.model import KnowledgeError
from tests.knowledge import shared
from tests.knowledge.content import sound, write

CLAIMS = (ArticleClaim("X01", "a-study", 1, "It took 16 weeks."), ArticleClaim("X02", "a-study", 2, "Praise."))


def problems(folder: Path, coverage: Coverage) -> tuple[str, ...]:
    return report(CLAIMS, coverage, load(write(folder, sound())).entries).problems


def test_a_covered_and_a_left_out_claim_are_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, Coverage({"X01": ("length-0",)}, {"X02": "promotion"})) == ()


def test_a_claim_without_a_fate_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, Coverage({"X01": ("length-0",)}, {})) == (
        "X02: neither covered nor left out for a reason",
    )


def test_an_entry_that_does_not_cite_the_passage_covers_nothing(tmp_path: Path) -> None:
    told = problems(tmp_path, Coverage({"X01": ("length-0",), "X02": ("length-1", "nobody")}, {}))
    assert any("does not cite passage 2" in problem for problem in told)
    assert any("unknown entry 'nobody'" in problem for problem in told)


def test_a_broken_list_of_claims_is_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_claims(path)


def test_without_the_list_the_map_alone_is_told(tmp_path: Path) -> None:
    entries = load(write(tmp_path, sound())).entries
    told = report_of_map(Coverage({"X01": ("length-0",), "X02": ("nobody",)}, {"X03": "promotion"}), entries)
    assert read_claims(tmp_path / "none.jsonl") == ()
    assert told.problems == ("X02: unknown entry 'nobody'",)
    assert told.lines[0] == "X01  length-0"
    assert told.lines[-1].startswith("3 claims: 2 covered, 1 left out, 1 problems; ")


@pytest.mark.skipif(not EVIDENCE.is_file(), reason="the maintainers' evidence list is not beside this checkout")
def test_every_claim_of_the_three_articles_has_a_fate() -> None:
    told = report(read_claims(), read_coverage(), shared.entries())
    assert told.problems == ()
