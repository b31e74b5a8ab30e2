"""What a follow-up points at by itself: somebody in the article, an earlier study, trials that go on now."""

from __future__ import annotations

import re2

_SOMEBODY_ELSE = re2.compile(
    r"\b(?:doctor|expert|neurologist|specialist|professor|physician|doc) (?:in|of|from|quoted in) "
    r"(?:the|that|this|your) (?:\w+ )?article\b"
)
_TRIALS_NOW = re2.compile(
    r"^(?:(?:any|is there an?|are there|new|other|current) )*(?:trials?|study|studies) "
    r"(?:right )?(?:now|currently|today|open|recruiting|going on|ongoing|running)(?: now)?$"
)
_EARLIER = re2.compile(r"\b(?:earlier|previous|first|older|before)\b")
_LATER = re2.compile(r"\b(?:later|newer|since|after|follow up|latest|newest)\b")
_EARLIER_STUDY = re2.compile(
    r"^(?:(?:and|but|so|ok|what about|how about|what of) )*(?:the|that) "
    r"(?:earlier|first|older|previous|original) (?:study|trial|one)(?: then)?$"
)


def at_somebody_else(query: str) -> bool:
    """Whether a question says by itself whom it is on ("the doctor in the article")."""
    return bool(_SOMEBODY_ELSE.search(query))


def at_trials_now(query: str) -> bool:
    """Whether a follow-up asks for trials that go on now, which are on no other subject than ALS."""
    return bool(_TRIALS_NOW.search(query))


def at_earlier_study(query: str) -> bool:
    """Whether a follow-up is only "and the earlier study?"."""
    return bool(_EARLIER_STUDY.search(query))


def at_another_time(id_: str, query: str) -> bool:
    """Whether the id of an entry says later studies where earlier ones are asked for, or the reverse."""
    earlier, later, words = bool(_EARLIER.search(query)), bool(_LATER.search(query)), id_.split("-")
    return (earlier and not later and "later" in words) or (later and not earlier and "earlier" in words)
