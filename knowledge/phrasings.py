"""Which phrasings are searched, and which are held back to measure with."""

from __future__ import annotations

from zlib import crc32

from knowledge.model import Knowledge

HELD_OUT_SHARE = 10
"""One phrasing in so many is kept out of the index."""


def held_out(phrasing: str) -> bool:
    """Whether a phrasing belongs to the test set: a fixed rule on its text, the same on every machine."""
    return crc32(phrasing.strip().casefold().encode()) % HELD_OUT_SHARE == 0


def indexed(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The phrasings that are searched, with the question itself, by entry id."""
    return {
        entry.id: (entry.question, *(p for p in entry.phrasings if not held_out(p)))
        for entry in knowledge.entries.values()
    }


def test_set(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The phrasings that are not searched, each with the id of its entry."""
    return [(p, entry.id) for entry in knowledge.entries.values() for p in entry.phrasings if held_out(p)]
