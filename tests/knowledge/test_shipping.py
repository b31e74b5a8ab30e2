"""The fitted head that is shipped with the content."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from knowledge import fitting
from knowledge.fitting import build_retriever
from knowledge.shipping import ship, shipped

BANK = {
    "refund": ["how do i get my money back", "i want a refund", "refund please"],
    "delivery": ["when will it arrive", "how long does delivery take", "where is my parcel"],
    "parking": ["can i park there", "is there a car park", "where do i leave my car"],
}
QUESTIONS = ["money back", "when does the parcel come", "leave the car", "what is the weather"]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A file with the head of the bank."""
    file = tmp_path / "fitted.npz"
    ship(lambda folder: build_retriever(BANK, cache=folder), file)
    return file


def test_a_shipped_head_says_what_the_fitted_one_says(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = [build_retriever(BANK).rank(question) for question in QUESTIONS]
    monkeypatch.setattr(fitting, "shipped", lambda name: shipped(name, made))
    monkeypatch.setattr(fitting, "_fit", None)
    assert [build_retriever(BANK).rank(question) for question in QUESTIONS] == fitted


def test_what_is_shipped_for_another_content_is_not_used(made: Path) -> None:
    assert shipped("another", made) is None


def test_nothing_needs_to_be_shipped(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert shipped("any", tmp_path / "fitted.npz") is None
    assert not caplog.records


def test_a_damaged_file_is_told_and_not_used(made: Path, caplog: pytest.LogCaptureFixture) -> None:
    with np.load(made) as stored:
        name = str(stored["name"])
    assert shipped(name, made) is not None
    made.write_bytes(made.read_bytes()[:200])
    with caplog.at_level(logging.WARNING):
        assert shipped(name, made) is None
    assert "fitted.npz" in caplog.text
