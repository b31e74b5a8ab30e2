"""Danger in other languages as it is typed on a phone, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_alone, patterns_and_nearness

LANGUAGES = examples("languages_typed")
FEW_LETTERS = examples("few_letters")


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_alone()


def messages(kind: str) -> Iterator[tuple[str, str]]:
    """Language and text."""
    yield from ((language, text) for language, kinds in LANGUAGES.items() for text in kinds[kind])


@pytest.mark.parametrize("kind", [kind.value for kind in Urgency])
def test_danger_that_is_typed_on_a_phone_is_found_and_answered_in_its_language(
    screen: Screen, kind: str
) -> None:
    told = [(language, text, screen.urgency(text)) for language, text in messages(kind)]
    missed = [text for language, text, found in told if found is None or found.language != language]
    assert len(missed) <= 0.02 * len(told), missed
    assert sum(found is not None and found.kind.value == kind for *_, found in told) >= 0.96 * len(told)


def test_what_is_past_asked_in_general_or_said_with_a_laugh_raises_no_alarm(screen: Screen) -> None:
    alarms = [text for _, text in messages("none") if screen.urgency(text) is not None]
    assert not alarms


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "два года назад хотел умереть, теперь опять не хочу жить"),
        ("es", "hace años quise morir y hoy tampoco quiero vivir"),
        ("es", "como evitar atragantarse? mi madre se esta ahogando"),
        ("de", "vor zwei jahren wollte ich sterben, heute will ich nicht mehr leben"),
        ("de", "kann man vitamin b12 überdosieren? ich hab die ganze packung tabletten geschluckt"),
        ("fr", "les fausses routes sont fréquentes? maman n'arrive plus à respirer"),
        ("it", "è facile soffocarsi con la sla? papà non respira"),
        ("pt", "é comum engasgar? ele ta roxo e nao responde"),
        ("tr", "boğulma riski nasıl önlenir? annem nefes alamıyor"),
    ],
)
def test_a_harmless_wording_does_not_hide_danger_beside_it(screen: Screen, language: str, text: str) -> None:
    found = screen.urgency(text)
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize(
    "text",
    [
        "puedo tomar la vitamina con una copa de vino?",
        "papa demande de l'aide pour aller dans le jardin",
        "das Risiko ist zehnmal so hoch",
        "mein Vater nimmt 20 Tabletten am Tag, alle vom Arzt",
        "он каждый день принимает 12 таблеток в день по назначению",
    ],
)
def test_medicine_help_and_numbers_of_every_day_raise_no_alarm(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is None


@pytest.mark.parametrize("kind", [kind.value for kind in Urgency])
def test_danger_in_few_letters_is_found(kind: str) -> None:
    found = [(text, patterns_and_nearness().urgency(text)) for text in FEW_LETTERS[kind]]
    assert not [text for text, urgent in found if urgent is None or urgent.kind.value != kind]


def test_everyday_talk_in_few_letters_raises_no_alarm() -> None:
    assert not [text for text in FEW_LETTERS["none"] if patterns_and_nearness().urgency(text) is not None]
