"""What an answer rests on: its sources by name, with their paragraphs or addresses. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from handlers import wording
from handlers.markup import bold, escape, link
from knowledge.model import Citation, Entry, Knowledge, SourceKind

LONG_OVERDUE = timedelta(days=182)
"""So long after the day of its review an answer says itself that nobody came to it."""


def citations_of(entry: Entry, knowledge: Knowledge, updates: bool) -> list[Citation]:
    """All that an answer rests on, corrections included, and its updates where they are told."""
    found = [*entry.citations, *(c for one in entry.corrections for c in one.citations)]
    if updates:
        found += [c for id_ in entry.updates for c in knowledge.updates[id_].citations]
    return found


def sources_paragraph(
    citations: Iterable[Citation], knowledge: Knowledge, paragraphs: bool = True, most: int | None = None
) -> str:
    """The sources by name, as links, with the paragraphs of articles; after ``most`` only how many more."""
    passages: dict[str, set[int]] = {}
    for citation in citations:
        passages.setdefault(citation.source, set()).add(citation.passage)
    named = [_named(knowledge, id_, sorted(numbers) if paragraphs else []) for id_, numbers in passages.items()]
    told = f"{'; '.join(named[:most])}{how_many_more(named, most)}"
    return f"{bold(wording.SOURCES_LABEL)} {told}." if named else ""


def addresses_paragraph(citations: Iterable[Citation], knowledge: Knowledge) -> str:
    """The sources by name, each with its address to be seen, copied and tapped."""
    ids = unique(one.source for one in citations)
    sources = [knowledge.sources[id_] for id_ in ids]
    lines = [f"{escape(one.short)}: {escape(one.url)}" for one in sources]
    return "\n".join([bold(wording.SOURCES_LABEL), *lines])


def _named(knowledge: Knowledge, id_: str, passages: Sequence[int]) -> str:
    source = knowledge.sources[id_]
    name = link(source.short, source.url)
    numbered = source.kind is SourceKind.ARTICLE and passages
    return f"{name}, {passages_in_words(passages)}" if numbered else name


def passages_in_words(numbers: Sequence[int]) -> str:
    """Paragraphs by number."""
    if len(numbers) == 1:
        return f"{wording.PARAGRAPH} {numbers[0]}"
    first = ", ".join(map(str, numbers[:-1]))
    return f"{wording.PARAGRAPHS} {first} and {numbers[-1]}"


def how_many_more(all_: Sequence[object], most: int | None) -> str:
    """How many are left out behind the first ``most``; "" where none is."""
    rest = len(all_[most:]) if most else 0
    return f" {wording.AND_MORE.format(number=rest)}" if rest else ""


def unique(ids: Iterable[str]) -> list[str]:
    """Each id once, in the order of its first mention."""
    return list(dict.fromkeys(ids))


def overdue(entries: Iterable[Entry], today: date) -> list[str]:
    """The paragraph that tells when the oldest answer was reviewed, if a review of it is long overdue."""
    late = [one.reviewed_on for one in entries if one.review_due + LONG_OVERDUE < today]
    return [f"<i>{escape(wording.OVERDUE.format(date=min(late).isoformat()))}</i>"] if late else []
