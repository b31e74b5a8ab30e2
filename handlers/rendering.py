"""Outcome -> messages. Pure: no Telegram, no store; the same outcome always reads the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from handlers import keyboards, smalltalk, wording
from handlers.answers import answer_paragraphs
from handlers.concerns import concern_lines
from handlers.markup import Message, Place, Rows, escape, numbered, packed
from handlers.verdicts import checked_paragraphs, entries_of
from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    Concern,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Silent,
    Smalltalk,
    Urgent,
)
from knowledge.screening import help_parts, help_text

_NOTHING_ELSE = (Concern.WEARY, Concern.AFRAID, Concern.BEREAVED, Concern.GUILT, Concern.NO_ALARM)
"""Beside a kind line for these nothing is said of what the articles answer."""


def messages(  # noqa: PLR0911 - one return an outcome
    outcome: Outcome | Checked, knowledge: Knowledge, place: Place
) -> tuple[Message, ...]:
    """All that is said for an outcome at a place, in order; nothing for :class:`Silent`.

    Each message fits Telegram's limit; buttons stand below the last one.
    """
    match outcome:
        case Answer():
            return _answer(outcome, knowledge, place)
        case Checked():
            return _checked(outcome, knowledge, place)
        case Clarify():
            return _clarify(outcome, place)
        case NoMatch():
            return _no_match(outcome, place)
        case Advice():
            return _advice(outcome, place)
        case Urgent():
            return _message(map(escape, help_text(outcome.kind, outcome.language)))
        case Smalltalk():
            return _smalltalk(outcome, place)
        case Silent():
            return ()
        case _:
            assert_never(outcome)


def _message(paragraphs: Sequence[str] | map[str], rows: Rows = ()) -> tuple[Message, ...]:
    *first, last = packed(paragraphs)
    return (*(Message(html) for html in first), Message(last, rows))


def _answer(answer: Answer, knowledge: Knowledge, place: Place) -> tuple[Message, ...]:
    rows = keyboards.answer_rows([part.entry for part in answer.parts], place)
    return _message([*_first(answer.before), *answer_paragraphs(answer, knowledge, place)], rows)


def _first(before: str) -> list[str]:
    """What stands in front of everything: that only English is answered, in the language of the message."""
    return [escape(before)] if before else []


def _smalltalk(said: Smalltalk, place: Place) -> tuple[Message, ...]:
    line = smalltalk.LINES.get(said.kind, smalltalk.ELSE)
    told = [*_first(said.before), escape(line.format_map(help_parts()))]
    if not said.offers:
        return _message(told)
    return _message([*told, _listed(said.offers)], keyboards.choice_rows(said.offers, place))


def _checked(checked: Checked, knowledge: Knowledge, place: Place) -> tuple[Message, ...]:
    told = checked_paragraphs(checked, knowledge, place)
    return _message(told, keyboards.check_rows(entries_of(checked), checked.nearest, place))


def _clarify(clarify: Clarify, place: Place) -> tuple[Message, ...]:
    listed = f"{escape(wording.CHOOSE[place])}\n{_listed(clarify.choices)}"
    rows = keyboards.choice_rows(clarify.choices, place, keyboards.none_of_these())
    return _message([*_first(clarify.before), *concern_lines(clarify.concern), listed], rows)


def _listed(entries: Sequence[Entry]) -> str:
    return numbered(entry.question for entry in entries[: keyboards.CHOICES])


def _no_match(missed: NoMatch, place: Place) -> tuple[Message, ...]:
    lines = [*_first(missed.before), *concern_lines(missed.concern)]
    if missed.concern in _NOTHING_ELSE:
        return _message(lines)
    told = [*lines, escape(_why_silent(missed))]
    near = missed.nearest[: keyboards.CHOICES - 1]
    if near:
        lead = wording.NEAREST if len(near) > 1 else wording.NEAREST_ONE
        told.append(f"{escape(lead)}\n{_listed(near)}")
    elif place is not Place.GROUP and missed.concern is None:
        told.append(escape(wording.ELSE_TOPICS))
    way = keyboards.topics_in_private() if place is Place.GROUP else keyboards.tell_curators()
    return _message(told, keyboards.choice_rows(near, place, way))


def _why_silent(missed: NoMatch) -> str:
    unknown = missed.unknown
    if missed.concern is Concern.END_OF_LIFE or (missed.concern and not unknown):
        return wording.WHENEVER
    first = wording.UNKNOWN_TERM.format(term=unknown) if unknown else wording.NO_MATCH
    return f"{first} {wording.COVERS}"


def _advice(advice: Advice, place: Place) -> tuple[Message, ...]:
    declined = wording.ADVICE.get(advice.kind, wording.ADVICE["other"])
    decides = wording.WHO_DECIDES.get(advice.kind, wording.WHO_DECIDES_ELSE)
    told = [*_first(advice.before), *concern_lines(advice.concern), escape(f"{declined} {decides}")]
    near = advice.suggestions[: keyboards.CHOICES]
    if near:
        told.append(f"{escape(wording.CAN_TELL)}\n{_listed(near)}")
    return _message(told, keyboards.choice_rows(near, place))
