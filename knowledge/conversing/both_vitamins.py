"""A question on "both" or "each" of the two vitamins, as two questions on their studies."""

from __future__ import annotations

import re2

from knowledge.conversing.conversation import VITAMINS
from knowledge.model import Entry
from knowledge.splitting.segments import Question
from knowledge.studies import B12_TRIAL, VITAMIN_D_STUDY
from knowledge.text import normalise
from knowledge.weighing.guard import Guard

_EACH = re2.compile(
    r"^(?:(?:and|ok|so|but|then) )*(?:what (?:is|was) |the )*(?P<asked>(?:\w+ ){0,5}?\w+?) "
    r"(?:(?:of|in|for|with|was|were|is|did|does|from|about) )?(?:the )?"
    r"(?:each|each one|(?:each|both) of (?:them|these|those|the two)|both studies|both trials)"
    r"(?: (?:last|study|trial|vitamin|take))?$"
)
_STUDIES = (VITAMIN_D_STUDY, B12_TRIAL)


def questions(text: str, last: Entry, guard: Guard) -> tuple[Question, ...]:
    """The question asked of both studies, where "each" can only be the two vitamins; else nothing.

    That is so behind an overview of one of them, and behind what names both.
    """
    match = _EACH.search(normalise(text))
    names = {name.name for name in guard.names_of_question(last.id)}
    of_two = names >= VITAMINS.keys() or (last.overview and last.branch in ("vitamin", "b12"))
    if match is None or not of_two:
        return ()
    return tuple(Question(f"{match['asked']} in {study}") for study in _STUDIES)
