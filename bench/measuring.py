"""Quality and cost of one engine on one bank."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.evaluation import Query, auroc
from knowledge.memory import give_back

Bank = Mapping[str, Sequence[str]]
Found = tuple[list[str], float]
"""Entries, best first, and the score of the best."""
Ask = Callable[[str], Found]
Build = Callable[[Bank], Ask]
Curve = tuple[tuple[float, float], ...]
"""Coverage and risk, as shares."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an engine takes: microseconds a question, seconds to build, megabytes that its process grew by."""

    p50_us: float
    p99_us: float
    build_s: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares are 0 to 1; ``at_5``: answered rightly where 5 % of the foreign queries are answered."""

    system: str
    bank: str
    p_at_1: float
    auroc: float | None
    at_5: float | None
    cost: Cost
    curve: Curve


@dataclass(frozen=True, slots=True)
class Timed:
    """The cost of an engine on a bank of so many phrasings."""

    system: str
    phrasings: int
    cost: Cost


def measured(name: str, build: Build, bank_name: str, bank: Bank, queries: Sequence[Query]) -> Measured:
    """Every figure for one engine on one bank."""
    answers, cost = asked(build, bank, [query.text for query in queries])
    inside = np.array([bool(query.gold) for query in queries])
    right = np.array([bool(ids) and ids[0] in q.gold for (ids, _), q in zip(answers, queries, strict=True)])
    scores = np.array([score for _, score in answers])
    return Measured(
        name,
        bank_name,
        float(right[inside].mean()),
        auroc(scores[inside].tolist(), scores[~inside].tolist()),
        at_risk(scores, right, inside, 0.05) if (~inside).any() else None,
        cost,
        curve(scores[inside], right[inside]),
    )


def timed(name: str, build: Build, bank: Bank, texts: Sequence[str], seconds: float) -> Timed:
    """The cost alone; texts are asked until ``seconds`` are over."""
    _, cost = asked(build, bank, texts, seconds)
    return Timed(name, sum(map(len, bank.values())), cost)


def asked(
    build: Build, bank: Bank, texts: Sequence[str], seconds: float = float("inf")
) -> tuple[list[Found], Cost]:
    """The answers to the texts, asked one at a time until ``seconds`` are over, and what they cost."""
    give_back()
    before, started = _resident(), time.perf_counter()
    ask = build(bank)
    built = time.perf_counter() - started
    ask(texts[0])
    give_back()
    answers, took = [], []
    until = time.perf_counter() + seconds
    for text in takewhile(lambda _: time.perf_counter() < until, texts):
        started = time.perf_counter()
        answers.append(ask(text))
        took.append((time.perf_counter() - started) * 1e6)
    p50, p99 = np.quantile(took, [0.5, 0.99])
    return answers, Cost(float(p50), float(p99), built, max(0.0, _resident() - before))


def at_risk(scores: NDArray[Any], right: NDArray[Any], inside: NDArray[Any], risk: float) -> float:
    """The share of the queries inside that are answered rightly where ``risk`` of the foreign ones are."""
    floor = np.quantile(scores[~inside], 1 - risk)
    return float((right & inside & (scores > floor)).sum() / inside.sum())


def curve(scores: NDArray[Any], right: NDArray[Any]) -> Curve:
    """The share of wrong ones among the answered, for more and more answered, the surest first."""
    order = np.argsort(-scores, kind="stable")
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    steps = np.unique(np.linspace(len(order) // 20, len(order) - 1, 60).astype(int))
    return tuple(((int(at) + 1) / len(order), float(wrong[at])) for at in steps)


def _resident() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
