"""Signs of danger told in few words or beside a medicine, and claims of what was taken for long."""

from __future__ import annotations

import pytest

from knowledge.model import Urgency, Urgent
from tests.knowledge.examples import examples
from tests.knowledge.faq_fixture import faq
from tests.knowledge.shared import patterns_and_nearness

SIGNS = examples("signs")
DANGER = [text for texts in SIGNS["danger"].values() for text in texts]
NONE = [text for texts in SIGNS["none"].values() for text in texts]
NOT_EATEN = SIGNS["danger"]["cannot swallow and has not eaten"]


@pytest.mark.parametrize("text", DANGER)
def test_a_sign_in_few_words_is_danger(text: str) -> None:
    assert patterns_and_nearness().urgency(text) is not None


@pytest.mark.parametrize("text", NOT_EATEN)
def test_who_cannot_swallow_and_has_not_eaten_has_no_overdose(text: str) -> None:
    assert patterns_and_nearness().urgency(text) == Urgent(Urgency.EMERGENCY)


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_a_sign_raises_no_alarm(text: str) -> None:
    assert patterns_and_nearness().urgency(text) is None


@pytest.mark.parametrize("text", SIGNS["claim"])
def test_what_is_said_to_have_been_taken_for_long_is_checked_as_a_claim(text: str) -> None:
    assert not isinstance(faq().check(text), Urgent)


@pytest.mark.parametrize("text", SIGNS["taken"])
def test_what_was_just_taken_or_is_felt_is_danger_in_a_claim_too(text: str) -> None:
    assert isinstance(faq().check(text), Urgent)
