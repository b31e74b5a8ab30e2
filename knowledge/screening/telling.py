"""What a sentence tells beside what it asks or mentions: "I took forty, how long did the trial last" and "we
read your article, but I took forty" tell "I took forty".

People who type with their eyes put both into one sentence, and the question would drown the danger: as a
whole, such a sentence is most like a question of the FAQ.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

_LINK = r"(?:and|but|so|also|plus|then|btw|or|n|ps|pls|please|hi|hello|hey|anyway|because|cos|coz|as)"
_KIN = r"(?:mum|mom|dad|mother|father|sister|brother|wife|husband|son|daughter|partner|friend|aunt|uncle)"
_WHO = rf"(?:i|we|he|she|they|(?:(?:my|our|his|her) )?{_KIN})"
_ASKS = re2.compile(
    rf"(?i)(?:^|\W)(?:{_LINK} )*"
    r"(?:h?ow (?:many|much|long|often|old|high|fast|does|did|do|is|was|are|were|big|common|sure)"
    r"|hw (?:mny|many|much|long)"
    r"|wh?ats?(?:'s)? (?:is|was|are|were|does|did|dose|about|kind|the|they|als|mnd|b12|vitamin)"
    r"|who (?:is|was|wrote|did|paid|ran|are)|wh?ich|when (?:did|was|were)|where (?:did|was|were|is)"
    r"|why (?:does|did|is|was)|(?:does|did|do|is|are|was|were|can|could|will|would|has) "
    r"(?:it|they|the|there|this|that|vitamin|b12|d3?|als|mnd|people|patients|anyone|riluzole|any|you|these)"
    r"|any (?:stud(?:y|ies)|trials?|proof|evidence|news)"
    rf"|(?:{_WHO} )?(?:(?:just|only|also|was|were|am|is|are|keeps?|would) )*"
    r"(?:tell me (?:about|how|what|if|more)|(?:want|wants|wanted|like) to (?:know|ask)"
    r"|ask(?:s|ed|ing)? (?:you )?(?:about|for|if|how|what|whether)"
    r"|wonder(?:s|ed|ing)? (?:about|if|how|what|whether)))\b"
)
_MENTIONS = re2.compile(
    r"(?i)\b(?:b ?12|vitamins?|vit|d3|methylcobalamin|trials?|stud(?:y|ies)|articles?|papers?|research|als|mnd"
    r"|riluzole|edaravone|bot|faq|answers?|questions?|evidence|facebook|chat|links?"
    r"|thanks|thank you|hello|hi)\b"
)
_LEADS_IN = re2.compile(r"(?i)^(?:in|on|at|for|by|with|so|and|also|but|meanwhile|until|till)(?: \w+){0,3}$")
_JOINTS = re2.compile(
    r"(?i)[,;:](?:\D|$)|\s*[()–—]\s*|\s-+\s"
    r"|\s(?:(?:and|or|but) )?(?:but|because|cos|coz|also|anyway|ps|plus|that's why|thats why)\s"
    rf"|\s(?:and|as|so) (?:(?:just|now|then) )*(?:{_WHO}|i'm|im|ive|i've|he's|hes|she's|shes|it|there"
    r"|my|our|his|her|the|now|please|pls|help)\s"
)


def told(sentence: str) -> tuple[str, ...]:
    """The sentence without what it asks, and without what it mentions as well; neither where that is nothing
    or all of it.

    "How long was the trial, I can't breathe" -> "I can't breathe".
    """
    unasked = [(clause, before) for clause in _clauses(sentence) if (before := _unasked(clause))]
    without = " ".join(before for _, before in unasked)
    alone = " ".join(before for clause, before in unasked if _MENTIONS.search(clause) is None)
    whole = " ".join(_clauses(sentence))
    return tuple(dict.fromkeys(one for one in (without, alone) if one not in ("", whole)))


def clauses(sentence: str) -> tuple[str, ...]:
    """What a sentence tells, in clauses, without what they ask."""
    told = ((clause, _unasked(clause)) for clause in _clauses(sentence))
    return tuple(rest for clause, rest in told if rest and (rest == clause or not _LEADS_IN.search(rest)))


def _clauses(sentence: str) -> Iterator[str]:
    at = 0
    for joint in _JOINTS.finditer(sentence):
        yield from _bare(sentence[at : joint.start()])
        at = joint.start()
    yield from _bare(sentence[at:])


def _bare(clause: str) -> Iterator[str]:
    if clause := clause.strip(" ,;:()–—-"):
        yield clause


def _unasked(clause: str) -> str:
    asks = _ASKS.search(clause)
    return clause if asks is None else clause[: asks.start()].strip()
