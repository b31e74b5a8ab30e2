"""Claims that are put in place of a question ("'B12 cures ALS' - approve or correct?"), made one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import re2

from knowledge.reading import FOLDER, patterns_of, read_lists
from knowledge.splitting.segments import opens, sentences
from knowledge.text import clean

_FEWEST, _MOST = 3, 30
"""Words of a claim."""
_QUOTED = re2.compile("^(?P<before>.*?(?:^|[\\s:(]))[\"'“”„«‘](?P<claim>.+)[\"'“”»’][\\s.,:;!–—-]*$")
_CLOSING = re2.compile("[.!?,]*[\"'”»’]?")
_OF_SOMEBODY = re2.compile(r"(?i)\b(?:i|i'm|im|i've|my|me|we|our|us|he|she|his|her|him|you|your)\b")
"""A claim is on everybody; what tells of somebody asks for something else."""
_SURELY_ENDS = r"(?:[.!?:;,\"'”»’)]\s*|\s[-–—]+\s*)"


class PutClaims:
    """Reads claims with what asks about them as questions."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        tail = r"\s*\??[\s?!.]*$"
        signs = "|".join(lists["signs"])
        asks, brief = "|".join(lists["asks"]), "|".join(lists["asks_briefly"])
        self._asks = re2.compile(rf"(?i)(?:{_SURELY_ENDS}|(?:{signs}))+(?:{asks}){tail}")
        self._briefly = re2.compile(rf"(?i)(?:{_SURELY_ENDS}|(?:{signs}))+(?:{brief})?{tail}")
        self._led = re2.compile(rf"(?i)^\W*(?:{'|'.join(lists['led'])})\s*:?\s*")

    @classmethod
    def read(cls, folder: Path = FOLDER / "screening") -> PutClaims:
        """The forms in put_claims.yaml. Raises KnowledgeError with every fault in it."""
        path = folder / "put_claims.yaml"
        lists = read_lists(path, ("asks", "asks_briefly", "signs", "led"))
        with patterns_of(path):
            return cls(lists)

    def as_question(self, text: str, is_ours: Callable[[str], bool]) -> str:
        """The question whether a claim is true, where a message only puts a claim so; else the message.

        ``is_ours`` knows what is on our subject.
        """
        cleaned = clean(text)
        claim = self._claim(cleaned, is_ours)
        told = " ".join(one.rstrip(".!") for one in sentences(claim)) if claim else ""
        fits = _FEWEST <= len(told.split()) <= _MOST and not opens(told) and "?" not in told
        return f"Is it true that {told}?" if fits else text

    def _claim(self, text: str, is_ours: Callable[[str], bool]) -> str:
        """The claim of a message, without who made it; "" where none is put."""
        asks = self._asks.search(text)
        briefly = None if asks else self._briefly.search(text)
        end = asks or briefly
        if end is None or "?" not in end[0]:
            return ""
        quoted = _QUOTED.search(text[: end.start()] + _CLOSING.match(end[0])[0])
        if quoted:
            return str(quoted["claim"])
        bare = str(self._led.sub("", text[: end.start()]))
        loose = asks is None and not (end[0].startswith(",") and end[0].strip(" ?!.,"))
        return "" if loose or _OF_SOMEBODY.search(bare) or not is_ours(bare) else bare
