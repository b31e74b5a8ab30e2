"""Text as it was sent to text as it is compared: cleaned, normalised, split into tokens."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 4000
"""Characters of a message that are looked at; people who need more have put the question in twice."""

_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_KEPT_MARKS = 1


def _visible(character: str) -> bool:
    return character in "\n\t " or unicodedata.category(character)[0] != "C"


def _without_mark_floods(text: str) -> str:
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _KEPT_MARKS:
            kept.append(character)
    return "".join(kept)


def clean(raw: str) -> str:
    """The message in NFKC, without control, zero-width and bidi characters, one-spaced, at most LIMIT long."""
    text = unicodedata.normalize("NFKC", raw[: 4 * LIMIT])
    text = "".join(c if _visible(c) else "" for c in _without_mark_floods(text))
    return _SPACE.sub(" ", text).strip()[:LIMIT]


def normalise(raw: str) -> str:
    """The cleaned message in lower case, with spellings of the vitamins made one and punctuation removed."""
    text = clean(raw).casefold().replace("’", "'")
    text = re.sub(r"\bb[\s-]?(12|9|6)\b", r"b\1", text)
    text = re.sub(r"\bvit\.?\s+(?=[a-e]\d?\b|b\d)", "vitamin ", text)
    return " ".join(_TOKEN.findall(text))


def tokens(normalised: str) -> list[str]:
    """The words of a normalised text."""
    return normalised.split()
