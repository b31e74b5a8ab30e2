"""What a start works out from the content by plain computing, kept on disk for the next one.

Unlike vectors and heads it follows from the code that reads a text as much as from the text itself, so it is
kept under a hash of both, and an edit of either makes all of it anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge import cache
from knowledge.cache import Arrays
from knowledge.reading import FOLDER

Bytes = NDArray[np.uint8]
FILE = "derived.npz"
_READ = (".py", ".yaml")
_LIBRARIES = ("numpy", "rapidfuzz", "google-re2", "symspellpy")
_BETWEEN = "\0"


class Derived:
    """Arrays and lists of words by the part of the engine that needs them; computed where they are not kept.

    Without a file, which is the default, everything is computed and nothing is kept.
    """

    def __init__(self, file: Path | None = None, key: str = "") -> None:
        self._file, self._key = file, key
        stored = cache.read(file) if file else None
        same = stored is not None and str(stored.get("key")) == key
        self._kept = dict(stored) if stored is not None and same else {}
        self._is_new = False

    @classmethod
    def of_content(cls, folder: Path | None, content: Path = FOLDER) -> Derived:
        """What is kept in ``folder`` of the content below ``content``, and the code, as they are."""
        key = "".join(content_key(one) for one in dict.fromkeys((FOLDER, content)))
        return cls(folder / FILE, key) if folder else cls()

    def beside(self, name: str) -> Derived:
        """What is kept of the same content and code in another file of the folder."""
        return Derived(self._file.with_name(name), self._key) if self._file else self

    def arrays(self, part: str, compute: Callable[[], Arrays]) -> Arrays:
        """The arrays of a part, each by its name."""
        start = f"{part}."
        found = {name.removeprefix(start): self._kept[name] for name in self._kept if name.startswith(start)}
        return found or self._made(start, compute())

    def rows(self, part: str, compute: Callable[[], Iterable[Iterable[str]]]) -> list[list[str]]:
        """The rows of words of a part; rows share their words, in memory too."""
        return unpacked(self.arrays(part, lambda: packed(compute())))

    def _made(self, start: str, made: Arrays) -> Arrays:
        if self._file:
            self._is_new = True
            self._kept |= {f"{start}{name}": array for name, array in made.items()}
        return made

    def keep(self) -> None:
        """Write what is new, and let go of all of it."""
        if self._file and self._is_new:
            cache.write(self._file, {**self._kept, "key": np.array(self._key)})
        self._kept, self._is_new = {}, False


ALL_NEW = Derived()


def content_key(folder: Path = FOLDER) -> str:
    """A hash of content and code in a folder, and of the versions of what reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _READ):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def joined(texts: Iterable[str]) -> Bytes:
    """Texts without NUL characters as one array."""
    return np.frombuffer(_BETWEEN.join(texts).encode("utf-8", "surrogatepass"), np.uint8)


def parted(array: Bytes) -> list[str]:
    """The texts of an array."""
    text = array.tobytes().decode("utf-8", "surrogatepass")
    return text.split(_BETWEEN) if text else []


def packed(rows: Iterable[Iterable[str]]) -> Arrays:
    """Rows of words as arrays, each different word once."""
    numbers: dict[str, int] = {}
    listed = [[numbers.setdefault(word, len(numbers)) for word in row] for row in rows]
    return {
        "words": joined(numbers),
        "numbers": np.fromiter(chain.from_iterable(listed), np.int32),
        "lengths": np.array([len(row) for row in listed], np.int32),
    }


def unpacked(arrays: Arrays) -> list[list[str]]:
    """The rows of words again."""
    words = parted(arrays["words"])
    flat = [words[number] for number in arrays["numbers"].tolist()]
    return _cut(flat, arrays["lengths"].tolist())


def _cut(flat: Sequence[str], lengths: Sequence[int]) -> list[list[str]]:
    ends = np.cumsum(lengths).tolist()
    return [list(flat[end - length : end]) for end, length in zip(ends, lengths, strict=True)]
