"""A classifier over entries, fitted in one step, that knows what it had said without part of its bank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from knowledge.calibration import Trials, joined, tried

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NOTHING = -1
"""The label of a negative: a text that belongs to no entry."""
_JITTER = 1e-3


class Ridge:
    """Kernel ridge regression onto the entries (least-squares support vector machine, Suykens 1999).

    ``kernel`` (texts x landmarks) holds the similarity of each text to the first texts, the landmarks; with
    fewer landmarks than texts this is the subset-of-regressors approximation. ``labels`` are the entries of
    the texts from 0, or NOTHING. The answers with one text, or one entry, left out come exactly and without
    fitting again from the matrix that smooths (Allen's PRESS; in blocks: An, Liu and Venkatesh 2007).
    """

    def __init__(self, kernel: Floats, labels: Ints, ridge: float) -> None:
        self.kernel, self.labels = kernel, labels
        self.entries = int(labels.max(initial=NOTHING)) + 1
        self._targets = _targets(labels, self.entries)
        lower = _lower(kernel[: kernel.shape[1]])
        self._spread = np.asarray(np.linalg.solve(lower, kernel.T).T, np.float32)
        damped = self._spread.T @ self._spread + np.float32(ridge) * np.eye(kernel.shape[1], dtype=np.float32)
        self._inverse = np.asarray(np.linalg.inv(damped), np.float32)
        solution = self._inverse @ (self._spread.T @ self._targets)
        self._fitted = self._spread @ solution
        self.weights = np.asarray(np.linalg.solve(lower.T, solution), np.float32)

    def without_itself(self) -> Floats:
        """The scores (texts x entries) of each text where it had not been in the bank."""
        own = np.einsum("ij,ij->i", self._spread @ self._inverse, self._spread)[:, None]
        return np.asarray((self._fitted - own * self._targets) / (1 - own), np.float32)

    def without_its_entry(self) -> Floats:
        """The scores of each text where none of its entry had been in the bank; negatives as above."""
        scores = self.without_itself()
        for entry in range(self.entries):
            own = np.flatnonzero(self.labels == entry)
            part = self._spread[own]
            smooth = part @ self._inverse @ part.T
            left = np.eye(len(own), dtype=np.float32) - smooth
            scores[own] = np.linalg.solve(left, self._fitted[own] - smooth @ self._targets[own])
            scores[own, entry] = -np.inf
        return scores


def _lower(kernel: Floats) -> Floats:
    jitter = _JITTER * np.eye(len(kernel))
    return np.asarray(np.linalg.cholesky(kernel.astype(np.float64) + jitter), np.float32)


def _targets(labels: Ints, entries: int) -> Floats:
    targets = np.full((len(labels), entries), -1 / max(entries, 1), np.float32)
    inside = np.flatnonzero(labels != NOTHING)
    targets[inside, labels[inside]] = 1
    return targets


def neighbours(kernel: Floats, labels: Ints) -> Ints:
    """For each entry, the one whose landmarks are most like its texts."""
    member = _members(labels)
    alike = member @ kernel @ _members(labels[: kernel.shape[1]], len(member)).T
    np.fill_diagonal(alike, -np.inf)
    return np.asarray(alike.argmax(axis=1), np.int64)


def _members(labels: Ints, entries: int = 0) -> Floats:
    member = np.zeros((entries or int(labels.max(initial=NOTHING)) + 1, len(labels)), np.float32)
    inside = np.flatnonzero(labels != NOTHING)
    member[labels[inside], inside] = 1
    return np.asarray(member / np.maximum(member.sum(axis=1, keepdims=True), 1), np.float32)


def trials(head: Ridge, asked: NDArray[np.bool_]) -> Trials:
    """The texts ``asked`` as questions, with their entry in the bank and without; negatives too.

    With an entry its nearest neighbour is held out: a question that the bank does not answer is seldom as
    near to an entry as two neighbours are to each other, and the floor would be far too strict.
    A phrasing that is the only one of its entry cannot be found by the others and is not tried inside.
    """
    shared = np.bincount(head.labels[head.labels != NOTHING], minlength=head.entries) > 1
    phrasings = np.flatnonzero(asked & (head.labels != NOTHING))
    several = phrasings[shared[head.labels[phrasings]]]
    foreign = head.without_its_entry()
    if head.entries > 2:
        nearest = neighbours(head.kernel, head.labels)
        foreign[phrasings, nearest[head.labels[phrasings]]] = -np.inf
    negatives = np.flatnonzero(head.labels == NOTHING)
    share = 0.5 if len(negatives) else 1.0
    within = tried(head.without_itself()[several], head.labels[several])
    parts = [within, tried(foreign[phrasings], None, share)]
    return joined(*parts, *([tried(foreign[negatives], None, 1 - share)] if len(negatives) else []))
