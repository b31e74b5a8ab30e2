"""How well a candidate fits a question beyond its score: words that it does not know, what is asked for.

The retriever's probability says how near a question is to an entry's phrasings. It cannot see that one
word of many is foreign to the entry ("the email of ...") or that a number of people is asked for and not
a length. These signs are weighed here into one probability, with weights fitted on questions that the
retriever has not seen (see tests/questions/fitting.py).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from knowledge.derived import ALL_NEW, Derived
from knowledge.gazetteer import Name
from knowledge.model import Entry, record
from knowledge.once import once
from knowledge.patterns import Patterns
from knowledge.ranking.lexical import Each, stem
from knowledge.reading import FOLDER, Faults, patterns_of, read, read_alone, shown
from knowledge.retrieval import Candidate
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import Guard
from knowledge.words import says_nothing, telling, weight

_LONG = 16
_BY_CHANCE = 0.04
"""The share of an entry's phrasings up to which an age is only told in a story around the question."""
_OFTEN = 0.15
_COUNTED = frozenset({"people", "money", "age", "sex", "dose", "duration", "frequency"})
_OF_ANYTHING = frozenset({"meaning", "people", "duration", "frequency", "age", "year"})
"""What a question may ask of any answer ("how long", "when")."""
_STRICT = frozenset({"age", "money", "colour", "career", "region", "safety"})


@record
class Weights:
    """The fitted weights of each sign, and the bias."""

    bias: float
    score: float
    lead: float
    missing: float
    aspect: float
    other_aspect: float
    shared_names: float
    extra_names: float
    edge: float
    length: float


@dataclass(frozen=True, slots=True)
class _Profile:
    words: frozenset[str]
    aspects: Mapping[str, float]
    names: frozenset[Name]


ENGINES = ("vectors", "words")


def read_weights(engine: str, folder: Path = FOLDER / "screening") -> Weights:
    """The weights in confidence.yaml for one of `ENGINES`: "words" where there is no encoder.

    Raises KnowledgeError with every fault in the file.
    """
    faults, path = Faults(), folder / "confidence.yaml"
    weights, _ = read(path, dict[str, Weights], faults, empty_below=())
    for name in ENGINES:
        if weights is not None and name not in weights:
            faults.add(shown(path), 1, f"no weights for '{name}': run python -m tests.questions.fitting")
    faults.raise_if_any()
    assert weights is not None
    return weights[engine]


class Aspects:
    """Tells what a normalised question asks for: a number of people, a length, a journal ..."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._aspects = list(table)
        self._patterns = Patterns([rf"\b(?:{'|'.join(forms)})\b" for forms in table.values()])

    @once
    def of(self, query: str) -> frozenset[str]:
        """The aspects that a question asks for."""
        return frozenset(self._aspects[place] for place in self._patterns.found_in(query))


def read_aspects(folder: Path = FOLDER / "screening") -> Aspects:
    """The table in aspects.yaml. Raises KnowledgeError with every fault in it."""
    path = folder / "aspects.yaml"
    table = read_alone(path, dict[str, tuple[str, ...]])
    with patterns_of(path):
        return Aspects(table)


class _Normalised(Mapping[str, Sequence[str]]):
    """The wordings of entries, normalised when they are looked at."""

    def __init__(self, bank: Mapping[str, Sequence[str]]) -> None:
        self._bank = bank

    def __getitem__(self, id_: str) -> Sequence[str]:
        return [normalise(text) for text in self._bank[id_]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bank)

    def __len__(self) -> int:
        return len(self._bank)


def _words(entries: Mapping[str, Entry], asked: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:
    """The stems of all that each entry says or is asked with."""
    stemmed = Each(stem).__getitem__
    for id_, wordings in asked.items():
        entry = entries[id_]
        told = map(normalise, (entry.answer, entry.details or "", *entry.terms))
        yield set(map(stemmed, {word for text in (*wordings, *told) for word in tokens(text)}))


def _share_of(told: str) -> tuple[str, float]:
    aspect, _, share = told.rpartition(" ")
    return aspect, float(share)


class Signs:
    """Measures the signs of each candidate for a question."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        bank: Mapping[str, Sequence[str]],
        guard: Guard,
        aspects: Aspects,
        derived: Derived = ALL_NEW,
    ) -> None:
        """``bank`` is what is searched: the wordings of each entry by its id."""
        self._guard, self._aspects = guard, aspects
        asked = _Normalised(bank)
        words = derived.rows("words-of-entries", lambda: _words(entries, asked))
        shares = derived.rows("aspects-of-entries", lambda: map(self._shares, asked.values()))
        self._profiles = {
            id_: _Profile(frozenset(known), dict(map(_share_of, told)), self._subjects(entries[id_]))
            for id_, known, told in zip(bank, words, shares, strict=True)
        }

    def _shares(self, asked: Sequence[str]) -> list[str]:
        """Each aspect that the wordings of an entry ask for, and the share of them that does."""
        counts = Counter(aspect for text in asked for aspect in self._aspects.of(text))
        counts.update({aspect: len(asked) // 2 for aspect in self._aspects.of(asked[0])})
        return [f"{aspect} {min(1.0, count / len(asked))!r}" for aspect, count in counts.items()]

    def _subjects(self, entry: Entry) -> frozenset[Name]:
        return frozenset(self._guard.names(f"{entry.question} {entry.topic.replace('-', ' ')}"))

    def familiar(self, query: str, entry_id: str, *, mostly: bool = False) -> bool:
        """Whether an entry knows half of the telling words of a normalised question, and the rarest of them.

        ``mostly``: half of them are enough.
        """
        asked = {stem(word): weight(word) for word in telling(query)}
        known = asked.keys() & self._profiles[entry_id].words
        rarest = max(asked, key=asked.__getitem__, default=None)
        return 2 * len(known) >= len(asked) and (mostly or rarest is None or rarest in known)

    def knows_all(self, query: str, entry_id: str) -> bool:
        """Whether an entry knows every telling word of a normalised question."""
        return {stem(word) for word in telling(query)} <= self._profiles[entry_id].words

    def speaks_of(self, query: str, entry_id: str) -> bool:
        """Whether an entry is asked for the same counts, sums or times as a normalised question."""
        asked = self._aspects.of(query) & _COUNTED
        return bool(asked) and asked <= self._profiles[entry_id].aspects.keys()

    def is_bare(self, query: str) -> bool:
        """Whether a normalised question names nothing of its own and asks for what any answer may tell."""
        return says_nothing(query) and self._aspects.of(query) <= _OF_ANYTHING

    def gives_reasons(self, entry_id: str) -> bool:
        """Whether people ask an entry for a reason, not only by chance."""
        return self._profiles[entry_id].aspects.get("cause", 0.0) >= _OFTEN

    def of(self, query: str, candidates: Sequence[Candidate]) -> list[dict[str, float]]:
        """The signs of each candidate; ``query`` is what was searched for."""
        wanted, names = self._aspects.of(query), frozenset(self._guard.names(query))
        weighted = {stem(word): weight(word) for word in tokens(query) if weight(word)}
        weighted |= dict.fromkeys(self._numbers(query, candidates), 1.0)
        best = max((candidate.score for candidate in candidates), default=0.0)
        return [
            {
                "score": _logit(candidate.score),
                "lead": candidate.score - best if candidate.score < best else best - _second(candidates),
                **_fit(self._profiles[candidate.id], weighted, wanted, names),
                "edge": candidate.edge,
                "length": min(len(tokens(query)), _LONG) / _LONG,
            }
            for candidate in candidates
        ]

    def meets(self, query: str, entry_id: str) -> bool:
        """Whether an entry speaks of the aspects that no entry answers by chance (an age, money, a colour)."""
        asked = self._profiles[entry_id].aspects
        wanted = self._aspects.of(query) & _STRICT
        return all(asked.get(one, 0.0) > (_BY_CHANCE if one == "age" else 0.0) for one in wanted)

    def _numbers(self, query: str, candidates: Sequence[Candidate]) -> set[str]:
        """The numbers of a question that some candidate knows: they tell its neighbours apart."""
        told = {word for word in tokens(query) if word.isdigit()}
        return {word for word in told if any(word in self._profiles[c.id].words for c in candidates)}


def _second(candidates: Sequence[Candidate]) -> float:
    scores = sorted((candidate.score for candidate in candidates), reverse=True)
    return scores[1] if len(scores) > 1 else 0.0


def _fit(
    profile: _Profile, weighted: Mapping[str, float], wanted: frozenset[str], names: frozenset[Name]
) -> dict[str, float]:
    total = sum(weighted.values()) or 1.0
    missing = sum(weight for word, weight in weighted.items() if word not in profile.words)
    met = max((profile.aspects.get(aspect, 0.0) for aspect in wanted), default=0.0)
    told = {name for name in names if name.name != "ALS"}
    own = {name for name in profile.names if name.name != "ALS"}
    return {
        "missing": missing / total,
        "aspect": met,
        "other_aspect": _share(aspect not in profile.aspects for aspect in wanted),
        "shared_names": float(bool(told & own)),
        "extra_names": float(bool(own - told)),
    }


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 0.0


def _logit(score: float) -> float:
    near = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(near / (1 - near))


class Confidence:
    """Candidates with the probability that each is right, all signs weighed, best first."""

    def __init__(self, signs: Signs, weights: Weights) -> None:
        self._signs = signs
        self._weights, self._by_sign = weights, asdict(weights)

    def familiar(self, query: str, entry_id: str, *, mostly: bool = False) -> bool:
        """Whether an entry knows half of the telling words of a normalised question, and the rarest of them.

        ``mostly``: half of them are enough.
        """
        return self._signs.familiar(query, entry_id, mostly=mostly)

    def knows_all(self, query: str, entry_id: str) -> bool:
        """Whether an entry knows every telling word of a normalised question."""
        return self._signs.knows_all(query, entry_id)

    def speaks_of(self, query: str, entry_id: str) -> bool:
        """Whether an entry is asked for the same counts, sums or times as a normalised question."""
        return self._signs.speaks_of(query, entry_id)

    def is_bare(self, query: str) -> bool:
        """Whether a normalised question names nothing of its own and asks for what any answer may tell."""
        return self._signs.is_bare(query)

    def gives_reasons(self, entry_id: str) -> bool:
        """Whether people ask an entry for a reason, not only by chance."""
        return self._signs.gives_reasons(entry_id)

    def weighed(self, query: str, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with new scores (0 to 1), best first."""
        fitting = [one for one in candidates if self._signs.meets(query, one.id)]
        rows = self._signs.of(query, fitting)
        scored = [replace(c, score=self._probability(row)) for c, row in zip(fitting, rows, strict=True)]
        return sorted(scored, key=lambda candidate: -candidate.score)

    def _probability(self, row: Mapping[str, float]) -> float:
        total = self._weights.bias + sum(self._by_sign[sign] * value for sign, value in row.items())
        return 1 / (1 + math.exp(-max(min(total, 30), -30)))
