"""Notation written out as a question: "edaravone = ?", "edaravone. tell me", "low D %", a study by author and
year ("camu 14")."""

from __future__ import annotations

from collections.abc import Iterable

import re2

_EQUALS = re2.compile(r"^\s*([^=?]{2,60}?)\s*=\s*\??\s*$")
_SHARE = re2.compile(r"^\s*([^%?\d]{2,60}?)(?: in)? ?%\s*\??\s*$")
_TELL_ME = re2.compile(
    r"(?i)^\W*([^\s.,;:?!]{2,40})\s*[.,;:?!-]+\s*(?:please |pls |can you |could you |now )*"
    r"(?:tell|explain)(?: (?:to )?(?:me|us))?(?: (?:about it|more|what it is|it|please|pls|about that))*\W*$"
)
_OF_A_STUDY = re2.compile(r"^([a-z]+)-(?:\w+-)*(\d\d)(\d\d)(?:-abstract)?$")
"""The id of a study: its first author and its year."""


class Notation:
    """Writes out questions that are only jotted down."""

    def __init__(self, sources: Iterable[str]) -> None:
        """``sources`` are the ids of all sources."""
        found = [match for match in map(_OF_A_STUDY.match, sources) if match]
        self._years = {(match[1], match[3]): f"{match[2]}{match[3]}" for match in found}
        names = "|".join(sorted({match[1] for match in found}))
        self._study = re2.compile(rf"(?i)\b({names})((?: et al\.?)?,? ?)['’]?(\d\d)\b(?:$|[\s?.,!)])")

    def written_out(self, text: str) -> str:
        """A message with "X = ?", "X. tell me" or "X %" as a question, and the year of a study that we know in
        four digits."""
        equals = _EQUALS.match(text)
        share = _SHARE.match(text)
        told = _TELL_ME.match(text)
        named = equals or told
        asked = f"What is {named[1]}?" if named else f"What percent {share[1]}?" if share else text
        return str(self._study.sub(self._with_year, asked)) if self._years else asked

    def _with_year(self, match: re2.Match[str]) -> str:
        year = self._years.get((match[1].casefold(), match[3]))
        return str(match[0]).replace(match[3], year, 1) if year else str(match[0])
