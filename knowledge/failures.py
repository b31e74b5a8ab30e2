"""Parts of the engine that failed, and that the rest goes on without: logged by kind, counted, no word kept."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Instead = TypeVar("Instead")
_log = logging.getLogger(__name__)

COUNTED: Counter[str] = Counter()
"""How often each part has failed since the program started."""


def note(part: str, error: Exception) -> None:
    """Count a failure, and log its kind alone: what an error says can be somebody's words."""
    COUNTED[part] += 1
    _log.error("the %s failed (%s)", part, type(error).__name__)


def going_on(part: str, otherwise: Instead) -> Callable[[Callable[P, R]], Callable[P, R | Instead]]:
    """Marks a function of a part that others can do without: where it fails, it returns ``otherwise``."""

    def mark(function: Callable[P, R]) -> Callable[P, R | Instead]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Instead:
            try:
                return function(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - whatever fails here must not keep help from anybody
                note(part, error)
                return otherwise

        return guarded

    return mark
