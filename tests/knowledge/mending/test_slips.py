"""What is a likelier slip than another, and what an abbreviated word leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mending.slips import abbreviates, cost_of_abbreviating, cost_of_slip, neighbours, skeleton

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("typed", "likelier", "than"),
    [
        ("wher", "where", "whey"),
        ("goin", "going", "groin"),
        ("botle", "bottle", "borle"),
        ("pleease", "please", "pleasse"),
        ("weejs", "weeks", "weels"),
        ("tihs", "this", "ties"),
        ("ther", "there", "other"),
    ],
)
def test_some_slips_are_likelier_than_others(typed: str, likelier: str, than: str) -> None:
    assert cost_of_slip(typed, likelier) < cost_of_slip(typed, than)


@given(WORDS, st.data())
def test_every_slip_costs_something_and_no_slip_costs_nothing(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    assert cost_of_slip(word, word) == 0
    for typed in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
    ):
        assert typed == word or cost_of_slip(typed, word) > 0


@given(WORDS)
def test_what_is_left_of_a_word_abbreviates_it(word: str) -> None:
    short = skeleton(word)
    assert skeleton(short) == short
    assert short == word or (abbreviates(short, word) and cost_of_abbreviating(short, word) > 0)


def test_a_word_abbreviates_neither_itself_nor_a_shorter_one() -> None:
    assert not abbreviates("trial", "trial")
    assert not abbreviates("trials", "trial")
    assert not abbreviates("trls", "trial")


def test_keys_beside_each_other_are_neighbours_both_ways() -> None:
    assert "e" in neighbours("w") and "w" in neighbours("e")
    assert not neighbours("1")
