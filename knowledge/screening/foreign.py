"""Whether a message is in another language than English, and how that language says that English is spoken."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import re2

from knowledge.mending.spelling import english
from knowledge.model import record
from knowledge.reading import read_alone
from knowledge.screening.forms import fold
from knowledge.text import tokens

FOLDER = Path(__file__).parent
_NEUTRAL = frozenset(tokens("vitamin als d b12"))
"""English words that stand in many a message in another language."""
_ENGLISH = frozenset(
    tokens(
        "the is are was were of and to for what how does do did can has have had i my me it its this that with "
        "on in at by from about who when where why which will would should not no any a an as be if or so you "
        "your they he she we us there than vitamin study trial take taking"
    )
)
_WORD = re2.compile(r"\p{L}+")
_FEWEST = 2
"""So many small words of a language tell it, where English has no more in the message."""
_COMMON, _LETTERS_OF_A_WORD = 20_000, 3
"""The rank up to which a word of the dictionary counts as English, and the fewest letters that it has."""
_LONGEST = 1_000
"""Characters that are looked at."""
_LETTERS = 0.5
"""The share of the letters of a message from which on its script tells its language."""


@record
class Tongue:
    """A language: what it says of English, its small words, and its script where that tells it alone.

    ``sure``: words, and ``marks``: letters of which one is enough; ``own``: letters that no other language of
    its script has.
    """

    said: str
    words: str = ""
    sure: str = ""
    marks: str = ""
    letters: str = ""
    own: str = ""


class Foreign:
    """Tells a message in another language than English."""

    def __init__(self, tongues: Mapping[str, Tongue]) -> None:
        self._said = {code: one.said for code, one in tongues.items()}
        self._sure = {code: frozenset(fold(one.sure).split()) for code, one in tongues.items()}
        small = {code: frozenset(fold(one.words).split()) - _ENGLISH for code, one in tongues.items()}
        self._words = {code: own - self._sure[code] for code, own in small.items()}
        self._marks = {code: one.marks for code, one in tongues.items()}
        self._listed = frozenset().union(*self._words.values(), *self._sure.values())
        self._own = {letter: code for code, one in tongues.items() for letter in one.own}
        self._letters = {one.letters: code for code, one in tongues.items() if one.letters}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Foreign:
        """Read the languages. Raises KnowledgeError where the file has faults."""
        return cls(read_alone(folder / "foreign.yaml", dict[str, Tongue]))

    def says(self, text: str) -> str | None:
        """What a message in another language is told first, in that language; None for one in English."""
        text = text[:_LONGEST]
        code = self._of_script(text) or self._of_words(text)
        return self._said[code] if code else None

    def _of_words(self, text: str) -> str | None:
        words = set(_WORD.findall(fold(text))) - _NEUTRAL
        marked = {code for code, marks in self._marks.items() if any(one in text.lower() for one in marks)}
        small = {code: len(words & own) for code, own in self._words.items()}
        surely = {code: len(words & own) + (code in marked) for code, own in self._sure.items()}
        told = {code: small[code] + _FEWEST * surely[code] for code in small}
        code = max(told, key=told.__getitem__, default=None)
        if code is None or told[code] < _FEWEST:
            return None
        english_words = len(words & _ENGLISH)
        if surely[code]:
            english_words += sum(map(_is_common, words - self._listed - _ENGLISH))
        return code if told[code] > english_words else None

    def _of_script(self, text: str) -> str | None:
        """The language of the script that most letters are in; of two in one script by letters of their own."""
        letters = [unicodedata.name(one, "").partition(" ")[0] for one in text if one.isalpha()]
        if "HIRAGANA" in letters:  # which is written together with two other scripts
            letters = ["HIRAGANA" if one in {"KATAKANA", "CJK"} else one for one in letters]
        script, count = next(iter(Counter(letters).most_common(1)), ("", 0))
        if count < _LETTERS * len(letters) or not count:
            return None
        if script not in self._letters:
            return None
        own = (self._own[one] for one in text if one in self._own)
        return next(own, self._letters[script])


def _is_common(word: str) -> bool:
    return len(word) >= _LETTERS_OF_A_WORD and english().get(word, _COMMON) < _COMMON
