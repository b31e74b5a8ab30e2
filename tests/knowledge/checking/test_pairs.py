"""Two numbers in one sentence belong to the sides beside which they stand."""

from __future__ import annotations

import pytest
import re2

from knowledge.checking.pairs import Pair, paired, swapped

_B12, _PLACEBO = re2.compile(r"\bb12\b"), re2.compile(r"\bplacebo\b")


@pytest.mark.parametrize(
    ("plain", "pair"),
    [
        ("2.66 points with b12 and 4.63 with placebo", (2.66, 4.63)),
        ("placebo 4.63 points b12 2.66", (2.66, 4.63)),
        ("in the b12 trial placebo fell 4.63 and b12 2.66", (2.66, 4.63)),
        ("7.7 had reactions on placebo", (None, 7.7)),
        ("7.7 had reactions in the b12 trial", None),
        ("b12 and placebo were given for 16 weeks", None),
        ("b12 and placebo", None),
    ],
)
def test_numbers_are_given_to_sides(plain: str, pair: Pair | None) -> None:
    assert paired(plain, _B12, _PLACEBO) == pair


def test_a_number_of_the_other_side_is_swapped() -> None:
    assert swapped((4.63, 2.66), (2.66, 4.63))
    assert swapped((None, 2.66), (2.66, 4.63))
    assert not swapped((2.66, None), (2.66, 4.63))
    assert not swapped((43.0, None), (2.66, 4.63))
