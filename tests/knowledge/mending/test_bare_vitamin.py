"""Single letters behind "vitamins" are vitamins."""

from __future__ import annotations

import pytest

from knowledge.mending.bare_vitamin import with_bare_vitamin


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Vitamins B12, B6 and C break it down", "Vitamins B12, vitamin B6 and vitamin C break it down"),
        ("vitamin B12 or C?", "vitamin B12 or vitamin C?"),
        ("vitamins C, D & E", "vitamins C, vitamin D & vitamin E"),
    ],
)
def test_a_row_of_vitamins_names_each(text: str, read: str) -> None:
    assert with_bare_vitamin(text) == read


@pytest.mark.parametrize(
    "text",
    ["vitamin B12 and a placebo", "vitamin B12 and A's friend", "vitamin E and dad", "is vitamin C, an acid"],
)
def test_other_words_behind_a_vitamin_are_none(text: str) -> None:
    assert with_bare_vitamin(text) == text
