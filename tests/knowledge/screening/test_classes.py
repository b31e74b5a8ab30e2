"""Kinds of danger, each in many wordings with its near neighbours: none is tied to one wording."""

from __future__ import annotations

from knowledge.model import Urgency
from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_and_nearness

CASES = [
    (expected, text)
    for kinds in examples("classes").values()
    for expected, texts in kinds.items()
    for text in texts
]


def told(text: str) -> str:
    """The danger, the line or "none" that a message gets."""
    screen = patterns_and_nearness()
    urgent = screen.urgency(text)
    return (urgent and urgent.kind.value) or screen.concern(text) or "none"


def is_met(expected: str, found: str) -> bool:
    if expected in ("danger", "none"):
        return (found in set(Urgency)) == (expected == "danger")
    return found == expected


def test_every_wording_of_a_class_gets_what_it_needs() -> None:
    found = [(expected, text, told(text)) for expected, text in CASES]
    assert [one for one in found if not is_met(one[0], one[2])] == []
