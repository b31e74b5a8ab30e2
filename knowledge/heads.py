"""A classifier over entries, fitted in one step, that knows what it would have said without part of its bank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NOTHING = -1
"""The label of a negative: a text that belongs to no entry."""


class Ridge:
    """Kernel ridge regression onto the entries (least-squares support vector machine, Suykens 1999).

    ``kernel`` holds the similarity of each pair of texts, ``labels`` the entry of each text from 0, or NOTHING.
    The inverse gives the answers with one text, or one entry, left out, exactly and without fitting
    again (Allen's PRESS residuals; in blocks: An, Liu and Venkatesh 2007).
    """

    def __init__(self, kernel: Floats, labels: Ints, ridge: float) -> None:
        self.labels = labels
        self.entries = int(labels.max(initial=NOTHING)) + 1
        self._targets = _targets(labels, self.entries)
        damped = kernel + ridge * np.eye(len(labels), dtype=np.float32)
        self._inverse: Floats = np.linalg.inv(damped).astype(np.float32)
        self.weights: Floats = self._inverse @ self._targets

    def without_itself(self) -> Floats:
        """The scores (texts x entries) of each text where it had not been in the bank."""
        return self._targets - self.weights / np.diag(self._inverse)[:, None]

    def without_its_entry(self) -> Floats:
        """The scores of each text where none of its entry had been in the bank; negatives as above."""
        scores = self.without_itself()
        for entry in range(self.entries):
            own = np.flatnonzero(self.labels == entry)
            block = self._inverse[np.ix_(own, own)]
            scores[own] = self._targets[own] - np.linalg.solve(block, self.weights[own])
            scores[own, entry] = -np.inf
        return scores


def _targets(labels: Ints, entries: int) -> Floats:
    targets = np.full((len(labels), entries), -1 / max(entries, 1), np.float32)
    inside = np.flatnonzero(labels != NOTHING)
    targets[inside, labels[inside]] = 1
    return targets


def best_of_each(similarities: Floats, labels: Ints, entries: int) -> Floats:
    """For each row, the highest similarity to any text of each entry (rows x entries)."""
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], np.arange(entries))
    return np.asarray(np.maximum.reduceat(similarities[..., order], starts, axis=-1), np.float32)
