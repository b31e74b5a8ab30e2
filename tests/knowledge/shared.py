"""What many tests read and none changes, made once in each test process and only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from knowledge.encoder import load_encoder
from knowledge.gazetteer import read_terms
from knowledge.guard import Guard
from knowledge.loading import load
from knowledge.model import Entry, Knowledge
from knowledge.screening import Screen
from knowledge.studies import Studies, read_studies
from tests.knowledge.faq_fixture import faq


@cache
def content() -> Knowledge:
    """The real content."""
    return load()


def entries() -> Mapping[str, Entry]:
    """Its entries by their ids."""
    return content().entries


@cache
def guard() -> Guard:
    """The term guard on the real content."""
    return Guard(entries().values(), read_terms())


@cache
def studies() -> Studies:
    """Which entry tells of which study."""
    return read_studies(entries())


@cache
def patterns_alone() -> Screen:
    """The screen without its encoder."""
    return Screen.load()


@cache
def patterns_and_nearness() -> Screen:
    """The whole screen; the test skips where the encoder cannot be loaded."""
    encoder = load_encoder()
    if encoder is None:
        pytest.skip("the sentence encoder cannot be loaded here")
    return Screen.load(encoder=encoder, spelt=faq().retriever.query)
