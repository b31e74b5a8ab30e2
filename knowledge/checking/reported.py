"""What is said to be kept secret, and what somebody is said not to say: the claims in it."""

from __future__ import annotations

import re2

from knowledge.checking.words import Words

_OF_TEXTS = re2.compile(r"(?i)\b(?:articles?|blogs?|texts?|pages?|sources|papers?|posts?)\b")
_NO_CLAIM = re2.compile(
    r"(?i)(?:anything|a word|nothing|much|a thing|something|so|it|which|what|how|who|whom|whose|when|where|why|"
    r"whether|if)\b"
)


def is_of_texts(statement: str) -> bool:
    """Whether a statement tells what the articles say, or do not."""
    return bool(_OF_TEXTS.search(statement))


class Reported:
    """Reads claims out of what is told of them."""

    def __init__(self, words: Words) -> None:
        self._hidden = [re2.compile(f"(?i){pattern}") for pattern in words.hidden]
        self._hides_nothing = re2.compile(f"(?i){words.hides_nothing}")
        self._not_said = [re2.compile(f"(?i){pattern}") for pattern in words.not_said]

    def hidden(self, statement: str) -> str:
        """What a statement says to be kept secret; nothing where it says no such thing."""
        matches = (pattern.search(statement) for pattern in self._hidden)
        match = next((one for one in matches if one is not None), None)
        return "" if match is None or self._hides_nothing.search(match["who"]) else str(match["what"])

    def not_said(self, statement: str) -> str:
        """What somebody is said not to say, as if it were said; of the articles it is the claim alone.

        That nothing is said "of" something, or not "how long", is another matter.
        """
        matches = (pattern.search(statement) for pattern in self._not_said)
        match = next((one for one in matches if one is not None), None)
        if match is None or _NO_CLAIM.match(match["what"]):
            return ""
        return str(match["what"]) if is_of_texts(match["who"]) else f"{match['who']} says {match['what']}"
