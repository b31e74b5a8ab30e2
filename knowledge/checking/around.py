"""What is told by the entries that a curated claim leans on, and on a topic: names, countries, sizes, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.checking.features import ALS
from knowledge.checking.numbers import in_units
from knowledge.checking.reader import Reader
from knowledge.checking.words import sense
from knowledge.gazetteer import Name
from knowledge.model import Claim, Entry

_TOLD = frozenset({"person", "organisation", "test", "symptom"})
"""Of these groups a claim may name what the answers name; of others only what the claims themselves name."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words and sizes in all entries on the topics of a record."""

    words: frozenset[str]
    sizes: Mapping[str, tuple[float, ...]]


def told_by(entries: Iterable[Entry], reader: Reader, named: frozenset[Name]) -> frozenset[Name]:
    """What the answers name; where the claim is about one person, no other person may take the place.

    ALS is named with everything, but not with what is told of another disease.
    """
    groups = _TOLD - {name.group for name in named if name.group == "person"}
    names = (name for entry in entries for name in reader.names(f"{entry.question} {entry.answer}"))
    other = any(name.group == ALS.group for name in named) and ALS not in named
    return frozenset(name for name in names if name.group in groups) | (frozenset() if other else {ALS})


def countries_of(entries: Iterable[Entry], reader: Reader) -> frozenset[Name]:
    """The countries in which all was done that a topic tells of."""
    names = (name for entry in entries for name in reader.names_of_topic(entry.topic))
    return frozenset(name for name in names if name.group == "country")


def sizes_of(claim: Claim, entries: Iterable[Entry]) -> dict[str, tuple[float, ...]]:
    right = in_units(claim.numbers)
    for unit, values in _facts(entries).items():
        right[unit] = (*right.get(unit, ()), *values)
    return {unit: values for unit, values in right.items() if unit}


def _facts(entries: Iterable[Entry]) -> dict[str, tuple[float, ...]]:
    right: dict[str, tuple[float, ...]] = {}
    for entry in entries:
        for unit, values in in_units({key: (value,) for key, value in entry.facts.items()}).items():
            right[unit] = (*right.get(unit, ()), *values)
    return right


def told_around(entries: Iterable[Entry], reader: Reader) -> dict[str, Around]:
    """What is told on each topic."""
    topics: dict[str, list[Entry]] = {}
    for entry in entries:
        topics.setdefault(entry.topic, []).append(entry)
    return {topic: _told_on(listed, reader) for topic, listed in topics.items()}


def _told_on(entries: Sequence[Entry], reader: Reader) -> Around:
    words = {sense(word) for one in entries for word in reader.plain(f"{one.question} {one.answer}").split()}
    return Around(frozenset(words), _facts(entries))
