"""Quality and cost of one engine on one bank."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.systems import Ask, Bank, Found
from knowledge.evaluation import Query, auroc


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares are 0 to 1; ``at_5``: answered rightly where 5 % of the foreign queries are answered."""

    system: str
    bank: str
    p_at_1: float
    auroc: float | None
    at_5: float | None
    p50_us: float
    p99_us: float
    build_s: float
    memory_mb: float
    curve: tuple[tuple[float, float], ...]


def built(build: Callable[[Bank], Ask], bank: Bank) -> tuple[Ask, float, float]:
    """The engine, the seconds that it took to build, and the megabytes that the process grew by."""
    gc.collect()
    before, started = _resident(), time.perf_counter()
    ask = build(bank)
    seconds = time.perf_counter() - started
    gc.collect()
    return ask, seconds, max(0.0, _resident() - before)


def asked(ask: Ask, queries: Sequence[str]) -> tuple[list[Found], list[float]]:
    """The answers, and the microseconds that each took."""
    answers, took = [], []
    for text in queries:
        started = time.perf_counter()
        answers.append(ask(text))
        took.append((time.perf_counter() - started) * 1e6)
    return answers, took


def measured(
    name: str, bank_name: str, build: Callable[[Bank], Ask], bank: Bank, queries: Sequence[Query]
) -> Measured:
    """Every figure for one engine on one bank."""
    ask, seconds, memory = built(build, bank)
    answers, took = asked(ask, [query.text for query in queries])
    inside = np.array([bool(query.gold) for query in queries])
    right = np.array([bool(ids) and ids[0] in q.gold for (ids, _), q in zip(answers, queries, strict=True)])
    scores = np.array([score for _, score in answers])
    return Measured(
        name,
        bank_name,
        float(right[inside].mean()),
        auroc(list(scores[inside]), list(scores[~inside])),
        _at_risk(scores, right, inside, 0.05) if (~inside).any() else None,
        float(np.quantile(took, 0.5)),
        float(np.quantile(took, 0.99)),
        seconds,
        memory,
        _curve(scores[inside], right[inside]),
    )


def _at_risk(scores: np.ndarray, right: np.ndarray, inside: np.ndarray, risk: float) -> float:
    floor = np.quantile(scores[~inside], 1 - risk)
    return float((right & inside & (scores > floor)).sum() / inside.sum())


def _curve(scores: np.ndarray, right: np.ndarray) -> tuple[tuple[float, float], ...]:
    order = np.argsort(-scores, kind="stable")
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    steps = np.linspace(len(order) // 20, len(order) - 1, 60).astype(int)
    return tuple(((at + 1) / len(order), float(wrong[at])) for at in steps)


def _resident() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
