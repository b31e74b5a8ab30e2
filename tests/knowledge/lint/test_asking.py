"""Asking every phrasing: what is not found, or found elsewhere, is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.lint.asking import check_asking
from knowledge.linting import Report
from knowledge.loading import Content, read_content
from knowledge.model import Answer, Clarify, NoMatch, Outcome, Part, Urgency, Urgent
from knowledge.phrasings import held_out
from tests.knowledge.content import sound, write


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return read_content(write(tmp_path, sound()))


def owners(content: Content) -> dict[str, str]:
    return {p: entry.id for entry in content.entries.by_id.values() for p in entry.phrasings}


def asked(content: Content, changed: dict[str, Outcome]) -> Report:
    """Ask an engine that finds everything but what is ``changed``."""
    entries, of = content.entries.by_id, owners(content)
    return check_asking(lambda text: changed.get(text) or Answer((Part(entries[of[text]], 0.9),)), content)


def searched(content: Content) -> str:
    return next(p for p, id_ in owners(content).items() if id_ == "length-0" and not held_out(p))


def test_an_engine_that_finds_every_entry_has_no_faults(content: Content) -> None:
    assert asked(content, {}) == Report((), ())


def test_a_phrasing_that_another_entry_answers_is_a_fault(content: Content) -> None:
    other = Answer((Part(content.entries.by_id["length-1"], 0.9),))
    (fault,) = asked(content, {searched(content): other}).faults
    assert "answered by 'length-1'" in fault.message


def test_a_phrasing_that_is_taken_for_an_emergency_is_a_fault(content: Content) -> None:
    (fault,) = asked(content, {searched(content): Urgent(Urgency.CRISIS)}).faults
    assert "taken for an emergency" in fault.message


def test_a_phrasing_that_is_not_answered_is_a_warning_and_an_offered_one_is_none(content: Content) -> None:
    entries = content.entries.by_id
    assert len(asked(content, {searched(content): NoMatch()}).warnings) == 1
    offered = Clarify((entries["length-1"], entries["length-0"]), 0.3)
    assert asked(content, {searched(content): offered}) == Report((), ())


def test_entries_that_answer_each_others_held_out_phrasings_are_a_fault(content: Content) -> None:
    entries, of = content.entries.by_id, owners(content)
    swap = {"length-0": "length-1", "length-1": "length-0"}
    swapped: dict[str, Outcome] = {
        p: Answer((Part(entries[swap[id_]], 0.9),)) for p, id_ in of.items() if id_ in swap
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.lint.asking.held_out", lambda phrasing: of[phrasing] in swap)
        (fault,) = asked(content, swapped).faults
    assert "answer each other's phrasings" in fault.message
