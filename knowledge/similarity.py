"""How alike a text is to each text of a bank: by meaning (sentence vectors) and by words together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.lexical import TfIdf, character_grams, word_grams

Floats = NDArray[np.float32]
VIEWS = (1, 2, 3)
"""The views of the encoder that are compared; docs/retrieval.md has what else was tried."""
_WEIGHTS = (0.37, 0.30, 0.33)
_SHARPNESS = 4.5
_WORDS = 0.1


class Lexical:
    """Similarity by stems and by character n-grams, half each (0 to 1), to the first texts: the landmarks."""

    ridge = 1.0

    def __init__(self, texts: Sequence[str], landmarks: int) -> None:
        self._words = TfIdf(map(word_grams, texts), landmarks)
        self._characters = TfIdf(map(character_grams, texts), landmarks)

    def of(self, text: str) -> Floats:
        """The similarity of a normalised text to each landmark."""
        words = self._words.similarities(word_grams(text))
        characters = self._characters.similarities(character_grams(text))
        return np.asarray((words + characters) / 2, np.float32)

    def matrix(self, texts: Sequence[str], vectors: Floats) -> Floats:  # noqa: ARG002
        """The similarity of each of the bank's own texts to each landmark (texts x landmarks)."""
        return np.stack([self.of(text) for text in texts])


class Dense:
    """A Gaussian kernel on each view of the sentence vectors, added up, with a little of the words.

    exp(s (cos - 1)) is a Gaussian kernel on unit vectors: a near paraphrase counts far more than several
    texts that are somewhat alike. ``vectors`` are the views of the texts: (texts, views, 384). The first
    texts are the landmarks that others are compared with.
    """

    ridge = 0.15

    def __init__(self, texts: Sequence[str], landmarks: int, encoder: Encoder, vectors: Floats) -> None:
        self._encoder, self._lexical = encoder, Lexical(texts, landmarks)
        self._vectors = [np.ascontiguousarray(vectors[:landmarks, at]) for at in range(len(VIEWS))]

    def of(self, text: str) -> Floats:
        """The similarity of a normalised text to each landmark."""
        views = self._encoder.views([text])[0]
        return self._gaussian([views[view] for view in VIEWS]) + _WORDS * self._lexical.of(text)

    def matrix(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """The similarity of each of the bank's own texts to each landmark (texts x landmarks)."""
        itself = self._gaussian([vectors[:, at].T for at in range(len(VIEWS))]).T
        return np.ascontiguousarray(itself) + _WORDS * self._lexical.matrix(texts, vectors)

    def _gaussian(self, others: Sequence[Floats]) -> Floats:
        total = np.float32(0)
        for vectors, other, weight in zip(self._vectors, others, _WEIGHTS, strict=True):
            total = total + np.float32(weight) * np.exp(_SHARPNESS * (vectors @ other - 1))
        return np.asarray(total, np.float32)


Similarity = Lexical | Dense
