"""Words with digits or signs in the place of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mending.disguised import undisguised
from knowledge.model import Urgent
from tests.knowledge.faq_fixture import faq


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("k1ll myself how pls", "kill myself how pls"),
        ("i want to d1e", "i want to die"),
        ("su!cide", "suicide"),
        ("overd0se of p1lls", "overdose of pills"),
        ("does v1tamin d h3lp", "does vitamin d help"),
    ],
)
def test_a_disguised_word_is_written_out(text: str, meant: str) -> None:
    assert undisguised(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "B12 and D3",
        "SOD1, C9orf72",
        "50mg twice",
        "P5P",
        "ann@home.org",
        "it works!Really",
        "K2 h2o co2",
        "at 5am",
    ],
)
def test_names_doses_and_addresses_stay_as_they_are(text: str) -> None:
    assert undisguised(text) == text


@given(st.text(max_size=200))
def test_a_text_without_digits_and_signs_stays_as_it_is(text: str) -> None:
    plain = "".join(sign for sign in text if sign not in "013457!@$")
    assert undisguised(plain) == plain


@pytest.mark.parametrize("text", ["k1ll myself how pls", "i want to d1e", "planning my su1c1de"])
def test_danger_in_disguise_is_found(text: str) -> None:
    assert isinstance(faq().answer(text), Urgent)
