"""Whether a question is nearer to the phrasings of an entry or to questions that nothing answers.

The head compares a question with the landmarks alone. A near miss differs from a phrasing by the thing that
is asked for, and which of the two is nearer is told by all texts of the bank.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.heads import NOTHING

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_FAR = -1.0


class Surroundings:
    """All texts of a bank as points; ``labels`` tell their entries, or that they belong to nothing."""

    def __init__(self, points: Floats, labels: Ints, entries: int) -> None:
        """``points``: (texts, directions), of any length."""
        order = np.argsort(labels, kind="stable")
        self._points = at_length_one(points[order])
        self._starts = np.searchsorted(labels[order], np.arange(NOTHING, entries + 1))

    def edges(self, point: Floats, entries: Sequence[int]) -> list[float]:
        """For each entry, how much nearer (cosine) its nearest phrasing is than what nothing answers."""
        found = at_length_one(point[None])[0]
        outside = self._nearest(found, NOTHING)
        return [self._nearest(found, entry) - outside for entry in entries]

    def _nearest(self, point: Floats, label: int) -> float:
        start, end = self._starts[label - NOTHING : label - NOTHING + 2]
        return float((self._points[start:end] @ point).max(initial=_FAR))


def at_length_one(rows: Floats) -> Floats:
    """The rows at length 1; what is nothing stays nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
