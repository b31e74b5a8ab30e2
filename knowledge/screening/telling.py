"""What a sentence tells beside what it asks: "I took forty, how long did the trial last" tells "I took forty".

People who type with their eyes put both into one sentence, and the question would drown the danger: as a
whole, such a sentence is most like a question of the FAQ.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

_ASKS = re2.compile(
    r"(?i)(?:^|[,;:()–—-]\s*|\s)(?:(?:and|but|so|also|plus|then|btw|or|n|ps|pls|please) )*"
    r"(?:h?ow (?:many|much|long|often|old|high|fast|does|did|do|is|was|are|were|big|common|sure)"
    r"|hw (?:mny|many|much|long)"
    r"|wh?ats?(?:'s)? (?:is|was|are|were|does|did|dose|about|kind|the|they|als|mnd|b12|vitamin)"
    r"|who (?:is|was|wrote|did|paid|ran|are)|wh?ich|when (?:did|was|were)|where (?:did|was|were|is)"
    r"|why (?:does|did|is|was)|(?:does|did|do|is|are|was|were|can|could|will|would|has) "
    r"(?:it|they|the|there|this|that|vitamin|b12|d3?|als|mnd|people|patients|anyone|riluzole|any|you|these)"
    r"|tell me (?:about|how|what|if|more)|(?:want|wants|wanted|like) to know|asks? (?:about|if|how|what))\b"
)
_ENDS = re2.compile(
    r"(?i)[,;:()–—]|\s(?:and|but|because|cos|coz|as) (?:(?:just|now|then|also) )*"
    r"(?:i|i'm|im|ive|i've|he|he's|hes|she|she's|shes|we|my|our|mum|dad|now|please|pls|help)\b"
)


def told(sentence: str) -> str:
    """The sentence without its questions; nothing where it asks nothing, or nothing else.

    "How long was the trial, I can't breathe" -> "I can't breathe".
    """
    parts = list(_outside(sentence))
    return " ".join(parts) if parts != [sentence] else ""


def _outside(sentence: str) -> Iterator[str]:
    at = 0
    while (asks := _ASKS.search(sentence, at)) is not None:
        if part := sentence[at : asks.start()].strip(" ,;:()"):
            yield part
        ends = _ENDS.search(sentence, asks.end())
        at = ends.start() if ends is not None else len(sentence)
    if part := sentence[at:] if at == 0 else sentence[at:].strip(" ,;:()"):
        yield part
