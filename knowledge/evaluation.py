"""The engine measured on labelled questions, on any bank, with no domain vocabulary."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np

from knowledge.faq import outside
from knowledge.fitting import build_retriever
from knowledge.memory import give_back
from knowledge.model import KnowledgeError
from knowledge.retrieval import Ranking, Retriever

DEPTH = 10
Figures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the entries that answer it; none where it is out of scope."""

    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine made of one query, and how long it took."""

    query: Query
    ranking: Ranking
    answered: bool
    microseconds: float

    @property
    def rank(self) -> int | None:
        """The place of the first right entry, from 1."""
        ids = [candidate.id for candidate in self.ranking.candidates]
        return next((at for at, id_ in enumerate(ids, 1) if id_ in self.query.gold), None)

    @property
    def score(self) -> float:
        """The probability of the best entry."""
        return self.ranking.candidates[0].score if self.ranking.candidates else 0.0


def run(bank_path: Path, queries_path: Path, out_path: Path | None = None) -> Figures:
    """Measure the engine and return the figures of the contract, as ``python -m bot evaluate`` prints them.

    ``bank_path``: a JSON object a line with ``id`` and ``phrasings``; ``queries_path``: with ``text`` and
    ``gold`` (a list of ids, or null). ``out_path`` gets a line for each query with what was ranked.
    Raises KnowledgeError where a file cannot be used, with line and what to do.
    """
    bank = read_bank(bank_path)
    queries = read_queries(queries_path)
    started = time.perf_counter()
    retriever = build_retriever(bank, background=outside())
    seconds = time.perf_counter() - started
    give_back()
    results = asked(retriever, queries)
    if out_path is not None:
        _write(out_path, results)
    return {**figures(results), "build_s": round(seconds, 3), "rss_mb": _memory()}


def asked(retriever: Retriever, queries: Sequence[Query]) -> list[Result]:
    """Each query through the engine, one at a time."""
    return [_asked(retriever, query) for query in queries]


def _asked(retriever: Retriever, query: Query) -> Result:
    started = time.perf_counter()
    ranking = retriever.rank(query.text, DEPTH)
    took = (time.perf_counter() - started) * 1e6
    answered = bool(ranking.candidates) and ranking.candidates[0].score >= retriever.floor
    return Result(query, ranking, answered, took)


def figures(results: Sequence[Result]) -> Figures:
    """Quality and cost of the results; null where there is nothing to measure it on."""
    inside = [result for result in results if result.query.gold]
    outside = [result for result in results if not result.query.gold]
    answered = [result for result in inside if result.answered]
    took = [result.microseconds for result in results]
    return {
        "p_at_1": _mean([result.rank == 1 for result in inside]),
        "mrr_at_10": _mean([1 / result.rank if result.rank else 0.0 for result in inside]),
        "recall_at_5": _mean([result.rank is not None and result.rank <= 5 for result in inside]),
        "auroc": auroc([r.score for r in inside], [r.score for r in outside]),
        "coverage": _mean([result.answered for result in inside]),
        "risk": _mean([result.rank != 1 for result in answered]),
        "false_answers": _mean([result.answered for result in outside]),
        "p50_us": round(float(np.quantile(took, 0.5))) if took else None,
        "p99_us": round(float(np.quantile(took, 0.99))) if took else None,
    }


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """The probability (0 to 1) that a score from inside is above one from outside; ties count half."""
    if not inside or not outside:
        return None
    low = np.sort(np.asarray(outside))
    below = np.searchsorted(low, inside, "left") + np.searchsorted(low, inside, "right")
    return round(float(below.mean()) / 2 / len(low), 6)


def _mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 6) if values else None


def _memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="utf-8").splitlines()
        now = next((line for line in lines if line.startswith("VmRSS:")), None)
        return round(int(now.split()[1]) / 1024, 1) if now else round(peak / 1024, 1)
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def read_bank(path: Path) -> Mapping[str, Sequence[str]]:
    """The phrasings of each entry. Raises KnowledgeError with line and what to do."""
    bank: dict[str, Sequence[str]] = {}
    for number, record in _records(path):
        id_, phrasings = record.get("id"), record.get("phrasings")
        if not isinstance(id_, str) or not id_:
            raise _fault(path, number, 'no "id": add one, as text')
        if id_ in bank:
            raise _fault(path, number, f"the id '{id_}' stands twice: put its phrasings on one line")
        if not _texts(phrasings):
            raise _fault(path, number, '"phrasings" must be a list of one or more texts')
        bank[id_] = phrasings
    if not bank:
        raise KnowledgeError(f"{path}: no entries: put one JSON object on each line")
    return bank


def read_queries(path: Path) -> list[Query]:
    """The labelled queries; an id that the bank lacks is never right. Raises KnowledgeError like read_bank."""
    queries = []
    for number, record in _records(path):
        text, gold = record.get("text"), record.get("gold")
        if not isinstance(text, str):
            raise _fault(path, number, 'no "text": add the question')
        if gold is not None and (not isinstance(gold, list) or not all(isinstance(g, str) for g in gold)):
            raise _fault(path, number, '"gold" must be a list of ids, or null where it is out of scope')
        queries.append(Query(text, frozenset(gold or ())))
    if not queries:
        raise KnowledgeError(f"{path}: no queries: put one JSON object on each line")
    return queries


def _texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _record(path, number, line)


def _record(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _fault(path, number, f"not readable as JSON ({error}): put one object on each line") from error
    if not isinstance(record, dict):
        raise _fault(path, number, "not a JSON object: put one on each line")
    return record


def _fault(path: Path, line: int, message: str) -> KnowledgeError:
    return KnowledgeError(f"{path}:{line}: {message}")


def _write(path: Path, results: Sequence[Result]) -> None:
    lines = (
        {
            "text": result.query.text,
            "entries": [candidate.id for candidate in result.ranking.candidates],
            "score": round(result.score, 6),
            "answered": result.answered,
        }
        for result in results
    )
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be written: {error}") from error
