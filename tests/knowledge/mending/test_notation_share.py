"""A percent sign behind words asks for the share."""

from __future__ import annotations

import pytest

from knowledge.mending.notation import Notation


@pytest.mark.parametrize(
    ("text", "asked"),
    [("low d %", "What percent low d?"), ("low vitamin D in %?", "What percent low vitamin D?")],
)
def test_a_percent_sign_alone_asks_for_the_share(text: str, asked: str) -> None:
    assert Notation(()).written_out(text) == asked


@pytest.mark.parametrize("text", ["is it 43%", "43 %", "was it 81 % of people"])
def test_a_percent_sign_behind_a_number_is_none(text: str) -> None:
    assert Notation(()).written_out(text) == text
