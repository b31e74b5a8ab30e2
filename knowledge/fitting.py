"""A bank to a retriever: the head that is fitted to its texts, or their vectors, kept for the next start."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge import cache as caching
from knowledge.derived import ALL_NEW, Derived
from knowledge.encoder import Encoder, load_encoder
from knowledge.ranking.background import Background
from knowledge.ranking.banks import Bank
from knowledge.ranking.calibration import Trials
from knowledge.ranking.heads import NOTHING, Ridge, trials
from knowledge.ranking.lexical import characters_of_bank, indexed, words_of_bank
from knowledge.ranking.nearest import VIEW, Nearest
from knowledge.ranking.similarity import VIEWS, Dense, Lexical, Points
from knowledge.ranking.surroundings import Surroundings, rounded
from knowledge.ranking.vectors import Halves, vectors
from knowledge.retrieval import Fitted, Retriever, trust
from knowledge.shipping import shipped

_log = logging.getLogger(__name__)
RISK = 0.05
LANDMARKS = 3072
"""The texts that a question is compared with; the others still teach the head what to make of it."""
LARGEST_FIT = 24_000
"""Banks with more texts get no fitted head."""
_CODE = Path(__file__).parent / "ranking"
"""What is fitted follows from this code: other code fits anew."""


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
    tests = trials(head, bank.asked, (trust(dense, within), trust(dense, without)))
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
