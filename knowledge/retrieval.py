"""A question to the entries that it may mean, best first, each with the probability that it is the one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge import calibration as calibrating
from knowledge.calibration import DEPTH, Calibration, OperatingPoint, Trials
from knowledge.heads import NOTHING, Ridge, best_of_each, numbered
from knowledge.lexical import TfIdf, character_grams, word_grams
from knowledge.spelling import Speller
from knowledge.text import Synonyms, normalise

Floats = NDArray[np.float32]
RISK = 0.05
_RIDGE = 1.0


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

    def __init__(
        self,
        bank: Mapping[str, Sequence[str]],
        negatives: Sequence[str] = (),
        synonyms: Mapping[str, Sequence[str]] | None = None,
        risk: float = RISK,
    ) -> None:
        self._synonyms = Synonyms(synonyms or {})
        ids = [id_ for id_, phrasings in bank.items() for _ in phrasings]
        plain = [normalise(text) for phrasings in bank.values() for text in phrasings]
        self._ids, labels = numbered(ids)
        self._labels = labels
        vocabulary = Counter(word for text in plain for word in text.split())
        self._speller = Speller(vocabulary, self._synonyms.words())
        texts = [self._synonyms.apply(text) for text in plain]
        outside = [self.query(text) for text in negatives]
        self._words = TfIdf([word_grams(text) for text in texts + outside])
        self._characters = TfIdf([character_grams(text) for text in texts + outside])
        self._fit(texts + outside, np.append(labels, np.full(len(outside), NOTHING)))
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
        self.point = calibrating.operating_point(self._calibration, self._trials, risk)
        return self.point

    def query(self, text: str) -> str:
        """What is searched for: normalised, spelt right, in the words of the synonyms."""
        return self._synonyms.apply(self._speller.correct(normalise(text)))

    def rank(self, query: str, limit: int = 10) -> Ranking:
        """The ``limit`` best entries for a question, as it was sent or normalised."""
        searched = self.query(query)
        kernel = self._kernel(searched)
        scores = (kernel @ self._head.weights)[None]
        near = best_of_each(kernel[None, : len(self._labels)], self._labels, len(self._ids))
        places = calibrating.best(scores, max(limit, 1))
        said = self._calibration.probabilities(calibrating.features(scores, near, places))[0]
        order = np.argsort(-said, kind="stable")
        candidates = tuple(Candidate(self._ids[places[0, at]], float(said[at])) for at in order)
        return Ranking(searched, candidates)

    def _kernel(self, text: str) -> Floats:
        words = self._words.similarities(word_grams(text))
        characters = self._characters.similarities(character_grams(text))
        return np.asarray((words + characters) / 2, np.float32)

    def _fit(self, texts: Sequence[str], labels: NDArray[np.int64]) -> None:
        kernel = np.stack([self._kernel(text) for text in texts])
        self._head = Ridge(kernel, labels, _RIDGE)
        self._trials = _trials(self._head, kernel)
        self._calibration = Calibration.fitted(self._trials)


def _trials(head: Ridge, kernel: Floats) -> Trials:
    """Each phrasing as a question that was not in the bank, once with its entry and once without it."""
    inside = head.labels != NOTHING
    similar = kernel[:, inside] - 2 * np.eye(len(kernel), dtype=np.float32)[:, inside]
    near = best_of_each(similar, head.labels[inside], head.entries)
    foreign = near.copy()
    foreign[np.flatnonzero(inside), head.labels[inside]] = -np.inf
    with_entry = _tried(head.without_itself()[inside], near[inside], head.labels[inside])
    without = _tried(head.without_its_entry(), foreign, np.full(len(kernel), NOTHING))
    return Trials(
        np.concatenate([with_entry[0], without[0]]),
        np.concatenate([with_entry[1], without[1]]),
        np.append(np.ones(len(with_entry[0]), np.bool_), np.zeros(len(without[0]), np.bool_)),
    )


def _tried(scores: Floats, near: Floats, meant: NDArray[np.int64]) -> tuple[Floats, NDArray[np.bool_]]:
    places = calibrating.best(scores, DEPTH)
    return calibrating.features(scores, near, places), places == meant[:, None]


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
    return Retriever(bank, negatives, synonyms, risk)
