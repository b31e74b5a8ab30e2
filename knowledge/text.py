"""Text as it was sent to text as it is compared: cleaned, normalised, split into tokens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from knowledge.once import once

LIMIT = 4_200
"""Characters of a message that are looked at: all of the longest that Telegram sends (4,096)."""

_SPACE = re.compile(r"\s+")
_HALVES = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which RE2 cannot read."""
_TOKEN = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:'[^\W_]+)*")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:,\d{3})+)(?!\d|,\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_KEPT_MARKS = 1
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_LOOKALIKES = str.maketrans(
    "авеёзикмнорстухіјѕԁһӏαεικνορτυχ",
    "abee3ukmhopctyxijsdhlaeikvoptux",
)

_VITAMIN = r"\bvit(?:amin(?:en|es|as|e|a)?)?(?:s(?!\s+a\b))?"
_LETTER = r"(?=(?:[a-ek]|b[\s-]?\d{1,2}|d[\s-]?[23])\b)"
_SPELLINGS = (
    ("vit", re.compile(_VITAMIN + r"(?:[.\s-]+|(?=[bd]\d|d\b))" + _LETTER), "vitamin "),
    ("b", re.compile(r"\bb[\s-]?(twelve|12)\b(?!\.\d)"), "b12"),
    ("b ", re.compile(r"\bb[\s-](\d{1,2})\b(?!\.\d)"), r"b\1"),
    ("vitamin d ", re.compile(r"\bvitamin d[\s-]([23])\b(?!\.\d)"), r"vitamin d\1"),
)


def _is_hidden(character: str) -> bool:
    return character not in "\n\t " and unicodedata.category(character)[0] == "C"


def without(text: str, unwanted: Callable[[str], object]) -> str:
    """The text without its unwanted characters; each different one is looked at once."""
    return text.translate({ord(c): None for c in set(text) if unwanted(c)})


def _without_mark_floods(text: str) -> str:
    if not any(map(unicodedata.combining, set(text))):
        return text
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _KEPT_MARKS:
            kept.append(character)
    return "".join(kept)


def ends(raw: str) -> str:
    """The message as it was sent, without halves of characters; of one over the limit its two ends."""
    text = raw if len(raw) <= LIMIT else f"{raw[: LIMIT // 2]}\n{raw[-LIMIT // 2 :]}"
    return text if text.isascii() else _HALVES.sub("", text)


@once
def clean(raw: str) -> str:
    """The message in NFKC, without control, zero-width and bidi characters, one-spaced, at most LIMIT long."""
    text = raw[: 4 * LIMIT]
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFKC", text)[: 8 * LIMIT]
        text = _without_mark_floods(without(text, _is_hidden))
        text = unicodedata.normalize("NFC", text)
    return _SPACE.sub(" ", text).strip()[:LIMIT].rstrip()


def _latin(match: re.Match[str]) -> str:
    return match[0].translate(_LOOKALIKES) if _LATIN.search(match[0]) else match[0]


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    bare = without(unicodedata.normalize("NFD", text), unicodedata.combining)
    return _LETTERS.sub(_latin, bare)


@once
def normalise(raw: str) -> str:
    """The cleaned message as it is compared.

    Lower case, without accents, look-alike letters of other scripts inside a Latin word made Latin,
    spellings of the vitamins made one ("vit b-12" -> "vitamin b12"), thousands without separator,
    punctuation removed. Normalising twice changes nothing.
    """
    text = clean(raw).casefold().translate(_APOSTROPHES)
    text = _unaccented(text)
    text = " ".join(_TOKEN.findall(_THOUSANDS.sub(_joined, text) if "," in text else text))
    for sign, pattern, replacement in _SPELLINGS:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(",", "")


def tokens(normalised: str) -> list[str]:
    """The words of a normalised text."""
    return normalised.split()


class Synonyms:
    """What people type, put into the words that the engine knows.

    ``table`` maps a canonical wording to its variants, all matched as whole words of normalised text,
    the longest first, so that "vitamin b12" is not read as "vitamin" and "b12".
    """

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._canonical: dict[str, str] = {}
        for canonical, variants in table.items():
            name = normalise(canonical)
            self._canonical |= {normalise(variant): name for variant in variants}
        self._canonical |= {name: name for name in set(self._canonical.values())}
        self._canonical.pop("", None)
        longest_first = sorted(self._canonical, key=len, reverse=True)
        pattern = "|".join(re.escape(variant) for variant in longest_first)
        self._pattern = re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") if pattern else None
        self._firsts = {variant.partition(" ")[0] for variant in longest_first}

    def apply(self, normalised: str) -> str:
        """The normalised text with every variant replaced by its canonical wording."""
        if self._pattern is None or self._firsts.isdisjoint(normalised.split()):
            return normalised
        return self._pattern.sub(lambda match: self._canonical[match[0]], normalised)

    def words(self) -> set[str]:
        """Every word of the table: none of them is a spelling mistake."""
        return {word for variant in self._canonical for word in variant.split()}
