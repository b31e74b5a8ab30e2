"""Text as it was sent to text as it is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import LIMIT, Synonyms, clean, ends, normalise, tokens


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  What   IS\n\tALS?! ", "what is als"),
        ("Vit. B-12", "vitamin b12"),
        ("vitb12 and VITD", "vitamin b12 and vitamin d"),
        ("B₁₂", "b12"),
        ("b twelve", "b12"),
        ("vitamin D-3", "vitamin d3"),
        ("vitamine B12, vitamina D", "vitamin b12 vitamin d"),
        ("vitamins a day", "vitamins a day"),
        ("2,000 IU, 0.5 mg", "2000 iu 0.5 mg"),
        ("What’s it?", "what's it"),
        ("naïve café", "naive cafe"),
        ("АLS сure", "als cure"),
        ("что такое", "что такое"),
        ("a\u200bl\u2060s \u202etrial", "als trial"),
        ("t\u0334\u0335\u0336e\u0301\u0302\u0303st", "test"),
        ("", ""),
        ("🙂👍", ""),
    ],
)
def test_spellings_of_the_same_text_become_one(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_any_text_is_cleaned_to_one_short_line(raw: str) -> None:
    cleaned = clean(raw)
    assert len(cleaned) <= LIMIT
    assert "\n" not in cleaned
    assert cleaned == cleaned.strip()


def test_long_messages_are_cut() -> None:
    assert len(clean("word " * 50_000)) <= LIMIT


def test_tokens_are_the_words() -> None:
    assert tokens("what is als") == ["what", "is", "als"]
    assert tokens("") == []


@pytest.fixture
def synonyms() -> Synonyms:
    return Synonyms({"als": ["MND", "motor neurone disease"], "vitamin b12": ["B12"]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does mnd run in families", "does als run in families"),
        ("motor neurone disease and b12", "als and vitamin b12"),
        ("vitamin b12", "vitamin b12"),
        ("mndx", "mndx"),
    ],
)
def test_synonyms_are_replaced_as_whole_words(synonyms: Synonyms, text: str, expected: str) -> None:
    assert synonyms.apply(text) == expected


def test_words_of_synonyms_are_known(synonyms: Synonyms) -> None:
    assert {"mnd", "neurone", "b12", "als"} <= synonyms.words()


def test_an_empty_table_changes_nothing() -> None:
    assert Synonyms({}).apply("what is als") == "what is als"


def test_halves_of_characters_are_left_out() -> None:
    assert ends("the D \ud800they gave\udfff") == "the D they gave"
