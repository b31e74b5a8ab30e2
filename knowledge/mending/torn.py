"""Words that were torn apart by spaces, as switches and eye-gaze keyboards do ("goi ng", "h e l p  m e")."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from knowledge.gazetteer import Terms
from knowledge.mending.shorthand import shorthand
from knowledge.mending.spelling import english
from knowledge.once import once
from knowledge.text import normalise, tokens

_SPREAD = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,}(?![^\s.,;:!?])")
"""Three lone letters in a row and more, with one space between them."""
_WIDE = re.compile(r"(?<=\S)  +(?=\S)")
"""What parts words where one space parts letters."""
_OF_VITAMINS = re.compile(r"(?i)\b(?:vits?|vitamins?|groups?|hepatitis|types?) *$")
_PIECE = re.compile(r"[A-Za-z]{1,8}")
_LAST_PIECE = re.compile(r"([A-Za-z]{1,8})[.,;:!?]*")
_MOST_PIECES, _SHORTEST, _LONGEST_WORD = 4, 3, 14
_ALONE = frozenset("abcdeikmnrsuvwxy")
"""Letters that are words, vitamins or short forms, or what is left of "he's" and "I'd"."""
_TAILS = frozenset(tokens("ll ve re nt st nd rd th mg iu ml kg mcg mo mos yr vs im dr mr mrs irs"))
"""What stands alone and is no word: the tails of short forms, units and titles."""
_RARE = 30_000
"""The rank from which on an English word is too rare to be what pieces were meant to be."""
_ENGLISH = 0.6
"""The share of common English words from which on a line is English: others have pieces of their own."""
_USUAL = 15_000
_LONGEST, _LONGEST_RUN = 600, 60
"""Characters of a message that is looked at, as nobody writes much so, and of a run that is taken apart."""
_A_WORD = 4.0
"""What each word of a run costs beside the logarithm of its rank: few words are likelier than many."""


class Mender:
    """Puts torn words together; ``terms`` are words too, as are those of English and the short forms."""

    def __init__(self, terms: Terms) -> None:
        told = {word for name in terms.names() for word in tokens(normalise(name)) if len(word) > 1}
        self._terms = frozenset(word for word in told if not 0 <= english().get(word) < _RARE)

    @once
    def mended(self, text: str) -> str:
        """A message with its torn words put together; the same where nothing is torn, or where it is long."""
        if len(text) > _LONGEST:
            return text
        if _SPREAD.search(text):
            apart = bool(_WIDE.search(text))
            text = _SPREAD.sub(lambda run: self._gathered(run, words_apart=apart), text)
        return "\n".join(map(self._pieced, text.split("\n")))

    def _gathered(self, run: re.Match[str], *, words_apart: bool) -> str:
        """Letters in a row as one word, or as several where no wider gap parts them."""
        joined = run[0].replace(" ", "")
        if _OF_VITAMINS.search(run.string, 0, run.start()):
            return run[0]
        if words_apart or self._is_common(joined.lower()):
            return joined
        return self._in_words(joined.lower()) or run[0]

    def _in_words(self, letters: str) -> str | None:
        """The likeliest row of words that letters can be taken apart into; None where there is none."""
        if len(letters) > _LONGEST_RUN:
            return None
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
        for end in range(1, len(letters) + 1):
            ways = (
                (told[0] + _cost(letters[start:end]), (*told[1], letters[start:end]))
                for start in range(max(0, end - _LONGEST_WORD), end)
                if (told := best[start]) is not None and self._is_common(letters[start:end], alone="ai")
            )
            best.append(min(ways, default=None))
        return " ".join(best[-1][1]) if best[-1] else None

    def _pieced(self, line: str) -> str:
        """A line with pieces that stand beside each other and are a word only together put together."""
        words = line.split(" ")
        if all(map(self._stands_alone, map(str.lower, words))):
            return line
        shouted = line.isupper()
        made: list[str] = []
        at = 0
        while at < len(words):
            ahead = (words[at : at + many] for many in range(_MOST_PIECES, 1, -1))
            torn = (one for one in ahead if self._is_torn(one, named=not shouted, first=at == 0))
            pieces = next(torn, [words[at]])
            made.append("".join(pieces))
            at += len(pieces)
        return " ".join(made) if len(made) < len(words) and _is_english(made) else line

    def _is_torn(self, pieces: Sequence[str], *, named: bool, first: bool) -> bool:
        """Whether pieces are one word; ``named``: a capital begins a name, but at the beginning of a line."""
        last = _LAST_PIECE.fullmatch(pieces[-1])
        if last is None or len(pieces) < 2 or not all(map(_PIECE.fullmatch, pieces[:-1])):
            return False
        told = (*pieces[:-1], last[1])
        if named and any(one != one.lower() for one in told[1 if first else 0 :]):
            return False
        parts = [one.lower() for one in told]
        joined = "".join(parts)
        whole = len(joined) >= _SHORTEST and self._is_common(joined)
        return whole and not all(map(self._stands_alone, parts))

    def _stands_alone(self, piece: str) -> bool:
        if len(piece) == 1:
            return piece in _ALONE
        return piece in _TAILS or piece in english() or piece in shorthand().words or piece in self._terms

    def _is_common(self, word: str, alone: str = "") -> bool:
        if len(word) == 1:
            return word in alone
        return 0 <= english().get(word) < _RARE or word in self._terms


def _cost(word: str) -> float:
    return _A_WORD + math.log(english().get(word, _RARE) + 2)


def _is_english(words: list[str]) -> bool:
    told = tokens(normalise(" ".join(words)))
    return sum(0 <= english().get(word) < _USUAL for word in told) >= _ENGLISH * len(told)
