"""Short forms stand for what people mean by them, word for word, and for no name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gazetteer import read_terms
from knowledge.linting import lint
from knowledge.mending.shorthand import FILE, shorthand
from knowledge.model import KnowledgeError
from tests.knowledge.content import sound, write


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("want 2 die 2nite", "want to die tonight"),
        ("want 2 b here", "want to be here"),
        ("2 shots 4 weeks", "2 shots 4 weeks"),
        ("is it 4 me", "is it for me"),
        ("wont b here 2moro", "wont be here tomorrow"),
        ("vitamin b 12", "vitamin b 12"),
    ],
)
def test_a_digit_is_a_word_only_beside_another_one(typed: str, meant: str) -> None:
    assert " ".join(shorthand().written_out(typed.split())) == meant


@given(st.lists(st.sampled_from(["2", "4", "b", "die", "wont", "want", "me", "weeks", "u"]), max_size=9))
def test_writing_short_forms_out_keeps_the_number_of_words(words: list[str]) -> None:
    assert len(shorthand().written_out(words)) == len(words)


def test_no_short_form_is_a_name_that_a_question_could_be_about() -> None:
    names = {name.casefold() for name in read_terms().names()}
    assert names.isdisjoint(shorthand().words)


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("words:\n  rn: right now\npairs: {2 b: to be}\n", 2, "write 1 on each side"),
        ("words: {u: you}\npairs:\n  2 b: to be here\n", 3, "write 2 on each side"),
        ("words:\n  u: you\n  u: your\npairs: {2 b: to be}\n", 3, "stands twice"),
        ("words: {u: you}\n", 1, "missing"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path, content: str, line: int, told: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        shorthand(tmp_path)
    assert [(fault.line, told in fault.message) for fault in caught.value.faults] == [(line, True)]


def test_the_linter_tells_of_a_short_form_that_stands_for_two_words(tmp_path: Path) -> None:
    folder = write(tmp_path, sound())
    (folder / FILE).write_text("words:\n  rn: right now\npairs: {2 b: to be}\n", encoding="utf-8")
    assert [fault.message for fault in lint(folder, whole=False).faults if FILE in fault.file] != []
