"""What is kept on disk for the next start."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from knowledge.cache import Arrays, key, remembered


class Computation:
    def __init__(self, value: float = 1.0) -> None:
        self.times, self._value = 0, value

    def __call__(self) -> Arrays:
        self.times += 1
        return {"vectors": np.full((2, 3), self._value, np.float32)}


def test_computed_once_and_read_after(tmp_path: Path) -> None:
    compute = Computation()
    first, second = (remembered(tmp_path / "new", "a", compute) for _ in range(2))
    assert compute.times == 1
    assert np.array_equal(first["vectors"], second["vectors"])


def test_without_a_folder_nothing_is_kept() -> None:
    compute = Computation()
    remembered(None, "a", compute)
    remembered(None, "a", compute)
    assert compute.times == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"x" * 1000])
def test_a_corrupt_file_is_made_again(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "bank-a.npz").write_bytes(content)
    compute = Computation()
    with caplog.at_level(logging.WARNING):
        remembered(tmp_path, "a", compute)
    remembered(tmp_path, "a", compute)
    assert compute.times == 1
    assert "made again" in caplog.text


def test_a_cut_file_is_made_again(tmp_path: Path) -> None:
    remembered(tmp_path, "a", Computation())
    file = tmp_path / "bank-a.npz"
    file.write_bytes(file.read_bytes()[:-40])
    compute = Computation(2.0)
    assert remembered(tmp_path, "a", compute)["vectors"][0, 0] == 2
    assert compute.times == 1


def test_a_folder_that_cannot_be_made_costs_only_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        assert remembered(tmp_path / "file", "a", Computation())["vectors"].shape == (2, 3)
    assert "cannot be" in caplog.text


def test_old_files_are_forgotten_and_no_parts_are_left(tmp_path: Path) -> None:
    for name in "abcdefgh":
        remembered(tmp_path, name, Computation())
    assert len(list(tmp_path.iterdir())) == 4


def test_keys_tell_texts_and_their_order_apart() -> None:
    keys = {
        key("m", ["a", "b"]),
        key("m", ["b", "a"]),
        key("m", ["ab"]),
        key("n", ["a", "b"]),
        key("ma", ["b"]),
    }
    assert len(keys) == 5
