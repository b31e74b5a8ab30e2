"""The words by which claims are read, as they stand in claim_words.yaml, and how words are compared."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from knowledge.model import record
from knowledge.ranking.lexical import stem
from knowledge.reading import FOLDER, read_alone
from knowledge.text import normalise


@record
class Words:
    """The words by which claims are read, as they stand in claim_words.yaml."""

    around: tuple[str, ...]
    frames: Mapping[str, tuple[str, ...]]
    denial: str
    open_question: str
    said_by: tuple[str, ...]
    unproven: tuple[str, ...]
    unproven_small: tuple[str, ...]
    hidden: tuple[str, ...]
    hides_nothing: str
    not_said: tuple[str, ...]
    claimless: tuple[str, ...]
    claimless_alone: str
    sells: tuple[str, ...]
    about: Mapping[str, tuple[str, ...]]
    same: Mapping[str, tuple[str, ...]]
    turns: tuple[tuple[str, str], ...]
    bare_journal: str
    negations: tuple[str, ...]
    no_negations: tuple[str, ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    counted: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    orders: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    relations: Mapping[str, tuple[str, ...]]
    strong: tuple[str, ...]
    praise: tuple[str, ...]
    interchangeable: tuple[str, ...]
    beside: tuple[str, ...]
    universal: tuple[str, ...]
    not_universal: tuple[str, ...]
    certain: tuple[str, ...]
    hedges: tuple[str, ...]
    limits: Mapping[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    filler: tuple[str, ...]


def read_words(folder: Path = FOLDER / "screening") -> Words:
    """Read claim_words.yaml. Raises KnowledgeError with every fault in it."""
    return read_alone(folder / "claim_words.yaml", Words, empty_below=("turns",))


def sense(word: str) -> str:
    """A word as it is compared: its stem, in British spelling."""
    return stem(word).replace("z", "s")


def filler_of(words: Words) -> frozenset[str]:
    """The words that say nothing of what a claim is about."""
    told = (words.filler, words.negations, words.universal, words.certain, *chain(*words.opposites))
    return frozenset(word for forms in told for form in forms for word in normalise(form).split())


def senses_of(words: Words) -> dict[str, list[str]]:
    """The single words by which a relation or a subject is told, each with what it tells."""
    found: dict[str, list[str]] = {}
    for said in words.interchangeable:
        for form in (*words.relations.get(said, ()), *words.about.get(said, ())):
            if " " not in form:
                found.setdefault(sense(normalise(form)), []).append(said)
    return found


def words_in(words: Words) -> frozenset[str]:
    """Every single word by which claims are read: none of them is a slip ("isnt")."""
    pairs = chain(*words.opposites, *words.orders)
    listed = (*words.relations.values(), *words.about.values(), *words.same.values(), *pairs, words.verbs)
    forms = chain(*listed, words.negations, words.filler, words.universal, words.certain, words.hedges)
    return frozenset(word for form in forms for word in normalise(form).split())
