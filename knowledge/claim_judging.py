"""One claim to its finding: the nearest record whose features agree decides; in doubt the weaker verdict.

A record is near by its words. It may decide only where it knows every name in the claim, says the same of
the same subject, and enough of the claim's words are known. Its verdict is then turned round where the claim
denies what the record asserts, and weakened by wrong numbers, by "every" and "proven", and by words that
nothing near it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.claim_numbers import CONTEXT, Size, agrees, in_units
from knowledge.claim_parsing import Features, Reader
from knowledge.guard import Name
from knowledge.lexical import TfIdf, character_grams, stem, word_grams
from knowledge.model import Claim, Entry, Verdict
from knowledge.text import normalise

FLOOR = 0.36
"""From this nearness on (0 to 1) a record may decide; chosen on the development part of the labelled claims."""
SURE = 0.45
"""From here on it may also support."""
_RIVAL = 0.03
_DEPTH = 12
_FAMILIAR = 0.6
_SUBJECTS = frozenset({"vitamin", "drug"})
_LOOSE = frozenset({"country", "population", "stage"})

DENIED: Mapping[Verdict, Verdict] = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.PARTLY: Verdict.PARTLY,
    Verdict.NOT_ENOUGH_EVIDENCE: Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.CONTRADICTED: Verdict.PARTLY,
    Verdict.NOT_COVERED: Verdict.NOT_COVERED,
}
"""What becomes of the opposite of a claim, where its record does not say."""

_STRENGTH = {
    Verdict.SUPPORTED: 4,
    Verdict.PARTLY: 3,
    Verdict.NOT_ENOUGH_EVIDENCE: 2,
    Verdict.CONTRADICTED: 1,
    Verdict.NOT_COVERED: 0,
}
_OPENING = re.compile(
    r"^(?:Right|No|Not so|Not quite|Not shown|Too strong|Nearly|Partly|The other way round)\b[^:.]{0,40}[:.] "
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the record that it rests on; ``notes`` are sentences to add to its explanation."""

    verdict: Verdict
    claim: Claim
    nearness: float
    notes: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """Why, in one or two sentences."""
        said = self.claim.explanation
        if self.verdict is not self.claim.verdict:
            said = _OPENING.sub("", said)
            said = said[:1].upper() + said[1:]
        return " ".join((said, *self.notes))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a record knows: its phrasings as features, and the words, names and sizes that it stands for."""

    claim: Claim
    phrasings: tuple[Features, ...]
    names: frozenset[Name]
    words: frozenset[str]
    sizes: Mapping[str, tuple[float, ...]]


class Records:
    """The claim records, ready to be compared with claims."""

    def __init__(self, claims: Iterable[Claim], entries: Mapping[str, Entry], reader: Reader) -> None:
        self._known = [_known(claim, entries, reader) for claim in claims]
        self._strong = frozenset(reader.words.strong)
        texts = [phrasing.plain for one in self._known for phrasing in one.phrasings]
        self._of = [
            (record, at) for record, one in enumerate(self._known) for at, _ in enumerate(one.phrasings)
        ]
        self._by_words = TfIdf([word_grams(text) for text in texts])
        self._by_letters = TfIdf([character_grams(text) for text in texts])

    def judge(self, claim: Features) -> Judgement | None:
        """The judgement on one claim, or None where no record may decide."""
        made = sorted(
            (self._judged(claim, one, nearest, score) for one, nearest, score in self._near(claim)),
            key=lambda judgement: -judgement.nearness,
        )
        if not made or made[0].nearness < FLOOR:
            return None
        rivals = [one for one in made if made[0].nearness - one.nearness < _RIVAL]
        return min(rivals, key=lambda one: (_weakness(made[0], one), -one.nearness))

    def _near(self, claim: Features) -> Iterable[tuple[_Known, Features, float]]:
        similar = self._by_words.similarities(word_grams(claim.plain))
        similar = (similar + self._by_letters.similarities(character_grams(claim.plain))) / 2
        best: dict[int, tuple[float, int]] = {}
        for place in np.argsort(-similar)[: 20 * _DEPTH]:
            record, at = self._of[place]
            best.setdefault(record, (float(similar[place]), at))
        for record, (score, at) in list(best.items())[: 3 * _DEPTH]:
            one = self._known[record]
            nearest = one.phrasings[at]
            if self._may_decide(claim, one, nearest):
                yield one, nearest, score + self._fit(claim, one, nearest)

    def _may_decide(self, claim: Features, one: _Known, nearest: Features) -> bool:
        strange = [n for n in claim.names if n not in one.names and n.group not in one.claim.contrast]
        if any(name.group not in _LOOSE for name in strange):
            return False
        own, its = _subjects(claim.names), _subjects(nearest.names)
        if own and its and not its <= own and not own <= its:
            return False
        if its and own and not (own & its):
            return False
        foreign = {word for word in claim.words if word not in one.words}
        return len(foreign) <= _FAMILIAR * max(len(claim.words), 1)

    def _fit(self, claim: Features, one: _Known, nearest: Features) -> float:
        """How much better or worse a record fits than its words alone tell."""
        said, its = claim.relations & self._strong, nearest.relations & self._strong
        fit = 0.06 * len(said & its) - 0.12 * len(said - its) - 0.08 * len(its - said)
        fit += 0.03 * sum(size.unit in one.sizes for size in claim.sizes)
        fit -= 0.05 * sum(size.unit not in one.sizes for size in claim.sizes)
        if claim.opposes(nearest):
            fit -= 0.04
        if _subjects(claim.names) != _subjects(nearest.names):
            fit -= 0.06
        return fit

    def _judged(self, claim: Features, one: _Known, nearest: Features, score: float) -> Judgement:
        verdict = one.claim.verdict
        opposite = claim.opposes(nearest)
        if opposite:
            verdict = one.claim.denied or DENIED[verdict]
        if any(name not in one.names and name.group in one.claim.contrast for name in claim.names):
            verdict = Verdict.CONTRADICTED
        wrong = [size for size in claim.sizes if agrees(size, one.sizes) is False]
        if verdict in (Verdict.SUPPORTED, Verdict.PARTLY) and wrong:
            right = any(agrees(size, one.sizes) and size.unit not in CONTEXT for size in claim.sizes)
            verdict = Verdict.PARTLY if right or opposite else Verdict.CONTRADICTED
        if verdict is Verdict.SUPPORTED:
            reason = self._doubt(claim, one, nearest, score)
            if reason is not None:
                return Judgement(Verdict.PARTLY, one.claim, score, (reason,) if reason else ())
        return Judgement(verdict, one.claim, score, tuple(_notes(wrong, one)))

    def _doubt(self, claim: Features, one: _Known, nearest: Features, score: float) -> str | None:
        """Why a claim is not supported though its record is; None where everything agrees."""
        if claim.universal and not nearest.universal:
            return "The articles do not say so for everybody or without limit."
        if claim.certain and not nearest.certain:
            return "It is not called proven or certain."
        if any(agrees(size, one.sizes) is None for size in claim.sizes):
            return "The articles do not mention every number in the claim."
        if any(name not in one.names for name in claim.names):
            return "The articles do not say it of this group."
        if (claim.relations - nearest.relations) & self._strong:
            return "The articles do not say all of the claim."
        foreign = sum(word not in one.words for word in claim.words)
        if score < SURE or foreign > len(claim.words) / 4:
            return "I may not have understood every part of the claim."
        return None


def _known(claim: Claim, entries: Mapping[str, Entry], reader: Reader) -> _Known:
    phrasings = tuple(reader.features(text) for text in (claim.statement, *claim.phrasings))
    leans = [entries[id_] for id_ in claim.entries]
    told = [claim.explanation, *(text for entry in leans for text in (entry.question, entry.answer))]
    words = {stem(word) for text in told for word in reader.plain(text).split()}
    right = in_units(claim.numbers)
    for entry in leans:
        for unit, values in in_units({key: (value,) for key, value in entry.facts.items()}).items():
            right[unit] = (*right.get(unit, ()), *values)
    return _Known(
        claim=claim,
        phrasings=phrasings,
        names=frozenset(name for phrasing in phrasings for name in phrasing.names) | {_ALS},
        words=frozenset(words | {word for phrasing in phrasings for word in phrasing.words}),
        sizes={unit: values for unit, values in right.items() if unit},
    )


_ALS = Name("disease", "ALS")


def _subjects(names: Iterable[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if name.group in _SUBJECTS)


def _weakness(first: Judgement, rival: Judgement) -> int:
    """Between near rivals a supporting verdict gives way to another one."""
    return (
        int(rival.verdict is Verdict.SUPPORTED)
        if first.verdict is Verdict.SUPPORTED
        else int(rival is not first)
    )


def _notes(wrong: Sequence[Size], one: _Known) -> Iterable[str]:
    told = set(normalise(one.claim.explanation).split())
    for size in wrong:
        right = one.sizes.get(size.unit, ())
        if right and not any(f"{value:g}" in told for value in right):
            yield f"The number is {_written(size.unit, right[0])}, not {size.words}."


_WRITTEN = {"percent": "{}%", "mg": "{} mg", "iu": "{} IU", "fold": "{} times", "per_week": "{} times a week"}


def _written(unit: str, value: float) -> str:
    if unit == "duration":
        weeks, months = value / 7, value / 30.4
        return f"{weeks:.0f} weeks" if abs(weeks - round(weeks)) < 0.01 else f"{months:.0f} months"
    number = f"{value:.0f}" if unit == "year" else f"{value:,.10g}"
    return _WRITTEN.get(unit, "{}").format(number)
