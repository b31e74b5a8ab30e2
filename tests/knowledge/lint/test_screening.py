"""What the linter tells of the files in ``screening``."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.lint.screening import check_screening
from knowledge.model import Certainty, Entry
from knowledge.reading import FOLDER

_LONGEST = (
    "urgent",
    "languages",
    "personal",
    "concerns",
    "smalltalk",
    "out_of_scope",
    "claim_words",
    "asides",
    "attributes",
    "terms",
    "turns",
)
_MOST = 3
"""So many of each list in the longest files are kept where files are broken on purpose."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files, the longest ones with only the beginning of each list, so that they are compiled quickly."""
    made = Path(shutil.copytree(FOLDER / "screening", tmp_path_factory.mktemp("short") / "screening"))
    for file in (*(made / f"{name}.yaml" for name in _LONGEST), *(made / "prototypes").glob("*.yaml")):
        content = beginning(yaml.load(file.read_text(encoding="utf-8"), _LOADER))
        file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return made


def beginning(value: Any) -> Any:
    """The same with the beginning of each list."""
    if isinstance(value, dict):
        return {name: beginning(one) for name, one in value.items()}
    return [beginning(one) for one in value[:_MOST]] if isinstance(value, list) else value


@pytest.fixture
def folder(tmp_path: Path, short: Path) -> Path:
    """A copy of the short files, to be broken."""
    return Path(shutil.copytree(short, tmp_path / "screening"))


def test_the_short_files_have_no_faults(short: Path) -> None:
    assert list(check_screening(short, {})) == []


def test_the_files_as_they_are_have_no_faults() -> None:
    assert list(check_screening(FOLDER / "screening", {})) == []


@pytest.mark.parametrize(
    ("name", "added", "told"),
    [
        ("terms", "contrast:\n  journal: []\n", "'contrast' stands twice"),
        ("urgent", "rules: {}\n", "'rules' stands twice"),
        ("aspects", "age: [\n", "not readable as YAML"),
        ("contacts", "- {id: odd}\n", "missing"),
        ("confidence", "vectors: 1\n", "'vectors' stands twice"),
        ("help", "en: {}\n", "'en' stands twice"),
        ("help", "xx: {parts: {a: b}, crisis: ['{nobody}'], emergency: [c], overdose: [d]}\n", "nobody"),
        ("prototypes/crisis", "x: [\n", "not readable as YAML"),
    ],
)
def test_a_file_that_the_bot_could_not_read_is_told(folder: Path, name: str, added: str, told: str) -> None:
    with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write(added)
    faults = list(check_screening(folder, {}))
    assert any(told in str(fault) and name in fault.file for fault in faults), faults


def test_a_list_that_a_pattern_names_and_that_is_not_there_is_told(folder: Path) -> None:
    file = folder / "concerns.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"any:\n( *)- ", r"any:\n\1- '{nowhere}'\n\1- ", text, count=1), encoding="utf-8")
    assert any("nowhere" in str(fault) for fault in check_screening(folder, {}))


@pytest.mark.parametrize(("name", "kind"), [("urgent", "overdose"), ("concerns", "weary")])
def test_a_kind_of_danger_or_concern_that_there_is_not_is_told(folder: Path, name: str, kind: str) -> None:
    file = folder / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"^  {kind}:$", "  gloom:", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    told = [str(fault) for fault in check_screening(folder, {}) if name in fault.file]
    assert any("'gloom' is none of" in one and kind in one for one in told)


def test_a_decision_beside_which_an_entry_may_stand_and_that_there_is_not_is_told(folder: Path) -> None:
    day = date(2026, 1, 1)
    entry = Entry("e", "t", "Q?", (), "A.", Certainty.BACKGROUND, (), day, day, one_person=("combine", "gloom"))
    told = [str(fault) for fault in check_screening(folder, {"e": entry})]
    assert any("one_person of 'e': 'gloom' is none of" in one for one in told)


@pytest.mark.parametrize("wrong", ["choking (?:on ..|now)", "can not ... (?:..)", "swallowed .."])
def test_a_gap_that_is_none_is_told(folder: Path, wrong: str) -> None:
    file = folder / "concerns.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"any:\n( *)- ", rf"any:\n\1- '{wrong}'\n\1- ", text, count=1), encoding="utf-8")
    told = [str(fault) for fault in check_screening(folder, {}) if "concerns" in fault.file]
    assert any("only between spaces" in one and wrong in one for one in told)


@pytest.mark.parametrize("name", ["urgent", "personal", "concerns", "smalltalk", "hostile"])
def test_every_context_is_named_by_a_rule_or_by_the_program(name: str) -> None:
    text = (FOLDER / "screening" / f"{name}.yaml").read_text(encoding="utf-8")
    program = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "screening").glob("*.py"))
    contexts = (yaml.load(text, _LOADER).get("contexts") or {}).keys()
    named = (
        f"@{one}" in text or any(f'"{known}"' in program for known in (one, one.removeprefix("not_")))
        for one in contexts
    )
    assert [one for one, used in zip(contexts, named, strict=True) if not used] == []
