"""How alike claims are: by their words, by their letters and, where the encoder is there, by their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.derived import Derived
from knowledge.encoder import Encoder
from knowledge.ranking.lexical import (
    TfIdf,
    character_grams,
    characters_of_bank,
    indexed,
    word_grams,
    words_of_bank,
)
from knowledge.ranking.vectors import vectors

Floats = NDArray[np.float32]
_UNRELATED = 0.02
"""The cosine of two sentences of our subject that have nothing else in common."""
_MEANING = 0.5
"""The share of meaning in likeness; the rest are words and letters."""


class Likeness:
    """The likeness of a text to each of many texts, 0 to 1. The vectors are kept in the folder ``cache``."""

    def __init__(
        self, texts: Sequence[str], encoder: Encoder | None, cache: Path | None, derived: Derived
    ) -> None:
        self._by_words = TfIdf(derived.arrays("words", lambda: indexed(words_of_bank(texts))))
        self._by_letters = TfIdf(derived.arrays("letters", lambda: indexed(characters_of_bank(texts))))
        self._encoder = encoder
        if encoder is not None:
            self._vectors = vectors(encoder, texts, (0,), "claims", cache)[:, 0].astype(np.float32)

    def of(self, text: str) -> Floats:
        """The likeness of a text to each of the texts, in their order."""
        letters = self._by_letters.similarities(character_grams(text))
        words: Floats = (self._by_words.similarities(word_grams(text)) + letters) * np.float32(0.5)
        if self._encoder is None:
            return words
        cosine = self._vectors @ self._encoder.encode([text])[0]
        meaning = np.maximum((cosine - _UNRELATED) / (1 - _UNRELATED), 0)
        return np.asarray((1 - _MEANING) * words + _MEANING * meaning, np.float32)
