"""The order of the files: the longest first, so that no test process is left alone with one at the end.

The first import is that of ``knowledge``, before anybody's of numpy: it settles that matrix products take one
thread. Two test processes that take two each on two processors need twice the time.
"""

from __future__ import annotations

import os

import pytest

import knowledge  # noqa: F401

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Some tests start the program, which takes a second longer where nothing is compiled beforehand."""
LONGEST = (
    "test_questions.py",
    "test_store.py",
    "test_run_over_http.py",
    "test_over_http.py",
    "test_peoples_words.py",
    "test_claim_variants.py",
    "test_claims.py",
    "test_screening.py",
    "test_screening_telling.py",
    "test_cli.py",
    "test_packaging.py",
)
"""The first of these needs the engine, the next two do not: one process builds it while the others work."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: some tests wait for a server most of their time."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files stay whole and in their order, but for the longest."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))
