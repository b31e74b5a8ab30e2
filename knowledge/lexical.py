"""Texts compared by their words: stems and character n-grams, weighted by how telling they are."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.numbered import Numbered

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Packed = tuple[NDArray[np.int32], Floats]
_ENDINGS = tuple("ations ation ments ings edly ment ies ing ied ion ers ed es er ly s e y".split())  # noqa: SIM905
_BY_LAST = {last: tuple(one for one in _ENDINGS if one[-1] == last) for last in {one[-1] for one in _ENDINGS}}
_SHORTEST_STEM = 3
R = TypeVar("R")
_AT_ONCE = 8


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


class TfIdf:
    """Cosine similarity of sparse vectors: sublinear term frequency, smoothed inverse document frequency.

    Grams that the bank does not know count towards the length of a query, so that a question full of
    foreign words is near to nothing.
    """

    def __init__(self, documents: Iterable[Sequence[str]], compared: int | None = None) -> None:
        """``documents``: the grams of each text of a bank, the first ``compared`` being searched."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        flat, lengths = array("i"), array("i")
        for grams in documents:
            flat.extend(map(numbers.__getitem__, grams))
            lengths.append(len(grams))
        self._numbers, size = Numbered(numbers), len(lengths)
        self.size = size if compared is None else min(compared, size)
        rows, ids, times = _counted(flat, lengths, len(numbers))
        found = np.bincount(ids, minlength=len(numbers)).astype(np.float32)
        self._idf = np.log((1 + size) / (1 + found)).astype(np.float32) + 1
        self._unknown = float(np.log(1 + size)) + 1
        kept = slice(0, int(np.searchsorted(rows, self.size)))
        self._build(rows[kept], ids[kept], times[kept])

    def _build(self, rows: Ints, ids: Ints, times: Ints) -> None:
        weights = (1 + np.log(times.astype(np.float32))) * self._idf[ids]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=self.size))
        weights /= np.maximum(norms[rows], 1e-9)
        order = np.argsort(ids, kind="stable")
        self._rows, self._weights = rows[order].astype(np.int32), weights[order].astype(np.float32)
        self._starts = np.searchsorted(ids[order], np.arange(len(self._numbers) + 1))

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
        found = self._numbers.of(list(count))
        times = np.fromiter(count.values(), np.float32, len(count))
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
            rows = rows + np.repeat(owners, lengths)
        total = np.bincount(rows, products, minlength=len(queries) * self.size)
        return total.reshape(len(queries), self.size).astype(np.float32)


def _counted(flat: array[int], lengths: array[int], grams: int) -> tuple[Ints, Ints, Ints]:
    """Row, gram and how often, of each different gram of each row, in this order."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    cells, times = np.unique(rows * max(grams, 1) + np.frombuffer(flat, np.int32), return_counts=True)
    rows, ids = np.divmod(cells, max(grams, 1))
    return rows, ids, times
