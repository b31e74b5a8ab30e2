"""One Faq for all tests that ask real questions: one test process builds it, the others read what it made."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.faq import Faq
from knowledge.loading import load
from knowledge.model import NO_CONVERSATION, Answer, Conversation, Knowledge
from tests.engine_cache import engine_cache


@cache
def content() -> Knowledge:
    """The real content, read once in each process."""
    return load()


@cache
def faq() -> Faq:
    """The Faq on the real content."""
    with engine_cache() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.faq.load", content)
        built = Faq.load(folder)
        built.check("What claims are compared with is encoded with the first of them.")
    return built


def ids(text: str, conversation: Conversation = NO_CONVERSATION) -> list[str]:
    """The ids of what is answered."""
    outcome = faq().answer(text, conversation)
    assert isinstance(outcome, Answer), outcome
    return [part.entry.id for part in outcome.parts]
