"""What is asked instead of claimed: a question whether something is so is judged as the claim in it."""

from __future__ import annotations

import re2

from knowledge.splitting.segments import sentences

_LED = r"(?i)^\W*(?:(?:so|and|but|hi|hello|hey|please|ok|okay)\b\W*)*"
_BE = r"(?:is|are|was|were|do|does|did|can|could|will|would|has|have|had|should)"
_IF_SO = re2.compile(rf"{_LED}{_BE}(?:n['’]?t)? (?P<who>[\w'’-]+)")
_TALKS = frozenset({"you", "u", "anyone", "anybody", "someone", "somebody", "i", "we", "me"})
"""Who is asked, or asks, and not what is so ("did you know that ...")."""
_WHICH = re2.compile(
    rf"{_LED}(?:(?:who|when|where|which|what|how (?:long|many|much|old|often|big|large|small))\b"
    rf"(?P<asked>.*)\?\W*|"
    rf"(?:(?:when|where|how (?:long|many|much|old|often|big|large|small)(?: \w+){{0,2}}) {_BE}|"
    rf"who (?:ran|did|led|made|wrote|paid|funded|was|were|is|are))\b(?P<said>.*))$"
)
"""A question with its mark, or one that without a mark is no claim ("when people took it ..." may be one)."""
_CLAIMS_TOO = re2.compile(r"(?i)\b(?:that|know|knew|thought|tell|told|hid\w*|believe|say|says|said)\b|[:;–]")
"""What a question has that tells of a claim in it ("who would have thought that ...")."""
_ENDS_ASKING = re2.compile(r"[^.!?]*\??\W*$")


def asks_if_so(message: str) -> bool:
    """Whether a message of one sentence asks whether something is so ("does vitamin D slow ALS?")."""
    match = _IF_SO.search(message)
    return match is not None and match["who"].lower() not in _TALKS and _is_one(message)


def asks_which(message: str) -> bool:
    """Whether a message of one sentence asks who, when or how many, and claims nothing."""
    match = _WHICH.search(message)
    return match is not None and not _CLAIMS_TOO.search(match["asked"] or match["said"]) and _is_one(message)


def _is_one(message: str) -> bool:
    one = [*sentences(message)]
    return len(one) == 1 and bool(_ENDS_ASKING.fullmatch(one[0].replace("Dr.", "Dr")))
