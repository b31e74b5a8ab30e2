"""Which pieces of a long message sound most like danger, told by their words alone.

There is no time to encode all of a long message. How much oftener a word, or two in a row, stands in messages
of danger than in harmless ones (train.py counts) tells where to look, wherever that is in the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST, _MOST_WORDS = 3, 52
"""Pieces that are looked at, and words of all those of a very long message: each word takes time to encode."""
_QUIET = 1.5
"""No held-out message that nearness alone takes for danger has its loudest words in a row below this."""
_PIECE, _SHORTER_PIECE, _FEWEST = 26, 24, 4
"""Words of a piece of a long sentence, of which the next begins halfway, in a very long message too, and words
that are worth a look."""
_VERY_LONG = 350
"""Words of a message from which on there is time for less."""
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
        """The loudest pieces of a message, each told once; a long sentence is cut into pieces that overlap.

        Of a very long message they are fewer, and those that are quiet from end to end are left out.
        """
        very_long = sum(len(sentence.split()) for sentence in sentences) > _VERY_LONG
        size = _SHORTER_PIECE if very_long else _PIECE
        pieces = dict.fromkeys(piece for sentence in sentences for piece in _pieces(sentence, size))
        loudest = sorted(pieces, key=self.of, reverse=True)[:_MOST]
        return self._in_time(loudest) if very_long else loudest

    def _in_time(self, loudest: Sequence[str]) -> list[str]:
        words = accumulate(len(piece.split()) for piece in loudest)
        few = [piece for piece, so_far in zip(loudest, words, strict=True) if so_far <= _MOST_WORDS]
        return [piece for piece in few if self.is_loud(piece)]

    def is_loud(self, piece: str) -> bool:
        """Whether a piece has words in a row that danger has much oftener than harmless messages."""
        return self._loudest_run(piece)[0] > _QUIET

    def run_of(self, piece: str) -> str:
        """The loudest words in a row: what is left of danger where nothing parts it from the rest."""
        return self._loudest_run(piece)[1]

    def _loudest_run(self, piece: str) -> tuple[float, str]:
        """How loud the loudest words in a row are, and those words: quiet words around them do not count."""
        loudest = so_far = 0.0
        start, run = 0, slice(0)
        words = piece.split()
        for at, (before, word) in enumerate(pairwise(["", *words])):
            if so_far <= 0:
                start, so_far, pair = at, 0.0, 0.0
            else:
                pair = self._counts.get(f"{before} {word}", 0.0)
            so_far += self._counts.get(word, 0.0) + pair
            if so_far > loudest:
                loudest, run = so_far, slice(start, at + 1)
        return loudest, " ".join(words[run])


def _terms(text: str) -> list[str]:
    words = text.split()
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def _pieces(sentence: str, size: int) -> Iterator[str]:
    words = sentence.split()
    if len(words) <= size:
        if len(words) > _FEWEST:
            yield sentence
        return
    for at in range(0, len(words) - size // 2, size // 2):
        yield " ".join(words[at : at + size])
