""" "None of these" in words: what was offered is refused, and not offered again with what is said behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import re2

from knowledge.model import Advice, Clarify, Conversation, Entry, NoMatch, Outcome, Smalltalk
from knowledge.text import normalise

REFUSED = "refused"
"""The kind of small talk that a refusal is."""
_SHOWN = 3
"""So many related questions an answer names."""
_NONE = r"(?:none|non|nome|nonne|noen|not? one|not any|not|neither|no)"
_FITS = (
    r"(?: (?:fits?|match(?:es)?|helps?|appl(?:y|ies)|works?|do|does|"
    r"(?:is|are) (?:it|right|mine|what i (?:mean|meant|want))))?"
)
_THESE = (
    r"(?:these|those|thes|theese|thse|the above|"
    r"(?:the|these|those|your) (?:two |three |four |first )?(?:questions?|choices?|options?|ones|suggestions?))"
)
_SAID = r"(?:that's|thats|that is|it's|its|it is|this is|these are|they are|those are|they're)"
_LEAD = r"(?:(?:no|nope|nah|sorry|u[mh]|hm+|well|oh|ok|okay|actually|thanks|thank you) )*"
_TAIL = r"(?: (?:please|pls|thanks|thank you|sorry|really|actually|at all|i am afraid|i'm afraid))*"
_EXPLICIT = re2.compile(rf"{_LEAD}{_NONE}(?: one)?(?: of)? {_THESE}{_FITS}{_TAIL}")
_OPEN = re2.compile(
    rf"{_LEAD}(?:{_NONE}(?: of (?:them|it|that|this|the lot))?{_FITS}|neither one|"
    r"not (?:them|that|this|it|that one|this one|quite|really)|"
    rf"{_SAID} (?:not|none|no) (?:it|that|right|mine|my question|any of (?:these|those|them))|"
    rf"{_SAID} not what i \w+(?: \w+)?|"
    r"not what i \w+(?: \w+)?|"
    r"(?:i (?:mean|meant|want|wanted|need|asked|was asking)(?: for| about| to ask)? )?"
    r"(?:something|someting|somethin|smth|sth|anything) (?:else|different|other)|"
    r"another|another (?:one|question|thing)|others|other (?:questions|ones|things|choices|options)|"
    r"(?:a )?different (?:one|ones|question|questions|thing)|"
    r"i (?:do not|don't|dont) (?:want|mean|need) (?:these|those|them)|"
    rf"no|nope|nah|wrong|nothing){_TAIL}"
)
_COURTESY = re2.compile(r"(?:(?:no|nope|nah|thanks|thank you|sorry|please|pls|ok|okay)(?: |$))+")
_PIECE = re2.compile("([,.;:!\n]+|\\s[-\u2013\u2014]\\s)")


def behind(text: str, *, standing: bool) -> str | None:
    """What is said behind a refusal, "" where that is all; None where nothing is refused.

    ``standing``: choices were the last thing that was shown, so that a mere "no" refuses them.
    """
    pieces = _PIECE.split(text)
    refused, at = False, 0
    while at < len(pieces) and (_refuses(pieces[at], standing=standing) or _is_by_the_way(pieces[at])):
        refused = refused or _refuses(pieces[at], standing=standing)
        at += 2
    return "".join(pieces[at:]).strip() if refused else None


def _refuses(piece: str, *, standing: bool) -> bool:
    said = normalise(piece)
    if "?" in piece:
        return False
    return bool(_EXPLICIT.fullmatch(said) or (standing and _OPEN.fullmatch(said)))


def _is_by_the_way(piece: str) -> bool:
    said = normalise(piece)
    return not said or bool(_COURTESY.fullmatch(said))


def stands(conversation: Conversation, entries: Mapping[str, Entry]) -> bool:
    """Whether choices were shown last, and not an answer with what is related to it."""
    told = conversation.answered
    related = (id_ for one in told if one in entries for id_ in entries[one].related if id_ not in told)
    named = tuple(dict.fromkeys(related))[:_SHOWN]
    return bool(conversation.offered) and conversation.offered not in (named, told)


def without(outcome: Outcome, refused: tuple[str, ...]) -> Outcome:
    """An outcome that does not offer what was refused."""
    match outcome:
        case Clarify(choices=choices, concern=concern):
            left = _left(choices, refused)
            if len(left) > 1:
                return replace(outcome, choices=left)
            return NoMatch(None, left, concern) if left or concern else Smalltalk(REFUSED)
        case NoMatch(nearest=nearest):
            return replace(outcome, nearest=_left(nearest, refused))
        case Advice(suggestions=suggestions):
            return replace(outcome, suggestions=_left(suggestions, refused))
        case _:
            return outcome


def _left(offered: tuple[Entry, ...], refused: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(one for one in offered if one.id not in refused)
