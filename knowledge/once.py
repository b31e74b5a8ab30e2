"""A cache for one message: what is computed several times for it is kept until it is answered, no longer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)
_MISSING = object()


@contextmanager
def one_message() -> Iterator[None]:
    """While this lasts, functions marked with ``once`` compute the same thing only once.

    What they found is forgotten at the end: nobody's words outlive their answer.
    """
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def as_one_message(function: Callable[P, R]) -> Callable[P, R]:
    """Marks a function that looks at one message: called outside of any, it computes nothing twice either."""

    @wraps(function)
    def within(*args: P.args, **kwargs: P.kwargs) -> R:
        if _found.get() is not None:
            return function(*args, **kwargs)
        with one_message():
            return function(*args, **kwargs)

    return within


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Marks a function of hashable arguments whose result depends on them alone and is never changed."""

    @wraps(function)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> R:
        found = _found.get()
        if found is None:
            return function(*args, **kwargs)
        key = (function, args, *kwargs.items())
        result = found.get(key, _MISSING)
        if result is _MISSING:
            result = found[key] = function(*args, **kwargs)
        return cast("R", result)

    return looked_up
