"""Which claims of the three articles the content covers, and which it leaves out for a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.model import Entry, KnowledgeError, record
from knowledge.reading import FOLDER, read_alone

EVIDENCE = FOLDER.parent.parent / "shared" / "evidence" / "claims.jsonl"
"""The list of the articles' claims beside a checkout of the maintainers; nowhere else."""


@record
class Coverage:
    """``covered``: entry ids by claim id; ``left_out``: the reason by claim id."""

    covered: dict[str, tuple[str, ...]]
    left_out: dict[str, str]


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """One claim of an article as the evidence list names it."""

    id: str
    source: str
    passage: int
    paraphrase: str


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Lines for people, and the claims that nothing covers or that a wrong entry claims to cover."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]


def read_claims(path: Path = EVIDENCE) -> tuple[ArticleClaim, ...]:
    """The claims of the evidence list, none where it is absent. Raises KnowledgeError if it cannot be read."""
    if not path.is_file():
        return ()
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(ArticleClaim(r["id"], r["source"], r["passage"], r["paraphrase"]) for r in rows)
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(f"The list of the articles' claims cannot be read: {path} ({error})") from error


def read_coverage(folder: Path = FOLDER) -> Coverage:
    """The curated map of claims to entries. Raises KnowledgeError on faults."""
    return read_alone(folder / "coverage.yaml", Coverage)


def _problems(claim: ArticleClaim, coverage: Coverage, entries: Mapping[str, Entry]) -> Iterable[str]:
    ids = coverage.covered.get(claim.id, ())
    if not ids and claim.id not in coverage.left_out:
        yield f"{claim.id}: neither covered nor left out for a reason"
    for id_ in ids:
        entry = entries.get(id_)
        if entry is None:
            yield f"{claim.id}: unknown entry '{id_}'"
        elif not any(c.source == claim.source and c.passage == claim.passage for c in entry.citations):
            yield f"{claim.id}: '{id_}' does not cite passage {claim.passage} of {claim.source}"


def _line(claim: ArticleClaim, coverage: Coverage) -> str:
    ids = coverage.covered.get(claim.id)
    fate = ", ".join(ids) if ids else f"left out: {coverage.left_out.get(claim.id, 'NO REASON')}"
    return f"  {claim.passage:>2}  {claim.id}  {claim.paraphrase}\n          -> {fate}"


def report_of_map(coverage: Coverage, entries: Mapping[str, Entry]) -> CoverageReport:
    """What the map alone tells, without the list that it is held against: whether its entries are there."""
    lines = [f"{id_}  {', '.join(ids)}" for id_, ids in coverage.covered.items()]
    lines += [f"{id_}  left out: {reason}" for id_, reason in coverage.left_out.items()]
    missing = {id_: [one for one in ids if one not in entries] for id_, ids in coverage.covered.items()}
    problems = tuple(f"{id_}: unknown entry '{one}'" for id_, ones in missing.items() for one in ones)
    counts = f"{len(coverage.covered)} covered, {len(coverage.left_out)} left out, {len(problems)} problems"
    lines.append(f"{len(lines)} claims: {counts}; the list of the articles' claims is not present here")
    return CoverageReport(tuple(lines), problems)


def report(claims: Iterable[ArticleClaim], coverage: Coverage, entries: Mapping[str, Entry]) -> CoverageReport:
    """Hold the map against the claims: each is covered by an entry that cites its passage, or left out."""
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.passage, claim.id))
    lines: list[str] = []
    for index, claim in enumerate(ordered):
        if index == 0 or ordered[index - 1].source != claim.source:
            lines.append(f"{claim.source}")
        lines.append(_line(claim, coverage))
    problems = tuple(problem for claim in ordered for problem in _problems(claim, coverage, entries))
    covered = sum(claim.id in coverage.covered for claim in ordered)
    left_out = sum(claim.id in coverage.left_out for claim in ordered)
    lines.append(f"{len(ordered)} claims: {covered} covered, {left_out} left out, {len(problems)} problems")
    return CoverageReport(tuple(lines), problems)
