"""Many patterns held against a text at once."""

from __future__ import annotations

import re2
from hypothesis import given
from hypothesis import strategies as st

from knowledge.patterns import Patterns, forget_texts
from knowledge.screening.patterns import Lexicon, Matchers

SOURCES = [r"\bno\b", r"\ba(?:b|c)\b", "b", r"\d+", r"\bc d\b", r"no (a|b)"]
REPLACED = ["not", "b b", "no", "c", " 7 ", r"\1 c"]
texts = st.text("abcdno 17", max_size=40)


@given(texts)
def test_the_patterns_that_a_text_holds_are_those_found_one_by_one(text: str) -> None:
    found = Patterns(SOURCES).found_in(text)
    assert found == {place for place, source in enumerate(SOURCES) if re2.search(source, text)}


@given(texts)
def test_patterns_are_replaced_one_after_the_other(text: str) -> None:
    expected = text
    for source, replacement in zip(SOURCES, REPLACED, strict=True):
        expected = re2.sub(source, replacement, expected)
    assert Patterns(SOURCES).replaced_in(text, REPLACED) == expected


def test_no_patterns_are_found_nowhere() -> None:
    assert Patterns([]).found_in("a text") == frozenset()


def test_patterns_that_forgot_what_they_saw_find_the_same() -> None:
    patterns, matchers = Patterns(SOURCES), Matchers()
    places = [matchers.add(source) for source in SOURCES]
    matchers.compile()
    held = matchers.held_in("no b 17")
    found = patterns.found_in("no b 17"), [place in held for place in places]
    before = patterns[0]
    forget_texts()
    assert patterns[0]._regexp is not before._regexp
    assert not patterns.is_used
    held = matchers.held_in("no b 17")
    assert (patterns.found_in("no b 17"), [place in held for place in places]) == found


def test_the_words_of_patterns_are_those_of_the_lists_that_they_name_too() -> None:
    lists = {"kin": ["(?:my )?mum", "{elders}"], "elders": ["père", "grand{0,2}ma"], "unused": ["nobody"]}
    patterns = ["{kin} (?:[^ ]+ ){0,3}swallow(?:ed|s)?", "Ma"]
    expected = {"mum", "pere", "grand", "swallow"}
    assert Lexicon(lists).vocabulary(patterns) == expected
