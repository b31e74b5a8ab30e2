"""One answer as paragraphs: what it says, how sure that is, and everything that must travel with it.

Where room is short it is given up in steps (:data:`STEPS`): first the wording of updates, then that of
caveats, then paragraph numbers. Corrections and caveats themselves are never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers import wording
from handlers.markup import Place, bold, escape, link, width
from knowledge.model import Citation, Entry, Knowledge, Part, SourceKind

SHORT = 900
SHORT_IN_GROUP = 700


@dataclass(frozen=True, slots=True)
class Step:
    """How much is worded in full."""

    updates: bool
    caveats: bool
    paragraphs: bool = True


STEPS = (Step(True, True), Step(False, True), Step(False, False), Step(False, False, False))


def answer_paragraphs(parts: Sequence[Part], knowledge: Knowledge, place: Place, taken: int = 0) -> list[str]:
    """The paragraphs of one to three entries, in the fullest wording that keeps the answer short.

    ``taken``: characters that stand above the answer already.
    """
    limit = (SHORT if place in (Place.PRIVATE, Place.TERMINAL) else SHORT_IN_GROUP) * len(parts)
    made: list[str] = []
    for step in STEPS:
        made = _paragraphs(parts, knowledge, place, step)
        if taken + width("\n\n".join(made)) < limit:
            break
    return made


def _paragraphs(parts: Sequence[Part], knowledge: Knowledge, place: Place, step: Step) -> list[str]:
    entries = [part.entry for part in parts]
    several = len(parts) > 1
    made = [_said(part, place, number if several else None) for number, part in enumerate(parts, 1)]
    updates = unique(id_ for entry in entries for id_ in entry.updates)
    last = [updates_paragraph(updates, knowledge, step.updates)]
    caveats = unique(id_ for entry in entries for id_ in entry.caveats)
    last.append(caveats_paragraph(caveats, knowledge, step.caveats))
    cited = (one for entry in entries for one in citations_of(entry, knowledge, step.updates))
    last.append(sources_paragraph(cited, knowledge, step.paragraphs))
    return [paragraph for paragraph in (*made, *last) if paragraph]


def _said(part: Part, place: Place, number: int | None) -> str:
    entry = part.entry
    told = [bold(part.note)] if part.note else []
    told.append(escape(entry.answer.strip()))
    shown = "\n".join(hidden(line, entry, place) for line in told)
    lines = [f"<b>{number}.</b> {shown}" if number else shown, how_sure(entry)]
    lines += [hidden(line, entry, place) for line in corrections(entry)]
    return "\n".join(lines)


def hidden(html: str, entry: Entry, place: Place) -> str:
    """A prognosis is covered where others read along; a tap uncovers it."""
    covered = entry.prognosis and place in (Place.GROUP, Place.INLINE)
    return f"<tg-spoiler>{html}</tg-spoiler>" if covered else html


def how_sure(entry: Entry) -> str:
    """The line that tells the certainty."""
    return f"{bold(wording.HOW_SURE)} {escape(wording.CERTAINTY[entry.certainty])}."


def corrections(entry: Entry) -> list[str]:
    """A line for each place where the study says something else than its article."""
    return [f"{bold(wording.CORRECTION)} {escape(one.text.strip())}" for one in entry.corrections]


def updates_paragraph(ids: Iterable[str], knowledge: Knowledge, worded: bool) -> str:
    """What changed since: the texts, or only how many, which the button explains."""
    updates = [knowledge.updates[id_] for id_ in ids]
    if worded:
        return "\n".join(
            f"{bold(wording.CHANGED_SINCE.format(date=one.date))} {escape(one.text.strip())}" for one in updates
        )
    if not updates:
        return ""
    more = wording.CHANGED_BRIEF_MORE.format(number=len(updates))
    count = wording.CHANGED_BRIEF_ONE if len(updates) == 1 else more
    return f"{bold(wording.CHANGED_BRIEF)} {escape(count)}."


def caveats_paragraph(ids: Sequence[str], knowledge: Knowledge, worded: bool) -> str:
    """The limits of the evidence, each in full or in its short form."""
    if not ids:
        return ""
    caveats = [knowledge.caveats[id_] for id_ in ids]
    if worded:
        told = " ".join(one.text.strip() for one in caveats)
    else:
        told = "; ".join(one.short.strip() for one in caveats) + "."
    return f"{bold(wording.KEEP_IN_MIND)} {escape(told)}"


def citations_of(entry: Entry, knowledge: Knowledge, updates: bool) -> list[Citation]:
    """All that an answer rests on, corrections included, and its updates where they are told."""
    found = [*entry.citations, *(c for one in entry.corrections for c in one.citations)]
    if updates:
        found += [c for id_ in entry.updates for c in knowledge.updates[id_].citations]
    return found


def sources_paragraph(citations: Iterable[Citation], knowledge: Knowledge, paragraphs: bool = True) -> str:
    """The sources by name, as links, with the paragraphs of articles."""
    passages: dict[str, set[int]] = {}
    for citation in citations:
        passages.setdefault(citation.source, set()).add(citation.passage)
    named = [_named(knowledge, id_, sorted(numbers) if paragraphs else []) for id_, numbers in passages.items()]
    return f"{bold(wording.SOURCES_LABEL)} {'; '.join(named)}." if named else ""


def _named(knowledge: Knowledge, id_: str, passages: Sequence[int]) -> str:
    source = knowledge.sources[id_]
    name = link(source.short, source.url)
    numbered = source.kind is SourceKind.ARTICLE and passages
    return f"{name}, {_passages(passages)}" if numbered else name


def _passages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"{wording.PARAGRAPH} {numbers[0]}"
    first = ", ".join(map(str, numbers[:-1]))
    return f"{wording.PARAGRAPHS} {first} and {numbers[-1]}"


def unique(ids: Iterable[str]) -> list[str]:
    """Each id once, in the order of its first mention."""
    return list(dict.fromkeys(ids))
