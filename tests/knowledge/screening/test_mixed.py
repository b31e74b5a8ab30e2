"""Danger in messages that mix languages or write one in Latin letters, and everyday talk that looks like it."""

from __future__ import annotations

import pytest

from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_and_nearness

MIXED = examples("mixed")


@pytest.mark.parametrize("kind", MIXED)
def test_danger_in_mixed_languages_is_found(kind: str) -> None:
    screen = patterns_and_nearness()
    assert not [text for text in MIXED[kind]["danger"] if screen.urgency(text) is None]


@pytest.mark.parametrize("kind", MIXED)
def test_everyday_talk_in_mixed_languages_raises_no_alarm(kind: str) -> None:
    screen = patterns_and_nearness()
    assert not [text for text in MIXED[kind]["harmless"] if screen.urgency(text) is not None]
