"""The commands for curators: faults, coverage, measures, topics, exports."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.browsing import topic_lines
from bot.settings import read_all
from knowledge.glossary import with_glossary
from knowledge.linting import Report
from knowledge.loading import load
from knowledge.reading import summed_up

if TYPE_CHECKING:
    from handlers.store import Store

ASKED = """\
Whether each phrasing finds its own entry is not looked at here:
lint --asked asks them all (a minute)."""


def print_faults() -> int:
    """Print every fault and warning of the content; 1 where there is a fault."""
    from knowledge.linting import lint

    code = _printed(lint())
    print(ASKED, file=sys.stderr)
    return code


def print_asked() -> int:
    """Ask every phrasing and print those that do not find their entry; 1 where another entry answers."""
    from bot.asking import load_faq
    from knowledge.lint.asking import check_asking

    return _printed(check_asking(load_faq().answer))


def _printed(report: Report) -> int:
    for fault in report.faults:
        print(fault)
    for warning in report.warnings:
        print(f"{warning} (warning)")
    for line in summed_up(report.following):
        print(line)
    counts = _counted(len(report.faults), "fault"), _counted(len(report.warnings), "warning")
    print(", ".join(counts), file=sys.stderr)
    return 1 if report.faults else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def print_coverage() -> int:
    """Print which claims of the articles are covered; 1 where one is neither covered nor left out."""
    from knowledge.coverage import read_claims, read_coverage, report, report_of_map

    claims, coverage, entries = read_claims(), read_coverage(), load().entries
    made = report(claims, coverage, entries) if claims else report_of_map(coverage, entries)
    for line in (*made.lines, *made.problems):
        print(line)
    return 1 if made.problems else 0


def print_topics() -> int:
    """Print every question that has an answer, by topic."""
    for line in topic_lines(with_glossary(load())):
        print(line)
    return 0


def print_measures(bank: Path, queries: Path, out: Path | None) -> int:
    """Measure the engine on a labelled bank and print one JSON object."""
    from knowledge.evaluation import run

    print(json.dumps(run(bank, queries, out)))
    return 0


def print_claim_reviews(page: str) -> int:
    """Print the checked claims as JSON-LD (schema.org ClaimReview), for publishing at the address ``page``."""
    from knowledge.checking.export import claim_reviews

    print(json.dumps(claim_reviews(load(), page), ensure_ascii=False, indent=2))
    return 0


def print_questions() -> int:
    """Print the questions that were sent to the curators, one JSON object a line."""
    from handlers.store import StoreError

    async def read(store: Store) -> None:
        for one in await store.questions():
            print(json.dumps({"id": one.id, "at": one.at, "text": one.text, "entries": one.entry_ids}))
        if not await store.healthy():
            raise StoreError("the database stopped answering while it was read: try again")

    return _with_store(read)


def delete_question(id_: int) -> int:
    """Delete one question that was sent to the curators; 1 where there is none with this id."""
    from handlers.store import StoreError

    async def delete(store: Store) -> None:
        if not await store.delete_question(id_):
            raise StoreError(f"there is no question with the id {id_}")

    return _with_store(delete)


def _with_store(work: Callable[[Store], Awaitable[None]]) -> int:
    """Do something with the database, beside a bot that runs."""
    from handlers.store import Store, StoreError, check_readable

    url = read_all().store_url

    async def opened() -> None:
        store = await Store.look(url)
        try:
            await work(store)
        finally:
            await store.close()

    try:
        check_readable(url)
        asyncio.run(opened())
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def back_up(file: Path) -> int:
    """Copy the SQLite database to a new file, also while a bot runs; 1 where that cannot be done."""
    from handlers.store import StoreError, check_readable, copy_database

    url = read_all().store_url
    try:
        check_readable(url)
        copy_database(url, file)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
