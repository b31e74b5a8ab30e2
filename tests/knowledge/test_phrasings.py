"""Which phrasings are searched, and in what form."""

from __future__ import annotations

from dataclasses import replace

from knowledge import phrasings
from knowledge.loading import load
from knowledge.phrasings import held_out, indexed

KNOWLEDGE = load()


def test_a_phrasing_is_either_searched_or_held_out() -> None:
    searched = sum(map(len, indexed(KNOWLEDGE).values()))
    asked = sum(1 + len(entry.phrasings) for entry in KNOWLEDGE.entries.values())
    assert searched + len(phrasings.test_set(KNOWLEDGE)) == asked


def test_a_lone_letter_is_searched_as_the_vitamin_that_it_stands_for() -> None:
    entry = replace(next(iter(KNOWLEDGE.entries.values())), phrasings=("does D help",))
    assert not held_out("does D help")
    assert indexed(replace(KNOWLEDGE, entries={entry.id: entry}))[entry.id][1] == "does vitamin D help"
