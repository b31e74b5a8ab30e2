"""Which phrasings are searched, and in what form."""

from __future__ import annotations

from dataclasses import replace

from knowledge.phrasings import held_out, indexed
from tests.knowledge.shared import content


def test_a_phrasing_is_either_searched_or_held_out() -> None:
    searched = sum(map(len, indexed(content()).values()))
    asked = sum(1 + len(entry.phrasings) for entry in content().entries.values())
    kept_out = [text for entry in content().entries.values() for text in entry.phrasings if held_out(text)]
    assert kept_out
    assert searched + len(kept_out) == asked


def test_a_lone_letter_is_searched_as_the_vitamin_that_it_stands_for() -> None:
    entry = replace(next(iter(content().entries.values())), phrasings=("does D help",))
    assert not held_out("does D help")
    assert indexed(replace(content(), entries={entry.id: entry}))[entry.id][1] == "does vitamin D help"
