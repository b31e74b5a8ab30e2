"""The roles and topics by which the engine finds content: an id may change, and a role that is gone is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.bare_doses import BareDoses
from knowledge.checking.advice import limit_of
from knowledge.checking.records import read_claim_records
from knowledge.gazetteer import read_terms
from knowledge.loading import leaves
from knowledge.model import Claim, ClaimRole, Clarify, Entry, EntryRole, Topic
from knowledge.reading import FOLDER, Faults
from knowledge.roles import check_claims, check_entries
from knowledge.weighing.guard import Guard
from tests.knowledge.faq_fixture import content


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    """The claims as they are shipped."""
    return tuple(read_claim_records(FOLDER, Faults()).by_id.values())


def entries() -> list[Entry]:
    return list(content().entries.values())


def topics() -> list[Topic]:
    return leaves(content().topics)


def renamed() -> Iterator[Entry]:
    """The entries, each under another id."""
    return (replace(one, id=f"renamed-{number}") for number, one in enumerate(entries()))


def told_of_claims(claims: Iterator[Claim]) -> list[str]:
    faults = Faults()
    check_claims(claims, faults)
    return [fault.message for fault in faults.told()]


def told_of(entries: Iterator[Entry] | list[Entry], topics: list[Topic]) -> list[str]:
    faults = Faults()
    check_entries(entries, topics, faults)
    return [fault.message for fault in faults.told()]


def test_the_content_has_all_that_the_engine_looks_for(claims: tuple[Claim, ...]) -> None:
    assert told_of(entries(), topics()) == []
    assert told_of_claims(iter(claims)) == []


def test_no_rule_depends_on_an_id(claims: tuple[Claim, ...]) -> None:
    other = {one.id: one for one in renamed()}
    assert told_of(list(other.values()), topics()) == []
    assert told_of_claims(replace(one, id=f"renamed-{at}") for at, one in enumerate(claims)) == []
    assert limit_of(other) == limit_of(content().entries) == 4000
    outcome = BareDoses(other, Guard((), read_terms())).judged("is 10000 a day too much", None)
    assert isinstance(outcome, Clarify)
    assert [one.branch for one in outcome.choices] == ["vitamin", "b12"]


@pytest.mark.parametrize("role", list(EntryRole))
def test_a_role_that_no_entry_has_is_told(role: EntryRole) -> None:
    told = told_of((replace(one, role=None) if one.role is role else one for one in entries()), topics())
    assert told
    assert all(f"no entry has 'role: {role}'" in message for message in told)


@pytest.mark.parametrize("role", list(ClaimRole))
def test_a_role_that_no_claim_has_is_told(claims: tuple[Claim, ...], role: ClaimRole) -> None:
    told = told_of_claims(replace(one, role=None) if one.role is role else one for one in claims)
    assert told
    assert all(f"no claim has 'role: {role}'" in message for message in told)


def test_a_role_that_two_claims_have_is_told(claims: tuple[Claim, ...]) -> None:
    told = told_of_claims(replace(one, role=ClaimRole.NO_CURE) for one in claims[:2])
    assert any("2 claims have 'role: no_cure'" in message for message in told)


def test_a_limit_without_its_number_is_told() -> None:
    told = told_of((replace(one, facts={}) if one.role else one for one in entries()), topics())
    assert ["dose_iu" in message for message in told] == [True]


@pytest.mark.parametrize("id_", ["glossary", "b12-trial", "vitamin-d-study"])
def test_a_topic_under_another_name_is_told(id_: str) -> None:
    other = [replace(one, id="renamed") if one.id == id_ else one for one in topics()]
    (told,) = told_of(entries(), other)
    assert f"no topic '{id_}'" in told
