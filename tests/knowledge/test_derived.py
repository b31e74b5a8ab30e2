"""What a start leaves for the next one, and when it is made anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import derived as deriving
from knowledge.derived import FILE, Derived, content_key, packed, unpacked
from knowledge.faq import Faq
from knowledge.model import Answer
from knowledge.ranking.banks import Bank
from knowledge.reading import FOLDER
from tests.knowledge.shared import patterns_alone
from tests.knowledge.thin import thin_faq

WORDS = st.text(st.characters(exclude_characters="\0"), min_size=1)


class Computing:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Iterable[Iterable[str]]:
        self.times += 1
        return [["one", "two"], [], ["two"]]


def computed_in_two_starts(file: Path) -> int:
    """How often a part is computed by two starts, both of which get the same."""
    compute = Computing()
    for _ in range(2):
        derived = Derived(file, "same")
        assert derived.rows("part", compute) == [["one", "two"], [], ["two"]]
        derived.keep()
    return compute.times


@given(st.lists(st.lists(WORDS)))
def test_rows_of_words_come_back_as_they_were(rows: list[list[str]]) -> None:
    assert unpacked(packed(rows)) == rows


def test_what_was_kept_is_not_computed_again(tmp_path: Path) -> None:
    assert computed_in_two_starts(tmp_path / FILE) == 1


def test_another_content_or_code_is_computed_anew(tmp_path: Path) -> None:
    compute = Computing()
    for key in ("one", "other"):
        derived = Derived(tmp_path / FILE, key)
        derived.rows("part", compute)
        derived.keep()
    assert compute.times == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"x" * 1000])
def test_a_damaged_file_is_made_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert computed_in_two_starts(tmp_path / FILE) == 1


def test_parts_whose_names_begin_alike_stay_apart(tmp_path: Path) -> None:
    derived = Derived(tmp_path / FILE, "same")
    derived.arrays("a", lambda: {"x": np.array([1])})
    derived.arrays("a-b", lambda: {"x": np.array([2])})
    assert derived.arrays("a", dict)["x"] == 1
    assert derived.arrays("a-b", dict)["x"] == 2


@pytest.mark.parametrize("name", ["code.py", "content.yaml"])
def test_the_key_changes_with_code_and_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("one")
    before = content_key(tmp_path)
    (tmp_path / name).write_text("two")
    assert content_key(tmp_path) != before


def test_the_key_changes_with_a_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = content_key(tmp_path)
    monkeypatch.setattr(deriving, "version", lambda name: "another")
    assert content_key(tmp_path) != before


def test_a_bank_of_what_was_kept_is_the_same(tmp_path: Path) -> None:
    bank = {"length": ["how long did it last", "how lnog did it run"], "size": ["how many took part"]}
    banks = []
    for _ in range(2):
        derived = Derived(tmp_path / FILE, "same")
        banks.append(Bank(bank, ["how is the weather"], {"last": ["run"]}, derived))
        derived.keep()
    first, second = banks
    assert first.texts == second.texts
    assert first.labels.tolist() == second.labels.tolist()
    assert [one.query("how lonng did it run") for one in banks] == ["how long did it last"] * 2
    assert first.exactly("howlong did it last") == second.exactly("howlong did it last") == {0}


def test_a_second_start_reads_no_phrasing_and_answers_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = ["how many people were in the b12 trial", "does ozempic slow als", "who is leverenz"]
    faq = _started(tmp_path)
    first = [_told(faq, question) for question in questions]

    def unexpected(part: str) -> None:
        raise AssertionError(part)

    monkeypatch.setattr(Derived, "_made", lambda _self, part, _made: unexpected(part))
    second = _started(tmp_path)
    assert [_told(second, question) for question in questions] == first


def _started(folder: Path) -> Faq:
    """A start on some of the content, so that it is built quickly; the screen keeps nothing for the next."""
    derived = Derived(folder / FILE, "same")
    screen = patterns_alone()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.faq.Screen.load", lambda *_: screen)
        faq = thin_faq(folder, derived, 4, lambda id_: id_.startswith(("b12-trial", "leverenz", "als-c")))
    derived.keep()
    return faq


def _told(faq: Faq, question: str) -> object:
    outcome = faq.answer(question)
    return [(part.entry.id, part.score) for part in outcome.parts] if isinstance(outcome, Answer) else outcome


def test_the_key_covers_all_that_the_engine_is_made_of(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.npz", "*.onnx", "*.bin"))
    before = content_key(tmp_path / "knowledge")
    entry = next((tmp_path / "knowledge" / "entries").rglob("*.yaml"))
    entry.write_text(entry.read_text(encoding="utf-8") + "# \n", encoding="utf-8")
    assert content_key(tmp_path / "knowledge") != before
