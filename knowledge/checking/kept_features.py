"""The features of the curated claims, kept on disk for the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from pydantic import TypeAdapter

from knowledge.checking.features import Features
from knowledge.checking.reader import Reader
from knowledge.derived import Bytes, Derived

FILE = "derived-claims.npz"
_LISTED = TypeAdapter(list[Features])


def features_of(texts: Iterable[str], reader: Reader, derived: Derived) -> Sequence[Features]:
    """The features of each text, as the reader tells them; read only where they are not kept."""
    kept = derived.arrays("claims", lambda: {"features": _packed(map(reader.features, texts))})
    return _LISTED.validate_json(kept["features"].tobytes())


def _packed(features: Iterable[Features]) -> Bytes:
    return np.frombuffer(_LISTED.dump_json(list(features)), np.uint8)
