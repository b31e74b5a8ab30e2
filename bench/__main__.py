"""The comparison of engines, as tables and plots.

Compares what is usual with our engine on our FAQ, and on each bank given with --bank, by quality and cost;
cost by size of bank; and measures the whole bot from an update to its first call.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from bench.answering import answering
from bench.banks import of_faq, of_files
from bench.comparing import apart, compared, sized
from bench.measuring import Bank, Measured, Timed
from bench.reporting import answering_table, latency_table, plot_latency, plot_risk, table
from bench.systems import SYSTEMS
from knowledge.evaluation import Query

QUERIES = 400
R = TypeVar("R")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write to the folder."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    banks = {"our FAQ": of_faq()}
    banks |= {Path(bank).stem: of_files(Path(bank), Path(queries)) for bank, queries in options.bank}
    results = [result for name, (bank, queries) in banks.items() for result in _compared(name, bank, queries)]
    plot_risk(results, options.out / "risk_coverage.png")
    faq, queries = banks["our FAQ"]
    texts = [query.text for query in _sampled(queries)]
    latencies = _latencies(options.sizes, faq, texts)
    plot_latency(latencies, options.out / "latency.png")
    answers = apart(answering, texts, options.out)
    text = "\n\n".join([table(results), latency_table(latencies), answering_table(answers)])
    (options.out / "tables.md").write_text(f"{text}\n", encoding="utf-8")
    print(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bank", nargs=2, action="append", default=[], metavar=("BANK", "QUERIES"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "out")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    return parser


def _sampled(queries: Sequence[Query]) -> list[Query]:
    return list(queries)[:: max(1, len(queries) // QUERIES)]


def _compared(name: str, bank: Bank, queries: Sequence[Query]) -> list[Measured]:
    chosen = _sampled(queries)
    return [_told(apart(compared, system, name, bank, chosen)) for system in SYSTEMS]


def _latencies(sizes: Sequence[int], like: Bank, texts: Sequence[str]) -> list[Timed]:
    names = ("rapidfuzz WRatio", "BM25", "ours")
    return [_told(apart(sized, name, size, like, texts)) for name in names for size in sizes]


def _told(result: R) -> R:
    print(result if not isinstance(result, Measured) else f"{result.system} on {result.bank}", flush=True)
    return result


if __name__ == "__main__":
    main()
