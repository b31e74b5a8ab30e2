"""Questions of one sentence that leave out what they share ("which journal and what year was it in")."""

from __future__ import annotations

from collections.abc import Sequence

import re2

LED = r"(?:(?:for|in|at|by|over|from|on|of|around|about|until|since|after|with) )?"
"""What may stand before the first word of a question."""
THINGS = (
    r"(?:journals?|magazine|year|country|countries|dose|dosage|strength|date|phase|hospitals?|age|route|form|"
    r"amount|number|percentage|share|month|place|city|side effects?|group|kind|type|way|volume|size|length)"
)
"""What is asked for with "which" or "what" before one subject."""
_VERB = re2.compile(
    r"(?i)(?:^| )((?:is|was|are|were|did|does|do|has|have|had|can|could|will|would)(?:n'?t)? .*)$"
)
_UNFINISHED = re2.compile(
    rf"(?i)^(?:(?:and|or|so|please|hi) )*{LED}(?:(?:which|what|wich|wat) (?:\w+ )?{THINGS}|"
    r"how (?:many|much|often|long|old|big)(?: (?:people|patients|participants|times|weeks|months|years))?|"
    r"when|where|whom?)$"
)


def has_verb(text: str) -> bool:
    """Whether a question has the verb that a question begins with, and something behind it."""
    return bool(_VERB.search(text))


def breaks_off(text: str) -> bool:
    """Whether a question ends before its verb ("in which journal")."""
    return not _VERB.search(text) and bool(_UNFINISHED.search(text))


def completed(texts: Sequence[str]) -> list[str]:
    """The questions; those in front that break off get the verb and the subject of the first that does not."""
    whole = next((text for text in texts if not breaks_off(text)), "")
    verb = _VERB.search(whole)
    first = texts.index(whole) if verb else 0
    return [*(f"{text} {verb[1]}" for text in texts[:first] if verb), *texts[first:]]
