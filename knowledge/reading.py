"""YAML files to records: a safe reader that reports every fault at once, with file, line and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import re2
import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge.model import KnowledgeError
from knowledge.shape_hints import place_of, told, unknown
from knowledge.yaml_hints import explained

T = TypeVar("T")
FOLDER = Path(__file__).parent
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP, _TEXT = "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:str"
Place = tuple[str | int, ...]
_OTHER_ENDING = re.compile(r"(?i:\.yml|\.yaml\.txt|\.yml\.txt)$|\.(?!yaml$)(?i:yaml)$")
MISSING = "there is no such file: put it back"
EMPTY = "is empty: put back what belongs there"
_NOTHING = "nothing stands here: fill it, or remove the line"
_MEND_PATTERN = "name a list that there is, and close every bracket"
_NO_DASH = "a second 'id' in the record that begins on line {first}: a new record begins with '- id:'"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with the content, where, and what to do about it.

    ``cause``: something could not be read, so that others may follow. ``follows``: perhaps only from that.
    """

    file: str
    line: int
    message: str
    cause: bool = field(default=False, compare=False)
    follows: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Faults:
    """Collects faults, so that a curator sees all of them in one go.

    ``lost`` are the ids of the records that could not be read, by their type; "" where they are not known.
    """

    found: list[Fault] = field(default_factory=list)
    lost: dict[str, set[str]] = field(default_factory=dict)

    def add(self, file: str, line: int, message: str, *, cause: bool = False, follows: bool = False) -> None:
        """Note one fault."""
        self.found.append(Fault(file, line, message, cause, follows))

    def lose(self, type_: type[Any], id_: object = "") -> None:
        """A record could not be read; without an id any of its type may be the one."""
        self.lost.setdefault(type_.__name__, set()).add(id_ if isinstance(id_, str) else "")

    def lacks(self, type_: type[Any], id_: str | None = None) -> bool:
        """Whether a record, or any of its type, may be missing only because it could not be read."""
        lost = self.lost.get(type_.__name__, set())
        return bool(lost) if id_ is None else id_ in lost or "" in lost

    def told(self) -> list[Fault]:
        """What is to be mended: causes first, without what may only follow from them."""
        return sorted({one for one in self.found if not one.follows}, key=lambda one: (not one.cause, one))

    def following(self) -> int:
        """How many more may only follow from what could not be read."""
        return len({one for one in self.found if one.follows})

    def raise_if_any(self) -> None:
        """Raise KnowledgeError with one readable block where anything was found."""
        if self.found:
            lines = [f"  {fault}" for fault in self.told()]
            told = f"The content has {len(lines)} fault(s):"
            raise KnowledgeError("\n".join((told, *lines, *summed_up(self.following()))), self.told())


def summed_up(following: int) -> list[str]:
    """The line on faults that may only follow from others; none where there are none."""
    if not following:
        return []
    one = "fault follows" if following == 1 else "faults follow"
    return [f"{following} more {one} from these: mend these first"]


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
        if not isinstance(key, yaml.ScalarNode):
            faults.add(file, line, "a key that is no plain word: write 'name: value'", cause=True)
            continue
        if key.value in seen and key.value == "id":
            faults.add(file, line, _NO_DASH.format(first=seen["id"]), cause=True)
            return
        if key.value in seen:
            message = f"'{key.value}' stands twice (first on line {seen[key.value]}): keep one"
            faults.add(file, line, message, cause=True)
        seen.setdefault(key.value, line)


def _is_no_day(node: yaml.Node) -> bool:
    """Whether a value looks like a date that there is not: the reader of YAML would stop at it."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != _TIMESTAMP:
        return False
    try:
        yaml.SafeLoader("").construct_yaml_timestamp(node)
    except ValueError:
        return True
    return False


def _walk(node: yaml.Node, place: Place, lines: Lines, file: str, faults: Faults) -> None:
    lines.by_place[place] = node.start_mark.line + 1
    if _is_no_day(node):
        node.tag = _TEXT
    if isinstance(node, yaml.MappingNode):
        _duplicates(node, file, faults)
        for key, value in node.value:
            name = str(key.value)
            _walk(value, (*place, name), lines, file, faults)
            lines.by_place[(*place, name)] = key.start_mark.line + 1
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
        line, hint = explained(error, text)
        faults.add(file, line, f"not readable as YAML: {hint}", cause=True)
        return None, lines
    return value, lines


def validated(
    value: Any, type_: type[T], lines: Lines, file: str, faults: Faults, place: Place = ()
) -> T | None:
    """The value at ``place`` as ``type_``, or None and a fault for each thing that does not fit."""
    try:
        adapter: TypeAdapter[T] = _adapter(type_)
        checked = adapter.validate_python(value)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            faults.add(file, lines.of((*place, *one["loc"])), told(one, type_), cause=True)
        return None
    return checked


def _adapter(type_: type[T]) -> TypeAdapter[T]:
    if type_ not in _ADAPTERS:
        _ADAPTERS[type_] = TypeAdapter(type_)
    return _ADAPTERS[type_]


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def read(
    path: Path, type_: type[T], faults: Faults, *, empty_below: Collection[str] | None = None
) -> tuple[T | None, Lines]:
    """Read one YAML file as ``type_`` (a record, or a list or dict of them).

    Returns the value, None where it has faults, and the lines for faults that are found later. A file with
    nothing in it is a fault; with ``empty_below`` so is any list, table or text with nothing in it, but below
    these keys.
    """
    name = shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(name, 1, f"cannot be read: {_unread(error)}", cause=True)
        return None, Lines()
    before = len(faults.found)
    value, lines = parse(text, name, faults)
    if value is None and len(faults.found) == before:
        faults.add(name, 1, EMPTY, cause=True)
    if value is None:
        return None, lines
    if empty_below is not None:
        for place in _empty(value, ()):
            if not place:
                faults.add(name, 1, EMPTY, cause=True)
            elif place[0] not in empty_below:
                faults.add(name, lines.of(place), f"{place_of(place)}: {_NOTHING}", cause=True)
    return validated(value, type_, lines, name, faults), lines


def _empty(value: Any, place: Place) -> Iterator[Place]:
    """Where an empty list, table or text stands."""
    if isinstance(value, dict | list | str) and not value:
        yield place
    elif isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _empty(one, (*place, key))


def read_alone(path: Path, type_: type[T], empty_below: Collection[str] = ()) -> T:
    """The value of one YAML file. Raises KnowledgeError with every fault in it.

    No list, table or text in it may be empty, but below the keys ``empty_below``.
    """
    faults = Faults()
    value, _ = read(path, type_, faults, empty_below=empty_below)
    faults.raise_if_any()
    assert value is not None
    return value


def read_lists(path: Path, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The lists of one YAML file, which has these ``names``. Raises KnowledgeError with every fault in it."""
    faults = Faults()
    lists, lines = read(path, dict[str, tuple[str, ...]], faults, empty_below=())
    wanted, found = list(names), lists or {}
    for name in wanted if lists is not None else ():
        if name not in found:
            faults.add(shown(path), 1, f"{name}: missing: add it", cause=True)
    for name in found:
        if name not in wanted:
            faults.add(shown(path), lines.of((name,)), unknown("list", name, wanted), cause=True)
    faults.raise_if_any()
    return found


@contextmanager
def patterns_of(path: Path) -> Iterator[None]:
    """While patterns of a file are compiled: of one that cannot be, a KnowledgeError tells the file."""
    try:
        yield
    except (KeyError, re2.error) as error:
        faults = Faults()
        faults.add(shown(path), 1, f"a pattern cannot be used ({error}): {_MEND_PATTERN}", cause=True)
        faults.raise_if_any()


def _unread(error: OSError | UnicodeDecodeError) -> str:
    match error:
        case FileNotFoundError():
            return MISSING
        case UnicodeDecodeError():
            return "it is no text in UTF-8: save it as UTF-8"
        case _:
            return f"{error.strerror or error}: mend its rights"


def shown(path: Path) -> str:
    """The path as it is told to a curator: relative to the project where it is inside it."""
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

    def fault(self, id_: str, place: Place, message: str, faults: Faults, *, follows: bool = False) -> None:
        """Note a fault at a place inside a record."""
        one = self.at(id_, place, message)
        faults.add(one.file, one.line, one.message, follows=follows)

    def at(self, id_: str, place: Place, message: str) -> Fault:
        """What there is to say of a place inside a record."""
        file, lines, index = self.origin[id_]
        return Fault(file, lines.of((index, *place)), f"{id_}: {message}")

    def add(self, one: R, file: str, lines: Lines, index: int, faults: Faults) -> None:
        """Keep a record with its origin; an id that is taken is a fault."""
        if one.id in self.origin:
            first_file, first_lines, first = self.origin[one.id]
            taken = f"id '{one.id}' is taken ({first_file}:{first_lines.of((first,))}): choose another"
            faults.add(file, lines.of((index,)), taken, cause=True)
            faults.lose(type(one))
            return
        self.by_id[one.id] = one
        self.origin[one.id] = (file, lines, index)


def check_endings(folder: Path, type_: type[Any] | None, faults: Faults) -> None:
    """A fault for each file that looks like content and is not read; ``type_`` is what it would hold."""
    for path in sorted(folder.glob("*")):
        stem = _OTHER_ENDING.sub("", path.name)
        if stem != path.name and path.is_file():
            message = f"is not read: a file of content ends in '.yaml': rename it to {stem}.yaml"
            faults.add(shown(path), 1, message, cause=True)
            if type_ is not None:
                faults.lose(type_)


def read_records(paths: Iterable[Path], type_: type[R], faults: Faults) -> Records[R]:
    """Read lists of records from files; a record with faults is left out, the others are kept."""
    records: Records[R] = Records()
    for path in paths:
        values, lines = read(path, list, faults)
        if values is None:
            faults.lose(type_)
        for index, value in enumerate(values or []):
            one = validated(value, type_, lines, shown(path), faults, (index,))
            if one is not None:
                records.add(one, shown(path), lines, index, faults)
            else:
                faults.lose(type_, value.get("id", "") if isinstance(value, dict) else "")
    return records
