"""The tables and the plots."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from bench.answering import Answering
from bench.measuring import Cost, Measured, Timed

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_COLOURS = {
    "rapidfuzz WRatio": "#999999",
    "rapidfuzz token_set_ratio": "#cc79a7",
    "BM25": "#e69f00",
    "TF-IDF": "#56b4e9",
    "MiniLM, nearest": "#009e73",
    "ours": "#d55e00",
}
"""Told apart also by the colour-blind (Okabe and Ito 2008)."""
_COST = "p50 ms | p99 ms | build s | MB"


def table(results: Sequence[Measured]) -> str:
    """Quality and cost, in Markdown."""
    lines = [
        f"| bank | system | P@1 | AUROC | right at 5 % false | {_COST} |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        shares = " | ".join(map(_share, (r.p_at_1, r.auroc, r.at_5)))
        lines.append(f"| {r.bank} | {r.system} | {shares} | {_cost(r.cost)} |")
    return "\n".join(lines)


def latency_table(latencies: Sequence[Timed]) -> str:
    """Cost by size of the bank, in Markdown."""
    lines = [f"| system | phrasings | {_COST} |", "|---|---|---|---|---|---|"]
    lines += [f"| {one.system} | {one.phrasings} | {_cost(one.cost)} |" for one in latencies]
    return "\n".join(lines)


def _cost(cost: Cost) -> str:
    return f"{cost.p50_us / 1e3:.2f} | {cost.p99_us / 1e3:.2f} | {cost.build_s:.1f} | {cost.memory_mb:.0f}"


def answering_table(answers: Sequence[Answering]) -> str:
    """Milliseconds from an update to the first call of the Bot API, in Markdown."""
    lines = ["| update | number | p50 ms | p99 ms |", "|---|---|---|---|"]
    lines += [f"| {one.kind} | {one.updates} | {one.p50_ms:.2f} | {one.p99_ms:.2f} |" for one in answers]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def plot_risk(results: Sequence[Measured], path: Path) -> None:
    """Risk against coverage of each engine, a panel for each bank."""
    banks = list(dict.fromkeys(result.bank for result in results))
    figure, panels = plt.subplots(
        1, len(banks), figsize=(6.5 * len(banks), 5), squeeze=False, sharey=True, layout="constrained"
    )
    for bank, axes in zip(banks, panels[0], strict=True):
        for result in (one for one in results if one.bank == bank):
            _drawn(axes, result.system, [x for x, _ in result.curve], [y for _, y in result.curve])
        axes.set(title=bank, xlabel="coverage: share answered", xlim=(0, 1), ylim=(0, None))
    panels[0][0].set_ylabel("risk: share wrong among the answered")
    _saved(figure, panels[0][0], path)


def plot_latency(latencies: Sequence[Timed], path: Path) -> None:
    """Latency against the size of the bank, both on logarithmic scales: p50 as a line, p99 dotted."""
    figure, axes = plt.subplots(figsize=(7, 5), layout="constrained")
    for system in dict.fromkeys(one.system for one in latencies):
        rows = [one for one in latencies if one.system == system]
        sizes = [one.phrasings for one in rows]
        _drawn(axes, system, sizes, [one.cost.p50_us / 1e3 for one in rows], marker="o")
        axes.plot(sizes, [one.cost.p99_us / 1e3 for one in rows], ":", color=_COLOURS.get(system))
    axes.set(xscale="log", yscale="log", xlabel="phrasings in the bank", ylabel="milliseconds a question")
    axes.set_title("p50 (line) and p99 (dotted)")
    axes.grid(alpha=0.3)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:g}")
    _saved(figure, axes, path)


def _drawn(axes: Axes, system: str, x: Sequence[float], y: Sequence[float], marker: str | None = None) -> None:
    width = 2.5 if system == "ours" else 1.5
    axes.plot(x, y, label=system, color=_COLOURS.get(system), linewidth=width, marker=marker)


def _saved(figure: Figure, labelled: Axes, path: Path) -> None:
    """Write the figure with the legend of one of its panels below it, where it hides no line."""
    figure.legend(*labelled.get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False)
    figure.savefig(path, dpi=120)
    plt.close(figure)
