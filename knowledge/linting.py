"""The rules that content must keep, beyond being readable: each a function that adds faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from knowledge import roles
from knowledge.coverage import read_coverage
from knowledge.inventory import check_files
from knowledge.lint.claims import check_claims
from knowledge.lint.numbers import check_numbers
from knowledge.lint.screening import check_screening
from knowledge.lint.shown import check_shown
from knowledge.lint.wording import check_wording
from knowledge.loading import Content, leaves, read_content
from knowledge.mending.shorthand import FILE as SHORT_FORMS
from knowledge.mending.shorthand import shorthand
from knowledge.model import Certainty, Entry, KnowledgeError, Term, Topic
from knowledge.named import read_table as read_names
from knowledge.reading import FOLDER, Fault, Faults, Place, shown
from knowledge.screening.help import contacts_to_check
from knowledge.shape_hints import unknown
from knowledge.studies import matching, read_table

ANSWER_LIMIT = 350
DETAILS_LIMIT = 900
NOTE_LIMIT = 300
PHRASINGS_AT_LEAST = 10
CHOICES_AT_MOST = 4
REACH_AT_LEAST = 5

DEMANDED_CAVEATS: dict[Certainty, frozenset[str]] = {
    Certainty.RANDOMISED_TRIAL: frozenset(
        {"only-16-weeks", "earlier-trial-missed", "found-looking-back", "later-studies-disagree"}
    ),
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
    """What linting found: faults stop a release, warnings wait for a curator.

    ``following`` more faults may only follow from what could not be read.
    """

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    following: int = 0


def lint(folder: Path = FOLDER, today: date | None = None, *, whole: bool = True) -> Report:
    """Hold all content below ``folder`` against the rules; ``today`` decides which reviews are due.

    Files that are missing or empty are told alone, as whatever else was told would follow from them. With
    ``whole`` false the folder needs no more than its records, and what else the engine is made of is not
    looked at.
    """
    missing = Faults()
    if whole:
        check_files(folder, missing)
    if missing.found:
        return Report(tuple(missing.told()))
    content = read_content(folder)
    warnings: list[Fault] = []
    for rule in RULES:
        rule(content)
    today = today or date.today()  # noqa: DTZ011
    _check_reviews(content, today)
    warnings.extend(_old_contacts(folder / "screening", today))
    claims = check_claims(folder, content)
    if whole:
        lost = content.faults.lacks(Entry)
        topics = leaves(content.knowledge.topics)
        roles.check_entries(content.entries.by_id.values(), topics, content.faults, lost=lost)
        roles.check_claims(claims, content.faults)
        content.faults.found.extend(check_screening(folder / "screening", content.entries.by_id))
    content.faults.found.extend(_check_tables(folder, content.entries.by_id if whole else {}))
    check_shown(folder, content)
    warnings.extend(check_wording(content))
    warnings.extend(check_numbers(content))
    return Report(tuple(content.faults.told()), tuple(sorted(warnings)), content.faults.following())


def _check_tables(folder: Path, entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """The faults of the tables beside the records, each read as the bot reads it."""
    readers: dict[str, Callable[[Path], object]] = {
        SHORT_FORMS: shorthand,
        "studies.yaml": lambda folder: _check_studies(folder, entries),
        "coverage.yaml": read_coverage,
        "named.yaml": lambda folder: _check_named(folder, entries),
    }
    for name, reader in readers.items():
        try:
            if (folder / name).is_file():
                reader(folder)
        except KnowledgeError as error:
            yield from error.faults


def _check_studies(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Raises KnowledgeError where the studies cannot be read, or name an entry or a study that there is not.

    Without any ``entries`` the names of these are not looked at.
    """
    table, faults, file = read_table(folder), Faults(), shown(folder / "studies.yaml")
    for name, study in table.items():
        for pattern in study.entries:
            if entries and not matching(entries, pattern):
                faults.add(file, 1, f"{name}: {unknown('entry', pattern, entries)}")
        for other in (*filter(None, (study.other,)), *study.parts):
            if other not in table:
                faults.add(file, 1, f"{name}: {unknown('study', other, table)}")
    faults.raise_if_any()


def _check_named(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Raises KnowledgeError where the names cannot be read, or stand at an entry that there is not."""
    faults, file = Faults(), shown(folder / "named.yaml")
    for id_ in read_names(folder):
        if entries and id_ not in entries:
            faults.add(file, 1, unknown("entry", id_, entries))
    faults.raise_if_any()


def _old_contacts(folder: Path, today: date) -> Iterator[Fault]:
    """Contacts to check again; where they cannot be read, that is told with the other files of the screen."""
    try:
        old = contacts_to_check(today, folder)
    except KnowledgeError:
        return
    for contact in old:
        message = f"{contact.id}: last checked on {contact.checked_on}: check it and set checked_on"
        yield Fault(shown(folder / "contacts.yaml"), 1, message)


def _check_lengths(content: Content) -> None:
    for entry, add in content.each_entry():
        for key, text, limit in (
            ("answer", entry.answer, ANSWER_LIMIT),
            ("details", entry.details or "", DETAILS_LIMIT),
            *(("corrections", correction.text, NOTE_LIMIT) for correction in entry.corrections),
        ):
            if len(text) > limit:
                add((key,), f"{key} has {len(text)} characters: at most {limit}")


def _check_phrasing_count(content: Content) -> None:
    for entry, add in content.each_entry():
        if len(entry.phrasings) < PHRASINGS_AT_LEAST:
            add(("phrasings",), f"{len(entry.phrasings)} phrasings: at least {PHRASINGS_AT_LEAST}")


def _check_caveats(content: Content) -> None:
    for entry, add in content.each_entry():
        demanded = DEMANDED_CAVEATS.get(entry.certainty, frozenset())
        if demanded and not demanded & set(entry.caveats):
            names = ", ".join(sorted(demanded))
            add(("caveats",), f"certainty {entry.certainty} demands one of these caveats: {names}")
        if not entry.citations and entry.certainty is not Certainty.NOT_COVERED:
            add(("citations",), "an answer needs a citation: name source and passage")


def _check_silence(content: Content) -> None:
    for entry, add in content.each_entry():
        if entry.certainty is Certainty.NOT_COVERED and "articles do" not in entry.answer.split(".")[0]:
            add(("answer",), "an answer on silence begins with what 'the three articles do not' say")


def _check_reviews(content: Content, today: date) -> None:
    """What was reviewed tomorrow may be so: a curator east of us has tomorrow already."""
    for entry, add in content.each_entry():
        _check_review(entry, today, add)
    for term in content.glossary.by_id.values():
        _check_review(term, today, partial(_add_to_glossary, content, term.id))


def _add_to_glossary(content: Content, id_: str, place: Place, message: str) -> None:
    content.glossary.fault(id_, place, message, content.faults)


def _check_review(one: Entry | Term, today: date, add: Callable[[Place, str], None]) -> None:
    if one.review_due <= today:
        add(("review_due",), f"the review was due on {one.review_due}: review it, then set a new date")
    if one.reviewed_on > today + timedelta(days=1):
        add(("reviewed_on",), f"reviewed_on {one.reviewed_on} lies ahead: correct it")


def _reached(content: Content, start: str) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        entry = content.entries.by_id.get(ahead.pop())
        new = set(entry.related) - reached if entry else set()
        reached |= new
        ahead.extend(new)
    return reached


_TOLD_OF_ONE = "risk"
"""A follow-up for which the same answer may be told once more, with the line that it is for no one person."""


def _check_related(content: Content) -> None:
    for entry, add in content.each_entry():
        if entry.id in entry.related:
            add(("related",), "an entry is not related to itself: remove it")
        if entry.id in {told for kind, told in entry.follow_ups.items() if kind != _TOLD_OF_ONE}:
            add(("follow_ups",), "a follow-up is not answered by the same entry: remove it")
        if len(entry.related) < 2:
            add(("related",), "name two to four related entries, so that nobody ends in a dead end")
        elif len(_reached(content, entry.id)) < REACH_AT_LEAST:
            message = "the related entries only lead to each other: link one to another topic"
            follows = content.faults.lacks(Entry)
            content.entries.fault(entry.id, ("related",), message, content.faults, follows=follows)


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
    if content.glossary.by_id or content.faults.lacks(Term):
        used["glossary"] += 1
    for problem in _too_many(content.knowledge.topics):
        content.faults.add("knowledge/topics.yaml", 1, problem)
    empty = [leaf.id for leaf in leaves(content.knowledge.topics) if not used[leaf.id]]
    for id_ in empty:
        problem, follows = f"topic '{id_}' has no entries: add some or remove it", content.faults.lacks(Entry)
        content.faults.add("knowledge/topics.yaml", 1, problem, follows=follows)


def _check_unused(content: Content) -> None:
    entries = content.entries.by_id.values()
    caveats = {id_ for entry in entries for id_ in entry.caveats}
    updates = {id_ for entry in entries for id_ in entry.updates}
    for records, used in ((content.caveats, caveats), (content.updates, updates)):
        for id_ in records.by_id.keys() - used:
            message, follows = "no entry uses it: use or remove it", content.faults.lacks(Entry)
            records.fault(id_, (), message, content.faults, follows=follows)


RULES: tuple[Callable[[Content], None], ...] = (
    _check_lengths,
    _check_phrasing_count,
    _check_caveats,
    _check_silence,
    _check_related,
    _check_topics,
    _check_unused,
)
