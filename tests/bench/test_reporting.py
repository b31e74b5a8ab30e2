"""Tables and plots of what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.measuring import Cost, Measured, Timed

reporting = pytest.importorskip("bench.reporting", reason="matplotlib is not installed")
COST = Cost(p50_us=1500, p99_us=3250, build_s=2.04, memory_mb=99.6)
MEASURED = [
    Measured("ours", "small", 0.93, 0.975, 0.8, COST, ((0.5, 0.0), (1.0, 0.07))),
    Measured("BM25", "large", 0.789, None, None, COST, ((0.5, 0.1), (1.0, 0.21))),
]
TIMED = [Timed("ours", 1000, COST), Timed("ours", 100_000, COST)]


def test_the_table_tells_shares_in_percent_and_times_in_milliseconds() -> None:
    lines = reporting.table(MEASURED).splitlines()
    assert lines[2] == "| small | ours | 93.0 | 97.5 | 80.0 | 1.50 | 3.25 | 2.0 | 100 |"
    assert lines[3] == "| large | BM25 | 78.9 | - | - | 1.50 | 3.25 | 2.0 | 100 |"
    assert len({line.count("|") for line in lines}) == 1


def test_the_table_of_sizes_has_a_line_for_each_size() -> None:
    lines = reporting.latency_table(TIMED).splitlines()
    assert [line.split(" | ")[1] for line in lines[2:]] == ["1000", "100000"]
    assert len({line.count("|") for line in lines}) == 1


def test_plots_are_pictures(tmp_path: Path) -> None:
    reporting.plot_risk(MEASURED, tmp_path / "risk.png")
    reporting.plot_latency(TIMED, tmp_path / "latency.png")
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in ("risk.png", "latency.png"))
