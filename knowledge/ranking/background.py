"""How much a text is like what people ask of others: questions that are in no bank, as a measure.

Some questions are near to any question, by their form alone ("who was ...", "what is the ... of"). The
nearest phrasing of a bank says less where the nearest questions from elsewhere are as near: the likelihood
ratio of Ren et al. 2019 ("Likelihood ratios for out-of-distribution detection"), with cosines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge import cache
from knowledge.encoder import Encoder
from knowledge.ranking.vectors import Halves, vectors
from knowledge.text import normalise

Floats = NDArray[np.float32]
_NEAREST = 3
_ROWS = 512


class Background:
    """Questions from elsewhere, and how near the phrasings of a bank are to them: what is usual there."""

    def __init__(self, questions: Floats, fingerprint: str, usual: float = 0.0) -> None:
        """``questions``: their vectors, (texts, 384); ``fingerprint`` tells them; ``usual``: a mean cosine."""
        self._questions, self.fingerprint, self._usual = questions, fingerprint, usual

    @classmethod
    def of(
        cls, encoder: Encoder, texts: Sequence[str], view: int, folder: Path | None = None
    ) -> Background | None:
        """From questions, in one view of the encoder; None where they are too few.

        ``folder`` keeps their vectors for the next start.
        """
        if len(texts) < _NEAREST:
            return None
        read = [normalise(text) for text in texts]
        found = vectors(encoder, read, (view,), "background", folder)
        return cls(found[:, 0].astype(np.float32), cache.key(read))

    def at(self, usual: float) -> Background:
        """The same background where ``usual`` is how near to it the phrasings of a bank are on average."""
        return Background(self._questions, self.fingerprint, usual)

    def likeness(self, found: Halves | Floats) -> Floats:
        """How much nearer than usual the nearest questions from elsewhere are to texts (their vectors)."""
        parts = [self._nearest(found[at : at + _ROWS]) for at in range(0, len(found), _ROWS)]
        return np.concatenate(parts or [np.zeros(0, np.float32)]) - np.float32(self._usual)

    def _nearest(self, found: Halves | Floats) -> Floats:
        cosines = found.astype(np.float32) @ self._questions.T
        return np.asarray(np.partition(cosines, -_NEAREST, axis=1)[:, -_NEAREST:].mean(axis=1), np.float32)
