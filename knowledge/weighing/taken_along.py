"""Whether somebody takes one thing and asks whether another is all right: both together are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import re2

from knowledge.gazetteer import Name
from knowledge.text import clean, normalise
from knowledge.weighing.guard import Guard

_ONE = (
    r"(?:i|i'm|im|i've|we|he|he's|hes|she|she's|shes|mum|mom|mam|dad|hubby|nan|"
    r"(?:my|our|his|her) (?:\w+ )?\w+)"
)
_TAKES = re2.compile(
    rf"\b{_ONE} (?:\w+ ){{0,3}}?(?:on|take|takes|taking|use|uses|using|prescribed|get|gets|started|"
    r"swallow\w*|have|has)\b|^\W*(?:on|taking|being on|been on|prescribed)\b"
)
_WORD = re2.compile(r"[\w'-]+")
_STOP = re2.compile(r"[.,;:!?\n]")
_ASKS_IF_SAFE = re2.compile(
    r"\b(?:ok|okay|alright|all right|safe|safely|fine|allowed|permitted|dangerous|harmful|risky|"
    r"(?:a|any) (?:problem|risk|danger|harm|issue)|bad (?:idea|for)|"
    r"(?:can|could|may|should) (?:i|we|he|she|they|mum|dad))\b"
)
_STUFF = frozenset({"vitamin", "drug", "supplement"})
_NEAR = 5
"""Words behind "takes" among which is what is taken."""
_SHORT = 5
"""Letters up to which a word that nobody knows may be a slip of another."""


class TakenAlong:
    """Tells whether a message asks of one of our substances for somebody who takes another."""

    def __init__(self, guard: Guard, query: Callable[[str], str]) -> None:
        """``query`` puts a text right as the search does."""
        self._guard, self._query = guard, query

    def asked(self, text: str) -> bool:
        """Whether somebody takes something else in a message and it asks if one of ours is all right.

        What is taken is a medicine or supplement by its name, or a word that nobody knows.
        """
        said = clean(text).casefold().replace("’", "'")
        return any(self._asks_of_ours(behind) for behind in self._behind_what_is_taken(said))

    def _behind_what_is_taken(self, said: str) -> Iterator[str]:
        for match in _TAKES.finditer(said):
            tail = said[match.end() :]
            stop = _STOP.search(tail)
            clause = tail[: stop.start()] if stop else tail
            for word in islice(_WORD.finditer(clause), _NEAR):
                if self._is_other(clause[: word.end()], word[0]):
                    yield tail[word.end() :]
                    break

    def _is_other(self, clause: str, word: str) -> bool:
        """Whether a clause up to and with a word ends in a substance that no answer speaks of."""
        if any(name.group in _STUFF and self._guard.is_unknown(name) for name in self._guard.names(clause)):
            return True
        return len(word) > _SHORT and word.isalpha() and self._is_strange(word)

    def _is_strange(self, word: str) -> bool:
        return not self._guard.is_familiar(word)

    def _asks_of_ours(self, behind: str) -> bool:
        named: tuple[Name, ...] = self._guard.names(self._query(behind))
        ours = any(name.group in _STUFF and not self._guard.is_unknown(name) for name in named)
        return ours and bool(_ASKS_IF_SAFE.search(normalise(behind)))
