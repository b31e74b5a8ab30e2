"""What many tests read and none changes, made once in each test process and only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cache

import pytest

from knowledge.encoder import load_encoder
from knowledge.model import Entry, Knowledge
from knowledge.screening import Screen
from knowledge.studies import Studies, read_studies
from knowledge.weighing.guard import Guard
from tests.knowledge import faq_fixture
from tests.knowledge.faq_fixture import faq


def content() -> Knowledge:
    """The real content."""
    return faq_fixture.content()


def entries() -> Mapping[str, Entry]:
    """Its entries by their ids."""
    return content().entries


def guard() -> Guard:
    """The term guard on the real content: that of the engine, which takes a second to make."""
    return faq()._guard


@cache
def studies() -> Studies:
    """Which entry tells of which study."""
    return read_studies(entries())


@cache
def patterns_alone() -> Screen:
    """The screen of the engine without its encoder: its patterns take a second to compile."""
    screen = copy(faq()._screen)
    screen._nearness = None
    return screen


def patterns_and_nearness() -> Screen:
    """The whole screen, that of the engine; the test skips where the encoder cannot be loaded."""
    if load_encoder() is None:
        pytest.skip("the sentence encoder cannot be loaded here")
    return faq()._screen
