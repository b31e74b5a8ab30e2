"""What people with few letters to spare type for words: "2moro", "wud", and digits beside a word ("2 die")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from knowledge.model import record
from knowledge.reading import FOLDER, Faults, read, shown

FILE = "shorthand.yaml"


@record
class Shorthand:
    """Short forms of ``words``, each with the word that it stands for, and of ``pairs`` of them."""

    words: Mapping[str, str]
    pairs: Mapping[str, str]

    def written_out(self, words: Sequence[str]) -> list[str]:
        """Words with every short form replaced by what it stands for; as many as before."""
        found = list(words)
        for at, pair in enumerate(pairwise(words)):
            meant = self.pairs.get(" ".join(pair))
            if meant:
                found[at : at + 2] = meant.split()
        return [self.words.get(word, word) for word in found]


@cache
def shorthand(folder: Path = FOLDER) -> Shorthand:
    """The short forms of a folder. Raises KnowledgeError with every fault of the file."""
    faults, path = Faults(), folder / FILE
    forms, lines = read(path, Shorthand, faults, empty_below=())
    for key, size in (("words", 1), ("pairs", 2)):
        table: Mapping[str, str] = getattr(forms, key, {})
        for short, meant in table.items():
            if not len(short.split()) == len(meant.split()) == size:
                message = (
                    f"{key}: '{short}: {meant}' does not stand for as many words: write {size} on each side"
                )
                faults.add(shown(path), lines.of((key, short)), message)
    faults.raise_if_any()
    assert forms is not None
    return forms
