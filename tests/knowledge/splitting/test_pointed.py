"""What a message points at ("that substance") is read as what it named before."""

from __future__ import annotations

import pytest

from tests.knowledge.faq_fixture import ids


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The lab sheet of my brother says homocysteine and nobody explains it. I would just like to be "
            "told what this substance does in ALS.",
            "homocysteine",
        ),
        ("Our leaflet names riluzole. My aunt asked me how this medicine works. How does it work?", "riluzole"),
    ],
)
def test_what_is_pointed_at_is_what_was_named(text: str, told: str) -> None:
    assert told in ids(text)[0]
