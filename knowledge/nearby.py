"""The entries beside an answer (related, of its study, of its topic), and which of them few words may mean."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.conversing import rewording
from knowledge.decision import Accepted, Decision
from knowledge.model import Entry, EntryRole
from knowledge.studies import Studies
from knowledge.text import normalise
from knowledge.weighing.confidence import Confidence
from knowledge.weighing.quantities import meets_bare_quantity
from knowledge.words import says_all

_SUREST = 0.95
"""The score from which on an entry beside the last one may lack every telling word of a follow-up."""


_ASKS_WHETHER = re2.compile(r"(?:Is|Are|Does|Do|Did|Can|Has|Have) ")


class Nearby:
    """Tells which entries a follow-up on an answer is likely about."""

    def __init__(self, entries: Mapping[str, Entry], studies: Studies, confidence: Confidence) -> None:
        self._entries, self._studies, self._confidence = entries, studies, confidence

    def family(self, entry: Entry) -> frozenset[str]:
        """The ids of the entries that an entry is related to, either way round."""
        naming = (other.id for other in self._entries.values() if entry.id in other.related)
        return frozenset((*entry.related, *naming)) - {entry.id}

    def related(self, entry: Entry) -> list[Entry]:
        """The entries that an entry names and that are close to it, in its order."""
        named = (self._entries.get(id_) for id_ in entry.related)
        return [one for one in named if one is not None and self.is_close(one, entry)]

    def statistics(self, entry: Entry) -> Entry | None:
        """The entry that tells how sure the figures of the same study are, or None."""
        study = self._studies.of(entry.id)
        same = (one for one in self._entries.values() if study and self._studies.of(one.id) is study)
        return next((one for one in same if one.role is EntryRole.STATISTICS), None)

    def finding(self, entry: Entry) -> Entry:
        """What the study of an entry found, where the entry tells how the study was done; else the entry."""
        study = self._studies.of(entry.id)
        if study is None or _ASKS_WHETHER.match(entry.question):
            return entry
        same = (one for one in self._entries.values() if self._studies.of(one.id) is study)
        return next((one for one in same if _ASKS_WHETHER.match(one.question)), entry)

    def is_close(self, entry: Entry, last: Entry) -> bool:
        """Whether an entry tells of the same study or, where the last tells of none, stands in its topic."""
        study = self._studies.of(last.id)
        return self._studies.of(entry.id) is study if study else entry.topic == last.topic

    def explains(self, entry: Entry, last: Entry) -> bool:
        """Whether an entry may tell why the last answer is so."""
        return entry.id in {last.id, *self.family(last)} and self._confidence.gives_reasons(entry.id)

    def why(self, last: Entry) -> Entry | None:
        """The one related entry that asks why the very thing is so that the last answer tells, or None."""
        told = f"{last.question} {last.answer}"
        beside = (self._entries[id_] for id_ in last.related if id_ in self._entries)
        asked = [one for one in beside if normalise(one.question).startswith("why ")]
        fitting = [one for one in asked if says_all(told, normalise(one.question).removeprefix("why "))]
        return fitting[0] if len(fitting) == 1 else None

    def is_surely_beside(self, decision: Decision, last: Entry, near: frozenset[str]) -> bool:
        """Whether a decision is as sure as can be, and on what stands beside the last answer."""
        if not isinstance(decision, Accepted) or decision.score < _SUREST:
            return False
        return decision.entry.id in near or self.is_close(decision.entry, last)

    def may_be_meant(self, entry: Entry, last: Entry, query: str, near: frozenset[str]) -> bool:
        """Whether words that say nothing of their own may ask for an entry: for no overview of a subject."""
        if entry is last or not meets_bare_quantity(entry, query):
            return meets_bare_quantity(entry, query)
        if rewording.speaks_of_someone(query):
            return False
        beside = entry.id in near and not rewording.asks_when(query)
        return (beside or self.is_close(entry, last)) and not entry.overview


def is_under(entry: Entry, last: Entry) -> bool:
    """Whether the last answer was the overview of all that an entry tells a part of."""
    return last.overview and entry is not last and entry.branch == last.branch
