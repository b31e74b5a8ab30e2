"""Words that say more than most evidence does ("proved", "stops") need a passage that says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
_STRONG = {
    "proof": re.compile(r"\b(?:proves?|proved|proven)\b"),
    "a cure": re.compile(r"\b(?:cures?|cured|heals?|healed)\b"),
    "an end of the disease": re.compile(r"\b(?:stops?|stopped|halts?|halted|reverses?|reversed)\b"),
    "a promise": re.compile(r"\b(?:guarantees?|guaranteed|miracle|always|definitely|certainly|works)\b"),
}
_DENIED = re.compile(
    r"\b(?:no|not|never|nor|none|nobody|nothing|neither|without|cannot|unknown|how|whether|if|may|might|could|"
    r"would|does|says? too much|too far)\b|n[o'’]t\b"
)
_RANDOM = re.compile(r"\brandomi[sz]ed\b|\brandomly\b|\bby chance\b|\bchance (?:alone )?decided\b")
_NOT_RANDOM = re.compile(r"\b(?:not|never|nor|non|no|neither|nobody)\b[^.;]{0,40}\b(?:randomi[sz]ed|by chance)")
_LOOKED_BACK = re.compile(r"\bretrospective|\blook(?:ed|s)? back|\bobservational\b")
_WISHED = re.compile(
    r"\b(?:need|wants?|calls? for|called for|larger|more|would|should|were to|was it|in a|"
    r"a randomi[sz]ed trial lets?)\b"
)


_NAME = "knowledge stops dementia"
"""A source whose name is a strong word."""


def strong_words(text: str, cited: Sequence[str]) -> Iterator[str]:
    """What ``text`` says more strongly than anything that it cites."""
    said = " ".join(cited).lower()
    for sentence in _SENTENCE_END.split(text.lower().replace(_NAME, "")):
        for meant, pattern in _STRONG.items():
            word = pattern.search(sentence)
            if word and not _DENIED.search(sentence) and not pattern.search(said):
                yield f"'{word[0]}' tells of {meant}, and no cited passage does: cite one, or say less"
    yield from _of_chance(text.lower(), cited)


def _of_chance(text: str, cited: Sequence[str]) -> Iterator[str]:
    """What ``text`` says of how groups were made, where nothing that it cites says so."""
    drawn, not_drawn = _drawn(" . ".join(cited).lower())
    told, denied = _drawn(text)
    if told and not drawn:
        yield f"'{told}': no cited passage says that chance decided: cite one, or correct it"
    if denied and not not_drawn:
        yield f"'{denied}': no cited passage says that chance did not decide: cite one, or correct it"


def _drawn(text: str) -> tuple[str, str]:
    """The words by which a text says that chance made the groups, and by which it says that it did not."""
    told = denied = ""
    for sentence in _SENTENCE_END.split(text):
        if word := _NOT_RANDOM.search(sentence):
            denied = denied or word[0]
        elif (word := _RANDOM.search(sentence)) and not _WISHED.search(sentence):
            told = told or word[0]
        elif word := _LOOKED_BACK.search(sentence):
            denied = denied or word[0]
    return told, denied
