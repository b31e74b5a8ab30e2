"""The order of the files: the longest first, so that no test process is left alone with one at the end.

The first import is that of ``knowledge``, before anybody's of numpy: it settles that matrix products take one
thread. Two test processes that take two each on two processors need twice the time.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

import knowledge  # noqa: F401

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Some tests start the program, which takes a second longer where nothing is compiled beforehand."""
HERE = Path(__file__).parent
LONGEST = (
    "questions/test_questions.py",
    "handlers/test_store.py",
    "bot/test_run_over_http.py",
    "telegram_http/test_over_http.py",
    "bot/test_peoples_words.py",
    "knowledge/checking/test_variants.py",
    "knowledge/test_claims.py",
    "knowledge/test_screening.py",
    "knowledge/screening/test_telling.py",
    "bot/test_cli.py",
    "bot/test_packaging.py",
)
"""The first of these needs the engine, the next two do not: one process builds it while the others work."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: some tests wait for a server most of their time."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection() -> None:
    """What is collected stays: to look through it for garbage takes each process half a second."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files stay whole and in their order, but for the longest."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.relative_to(HERE).as_posix(), len(rank)))
