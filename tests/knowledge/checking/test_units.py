"""A dose in a wrong unit is wrong, and the unit is named; the same dose in another unit is right."""

from __future__ import annotations

import pytest

from tests.knowledge.claim_fixture import C, S, checked, explained

WRONG_UNITS = {
    "people in the 2013 study swallowed 2000 milligrams of vitamin D every day": "IU (international units)",
    "the vitamin D group got 2,000 mcg a day": "not mcg",
    "patients took two thousand grams of vitamin D": "2,000 IU",
    "the upper limit for vitamin D is 4000 mg a day": "not mg",
    "each shot of the B12 trial had 50 IU": "not iu",
    "each B12 injection had 50 mcg": "The unit is mg",
    "each B12 shot was 50 grams": "not grams",
    "Rozebalamin has 25 g of mecobalamin": "not g",
    "10000 mg of vitamin D a day is safe": "4,000 IU",
}


@pytest.mark.parametrize(("claim", "told"), WRONG_UNITS.items())
def test_a_wrong_unit_makes_a_dose_wrong(claim: str, told: str) -> None:
    outcome = checked(claim)
    assert outcome.verdict is C
    assert told in explained(outcome)


@pytest.mark.parametrize(
    "claim",
    [
        "the 2013 study gave 2000 IU of vitamin D a day",
        "patients took 50 micrograms of vitamin D daily for nine months",
        "the upper limit for vitamin D is 100 mcg a day",
        "each B12 injection had 50,000 micrograms",
    ],
)
def test_the_same_dose_in_another_unit_is_right(claim: str) -> None:
    assert checked(claim).verdict is S
