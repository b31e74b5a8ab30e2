"""The rules for claims: sound ones pass, and each rule catches what it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.lint import numbers as lint_numbers
from knowledge.lint.claims import check_claims
from knowledge.lint.numbers import check_numbers
from knowledge.lint.shown import check_shown
from knowledge.linting import lint
from knowledge.loading import Content, read_content
from knowledge.reading import FOLDER
from tests.knowledge.content import sound, write


def claim(**changes: Any) -> dict[str, Any]:
    record = {
        "id": "claim-length",
        "statement": "The trial took 16 weeks.",
        "subject": "b12",
        "relation": "number",
        "numbers": {"weeks": [16]},
        "verdict": "supported",
        "explanation": "Right: it took 16 weeks.",
        "entries": ["length-0"],
        "phrasings": [f"it took {word} long" for word in ["a", "b", "c", "d", "e", "f", "g", "h"]],
    }
    return {key: value for key, value in (record | changes).items() if value is not None}


def faults(folder: Path, *claims: dict[str, Any]) -> list[str]:
    words = (FOLDER / "screening" / "claim_words.yaml").read_text(encoding="utf-8")
    files = sound() | {"claims/trial.yaml": list(claims), "screening/claim_words.yaml": words}
    return [str(fault) for fault in lint(write(folder, files), date(2026, 12, 1), whole=False).faults]


def test_a_sound_claim_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, claim()) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"explanation": "Right: it took 17 weeks."}, "has the number 17"),
        ({"explanation": "Right. " * 50}, "at most 250"),
        ({"phrasings": ["only one"]}, "1 phrasings: at least 8"),
        ({"relation": "adores"}, "unknown relation 'adores'"),
        ({"numbers": {"furlongs": [16]}}, "unknown unit 'furlongs'"),
        ({"entries": []}, "leans on at least one entry"),
        ({"entries": ["nothing"]}, "unknown entries 'nothing'"),
        ({"caveats": ["nothing"]}, "unknown caveats 'nothing'"),
        ({"verdict": "not_covered"}, "what the articles do 'not mention'"),
        ({"verdict": "true"}, "verdict"),
        ({"mood": "good"}, "unknown key"),
    ],
)
def test_a_broken_rule_is_told(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    assert any(told in fault for fault in faults(tmp_path, claim(**changes)))


def test_a_phrasing_belongs_to_one_claim(tmp_path: Path) -> None:
    found = faults(tmp_path, claim(), claim(id="claim-other", statement="Another one."))
    assert any("also belongs to 'claim-length'" in fault for fault in found)


@pytest.fixture(scope="module")
def shipped() -> Content:
    return read_content(FOLDER)


def test_the_curated_claims_have_no_faults(shipped: Content) -> None:
    check_claims(FOLDER, shipped)
    check_shown(FOLDER, shipped)
    assert [fault for fault in shipped.faults.told() if fault.file.startswith("knowledge/claims")] == []


def test_what_is_shipped_passes_also_where_the_articles_are_not_present(
    shipped: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint_numbers, "ARTICLES", tmp_path / "absent")
    told = check_numbers(shipped)
    assert "not present here" in str(told[0])
    assert [fault for fault in shipped.faults.told() if "supports" in fault.message] == []
