"""What is suggested beside "I don't know" and a declined decision: near to what was asked, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from knowledge.gazetteer import Name
from knowledge.model import Entry
from knowledge.retrieval import Candidate
from knowledge.weighing.guard import Guard

MOST = 3
_NEAR = 0.03
"""The probability (0 to 1) from which on what shares no name with the question is suggested."""
_NAMED = 0.01
"""The same for what is on the very thing named, of which nothing else speaks."""
_SPECIAL = frozenset({"population", "stage", "country"})
"""Groups of names that make an entry a special case, of use to who asks of that case."""
_SURELY = 0.1
"""The probability from which on a special case is suggested that the question does not name."""
_SUBJECTS = frozenset({"vitamin", "drug"})


def fitting(
    candidates: Sequence[Candidate], names: Collection[Name], entries: Mapping[str, Entry], guard: Guard
) -> tuple[Entry, ...]:
    """The entries, best first, that are near enough to a question that names ``names``. Never a prognosis."""
    near = (c for c in candidates if not entries[c.id].prognosis and _is_near(c, names, guard))
    return tuple(entries[c.id] for c in near)[:MOST]


def _is_near(candidate: Candidate, names: Collection[Name], guard: Guard) -> bool:
    asked = guard.names_of_question(candidate.id)
    if candidate.score < _SURELY and any(n.group in _SPECIAL and n not in names for n in asked):
        return False
    shared = any(name.group in _SUBJECTS and name in asked for name in names)
    return shared or candidate.score >= _NEAR


def about(
    names: Collection[Name], candidates: Sequence[Candidate], entries: Mapping[str, Entry], guard: Guard
) -> Iterator[Entry]:
    """The entries whose very question is on something named that nothing else speaks of ("vaccines")."""
    for candidate in candidates:
        asked = guard.names_of_question(candidate.id)
        if candidate.score >= _NAMED and any(guard.is_unknown(name) and name in asked for name in names):
            yield entries[candidate.id]
