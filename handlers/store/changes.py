"""Changes of the database: statements that are made once, and the values that go into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Executable, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, Any]
InsertOf = Callable[[Table], Any]
INSERTS: dict[str, InsertOf] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""``INSERT ... ON CONFLICT`` of each dialect, by its name."""


class Change(NamedTuple):
    """A statement, and the row that it writes; without a row it may touch anything."""

    statement: Executable
    row: Row | None = None


@cache
def replacing(insert: InsertOf, table: Table) -> Executable:
    """Insert rows, or replace those that have their primary key."""
    keys = [column.name for column in table.primary_key]
    made = insert(table)
    rest = {column.name: made.excluded[column.name] for column in table.c if column.name not in keys}
    statement: Insert = made.on_conflict_do_update(index_elements=keys, set_=rest)
    return statement


@cache
def adding_one(insert: InsertOf, table: Table) -> Executable:
    """Count one more in the row that has the primary key; ``number`` is 1."""
    keys = [column.name for column in table.primary_key]
    statement: Insert = insert(table).on_conflict_do_update(
        index_elements=keys, set_={"number": table.c.number + 1}
    )
    return statement


@cache
def inserting(table: Table) -> Executable:
    """Insert rows."""
    return table.insert()


def grouped(changes: Iterable[Change]) -> Iterator[tuple[Executable, list[Row] | None]]:
    """Changes with all rows of a statement together: far fewer steps for the database, with the same result.

    Rows of one statement stay in order, and nothing passes a change that may touch anything.
    """
    waiting: dict[Executable, list[Row]] = {}
    for statement, row in changes:
        if row is not None:
            waiting.setdefault(statement, []).append(row)
            continue
        yield from waiting.items()
        waiting = {}
        yield statement, None
    yield from waiting.items()
