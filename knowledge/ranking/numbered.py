"""Many texts and the number of each, in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

UNKNOWN = -1
_BUCKETS = 1 << 15
_SHIFT = 64 - 15


class Numbered:
    """Different texts, numbered from 0 in their order.

    Only their hashes of 64 bits are kept, sorted, with a table that tells where those with the same first
    bits stand: a tenth of the memory of a dictionary. That a text which is not among a million takes the
    number of one that is happens once in 10^13 times.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        hashes = np.fromiter(map(hash, texts), np.int64)
        order = np.argsort(hashes, kind="stable")
        self._hashes = array("q", hashes[order].tobytes())
        self._numbers = array("i", order.astype(np.int32).tobytes())
        firsts = np.arange(-_BUCKETS // 2, _BUCKETS // 2 + 1)
        self._starts = array("i", np.searchsorted(hashes[order] >> _SHIFT, firsts).astype(np.int32).tobytes())

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, text: str) -> bool:
        return self.get(text) != UNKNOWN

    def get(self, text: str, otherwise: int = UNKNOWN) -> int:
        """The number of a text, ``otherwise`` where it is none of them."""
        told = hash(text)
        bucket = (told >> _SHIFT) + _BUCKETS // 2
        end = self._starts[bucket + 1]
        at = bisect_left(self._hashes, told, self._starts[bucket], end)
        return self._numbers[at] if at < end and self._hashes[at] == told else otherwise

    def of(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The number of each text, UNKNOWN where it is none of them."""
        if not self._numbers:
            return np.full(len(texts), UNKNOWN, np.int32)
        sought = np.fromiter(map(hash, texts), np.int64, len(texts))
        hashes = np.frombuffer(self._hashes, np.int64)
        at = np.minimum(np.searchsorted(hashes, sought), len(hashes) - 1)
        found = np.frombuffer(self._numbers, np.int32)[at]
        return np.where(hashes[at] == sought, found, np.int32(UNKNOWN))
