"""What is read in the curated claims and in what they lean on, kept on disk for the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from pydantic import TypeAdapter

from knowledge.checking.around import Around, Told, told_around
from knowledge.checking.features import Features
from knowledge.checking.reader import Reader
from knowledge.derived import Bytes, Derived
from knowledge.model import Claim, Entry

T = TypeVar("T")
FILE = "derived-claims.npz"
_FEATURES, _TOLD = TypeAdapter(list[Features]), TypeAdapter(list[Told])
_AROUND = TypeAdapter(dict[str, Around])


def features_of(texts: Iterable[str], reader: Reader, derived: Derived) -> Sequence[Features]:
    """The features of each text, as the reader tells them; read only where they are not kept."""
    return _kept("claims", _FEATURES, derived, lambda: list(map(reader.features, texts)))


def told_beside(
    claims: Iterable[tuple[Claim, Iterable[Entry]]], reader: Reader, derived: Derived
) -> Sequence[Told]:
    """What is told beside each record by the entries that it leans on; read only where it is not kept."""
    return _kept("told", _TOLD, derived, lambda: [Told.of(*one, reader) for one in claims])


def around_of(entries: Iterable[Entry], reader: Reader, derived: Derived) -> dict[str, Around]:
    """What is told on each topic; read only where it is not kept."""
    return _kept("around", _AROUND, derived, lambda: told_around(entries, reader))


def _kept(part: str, shape: TypeAdapter[T], derived: Derived, read: Callable[[], T]) -> T:
    def packed() -> dict[str, Bytes]:
        return {"json": np.frombuffer(shape.dump_json(read()), np.uint8)}

    return shape.validate_json(derived.arrays(part, packed)["json"].tobytes())
