"""Reading the content: what is sound loads, and every fault is told with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.loading import load, read_content
from knowledge.model import Certainty, KnowledgeError
from knowledge.reading import FOLDER, Faults, parse
from tests.knowledge.content import entry, sound, write

SHORT_TEXT = re.compile(r"""\n(\ *)-\ (?:[^\W_][\w ,.'?!’-]*|"[^"\\\n]*"|'[^'\n]*')(?=\n\1-\ )""", re.VERBOSE)
"""A line of a list with words in it and no more, before another one: every reader takes it for the same."""


def faults_of(folder: Path) -> list[str]:
    return [str(fault) for fault in read_content(folder).faults.found]


def test_sound_content_loads_as_typed_records(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path, sound()))
    first = knowledge.entries["length-0"]
    assert first.certainty is Certainty.RANDOMISED_TRIAL
    assert list(first.citations[0].numbers) == [16]
    assert knowledge.sources["a-study"].passage_count == 2


def test_the_projects_own_content_loads() -> None:
    assert load().entries


def test_the_content_is_read_also_where_the_quicker_reader_is_missing() -> None:
    """The reader in Python is stricter than the one in C: a bare "?" in braces ends a word for it.

    It is slow, and two thirds of the content are short texts in lists, of which it reads the last of each list.
    """
    for path in FOLDER.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        yaml.SafeLoader(text).dispose()  # looks at every character
        for _ in yaml.parse(SHORT_TEXT.sub("", text), yaml.SafeLoader):
            pass


def test_only_short_texts_before_another_one_are_left_out_for_the_slow_reader() -> None:
    lines = [
        "a:",
        "  - one",
        '  - "two: three"',
        "  - it's",
        "b:",
        "  - {x?: 1}",
        "  - x: 1",
        "  - four",
        "  - five",
    ]
    left = SHORT_TEXT.sub("", "\n".join(lines)).splitlines()
    assert left == ["a:", "  - it's", "b:", "  - {x?: 1}", "  - x: 1", "  - five"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"topic": "nowhere"}, "unknown topic 'nowhere'"),
        ({"caveats": ["missing"]}, "unknown caveats 'missing'"),
        ({"related": ["missing"]}, "unknown related 'missing'"),
        ({"updates": ["missing"]}, "unknown updates 'missing'"),
        ({"citations": [{"source": "a-study", "passage": 3}]}, "has no passage 3"),
        ({"citations": [{"source": "nobody", "passage": 1}]}, "unknown source 'nobody'"),
        ({"certainty": "certain"}, "certainty"),
        ({"colour": "red"}, "unknown key"),
        ({"answer": None}, "missing: add it"),
        ({"phrasings": ["length-1 phrasing number A?"]}, "also belongs to"),
        ({"reviewed_on": "soon"}, "reviewed_on"),
    ],
)
def test_a_fault_in_an_entry_is_told(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    files = sound()
    files["entries/trial.yaml"][0] = entry("length-0", **change)
    assert any(told in fault for fault in faults_of(write(tmp_path, files))), faults_of(tmp_path)


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    files = sound()
    files["caveats.yaml"] = "- id: only-16-weeks\n  text: Only 16 weeks.\n  short: short\n  colour: red\n"
    (fault,) = [fault for fault in faults_of(write(tmp_path, files)) if "colour" in fault]
    assert "caveats.yaml:4:" in fault


def test_all_faults_come_at_once_in_one_readable_block(tmp_path: Path) -> None:
    files = sound()
    files["entries/trial.yaml"][0] = entry("length-0", topic="nowhere", caveats=["missing"])
    with pytest.raises(KnowledgeError) as caught:
        load(write(tmp_path, files))
    assert "2 fault(s)" in str(caught.value)
    assert "nowhere" in str(caught.value)
    assert "missing" in str(caught.value)


def test_an_id_that_stands_twice_is_told_with_both_places(tmp_path: Path) -> None:
    files = sound()
    files["entries/more.yaml"] = [entry("length-0", phrasings=["quite another one"])]
    assert any("id 'length-0' is taken" in fault for fault in faults_of(write(tmp_path, files)))


def test_one_bad_record_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    files = sound()
    files["sources.yaml"].append({"id": "broken", "kind": "study"})
    told = faults_of(write(tmp_path, files))
    assert told
    assert all("sources.yaml" in fault for fault in told)


def test_a_missing_file_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    files = sound()
    del files["sources.yaml"]
    assert any(
        "sources.yaml" in fault and "cannot be read" in fault for fault in faults_of(write(tmp_path, files))
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "'a' stands twice (first on line 1)"),
        ("a: [1, 2\n", "not readable as YAML"),
        ("!!python/object/apply:os.system ['true']\n", "not readable as YAML"),
        ("a: &x [1]\nb: *y\n", "not readable as YAML"),
    ],
)
def test_bad_yaml_is_told_in_words(text: str, told: str) -> None:
    faults = Faults()
    value, _ = parse(text, "x.yaml", faults)
    assert value is None
    assert told in str(faults.found[0])


@given(st.text(max_size=300))
def test_no_text_makes_the_yaml_reader_raise(text: str) -> None:
    faults = Faults()
    value, _ = parse(text, "x.yaml", faults)
    assert value is None or not faults.found
