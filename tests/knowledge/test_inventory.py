"""A slip in any file of the content is told by the name of the file, at a start and by the linter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.faq import Faq
from knowledge.inventory import FILES
from knowledge.lint.screening import check_screening
from knowledge.linting import lint
from knowledge.model import KnowledgeError
from knowledge.reading import FOLDER
from knowledge.weighing import confidence

EVERY = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.yaml"))
NAMED = [name for name in EVERY if name in FILES]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the files, each of which a test breaks and puts back."""
    made = tmp_path_factory.mktemp("whole")
    for name in EVERY:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / name, made / name)
    return made


def told(folder: Path) -> list[list[str]]:
    """What the linter says of a folder, and what a start in it says."""
    with pytest.raises(KnowledgeError) as caught:
        Faq.load(None, folder)
    return [[str(one) for one in faults] for faults in (lint(folder).faults, caught.value.faults)]


def test_every_file_is_one_that_the_program_reads() -> None:
    records = [name for name in EVERY if name.startswith(("entries/", "claims/"))]
    assert sorted([*FILES, *records]) == EVERY


@pytest.mark.parametrize("text", ["", "# all gone\n\n", "null\n", "---\n~ # nothing\n", "{}\n"])
@pytest.mark.parametrize("name", EVERY)
def test_a_file_with_nothing_in_it_is_told_by_its_name(whole: Path, name: str, text: str) -> None:
    kept = (whole / name).read_text(encoding="utf-8")
    (whole / name).write_text(text, encoding="utf-8")
    try:
        for faults in told(whole):
            assert faults == [f"{whole / name}:1: is empty: put back what belongs there"]
    finally:
        (whole / name).write_text(kept, encoding="utf-8")


@pytest.mark.parametrize("name", NAMED)
def test_a_file_that_is_not_there_is_told_by_its_name(whole: Path, name: str) -> None:
    away = (whole / name).rename(whole / "away")
    try:
        for faults in told(whole):
            assert faults == [f"{whole / name}:1: cannot be read: there is no such file: put it back"]
    finally:
        away.rename(whole / name)


@pytest.mark.parametrize("name", ["screening/turn.yaml", "screening/prototypes/krise.yaml", "entry.yaml"])
def test_a_file_that_nobody_reads_is_told(whole: Path, name: str) -> None:
    (whole / name).write_text("a: [b]\n", encoding="utf-8")
    try:
        for (fault,) in told(whole):
            assert fault.startswith(f"{whole / name}:1: is read by nobody")
    finally:
        (whole / name).unlink()


@pytest.mark.parametrize("name", ["entries", "claims"])
def test_records_that_are_all_gone_are_told(whole: Path, name: str) -> None:
    away = (whole / name).rename(whole.with_name("away"))
    try:
        for faults in told(whole):
            assert faults == [f"{whole / name}:1: no file of records is in it: put them back"]
    finally:
        away.rename(whole / name)


def test_the_linter_reads_every_file(tmp_path: Path) -> None:
    for name in EVERY:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: [b\n", encoding="utf-8")
    faults = lint(tmp_path).faults
    assert {fault.file for fault in faults} == {str(tmp_path / name) for name in EVERY}
    assert all("'[' is not closed" in fault.message for fault in faults)


SLIPS = [
    ("put_claims", "signs:", "sings:", "signs: missing: add it"),
    ("put_claims", "signs:", "signs: []\nsings:", "signs: nothing stands here: fill it, or remove the line"),
    ("turns", "mine:", "mien:", "unknown list 'mien': did you mean 'mine'?"),
    ("choices", "both:", "bothe:", "both: missing: add it"),
    ("pairs", "between: '", "between: '(", "a pattern cannot be used"),
    ("pointed", "amounts: '", "amounts: '(", "a pattern cannot be used"),
    ("aspects", "money:", "money: ['(']\nmoneys:", "a pattern cannot be used"),
    ("attributes", "price:", "price: {asked: ['(']}\nprices:", "a pattern cannot be used"),
    ("asides", "none:", "nothing:", "none: missing: it holds what is no aside"),
    ("urgent", "  overdose:", "  gloom:", "rules: nothing is on 'overdose': put its rules back"),
    ("confidence", "words:", "word:", "no weights for 'words'"),
    ("claim_words", "denial:", "denail:", "denial: missing: add it"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), SLIPS)
def test_a_slip_in_a_file_of_the_screen_is_told_by_the_linter(
    whole: Path, name: str, old: str, new: str, message: str
) -> None:
    folder, file = whole / "screening", whole / "screening" / f"{name}.yaml"
    kept = file.read_text(encoding="utf-8")
    assert f"\n{old}" in kept
    file.write_text(kept.replace(f"\n{old}", f"\n{new}", 1), encoding="utf-8")
    try:
        faults = [str(fault) for fault in check_screening(folder, {})]
        assert any(fault.startswith(f"{file}:") and message in fault for fault in faults), faults
    finally:
        file.write_text(kept, encoding="utf-8")


def test_a_fault_names_its_file_from_the_project_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "ENGINES", ("another",))
    with pytest.raises(KnowledgeError) as caught:
        confidence.read_weights("words")
    (fault,) = caught.value.faults
    assert str(fault).startswith("knowledge/screening/confidence.yaml:1: no weights for 'another'")
