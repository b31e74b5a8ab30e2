"""One answer as paragraphs: what it says, how sure that is, and everything that must travel with it.

Where room is short it is given up in steps: first the full wording of updates, then paragraph numbers, then
the wording of caveats; at last that of guards, the sources of updates, and all updates but the first and the
names of more than three sources, of which the number is told. Several answers in one message tell updates in
short: the button of each opens the answer alone, with all of it.
Corrections, caveats and guards themselves are never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from handlers import wording
from handlers.concerns import concern_lines
from handlers.markup import Place, bold, escape, width
from handlers.provenance import (
    addresses_paragraph,
    citations_of,
    how_many_more,
    overdue,
    sources_paragraph,
    unique,
)
from handlers.shortening import in_manner, is_short
from knowledge.glossary import GLOSSARY
from knowledge.model import Answer, Certainty, Entry, Knowledge, Manner, Part

SHORT = 900
"""Characters below which every answer stays, whatever goes with it."""
SHORT_IN_GROUP = 700
"""Characters that an answer may have in a group before its wording gives way."""
FOR_EACH_MORE = 300
"""Characters more for each further answer in one message: what it says, and how sure that is."""
FEW_SOURCES = 3
SURE = 0.6
"""From this probability on an answer needs no word on how the question was read: of labelled questions nine
right answers in ten are above it, and six wrong ones in ten are below."""
_WITH_ONE = (Place.PRIVATE, Place.TERMINAL)
"""Where the bot speaks with one person alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """How much is worded in full."""

    updates: bool = True
    caveats: bool = True
    paragraphs: bool = True
    guards: bool = True
    sources: bool = True
    update_sources: bool = True

    @property
    def most_sources(self) -> int | None:
        """How many sources are named; None for all."""
        return None if self.sources else FEW_SOURCES

    @property
    def most_updates(self) -> int | None:
        """How many updates are told; None for all."""
        return None if self.sources else 1


_BRIEF = Step(updates=False, caveats=False, paragraphs=False)
STEPS = (Step(), Step(updates=False), Step(updates=False, paragraphs=False), _BRIEF)
_BRIEFER = replace(_BRIEF, guards=False)
_OF_THE_ANSWER = replace(_BRIEFER, update_sources=False)
LAST_STEPS = (_BRIEF, _BRIEFER, _OF_THE_ANSWER, replace(_OF_THE_ANSWER, sources=False))
"""Wordings from the fullest on; the last ones are for what is still longer than is short anywhere."""


def answer_paragraphs(
    answer: Answer, knowledge: Knowledge, place: Place, today: date | None = None
) -> list[str]:
    """The paragraphs of one to three entries, in the fullest wording that keeps the answer short.

    What was just told is told again with fewer limits and sources. ``today`` decides whether a review is long
    overdue, which is then said last; None for the day it is.
    """
    late = overdue((part.entry for part in answer.parts), today or datetime.now(UTC).date())
    usual = SHORT if place in _WITH_ONE else SHORT_IN_GROUP
    more = FOR_EACH_MORE * (len(answer.parts) - 1)
    made: list[str] = []
    told_again = answer.again and answer.manner is Manner.USUAL and place in _WITH_ONE
    if told_again:
        return [*_paragraphs(answer, knowledge, place, LAST_STEPS[-1]), *late]
    fullest = () if answer.manner is Manner.BRIEF else STEPS[1:] if more else STEPS
    for steps, limit in ((fullest, usual + more), (LAST_STEPS, SHORT + more)):
        for step in steps:
            made = [*_paragraphs(answer, knowledge, place, step), *late]
            if width("\n\n".join(made)) < limit:
                return made
    return made


def _paragraphs(answer: Answer, knowledge: Knowledge, place: Place, step: Step) -> list[str]:
    parts = in_manner(answer).parts
    entries = [part.entry for part in parts]
    made = [*guards(answer, step.guards), *understood(answer, place), *_answers(parts, place)]
    whole = entries if answer.manner is Manner.USUAL else ()
    updates = unique(id_ for entry in entries for id_ in untold(entry, whole, knowledge))
    made.append(updates_paragraph(updates, knowledge, step.updates, step.most_updates))
    caveats = unique(id_ for entry in entries for id_ in entry.caveats)
    made.append(caveats_paragraph(caveats, knowledge, step.caveats))
    cited = (one for entry in entries for one in citations_of(entry, knowledge, step.update_sources))
    if answer.manner is Manner.SOURCED:
        made.append(addresses_paragraph(cited, knowledge))
    else:
        made.append(sources_paragraph(cited, knowledge, step.paragraphs, step.most_sources))
    made.append(_not_answered(answer))
    return [paragraph for paragraph in made if paragraph]


def _not_answered(answer: Answer) -> str:
    """What was asked beside what is answered: what the articles do not mention, and how much is left."""
    lines = [wording.UNKNOWN_TERM.format(term=answer.unknown)] if answer.unknown else []
    lines += [wording.LEFT_OVER.format(left=answer.left)] if answer.left else []
    return f"<i>{escape(' '.join(lines))}</i>" if lines else ""


def guards(answer: Answer, worded: bool) -> list[str]:
    """What goes before an answer: the line for a concern, and that it is no advice for one person."""
    personal = wording.PERSONAL if worded else wording.PERSONAL_BRIEF
    told = concern_lines(answer.concern, worded)
    return [*told, f"<i>{escape(personal)}</i>"] if answer.personal else told


def understood(answer: Answer, place: Place) -> list[str]:
    """How the question was read, where that is not sure, so that who meant another one sees it at once.

    That an answer is the last one again is said, so that nobody looks for what is new in it.
    """
    first = answer.parts[0]
    if answer.manner is Manner.BRIEF and all(is_short(part.entry) for part in answer.parts):
        return [f"<i>{escape(wording.SHORT_ALREADY)}</i>"]
    if answer.manner in wording.IN_MANNER:
        return [f"<i>{escape(wording.IN_MANNER[answer.manner])}</i>"]
    if answer.manner is not Manner.USUAL:
        return []
    if answer.again and place in _WITH_ONE:
        more = first.entry.details and len(answer.parts) == 1
        return [f"<i>{escape(wording.AGAIN_WITH_DETAIL if more else wording.AGAIN)}</i>"]
    if len(answer.parts) > 1 or first.score >= SURE or place is Place.INLINE:
        return []
    return [f"<i>{escape(wording.UNDERSTOOD.format(question=first.entry.question))}</i>"]


def _answers(parts: Sequence[Part], place: Place) -> Iterator[str]:
    """Each answer, numbered where there are several; what one of them corrects, the next need not."""
    corrected: set[str] = set()
    for number, part in enumerate(parts, 1):
        new = [one for one in corrections(part.entry) if one not in corrected]
        yield _said(part, place, number if len(parts) > 1 else None, new)
        corrected.update(new)


def _said(part: Part, place: Place, number: int | None, corrected: Iterable[str]) -> str:
    entry = part.entry
    told = [bold(part.note)] if part.note else []
    told.append(escape(entry.answer.strip()))
    shown = "\n".join(hidden(line, entry, place) for line in told)
    lines = [f"<b>{number}.</b> {shown}" if number else shown, how_sure(entry)]
    lines += [hidden(line, entry, place) for line in corrected]
    return "\n".join(filter(None, lines))


def hidden(html: str, entry: Entry, place: Place) -> str:
    """A prognosis is covered where others read along; a tap uncovers it."""
    covered = entry.prognosis and place in (Place.GROUP, Place.INLINE)
    return f"<tg-spoiler>{html}</tg-spoiler>" if covered else html


def how_sure(entry: Entry) -> str:
    """The line that tells the certainty; "" where an answer says itself that the articles are silent, or only
    explains a word."""
    if entry.certainty is Certainty.NOT_COVERED or entry.topic == GLOSSARY:
        return ""
    return f"{bold(wording.HOW_SURE)} {escape(wording.CERTAINTY[entry.certainty])}."


def corrections(entry: Entry) -> list[str]:
    """A line for each place where the study says something else than its article."""
    return [f"{bold(wording.CORRECTION)} {escape(one.text.strip())}" for one in entry.corrections]


def untold(entry: Entry, told: Sequence[Entry], knowledge: Knowledge) -> Iterator[str]:
    """The updates of an entry but those that an answer tells itself: it cites the same figures."""
    cited = {(one.source, one.passage) for each in told for one in each.citations}
    for id_ in entry.updates:
        figures = [one for one in knowledge.updates[id_].citations if one.numbers]
        if not any((one.source, one.passage) in cited for one in figures):
            yield id_


def updates_paragraph(ids: Iterable[str], knowledge: Knowledge, worded: bool, most: int | None = None) -> str:
    """What changed since, each in full with its date, or in short; after ``most`` only how many more."""
    updates = [knowledge.updates[id_] for id_ in ids]
    if worded:
        return "\n".join(
            f"{bold(wording.CHANGED_SINCE.format(date=one.date))} {escape(one.text.strip())}" for one in updates
        )
    told = "; ".join(one.short.strip() for one in updates[:most])
    return f"{bold(wording.CHANGED_BRIEF)} {escape(told)}{how_many_more(updates, most)}." if told else ""


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
