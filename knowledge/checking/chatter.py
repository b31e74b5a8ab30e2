"""What stands in front of a claim or behind it and says nothing of it ("..., which cheered me up")."""

from __future__ import annotations

import re2

from knowledge.checking.reader import Reader

_CUT = re2.compile(r"\s*(?:[,;:!?]+(?:\s+|$)|[(){}\[\]…]|\.\.+|\s[-–—]+\s)\s*")
_OF_ONESELF = re2.compile(
    r"(?i)^(?:(?:and|but|so|or|well|which|that|it|because|cos|coz|just) )*"
    r"(?:i|i['’]?m|i['’]?ve|i['’]?d|we|we['’]re|we['’]ve|my|our|someone|somebody|you guys|"
    r"thank|thanks|glad|sorry|hope|hoping|hopefully|happy|scary|funny|weird|strange|odd|lovely|good to|"
    r"nice to|great to|what a|oh|ah|wow|ugh|honestly|frankly|imagine|mind you|fair enough|apparently|"
    r"surprised (?:me|us)|cheered (?:me|us)|made (?:me|us|my)|gave me|worth (?:knowing|sharing|remembering))\b"
)
_JUDGES = re2.compile(
    r"(?i)\b(?:true|untrue|false|wrong|right|myth|lie|nonsense|rubbish|hoax|not so|doubt|no way)\b"
)
_TELLS = frozenset(
    {"cure", "reverse", "stop", "slow", "prevent", "cause", "protect", "safe", "harmful", "approved"}
)
_FEWEST = 3
"""Words that a claim has at least."""


def without_chatter(statement: str, reader: Reader) -> str:
    """A sentence without the parts in front and behind that only tell of oneself, or as it is."""
    pieces = [piece for piece in _CUT.split(statement) if piece.strip()]
    kept = list(pieces)
    while len(kept) > 1 and _is_chatter(kept[-1], reader):
        kept.pop()
    while len(kept) > 1 and _is_chatter(kept[0], reader):
        kept.pop(0)
    if len(kept) == len(pieces) or len(" ".join(kept).split()) < _FEWEST:
        return statement
    start = statement.index(kept[0])
    return statement[start : statement.index(kept[-1], start) + len(kept[-1])]


def _is_chatter(piece: str, reader: Reader) -> bool:
    said = reader.features(piece)
    if _JUDGES.search(piece) or said.sizes or said.relations & _TELLS:
        return False
    if any(name.group != "person" for name in said.names):
        return False
    return bool(_OF_ONESELF.match(piece))
