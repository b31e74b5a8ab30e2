"""Which curated claims are near to a claim, and may decide on it.

A record is near by likeness of words and meaning, and nearer where it says the same of the same thing. It may
decide only where it knows every name in the claim, does not speak of another vitamin or drug, and knows most
of the claim's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from knowledge.claim_likeness import Floats, Likeness
from knowledge.claim_numbers import Size, agrees, in_units
from knowledge.claim_parsing import SUBJECTS, Features, Reader, sense
from knowledge.encoder import load_encoder
from knowledge.guard import Name
from knowledge.model import Claim, Entry, Verdict

Asked = Callable[[str], Mapping[str, float]]
"""The entries that answer a text as a question, each with how likely it is the right one."""
_PHRASINGS = 180
_RECORDS = 28
_EACH = 2
"""So many phrasings of each record are compared."""
_FOREIGN = 0.6
"""The share of a claim's words that a record may not know."""
_ASKED, _ASKED_BESIDE = 0.2, 0.1
"""How much nearer a record comes whose first, or another, entry surely answers the claim as a question."""
_SUBJECT_WORDS = frozenset({"vitamin", "d", "b12", "rilusol", "edaravon"})
_PLAIN = 0.75
"""From this nearness on it is plain what a claim is about, and nothing is asked."""
_MOST = 0.6
_MEANT = 0.12
"""From this likelihood on an entry is what a claim is about, whatever its words."""
_COUNTS = frozenset({"people", "count", "year", "share", "percent", "fold", "points"})
"""Sizes of these units may be right of one thing and wrong of its neighbour."""
_OF_PEOPLE = frozenset({"people", "percent"})
_ALS = Name("disease", "ALS")
_LOOSE = frozenset({"country", "population", "stage", "person", "organisation"})
"""What is named of these groups takes support away, but a record may still decide otherwise."""
_WAYS = frozenset({"route"})
"""What is wrong is wrong in whatever way it is taken."""
_TOLD = frozenset({"person", "organisation", "test", "symptom"})
"""Of these groups a claim may name what the answers name; of others only what the claims themselves name."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words and sizes in all entries on the topics of a record."""

    words: frozenset[str]
    sizes: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a record knows: its phrasings, and the names, words and sizes that it stands for."""

    claim: Claim
    phrasings: tuple[Features, ...]
    names: frozenset[Name]
    words: frozenset[str]
    sizes: Mapping[str, tuple[float, ...]]
    own: Mapping[str, tuple[float, ...]]
    hedged: bool
    universal: bool
    about: frozenset[str]
    sides: tuple[int, ...]
    around: Around

    @classmethod
    def of(cls, claim: Claim, entries: Iterable[Entry], reader: Reader, around: Around) -> Known:
        """A record with what the entries tell that it leans on, and what else is told of its subject."""
        leans = tuple(entries)
        told_as = [reader.features(text) for text in (claim.statement, *claim.phrasings)]
        phrasings = _sided(told_as)
        named = frozenset(name for one in phrasings for name in one.names)
        told = (claim.explanation, *(f"{entry.question} {entry.answer}" for entry in leans))
        return cls(
            claim=claim,
            phrasings=phrasings,
            names=named | _told(leans, reader, named) | _places(leans, reader),
            words=frozenset(sense(word) for text in told for word in reader.plain(text).split()).union(
                *(one.words for one in phrasings)
            ),
            sizes=_sizes(claim, leans),
            own=in_units(claim.numbers),
            hedged=phrasings[0].hedged and 2 * sum(one.hedged for one in phrasings) > len(phrasings),
            about=frozenset(thing for one in told_as for thing in one.about),
            universal=2 * sum(one.universal for one in told_as) > len(told_as),
            sides=tuple(_needed(at) for at in zip(*(one.sides for one in told_as), strict=True)),
            around=around,
        )

    @property
    def any_way(self) -> bool:
        """Whether it does not matter in which form something is taken: what is wrong is wrong of all."""
        return self.claim.verdict is Verdict.CONTRADICTED or self.claim.subject == "als"

    def asserts(self, claim: Features) -> frozenset[str]:
        """What the record may say of its subject: what a claim asserts has to stand in a phrasing undenied."""
        told = (one.relations for one in self.phrasings if claim.denials or not one.denials)
        return frozenset(relation for relations in told for relation in relations)

    def only_denied(self, claim: Features) -> bool:
        """Whether a claim that denies nothing has a word of which the record only tells with a denial."""
        told = frozenset(word for one in self.phrasings if not one.denials for word in one.words)
        denied = frozenset(word for one in self.phrasings if one.denials for word in one.words)
        return not claim.denials and bool(claim.words & (denied - told))

    def foreign(self, claim: Features) -> int:
        """How many words of a claim the record does not know."""
        return sum(word not in self.words for word in claim.words)

    def strange(self, claim: Features) -> int:
        """How many words of a claim neither the record knows nor anything else on its subject."""
        return sum(word not in self.words and word not in self.around.words for word in claim.words)

    def lacks_side(self, claim: Features) -> bool:
        """Whether a claim names neither side of what the record takes one side of ("normal", "lost")."""
        return any(its and not own for own, its in zip(claim.sides, self.sides, strict=True))

    def means_other(self, claim: Features, phrasing: Features) -> bool:
        """Whether what is wrong here is a number, and the claim has another one."""
        wrong = {
            size.unit: (size.value,) for size in phrasing.sizes if self.claim.verdict is Verdict.CONTRADICTED
        }
        return any(agrees(size, wrong) is False for size in claim.sizes)

    def counts_another(self, claim: Features) -> bool:
        """Whether the only number of people, or percentage, of a claim is not the one of the record."""
        for unit in _OF_PEOPLE & self.own.keys():
            told = [size for size in claim.sizes if size.unit in (unit, "count")]
            if len(told) == 1 and agrees(told[0], {unit: self.own[unit][:1]}) is False:
                return True
        return False

    def tells(self, size: Size) -> bool:
        """Whether a size is right, or is one of another kind that is right of the same subject."""
        told = agrees(size, self.sizes)
        if told is not None or size.unit in self.sizes or size.unit in _COUNTS:
            return told is not None
        return bool(agrees(size, self.around.sizes))


def _sided(phrasings: Sequence[Features]) -> tuple[Features, ...]:
    """The phrasings with the sides that they leave out and most others agree on: all assert the same."""
    plain = [one.sides for one in phrasings if not one.denials]
    agreed = [_agreed(at) for at in zip(*plain, strict=True)]
    return tuple(
        replace(one, sides=tuple(side or other for side, other in zip(one.sides, agreed, strict=True)))
        if agreed and not one.denials
        else one
        for one in phrasings
    )


def _agreed(sides: Sequence[int]) -> int:
    """The side that at least a third takes and nobody contradicts; 0 where there is none."""
    taken = {*sides} - {0}
    side = taken.pop() if len(taken) == 1 else 0
    return side if 3 * sides.count(side) >= len(sides) else 0


def _needed(sides: Sequence[int]) -> int:
    """The side that most phrasings name, so that a claim that names neither says something else; or 0."""
    return next((side for side in (1, -1) if sides.count(side) > _MOST * len(sides)), 0)


def _told(entries: Iterable[Entry], reader: Reader, named: frozenset[Name]) -> frozenset[Name]:
    """What the answers name; where the claim is about one person, no other person may take the place.

    ALS is named with everything, but not with what is told of another disease.
    """
    groups = _TOLD - {name.group for name in named if name.group == "person"}
    names = (name for entry in entries for name in reader.names(f"{entry.question} {entry.answer}"))
    other = any(name.group == _ALS.group for name in named) and _ALS not in named
    return frozenset(name for name in names if name.group in groups) | ({*()} if other else {_ALS})


def _places(entries: Iterable[Entry], reader: Reader) -> frozenset[Name]:
    """The countries in which all was done that a topic tells of."""
    names = (name for entry in entries for name in reader.names_of_topic(entry.topic))
    return frozenset(name for name in names if name.group == "country")


def _sizes(claim: Claim, entries: Iterable[Entry]) -> dict[str, tuple[float, ...]]:
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


def _around(entries: Iterable[Entry], reader: Reader) -> dict[str, Around]:
    """What is told on each topic."""
    topics: dict[str, list[Entry]] = {}
    for entry in entries:
        topics.setdefault(entry.topic, []).append(entry)
    return {topic: _told_on(listed, reader) for topic, listed in topics.items()}


def _told_on(entries: Sequence[Entry], reader: Reader) -> Around:
    words = {sense(word) for one in entries for word in reader.plain(f"{one.question} {one.answer}").split()}
    return Around(frozenset(words), _facts(entries))


@dataclass(frozen=True, slots=True)
class Match:
    """A record near to a claim, the phrasing that is nearest, and how near it is (0 to about 1)."""

    record: Known
    phrasing: Features
    nearness: float

    def opposed(self, claim: Features) -> bool:
        """Whether the claim says the contrary of the record, and no other phrasing denies what it denies."""
        return claim.opposes(self.phrasing) and not any(
            one.denials == claim.denials and one.denied & claim.denied and not claim.opposes(one)
            for one in self.record.phrasings
        )

    def denies_alike(self, claim: Features) -> bool:
        """Whether a phrasing of the record denies the same thing, and it is not the subject itself."""
        return any(
            one.denials == claim.denials == 1
            and not claim.opposes(one)
            and bool((one.denied & claim.denied) - _SUBJECT_WORDS)
            for one in self.record.phrasings
        )

    def shared(self, claim: Features) -> int:
        """How many telling words, names and things the claim has in common with the phrasing."""
        one = self.phrasing
        return sum(
            map(len, (claim.words & one.words, set(claim.names) & set(one.names), claim.about & one.about))
        )

    def compared(self, claim: Features) -> bool:
        """Whether the claim is only the contrary by a word and its opposite, and denies nothing."""
        return self.opposed(claim) and (claim.denials + self.phrasing.denials) % 2 == 0

    def elsewhere(self, claim: Features) -> bool:
        """Whether the record is about a vitamin or drug that the claim does not name."""
        return bool(_subjects(self.record.phrasings[0].names) - _subjects(claim.names))


class Matcher:
    """Finds the records near to a claim.

    ``asked`` tells which entries answer a text as a question, with how likely each is the right one: a second
    way to find a record, by the entries that it leans on. ``cache`` is a folder for vectors.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        entries: Mapping[str, Entry],
        reader: Reader,
        asked: Asked,
        cache: Path | None,
    ) -> None:
        around = _around(entries.values(), reader)
        self._records = [
            Known.of(
                claim, (entries[id_] for id_ in claim.entries), reader, around[entries[claim.entries[0]].topic]
            )
            for claim in claims
        ]
        self.strong = frozenset(reader.words.strong)
        self._places = [(record, phrasing) for record in self._records for phrasing in record.phrasings]
        self._asked = asked
        self._leaning: dict[str, list[str]] = {}
        for record in self._records:
            self._leaning.setdefault(record.claim.entries[0], []).append(record.claim.id)
        self._likeness = Likeness([one.plain for _, one in self._places], load_encoder(), cache)

    def near(self, claim: Features) -> list[Match]:
        """The records that may decide, nearest first."""
        likeness = self._likeness.of(claim.plain)
        found = self._compared(claim, likeness, {})
        if not found or found[0].nearness < _PLAIN:
            found = self._compared(claim, likeness, self._asked(claim.text))
        return found

    def _compared(self, claim: Features, likenesses: Floats, asked: Mapping[str, float]) -> list[Match]:
        found: dict[str, Match] = {}
        for record, phrasing, likeness in self._likest(likenesses, asked):
            if not _may_decide(claim, record, phrasing, asked):
                continue
            nearness = likeness + self._fit(claim, record, phrasing) + _bonus(record, asked)
            known = found.get(record.claim.id)
            if known is None or known.nearness < nearness:
                found[record.claim.id] = Match(record, phrasing, nearness)
        return sorted(found.values(), key=lambda match: -match.nearness)

    def _likest(self, likeness: Floats, asked: Mapping[str, float]) -> Iterator[tuple[Known, Features, float]]:
        """The likest phrasings of the likest records, and of those that lean on what was asked for."""
        wanted = {id_ for entry in asked for id_ in self._leaning.get(entry, ())}
        taken: Counter[str] = Counter()
        for rank, place in enumerate(np.argsort(-likeness)):
            record, phrasing = self._places[place]
            id_ = record.claim.id
            near = rank < _PHRASINGS and (id_ in taken or len(taken) < _RECORDS)
            if taken[id_] < _EACH and (near or id_ in wanted):
                taken[id_] += 1
                wanted.discard(id_)
                yield record, phrasing, float(likeness[place])
            if rank >= _PHRASINGS and not wanted:
                return

    def _fit(self, claim: Features, record: Known, phrasing: Features) -> float:
        """How much nearer or farther a record is than likeness tells; weights from the development claims."""
        said, its = claim.relations & self.strong, phrasing.relations & self.strong
        others = (set(claim.names) ^ set(phrasing.names)) - {_ALS}
        names = [name for name in others if name.group not in record.claim.contrast]
        fit = 0.06 * len(said & its) - 0.12 * len(said - its) - 0.08 * len(its - said)
        fit += sum(0.03 if size.unit in record.sizes else -0.05 for size in claim.sizes)
        fit += 0.08 * any(name.group in record.claim.contrast for name in claim.names)
        told = [agrees(size, record.sizes) for size in claim.sizes]
        fit += 0.05 * (True in told) - 0.02 * told.count(False)
        fit += 0.08 * any(agrees(size, record.own) for size in claim.sizes)
        fit -= 0.06 * bool(record.own and phrasing.sizes and not claim.sizes)
        fit -= 0.1 * claim.lacks_order(phrasing) + 0.06 * (claim.universal != phrasing.universal)
        fit -= 0.12 * (record.universal and not claim.universal)
        fit += 0.04 * phrasing.same(claim) - 0.15 * record.means_other(claim, phrasing)
        fit += 0.03 * (phrasing.hedged - 1) * claim.hedged
        fit -= 0.05 * len(phrasing.about ^ claim.about) + 0.05 * len(names)
        fit -= 0.1 * ("only" in phrasing.about - claim.about) + 0.05 * _two_diseases(claim, phrasing)
        fit -= 0.04 * claim.opposes(phrasing) + 0.05 * claim.turned(phrasing)
        return fit - 0.03 * record.foreign(claim)


def _bonus(record: Known, asked: Mapping[str, float]) -> float:
    """How much nearer a record is because the claim, asked as a question, is answered by its entries."""
    first, *others = (asked.get(id_, 0.0) for id_ in record.claim.entries)
    return max(_ASKED * first, _ASKED_BESIDE * max(others, default=0.0))


def _may_decide(claim: Features, record: Known, phrasing: Features, asked: Mapping[str, float]) -> bool:
    for name in claim.names:
        loose = name.group in _LOOSE or (name.group in _WAYS and record.any_way)
        if name not in record.names and not loose and name.group not in record.claim.contrast:
            return False
    own, its = _subjects(claim.names), _subjects(phrasing.names)
    if own and its and not (its <= own or own <= its):
        return False
    meant = max(asked.get(id_, 0.0) for id_ in record.claim.entries) >= _MEANT
    return meant or record.foreign(claim) <= _FOREIGN * max(len(claim.words), 1)


def _two_diseases(claim: Features, phrasing: Features) -> bool:
    """Whether a phrasing says of ALS what the claim says of another disease alone."""
    told, its = ({name for name in one.names if name.group == _ALS.group} for one in (claim, phrasing))
    return _ALS in its and _ALS not in told and bool(told & its)


def _subjects(names: Iterable[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if name.group in SUBJECTS)
