"""What a curated claim knows: names, words and sizes of its phrasings and of the entries that it leans on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from knowledge.checking.around import Around, Told, sizes_of
from knowledge.checking.features import Features
from knowledge.checking.numbers import Size, agrees, in_units, is_a_range
from knowledge.checking.pairs import swapped
from knowledge.gazetteer import Name
from knowledge.model import Claim, Entry, Verdict

_MOST, _NEARLY_ALL = 0.6, 0.8
_COUNTS = frozenset({"people", "count", "year", "share", "percent", "fold", "points"})
"""Sizes of these units may be right of one thing and wrong of its neighbour."""
_OF_PEOPLE = frozenset({"people", "percent"})


_LOW = "low"

Same = dict[Any, Any]


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
    persons: frozenset[Name]
    of_lack: bool
    around: Around

    @classmethod
    def of(
        cls,
        claim: Claim,
        features: Iterable[Features],
        entries: Iterable[Entry],
        told: Told,
        around: Around,
        same: Same,
    ) -> Known:
        """A record with what is told beside it, by the entries that it leans on, and of its subject at all.

        ``features`` are those of its statement and its phrasings; ``same``: values that other records have
        too, which are kept once for all of them.
        """
        told_as = [_sharing(one, same) for one in features]
        phrasings = _sided(told_as)
        named = frozenset(name for one in phrasings for name in one.names)
        return cls(
            claim=claim,
            phrasings=phrasings,
            names=named | told.named_beside(named),
            words=told.words.union(*(one.words for one in phrasings)),
            sizes=sizes_of(claim, entries),
            own=in_units(claim.numbers),
            hedged=phrasings[0].hedged and 2 * sum(one.hedged for one in phrasings) > len(phrasings),
            about=told.about.union(*(one.about for one in told_as)),
            universal=2 * sum(one.universal for one in told_as) > len(told_as),
            sides=tuple(_needed(at) for at in zip(*(one.sides for one in told_as), strict=True)),
            persons=_persons(told_as),
            of_lack=sum(_LOW in one.about for one in told_as) > _MOST * len(told_as),
            around=around,
        )

    def swaps(self, claim: Features) -> bool:
        """Whether a claim gives to one side the number of the other ("placebo 2.66 points, B12 4.63")."""
        known = [(at, pair) for one in self.phrasings for at, pair in enumerate(one.pairs) if pair is not None]
        told = [(at, pair) for at, pair in enumerate(claim.pairs) if pair is not None]
        return any(
            one == other and swapped(pair, right) and (one, pair) not in known
            for one, pair in told
            for other, right in known
        )

    def denies(self, size: Size, bare: bool) -> bool:
        """Whether a size is wrong; one that only tells which study is meant may be right of that study.

        ``bare``: a number without a unit is one of people, where people are what the record counts.
        """
        if bare and size.unit == "count" and self.claim.relation == "number" and "people" in self.own:
            people = replace(size, unit="people")
            return not any(
                agrees(one, known) for one in (size, people) for known in (self.sizes, self.around.sizes)
            )
        return self._agrees(size) is False

    def nearly(self, claim: Features, size: Size) -> bool:
        """Whether a wrong size is one end of a narrow range, of which the other is right ("2 to 3 months")."""
        others = (one for one in claim.sizes if one.unit == size.unit and one != size and not size.bound)
        return any(self._agrees(one) and is_a_range(one, size, claim.text) for one in others)

    def tells_apart(self, claim: Features) -> bool:
        """Whether a claim has several sizes, not all right, and those of the record hold only together.

        How many people live five years is not told by a median of three.
        """
        several = len({size.unit for size in claim.sizes}) > 1
        return self.claim.together and several and not all(self._agrees(size) for size in claim.sizes)

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
        return len(self._unknown(claim))

    def strange(self, claim: Features) -> int:
        """How many words of a claim neither the record knows nor anything else on its subject."""
        return len(self._unknown(claim) - self.around.words)

    def _unknown(self, claim: Features) -> frozenset[str]:
        """The words of a claim that the record does not know, nor others that mean the same."""
        unknown = claim.words - self.words
        return unknown - {word for word, said in claim.senses if word in unknown and said in self._says(claim)}

    def _says(self, claim: Features) -> frozenset[str]:
        return self.asserts(claim) | self.about

    def takes_sides(self, claim: Features) -> bool:
        """Whether a phrasing takes every side that a claim takes by its own words ("the higher the worse")."""
        own = [(at, side) for at, side in enumerate(claim.sides) if side and claim.sided_by[at]]
        return any(all(one.sides[at] == side for at, side in own) for one in self.phrasings)

    def lacks_side(self, claim: Features, said: Features | None = None) -> bool:
        """Whether a claim names neither side of what the record takes one side of ("normal", "lost").

        Where the phrasing ``said`` is given, only of what that one names a side of.
        """
        named = said.sided_by if said is not None else ("any",) * len(self.sides)
        told = zip(claim.sides, claim.sided_by, self.sides, named, strict=True)
        return any(its and by and not (own or own_by) for own, own_by, its, by in told)

    def tells_of_another(self, claim: Features) -> bool:
        """Whether a claim says of somebody what the record says of another person."""
        told = {name for name in claim.names if name.group == "person"}
        return bool(told and self.persons) and not told & self.persons

    def means_other(self, claim: Features, phrasing: Features) -> bool:
        """Whether what is wrong here is a number, and the claim has another one."""
        wrong = {
            size.unit: (size.value,) for size in phrasing.sizes if self.claim.verdict is Verdict.CONTRADICTED
        }
        return any(agrees(size, wrong) is False for size in claim.sizes)

    def counts_another(self, claim: Features, phrasing: Features) -> bool:
        """Whether the only number of people, or percentage, of a claim is not the one of the record.

        The record counts the first of its numbers, of as many as the second; a claim with several does not
        begin with another of them ("17 took it, 20 did not"), if the phrasing that is nearest does not.
        """
        for unit in _OF_PEOPLE & self.own.keys():
            told = self._counted(claim, unit)
            counted, others = self.own[unit][: 1 if len(told) == 1 else 2], self.own[unit][2:]
            first = min(told, key=lambda size: size.at, default=None)
            its = min(self._counted(phrasing, unit), key=lambda size: size.at, default=None)
            if first is None or agrees(first, {unit: counted}) or (its and first.value == its.value):
                continue
            if len(told) == 1 or agrees(first, {unit: others}):
                return True
        return False

    def _counted(self, claim: Features, unit: str) -> list[Size]:
        """The sizes of a claim in a unit; of people also bare numbers that are not right of something else."""
        others = {known: values for known, values in self.sizes.items() if known != unit}
        bare = "count" if unit == "people" else unit
        return [
            replace(size, unit=unit)
            for size in claim.sizes
            if size.unit == unit or (size.unit == bare and not agrees(size, others))
        ]

    def _agrees(self, size: Size) -> bool | None:
        """Whether a size is right; one that only tells which study is meant has to be right of that study."""
        told = agrees(size, self.around.sizes) if size.of_study else None
        return agrees(size, self.sizes) if told is None else told

    def tells(self, size: Size) -> bool:
        """Whether a size is right, or is one of another kind that is right of the same subject."""
        told = self._agrees(size)
        if told is not None or size.unit in self.sizes or size.unit in _COUNTS:
            return told is not None
        return bool(agrees(size, self.around.sizes))


def _sharing(features: Features, same: Same) -> Features:
    """The same features, made of values that are kept once."""
    made = {field.name: getattr(features, field.name) for field in fields(features)}
    for name, value in made.items():
        if isinstance(value, frozenset):
            members = frozenset(same.setdefault(("", one), one) for one in value)
            made[name] = same.setdefault((name, members), members)
        elif isinstance(value, tuple) and name != "sizes":
            made[name] = same.setdefault((name, value), value)
    return Features(**made)


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


def _persons(phrasings: Sequence[Features]) -> frozenset[Name]:
    """The persons whom nearly every phrasing names."""
    named = Counter(name for one in phrasings for name in {*one.names} if name.group == "person")
    return frozenset(name for name, times in named.items() if times >= _NEARLY_ALL * len(phrasings))
