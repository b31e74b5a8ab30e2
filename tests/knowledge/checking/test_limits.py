"""Claims that any dose of a vitamin is fine are told its limit, or that none was tested."""

from __future__ import annotations

import pytest

from tests.knowledge.claim_fixture import C, checked, explained


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("B6 is fine in any dose", "100 mg a day"),
        ("take as much B6 as you like, it can't hurt", "100 mg a day"),
        ("mega doses of B6 protect the nerves", "damage to nerves"),
        ("no amount of vitamin D can harm you", "4,000"),
    ],
)
def test_a_vitamin_that_is_called_harmless_is_told_its_limit_and_harm(claim: str, told: str) -> None:
    outcome = checked(claim)
    assert outcome.verdict is C
    assert told in explained(outcome)
