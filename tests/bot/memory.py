"""What texts an object holds, and all that can be reached from it."""

from __future__ import annotations

import gc
from collections.abc import Sequence

_OUT = {"module", "type", "function", "frame"}


def held_in(root: object, mark: str, without: Sequence[str] = ()) -> list[str]:
    """Every text with the mark that can be reached, not through modules or types of the names ``without``."""
    seen: set[int] = set()
    kept: list[object] = []  # so that no id is that of two objects
    waiting, found = [root], []
    while waiting:
        one = waiting.pop()
        if id(one) in seen or type(one).__name__ in {*_OUT, *without}:
            continue
        seen.add(id(one))
        kept.append(one)
        if isinstance(one, str) and mark in one:
            found.append(one)
        waiting.extend(gc.get_referents(one))
        if isinstance(one, dict):  # of a dict whose keys are all texts only the values are told
            waiting.extend(one)
    return found
