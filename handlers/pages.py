"""Long lists as pages of four, each on one screen for eyes that point: topics, and the questions of one. Pure.

Below four choices stands one button that turns the page. Turning is no choice: from /start to any answer it is
two choices. Numbers go on from page to page, and every number of a list can be typed whatever page is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from handlers import wording
from handlers.keyboards import CHOICES, Verb, all_topics, button, question_buttons, rows, topic_buttons
from handlers.markup import Button, Message, bold, escape, label, numbered
from knowledge.loading import leaves
from knowledge.model import Entry, Topic

TOPIC, PAGE = "topic:", "page:"
"""Mark a topic, and the page that comes next, among what can be typed."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is seen of a list, and what can be typed: ids in the order of their numbers, then the next page."""

    message: Message
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    first: int
    topics: tuple[Topic, ...]


def topics_page(topics: Sequence[Topic], filled: Collection[str], at: int = 0) -> Page:
    """The page ``at`` (from 0, round and round) of the topics whose ids are in ``filled``: one branch each."""
    sections = list(_sections(topics, filled))
    offered = tuple(TOPIC + topic.id for section in sections for topic in section.topics)
    if not sections:
        return Page(Message(escape(wording.ELSE_TOPICS)), ())
    here, following = sections[at % len(sections)], (at + 1) % len(sections)
    listed = _listed(here.title, [topic.label for topic in here.topics], here.first)
    buttons = topic_buttons(here.topics, here.first)
    if len(sections) == 1:
        return _page([escape(wording.TOPICS_INTRO), listed], buttons, offered)
    others = dict.fromkeys(one.title for one in sections if one.title != here.title)
    told = [escape(wording.TOPICS_INTRO), listed, escape(wording.OTHER_TOPICS.format(titles="; ".join(others)))]
    title = wording.MORE_TOPICS.format(title=sections[following].title)
    return _page(told, buttons, offered, button(label(title), Verb.TOPICS, str(following)))


def _sections(topics: Sequence[Topic], filled: Collection[str]) -> Iterator[_Section]:
    number = 1
    for branch in topics:
        parts = [leaf for leaf in leaves([branch]) if leaf.id in filled]
        for start in range(0, len(parts), CHOICES):
            some = tuple(parts[start : start + CHOICES])
            yield _Section(branch.label, number, some)
            number += len(some)


def questions_page(topic: Topic, entries: Sequence[Entry], at: int = 0) -> Page:
    """The questions of a topic from index ``at`` on; an index that there is not is the first."""
    at = at if 0 <= at < len(entries) else 0
    here = entries[at : at + CHOICES]
    title = topic.label
    if len(entries) > CHOICES:
        span = wording.SPAN if len(here) > 1 else wording.SPAN_ONE
        title += span.format(first=at + 1, last=at + len(here), number=len(entries))
    about = f"{topic.description}." if topic.description and at == 0 else ""
    listed = _listed(title, [entry.question for entry in here], at + 1, about)
    told = [listed, escape(wording.TAP_OR_TYPE)]
    offered = tuple(entry.id for entry in entries)
    turn = _turn(topic, len(entries), at + CHOICES)
    return _page(told, question_buttons(here, at + 1), offered, turn)


def _turn(topic: Topic, number: int, start: int) -> Button:
    if number <= CHOICES:
        return all_topics()
    if start >= number:
        return button(wording.FIRST_ONES, Verb.TOPIC, topic.id, "0")
    last = min(start + CHOICES, number)
    span = wording.MORE_SPAN if last > start + 1 else wording.MORE_ONE
    return button(span.format(first=start + 1, last=last), Verb.TOPIC, topic.id, str(start))


def _listed(title: str, lines: Sequence[str], first: int, about: str = "") -> str:
    head = f"{bold(title)}\n{escape(about)}\n" if about else bold(title)
    return f"{head}\n{numbered(lines, first)}"


def _page(
    told: Sequence[str], buttons: Sequence[Button], offered: tuple[str, ...], turn: Button | None = None
) -> Page:
    html = "\n\n".join(told)
    if turn is None:
        return Page(Message(html, rows(*buttons)), offered)
    return Page(Message(html, rows(*buttons, turn)), (*offered, PAGE + (turn.data or "")))
