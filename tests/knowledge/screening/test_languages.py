"""Plain danger told in other languages: found, by kind and by language, and answered in that language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.model import Urgency
from knowledge.screening import Screen
from tests.knowledge.examples import examples, is_held_back
from tests.knowledge.shared import patterns_alone

LANGUAGES = examples("languages_plain")
KINDS = ("crisis", "carer", "emergency", "overdose")


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_alone()


def messages(kinds: tuple[str, ...], held_back: bool | None = None) -> Iterator[tuple[str, str, str]]:
    """Language, kind and text."""
    for language, by_kind in LANGUAGES.items():
        for kind in kinds:
            for text in by_kind[kind]:
                if held_back is None or is_held_back(text) is held_back:
                    yield language, kind, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_danger_of_every_kind_and_messages_that_only_look_like_it(language: str) -> None:
    by_kind = LANGUAGES[language]
    assert sum(len(by_kind[kind]) for kind in KINDS) >= 8
    assert all(by_kind[kind] for kind in KINDS)
    assert len(by_kind["none"]) >= 4


@pytest.mark.parametrize("held_back", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_danger_of_every_kind_is_found_in_other_languages(screen: Screen, kind: str, held_back: bool) -> None:
    texts = [text for *_, text in messages((kind,), held_back)]
    assert sum(screen.urgency(text) is not None for text in texts) / len(texts) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_found_in_every_language(screen: Screen, language: str) -> None:
    texts = [text for code, _, text in messages(KINDS) if code == language]
    assert sum(screen.urgency(text) is not None for text in texts) / len(texts) >= 0.85


@pytest.mark.parametrize("around", ["ALS {}", "{} ALS", "bipap, {}"])
def test_a_latin_word_in_the_message_hides_no_danger(screen: Screen, around: str) -> None:
    found = [text for *_, text in messages(KINDS) if screen.urgency(text) is not None]
    hidden = [text for text in found if screen.urgency(around.format(text)) is None]
    assert not hidden


def test_the_reply_is_in_the_language_of_the_message(screen: Screen) -> None:
    found = [(language, screen.urgency(text)) for language, _, text in messages(KINDS)]
    right = [urgent.language == language for language, urgent in found if urgent is not None]
    assert sum(right) / len(right) >= 0.98


def test_the_kind_of_danger_is_told_apart(screen: Screen) -> None:
    found = [(kind.replace("carer", "crisis"), screen.urgency(text)) for _, kind, text in messages(KINDS)]
    right = [urgent.kind.value == kind for kind, urgent in found if urgent is not None]
    assert sum(right) / len(right) >= 0.95


def test_ordinary_questions_in_other_languages_raise_no_alarm(screen: Screen) -> None:
    alarms = [text for *_, text in messages(("none",)) if screen.urgency(text) is not None]
    assert len(alarms) <= 1, alarms


def test_a_question_on_the_law_does_not_hide_danger_beside_it(screen: Screen) -> None:
    law = "il suicidio assistito è legale in Italia?"
    assert screen.urgency(law) is None
    urgent = screen.urgency(f"{law} mio padre non riesce a respirare")
    assert urgent is not None
    assert urgent.kind is Urgency.EMERGENCY
    assert urgent.language == "it"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "сейчас вылетела канюля, не могу вставить"),
        ("ru", "она попрощалась с детьми и не отвечает"),
        ("uk", "щойно вилетіла трубка, що робити"),
        ("uk", "тато попрощався з нами і вимкнув телефон"),
        ("id", "kakak pamit ke semua orang lalu menyimpan racun serangga di kamar"),
    ],
)
def test_a_farewell_with_a_means_and_a_tube_that_came_out_are_found(
    screen: Screen, language: str, text: str
) -> None:
    urgent = screen.urgency(text)
    assert urgent is not None
    assert urgent.language == language


@pytest.mark.parametrize("text", ["попрощались с врачом после приема", "beli racun tikus untuk dapur"])
def test_an_everyday_farewell_or_trap_is_no_danger(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is None


def idioms() -> Iterator[tuple[str, str, str]]:
    """Language, kind and text of what native speakers most often say."""
    for language, by_kind in examples("languages_idioms").items():
        for kind, texts in by_kind.items():
            for text in texts:
                yield language, kind, text


def test_the_most_usual_words_of_danger_are_found_in_the_most_spoken_languages(screen: Screen) -> None:
    found = [(*one, screen.urgency(one[-1])) for one in idioms()]
    wrong = [
        one
        for *one, urgent in found
        if (urgent is None) != (one[1] == "none")
        or (urgent is not None and (urgent.language, urgent.kind.value) != (one[0], one[1]))
    ]
    assert wrong == []
