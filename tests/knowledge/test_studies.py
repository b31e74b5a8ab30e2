"""Which study an entry tells of."""

from __future__ import annotations

from fnmatch import filter as matching

import pytest

from knowledge.reading import FOLDER, Faults, read
from knowledge.studies import NO_STUDIES, Studies, Study
from tests.knowledge.shared import entries, studies

TWO = Studies(
    {"a": Study("the A trial", ("a-*",), "b"), "b": Study("the B trial", ("b-*",))}, ("a-1", "a-2", "b-1")
)


def test_what_is_on_another_study_is_elsewhere() -> None:
    assert TWO.elsewhere("a-1") == {"b-1"}
    assert TWO.elsewhere("c") == frozenset() == NO_STUDIES.elsewhere("a-1")


def test_the_other_study_is_known_where_it_is_told() -> None:
    assert TWO.other("a-1") == TWO.of("b-1")
    assert TWO.other("b-1") is None


def test_every_study_of_the_table_has_entries_and_one_entry_one_study() -> None:
    table, _ = read(FOLDER / "studies.yaml", dict[str, Study], Faults())
    assert table
    patterns = [pattern for study in table.values() for pattern in study.entries]
    found = [id_ for pattern in patterns for id_ in matching(entries(), pattern)]
    assert len(found) == len(set(found))
    assert all(matching(entries(), pattern) for pattern in patterns)
    assert all(study.other in table for study in table.values() if study.other)


@pytest.mark.parametrize("topic", ["b12-trial", "vitamin-d-study"])
def test_every_entry_of_a_study_s_own_topic_is_on_a_study(topic: str) -> None:
    assert not [id_ for id_, entry in entries().items() if entry.topic == topic and studies().of(id_) is None]
