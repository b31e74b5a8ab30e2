"""The labelled messages in ``screening_examples``, and the part of them that is held back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

FOLDER = Path(__file__).parent / "screening_examples"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def examples(name: str) -> Any:
    """The content of a file, read once; nobody changes it."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), _LOADER)


def is_held_back(text: str, one_in: int = 3) -> bool:
    """Whether a message belongs to the part that nothing is tuned on: a fixed rule on its text."""
    return crc32(text.encode()) % one_in == 0
