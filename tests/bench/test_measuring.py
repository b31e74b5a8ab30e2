"""How engines are measured."""

from __future__ import annotations

import numpy as np
import pytest

from bench.measuring import Ask, Bank, Found, at_risk, curve, measured, timed
from knowledge.evaluation import Query

BANK = {"tea": ["how do i make tea", "tea please"], "coffee": ["strong coffee"]}
QUERIES = [
    Query("tea", frozenset({"tea"})),
    Query("coffee", frozenset({"coffee"})),
    Query("cocoa", frozenset({"tea"})),
    Query("rain", frozenset()),
]


def naming(bank: Bank) -> Ask:
    """An engine that knows an entry by its name and takes all else for the last one, hardly sure."""

    def ask(text: str) -> Found:
        return ([text], 1.0) if text in bank else ([*bank][-1:], 0.1)

    return ask


def test_quality_counts_the_queries_that_the_bank_answers() -> None:
    result = measured("naming", naming, "drinks", BANK, QUERIES)
    assert result.p_at_1 == pytest.approx(2 / 3)
    assert result.auroc == pytest.approx(5 / 6)
    assert result.at_5 == pytest.approx(2 / 3)


def test_without_foreign_queries_nothing_is_said_of_them() -> None:
    result = measured("naming", naming, "drinks", BANK, QUERIES[:3])
    assert (result.auroc, result.at_5) == (None, None)


def test_cost_tells_the_size_of_the_bank() -> None:
    result = timed("naming", naming, BANK, ["tea", "rain"], seconds=60)
    assert result.phrasings == 3
    assert 0 < result.cost.p50_us <= result.cost.p99_us


def test_the_floor_lets_the_given_share_of_foreign_queries_through() -> None:
    scores = np.array([0.9, 0.3, 0.8, 0.1, 0.2, 0.5])
    inside = np.array([True, True, True, False, False, False])
    right = np.array([True, True, False, False, False, False])
    assert at_risk(scores, right, inside, 0.0) == pytest.approx(1 / 3)
    assert at_risk(scores, right, inside, 1.0) == pytest.approx(2 / 3)


def test_risk_is_told_from_the_surest_on() -> None:
    told = curve(np.array([0.1, 0.9, 0.5, 0.7]), np.array([False, True, False, True]))
    assert [share for share, _ in told] == [0.25, 0.5, 0.75, 1.0]
    assert [risk for _, risk in told] == pytest.approx([0.0, 0.0, 1 / 3, 0.5])
