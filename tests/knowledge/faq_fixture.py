"""One Faq for all tests that ask real questions: one test process builds it, the others read what it made."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.encoder import Encoder, Floats, load_encoder
from knowledge.faq import Faq
from knowledge.loading import load
from knowledge.model import NO_CONVERSATION, Answer, Conversation, Knowledge
from tests.engine_cache import engine_cache


@cache
def content() -> Knowledge:
    """The real content, read once in each process."""
    return load()


class Recalling(Encoder):
    """The encoder, which encodes a text once: a vector depends on its text alone, and many tests ask again."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder._session, encoder._tokenizer, encoder.fingerprint)
        self._known: dict[str, Floats] = {}

    def _views(self, text: str) -> Floats:
        if text not in self._known:
            self._known[text] = super()._views(text)
        return self._known[text]


@cache
def recalling() -> Recalling | None:
    """The encoder of the Faq that all tests share; None where it cannot be loaded."""
    encoder = load_encoder()
    return Recalling(encoder) if encoder else None


@cache
def faq() -> Faq:
    """The Faq on the real content."""
    with engine_cache() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.faq.load", lambda _folder: content())
        for user in ("faq", "fitting", "checking.matching"):
            patch.setattr(f"knowledge.{user}.load_encoder", recalling)
        built = Faq.load(folder)
        built.check("What claims are compared with is encoded with the first of them.")
    return built


def ids(text: str, conversation: Conversation = NO_CONVERSATION) -> list[str]:
    """The ids of what is answered."""
    outcome = faq().answer(text, conversation)
    assert isinstance(outcome, Answer), outcome
    return [part.entry.id for part in outcome.parts]
