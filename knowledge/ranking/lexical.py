"""Texts compared by their words: stems and character n-grams, weighted by how telling they are."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays
from knowledge.derived import joined, parted
from knowledge.ranking.numbered import Numbered

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Packed = tuple[NDArray[np.int32], Floats]
_ENDINGS = tuple("ations ation ments ings edly ment ies ing ied ion ers ed es er ly s e y".split())  # noqa: SIM905
_BY_LAST = {last: tuple(one for one in _ENDINGS if one[-1] == last) for last in {one[-1] for one in _ENDINGS}}
_SHORTEST_STEM = 3
R = TypeVar("R")
_AT_ONCE = 8
_FEW, _COMMON = 64, 0.1
"""A gram of more texts than these, as a number and as a share of all, counts towards lengths alone: it tells
little and would take most of the time (on our FAQ six sevenths of it)."""


def stem(word: str) -> str:
    """The word without its commonest English ending; what is left may be no word."""
    bare = word.removesuffix("'s").replace("'", "")
    for ending in _BY_LAST.get(bare[-1:], ()):
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare


def word_grams(text: str, stemmed: Callable[[str], str] = stem) -> list[str]:
    """Stems of a normalised text, and each pair of neighbours."""
    stems = list(map(stemmed, text.split()))
    return stems + [f"{left} {right}" for left, right in pairwise(stems)]


def _runs(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)]


def character_grams(text: str, runs: Callable[[str], list[str]] = _runs) -> list[str]:
    """Runs of three to five characters inside each word, whose ends are marked by a space."""
    return list(chain.from_iterable(map(runs, text.split())))


class Each(dict[str, R]):
    """What a function makes of words, each different word once: for the many texts of a bank."""

    def __init__(self, function: Callable[[str], R]) -> None:
        self._function = function

    def __missing__(self, word: str) -> R:
        found = self[word] = self._function(word)
        return found


def words_of_bank(texts: Iterable[str]) -> Iterable[list[str]]:
    """The word grams of many normalised texts."""
    stems = Each(stem)
    return (word_grams(text, stems.__getitem__) for text in texts)


def characters_of_bank(texts: Iterable[str]) -> Iterable[list[str]]:
    """The character grams of many normalised texts."""
    runs = Each(_runs)
    return (character_grams(text, runs.__getitem__) for text in texts)


class Terms:
    """The grams of a bank, and how telling each is: smoothed inverse document frequency.

    Grams that the bank does not know count towards the length of a query, so that a question full of
    foreign words is near to nothing.
    """

    def __init__(self, index: Arrays) -> None:
        """``index``: of a bank, as ``indexed`` gives it."""
        self._numbers, self._idf = Numbered(parted(index["grams"])), index["idf"]
        self._unknown = math.log(1 + int(index["sizes"][1])) + 1

    def weighed(self, grams: Sequence[str]) -> Packed:
        """The numbers of the known grams of a query and their weights; the unknown ones shorten them."""
        count = Counter(grams)
        found = self._numbers.of(list(count))
        times = np.fromiter(count.values(), np.float32, len(count))
        weights = (1 + np.log(times)) * np.where(found < 0, self._unknown, self._idf[found])
        weights /= np.sqrt(weights @ weights) if len(weights) else 1
        known = found >= 0
        return found[known], weights[known].astype(np.float32)


class Postings:
    """Which texts hold each gram, with its weight there."""

    def __init__(self, starts: Ints, rows: NDArray[np.int32], weights: Floats, size: int) -> None:
        self._starts, self._rows, self._weights, self.size = starts, rows, weights, size

    @classmethod
    def of(cls, *indexes: Arrays) -> Postings:
        """Of several kinds of grams of the same texts; a later kind's numbers follow on those before."""
        rows, weights = (np.concatenate([index[name] for index in indexes]) for name in ("rows", "weights"))
        starts, before = [np.zeros(1, np.int64)], 0
        for index in indexes:
            starts.append(index["starts"][1:] + before)
            before += len(index["rows"])
        return cls(np.concatenate(starts), rows, weights, int(indexes[0]["sizes"][0]))

    def matrix(self, queries: Sequence[Packed]) -> Floats:
        """The sums of products of weights: (queries, texts)."""
        parts = [self._gathered(queries[at : at + _AT_ONCE]) for at in range(0, len(queries), _AT_ONCE)]
        return np.concatenate(parts or [np.zeros((0, self.size), np.float32)])

    def _gathered(self, queries: Sequence[Packed]) -> Floats:
        ids = np.concatenate([found for found, _ in queries])
        values = np.concatenate([weights for _, weights in queries])
        lengths = self._starts[ids + 1] - self._starts[ids]
        ends = np.cumsum(lengths)
        where = np.arange(lengths.sum()) + np.repeat(self._starts[ids] - (ends - lengths), lengths)
        products = np.repeat(values.astype(np.float64), lengths)
        products *= self._weights.take(where)
        rows = self._rows.take(where)
        if len(queries) > 1:
            owners = np.repeat(np.arange(len(queries)) * self.size, [len(found) for found, _ in queries])
            rows = rows + np.repeat(owners, lengths)
        total = np.bincount(rows, products, minlength=len(queries) * self.size)
        return total.reshape(len(queries), self.size).astype(np.float32)


class TfIdf:
    """Cosine similarity of sparse vectors: sublinear term frequency, smoothed inverse document frequency."""

    def __init__(self, index: Arrays) -> None:
        """``index``: of a bank, as ``indexed`` gives it."""
        self._terms, self._postings = Terms(index), Postings.of(index)
        self.size = self._postings.size

    def similarities(self, grams: Sequence[str]) -> Floats:
        """Cosine similarity (0 to 1) of one query to every text that is searched."""
        return np.asarray(self.matrix([grams])[0], np.float32)

    def matrix(self, queries: Sequence[Sequence[str]]) -> Floats:
        """Cosine similarity of several queries to every text that is searched: (queries, texts)."""
        return self._postings.matrix([self._terms.weighed(grams) for grams in queries])


def indexed(documents: Iterable[Sequence[str]], compared: int | None = None, common: float = _COMMON) -> Arrays:
    """The index of a bank: its grams, and which texts hold each, with what it weighs there.

    ``documents``: the grams of each text of a bank, the first ``compared`` being searched. Grams of more than a
    share ``common`` of them are not compared.
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat, lengths = array("i"), array("i")
    for grams in documents:
        flat.extend(map(numbers.__getitem__, grams))
        lengths.append(len(grams))
    size = len(lengths)
    searched = size if compared is None else min(compared, size)
    rows, ids, times = _counted(flat, lengths, len(numbers))
    found = np.bincount(ids, minlength=len(numbers)).astype(np.float32)
    idf = np.log((1 + size) / (1 + found)).astype(np.float32) + 1
    kept = slice(0, int(np.searchsorted(rows, searched)))
    postings = _postings(rows[kept], ids[kept], times[kept], idf, searched, common)
    return {**postings, "grams": joined(numbers), "idf": idf, "sizes": np.array((searched, size))}


def _postings(rows: Ints, ids: Ints, times: Ints, idf: Floats, texts: int, common: float) -> Arrays:
    weights = (1 + np.log(times.astype(np.float32))) * idf[ids]
    norms = np.sqrt(np.bincount(rows, weights**2, minlength=texts))
    weights /= np.maximum(norms[rows], 1e-9)
    telling = np.bincount(ids, minlength=len(idf))[ids] <= max(_FEW, common * texts)
    rows, ids, weights = rows[telling], ids[telling], weights[telling]
    order = np.argsort(ids, kind="stable")
    return {
        "rows": rows[order].astype(np.int32),
        "weights": weights[order].astype(np.float32),
        "starts": np.searchsorted(ids[order], np.arange(len(idf) + 1)),
    }


def _counted(flat: array[int], lengths: array[int], grams: int) -> tuple[Ints, Ints, Ints]:
    """Row, gram and how often, of each different gram of each row, in this order."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    cells, times = np.unique(rows * max(grams, 1) + np.frombuffer(flat, np.int32), return_counts=True)
    rows, ids = np.divmod(cells, max(grams, 1))
    return rows, ids, times
