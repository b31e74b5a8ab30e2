"""python -m bench [--bank BANK QUERIES] [--out FOLDER] [--sizes ...]: the comparison, as tables and plots."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.answering import answering
from bench.banks import of_faq, of_files, of_size
from bench.measuring import Measured, asked, built, measured
from bench.reporting import Latencies, answering_table, latency_table, plot_latency, plot_risk, table
from bench.systems import RIVALS, Bank, ours
from knowledge.evaluation import Query

QUERIES = 400
ASKED_OF_LARGE = 60


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write to the folder."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    banks = {"our FAQ": of_faq()}
    banks |= {Path(bank).stem: of_files(Path(bank), Path(queries)) for bank, queries in options.bank}
    results = [result for name, (bank, queries) in banks.items() for result in _compared(name, bank, queries)]
    print(table(results), flush=True)
    faq, queries = banks["our FAQ"]
    latencies = _latencies(options.sizes, faq, [query.text for query in queries], options.out / "cache")
    print("\n" + latency_table(latencies))
    answers = answering([query.text for query in _sampled(queries, QUERIES)], options.out)
    print("\n" + answering_table(answers))
    text = f"{table(results)}\n\n{latency_table(latencies)}\n\n{answering_table(answers)}\n"
    (options.out / "tables.md").write_text(text, encoding="utf-8")
    plot_risk(results, options.out / "risk_coverage.png")
    plot_latency(latencies, options.out / "latency.png")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--bank", nargs=2, action="append", default=[], metavar=("BANK", "QUERIES"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "out")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    return parser


def _sampled(queries: Sequence[Query], count: int) -> list[Query]:
    step = max(1, len(queries) // count)
    return list(queries)[::step]


def _compared(name: str, bank: Bank, queries: Sequence[Query]) -> list[Measured]:
    chosen = _sampled(queries, QUERIES)
    systems = {**RIVALS, "ours": ours(None)}
    return [measured(system, name, build, bank, chosen) for system, build in systems.items()]


def _latencies(sizes: Sequence[int], like: Bank, queries: Sequence[str], cache: Path) -> Latencies:
    chosen = queries[:: max(1, len(queries) // ASKED_OF_LARGE)]
    names = ("rapidfuzz WRatio", "BM25", "ours")
    rows: dict[str, list[tuple[int, float, float]]] = {name: [] for name in names}
    for size in sizes:
        bank = of_size(size, like)
        for name in names:
            ask, _, memory = built(ours(cache) if name == "ours" else RIVALS[name], bank)
            _, took = asked(ask, chosen)
            rows[name].append((size, float(np.quantile(took, 0.5)) / 1e3, float(np.quantile(took, 0.99)) / 1e3))
            print(f"{name}, {size} phrasings: {memory:.0f} MB more", flush=True)
    return rows


if __name__ == "__main__":
    main()
