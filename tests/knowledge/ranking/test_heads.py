"""The head, and what it would have said without part of its bank."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.ranking import heads
from knowledge.ranking.heads import NOTHING, Floats, Ints, Ridge, trials

ENTRIES, EACH, NEGATIVES = 6, 5, 8


def _made(seed: int) -> tuple[Floats, Ints]:
    random = np.random.default_rng(seed)
    centres = random.normal(size=(ENTRIES, 16))
    labels = np.tile(np.arange(ENTRIES), EACH)
    points = np.vstack([centres[labels] + 0.4 * random.normal(size=(len(labels), 16)),
                        random.normal(size=(NEGATIVES, 16))])  # fmt: skip
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    kernel = np.exp(3 * (points @ points.T - 1)).astype(np.float32)
    return kernel, np.append(labels, np.full(NEGATIVES, NOTHING))


def _head(kernel: Floats, labels: Ints, ridge: float, landmarks: int = 1000) -> Ridge:
    return Ridge(lambda rows: kernel[rows, :landmarks], labels, landmarks, ridge)


def _scores_without(kernel: Floats, labels: Ints, out: Ints, landmarks: int) -> Floats:
    """What a head says to the texts ``out`` that was fitted with their targets taken away, step by step."""
    kept = np.setdiff1d(np.arange(len(labels)), out)
    lower = np.linalg.cholesky(kernel[:landmarks, :landmarks].astype(float) + 1e-3 * np.eye(landmarks))
    spread = np.linalg.solve(lower, kernel[:, :landmarks].T).T
    targets = np.full((len(labels), ENTRIES), -1 / ENTRIES)
    inside = labels != NOTHING
    targets[inside, labels[inside]] = 1
    part = spread[kept]
    weights = np.linalg.solve(part.T @ part + 0.2 * np.eye(landmarks), part.T @ targets[kept])
    return np.asarray(spread[out] @ weights, np.float32)


@pytest.mark.parametrize("landmarks", [ENTRIES * EACH + NEGATIVES, 20])
def test_left_out_texts_score_as_if_fitted_without_them(landmarks: int) -> None:
    kernel, labels = _made(1)
    found = _head(kernel, labels, 0.2, landmarks).without_itself()
    for text in (0, 7, len(labels) - 1):
        expected = _scores_without(kernel, labels, np.array([text]), landmarks)
        assert found[text] == pytest.approx(expected[0], abs=2e-3)


@pytest.mark.parametrize("landmarks", [ENTRIES * EACH + NEGATIVES, 20])
def test_left_out_entries_score_as_if_fitted_without_them(landmarks: int) -> None:
    kernel, labels = _made(2)
    found = _head(kernel, labels, 0.2, landmarks).without_its_entry()
    own = np.flatnonzero(labels == 3)
    expected = _scores_without(kernel, labels, own, landmarks)
    others = [entry for entry in range(ENTRIES) if entry != 3]
    assert found[own][:, others] == pytest.approx(expected[:, others], abs=2e-3)
    assert np.isneginf(found[own, 3]).all()


def test_each_text_is_given_to_its_entry() -> None:
    kernel, labels = _made(3)
    head = _head(kernel, labels, 0.05)
    inside = labels != NOTHING
    assert ((kernel @ head.weights)[inside].argmax(axis=1) == labels[inside]).all()


def test_the_neighbour_of_an_entry_is_the_one_most_like_it() -> None:
    kernel = np.eye(3, dtype=np.float32)
    kernel[0, 2] = kernel[2, 0] = 0.9
    kernel[1, 2] = kernel[2, 1] = 0.1
    assert list(_head(kernel, np.array([0, 1, 2]), 0.2).neighbours[:, 0]) == [2, 2, 0]


def test_trials_ask_each_phrasing_with_and_without_its_entry() -> None:
    kernel, labels = _made(4)
    tests = trials(_head(kernel, labels, 0.2), np.ones(len(labels), np.bool_))
    assert tests.inside.sum() == ENTRIES * EACH
    assert (~tests.inside).sum() == ENTRIES * EACH + NEGATIVES
    assert not tests.right[~tests.inside].any()
    assert tests.weight[tests.inside].sum() == pytest.approx(tests.weight[~tests.inside].sum(), rel=1e-4)


def test_the_only_phrasing_of_an_entry_is_not_tried_inside() -> None:
    kernel, labels = _made(5)
    single = labels.copy()
    single[single == 0] = NOTHING
    single[0] = 0
    tests = trials(_head(kernel, single, 0.2), np.ones(len(labels), np.bool_))
    assert tests.inside.sum() == (ENTRIES - 1) * EACH


def test_working_by_halves_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel, labels = _made(6)
    whole = _head(kernel, labels, 0.2).weights
    monkeypatch.setattr(heads, "_SMALL", 3)
    assert _head(kernel, labels, 0.2).weights == pytest.approx(whole, abs=1e-3)
