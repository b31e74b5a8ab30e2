"""A question to the entries that it may mean, best first, each with the probability that it is the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.banks import Bank
from knowledge.calibration import (
    Calibration,
    OperatingPoint,
    Trials,
    best,
    features,
    joined,
    operating_point,
    tried,
)
from knowledge.encoder import Encoder, load_encoder
from knowledge.heads import NOTHING, Ridge, best_of_each
from knowledge.similarity import Dense, Lexical, Similarity

Floats = NDArray[np.float32]
RISK = 0.05
_RIDGE = 0.15
_RIDGE_OF_WORDS = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, and the calibrated probability (0 to 1) that it is the one that was meant."""

    id: str
    score: float


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


class Retriever:
    """Ranks the entries of one bank. ``floor`` and ``margin`` are its operating point, from the bank alone."""

    def __init__(self, bank: Bank, encoder: Encoder | None, risk: float) -> None:
        self._bank = bank
        texts = [*bank.texts, *bank.names, *bank.outside]
        similarity, ridge = _similarity(texts, encoder)
        self._similarity = similarity
        kernel = similarity.matrix(texts)
        labels = np.concatenate([bank.labels, bank.name_labels, np.full(len(bank.outside), NOTHING)])
        self._labels = labels[labels != NOTHING]
        head = Ridge(kernel, labels, ridge)
        self._weights = head.weights
        self._trials = trials(head, kernel, np.arange(len(texts)))
        self._calibration = Calibration.fitted(self._trials)
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

    def rank(self, query: str, limit: int = 10) -> Ranking:
        """The ``limit`` best entries for a question, as it was sent or normalised."""
        searched = self.query(query)
        kernel = self._similarity.of(searched)[None]
        scores = kernel @ self._weights
        near = best_of_each(kernel[:, : len(self._labels)], self._labels, len(self._bank.ids))
        places = best(scores, max(limit, 1))
        said = self._calibration.probabilities(features(scores, near, places))[0]
        order = np.argsort(-said, kind="stable")
        candidates = tuple(Candidate(self._bank.ids[places[0, at]], float(said[at])) for at in order)
        return Ranking(searched, candidates)


def _similarity(texts: Sequence[str], encoder: Encoder | None) -> tuple[Similarity, float]:
    if encoder is None:
        return Lexical(texts), _RIDGE_OF_WORDS
    return Dense(texts, encoder, encoder.views(texts)), _RIDGE


def trials(head: Ridge, kernel: Floats, asked: NDArray[np.int64]) -> Trials:
    """The texts ``asked`` as questions that were not in the bank, once with their entry and once without."""
    inside = head.labels != NOTHING
    similar = kernel[:, inside] - 2 * np.eye(len(kernel), dtype=np.float32)[:, inside]
    near = best_of_each(similar, head.labels[inside], head.entries)
    foreign = near.copy()
    foreign[np.flatnonzero(inside), head.labels[inside]] = -np.inf
    here = asked[inside[asked]]
    return joined(
        tried(head.without_itself()[here], near[here], head.labels[here]),
        tried(head.without_its_entry()[asked], foreign[asked], None),
    )


def build_retriever(
    bank: Mapping[str, Sequence[str]],
    negatives: Sequence[str] = (),
    *,
    synonyms: Mapping[str, Sequence[str]] | None = None,
    risk: float = RISK,
    cache: Path | None = None,
) -> Retriever:
    """A retriever for a bank (entry id -> phrasings).

    ``negatives`` are questions that no entry answers. ``risk`` is the share of questions from outside the
    bank that may be answered. ``cache`` is a folder in which what was computed is kept for the next start.
    """
    return Retriever(Bank(bank, negatives, synonyms or {}), load_encoder(), risk)
