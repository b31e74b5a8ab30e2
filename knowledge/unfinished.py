"""Messages that stop in the middle of a question that the bot itself offers ("where is there help")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import re2

from knowledge.glossary import GLOSSARY
from knowledge.model import Answer, Clarify, Conversation, Entry, Part
from knowledge.text import normalise, tokens
from knowledge.words import telling

_FEWEST = 3
"""Words of a beginning that is long enough to be one."""
_MOST = 4
"""Questions that may begin so; of more nobody can tell which is meant."""
_LIKELY = 0.5
"""The score of what is begun so: how it was read is told."""
_SAYING_NOTHING = frozenset(tokens("people patients anyone somebody where how what which who when why can"))
_QUALIFIES = re2.compile(r"^(?:in|on|for|with|of|about|at|by|from|or|and|after|over)\b")
"""How what is left out of a question begins, where the question is whole without it."""


class Unfinished:
    """Finds the questions whose end was left out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        asked = (entry for entry in entries if entry.topic != GLOSSARY and not entry.prognosis)
        self._questions: Mapping[str, Entry] = {normalise(entry.question): entry for entry in asked}

    def by(self, text: str, conversation: Conversation) -> Answer | Clarify | None:
        """The one question that a message begins, or those to choose from; None where it begins none.

        Of several it is the one that stands beside what was told last.
        """
        query = normalise(text)
        if len(tokens(query)) < _FEWEST or set(telling(query)) <= _SAYING_NOTHING:
            return None
        meant = [entry for asked, entry in self._questions.items() if _is_begun(query, asked)]
        meant = self._near(meant, conversation) or meant
        if not 0 < len(meant) <= _MOST:
            return None
        return Answer((Part(meant[0], _LIKELY),)) if len(meant) == 1 else Clarify(tuple(meant), _LIKELY)

    def _near(self, meant: Sequence[Entry], conversation: Conversation) -> list[Entry]:
        branches = {entry.branch for entry in self._questions.values() if entry.id in conversation.answered}
        return [entry for entry in meant if entry.branch in branches]


def _is_begun(query: str, asked: str) -> bool:
    """Whether a question goes on behind a normalised message, and only qualifies what stands there."""
    return asked.startswith(f"{query} ") and bool(_QUALIFIES.search(asked.removeprefix(f"{query} ")))
