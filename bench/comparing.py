"""One engine measured in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from bench.banks import of_size
from bench.measuring import Bank, Measured, Timed, measured, timed
from bench.systems import SYSTEMS
from knowledge.evaluation import Query

SECONDS = 10.0
"""So long an engine is asked on a large bank."""
P = ParamSpec("P")
R = TypeVar("R")


def compared(system: str, name: str, bank: Bank, queries: Sequence[Query]) -> Measured:
    """Quality and cost of a system, by its name, on the bank ``name``."""
    return measured(system, SYSTEMS[system], name, bank, queries)


def sized(system: str, size: int, like: Bank, texts: Sequence[str]) -> Timed:
    """The cost of a system, by its name, on a bank of so many phrasings in the words of another."""
    return timed(system, SYSTEMS[system], of_size(size, like), texts, SECONDS)


def apart(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a function returns, run in a new process: what others leave in memory is not counted."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *args, **kwargs).result()
