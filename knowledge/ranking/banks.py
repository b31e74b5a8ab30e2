"""A bank as it is searched: its texts normalised, its misspellings and synonyms known."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.derived import ALL_NEW, Derived, joined, parted
from knowledge.mending.spelling import Speller, english, without_slips
from knowledge.once import once
from knowledge.ranking.heads import NOTHING
from knowledge.ranking.numbered import UNKNOWN, Numbered
from knowledge.text import Synonyms, normalise

Row = tuple[str, int, bool]
_NEGATIVES_A_TURN = 60


class Bank:
    """The phrasings of every entry, and questions that none of them answers, as queries.

    ``texts`` with their ``labels``: the place of the entry among ``ids``, or NOTHING. They come in turns, one
    of each entry, then the second of each, so that the first so many stand for all. The id of an entry is
    one more text where it is made of words ("vitamin-d-study-size" says what the entry is about); ``asked``
    is false for these, as nobody asks like that. ``phrasings``: what somebody asks and an entry answers.
    """

    def __init__(
        self,
        phrasings: Mapping[str, Sequence[str]],
        negatives: Sequence[str],
        synonyms: Mapping[str, Sequence[str]],
        derived: Derived = ALL_NEW,
    ) -> None:
        self._synonyms = Synonyms(synonyms)
        self.ids = list(phrasings)
        read = derived.arrays("bank", lambda: _read(phrasings, negatives, self._synonyms))
        self._speller = _speller(parted(read["vocabulary"]), read["counts"].tolist(), self._synonyms)
        self._texts, self.labels, self.asked = read["texts"], read["labels"], read["asked"]
        self.phrasings = self.asked & (self.labels != NOTHING)
        self._exactly = _Exactly(self.texts, self.labels.tolist())

    @property
    def texts(self) -> list[str]:
        """The texts, made from what is kept of them each time."""
        return parted(self._texts)

    @once
    def query(self, text: str) -> str:
        """What is searched for: normalised, spelt right, in the words of the synonyms."""
        return self._synonyms.apply(self.spelt(text))

    @once
    def spelt(self, text: str) -> str:
        """A text normalised and spelt right, in its own words."""
        return self._speller.correct(normalise(text))

    def exactly(self, query: str) -> frozenset[int]:
        """The labels of the texts that a query equals, but for spaces: entries, or NOTHING; mostly none."""
        return self._exactly.labels_of(query)


class _Exactly:
    """The labels of each text without its spaces."""

    def __init__(self, texts: Sequence[str], labels: Sequence[int]) -> None:
        found: dict[str, frozenset[int]] = {}
        for text, label in zip(texts, labels, strict=True):
            bare = text.replace(" ", "")
            found[bare] = found.get(bare, frozenset()) | {label}
        self._numbers = Numbered(found)
        self._sets = list(dict.fromkeys(found.values()))
        places = {held: place for place, held in enumerate(self._sets)}
        self._places = array("i", map(places.__getitem__, found.values()))

    def labels_of(self, text: str) -> frozenset[int]:
        number = self._numbers.get(text.replace(" ", ""))
        return frozenset() if number == UNKNOWN else self._sets[self._places[number]]


def _speller(vocabulary: Sequence[str], counts: Sequence[int], synonyms: Synonyms) -> Speller:
    return Speller(dict(zip(vocabulary, counts, strict=True)), synonyms.words())


def _read(
    phrasings: Mapping[str, Sequence[str]], negatives: Sequence[str], synonyms: Synonyms
) -> dict[str, NDArray[Any]]:
    """The texts of a bank in turns, spelt right, with their labels, and the words that it spells with."""
    plain = [[normalise(text) for text in texts] for texts in phrasings.values()]
    every = Counter(word for texts in plain for text in texts for word in text.split())
    vocabulary = without_slips(every)
    speller = Speller(vocabulary, synonyms.words())

    def query(normalised: str) -> str:
        return synonyms.apply(speller.correct(normalised))

    rows = _mixed(
        [
            *((text, at, True) for at, texts in enumerate(plain) for text in texts),
            *((words, at, False) for at, id_ in enumerate(phrasings) if (words := _words(id_, every))),
            *((query(normalise(text)), NOTHING, True) for text in negatives),
        ]
    )
    return {
        "texts": joined(query(text) for text, _, _ in rows),
        "labels": np.array([at for _, at, _ in rows], np.int64),
        "asked": np.array([asked for _, _, asked in rows], np.bool_),
        "vocabulary": joined(vocabulary),
        "counts": np.array(list(vocabulary.values()), np.int64),
    }


def _words(id_: str, vocabulary: Mapping[str, int]) -> str:
    """The words of an id, or nothing where it is a number or a code."""
    words = normalise(id_.replace("_", " ").replace("-", " "))
    known = all(word in vocabulary or (word.isalpha() and word in english()) for word in words.split())
    return words if known and not words.replace(" ", "").isdigit() else ""


def _mixed(rows: Sequence[Row]) -> list[Row]:
    turns: Counter[int] = Counter()
    placed = []
    for row in rows:
        turn = turns[row[1]] / _NEGATIVES_A_TURN if row[1] == NOTHING else turns[row[1]]
        turns[row[1]] += 1
        placed.append((turn, row))
    return [row for _, row in sorted(placed, key=lambda pair: pair[0])]
