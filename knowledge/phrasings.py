"""Which phrasings are searched, and which are held back to measure with."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from knowledge.derived import ALL_NEW, Derived
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.model import Entry, Knowledge

HELD_OUT_SHARE = 10
"""One phrasing in so many is kept out of the index."""
WITHHELD_SHARE = 3
"""One question out of scope in so many is new to the encoder."""


def held_out(phrasing: str) -> bool:
    """Whether a phrasing belongs to the test set: a fixed rule on its text, the same on every machine."""
    return crc32(phrasing.strip().casefold().encode()) % HELD_OUT_SHARE == 0


def withheld(question: str) -> bool:
    """Whether a question that nothing answers is new to the fine-tuned encoder, to be measured with."""
    return crc32(question.strip().casefold().encode()) % WITHHELD_SHARE == 0


def indexed(knowledge: Knowledge, derived: Derived = ALL_NEW) -> dict[str, tuple[str, ...]]:
    """The phrasings that are searched, with the question itself, by entry id; a lone "D" is spelt out.

    ``derived``: what an earlier start has worked out from the same knowledge.
    """
    rows = derived.rows("indexed", lambda: map(_spelt_out, knowledge.entries.values()))
    return dict(zip(knowledge.entries, map(tuple, rows), strict=True))


def _spelt_out(entry: Entry) -> Iterator[str]:
    return map(with_bare_vitamin, (entry.question, *_searched(entry)))


def _searched(entry: Entry) -> Iterator[str]:
    return (phrasing for phrasing in entry.phrasings if not held_out(phrasing))
