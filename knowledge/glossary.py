"""Terms of the glossary as entries, so that "what is a placebo" is answered like any other question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from knowledge.model import Certainty, Entry, Knowledge, Term
from knowledge.text import normalise

REVIEWED_ON = date(2026, 11, 22)
REVIEW_DUE = date(2027, 11, 22)
_ASKED = (
    "what is {}",
    "what does {} mean",
    "{} meaning",
    "explain the word {}",
    "define {}",
    "what do they mean by {}",
)
_DEFINED_BY = ("what is", "what are", "what is a", "what does")


def with_glossary(knowledge: Knowledge) -> Knowledge:
    """The knowledge with one more entry for each term that no entry explains already."""
    taken = set(_wordings(knowledge.entries.values()))
    made = [entry_of(term) for term in knowledge.glossary.values() if not taken & _explained(term)]
    return replace(knowledge, entries={**knowledge.entries, **{entry.id: entry for entry in made}})


def entry_of(term: Term) -> Entry:
    """An entry that says what a term means."""
    names = (term.term, *term.also)
    return Entry(
        id=f"glossary-{term.id}",
        topic="glossary",
        question=f"What does “{term.term}” mean?",
        phrasings=tuple(dict.fromkeys(asked.format(name) for name in names for asked in _ASKED)),
        answer=term.plain,
        certainty=Certainty.BACKGROUND,
        citations=term.citations,
        reviewed_on=REVIEWED_ON,
        review_due=REVIEW_DUE,
    )


def _wordings(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield from (normalise(text) for text in (entry.question, *entry.phrasings))


def _explained(term: Term) -> set[str]:
    names = [normalise(name) for name in (term.term, *term.also)]
    return {f"{ask} {name}" for name in names for ask in _DEFINED_BY}
