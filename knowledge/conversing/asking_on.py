"""Follow-ups that ask of the last answer itself where it was seen, per month, in its words."""

from __future__ import annotations

import re2

from knowledge.model import Certainty, Entry

_LED = (
    r"^(?:(?:and|but|so|ok|or|also|hm|is|was|were|are|has|have|been|it|that|this|they|these|all|only|any of) )*"
)
_WHERE_IT_HOLDS = (
    r"(?:(?:in|on|with|for) (?:real |actual |living )?"
    r"(?:people|humans?|patients?|a dish|dishes|(?:a |the )?(?:lab|laboratory|test tube)|vitro|cells|mice|"
    r"animals|als|others?)(?: or (?:(?:just|only|in|on|with|for|a|the|other) )*\w+(?: tubes?| diseases?)?)?)"
)
_IN_PEOPLE = re2.compile(
    rf"{_LED}(?:ever |actually |really |even )?(?:tested|shown|proven|proved|seen|tried|true|done|found|"
    rf"studied|so|known)(?: ever)? {_WHERE_IT_HOLDS}$|"
    r"^(?:(?:and|but|so|ok) )*"
    r"(?:in (?:people|humans|als|patients) or (?:(?:just|only|in|on|a|the|other) )*\w+(?: diseases?)?|"
    r"in (?:a dish|vitro|the lab(?:oratory)?))$"
)
"""What asks where an idea was seen."""
_UNTESTED = frozenset({Certainty.THEORY, Certainty.LAB_OR_ANIMAL})
_ARTICLE_SAYS = re2.compile(
    r"^(?:(?:but|and|so|well|yet|though|then|why) )*(?:does |do )?(?:the|that|one|your|this) (?:\w+ ){0,2}"
    r"(?:article|blog|post|page|text)s? "
    r"(?:says?|said|claims?|claimed|calls?|called|tells?|told|writes?|wrote|states?)(?: \w+){0,5}$"
)
"""What holds an article against an answer."""
_WHICH_IS_RIGHT = re2.compile(
    r"^(?:(?:and|but|so|ok|well|then) )*(?:which (?:one |of (?:them|these|the two) )?|who )(?:is|was|are) "
    r"(?:really |actually )?(?:right|true|correct|wrong)(?: then| now)?$"
)
_PER_TIME = re2.compile(
    r"^(?:(?:and|but|so|ok|then) )*(?:what is (?:that|it) )?(?:per|a|each|every) (?:day|week|month|year)$"
)
_QUOTED = re2.compile(
    r"^(?:(?:and|but|so|ok|please|can you) )*quote (?:\w+ ){0,4}(?:on|about) (?:that|this|it)$"
)
"""What asks for the words behind an answer."""
_FELL = re2.compile(r"\b(?:points?|percent|months longer)\b|\d ?%")


def asks_of_answer(query: str, last: Entry) -> bool:
    """Whether a normalised follow-up can only be answered by the last answer itself and its notes."""
    if _IN_PEOPLE.search(query):
        return last.certainty in _UNTESTED
    if _ARTICLE_SAYS.search(query) or _WHICH_IS_RIGHT.search(query):
        return bool(last.corrections)
    if _PER_TIME.search(query):
        return bool(_FELL.search(last.answer)) and not any(key.startswith("dose") for key in last.facts)
    return bool(_QUOTED.search(query))
