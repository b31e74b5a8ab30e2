"""What a claim says, as far as it can be compared: names, relations, denials, sizes, words."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul

from knowledge.checking.numbers import Size
from knowledge.checking.pairs import Pair
from knowledge.gazetteer import Name

SUBJECTS = frozenset({"vitamin", "drug"})
"""Groups of the gazetteer whose members a claim is about."""
_DENYING = ("hardly ", "no ", "not ")
"""How opposites begin that are read as denials too."""
ALS = Name("disease", "ALS")


@dataclass(frozen=True, slots=True)
class Features:
    """What a claim says, as far as it can be compared. ``plain`` is its text with numbers masked.

    ``disclaimed``: it begins with a denial of all that follows ("it is a myth that ...").
    ``sided_by`` are the words by which it takes sides; ``senses`` are its words that are only another way to
    say a relation or what it is about ("shields": protect). ``pairs`` are the numbers of the two in each of
    the orders, and of others that are counted apart. ``refused`` are the relations right behind a denial
    ("is not harmful").
    """

    text: str
    plain: str
    names: tuple[Name, ...]
    relations: frozenset[str]
    refused: frozenset[str]
    denials: int
    denied: frozenset[str]
    disclaimed: bool
    sides: tuple[int, ...]
    sided_by: tuple[str, ...]
    orders: tuple[int, ...]
    sizes: tuple[Size, ...]
    pairs: tuple[Pair | None, ...]
    universal: bool
    certain: bool
    hedged: bool
    words: frozenset[str]
    about: frozenset[str]
    senses: frozenset[tuple[str, str]]

    def opposes(self, other: Features) -> bool:
        """Whether one of the two says the contrary of the other."""
        twice = self._denied_twice(other) + other._denied_twice(self)
        return (self._denials_for(other) + other._denials_for(self) + self.turned(other) - twice) % 2 == 1

    def _denials_for(self, other: Features) -> int:
        """How many denials may be of what the other one says: "slows it, no cure" does not deny "slows it"."""
        if not self.relations & other.relations - self.refused:
            return self.denials
        return max(0, self.denials - len(self.refused - other.relations))

    def _denied_twice(self, other: Features) -> int:
        """How many denials ("hardly anyone") already are one side of opposites of which the other takes one."""
        if not any(self.sided_by):
            return 0
        return sum(
            bool(side) and by.startswith(_DENYING) for side, by in zip(other.sides, self.sided_by, strict=True)
        )

    def turned(self, other: Features) -> int:
        """In how many opposites the two differ; a word that stands in several pairs of them counts once."""
        if min(map(mul, self.sides, other.sides), default=0) >= 0:  # most differ in none
            return 0
        differing = [at for at, (a, b) in enumerate(zip(self.sides, other.sides, strict=True)) if a * b < 0]
        own, its = ({one.sided_by[at] or str(at) for at in differing} for one in (self, other))
        return min(len(own), len(its))

    def of_the_same_pairs(self, other: Features) -> bool:
        """Whether both take sides in the same opposites, by words of their own."""
        own, its = ({at for at, by in enumerate(one.sided_by) if by} for one in (self, other))
        return own == its

    def same(self, other: Features) -> bool:
        """Whether both say the same of the same, as far as their words tell."""
        return (self.relations, self.about, self.sides, self.universal) == (
            other.relations,
            other.about,
            other.sides,
            other.universal,
        )

    def lacks_order(self, other: Features) -> bool:
        """Whether the other one compares two things ("less than those on placebo") and this one does not."""
        return any(its and not own for own, its in zip(self.orders, other.orders, strict=True))

    def refuses_elsewhere(self, other: Features) -> bool:
        """Whether one of the two plainly denies a relation of both that the other plainly asserts."""
        both = self.relations & other.relations
        return any(
            bool((one.refused - another.refused) & both) and another._asserts_some()
            for one, another in ((self, other), (other, self))
        )

    def _asserts_some(self) -> bool:
        """Whether no denial is left for some relation; "a cure does not exist" has one behind its only one."""
        return len(self.relations) > 1 or self.denials <= len(self.refused)

    def denies_elsewhere(self, other: Features) -> bool:
        """Whether both deny something, but not the same: "useless" and "not harmful"."""
        same = self.denied & other.denied or self.denied == other.denied
        alike = (self.relations, self.about) == (other.relations, other.about)
        unsaid = alike and not (self.denied and other.denied)
        return bool(self.denials and other.denials) and not (same or unsaid)
