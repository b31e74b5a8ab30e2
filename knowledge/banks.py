"""A bank as it is searched: its texts normalised, its misspellings and synonyms known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.spelling import Speller, english
from knowledge.text import Synonyms, normalise


class Bank:
    """The phrasings of every entry, and questions that none of them answers (``outside``), as queries.

    ``labels`` are the places of the phrasings' entries among ``ids``. The id of an entry is one more
    phrasing (``names``) where it is made of words: "vitamin-d-study-size" says what the entry is about.
    """

    def __init__(
        self,
        phrasings: Mapping[str, Sequence[str]],
        outside: Sequence[str],
        synonyms: Mapping[str, Sequence[str]],
    ) -> None:
        self._synonyms = Synonyms(synonyms)
        self.ids = list(phrasings)
        plain = [[normalise(text) for text in texts] for texts in phrasings.values()]
        vocabulary = Counter(word for texts in plain for text in texts for word in text.split())
        self._speller = Speller(vocabulary, self._synonyms.words())
        self.labels = np.repeat(np.arange(len(plain)), [len(texts) for texts in plain])
        self.texts = [self._synonyms.apply(text) for texts in plain for text in texts]
        named = [(at, words) for at, id_ in enumerate(self.ids) if (words := _words(id_, vocabulary))]
        self.name_labels = np.array([at for at, _ in named], np.int64)
        self.names = [self._synonyms.apply(words) for _, words in named]
        self.outside = [self.query(text) for text in outside]

    def query(self, text: str) -> str:
        """What is searched for: normalised, spelt right, in the words of the synonyms."""
        return self._synonyms.apply(self._speller.correct(normalise(text)))


def _words(id_: str, vocabulary: Mapping[str, int]) -> str:
    """The words of an id, or nothing where it is a number or a code."""
    words = normalise(id_.replace("_", " ").replace("-", " "))
    known = all(word in vocabulary or (word.isalpha() and word in english()) for word in words.split())
    return words if known and not words.replace(" ", "").isdigit() else ""
