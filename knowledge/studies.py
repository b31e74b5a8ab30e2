"""The studies that are told apart in a conversation: what one is called, and which entries tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import filter as _filter
from pathlib import Path

from knowledge.model import record
from knowledge.reading import FOLDER, read_alone

B12_TRIAL, VITAMIN_D_STUDY = "the B12 trial", "the vitamin D study"
STUDY_OF_2013 = "the 2013 vitamin D study"
"""What the two studies that the articles tell most of are called where a question or a claim names none."""


@record
class Study:
    """A study: what stands for "it", the ids that tell of it ("*": any ending), what "the other one" is.

    ``parts``: the studies that several studies together are.
    """

    called: str
    entries: tuple[str, ...]
    other: str | None = None
    parts: tuple[str, ...] = ()


class Studies:
    """Which study an entry tells of."""

    def __init__(self, table: Mapping[str, Study], entry_ids: Iterable[str]) -> None:
        self._table, ids = table, tuple(entry_ids)
        self._named = {
            id_: name
            for name, study in table.items()
            for pattern in study.entries
            for id_ in matching(ids, pattern)
        }

    def of(self, entry_id: str) -> Study | None:
        """The study that an entry tells of, or None."""
        name = self._named.get(entry_id)
        return self._table[name] if name else None

    def other(self, entry_id: str) -> Study | None:
        """What "the other study" is after an entry, or None where that depends on the vitamin."""
        study = self.of(entry_id)
        return self._table[study.other] if study and study.other else None

    def elsewhere(self, entry_id: str) -> frozenset[str]:
        """The entries on other studies than the one that an entry tells of; none where it tells of none."""
        name = self._named.get(entry_id)
        own = {name, *(self._table[name].parts if name else ())}
        return frozenset(id_ for id_, other in self._named.items() if name and other not in own)


def matching(entry_ids: Iterable[str], pattern: str) -> list[str]:
    """The ids that a pattern means: the one that it is, or all that begin so where it ends in "*"."""
    return _filter(entry_ids, pattern)


NO_STUDIES = Studies({}, ())


def read_studies(entry_ids: Iterable[str], folder: Path = FOLDER) -> Studies:
    """The table in studies.yaml. Raises KnowledgeError with every fault in it."""
    return Studies(read_table(folder), entry_ids)


def read_table(folder: Path) -> Mapping[str, Study]:
    """The studies by name, as they stand. Raises KnowledgeError with every fault in their file."""
    return read_alone(folder / "studies.yaml", dict[str, Study])
