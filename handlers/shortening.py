"""As much of an entry as was asked for: its detail, or its first sentences with all that limits them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.model import Answer, Entry, Manner

_FIGURE = re.compile(r"(?:^|[^bB\w])\d")
_SHORT_FIRST = 40
"""Characters of a first sentence that needs the next one to be understood ("Not any more.")."""
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<! [A-Z]\.)\s+(?=[A-Z0-9\"“])")
"""Not behind an initial ("Pat F. Bass")."""
_LIMITS = re.compile(
    r"(?i)\b(?:not|no|only|but|never|without|however|nobody|none|cannot|can't|unclear|unknown|small|alone|"
    r"silent|wrong|dated|still|though|although|yet|may|might|doctor|team|clinic|neither|nor|nothing|later|"
    r"theory|divided|differs?|disagree|range|unlikely|care|warns|sceptical|low)\b"
)
"""What marks a sentence that limits the one before it; such a one is never left out."""
_POINTS_BACK = re.compile(
    r"(?i)(?:(?:but|so|and|still|then) )?(?:its?|they|their|these|th(?:at|is|ose)|such|nor|none|neither|both|"
    r"he|she|against it|after that|with nobody|the (?:same|other|article))\b"
)
"""How a sentence begins that cannot be understood without the one before it."""
_SILENT = re.compile(r"\barticles do(?: not|n't)\b")
"""A first sentence that only says what is not told; the next one tells what is known."""


def in_manner(answer: Answer) -> Answer:
    """The answer with as much of each entry as was asked for: its first sentences, or what stands behind it."""
    return replace(
        answer, parts=tuple(replace(one, entry=_worded(one.entry, answer.manner)) for one in answer.parts)
    )


def _worded(entry: Entry, manner: Manner) -> Entry:
    match manner:
        case Manner.USUAL | Manner.YES_OR_NO:
            return entry
        case Manner.DETAILED:
            return replace(entry, answer=entry.details or entry.answer)
        case Manner.BRIEF | Manner.DOUBTED | Manner.OPPOSED | Manner.SOURCED:
            return replace(entry, answer=shortened(entry.answer))


def is_short(entry: Entry) -> bool:
    """Whether an answer is its own short form."""
    return shortened(entry.answer) == entry.answer.strip()


def shortened(answer: str) -> str:
    """The first sentence of an answer, with every later one that limits what it says and what that speaks of.

    Where it tells a figure, every other figure stays too: one may put the other right.
    """
    said = _SENTENCE_END.split(answer.strip())
    figures = _FIGURE.search(said[0]) is not None
    least = 2 if len(said[0]) < _SHORT_FIRST or _SILENT.search(said[0]) else 1
    kept = set(range(min(least, len(said))))
    for at, one in enumerate(said):
        if _LIMITS.search(one) or (figures and _FIGURE.search(one)):
            kept.update(_understood_from(said, at))
    return " ".join(said[at] for at in sorted(kept))


def _understood_from(said: Sequence[str], at: int) -> range:
    """The sentence ``at`` with those before it that it points back at."""
    first = at
    while first and _POINTS_BACK.match(said[first]):
        first -= 1
    return range(first, at + 1)
