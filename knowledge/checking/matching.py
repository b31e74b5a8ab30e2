"""Which curated claims are near to a claim, and may decide on it.

A record is near by likeness of words and meaning, and nearer where it says the same of the same thing. It may
decide only where it knows every name in the claim, does not speak of another vitamin or drug, and knows most
of the claim's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import numpy as np

from knowledge.checking.advice import advises_a_dose, is_on_advice, puts_right, takes_plenty, tells_other_doses
from knowledge.checking.features import ALS, SUBJECTS, Features
from knowledge.checking.kept_features import around_of, features_of, told_beside
from knowledge.checking.known import Known, Same
from knowledge.checking.likeness import Floats, Likeness
from knowledge.checking.numbers import agrees
from knowledge.checking.reader import Reader
from knowledge.derived import Derived
from knowledge.encoder import load_encoder
from knowledge.gazetteer import Name
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
BOLD = frozenset({"cure", "reverse", "stop", "prevent", "cause"})
_STRONGEST = 0.08
"""How much nearer a record comes that says the same of these boldest things."""
_SAME_NUMBER = 0.02
"""How much nearer a wording comes that has a number of the claim: numbers are masked where likeness is told."""
_PERSON = 0.06
"""How much farther a record is that does not tell of the person of whom the claim tells."""
SUBJECT_WORDS = frozenset({"vitamin", "d", "b12", "rilusol", "edaravon"})
"""Words that name what a claim is about, compared as names."""
_PLAIN = 0.75
"""From this nearness on it is plain what a claim is about, and nothing is asked."""
_MEANT = 0.12
"""From this likelihood on an entry is what a claim is about, whatever its words."""
_LOOSE = frozenset({"country", "population", "stage", "person", "organisation", "journal"})
"""What is named of these groups takes support away, but a record may still decide otherwise."""
_ADVISED = 0.15
"""How much nearer a record on advice is to a claim that advises a dose."""
_DEMENTIA = frozenset({"dementia"})
_WAYS = frozenset({"route"})
"""What is wrong is wrong in whatever way it is taken."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record near to a claim, the phrasing that is nearest, and how near it is (0 to about 1)."""

    record: Known
    phrasing: Features
    nearness: float
    asked: float = 0.0
    """How likely the first entry of the record answers the claim, asked as a question."""
    ahead: float = 0.0
    """How much nearer it is than the next record with another verdict, if it is the nearest."""

    def opposed(self, claim: Features) -> bool:
        """Whether the claim says the contrary of the record, and no other phrasing denies what it denies."""
        return claim.opposes(self.phrasing) and not any(
            not claim.disclaimed
            and one.denials == claim.denials
            and one.denied & claim.denied
            and not claim.opposes(one)
            for one in self.record.phrasings
        )

    def denies_alike(self, claim: Features) -> bool:
        """Whether a phrasing of the record denies the same thing, and it is not the subject itself."""
        return any(
            one.denials == claim.denials > claim.disclaimed
            and not claim.opposes(one)
            and bool((one.denied & claim.denied) - SUBJECT_WORDS)
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
        claims: Collection[Claim],
        entries: Mapping[str, Entry],
        reader: Reader,
        asked: Asked,
        cache: Path | None,
        derived: Derived,
    ) -> None:
        around, same = around_of(entries.values(), reader, derived), Same()
        texts = {claim.id: (claim.statement, *claim.phrasings) for claim in claims}
        read = iter(features_of(chain.from_iterable(texts.values()), reader, derived))
        leaning = [(claim, tuple(entries[id_] for id_ in claim.entries)) for claim in claims]
        beside = told_beside(leaning, reader, derived)
        self._records = [
            Known.of(claim, islice(read, len(texts[claim.id])), leans, told, around[leans[0].topic], same)
            for (claim, leans), told in zip(leaning, beside, strict=True)
        ]
        self.strong = frozenset(reader.words.strong)
        self.words = frozenset().union(*(record.words | record.around.words for record in self._records))
        self._places = [(record, phrasing) for record in self._records for phrasing in record.phrasings]
        self._asked = asked
        self._leaning: dict[str, list[str]] = {}
        for record in self._records:
            self._leaning.setdefault(record.claim.entries[0], []).append(record.claim.id)
        self._likeness = Likeness([one.plain for _, one in self._places], load_encoder(), cache, derived)

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
                likely = asked.get(record.claim.entries[0], 0.0)
                found[record.claim.id] = Match(record, phrasing, nearness, likely)
        straight = (_as_told(claim, match) for match in found.values())
        return _with_lead(sorted(straight, key=lambda match: -match.nearness))

    def _likest(self, likeness: Floats, asked: Mapping[str, float]) -> Iterator[tuple[Known, Features, float]]:
        """The likest phrasings of the likest records, and of those that lean on what was asked for."""
        wanted = {id_ for entry in asked for id_ in self._leaning.get(entry, ())}
        taken: Counter[str] = Counter()
        for rank, place in enumerate(np.argsort(-likeness, kind="stable")):
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
        others = (set(claim.names) ^ set(phrasing.names)) - {ALS}
        names = [name for name in others if name.group not in record.claim.contrast]
        fit = (
            0.06 * len(said & its)
            + _STRONGEST * bool(said & its & BOLD)
            - 0.12 * len(said - its)
            - 0.08 * len(its - said)
        )
        fit += sum(0.03 if size.unit in record.sizes else -0.05 for size in claim.sizes)
        fit += 0.08 * any(name.group in record.claim.contrast for name in claim.names)
        told = [agrees(size, record.sizes) for size in claim.sizes]
        fit += 0.05 * (True in told) - 0.02 * told.count(False)
        fit += 0.08 * any(agrees(size, record.own) for size in claim.sizes)
        fit += _SAME_NUMBER * bool(_amounts(claim) & _amounts(phrasing))
        fit -= 0.06 * bool(record.own and phrasing.sizes and not claim.sizes)
        fit -= 0.1 * claim.lacks_order(phrasing) + 0.06 * (claim.universal != phrasing.universal)
        fit -= 0.12 * (record.universal and not claim.universal)
        fit += 0.04 * phrasing.same(claim) - 0.15 * record.means_other(claim, phrasing)
        fit += 0.03 * (phrasing.hedged - 1) * claim.hedged
        fit -= 0.05 * len(phrasing.about ^ claim.about) + 0.05 * len(names)
        fit -= _PERSON * any(name.group == "person" and name not in phrasing.names for name in claim.names)
        fit -= 0.1 * ("only" in phrasing.about - claim.about) + 0.05 * _two_diseases(claim, phrasing)
        fit -= 0.04 * claim.opposes(phrasing) + 0.05 * claim.turned(phrasing)
        fit += _ADVISED * (is_on_advice(record) and advises_a_dose(claim))
        return fit - 0.03 * record.foreign(claim)


def _amounts(claim: Features) -> set[tuple[str, float]]:
    return {(size.unit, size.value) for size in claim.sizes}


def _as_told(claim: Features, match: Match) -> Match:
    """The match with the wording of its record that a claim repeats, where the nearest one seems contrary."""
    if not claim.opposes(match.phrasing):
        return match
    told = (one for one in match.record.phrasings if _repeats(claim, one))
    return replace(match, phrasing=next(told, match.phrasing))


def _repeats(claim: Features, phrasing: Features) -> bool:
    """Whether a claim has all words of a wording, denies the same and takes the same sides by its own words."""
    if not phrasing.words <= claim.words or phrasing.words <= SUBJECT_WORDS:
        return False
    denied = (claim.denials, claim.denied, claim.disclaimed) == (phrasing.denials, phrasing.denied, False)
    alike = denied and not claim.opposes(phrasing)
    sides = zip(phrasing.sides, phrasing.sided_by, claim.sides, claim.sided_by, strict=True)
    sided = [side == own and bool(own_by) for side, by, own, own_by in sides if by and side]
    return alike and all(sided) and bool(sided or phrasing.denied)


def _with_lead(near: list[Match]) -> list[Match]:
    """The matches, of which the first knows how far it is ahead of others that would say something else."""
    if not near:
        return near
    first = near[0]
    others = (one.nearness for one in near[1:] if one.record.claim.verdict is not first.record.claim.verdict)
    return [replace(first, ahead=first.nearness - next(others, 0.0)), *near[1:]]


def _bonus(record: Known, asked: Mapping[str, float]) -> float:
    """How much nearer a record is because the claim, asked as a question, is answered by its entries."""
    first, *others = (asked.get(id_, 0.0) for id_ in record.claim.entries)
    return max(_ASKED * first, _ASKED_BESIDE * max(others, default=0.0))


def _may_decide(claim: Features, record: Known, phrasing: Features, asked: Mapping[str, float]) -> bool:
    for name in claim.names:
        loose = name.group in _LOOSE or (name.group in _WAYS and record.any_way)
        if name not in record.names and not loose and name.group not in record.claim.contrast:
            return False
    if record.claim.verdict is Verdict.CONTRADICTED and _two_diseases(claim, phrasing):
        return False
    if tells_other_doses(record) and advises_a_dose(claim):
        return False
    if _is_on_another_side_of_a_lack(claim, record, phrasing):
        return False
    own, its = _subjects(claim.names), _subjects(phrasing.names)
    if own and its and not (its <= own or own <= its):
        return False
    meant = max(asked.get(id_, 0.0) for id_ in record.claim.entries) >= _MEANT
    return meant or record.foreign(claim) <= _FOREIGN * max(len(claim.words), 1)


def _is_on_another_side_of_a_lack(claim: Features, record: Known, phrasing: Features) -> bool:
    """Whether one of claim and record is on the lack of a vitamin, and the other on what mends it."""
    rights = puts_right(claim)
    wrong = record.claim.verdict is Verdict.CONTRADICTED
    if record.of_lack and (takes_plenty(claim) or (wrong and rights)):
        return True
    slows = "slow" in phrasing.relations and "low" in claim.about
    return slows and not rights and puts_right(phrasing)


def _two_diseases(claim: Features, phrasing: Features) -> bool:
    """Whether a phrasing says of ALS what the claim says of another disease alone."""
    told, its = ({name for name in one.names if name.group == ALS.group} for one in (claim, phrasing))
    other = told & its or _DEMENTIA & claim.about & phrasing.about
    return ALS in its and ALS not in told and bool(other)


def _subjects(names: Iterable[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if name.group in SUBJECTS)
