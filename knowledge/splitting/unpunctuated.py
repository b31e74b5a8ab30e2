"""Questions that follow each other without punctuation ("how many took part how long was it")."""

from __future__ import annotations

from dataclasses import replace

import re2

from knowledge.splitting.elliptical import LED, THINGS, completed, has_verb
from knowledge.splitting.segments import MOST_QUESTIONS, Question, opens

_MOST_IN_FRONT = 5
"""Words in front of the first question that name what all of them are about."""
_FEWEST = 2
_SHORTEST = 2
"""Words of a question that another one may stand behind."""
_NEXT = re2.compile(
    rf"(?i)\s(?:(?:and|n|plus|also) )*({LED}(?:"
    r"how (?:many|much|long|often|old|big|fast|is|are|was|were|does|do|did)|"
    r"hw (?:mny|lng|many|long|much|often)|whats|what's|"
    rf"what (?:is|was|are|were|does|do|did|{THINGS})|which {THINGS}|"
    r"when (?:is|was|did|were)|where (?:is|was|did|were)|who (?:is|ran|did|made|was|paid|wrote)|"
    r"(?:is|was|does|did) (?:it|they|that) \w+)\b)"
)
"""How a question begins that may stand right behind another one."""
_VERB_FIRST = re2.compile(r"(?i)(?:is|was|does|did) ")
_HOLDS_IT = re2.compile(
    r"(?i)(?:\b(?:know|knows|knew|tell|tells|telling|told|say|says|saying|said|ask|asks|asked|asking|wonder\w*|"
    r"explain\w*|understand\w*|remember\w*|see|matters?|sure|curious|ideas?|question|me|us|find|found|figure|out|"
    r"depends?|than|that|to|but|or|if|whether|because|as|like|just|then|so|of|about|on|in|at|for|by|with|from|"
    r"over|not|this|hi|hello|please|exactly|learn\w*|show|shows|showed|believe|think|thinks|thought|and)|[,;:])$"
)
"""What takes the question behind it into its own sentence ("do they know how long it lasts")."""


def followed(question: Question) -> tuple[Question, ...]:
    """The questions that follow each other in one sentence without a mark; none where there is only one.

    What stands in front of the first one is what each of them is about.
    """
    text = question.text
    found = _NEXT.search(text) if not opens(text) else None
    begins = found.start(1) if found else 0
    front = text[:begins].strip(" ,;:-")
    pieces = _pieces(text, begins)
    if not _FEWEST <= len(pieces) <= MOST_QUESTIONS or len(front.split()) > _MOST_IN_FRONT:
        return ()
    return tuple(replace(question, text=f"{front} {one}".strip()) for one in completed(pieces))


def _pieces(text: str, begins: int) -> list[str]:
    """The questions of a text from where the first one begins; none is cut before its verb."""
    pieces: list[str] = []
    for cut in _NEXT.finditer(text):
        piece = text[begins : cut.start()]
        long = len(piece.split()) >= _SHORTEST and cut.start() > begins
        if long and not _HOLDS_IT.search(text[: cut.start()]) and not _waits(piece, cut[1]):
            pieces.append(piece.strip(" ,;"))
            begins = cut.start(1)
    return [*pieces, text[begins:].strip(" ,;")]


def _waits(piece: str, behind: str) -> bool:
    """Whether what stands behind a piece is its verb ("which study" before "is that from")."""
    return not has_verb(piece) and bool(_VERB_FIRST.match(behind))
