"""The curated content, checked: every reference, citation and phrasing, with all faults told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.model import Caveat, Citation, Entry, Knowledge, Source, Term, Topic, Update
from knowledge.reading import EMPTY, FOLDER, Faults, Place, Records, check_endings, read, read_records, shown
from knowledge.shape_hints import unknown

AddFault = Callable[[Place, str], None]


@dataclass(frozen=True, slots=True)
class Content:
    """The knowledge as far as it could be read, with the faults and where each record stands."""

    knowledge: Knowledge
    sources: Records[Source]
    caveats: Records[Caveat]
    updates: Records[Update]
    glossary: Records[Term]
    entries: Records[Entry]
    faults: Faults

    def each_entry(self) -> Iterator[tuple[Entry, AddFault]]:
        """Every entry that could be read, each with what notes a fault at a place inside it."""
        for entry in self.entries.by_id.values():
            yield entry, partial(self._add, entry.id)

    def _add(self, id_: str, place: Place, message: str) -> None:
        self.entries.fault(id_, place, message, self.faults)


def load(folder: Path = FOLDER) -> Knowledge:
    """Read all of the curated content below ``folder``.

    Raises KnowledgeError with every fault where the content cannot be used as it is.
    """
    content = read_content(folder)
    content.faults.raise_if_any()
    return content.knowledge


def read_content(folder: Path = FOLDER) -> Content:
    """Read the content below ``folder`` and collect its faults instead of raising them."""
    faults = Faults()
    check_endings(folder, None, faults)
    content = _read_records(folder, faults)
    _check_entries(content)
    for records in (content.updates, content.glossary):
        for id_, record in records.by_id.items():
            _check_citations(content, records, id_, record.citations, ("citations",))
    return content


def _read_records(folder: Path, faults: Faults) -> Content:
    sources = read_records([folder / "sources.yaml"], Source, faults)
    caveats = read_records([folder / "caveats.yaml"], Caveat, faults)
    updates = read_records([folder / "updates.yaml"], Update, faults)
    glossary = read_records([folder / "glossary.yaml"], Term, faults)
    check_endings(folder / "entries", Entry, faults)
    entries = read_records(sorted((folder / "entries").glob("*.yaml")), Entry, faults)
    synonyms, _ = read(folder / "synonyms.yaml", dict[str, tuple[str, ...]], faults)
    knowledge = Knowledge(
        sources=sources.by_id,
        caveats=caveats.by_id,
        updates=updates.by_id,
        entries=entries.by_id,
        glossary=glossary.by_id,
        topics=_read_topics(folder / "topics.yaml", faults),
        synonyms=synonyms or {},
    )
    return Content(knowledge, sources, caveats, updates, glossary, entries, faults)


def leaves(topics: Iterable[Topic]) -> list[Topic]:
    """The topics that hold entries, in the order of the tree."""
    return [leaf for topic in topics for leaf in (leaves(topic.parts) if topic.parts else [topic])]


def _read_topics(path: Path, faults: Faults) -> tuple[Topic, ...]:
    topics, lines = read(path, tuple[Topic, ...], faults)
    if topics == ():
        faults.add(shown(path), 1, EMPTY, cause=True)
    if not topics:
        faults.lose(Topic)
    seen: set[str] = set()
    for index, topic in enumerate(topics or ()):
        for place, one in [((index,), topic), *(((index, "parts", i), p) for i, p in enumerate(topic.parts))]:
            if one.id in seen:
                faults.add(shown(path), lines.of(place), f"topic '{one.id}' stands twice: rename one")
            seen.add(one.id)
    return topics or ()


def _check_citations(
    content: Content, records: Records[Any], id_: str, citations: Iterable[Citation], place: Place
) -> None:
    for index, citation in enumerate(citations):
        source = content.knowledge.sources.get(citation.source)
        message, follows = None, source is None and content.faults.lacks(Source, citation.source)
        if source is None:
            message = unknown("source", citation.source, content.knowledge.sources, "sources.yaml")
        elif not 1 <= citation.passage <= source.passage_count:
            count = source.passage_count
            message = f"'{source.id}' has no passage {citation.passage}: its passages are 1 to {count}"
        if message:
            records.fault(id_, (*place, index), message, content.faults, follows=follows)


_References = tuple[str, type[Any], tuple[str, ...], Mapping[str, Any]]


def _references(entry: Entry, known: Knowledge) -> Iterable[_References]:
    yield "caveats", Caveat, entry.caveats, known.caveats
    yield "updates", Update, entry.updates, known.updates
    yield "related", Entry, entry.related, known.entries
    yield "follow_ups", Entry, tuple(entry.follow_ups.values()), known.entries
    yield "topic", Topic, (entry.topic,), {leaf.id: leaf for leaf in leaves(known.topics)}


def _check_entries(content: Content) -> None:
    taken: dict[str, str] = {}
    for entry in content.entries.by_id.values():
        for key, type_, ids, known in _references(entry, content.knowledge):
            for id_ in ids:
                if id_ not in known:
                    message = unknown(key, id_, known)
                    follows = content.faults.lacks(type_, id_)
                    content.entries.fault(entry.id, (key,), message, content.faults, follows=follows)
        _check_citations(content, content.entries, entry.id, entry.citations, ("citations",))
        for index, correction in enumerate(entry.corrections):
            place = ("corrections", index, "citations")
            _check_citations(content, content.entries, entry.id, correction.citations, place)
        _check_phrasings(content, entry, taken)


def _check_phrasings(content: Content, entry: Entry, taken: dict[str, str]) -> None:
    for index, phrasing in enumerate(entry.phrasings):
        key = " ".join(phrasing.casefold().split()).rstrip("?!. ")
        if key in taken:
            message = f"phrasing '{phrasing}' also belongs to '{taken[key]}': keep it once"
            content.entries.fault(entry.id, ("phrasings", index), message, content.faults)
        taken[key] = entry.id
