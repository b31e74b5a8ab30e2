"""The tables and the plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl

from bench.answering import Answering
from bench.measuring import Measured

mpl.use("Agg")
from matplotlib import pyplot as plt

Latencies = Mapping[str, Sequence[tuple[int, float, float]]]
"""For each engine: phrasings, p50 and p99 in milliseconds."""


def table(results: Sequence[Measured]) -> str:
    """Quality and cost, in Markdown."""
    lines = [
        "| bank | system | P@1 | AUROC | right at 5 % false | p50 us | p99 us | build s | MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.bank} | {r.system} | {_share(r.p_at_1)} | {_share(r.auroc)} | {_share(r.at_5)} "
        f"| {r.p50_us:.0f} | {r.p99_us:.0f} | {r.build_s:.2f} | {r.memory_mb:.0f} |"
        for r in results
    ]
    return "\n".join(lines)


def latency_table(latencies: Latencies) -> str:
    """Milliseconds by size of the bank, in Markdown."""
    lines = ["| system | phrasings | p50 ms | p99 ms |", "|---|---|---|---|"]
    for system, rows in latencies.items():
        lines += [f"| {system} | {size} | {p50:.2f} | {p99:.2f} |" for size, p50, p99 in rows]
    return "\n".join(lines)


def answering_table(answers: Sequence[Answering]) -> str:
    """Milliseconds from an update to the first call of the Bot API, in Markdown."""
    lines = ["| update | number | p50 ms | p99 ms |", "|---|---|---|---|"]
    lines += [f"| {one.kind} | {one.updates} | {one.p50_ms:.2f} | {one.p99_ms:.2f} |" for one in answers]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def plot_risk(results: Sequence[Measured], path: Path) -> None:
    """Risk against coverage of each engine on the first bank."""
    figure, axes = plt.subplots(figsize=(7, 5))
    for result in results:
        if result.bank == results[0].bank:
            axes.plot(*zip(*result.curve, strict=True), label=result.system)
    axes.set(xlabel="coverage: share answered", ylabel="risk: share wrong", title=results[0].bank)
    axes.legend()
    _saved(figure, path)


def plot_latency(latencies: Latencies, path: Path) -> None:
    """Latency against the size of the bank, both on logarithmic scales."""
    figure, axes = plt.subplots(figsize=(7, 5))
    for system, rows in latencies.items():
        axes.loglog([size for size, _, _ in rows], [p50 for _, p50, _ in rows], "o-", label=system)
    axes.set(xlabel="phrasings in the bank", ylabel="p50, milliseconds a question")
    axes.legend()
    _saved(figure, path)


def _saved(figure: plt.Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)
