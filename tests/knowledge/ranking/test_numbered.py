"""Texts and their numbers, in little memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ranking.numbered import UNKNOWN, Numbered


@given(st.lists(st.text(), unique=True), st.lists(st.text()))
def test_a_text_has_the_number_of_its_place_and_others_have_none(texts: list[str], others: list[str]) -> None:
    numbered = Numbered(texts)
    numbers = {text: number for number, text in enumerate(texts)}
    asked = [*texts, *others]
    expected = [numbers.get(text, UNKNOWN) for text in asked]
    assert [numbered.get(text) for text in asked] == expected
    assert numbered.of(asked).tolist() == expected
    assert [text in numbered for text in asked] == [text in numbers for text in asked]
    assert len(numbered) == len(texts)


@pytest.mark.parametrize("told", [-(1 << 63), -1, 0, 1, (1 << 63) - 1])
def test_every_hash_has_a_place(told: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.hash", lambda _: told)
    numbered = Numbered(["one"])
    assert numbered.get("one") == 0
    assert numbered.of(["one"]).tolist() == [0]


def test_what_is_said_of_a_stranger_can_be_chosen() -> None:
    assert Numbered(["one"]).get("two", 30_000) == 30_000
