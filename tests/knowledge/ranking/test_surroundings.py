"""Whether a question is nearer to an entry or to what nothing answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.fitting import build_retriever
from knowledge.ranking.heads import NOTHING
from knowledge.ranking.surroundings import Surroundings, rounded

EAST, NORTH, BETWEEN = (np.array(point, np.float32) for point in ((2, 0), (0, 3), (1, 1)))
AROUND = Surroundings(rounded(np.stack([EAST, NORTH, -EAST])), np.array([0, NOTHING, 1]), 2)
BANK = {
    "length": ["how long was the trial", "how many weeks did the trial last"],
    "size": ["how many people took part in the trial", "how big was the trial"],
}
NEAR_MISSES = ["who paid for the trial", "in which city was the trial", "how much did the trial cost"]


def test_an_entry_that_is_nearer_than_the_outside_has_an_edge() -> None:
    assert AROUND.edges(EAST, [0]) == pytest.approx([1.0])
    assert AROUND.edges(NORTH, [0]) == pytest.approx([-1.0])
    assert AROUND.edges(BETWEEN, [0, 1]) == pytest.approx([0.0, -2 * 0.5**0.5], abs=1e-6)


@given(st.integers(1, 50), st.integers(0, 9))
def test_an_edge_does_not_depend_on_lengths(length: int, seed: int) -> None:
    point = np.random.default_rng(seed).normal(size=2).astype(np.float32)
    assert AROUND.edges(point * length, [0, 1]) == pytest.approx(AROUND.edges(point, [0, 1]), abs=1e-5)


@given(st.integers(1, 500), st.integers(1, 9))
def test_eight_bits_keep_the_direction_of_a_point(seed: int, directions: int) -> None:
    points = np.random.default_rng(seed).normal(size=(5, directions)).astype(np.float32)
    kept = Surroundings(rounded(points), np.arange(5), 5)
    assert kept.edges(points[0], [0])[0] == pytest.approx(2, abs=0.01)


def test_what_is_nothing_stays_nothing() -> None:
    nothing = np.zeros((1, 2), np.float32)
    assert Surroundings(rounded(nothing), np.array([0]), 1).edges(EAST, [0]) == [1.0]
    assert AROUND.edges(nothing[0], [0]) == [0.0]


def test_without_questions_from_outside_every_entry_has_an_edge() -> None:
    alone = Surroundings(rounded(np.stack([EAST, NORTH])), np.array([0, 1]), 2)
    assert min(alone.edges(BETWEEN, [0, 1])) > 0


def test_near_misses_are_told_from_questions_with_an_answer() -> None:
    retriever = build_retriever(BANK, NEAR_MISSES)
    answered = retriever.rank("for how many weeks did the trial go on").candidates[0]
    missed = retriever.rank("which town was the trial in").candidates[0]
    assert answered.edge > 0 > missed.edge
