"""What is said not to be shown, in all the ways to say so ("experts do not have the proof that ...")."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.checking.words import Words

_GOES_ON = re2.compile(r"(?i)[,;] (?:but|so|and|yet|still|though|although|while)\b| but | so (?:[^f]|f[^a])")
"""A sentence that goes on says more than that something is not shown."""


class Unproven:
    """Reads sentences which say that something is not shown, and who says so."""

    def __init__(self, words: Words) -> None:
        small = f"(?:{'|'.join(map(re2.escape, words.unproven_small))})"
        self._said_by = [re2.compile(f"(?i){pattern}") for pattern in words.said_by]
        self._unproven = [re2.compile(f"(?i){one.replace('{small}', small)}") for one in words.unproven]

    def what_is(self, statement: str) -> str:
        """What a sentence says not to be shown, as a claim of its own; nothing where it says no such thing."""
        told = " ".join(statement.replace("\u2019", "'").split())
        for pattern in self._said_by:
            told = str(pattern.sub("", told, 1))
        matches = (pattern.search(told) for pattern in self._unproven)
        what = next((_said(match.groupdict()) for match in matches if match is not None), "")
        return "" if _GOES_ON.search(what) else what


def _said(groups: Mapping[str, str | None]) -> str:
    """What is not shown, with its subject where that stands in front ("B12 ... not proven to cure ALS")."""
    helps = f"helps in {groups['helps']}" if groups.get("helps") else None
    return " ".join(filter(None, (groups.get("who"), groups.get("what"), helps)))
