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
    [pytest.param(text, id=text) for texts in WRITTEN[name].values() for text in texts]
    for name in ("danger", "harmless")
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


@pytest.mark.parametrize("text", DANGERS)
def test_danger_is_found(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is not None


@pytest.mark.parametrize("text", HARMLESS)
def test_much_the_same_words_raise_no_alarm(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is None


@pytest.mark.parametrize("sign", SIGNS)
def test_no_question_hides_a_sign(screen: Screen, sign: str) -> None:
    missed = [text for one in QUESTIONS if screen.urgency(text := one.format(sign)) is None]
    assert not missed


@pytest.mark.parametrize("text", [*DANGERS])
def test_english_danger_is_answered_in_english(screen: Screen, text: str) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.language == "en"


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
