"""The whole bot measured: every kind of update is answered, and what is told is a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import answering as measuring
from bot import app, metrics
from tests.handlers.small import ScriptedFaq


def test_each_kind_of_update_is_timed_up_to_its_first_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(metrics, "load_faq", lambda cache: ScriptedFaq())
    monkeypatch.setattr(measuring, "WARM_UP", 1)
    monkeypatch.setattr(app, "BURST", app.BURST)  # it is given back
    found = measuring.answering(["what is als", "b12", "zebra"], tmp_path)
    assert [(one.kind, one.updates) for one in found] == [("private", 3), ("group", 3), ("inline", 3)]
    assert all(0 < one.p50_ms <= one.p99_ms for one in found)
