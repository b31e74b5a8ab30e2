"""Whether a question is nearer to the phrasings of an entry or to questions that nothing answers.

The head compares a question with the landmarks alone. A near miss differs from a phrasing by the thing that
is asked for, and which of the two is nearer is told by all texts of the bank.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.ranking.heads import NOTHING

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]
Ints = NDArray[np.int64]
_FAR = -1.0
_LOUDEST = 127
_NOTHING_AT_ALL = 1e-9


class Surroundings:
    """All texts of a bank as points; ``labels`` tell their entries, or that they belong to nothing."""

    def __init__(self, points: Bytes, labels: Ints, entries: int) -> None:
        """``points``: (texts, directions), as ``rounded`` gives them; only their directions count."""
        order = np.argsort(labels, kind="stable")
        self._points = points[order]
        self._inverse = 1 / _lengths(self._points)
        self._starts = np.searchsorted(labels[order], np.arange(NOTHING, entries + 1)).tolist()

    def edges(self, point: Floats, entries: Sequence[int]) -> list[float]:
        """For each entry, how much nearer (cosine) its nearest phrasing is than what nothing answers."""
        found = point / max(float(np.linalg.norm(point)), _NOTHING_AT_ALL)
        outside = self._nearest(found, NOTHING)
        return [self._nearest(found, entry) - outside for entry in entries]

    def _nearest(self, point: Floats, label: int) -> float:
        start, end = self._starts[label - NOTHING : label - NOTHING + 2]
        cosines = (self._points[start:end].astype(np.float32) @ point) * self._inverse[start:end]
        return float(cosines.max(initial=_FAR))


def rounded(points: Floats) -> Bytes:
    """Points in 8 bits, each as loud as 8 bits can tell: a direction is kept, a length is not."""
    loudest = np.maximum(np.abs(points).max(axis=1, keepdims=True), _NOTHING_AT_ALL)
    return np.asarray(np.round(points * (_LOUDEST / loudest)), np.int8)


def _lengths(points: Bytes) -> Floats:
    squares = np.einsum("ij,ij->i", points, points, dtype=np.float32)
    return np.asarray(np.sqrt(np.maximum(squares, 1)), np.float32)
