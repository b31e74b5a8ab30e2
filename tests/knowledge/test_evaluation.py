"""The measures, and the files that they are taken on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluation import auroc, read_bank, read_queries, run
from knowledge.faq import outside
from knowledge.model import KnowledgeError

BANK: list[dict[str, Any]] = [
    {"id": "tea", "phrasings": ["a cup of tea", "tea with milk", "green tea", "brew some tea"]},
    {"id": "train", "phrasings": ["the train to paris", "train times", "a railway ticket", "which platform"]},
    {"id": "rain", "phrasings": ["will it rain", "do i need an umbrella", "is it wet outside", "rain today"]},
]
QUERIES: list[dict[str, Any]] = [
    {"text": "make me a tea", "gold": ["tea"]},
    {"text": "train ticket to paris", "gold": ["train", "rain"]},
    {"text": "is rain coming today", "gold": ["rain"]},
    {"text": "who painted the mona lisa", "gold": None},
]
FIGURES = "p_at_1 mrr_at_10 recall_at_5 auroc coverage risk false_answers p50_us p99_us build_s rss_mb"


def _lines(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records) + "\n\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def few_questions_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them take seconds to encode, and a few do the same work."""
    monkeypatch.setattr("knowledge.evaluation.outside", lambda: outside()[::40])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return _lines(tmp_path / "bank.jsonl", BANK), _lines(tmp_path / "queries.jsonl", QUERIES)


def test_every_figure_of_the_contract_is_there(files: tuple[Path, Path]) -> None:
    found = run(*files)
    assert " ".join(found) == FIGURES
    assert found["p_at_1"] == found["mrr_at_10"] == found["auroc"] == 1
    assert found["false_answers"] == 0


def test_out_has_a_line_for_each_query(files: tuple[Path, Path], tmp_path: Path) -> None:
    run(*files, tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["text"] for line in lines] == [query["text"] for query in QUERIES]
    assert lines[0]["entries"][0] == "tea"
    assert all(set(line) == {"text", "entries", "score", "answered"} for line in lines)


def test_measures_without_queries_of_a_kind_are_null(tmp_path: Path) -> None:
    inside = _lines(tmp_path / "inside.jsonl", QUERIES[:2])
    found = run(_lines(tmp_path / "bank.jsonl", BANK), inside)
    assert found["auroc"] is None
    assert found["false_answers"] is None
    assert found["p_at_1"] == 1


@pytest.mark.parametrize(
    ("inside", "outside", "expected"),
    [
        ([0.9, 0.8], [0.1], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.9, 0.1], [0.5], 0.5),
        ([], [1], None),
    ],
)
def test_auroc(inside: list[float], outside: list[float], expected: float | None) -> None:
    assert auroc(inside, outside) == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no entries"),
        ("{", "bank.jsonl:1: not readable as JSON"),
        ("[1]", "bank.jsonl:1: not a JSON object"),
        ('{"id": "a", "phrasings": ["x"]}\n{"phrasings": ["x"]}', 'bank.jsonl:2: no "id"'),
        ('{"id": "a", "phrasings": []}', "list of one or more texts"),
        ('{"id": "a", "phrasings": "x"}', "list of one or more texts"),
        (
            '{"id": "a", "phrasings": ["x"]}\n\n{"id": "a", "phrasings": ["y"]}',
            "bank.jsonl:3: the id 'a' stands twice",
        ),
    ],
)
def test_faults_of_a_bank_are_told_with_line_and_remedy(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text(content)
    with pytest.raises(KnowledgeError) as error:
        read_bank(path)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no queries"),
        ('{"gold": null}', 'no "text"'),
        ('{"text": "x", "gold": "a"}', "list of ids, or null"),
        ('{"text": "x", "gold": [1]}', "list of ids, or null"),
    ],
)
def test_faults_of_queries_are_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(content)
    with pytest.raises(KnowledgeError) as error:
        read_queries(path)
    assert told in str(error.value)


def test_a_mark_of_utf_8_before_a_bank_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "phrasings": ["x"]}\n')
    assert read_bank(path) == {"a": ["x"]}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_bank(tmp_path / "none.jsonl")


def test_an_output_that_cannot_be_written_is_told(files: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be written"):
        run(*files, tmp_path / "no" / "out.jsonl")
