"""A question to the entries that it may mean, best first, each with the probability that it is the one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.once import once
from knowledge.ranking.banks import Bank
from knowledge.ranking.calibration import Calibration, OperatingPoint, Trials, best, operating_point
from knowledge.ranking.heads import NOTHING, trusted
from knowledge.ranking.nearest import Nearest
from knowledge.ranking.similarity import Likeness, Similarity
from knowledge.ranking.surroundings import Surroundings

Floats = NDArray[np.float32]
Edges = Callable[[Sequence[int]], Sequence[float]]
_EXACT = 2.0
"""What is added to the score of an entry that has the very text among its phrasings."""
_LONGEST = 800
"""Characters of a query that are compared; the encoder reads 128 word pieces, which are fewer."""
_USUAL = Calibration(slope=3.5, intercept=4.0)  # measured on our own entries, one phrasing of each
_USUAL_OF_NEAREST = Calibration(slope=10.0, intercept=3.2)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, and the calibrated probability (0 to 1) that it is the one that was meant.

    ``edge``: how much nearer (cosine) its nearest phrasing is than the nearest question that nothing answers.
    """

    id: str
    score: float
    edge: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates for one query, best first. ``query`` is what was searched for: normalised, spelt right."""

    query: str
    candidates: tuple[Candidate, ...]

    @property
    def lead(self) -> float:
        """How far the best is ahead of the second (0 to 1)."""
        scores = [candidate.score for candidate in self.candidates[:2]]
        return scores[0] - scores[1] if len(scores) == 2 else sum(scores)


class Fitted:
    """The engine for banks of the usual size: similarity to every text, and a ridge head over the entries."""

    def __init__(
        self, similarity: Similarity, weights: Floats, surroundings: Surroundings | None = None
    ) -> None:
        self._similarity, self._weights, self._surroundings = similarity, weights, surroundings

    def looked_at(self, text: str) -> Likeness:
        """How like a normalised text is to what is known."""
        return self._similarity.of(text)

    def scores(self, found: Likeness) -> Floats:
        """The score of each entry: about 1 where it is surely meant."""
        return trusted(found.kernel @ self._weights, trust(self._similarity, found.reach))

    def edges(self, found: Likeness, entries: Sequence[int]) -> Sequence[float]:
        """What ``Candidate.edge`` tells of entries; 0 where there is no encoder."""
        if self._surroundings is None or found.point is None:
            return [0.0] * len(entries)
        return self._surroundings.edges(found.point, entries)


def trust(similarity: Similarity, reach: Any) -> Any:
    """What a score is worth where the nearest phrasing is that far away: 1 where it is the same."""
    return np.exp(similarity.trust * (reach - 1))


def _no_edges(entries: Sequence[int]) -> Sequence[float]:
    return [0.0] * len(entries)


class Retriever:
    """Ranks the entries of one bank. ``floor`` and ``margin`` are its operating point, from the bank alone."""

    def __init__(self, bank: Bank, engine: Fitted | Nearest, tests: Trials, risk: float) -> None:
        self._bank, self._engine, self._trials = bank, engine, tests
        usual = _USUAL if isinstance(engine, Fitted) else _USUAL_OF_NEAREST
        self._calibration = Calibration.fitted(tests, usual)
        self.at(risk)

    @property
    def floor(self) -> float:
        """The lowest score that is answered."""
        return self.point.floor

    @property
    def margin(self) -> float:
        """The smallest lead with which the best is answered without asking back."""
        return self.point.margin

    def at(self, risk: float) -> OperatingPoint:
        """Set the operating point: at most ``risk`` (0 to 1) of the questions from outside are answered."""
        self.point = operating_point(self._calibration, self._trials, risk)
        return self.point

    def query(self, text: str) -> str:
        """What is searched for: normalised, spelt right, in the words of the synonyms."""
        return self._bank.query(text)

    def spelt(self, text: str) -> str:
        """A text normalised and spelt right, in its own words."""
        return self._bank.spelt(text)

    def rank(self, query: str, limit: int = 10) -> Ranking:
        """The ``limit`` best entries for a question, as it was sent or normalised."""
        return self._ranked(self.query(query), limit)

    def is_asked_so(self, query: str, id_: str) -> bool:
        """Whether people ask for an entry with just these words: they are one of its texts."""
        return any(at != NOTHING and self._bank.ids[at] == id_ for at in self._bank.exactly(self.query(query)))

    @once
    def _ranked(self, searched: str, limit: int) -> Ranking:
        if isinstance(self._engine, Nearest):
            scores = self._known(searched, self._engine.scores(searched[:_LONGEST]))
            return self._ranking(searched, scores, limit)
        found = self._engine.looked_at(searched[:_LONGEST])
        scores = self._known(searched, self._engine.scores(found))
        return self._ranking(searched, scores, limit, partial(self._engine.edges, found))

    def _ranking(self, searched: str, scores: Floats, limit: int, edges: Edges = _no_edges) -> Ranking:
        places = best(scores[None], max(limit, 1))[0].tolist()
        said = self._calibration.probabilities(scores[places])
        ids = self._bank.ids
        rows = zip(places, said, edges(places), strict=True)
        return Ranking(searched, tuple(Candidate(ids[at], float(p), edge) for at, p, edge in rows))

    def _known(self, searched: str, scores: Floats) -> Floats:
        """The scores, with what the bank knows word for word: phrasings surely, negatives not at all."""
        equal = self._bank.exactly(searched)
        if equal and equal <= {NOTHING}:
            return np.minimum(scores, 0)
        scores[[at for at in equal if at != NOTHING]] += _EXACT
        return scores
