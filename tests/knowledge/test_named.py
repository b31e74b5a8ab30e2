"""Who is asked for by name, and which entry tells of it."""

from __future__ import annotations

import pytest

from knowledge.named import Named, read_table
from tests.knowledge.faq_fixture import ids
from tests.knowledge.shared import entries


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("who is Kaji", "b12-interests"),
        ("and who's dr Karam then?", "vitamin-d-study-journal"),
        ("Eisai, who's that", "b12-brand"),
        ("I asked who Perlmutter is", "sources-perlmutter"),
        ("who are Gianforcaro and others", "vitamin-d-review-2014"),
    ],
)
def test_who_is_asked_for_by_name_gets_the_entry_that_tells_of_it(asked: str, entry: str) -> None:
    found = Named.read(entries()).who(asked)
    assert found is not None
    assert found.id == entry
    assert ids(asked) == [entry]


@pytest.mark.parametrize(
    "asked", ["who is he", "who is Smith", "what did Karam find", "who paid Karam", "Karam"]
)
def test_other_questions_are_not_taken_for_it(asked: str) -> None:
    assert Named.read(entries()).who(asked) is None


def test_every_name_stands_at_one_entry_that_there_is() -> None:
    table = read_table()
    names = [name.casefold() for of_entry in table.values() for name in of_entry]
    assert table.keys() <= entries().keys()
    assert len(names) == len(set(names))
