"""A classifier over entries, fitted in one step, that knows what it had said without part of its bank."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from knowledge.ranking.calibration import Trials, joined, tried

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = Callable[[slice], Floats]
NOTHING = -1
"""The label of a negative: a text that belongs to no entry."""
NEIGHBOURS = 2
"""How many entries are held out with one when it is asked what the bank says to questions from outside."""
_JITTER = 1e-3
_ROWS = 256
_SMALL = 128


class Ridge:
    """Kernel ridge regression onto the entries (least-squares support vector machine, Suykens 1999).

    ``kernel`` gives, for a slice of the texts, their similarity to the first texts, the ``landmarks``; with
    fewer landmarks than texts this is the subset-of-regressors approximation. ``labels`` are the entries of
    the texts from 0, or NOTHING. The answers with one text, or one entry, left out come exactly and without
    fitting again from the matrix that smooths (Allen's PRESS; in blocks: An, Liu and Venkatesh 2007), which
    is kept as one factor: a text's leverage is the length of its row.
    """

    def __init__(self, kernel: Rows, labels: Ints, landmarks: int, ridge: float) -> None:
        self.labels = labels
        self.entries = int(labels.max(initial=NOTHING)) + 1
        self._targets = _targets(labels, self.entries)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            factor, upwards = self._compared(kernel, min(landmarks, len(labels)), pool)
            onwards = _whitening(_products(factor, pool), ridge)

            def whiten(rows: slice) -> None:
                factor[rows] = _by_upper(factor[rows], onwards)

            list(pool.map(whiten, _blocks(len(labels))))
        self._factor, solution = factor, factor.T @ self._targets
        self._fitted = factor @ solution
        self.weights = np.asarray(upwards @ (onwards @ solution), np.float32)

    def _compared(self, kernel: Rows, landmarks: int, pool: ThreadPoolExecutor) -> tuple[Floats, Floats]:
        """The texts by what they share with the landmarks, and what has made the landmarks independent."""
        among = np.concatenate(list(pool.map(kernel, _blocks(landmarks))))
        upwards = _whitening(among.astype(np.float64), _JITTER)
        member = _members(self.labels, self.entries)
        factor = np.empty((len(self.labels), landmarks), np.float32)

        def compare(rows: slice) -> Floats:
            block = among[rows] if rows.stop <= landmarks else kernel(rows)
            factor[rows] = _by_upper(block, upwards)
            return member[:, rows] @ block

        alike = np.zeros((self.entries, landmarks), np.float32)
        for part in pool.map(compare, _blocks(len(self.labels))):
            alike += part
        self.neighbours = _nearest(alike @ member[:, :landmarks].T)
        return factor, upwards

    def without_itself(self) -> Floats:
        """The scores (texts x entries) of each text where it had not been in the bank."""
        own = np.einsum("ij,ij->i", self._factor, self._factor)[:, None]
        return np.asarray((self._fitted - own * self._targets) / (1 - own), np.float32)

    def without_its_entry(self) -> Floats:
        """The scores of each text where none of its entry had been in the bank; negatives as above."""
        scores = self.without_itself()
        for entry in range(self.entries):
            own = np.flatnonzero(self.labels == entry)
            part = self._factor[own]
            smooth = part @ part.T
            left = np.eye(len(own), dtype=np.float32) - smooth
            scores[own] = np.linalg.solve(left, self._fitted[own] - smooth @ self._targets[own])
            scores[own, entry] = -np.inf
        return scores


def _blocks(size: int) -> Iterator[slice]:
    return (slice(at, min(at + _ROWS, size)) for at in range(0, size, _ROWS))


def _by_upper(rows: Floats, upper: Floats) -> Floats:
    """``rows @ upper`` of an upper triangular matrix, without the half that is nothing."""
    made = np.empty_like(rows)
    for part in _blocks(rows.shape[1]):
        made[:, part] = rows[:, : part.stop] @ upper[: part.stop, part]
    return made


def _products(rows: Floats, pool: ThreadPoolExecutor) -> Floats:
    """The lower triangle of ``rows.T @ rows``."""
    made = np.zeros((rows.shape[1], rows.shape[1]), np.float32)

    def multiply(part: slice) -> None:
        made[part.start :, part] = rows[:, part.start :].T @ rows[:, part]

    list(pool.map(multiply, _blocks(rows.shape[1])))
    return made


def _whitening(matrix: Floats | Doubles, ridge: float) -> Floats:
    """W with W.T @ (matrix + ridge) @ W = 1, upper triangular; the lower half of ``matrix`` is used up."""
    matrix[np.diag_indices_from(matrix)] += ridge
    _invert_root(matrix)
    return np.asarray(matrix, np.float32).T


def _invert_root(matrix: Floats | Doubles) -> None:
    """Put the inverse of its lower Cholesky factor in the place of a matrix, by halves, with little memory."""
    half = len(matrix) // 2
    if half < _SMALL:
        matrix[:] = np.linalg.inv(np.linalg.cholesky(matrix))
        return
    first, corner, second = matrix[:half, :half], matrix[half:, :half], matrix[half:, half:]
    _invert_root(first)
    corner[:] = corner @ first.T
    second -= corner @ corner.T
    _invert_root(second)
    corner[:] = -(second @ (corner @ first))
    matrix[:half, half:] = 0


def _targets(labels: Ints, entries: int) -> Floats:
    targets = np.full((len(labels), entries), -1 / max(entries, 1), np.float32)
    inside = np.flatnonzero(labels != NOTHING)
    targets[inside, labels[inside]] = 1
    return targets


def _nearest(alike: Floats) -> Ints:
    """For each entry those that it is most like, its neighbours; some other entry is always left."""
    np.fill_diagonal(alike, -np.inf)
    return np.argsort(-alike, axis=1, kind="stable")[:, : min(NEIGHBOURS, max(0, len(alike) - 2))]


def _members(labels: Ints, entries: int) -> Floats:
    """The share that each text has in each entry (entries x texts)."""
    member = np.zeros((entries, len(labels)), np.float32)
    inside = np.flatnonzero(labels != NOTHING)
    member[labels[inside], inside] = 1
    return np.asarray(member / np.maximum(member.sum(axis=1, keepdims=True), 1), np.float32)


def trials(head: Ridge, asked: NDArray[np.bool_], trust: tuple[Floats, Floats] | None = None) -> Trials:
    """The texts ``asked`` as questions, with their entry in the bank and without; negatives too.

    With an entry its nearest neighbours are held out: a question that the bank does not answer is seldom as
    near to an entry as two neighbours are to each other, and the floor would be far too strict.
    A phrasing that is the only one of its entry cannot be found by the others and is not tried inside.
    ``trust``: what scores are multiplied by, for each text, where it alone is held out and where its entry is.
    """
    shared = np.bincount(head.labels[head.labels != NOTHING], minlength=head.entries) > 1
    phrasings = np.flatnonzero(asked & (head.labels != NOTHING))
    several = phrasings[shared[head.labels[phrasings]]]
    within, without = trust or (np.ones(len(head.labels), np.float32),) * 2
    foreign = trusted(head.without_its_entry(), without[:, None])
    foreign[phrasings[:, None], head.neighbours[head.labels[phrasings]]] = -np.inf
    negatives = np.flatnonzero(head.labels == NOTHING)
    share = 0.5 if len(negatives) else 1.0
    own = trusted(head.without_itself()[several], within[several, None])
    parts = [tried(own, head.labels[several]), tried(foreign[phrasings], None, share)]
    return joined(*parts, *([tried(foreign[negatives], None, 1 - share)] if len(negatives) else []))


def trusted(scores: Floats, trust: Floats | float) -> Floats:
    """Scores, the positive ones multiplied by ``trust`` (0 to 1), which keeps their order."""
    return np.asarray(np.where(scores > 0, scores * trust, scores), np.float32)
