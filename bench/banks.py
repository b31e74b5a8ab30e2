"""What is searched: our own FAQ with every fifth phrasing held out, any bank given, and made-up large ones."""

from __future__ import annotations

import random
from pathlib import Path

from bench.measuring import Bank
from knowledge.evaluation import Query, read_bank, read_queries
from knowledge.faq import outside
from knowledge.loading import load
from knowledge.phrasings import indexed

EACH = 10


def of_faq() -> tuple[Bank, list[Query]]:
    """Our FAQ: every fifth phrasing is a query, the rest the bank; curated negatives are foreign queries."""
    everything = {id_: list(dict.fromkeys(texts)) for id_, texts in indexed(load()).items()}
    kept = {id_: [t for at, t in enumerate(texts) if at % 5 != 3] for id_, texts in everything.items()}
    held = [(id_, text) for id_, texts in everything.items() for text in texts[3::5]]
    inside = [Query(text, frozenset([id_])) for id_, text in held]
    return kept, inside + [Query(text, frozenset()) for text in outside()]


def of_files(bank: Path, queries: Path) -> tuple[Bank, list[Query]]:
    """A bank and queries as ``python -m bot evaluate`` reads them."""
    entries = read_bank(bank)
    return entries, read_queries(queries)


def of_size(phrasings: int, like: Bank) -> Bank:
    """A bank of random word sequences in the vocabulary of another, EACH an entry: for latency alone."""
    chance = random.Random(phrasings)
    words = sorted({word for texts in like.values() for text in texts for word in text.split()})
    made = [" ".join(chance.choices(words, k=chance.randint(4, 8))) for _ in range(phrasings)]
    return {f"entry {at}": made[at : at + EACH] for at in range(0, phrasings, EACH)}
