"""Terms of the glossary as entries, so that "what is a placebo" is answered like any other question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from knowledge.derived import ALL_NEW, Derived
from knowledge.model import Certainty, Entry, Knowledge, Term
from knowledge.ranking.lexical import Each, stem
from knowledge.text import normalise, tokens

GLOSSARY = "glossary"
"""The topic of its entries."""
_ASKED = (
    "{}",
    "what is {}",
    "what does {} mean",
    "{} meaning",
    "explain the word {}",
    "define {}",
    "what do they mean by {}",
    "{}, what is that exactly",
    "{} in plain words please",
)
_SMALL_WORDS = frozenset({"a", "an", "the", "is", "ar", "are", "does", "do", "doe", "mean"})


def with_glossary(knowledge: Knowledge, derived: Derived = ALL_NEW) -> Knowledge:
    """The knowledge with one more entry for each term that no entry explains already."""
    (unexplained,) = derived.rows("glossary", lambda: [_unexplained(knowledge)])
    made = [entry_of(knowledge.glossary[id_]) for id_ in unexplained]
    return replace(knowledge, entries={**knowledge.entries, **{entry.id: entry for entry in made}})


def _unexplained(knowledge: Knowledge) -> list[str]:
    stems = Each(stem).__getitem__
    taken = {frozenset(_words(text, stems)) for text in _wordings(knowledge.entries.values())}
    return [id_ for id_, term in knowledge.glossary.items() if not taken & _explained(term)]


def entry_of(term: Term) -> Entry:
    """An entry that says what a term means."""
    names = (term.term, *term.also)
    return Entry(
        id=f"glossary-{term.id}",
        topic=GLOSSARY,
        question=f"What does “{term.term}” mean?",
        phrasings=tuple(dict.fromkeys(asked.format(name) for name in names for asked in _ASKED)),
        answer=term.plain,
        certainty=Certainty.BACKGROUND,
        citations=term.citations,
        reviewed_on=term.reviewed_on,
        review_due=term.review_due,
    )


def _wordings(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield from (entry.question, *entry.phrasings)


def _explained(term: Term) -> set[frozenset[str]]:
    """The telling words of "what is this term?" under each of its names."""
    return {frozenset(_words(f"what is {name}")) for name in (term.term, *term.also)}


def _words(question: str, stemmed: Callable[[str], str] = stem) -> set[str]:
    return set(map(stemmed, tokens(normalise(question)))) - _SMALL_WORDS
