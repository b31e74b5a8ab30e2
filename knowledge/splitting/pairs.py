"""One thing that is asked of two subjects in one sentence, as two questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import re2

from knowledge.model import record
from knowledge.reading import FOLDER, patterns_of, read_alone
from knowledge.splitting.elliptical import LED
from knowledge.text import tokens

_MARK = re2.compile(r"\s*(?:[,;:]|\s[-–—])\s+")
_COMMA = " , "
_JOINT = re2.compile(r" ?(?:,|\band\b|\bor\b|\bplus\b)(?: (?:,|and|also|then|what about|how about))* ?")
_EACH = re2.compile(r"\b(?:both|each|the two)\b(?: (?:of them|of))? ?")
_ASKS = re2.compile(
    rf"(?:^|, |\b(?:and|so|tell me|know|say|you) ){LED}"
    r"(?:how|what|whats|which|who|when|where|why|is|are|was|were|do|does|did|can|has|have)\b|\bhow\b"
)
_SAYS_NOTHING = frozenset(tokens("in of for the a an with it and was were is did to please"))
Split = tuple[str, ...]


@record
class Forms:
    """The contents of pairs.yaml."""

    pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    before: str
    behind: str
    between: str
    together: tuple[str, ...]
    aspects: Mapping[str, str]


class Pairs:
    """Splits a question on two subjects into one on each."""

    def __init__(self, forms: Forms) -> None:
        self._together = re2.compile(rf"\b(?:{'|'.join(forms.together)})\b")
        self._between = re2.compile(forms.between)
        self._aspects = {re2.compile(rf"\b{noun}\b"): asked for noun, asked in forms.aspects.items()}
        self._pairs = tuple(
            re2.compile(
                rf"\b{forms.before}(?:(?P<one>{'|'.join(one)})|(?P<other>{'|'.join(other)}))\b{forms.behind}"
            )
            for one, other in forms.pairs
        )

    @classmethod
    def read(cls, folder: Path = FOLDER / "screening") -> Pairs:
        """The forms in pairs.yaml. Raises KnowledgeError with every fault in it."""
        path = folder / "pairs.yaml"
        forms = read_alone(path, Forms)
        with patterns_of(path):
            return cls(forms)

    def of_each(self, text: str, query: Callable[[str], str]) -> Split:
        """The question asked of each of two subjects; nothing where it is on both together, or on one.

        ``query`` is how the search writes a text.
        """
        asked = _COMMA.join(filter(None, map(query, _MARK.split(text))))
        if self._together.search(asked):
            return ()
        return next(filter(None, (self._split(asked, pair) for pair in self._pairs)), ())

    def _split(self, asked: str, pair: re2._Regexp[str]) -> Split:
        found = list(pair.finditer(asked))
        if len(found) != 2 or bool(found[0]["one"]) == bool(found[1]["one"]):
            return ()
        first, second = found
        before, middle, after = (
            asked[: first.start()].strip(" ,"),
            asked[first.end() : second.start()].strip(),
            asked[second.end() :].strip(" ,"),
        )
        if self._between.fullmatch(middle):
            return self._of_both(before, (first[0], second[0]), after)
        return _of_halves(before, first[0], middle, second[0], after)

    def _of_both(self, before: str, names: Split, after: str) -> Split:
        """Two names beside each other: what stands around them is asked of each."""
        before, after = _EACH.sub("", before), _EACH.sub("", after)
        aspect = next((asked for noun, asked in self._aspects.items() if noun.search(before or after)), None)
        if _ASKS.search(before) or (not before and _ASKS.search(after)):
            return tuple(f"{before} {name} {after}".strip() for name in names)
        return tuple(f"{aspect} {name}" for name in names) if aspect else ()


def _of_halves(before: str, first: str, middle: str, second: str, after: str) -> Split:
    """Two names with words of their own: the fuller half is asked of both, where the other adds nothing."""
    joint = _JOINT.search(middle)
    if joint is None:
        return ()
    left = (before, middle[: joint.start()].strip())
    right = (middle[joint.end() :].strip(), after)
    own, others = set(tokens(" ".join(left))), set(tokens(" ".join(right)))
    whole = left if others - _SAYS_NOTHING <= own else right if own - _SAYS_NOTHING <= others else None
    if whole is None or not _ASKS.search(" ".join(whole)):
        return ()
    return tuple(f"{whole[0]} {name} {whole[1]}".strip(" ,") for name in (first, second))
