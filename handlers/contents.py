"""A digest of what an answer says, so that answers given before a change of content can be found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from knowledge.model import Entry, Knowledge


def content_digest(entries: Iterable[Entry], knowledge: Knowledge) -> str:
    """16 hexadecimal digits that change when anything changes that the answer of these entries says."""
    told = "\x1f".join(line for entry in entries for line in _told(entry, knowledge))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _told(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    yield entry.id
    yield entry.answer
    yield entry.certainty
    yield from (one.text for one in entry.corrections)
    yield from (knowledge.caveats[id_].text for id_ in entry.caveats)
    yield from (knowledge.updates[id_].text for id_ in entry.updates)
    yield from (f"{one.source} {one.passage}" for one in entry.citations)
