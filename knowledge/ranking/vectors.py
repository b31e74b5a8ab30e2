"""Sentence vectors kept on disk by text: after an edit of the content only the edit is encoded.

Those of a use that a program needs at once, and that do not come with the head, are shipped with the content
(``knowledge.shipping``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge import cache
from knowledge.encoder import WIDTH, Encoder

Halves = NDArray[np.float16]
_AT_ONCE = 500
SHIPPED = Path(__file__).parents[1]


def vectors(
    encoder: Encoder, texts: Sequence[str], views: Sequence[int], name: str, folder: Path | None
) -> Halves:
    """The vectors of the texts in some views of the encoder: (texts, views, 384), in half precision.

    ``folder`` keeps what was encoded in one file for each ``name`` (a use: "bank", "claims"), under a hash of
    model, views and text. A file holds the texts of its last use and no others; one that cannot be read is
    made again. With None nothing is kept. Read from a file or encoded anew, the vectors are the same.
    """
    path = folder / file_of(name) if folder else None
    keys = [_key(encoder.fingerprint, views, text) for text in texts]
    found = np.empty((len(texts), len(views), WIDTH), np.float16)
    missing = _taken(found, keys, range(len(keys)), *_kept(SHIPPED / file_of(name), len(views)))
    if missing:
        kept, rows = _kept(path, len(views))
        _fill(found, _taken(found, keys, missing, kept, rows), encoder, texts, views)
        if path and set(keys) != set(rows):
            stored = np.frombuffer(b"".join(keys), np.uint8).reshape(len(keys), -1)
            cache.write(path, {"keys": stored, "vectors": found})
    return found


def file_of(name: str) -> str:
    """The file that keeps the vectors of a use."""
    return f"vectors-{name}.npz"


def _taken(
    found: Halves, keys: Sequence[bytes], wanted: Sequence[int], kept: Halves, rows: dict[bytes, int]
) -> list[int]:
    """Take the wanted vectors from those that are kept; the places that are missing there."""
    known = [at for at in wanted if keys[at] in rows]
    found[known] = kept[[rows[keys[at]] for at in known]]
    return [at for at in wanted if keys[at] not in rows]


def _key(fingerprint: str, views: Sequence[int], text: str) -> bytes:
    told = f"{fingerprint} {tuple(views)} {text}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _kept(path: Path | None, views: int) -> tuple[Halves, dict[bytes, int]]:
    stored = cache.read(path) if path else None
    nothing = np.zeros((0, views, WIDTH), np.float16)
    if stored is None or "keys" not in stored or "vectors" not in stored:
        return nothing, {}
    keys, kept = stored["keys"], stored["vectors"]
    if kept.shape != (len(keys), views, WIDTH):
        return nothing, {}
    return kept, {key.tobytes(): at for at, key in enumerate(keys)}


def _fill(
    found: Halves, missing: Sequence[int], encoder: Encoder, texts: Sequence[str], views: Sequence[int]
) -> None:
    for at in range(0, len(missing), _AT_ONCE):
        part = missing[at : at + _AT_ONCE]
        found[part] = encoder.views([texts[row] for row in part])[:, list(views)]
