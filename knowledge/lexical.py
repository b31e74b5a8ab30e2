"""Texts compared by their words: stems and character n-grams, weighted by how telling they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Packed = tuple[NDArray[np.int32], Floats]
_ENDINGS = tuple("ations ation ments ings edly ment ies ing ied ion ers ed es er ly s e y".split())  # noqa: SIM905
_SHORTEST_STEM = 3
_AT_ONCE = 64


def stem(word: str) -> str:
    """The word without its commonest English ending; what is left may be no word."""
    bare = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare


def word_grams(text: str) -> list[str]:
    """Stems of a normalised text, and each pair of neighbours."""
    stems = [stem(word) for word in text.split()]
    return stems + [f"{left} {right}" for left, right in pairwise(stems)]


def character_grams(text: str) -> list[str]:
    """Runs of three to five characters inside each word, whose ends are marked by a space."""
    padded = [f" {word} " for word in text.split()]
    return [word[at : at + size] for word in padded for size in (3, 4, 5) for at in range(len(word) - size + 1)]


def _packed(count: Counter[int]) -> Packed:
    times = np.fromiter(count.values(), np.float32, len(count))
    return np.fromiter(count.keys(), np.int32, len(count)), times


class TfIdf:
    """Cosine similarity of sparse vectors: sublinear term frequency, smoothed inverse document frequency.

    Grams that the bank does not know count towards the length of a query, so that a question full of
    foreign words is near to nothing.
    """

    def __init__(self, documents: Iterable[Sequence[str]], compared: int | None = None) -> None:
        """``documents``: the grams of each text of a bank, the first ``compared`` being searched."""
        self._ids: dict[str, int] = {}
        frequencies: Counter[int] = Counter()
        kept, size = [], 0
        for size, grams in enumerate(documents, 1):
            count = self._counted(grams)
            frequencies.update(count.keys())
            if compared is None or size <= compared:
                kept.append(_packed(count))
        found = np.fromiter((frequencies[at] for at in range(len(self._ids))), np.float32, len(self._ids))
        self._idf = np.log((1 + size) / (1 + found)).astype(np.float32) + 1
        self._unknown = float(np.log(1 + size)) + 1
        self._build(kept)

    def _counted(self, grams: Iterable[str]) -> Counter[int]:
        return Counter(self._ids.setdefault(gram, len(self._ids)) for gram in grams)

    def _build(self, counts: Sequence[Packed]) -> None:
        self.size = len(counts)
        rows = np.repeat(np.arange(self.size, dtype=np.int32), [len(ids) for ids, _ in counts])
        ids = np.concatenate([ids for ids, _ in counts] or [np.zeros(0, np.int32)])
        times = np.concatenate([times for _, times in counts] or [np.zeros(0, np.float32)])
        weights = (1 + np.log(times)) * self._idf[ids] if len(rows) else times
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=self.size))
        weights /= np.maximum(norms[rows], 1e-9)
        order = np.argsort(ids, kind="stable")
        self._rows, self._weights = rows[order].astype(np.int64), weights[order].astype(np.float64)
        self._starts = np.searchsorted(ids[order], np.arange(len(self._ids) + 1))

    def similarities(self, grams: Sequence[str]) -> Floats:
        """Cosine similarity (0 to 1) of one query to every document."""
        return np.asarray(self.matrix([grams])[0], np.float32)

    def matrix(self, queries: Sequence[Sequence[str]]) -> Floats:
        """Cosine similarity of several queries to every document: (queries, documents)."""
        weighed = [self._weighed(grams) for grams in queries]
        parts = [self._gathered(weighed[at : at + _AT_ONCE]) for at in range(0, len(weighed), _AT_ONCE)]
        return np.concatenate(parts or [np.zeros((0, self.size), np.float32)])

    def _weighed(self, grams: Sequence[str]) -> Packed:
        """The known grams of a query and their weights; the unknown ones shorten them."""
        count = Counter(grams)
        ids = [self._ids.get(gram, -1) for gram in count]
        found = np.fromiter(ids, np.int32, len(ids))
        times = np.fromiter(count.values(), np.float32, len(ids))
        weights = (1 + np.log(times)) * np.where(found < 0, self._unknown, self._idf[found])
        weights /= np.sqrt(weights @ weights) if len(weights) else 1
        known = found >= 0
        return found[known], weights[known].astype(np.float32)

    def _gathered(self, queries: Sequence[Packed]) -> Floats:
        ids = np.concatenate([found for found, _ in queries])
        values = np.concatenate([weights for _, weights in queries])
        owners = np.repeat(np.arange(len(queries)) * self.size, [len(found) for found, _ in queries])
        lengths = self._starts[ids + 1] - self._starts[ids]
        ends = np.cumsum(lengths)
        where = np.arange(lengths.sum()) + np.repeat(self._starts[ids] - (ends - lengths), lengths)
        products = np.repeat(values.astype(np.float64), lengths)
        products *= self._weights.take(where)
        rows = self._rows.take(where)
        if len(queries) > 1:
            rows += np.repeat(owners, lengths)
        total = np.bincount(rows, products, minlength=len(queries) * self.size)
        return total.reshape(len(queries), self.size).astype(np.float32)
