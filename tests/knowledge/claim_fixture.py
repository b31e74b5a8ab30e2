"""The real claims, read once: vectors of the sentence encoder take a while."""

from __future__ import annotations

from functools import cache

from knowledge.claims import Claims
from knowledge.encoder import load_encoder
from knowledge.glossary import with_glossary
from knowledge.guard import Guard, read_terms
from knowledge.loading import load
from knowledge.model import Checked, Knowledge
from knowledge.retrieval import Retriever, build_retriever
from knowledge.screening import Screen
from tests.engine_cache import engine_cache


@cache
def content() -> Knowledge:
    """The curated content with its glossary."""
    return with_glossary(load())


def _retriever() -> Retriever:
    """A small one: it only names the nearest entries where nothing is known."""
    return build_retriever({entry.id: (entry.question,) for entry in content().entries.values()})


@cache
def claims() -> Claims:
    """What judges claims, with everything that it needs."""
    knowledge = content()
    guard = Guard(knowledge.entries.values(), read_terms())
    with engine_cache() as folder:
        return Claims(knowledge, guard, _retriever(), Screen.load(encoder=load_encoder()), folder)


def checked(text: str) -> Checked:
    """The verdict on a text that tells of no danger."""
    outcome = claims().check(text)
    assert isinstance(outcome, Checked)
    return outcome
