"""The rules for curated claims: references, lengths, known words, and no number without a source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

import re2

from knowledge.checking.numbers import UNITS
from knowledge.checking.records import check_references, read_claim_records
from knowledge.checking.words import Words
from knowledge.loading import Content
from knowledge.model import Caveat, Claim, Entry, Knowledge, Update, Verdict
from knowledge.reading import Faults, Records, read
from knowledge.text import normalise

EXPLANATION_LIMIT = 250
PHRASINGS_AT_LEAST = 8
PLAIN_RELATIONS = frozenset({"fact", "number", "result"})
"""Relations that need no words of their own."""
_NUMBER = re2.compile(r"\d[\d,]*(?:\.\d+)?")
Add = Callable[[str, str], None]


def check_claims(folder: Path, content: Content) -> Collection[Claim]:
    """Hold the claims below ``folder`` against the rules; the faults are added to those of ``content``.

    Returns those that could be read.
    """
    if not (folder / "claims").is_dir():
        return ()
    records = read_claim_records(folder, content.faults)
    words, _ = read(folder / "screening" / "claim_words.yaml", Words, content.faults)
    relations = PLAIN_RELATIONS | set(words.relations if words else ())
    check_references(records, content.knowledge, content.faults)
    _check_phrasings(records, content.faults)
    for claim in records.by_id.values():

        def add(key: str, message: str, id_: str = claim.id, follows: bool = False) -> None:
            records.fault(id_, (key,), message, content.faults, follows=follows)

        _check_shape(claim, add)
        _check_relation(claim, relations, partial(add, follows=words is None))
        _check_numbers(claim, content.knowledge, partial(add, follows=_lacks(claim, content)))
        _check_explanation(claim, add)
    return records.by_id.values()


def _lacks(claim: Claim, content: Content) -> bool:
    """Whether what a claim leans on may have numbers that could not be read."""
    known = content.knowledge
    entries = [known.entries[id_] for id_ in claim.entries if id_ in known.entries]
    lost = any(content.faults.lacks(Entry, id_) for id_ in claim.entries if id_ not in known.entries)
    for one in entries:
        lost = lost or any(content.faults.lacks(Caveat, id_) for id_ in one.caveats if id_ not in known.caveats)
        lost = lost or any(content.faults.lacks(Update, id_) for id_ in one.updates if id_ not in known.updates)
    return lost


def _check_relation(claim: Claim, relations: frozenset[str], add: Add) -> None:
    if claim.relation not in relations:
        add("relation", f"unknown relation '{claim.relation}': one of {', '.join(sorted(relations))}")


def _check_shape(claim: Claim, add: Add) -> None:
    if len(claim.phrasings) < PHRASINGS_AT_LEAST:
        add("phrasings", f"{len(claim.phrasings)} phrasings: at least {PHRASINGS_AT_LEAST}")
    for unit in claim.numbers.keys() - UNITS:
        add("numbers", f"unknown unit '{unit}': one of {', '.join(sorted(UNITS))}")
    if not claim.entries:
        add("entries", "a claim leans on at least one entry: name it")


def _check_phrasings(records: Records[Claim], faults: Faults) -> None:
    taken: dict[str, str] = {}
    for claim in records.by_id.values():
        for phrasing in (claim.statement, *claim.phrasings):
            other = taken.setdefault(normalise(phrasing), claim.id)
            if other != claim.id:
                message = f"'{phrasing}' also belongs to '{other}': keep it once"
                records.fault(claim.id, ("phrasings",), message, faults)


def _check_explanation(claim: Claim, add: Add) -> None:
    told = claim.explanation
    if len(told) > EXPLANATION_LIMIT:
        add("explanation", f"explanation has {len(told)} characters: at most {EXPLANATION_LIMIT}")
    if claim.verdict is Verdict.NOT_COVERED and "not mention" not in told and "not compare" not in told:
        add("explanation", "an explanation of 'not covered' says what the articles do 'not mention'")


def _check_numbers(claim: Claim, knowledge: Knowledge, add: Add) -> None:
    entries = [knowledge.entries[id_] for id_ in claim.entries if id_ in knowledge.entries]
    supported = {number for text in _texts(entries, knowledge) for number in _numbers(text)}
    for number in sorted(set(_numbers(claim.explanation)) - supported):
        add("explanation", f"no entry that the claim leans on has the number {number}")


def _texts(entries: list[Entry], knowledge: Knowledge) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.question} {entry.answer} {entry.details or ''}"
        yield from (correction.text for correction in entry.corrections)
        yield from (knowledge.updates[id_].text for id_ in entry.updates if id_ in knowledge.updates)
        yield from (knowledge.caveats[id_].text for id_ in entry.caveats if id_ in knowledge.caveats)
        yield from _facts(entry.facts)


def _facts(facts: Mapping[str, float]) -> Iterator[str]:
    yield from (f"{value:g}" for value in facts.values())


_LETTERED = re2.compile(r"\b(?:[A-Za-z]+-?\d+\w*|\d+[A-Z])\b")


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in _NUMBER.findall(_LETTERED.sub(" ", text))]
