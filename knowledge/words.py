"""The words of a question that tell what it is about: not the commonest, nor those that only fill it."""

from __future__ import annotations

import math

import re2

from knowledge.mending.spelling import english
from knowledge.ranking.lexical import stem
from knowledge.text import normalise, tokens

_COMMON = 150
_RAREST = 30_000
_SHORT_FORM = re2.compile(r"'|^(?:is|was|are|were|do|does|did|has|have|had|could|would|should)nt$")
_FILLING = frozenset(tokens("ok okay did does lol haha pls please thanks thx hmm fine wow oh"))
MEASURING = frozenset(tokens("many much long often old"))
"""Words behind "how" that ask for a size, and tell of nothing what it is the size of."""
_OF_SIZES = MEASURING | frozenset(tokens("big year date"))
_SAYING_NOTHING = _OF_SIZES | frozenset(
    tokens(
        "both ones others show numbers meaning sure know same else better say really okay did does "
        "had them those these then there here got gets been could would should did didn't doesn't people ppl "
        "patients everyone anyone folks right true correct wrong"
    )
)
"""Words of a follow-up that lean on the last answer wholly ("both?", "did they", "same there?")."""
_TELLING_THOUGH_COMMON = frozenset(tokens("new first best help work free home real price women men"))


def telling(query: str) -> list[str]:
    """The telling words of a normalised question, in their order."""
    words = (word for word in tokens(query) if word not in _FILLING)
    return [word for word in words if weight(word) and not _SHORT_FORM.search(word)]


def weight(word: str) -> float:
    """How telling a word is: nothing for the commonest, near 1 for rare ones."""
    rank = english().get(word, _RAREST)
    if rank < _COMMON or word.isdigit():
        return 0.0
    return math.log(min(rank, _RAREST)) / math.log(_RAREST)


def says_nothing(query: str) -> bool:
    """Whether a normalised question has no telling word of its own ("did they?", "how many", "both?")."""
    words = {*telling(query), *(_TELLING_THOUGH_COMMON & set(tokens(query)))}
    return words <= _SAYING_NOTHING


def says_all(text: str, query: str) -> bool:
    """Whether a text holds all telling words of a normalised question, of which there is at least one."""
    words = {stem(word) for word in telling(query) if word not in _OF_SIZES}
    return bool(words) and words <= {stem(word) for word in tokens(normalise(text))}
