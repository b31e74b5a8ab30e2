"""A bank as it is searched: its texts normalised, its misspellings and synonyms known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.heads import NOTHING
from knowledge.once import once
from knowledge.spelling import Speller, english, without_slips
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
    ) -> None:
        self._synonyms = Synonyms(synonyms)
        self.ids = list(phrasings)
        plain = [[normalise(text) for text in texts] for texts in phrasings.values()]
        vocabulary = Counter(word for texts in plain for text in texts for word in text.split())
        self._speller = Speller(without_slips(vocabulary), self._synonyms.words())
        of_names = [(at, words) for at, id_ in enumerate(self.ids) if (words := _words(id_, vocabulary))]
        outside = [self.query(text) for text in negatives]
        rows = [
            *((text, at, True) for at, texts in enumerate(plain) for text in texts),
            *((words, at, False) for at, words in of_names),
            *((text, NOTHING, True) for text in outside),
        ]
        rows = _mixed(rows)
        self.texts = [self._synonyms.apply(self._speller.correct(text)) for text, _, _ in rows]
        self.labels = np.array([at for _, at, _ in rows], np.int64)
        self.asked = np.array([asked for _, _, asked in rows], np.bool_)
        self.phrasings = self.asked & (self.labels != NOTHING)
        self._exactly = _labels_of(self.texts, self.labels.tolist())

    @once
    def query(self, text: str) -> str:
        """What is searched for: normalised, spelt right, in the words of the synonyms."""
        return self._synonyms.apply(self._speller.correct(normalise(text)))

    def exactly(self, query: str) -> frozenset[int]:
        """The labels of the texts that a query equals, but for spaces: entries, or NOTHING; mostly none."""
        return self._exactly.get(query.replace(" ", ""), frozenset())


def _labels_of(texts: Sequence[str], labels: Sequence[int]) -> dict[str, frozenset[int]]:
    """The labels of each text without its spaces; equal sets are one object, to save memory."""
    found: dict[str, frozenset[int]] = {}
    shared: dict[frozenset[int], frozenset[int]] = {}
    for text, label in zip(texts, labels, strict=True):
        joined = text.replace(" ", "")
        held = found.get(joined, frozenset()) | {label}
        found[joined] = shared.setdefault(held, held)
    return found


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
