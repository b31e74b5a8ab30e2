"""Danger in the same breath as a question, in few letters or by a number; what is everyday raises no alarm."""

from __future__ import annotations

import pytest

from knowledge.model import Advice, Answer, Urgency
from knowledge.screening import Screen
from tests.knowledge.examples import examples
from tests.knowledge.faq_fixture import faq
from tests.knowledge.shared import patterns_and_nearness

WRITTEN = examples("same_breath")
DANGERS, HARMLESS = (
    [text for texts in WRITTEN[name].values() for text in texts] for name in ("danger", "harmless")
)
QUESTIONS = (
    "{} does vitamin d help",
    "{}. can he take b12",
    "{} should i give vit d",
    "is b12 safe {}",
    "hi, sorry to bother you, {}, what does the b12 trial say about that?",
    "we have been giving b12 twice a week and now {}",
    "{} since yesterday, which vitamin is best",
)
SIGNS = (
    "his oxygen is at 84",
    "sats are 82",
    "he can't breathe",
    "mum is choking",
    "brth hrd",
    "hlp chok",
    "lips blu",
    "wont wake",
    "dad collapsed",
    "she had a seizure",
    "bleeding a lot",
    "i am going to take all my pills",
    "i want to die",
)


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


def test_danger_in_one_breath_with_a_question_is_found_in_english(screen: Screen) -> None:
    found = {text: screen.urgency(text) for text in DANGERS}
    assert [text for text, urgent in found.items() if urgent is None or urgent.language != "en"] == []


def test_what_is_everyday_in_one_breath_with_a_question_raises_no_alarm(screen: Screen) -> None:
    assert [text for text in HARMLESS if screen.urgency(text) is not None] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_no_question_hides_a_sign(screen: Screen, sign: str) -> None:
    missed = [text for one in QUESTIONS if screen.urgency(text := one.format(sign)) is None]
    assert not missed


def test_a_language_is_kept_where_its_words_stand(screen: Screen) -> None:
    urgent = screen.urgency("saturation de papa est à 80, il est tout bleu")
    assert urgent is not None
    assert urgent.language == "fr"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bipap mask off, im alone", Urgency.EMERGENCY),
        ("mask off alone", Urgency.EMERGENCY),
        ("how much riluzole is dangerous", Urgency.OVERDOSE),
        ("what happens if i take all my riluzole at once", Urgency.CRISIS),
    ],
)
def test_the_reply_is_of_the_kind_that_is_needed(screen: Screen, text: str, kind: Urgency) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "will i die",
        "whats going to happen to me",
        "what will happen to me",
        "how will it end for me",
        "is my dad going to die",
        "is he going to be in pain",
    ],
)
def test_how_it_will_go_is_declined_gently(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Advice)
    assert outcome.kind == "prognosis"


@pytest.mark.parametrize("text", ["will i lose my mind", "he gets it twice a week"])
def test_what_the_articles_know_is_answered(text: str) -> None:
    assert isinstance(faq().answer(text), Answer)
