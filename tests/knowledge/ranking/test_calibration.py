"""Probabilities, and the operating point."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ranking.calibration import Calibration, Floats, Trials, best, joined, operating_point, tried

USUAL = Calibration(3.0, 2.0)


def _trials(seed: int = 0, count: int = 3000) -> Trials:
    random = np.random.default_rng(seed)
    inside = random.uniform(0, 0.3, (count, 8)).astype(np.float32)
    meant = random.integers(0, 8, count)
    inside[np.arange(count), meant] = random.beta(5, 3, count)
    return joined(tried(inside, meant), tried(random.beta(2, 6, (count, 8)).astype(np.float32) / 1.5, None))


def test_best_places_come_best_first() -> None:
    scores = np.array([[0.1, 0.9, 0.5, 0.7]], np.float32)
    assert best(scores, 3).tolist() == [[1, 3, 2]]
    assert best(scores, 9).shape == (1, 4)


def test_probabilities_are_what_is_observed() -> None:
    fitted, unseen = Calibration.fitted(_trials(0), USUAL), _trials(1)
    said = fitted.probabilities(unseen.scores[:, 0])
    for low, high in ((0.1, 0.4), (0.4, 0.7), (0.7, 1.0)):
        chosen = (said >= low) & (said < high)
        assert said[chosen].mean() == pytest.approx(unseen.right[chosen, 0].mean(), abs=0.12)


@given(st.lists(st.floats(-2, 3, width=32), min_size=2, max_size=20))
def test_a_higher_score_is_never_less_probable(scores: list[float]) -> None:
    said = USUAL.probabilities(np.sort(np.array(scores, np.float32)))
    assert (np.diff(said) >= 0).all()
    assert ((said >= 0) & (said <= 1)).all()


def test_too_few_trials_leave_the_usual_calibration() -> None:
    assert Calibration.fitted(_trials(0, 20), USUAL) is USUAL


@pytest.mark.parametrize("risk", [0.01, 0.05, 0.2])
def test_the_floor_keeps_to_the_risk_on_unseen_questions(risk: float) -> None:
    tests, unseen = _trials(0), _trials(1)
    fitted = Calibration.fitted(tests, USUAL)
    floor = operating_point(fitted, tests, risk).floor
    said = fitted.probabilities(unseen.scores[~unseen.inside, 0])
    assert risk / 3 < (said >= floor).mean() < risk * 1.3


def test_less_risk_means_a_higher_floor() -> None:
    tests = _trials()
    fitted = Calibration.fitted(tests, USUAL)
    floors = [operating_point(fitted, tests, risk).floor for risk in (0.3, 0.1, 0.01)]
    assert floors == sorted(floors)


def _twins(scores: Floats) -> Trials:
    meant = np.arange(len(scores)) % 2
    return joined(tried(scores, meant), tried(np.zeros((50, 2), np.float32), None))


def test_entries_that_cannot_be_told_apart_get_a_margin() -> None:
    close = np.random.default_rng(0).uniform(0.7, 0.72, (200, 2)).astype(np.float32)
    assert operating_point(USUAL, _twins(close), 0.05).margin > 0


def test_entries_that_are_far_apart_need_no_margin() -> None:
    apart = np.tile(np.array([[0.9, 0.1], [0.1, 0.9]], np.float32), (100, 1))
    assert operating_point(USUAL, _twins(apart), 0.05).margin == 0
