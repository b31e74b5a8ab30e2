"""Kinds of danger, each in many wordings with its near neighbours: none is tied to one wording."""

from __future__ import annotations

import pytest

from knowledge.model import Urgency
from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_and_nearness

CASES = [
    pytest.param(expected, text, id=text[:60])
    for kinds in examples("classes").values()
    for expected, texts in kinds.items()
    for text in texts
]


def told(text: str) -> str:
    """The danger, the line or "none" that a message gets."""
    screen = patterns_and_nearness()
    urgent = screen.urgency(text)
    return (urgent and urgent.kind.value) or screen.concern(text) or "none"


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_every_wording_of_a_class_gets_what_it_needs(expected: str, text: str) -> None:
    found = told(text)
    if expected == "danger":
        assert found in set(Urgency)
    elif expected == "none":
        assert found not in set(Urgency)
    else:
        assert found == expected
