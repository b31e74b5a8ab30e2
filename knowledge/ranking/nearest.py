"""Banks too large for a fitted head: the nearest phrasing of each entry, in two steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.ranking.calibration import Trials, joined, tried
from knowledge.ranking.lexical import TfIdf, indexed, stem
from knowledge.ranking.vectors import Halves

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
VIEW = 2
"""The one view of the encoder that is kept."""
_NARROW = 128
_LOOKED_AT = 400
_TRIED = 800
_WORDS = 0.3
_SAMPLED = 20_000
_AT_ONCE = 4096


class Nearest:
    """Scores each entry by its best phrasing: cosine of sentence vectors, with some of the shared words.

    All phrasings are compared in the 128 directions in which the bank varies most; only the best few
    hundred by that, and by words, are compared whole. ``vectors`` are those of the texts, in half precision
    to save memory; without an encoder they are not looked at, and words decide alone.
    """

    def __init__(self, texts: Sequence[str], labels: Ints, encoder: Encoder | None, vectors: Halves) -> None:
        self._labels, self._encoder = labels, encoder
        self._entries = int(labels.max(initial=-1)) + 1
        self._words = TfIdf(indexed(map(_stems, texts)))
        self._vectors = vectors
        if encoder is not None:
            self._axes = _main_axes(vectors)
            self._narrow = _turned(vectors, self._axes)

    def scores(self, text: str) -> Floats:
        """The score of each entry for a normalised text; -1 where none of its phrasings was looked at."""
        return self._of_entries(*self._looked_at(text, self._vector(text)))

    def _vector(self, text: str) -> Floats | None:
        return self._encoder.views([text])[0, VIEW] if self._encoder else None

    def _looked_at(self, text: str, vector: Floats | None) -> tuple[Ints, Floats]:
        words = self._words.similarities(_stems(text))
        if vector is None:
            rows = _highest(words)
            return rows, words[rows]
        rough = self._narrow @ (vector @ self._axes) + _WORDS * words
        rows = _highest(rough)
        return rows, self._vectors[rows].astype(np.float32) @ vector + _WORDS * words[rows]

    def _of_entries(self, rows: Ints, values: Floats) -> Floats:
        scores = np.full(self._entries, -1, np.float32)
        np.maximum.at(scores, self._labels[rows], values)
        return scores

    def trials(self, texts: Sequence[str]) -> Trials:
        """Some of the bank's own texts as questions, each without itself, and without its whole entry."""
        shared = np.bincount(self._labels, minlength=self._entries) > 1
        chosen = np.unique(np.linspace(0, len(texts) - 1, min(_TRIED, len(texts))).astype(np.int64))
        within, without, meant = [], [], []
        for row in chosen:
            vector = self._vectors[row].astype(np.float32) if self._encoder else None
            rows, values = self._looked_at(texts[row], vector)
            own = self._labels[row]
            foreign = self._labels[rows] != own
            without.append(self._of_entries(rows[foreign], values[foreign]))
            if shared[own]:
                within.append(self._of_entries(rows[rows != row], values[rows != row]))
                meant.append(own)
        outside = tried(np.stack(without), None)
        return joined(tried(np.stack(within), np.array(meant)), outside) if within else outside


def _main_axes(vectors: Halves) -> Floats:
    sample = vectors[:: max(1, len(vectors) // _SAMPLED)].astype(np.float32)
    _, axes = np.linalg.eigh(sample.T @ sample)
    return np.ascontiguousarray(axes[:, ::-1][:, :_NARROW], np.float32)


def _turned(vectors: Halves, axes: Floats) -> Floats:
    turned = np.empty((len(vectors), axes.shape[1]), np.float32)
    for at in range(0, len(vectors), _AT_ONCE):
        turned[at : at + _AT_ONCE] = vectors[at : at + _AT_ONCE].astype(np.float32) @ axes
    return turned


def _stems(text: str) -> list[str]:
    return [stem(word) for word in text.split()]


def _highest(values: Floats) -> Ints:
    count = min(_LOOKED_AT, len(values))
    return np.argpartition(-values, count - 1)[:count]
