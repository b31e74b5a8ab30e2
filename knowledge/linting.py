"""The rules that content must keep, beyond being readable: each a function that adds faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.lint_claims import check_claims
from knowledge.lint_numbers import check_numbers
from knowledge.lint_screening import check_screening
from knowledge.lint_wording import check_wording
from knowledge.loading import Content, leaves, read_content
from knowledge.model import Certainty, Entry, KnowledgeError, Topic
from knowledge.reading import FOLDER, Fault
from knowledge.screening.help import contacts_to_check
from knowledge.shorthand import FILE as SHORT_FORMS
from knowledge.shorthand import shorthand

ANSWER_LIMIT = 350
DETAILS_LIMIT = 900
NOTE_LIMIT = 300
PHRASINGS_AT_LEAST = 10
CHOICES_AT_MOST = 4
REACH_AT_LEAST = 5

DEMANDED_CAVEATS: dict[Certainty, frozenset[str]] = {
    Certainty.RANDOMISED_TRIAL: frozenset({"only-16-weeks", "earlier-trial-missed", "later-studies-disagree"}),
    Certainty.OBSERVATIONAL: frozenset(
        {"small-retrospective", "association-not-cause", "later-studies-disagree", "not-als"}
    ),
    Certainty.POPULATION_LINK: frozenset({"association-not-cause"}),
    Certainty.LAB_OR_ANIMAL: frozenset({"animals-only", "laboratory-only"}),
    Certainty.EXPERT_OPINION: frozenset({"experts-opinion", "health-advice-not-study"}),
    Certainty.THEORY: frozenset({"theory-only"}),
}
"""An entry of this certainty carries at least one of these."""


@dataclass(frozen=True, slots=True)
class Report:
    """What linting found: faults stop a release, warnings wait for a curator."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()


def lint(folder: Path = FOLDER, today: date | None = None) -> Report:
    """Hold all content below ``folder`` against the rules; ``today`` decides which reviews are due."""
    content = read_content(folder)
    warnings: list[Fault] = []
    for rule in RULES:
        rule(content)
    today = today or date.today()  # noqa: DTZ011
    _check_reviews(content, today)
    warnings.extend(_old_contacts(today))
    check_claims(folder, content)
    content.faults.found.extend(check_screening(folder / "screening", content.entries.by_id))
    content.faults.found.extend(_short_forms(folder))
    warnings.extend(check_wording(content))
    warnings.extend(check_numbers(content))
    return Report(tuple(sorted(content.faults.found)), tuple(sorted(warnings)))


def _short_forms(folder: Path) -> Iterable[Fault]:
    try:
        if (folder / SHORT_FORMS).is_file():
            shorthand(folder)
    except KnowledgeError as error:
        return error.faults
    return ()


def _old_contacts(today: date) -> Iterator[Fault]:
    for contact in contacts_to_check(today):
        message = f"{contact.id}: last checked on {contact.checked_on}: check it and set checked_on"
        yield Fault("knowledge/screening/contacts.yaml", 1, message)


def _each(content: Content) -> Iterator[tuple[Entry, Callable[[tuple[str | int, ...], str], None]]]:
    for entry in content.entries.by_id.values():

        def add(place: tuple[str | int, ...], message: str, id_: str = entry.id) -> None:
            content.entries.fault(id_, place, message, content.faults)

        yield entry, add


def _check_lengths(content: Content) -> None:
    for entry, add in _each(content):
        for key, text, limit in (
            ("answer", entry.answer, ANSWER_LIMIT),
            ("details", entry.details or "", DETAILS_LIMIT),
            *(("corrections", correction.text, NOTE_LIMIT) for correction in entry.corrections),
        ):
            if len(text) > limit:
                add((key,), f"{key} has {len(text)} characters: at most {limit}")


def _check_phrasing_count(content: Content) -> None:
    for entry, add in _each(content):
        if len(entry.phrasings) < PHRASINGS_AT_LEAST:
            add(("phrasings",), f"{len(entry.phrasings)} phrasings: at least {PHRASINGS_AT_LEAST}")


def _check_caveats(content: Content) -> None:
    for entry, add in _each(content):
        demanded = DEMANDED_CAVEATS.get(entry.certainty, frozenset())
        if demanded and not demanded & set(entry.caveats):
            names = ", ".join(sorted(demanded))
            add(("caveats",), f"certainty {entry.certainty} demands one of these caveats: {names}")
        if not entry.citations and entry.certainty is not Certainty.NOT_COVERED:
            add(("citations",), "an answer needs a citation: name source and passage")


def _check_silence(content: Content) -> None:
    for entry, add in _each(content):
        if entry.certainty is Certainty.NOT_COVERED and "articles do" not in entry.answer.split(".")[0]:
            add(("answer",), "an answer on silence begins with what 'the three articles do not' say")


def _check_reviews(content: Content, today: date) -> None:
    for entry, add in _each(content):
        if entry.review_due <= today:
            add(("review_due",), f"the review was due on {entry.review_due}: review it, then set a new date")
        if entry.reviewed_on > today:
            add(("reviewed_on",), f"reviewed_on {entry.reviewed_on} lies ahead: correct it")


def _reached(content: Content, start: str) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        entry = content.entries.by_id.get(ahead.pop())
        new = set(entry.related) - reached if entry else set()
        reached |= new
        ahead.extend(new)
    return reached


def _check_related(content: Content) -> None:
    for entry, add in _each(content):
        if entry.id in entry.related:
            add(("related",), "an entry is not related to itself: remove it")
        if len(entry.related) < 2:
            add(("related",), "name two to four related entries, so that nobody ends in a dead end")
        elif len(_reached(content, entry.id)) < REACH_AT_LEAST:
            add(("related",), "the related entries only lead to each other: link one to another topic")


def _too_many(topics: Iterable[Topic]) -> Iterator[str]:
    branches = list(topics)
    if len(branches) > CHOICES_AT_MOST:
        yield f"{len(branches)} topics at the top: at most {CHOICES_AT_MOST}"
    for branch in branches:
        if len(branch.parts) > CHOICES_AT_MOST:
            yield f"topic '{branch.id}' has {len(branch.parts)} parts: at most {CHOICES_AT_MOST}"
        for part in branch.parts:
            if part.parts:
                yield f"topic '{part.id}' is a third level: two taps must do"


def _check_topics(content: Content) -> None:
    used = Counter(entry.topic for entry in content.entries.by_id.values())
    if content.glossary.by_id:
        used["glossary"] += 1
    empty = [leaf.id for leaf in leaves(content.knowledge.topics) if not used[leaf.id]]
    problems = [f"topic '{id_}' has no entries: add some or remove it" for id_ in empty]
    for problem in (*_too_many(content.knowledge.topics), *problems):
        content.faults.add("knowledge/topics.yaml", 1, problem)


def _check_unused(content: Content) -> None:
    entries = content.entries.by_id.values()
    caveats = {id_ for entry in entries for id_ in entry.caveats}
    updates = {id_ for entry in entries for id_ in entry.updates}
    for records, used in ((content.caveats, caveats), (content.updates, updates)):
        for id_ in records.by_id.keys() - used:
            records.fault(id_, (), "no entry uses it: use or remove it", content.faults)


RULES: tuple[Callable[[Content], None], ...] = (
    _check_lengths,
    _check_phrasing_count,
    _check_caveats,
    _check_silence,
    _check_related,
    _check_topics,
    _check_unused,
)
