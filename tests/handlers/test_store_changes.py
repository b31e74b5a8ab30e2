"""Changes of the database that go there together."""

from __future__ import annotations

from typing import Any

from hypothesis import given as examples
from hypothesis import strategies as st
from sqlalchemy import text

from handlers.store.changes import INSERTS, Change, grouped
from handlers.store.statements import forget, keep_handled


@examples(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from("abc"), st.integers(0, 2), st.integers(0, 5)),
            st.tuples(st.just("delete"), st.integers(0, 2)),
        ),
        max_size=30,
    )
)
def test_changes_that_are_grouped_do_the_same_as_one_by_one(steps: list[tuple[Any, ...]]) -> None:
    upserts = {name: text(name) for name in "abc"}

    def change(step: tuple[Any, ...]) -> Change:
        if len(step) == 3:
            return Change(upserts[step[0]], {"key": step[1], "value": step[2]})
        return Change(text(f"{step[1]}"))

    tables: dict[str, dict[int, int]] = {name: {} for name in "abc"}
    for statement, rows in grouped(map(change, steps)):
        for row in rows or []:
            tables[str(statement)][row["key"]] = row["value"]
        if rows is None:
            for table in tables.values():
                table.pop(int(str(statement)), None)
    expected: dict[str, dict[int, int]] = {name: {} for name in "abc"}
    for step in steps:
        if len(step) == 3:
            expected[step[0]][step[1]] = step[2]
        else:
            for table in expected.values():
                table.pop(step[1], None)
    assert tables == expected


def test_rows_of_one_table_go_together_up_to_a_change_that_may_touch_anything() -> None:
    insert = INSERTS["sqlite"]
    changes = [keep_handled(insert, 1, 0), keep_handled(insert, 2, 0), *forget(7), keep_handled(insert, 3, 0)]
    sizes = [len(rows) if rows else None for _, rows in grouped(changes)]
    assert sizes == [2, None, None, None, None, 1]
