"""One Faq for all tests that ask real questions: building it takes seconds."""

from __future__ import annotations

from functools import cache

from knowledge.faq import Faq


@cache
def faq() -> Faq:
    """The Faq on the real content."""
    return Faq.load()
