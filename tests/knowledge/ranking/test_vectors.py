"""Vectors kept by text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import WIDTH, Encoder, Floats
from knowledge.ranking import vectors as keeping
from knowledge.ranking.vectors import vectors
from knowledge.shipping import ship_vectors


class Counting(Encoder):
    """An encoder that remembers what it was asked for; a vector follows from the text alone."""

    def __init__(self, fingerprint: str = "a") -> None:
        self.fingerprint = fingerprint
        self.asked: list[str] = []

    def views(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = [np.random.default_rng(len(text)).normal(size=(4, WIDTH)) for text in texts]
        return np.array(rows, np.float32).reshape(-1, 4, WIDTH)


@pytest.fixture(autouse=True)
def nothing_is_shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    monkeypatch.setattr(keeping, "SHIPPED", folder)
    return folder


@pytest.fixture
def encoder() -> Counting:
    return Counting()


def test_only_new_texts_are_encoded(encoder: Counting, tmp_path: Path) -> None:
    first = vectors(encoder, ["a", "bb"], (1, 2), "bank", tmp_path)
    second = vectors(encoder, ["ccc", "bb", "a"], (1, 2), "bank", tmp_path)
    assert encoder.asked == ["a", "bb", "ccc"]
    assert np.array_equal(second[[2, 1]], first)


def test_what_was_not_used_last_is_dropped(encoder: Counting, tmp_path: Path) -> None:
    for texts in (["a", "bb"], ["bb"], ["a"]):
        vectors(encoder, texts, (0,), "bank", tmp_path)
    assert encoder.asked == ["a", "bb", "a"]


def test_another_model_or_view_is_encoded_anew(encoder: Counting, tmp_path: Path) -> None:
    other = Counting("b")
    vectors(encoder, ["a"], (0,), "bank", tmp_path)
    vectors(other, ["a"], (0,), "bank", tmp_path)
    vectors(other, ["a"], (1,), "bank", tmp_path)
    assert other.asked == ["a", "a"]


def test_uses_do_not_push_each_other_out(encoder: Counting, tmp_path: Path) -> None:
    for _ in range(2):
        vectors(encoder, ["a"], (0,), "bank", tmp_path)
        vectors(encoder, ["bb"], (0,), "claims", tmp_path)
    assert encoder.asked == ["a", "bb"]


def test_what_is_shipped_is_not_encoded_and_only_the_rest_is_kept_beside_it(
    encoder: Counting, nothing_is_shipped: Path, tmp_path: Path
) -> None:
    ship_vectors(
        lambda folder: vectors(encoder, ["a", "bb"], (0,), "claims", folder), "claims", nothing_is_shipped
    )
    first = vectors(encoder, ["bb", "a"], (0,), "claims", tmp_path)
    assert not list(tmp_path.iterdir())
    second = vectors(encoder, ["a", "ccc", "bb"], (0,), "claims", tmp_path)
    assert np.array_equal(first, second[[2, 0]])
    vectors(encoder, ["ccc", "a"], (0,), "claims", tmp_path)
    assert encoder.asked == ["a", "bb", "ccc"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken"])
def test_a_corrupt_file_is_made_again(encoder: Counting, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors-bank.npz").write_bytes(content)
    for _ in range(2):
        assert vectors(encoder, ["a"], (0,), "bank", tmp_path).shape == (1, 1, WIDTH)
    assert encoder.asked == ["a"]


def test_without_a_folder_nothing_is_kept(encoder: Counting) -> None:
    vectors(encoder, ["a"], (0,), "bank", None)
    vectors(encoder, ["a"], (0,), "bank", None)
    assert encoder.asked == ["a", "a"]


def test_no_texts_have_no_vectors(encoder: Counting, tmp_path: Path) -> None:
    assert vectors(encoder, [], (0, 1), "bank", tmp_path).shape == (0, 2, WIDTH)
