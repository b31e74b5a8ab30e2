"""YAML to model: a safe loader that reports every fault at once, each with file, line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import GenericAlias
from typing import Any, Generic, Protocol, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge.model import (
    Caveat,
    Citation,
    Entry,
    Knowledge,
    KnowledgeError,
    Source,
    Term,
    Topic,
    Update,
)

T = TypeVar("T")
FOLDER = Path(__file__).parent
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with the content, where, and what to do about it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Faults:
    """Collects faults, so that a curator sees all of them in one go."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, message: str) -> None:
        """Note one fault."""
        self.found.append(Fault(file, line, message))

    def raise_if_any(self) -> None:
        """Raise KnowledgeError with one readable block where anything was found."""
        if self.found:
            lines = "\n".join(f"  {fault}" for fault in sorted(self.found))
            raise KnowledgeError(f"The content has {len(self.found)} fault(s):\n{lines}")


@dataclass(slots=True)
class Lines:
    """The line on which each value of a YAML document stands."""

    by_place: dict[Place, int] = field(default_factory=dict)

    def of(self, place: Place) -> int:
        """The line of a value, or of the nearest thing that holds it."""
        while place and place not in self.by_place:
            place = place[:-1]
        return self.by_place.get(place, 1)


def _duplicates(node: yaml.MappingNode, file: str, faults: Faults) -> None:
    seen: dict[str, int] = {}
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if key.value in seen:
            faults.add(
                file,
                line,
                f"'{key.value}' stands twice (first on line {seen[key.value]}): keep one",
            )
        seen.setdefault(key.value, line)


def _walk(node: yaml.Node, place: Place, lines: Lines, file: str, faults: Faults) -> None:
    lines.by_place[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        _duplicates(node, file, faults)
        for key, value in node.value:
            _walk(value, (*place, key.value), lines, file, faults)
            lines.by_place[(*place, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*place, index), lines, file, faults)


def parse(text: str, file: str, faults: Faults) -> tuple[Any, Lines]:
    """Parse one YAML document into plain values and the lines that they stand on.

    Faults are added for broken YAML, unsafe tags, anchors that nest and duplicate keys; the value is then None.
    """
    lines, before = Lines(), len(faults.found)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None, lines
            _walk(node, (), lines, file, faults)
            value = loader.construct_document(node) if len(faults.found) == before else None
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error) or type(error).__name__
        faults.add(file, mark.line + 1 if mark else 1, f"not readable as YAML: {problem}")
        return None, lines
    return value, lines


_TELL = {
    "extra_forbidden": "unknown key: remove it, or see CONTRIBUTING.md for the keys there are",
    "unexpected_keyword_argument": "unknown key: remove it, or see CONTRIBUTING.md for the keys there are",
    "missing": "missing: add it",
    "missing_argument": "missing: add it",
}


def _message(error: Any) -> str:
    place = ".".join(str(step) for step in error["loc"])
    return f"{place}: {_TELL.get(error['type'], error['msg'])}"


def validated(value: Any, type_: type[T], lines: Lines, file: str, faults: Faults) -> T | None:
    """The value as ``type_``, or None and a fault for each thing that does not fit."""
    try:
        adapter: TypeAdapter[T] = _adapter(type_)
        checked = adapter.validate_python(value)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False, include_input=False):
            faults.add(file, lines.of(tuple(one["loc"])), _message(one))
        return None
    return checked


def _adapter(type_: type[T]) -> TypeAdapter[T]:
    if type_ not in _ADAPTERS:
        _ADAPTERS[type_] = TypeAdapter(type_)
    return _ADAPTERS[type_]


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def read(path: Path, type_: type[T], faults: Faults) -> tuple[T | None, Lines]:
    """Read one YAML file as ``type_`` (a record, or a list or dict of them).

    Returns the value, None where it has faults, and the lines for faults that are found later.
    """
    name = _shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(name, 1, f"cannot be read: {error}")
        return None, Lines()
    value, lines = parse(text, name, faults)
    if value is None:
        return None, lines
    return validated(value, type_, lines, name, faults), lines


def _shown(path: Path) -> str:
    return str(path.relative_to(FOLDER.parent)) if path.is_relative_to(FOLDER.parent) else str(path)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)


@dataclass(slots=True)
class Records(Generic[R]):
    """Records by id, each with the file and the lines that it was read from."""

    by_id: dict[str, R] = field(default_factory=dict)
    origin: dict[str, tuple[str, Lines, int]] = field(default_factory=dict)

    def fault(self, id_: str, place: Place, message: str, faults: Faults) -> None:
        """Note a fault at a place inside a record."""
        file, lines, index = self.origin[id_]
        faults.add(file, lines.of((index, *place)), f"{id_}: {message}")


def _list_of(type_: type[R]) -> type[list[R]]:
    return GenericAlias(list, (type_,))  # type: ignore[return-value]  # a type made at run time


def read_records(paths: Iterable[Path], type_: type[R], faults: Faults) -> Records[R]:
    """Read lists of records from files; an id that stands twice is a fault."""
    records: Records[R] = Records()
    for path in paths:
        value, lines = read(path, _list_of(type_), faults)
        for index, one in enumerate(value or []):
            if one.id in records.origin:
                file, others, at = records.origin[one.id]
                first = f"{file}:{others.of((at,))}"
                faults.add(
                    _shown(path),
                    lines.of((index,)),
                    f"id '{one.id}' is taken ({first}): choose another",
                )
                continue
            records.by_id[one.id] = one
            records.origin[one.id] = (_shown(path), lines, index)
    return records


def load(folder: Path = FOLDER) -> Knowledge:
    """Read all of the curated content below ``folder``.

    Raises KnowledgeError with every fault where the content cannot be used as it is.
    """
    faults = Faults()
    sources = read_records([folder / "sources.yaml"], Source, faults)
    caveats = read_records([folder / "caveats.yaml"], Caveat, faults)
    updates = read_records([folder / "updates.yaml"], Update, faults)
    glossary = read_records([folder / "glossary.yaml"], Term, faults)
    entries = read_records(sorted((folder / "entries").glob("*.yaml")), Entry, faults)
    topics, topic_lines = read(folder / "topics.yaml", tuple[Topic, ...], faults)
    synonyms, _ = read(folder / "synonyms.yaml", dict[str, tuple[str, ...]], faults)
    knowledge = Knowledge(
        sources=sources.by_id,
        caveats=caveats.by_id,
        updates=updates.by_id,
        entries=entries.by_id,
        glossary=glossary.by_id,
        topics=topics or (),
        synonyms=synonyms or {},
    )
    if topics is not None:
        _check_topics(topics, topic_lines, faults)
    _check_entries(knowledge, entries, faults)
    for update in updates.by_id.values():
        _check_citations(update.id, update.citations, ("citations",), knowledge, updates, faults)
    for term in glossary.by_id.values():
        _check_citations(term.id, term.citations, ("citations",), knowledge, glossary, faults)
    faults.raise_if_any()
    return knowledge


def leaves(topics: Iterable[Topic]) -> list[Topic]:
    """The topics that hold entries, in the order of the tree."""
    return [leaf for topic in topics for leaf in (leaves(topic.parts) if topic.parts else [topic])]


def _check_topics(topics: tuple[Topic, ...], lines: Lines, faults: Faults) -> None:
    seen: set[str] = set()
    for topic in [*topics, *(part for branch in topics for part in branch.parts)]:
        if topic.id in seen:
            faults.add(
                "knowledge/topics.yaml",
                lines.of(()),
                f"topic '{topic.id}' stands twice: rename one",
            )
        seen.add(topic.id)


def _check_citations(
    id_: str,
    citations: Iterable[Citation],
    place: Place,
    knowledge: Knowledge,
    records: Records[Any],
    faults: Faults,
) -> None:
    for index, citation in enumerate(citations):
        source = knowledge.sources.get(citation.source)
        if source is None:
            records.fault(
                id_,
                (*place, index),
                f"unknown source '{citation.source}': add it to sources.yaml",
                faults,
            )
        elif not 1 <= citation.passage <= source.passage_count:
            records.fault(
                id_,
                (*place, index),
                f"passage {citation.passage} of '{citation.source}' does not exist: it has {source.passage_count}",
                faults,
            )


def _references(entry: Entry, knowledge: Knowledge) -> Iterable[tuple[str, tuple[str, ...], Mapping[str, Any]]]:
    yield "caveats", entry.caveats, knowledge.caveats
    yield "updates", entry.updates, knowledge.updates
    yield "related", entry.related, knowledge.entries
    yield "topic", (entry.topic,), {leaf.id: leaf for leaf in leaves(knowledge.topics)}


def _check_entries(knowledge: Knowledge, entries: Records[Entry], faults: Faults) -> None:
    taken: dict[str, str] = {}
    for entry in entries.by_id.values():
        for key, ids, known in _references(entry, knowledge):
            for id_ in ids:
                if id_ not in known:
                    entries.fault(entry.id, (key,), f"unknown {key} '{id_}': correct or add it", faults)
        _check_citations(entry.id, entry.citations, ("citations",), knowledge, entries, faults)
        for index, correction in enumerate(entry.corrections):
            place = ("corrections", index, "citations")
            _check_citations(entry.id, correction.citations, place, knowledge, entries, faults)
        _check_phrasings(entry, taken, entries, faults)


def _check_phrasings(entry: Entry, taken: dict[str, str], entries: Records[Entry], faults: Faults) -> None:
    for index, phrasing in enumerate(entry.phrasings):
        key = " ".join(phrasing.casefold().split()).rstrip("?!. ")
        if key in taken:
            message = f"phrasing '{phrasing}' also belongs to '{taken[key]}': keep it once"
            entries.fault(entry.id, ("phrasings", index), message, faults)
        taken[key] = entry.id
