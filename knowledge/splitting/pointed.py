"""What a message points at ("that substance", "a shortage") with the name that it gave before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import re2

from knowledge.gazetteer import Name
from knowledge.model import record
from knowledge.reading import FOLDER, patterns_of, read_alone
from knowledge.splitting.segments import sentences
from knowledge.text import clean

_VITAMIN = frozenset({"vitamin"})
_STUFF = frozenset({"vitamin", "drug", "supplement", "food", "substance"})
_BEHIND = re2.compile(r"^(?: of (?:it|this|that|them|the stuff)\b)?")
_OF_WHAT = re2.compile(r"(?i)^ (?:of|in|from)\b")
_WORDS_BEHIND = 3
"""Words behind a noun that may say which one is meant ("that vitamin D")."""
Names = Callable[[str], Sequence[Name]]


@record
class Noun:
    """A noun, and what it can stand for: names of groups, or words by themselves."""

    said: str
    groups: tuple[str, ...]
    words: tuple[str, ...] = ()


@record
class Forms:
    """The contents of pointed.yaml."""

    nouns: tuple[Noun, ...]
    amounts: str


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A pattern for what points, with what it can point at."""

    pattern: re2._Regexp[str]
    groups: frozenset[str]
    words: re2._Regexp[str] | None


class Pointed:
    """Writes names in place of what points back at them in the same message."""

    def __init__(self, forms: Forms, names: Names) -> None:
        """``names`` is what a text names."""
        self._names = names
        self._nouns = tuple(map(_pointer, forms.nouns))
        self._amounts = re2.compile(rf"(?i)\b{forms.amounts}\b")

    @classmethod
    def read(cls, names: Names, folder: Path = FOLDER / "screening") -> Pointed:
        """The forms in pointed.yaml. Raises KnowledgeError with every fault in it."""
        path = folder / "pointed.yaml"
        forms = read_alone(path, Forms)
        with patterns_of(path):
            return cls(forms, names)

    def written_out(self, text: str) -> str:
        """The message with "that substance" as the one thing of its kind that stands before it.

        Where two are named in one sentence, or none, nothing is changed.
        """
        told = sentences(text)
        if len(told) < 2:
            return text
        written = [self._of_sentence(one, told[:at]) for at, one in enumerate(told)]
        return text if written == list(told) else " ".join(written)

    def _of_sentence(self, sentence: str, before: Sequence[str]) -> str:
        written = sentence
        for pointer in self._nouns:
            found = pointer.pattern.search(written)
            texts = (sentence.partition(found[0])[0], *reversed(before)) if found else ()
            meant = self._meant(pointer, texts, self._told(pointer, written))
            if found and meant and not self._says_which(written[found.start() :]):
                written = f"{written[: found.start()]}{meant}{written[found.end() :]}"
        return self._with_amount(written, before)

    def _says_which(self, rest: str) -> bool:
        """Whether what is pointed at is named right behind ("that vitamin D")."""
        return bool(self._names(" ".join(rest.split()[: _WORDS_BEHIND + 1])))

    def _meant(self, pointer: _Pointer, texts: Sequence[str], besides: set[str]) -> str:
        """The one thing of its kind that the nearest text with any names; "" where there are several.

        ``besides`` is what the sentence names itself, and can therefore not be meant.
        """
        for text in texts:
            found = self._told(pointer, text) - besides
            if found:
                return found.pop() if len(found) == 1 else ""
        return ""

    def _told(self, pointer: _Pointer, text: str) -> set[str]:
        """What a text names of a kind, in its own words; what has two names is told once."""
        spelt = {name.name: name.told for name in self._names(text) if name.group in pointer.groups}
        words = pointer.words.finditer(clean(text)) if pointer.words else ()
        said = {match[0].casefold() for match in words}
        return {*spelt.values(), *(word for word in said if not any(n == word for n in spelt.values()))}

    def _with_amount(self, sentence: str, before: Sequence[str]) -> str:
        """A sentence that speaks of a shortage with the vitamin of which there is one."""
        found = self._amounts.search(sentence)
        if found is None or any(name.group in _STUFF for name in self._names(sentence)):
            return sentence
        rest = sentence[found.end() :]
        behind = _BEHIND.match(rest)[0]
        named = {n.name: n.told for text in before for n in self._names(text) if n.group in _STUFF}
        vitamins = [n for text in before for n in self._names(text) if n.group in _VITAMIN and n.name in named]
        if len(named) != 1 or not vitamins or (not behind and _OF_WHAT.search(rest)):
            return sentence
        return f"{sentence[: found.end()]} of {vitamins[0].name}{rest[len(behind) :]}"


def _pointer(noun: Noun) -> _Pointer:
    words = re2.compile(rf"(?i)\b(?:{'|'.join(noun.words)})\b") if noun.words else None
    pattern = re2.compile(rf"(?i)\b(?:that|this|these|those) (?:\w+ )?{noun.said}\b")
    return _Pointer(pattern, frozenset(noun.groups), words)
