"""Time for tests."""

from __future__ import annotations

NOON = 1_790_000_000
"""Seconds since 1970 at which such a clock begins."""


class Clock:
    """Time that only moves when a test moves it."""

    def __init__(self) -> None:
        self.now = float(NOON)

    def __call__(self) -> float:
        return self.now
