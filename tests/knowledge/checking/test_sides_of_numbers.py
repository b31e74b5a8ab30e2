"""Whose a number is, in which direction it went, and when: the same number of the other side is wrong."""

from __future__ import annotations

import pytest

from knowledge.checking.numbers import sizes
from tests.knowledge.claim_fixture import C, S, checked

RIGHT = (
    "the gap was 1.97 points on a scale of 48",
    "methylcobalamin cut the loss from 4.63 points to 2.66",
    "the score fell 2.7 points on B12 against 4.6 on placebo",
    "there were 74 men and 56 women in the trial",
    "vitamin D did not help at 3 months",
    "not everyone with ALS dies within three years",
    "riluzole adds three months of life",
    "the earlier B12 trial was no success",
)
WRONG = (
    "the ALSFRS-R is a 40 point scale",
    "methylcobalamin cut the loss from 2.66 points to 4.63",
    "placebo lost 2.7 points",
    "the B12 group gained two points",
    "the ALSFRS-R went up by 2 points in the B12 group",
    "riluzole gives you two more years of life",
    "one in 1000 people has ALS",
    "74 women took part in the B12 trial",
    "there were 56 men and 74 women in the B12 trial",
    "the people on vitamin D did better at 3 months",
    "all ALS patients are dead after three years",
    "the earlier B12 trial wasn't a failure",
    "the 373-person trial was no flop",
)


@pytest.mark.parametrize("claim", RIGHT)
def test_a_number_of_the_right_side_is_supported(claim: str) -> None:
    assert checked(claim).verdict is S


@pytest.mark.parametrize("claim", WRONG)
def test_a_number_of_the_wrong_side_is_contradicted(claim: str) -> None:
    assert checked(claim).verdict is C


def test_years_of_life_that_are_won_are_no_age() -> None:
    assert [size.unit for size in sizes("it adds 3 years of life")] == ["duration"]
    assert [size.unit for size in sizes("in the 50th year of life")] == ["age"]
