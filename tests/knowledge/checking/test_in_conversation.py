"""A claim that leans on what was said before it: on the last verdict, or on the last answer."""

from __future__ import annotations

import pytest

from knowledge.model import NO_CONVERSATION, Checked, Conversation
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, claims, explained


def after(said: str, *, checks: bool) -> Conversation:
    """What is remembered after a claim was checked, or a question answered."""
    outcome = claims().check(said) if checks else claims().answer(said)
    return claims().follow(NO_CONVERSATION, outcome)


def then(said: str, claim: str, *, checks: bool) -> Checked:
    """The verdict on a claim behind another one, or behind an answer."""
    outcome = claims().check(claim, after(said, checks=checks))
    assert isinstance(outcome, Checked)
    return outcome


@pytest.mark.parametrize(
    ("before", "claim", "alike"),
    [
        ("vitamin D slows ALS", "what about B12?", "B12 slows ALS"),
        ("B12 slows ALS", "and vitamin D?", "vitamin D slows ALS"),
        ("vitamin D cures ALS", "what about B12", "B12 cures ALS"),
        ("vitamin D cures ALS", "same for riluzole", "riluzole cures ALS"),
        ("low vitamin D causes ALS", "and low B12?", "low B12 causes ALS"),
        ("B12 cures ALS", "what about garlic?", "garlic cures ALS"),
    ],
)
def test_what_is_only_named_behind_a_verdict_is_judged_by_the_same_predicate(
    before: str, claim: str, alike: str
) -> None:
    told, alone = then(before, claim, checks=True), checked(alike)
    assert (told.verdict, [one.claim for one in told.findings]) == (
        alone.verdict,
        [one.claim for one in alone.findings],
    )


@pytest.mark.parametrize(
    ("before", "claim", "verdict", "told"),
    [
        ("How long was the B12 trial?", "it was 16 months", C, "16 weeks"),
        ("How long was the B12 trial?", "it was 16 weeks", S, "16 weeks"),
        ("How many people were in the B12 trial?", "there were 37 people in it", C, "130"),
        ("How many people were in the vitamin D study?", "it had 37 people", S, "37"),
        ("How many people were in the vitamin D study?", "it had 130 people", C, "37"),
        ("Does vitamin D slow ALS?", "it cures ALS", C, "no cure"),
    ],
)
def test_what_names_nothing_is_judged_as_said_of_the_last_answer(
    before: str, claim: str, verdict: object, told: str
) -> None:
    outcome = then(before, claim, checks=False)
    assert outcome.verdict is verdict
    assert told in explained(outcome)


def test_it_is_told_what_a_claim_that_names_nothing_was_taken_for() -> None:
    outcome = then("How long was the B12 trial?", "it was 16 months", checks=False)
    assert "I took the claim to be about the" in explained(outcome)


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("How long was the B12 trial?", "vitamin D cures ALS"),
        ("How long was the B12 trial?", "the 2013 vitamin D study had 37 people"),
        ("Does vitamin D slow ALS?", "the B12 trial lasted 16 weeks"),
        ("How long was the B12 trial?", "ALS is more common in women"),
        ("How long was the B12 trial?", "my neighbour grows tomatoes"),
        ("Does vitamin D slow ALS?", "homocysteine is harmless"),
    ],
)
def test_a_claim_that_stands_on_its_own_is_judged_as_if_alone(before: str, claim: str) -> None:
    told, alone = then(before, claim, checks=False), checked(claim)
    assert (told.verdict, explained(told)) == (alone.verdict, explained(alone))


@pytest.mark.parametrize("claim", ["it walks my dog", "they moved to Spain", "it costs nothing to park there"])
def test_what_is_unknown_of_anything_stays_unknown_behind_an_answer(claim: str) -> None:
    assert then("How long was the B12 trial?", claim, checks=False).verdict in (X, N, P)
