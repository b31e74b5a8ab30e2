"""How alike a text is to each text of a bank: by meaning (sentence vectors) and by words together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.lexical import TfIdf, character_grams, word_grams

Floats = NDArray[np.float32]
VIEWS = {1: 0.37, 2: 0.30, 3: 0.33}
"""The views of the encoder that count, each with its weight; docs/retrieval.md has what was tried."""
_SHARPNESS = 4.5
_WORDS = 0.1


class Lexical:
    """Similarity by stems and by character n-grams, half each (0 to 1)."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = TfIdf([word_grams(text) for text in texts])
        self._characters = TfIdf([character_grams(text) for text in texts])

    def of(self, text: str) -> Floats:
        """The similarity of a normalised text to each text of the bank."""
        words = self._words.similarities(word_grams(text))
        characters = self._characters.similarities(character_grams(text))
        return np.asarray((words + characters) / 2, np.float32)

    def matrix(self, texts: Sequence[str]) -> Floats:
        """The similarity of each of the bank's own texts to each (texts x texts)."""
        return np.stack([self.of(text) for text in texts])


class Dense:
    """A Gaussian kernel on each view of the sentence vectors, added up, with a little of the words.

    exp(s (cos - 1)) is a Gaussian kernel on unit vectors: a near paraphrase counts far more than several
    texts that are somewhat alike.
    """

    def __init__(self, texts: Sequence[str], encoder: Encoder, vectors: Floats) -> None:
        self._encoder, self._lexical = encoder, Lexical(texts)
        self._vectors = {view: np.ascontiguousarray(vectors[:, view]) for view in VIEWS}

    def of(self, text: str) -> Floats:
        """The similarity of a normalised text to each text of the bank."""
        views = self._encoder.views([text])[0]
        return self._gaussian({view: views[view] for view in VIEWS}) + _WORDS * self._lexical.of(text)

    def matrix(self, texts: Sequence[str]) -> Floats:
        """The similarity of each of the bank's own texts to each (texts x texts)."""
        transposed = {view: vectors.T for view, vectors in self._vectors.items()}
        return self._gaussian(transposed) + _WORDS * self._lexical.matrix(texts)

    def _gaussian(self, others: dict[int, Floats]) -> Floats:
        total: Floats | float = 0.0
        for view, weight in VIEWS.items():
            cosines = self._vectors[view] @ others[view]
            total = total + weight * np.exp(_SHARPNESS * (cosines - 1))
        return np.asarray(total, np.float32)


Similarity = Lexical | Dense
