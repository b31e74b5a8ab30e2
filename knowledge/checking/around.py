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


@dataclass(frozen=True, slots=True)
class Told:
    """What the explanation of a record and the entries that it leans on tell: words, and what they are about.

    ``names``: what the entries name, of those groups that a claim may name; ``countries``: in which all was
    done that their topics tell of.
    """

    words: frozenset[str]
    about: frozenset[str]
    names: frozenset[Name]
    countries: frozenset[Name]

    @classmethod
    def of(cls, claim: Claim, entries: Iterable[Entry], reader: Reader) -> Told:
        """What is told beside a record."""
        leans = tuple(entries)
        texts = [f"{entry.question} {entry.answer}" for entry in leans]
        told = (claim.explanation, *texts)
        of_topics = (name for entry in leans for name in reader.names_of_topic(entry.topic))
        return cls(
            words=frozenset(sense(word) for text in told for word in reader.plain(text).split()),
            about=reader.about(" ".join(told)) & frozenset(reader.words.beside),
            names=frozenset(name for text in texts for name in reader.names(text) if name.group in _TOLD),
            countries=frozenset(name for name in of_topics if name.group == "country"),
        )

    def named_beside(self, named: frozenset[Name]) -> frozenset[Name]:
        """What a record knows beside what it names itself: where that is one person, no other one.

        ALS is named with everything, but not with what is told of another disease.
        """
        of_a_person = any(name.group == "person" for name in named)
        other = any(name.group == ALS.group for name in named) and ALS not in named
        names = frozenset(name for name in self.names if not (of_a_person and name.group == "person"))
        return names | (frozenset() if other else {ALS}) | self.countries


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
