"""Which pieces of a long message sound most like danger, told by their words alone.

There is no time to encode all of a long message. How much oftener a word, or two in a row, stands in messages
of danger than in harmless ones (train.py counts) tells where to look, wherever that is in the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST = 3
_PIECE, _STEP, _FEWEST = 26, 13, 4
"""Words of a piece of a long sentence, how far apart the pieces begin, and words that are worth a look."""
_SELDOM = 3
_COMMON = 1.0


class Loudness:
    """What each term counts: the logarithm of how much oftener danger has it."""

    def __init__(self, counts: Mapping[str, float]) -> None:
        self._counts = counts

    @classmethod
    def fitted(cls, dangers: Iterable[str], harmless: Iterable[str]) -> Loudness:
        """From messages of both kinds. A term that is seldom used says nothing."""
        loud, quiet = (
            Counter(term for text in texts for term in _terms(text)) for texts in (dangers, harmless)
        )
        shift = np.log((quiet.total() + _COMMON) / (loud.total() + _COMMON))
        often = sorted(term for term, count in (loud + quiet).items() if count >= _SELDOM)
        return cls({t: float(np.log((loud[t] + _COMMON) / (quiet[t] + _COMMON)) + shift) for t in often})

    @classmethod
    def stored(cls, file: Mapping[str, NDArray[Any]]) -> Loudness:
        """From what ``as_stored`` gave."""
        return cls(dict(zip(str(file["terms"]).split("\n"), file["counts"].tolist(), strict=True)))

    def as_stored(self) -> dict[str, NDArray[Any]]:
        """The terms, one a line, and what each counts."""
        terms = np.array("\n".join(self._counts))
        return {"terms": terms, "counts": np.array(list(self._counts.values()), np.float16)}

    def of(self, piece: str) -> float:
        """How loud a piece is; that of a quiet one is below 0."""
        return sum(self._counts.get(term, 0.0) for term in _terms(piece))

    def loudest(self, sentences: Sequence[str]) -> list[str]:
        """The loudest pieces of a message, each told once; a long sentence is cut into pieces that overlap."""
        pieces = dict.fromkeys(piece for sentence in sentences for piece in _pieces(sentence))
        return sorted(pieces, key=self.of, reverse=True)[:_MOST]


def _terms(text: str) -> list[str]:
    words = text.split()
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def _pieces(sentence: str) -> Iterator[str]:
    words = sentence.split()
    if len(words) <= _PIECE:
        if len(words) > _FEWEST:
            yield sentence
        return
    for at in range(0, len(words) - _STEP, _STEP):
        yield " ".join(words[at : at + _PIECE])
