"""The sentence encoder: its files are those that the notice names, and vectors near those before rounding."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import FOLDER, VIEWS, WIDTH, Encoder, load_encoder

RECORDED = json.loads((Path(__file__).parent / "encoder_vectors.json").read_text())["texts"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = load_encoder()
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("name", ["model.onnx", "words.bin", "tokenizer.json"])
def test_files_are_those_that_the_notice_names(name: str) -> None:
    found = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    notice = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    assert any(line.split() == [name, found] for line in notice.splitlines())


@pytest.mark.parametrize("text", RECORDED)
def test_vectors_stay_near_those_of_the_weights_before_rounding(encoder: Encoder, text: str) -> None:
    expected = np.array(RECORDED[text])
    assert float(encoder.encode([text])[0] @ expected) > 0.995


def test_every_view_has_length_one(encoder: Encoder) -> None:
    views = encoder.views(["how long was the trial", "b12"])
    assert views.shape == (2, len(VIEWS), WIDTH)
    assert np.linalg.norm(views, axis=-1) == pytest.approx(1, abs=1e-4)


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: Encoder) -> None:
    texts = [f"question number {n} " * (n % 5 + 1) for n in range(12)]
    together = encoder.encode(texts)
    assert all(np.array_equal(encoder.encode([t])[0], row) for t, row in zip(texts, together, strict=True))


def test_near_meanings_are_near(encoder: Encoder) -> None:
    study, trial, parking = encoder.encode(
        ["How long did the study last?", "What was the duration of the trial?", "Where can I park my car?"]
    )
    assert study @ trial > study @ parking + 0.3


@pytest.mark.parametrize("text", ["", " ", "🙂" * 500, "word " * 5000, "\ud800", "日本語"])
def test_any_text_gets_finite_vectors(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text.encode("utf-8", "replace").decode()])).all()


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


def test_word_vectors_stay_on_the_disk_until_they_are_used(tmp_path: Path) -> None:
    """They are half of the encoder, and memory that is mapped is given back where it is scarce."""
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(FOLDER / name)
    assert load_encoder(tmp_path) is None
    assert (FOLDER / "words.bin").stat().st_size > (FOLDER / "model.onnx").stat().st_size


def test_a_missing_model_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert load_encoder(tmp_path) is None
    assert "matched by words alone" in caplog.text
