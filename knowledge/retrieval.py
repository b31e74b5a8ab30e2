"""A question to the entries that it may mean, best first, each with the probability that it is the one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge import cache as caching
from knowledge.derived import ALL_NEW, Derived
from knowledge.encoder import Encoder, load_encoder
from knowledge.once import once
from knowledge.ranking.background import Background
from knowledge.ranking.banks import Bank
from knowledge.ranking.calibration import Calibration, OperatingPoint, Trials, best, operating_point
from knowledge.ranking.heads import NOTHING, Ridge, trials, trusted
from knowledge.ranking.lexical import characters_of_bank, indexed, words_of_bank
from knowledge.ranking.nearest import VIEW, Nearest
from knowledge.ranking.similarity import VIEWS, Dense, Lexical, Likeness, Points, Similarity
from knowledge.ranking.surroundings import Surroundings, rounded
from knowledge.ranking.vectors import Halves, vectors
from knowledge.shipping import shipped

Floats = NDArray[np.float32]
_log = logging.getLogger(__name__)
Edges = Callable[[Sequence[int]], Sequence[float]]
RISK = 0.05
LANDMARKS = 3072
"""The texts that a question is compared with; the others still teach the head what to make of it."""
LARGEST_FIT = 24_000
"""Banks with more texts get no fitted head."""
_EXACT = 2.0
"""What is added to the score of an entry that has the very text among its phrasings."""
_LONGEST = 800
"""Characters of a query that are compared; the encoder reads 128 word pieces, which are fewer."""
_CODE = Path(__file__).parent / "ranking"
"""What is fitted follows from this code: other code fits anew."""
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
        return trusted(found.kernel @ self._weights, _trust(self._similarity, found.reach))

    def edges(self, found: Likeness, entries: Sequence[int]) -> Sequence[float]:
        """What ``Candidate.edge`` tells of entries; 0 where there is no encoder."""
        if self._surroundings is None or found.point is None:
            return [0.0] * len(entries)
        return self._surroundings.edges(found.point, entries)


def _trust(similarity: Similarity, reach: Any) -> Any:
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


def build_retriever(
    bank: Mapping[str, Sequence[str]],
    negatives: Sequence[str] = (),
    *,
    synonyms: Mapping[str, Sequence[str]] | None = None,
    risk: float = RISK,
    cache: Path | None = None,
    derived: Derived = ALL_NEW,
    background: Sequence[str] = (),
) -> Retriever:
    """A retriever for a bank (entry id -> phrasings).

    ``negatives`` are questions that no entry answers. ``risk`` is the share of questions from outside the
    bank that may be answered. ``cache`` is a folder in which what was computed is kept for the next start,
    ``derived`` what an earlier start has worked out from the same bank. ``background``: for a bank without
    negatives, questions that are asked elsewhere.
    Raises ValueError where the bank has no phrasing at all.
    """
    prepared = Bank(bank, negatives, synonyms or {}, derived)
    if not any(bank.values()):
        raise ValueError("a bank needs at least one phrasing")
    encoder = load_encoder()
    if len(prepared.labels) > LARGEST_FIT:
        _log.warning("%d texts: above %d no head is fitted", len(prepared.labels), LARGEST_FIT)
        return Retriever(prepared, *_nearest(prepared, encoder, cache), risk)
    if encoder is None:
        return Retriever(prepared, *_fitted_by_words(prepared, cache), risk)
    elsewhere = Background.of(encoder, background, VIEWS[0], cache)
    return Retriever(prepared, *_fitted(prepared, encoder, elsewhere, cache, derived), risk)


def _name(bank: Bank, encoder: Encoder | None, background: Background | None = None) -> str:
    model = encoder.fingerprint if encoder else "words"
    labels = " ".join(map(str, bank.labels))
    beside = [background.fingerprint] if background else []
    return caching.key(_code(), model, labels, bank.texts, *beside)


@lru_cache(maxsize=1)
def _code() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in (Path(__file__), *sorted(_CODE.glob("*.py"))))


def _lexical(bank: Bank, derived: Derived) -> Lexical:
    words = derived.arrays("words", lambda: indexed(words_of_bank(bank.texts), LANDMARKS))
    runs = derived.arrays("characters", lambda: indexed(characters_of_bank(bank.texts), LANDMARKS))
    return Lexical(words, runs)


def _words_alone(bank: Bank) -> Lexical:
    """Where no meaning is compared, common grams tell something too."""
    words, runs = words_of_bank(bank.texts), characters_of_bank(bank.texts)
    return Lexical(indexed(words, LANDMARKS, 1.0), indexed(runs, LANDMARKS, 1.0))


def _fitted_by_words(bank: Bank, cache: Path | None) -> tuple[Fitted, Trials]:
    lexical = _words_alone(bank)
    found = caching.remembered(cache, _name(bank, None), lambda: _fit_words(bank, lexical))
    return Fitted(lexical, found["weights"]), _restored(found)


def _fitted(
    bank: Bank, encoder: Encoder, background: Background | None, cache: Path | None, derived: Derived
) -> tuple[Fitted, Trials]:
    lexical = _lexical(bank, derived)
    name = _name(bank, encoder, background)

    def fit() -> caching.Arrays:
        return _fit(bank, encoder, lexical, background, cache)

    found = shipped(name) or caching.remembered(cache, name, fit)
    axes, landmarks, weights = (found[key].astype(np.float32) for key in ("axes", "landmarks", "weights"))
    beside = background.at(float(found["usual"])) if background else None
    dense = Dense(lexical, encoder, Points(axes, landmarks), bank.phrasings, len(bank.ids), beside)
    told = bank.asked
    surroundings = Surroundings(found["points"][told], bank.labels[told], len(bank.ids))
    return Fitted(dense, weights, surroundings), _restored(found)


def _fit_words(bank: Bank, lexical: Lexical) -> caching.Arrays:
    texts = bank.texts
    head = Ridge(lambda rows: lexical.matrix(texts[rows]), bank.labels, LANDMARKS, lexical.ridge)
    return {"weights": head.weights, **_stored(trials(head, bank.asked))}


def _fit(
    bank: Bank, encoder: Encoder, lexical: Lexical, background: Background | None, cache: Path | None
) -> caching.Arrays:
    texts = bank.texts
    views = vectors(encoder, texts, VIEWS, "bank", cache)
    points = Points.of(views, LANDMARKS)
    usual = float(background.likeness(views[bank.phrasings, 0]).mean()) if background else 0.0
    beside = background.at(usual) if background else None
    dense = Dense(lexical, encoder, points, bank.phrasings, len(bank.ids), beside)
    head = Ridge(lambda rows: dense.matrix(texts[rows], views[rows]), bank.labels, LANDMARKS, dense.ridge)
    within, without = dense.reaches(views, bank.labels, head.neighbours)
    tests = trials(head, bank.asked, (_trust(dense, within), _trust(dense, without)))
    made = {"axes": points.axes, "landmarks": points.landmarks, "weights": head.weights}
    halved = {key: array.astype(np.float16) for key, array in made.items()}
    told = {"points": rounded(points.first(views)), "usual": np.array(usual)}
    return halved | told | _stored(tests)


def _nearest(bank: Bank, encoder: Encoder | None, cache: Path | None) -> tuple[Nearest, Trials]:
    made: list[Nearest] = []
    inside = bank.labels != NOTHING
    texts = [text for text, kept in zip(bank.texts, inside, strict=True) if kept]
    labels = bank.labels[inside]

    def nearest(vectors: Halves) -> Nearest:
        return Nearest(texts, labels, encoder, vectors)

    def compute() -> caching.Arrays:
        found = _one_view(encoder, texts)
        made.append(nearest(found))
        return {"vectors": found, **_stored(made[0].trials(texts))}

    found = caching.remembered(cache, _name(bank, encoder), compute)
    return (made[0] if made else nearest(found["vectors"])), _restored(found)


def _one_view(encoder: Encoder | None, texts: Sequence[str]) -> Halves:
    if encoder is None:
        return np.zeros((0, 0), np.float16)
    return vectors(encoder, texts, (VIEW,), "nearest", None)[:, 0]


def _stored(tests: Trials) -> dict[str, NDArray[Any]]:
    found = {f"trials.{field.name}": getattr(tests, field.name) for field in fields(Trials)}
    return found | {"trials.scores": tests.scores.astype(np.float16)}


def _restored(found: caching.Arrays) -> Trials:
    told = {field.name: found[f"trials.{field.name}"] for field in fields(Trials)}
    return Trials(**told | {"scores": told["scores"].astype(np.float32)})
