"""One Faq for all tests that ask real questions: one test process builds it, the others read what it made."""

from __future__ import annotations

from functools import cache

from knowledge.faq import Faq
from tests.engine_cache import engine_cache


@cache
def faq() -> Faq:
    """The Faq on the real content."""
    with engine_cache() as folder:
        built = Faq.load(folder)
        built.check("What claims are compared with is encoded with the first of them.")
    return built
