"""The content as lines for a terminal: sources, and questions by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from bot.terminal import WIDTH
from knowledge.loading import leaves
from knowledge.model import Entry, Knowledge, Source, SourceKind, Topic

SOURCES, QUESTIONS = 5, 10
"""So many of a long list are shown at a time."""


def source_pages(knowledge: Knowledge) -> Iterator[list[str]]:
    """Every source (what it is, its date, what it is worth, where it is): the articles, then some at a time."""
    articles = [one for one in knowledge.sources.values() if one.kind is SourceKind.ARTICLE]
    others = [one for one in knowledge.sources.values() if one.kind is not SourceKind.ARTICLE]
    groups = [articles, *(others[at : at + SOURCES] for at in range(0, len(others), SOURCES))]
    yield from ([line for source in group for line in _source(source)] for group in groups if group)


def _source(source: Source) -> Iterator[str]:
    dated = f", {source.published}" if source.published else ""
    yield from _filled(f"{source.title} ({source.kind.value}{dated})")
    yield from _filled(source.worth, "  ")
    yield f"  {source.url}"


def topic_lines(knowledge: Knowledge) -> Iterator[str]:
    """The tree of topics with the questions of each."""
    for topic in knowledge.topics:
        yield from _topic(knowledge, topic, "")


def _topic(knowledge: Knowledge, topic: Topic, indent: str) -> Iterator[str]:
    yield f"{indent}{topic.label}"
    for part in topic.parts:
        yield from _topic(knowledge, part, indent + "  ")
    for entry in knowledge.entries.values():
        if entry.topic == topic.id:
            yield from _filled(f"- {entry.question}", indent + "  ")


def numbered_topics(knowledge: Knowledge, filled: Sequence[Topic]) -> Iterator[str]:
    """The topics in ``filled`` by number, below their branches."""
    numbers = {topic.id: number for number, topic in enumerate(filled, 1)}
    for branch in knowledge.topics:
        yield branch.label
        yield from (f"{numbers[leaf.id]:>4}. {leaf.label}" for leaf in leaves([branch]) if leaf.id in numbers)


def question_pages(topic: Topic, entries: Sequence[Entry]) -> Iterator[list[str]]:
    """The questions of a topic by number, some at a time."""
    for start in range(0, len(entries), QUESTIONS):
        numbered = enumerate(entries[start : start + QUESTIONS], start + 1)
        filled = (wrap(f"{at:>4}. {one.question}", WIDTH, subsequent_indent="      ") for at, one in numbered)
        yield [topic.label, *(line for lines in filled for line in lines)]


def _filled(text: str, indent: str = "") -> list[str]:
    return wrap(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
