"""The sentence encoder: its files are those of the notice, and its vectors are near the unrounded model's."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import FOLDER, VIEWS, WIDTH, Encoder, _overflows, load_encoder

ROOT = FOLDER.parents[1]
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
    assert float(encoder.encode([text])[0] @ expected) > 0.99


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


@pytest.mark.parametrize(
    ("machine", "told", "careful"),
    [
        ("x86_64", "flags : avx2 avx512_vnni", False),
        ("x86_64", "flags : avx2 avx_vnni", False),
        ("x86_64", "flags : sse4_2 avx2", True),
        ("AMD64", None, True),
        ("aarch64", "Features : asimd", False),
    ],
)
def test_exact_sums_are_paid_for_only_where_others_overflow(
    machine: str, told: str | None, careful: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.machine", lambda: machine)
    if told is not None:
        (tmp_path / "cpuinfo").write_text(told)
    assert _overflows(tmp_path / "cpuinfo") is careful


def test_nothing_is_written_or_reported_by_the_runtime_of_the_model(tmp_path: Path) -> None:
    """onnxruntime keeps a device id below the home folder and a thread for its reports, unless told not to."""
    script = (
        "import os; from knowledge.encoder import load_encoder; load_encoder().encode(['how long']);"
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    places = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": os.environ["PATH"]}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=places, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == "1", ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_model_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert load_encoder(tmp_path) is None
    assert "matched by words alone" in caplog.text
