"""Other languages than English are told from it, and who writes in one is told so in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Answer, Smalltalk, Urgent
from knowledge.screening.foreign import Foreign
from tests.knowledge.faq_fixture import faq


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿La vitamina D ayuda?", "inglés"),
        ("quanto tempo durou o estudo", "inglês"),
        ("Wie lange dauerte die Studie", "Englisch"),
        ("combien de temps a duré l'étude", "anglais"),
        ("quanto tempo è durato lo studio", "inglese"),
        ("hoe lang duurde het onderzoek", "Engels"),
        ("ile kosztuje i jak pomaga", "angielsku"),
        ("vitamin D işe yarar mı, ne kadar", "İngilizce"),
        ("berapa lama penyakit ini", "Inggris"),
        ("b12 lene se fayda hai kya", "अंग्रेज़ी"),
        ("क्या विटामिन डी से फायदा होता है", "अंग्रेज़ी"),
        ("сколько человек было в исследовании", "английском"),
        ("скільки людей було в дослідженні", "англійською"),
        ("چقدر طول کشید", "انگلیسی"),
        ("كم عدد المرضى", "بالإنجليزية"),
        ("ビタミンDは役に立ちますか", "英語"),
        ("维生素有用吗", "英文"),
        ("비타민이 도움이 되나요", "영어"),
    ],
)
def test_a_question_in_another_language_is_met_in_it(text: str, language: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Smalltalk)
    assert outcome.kind == "language"
    assert language in outcome.before


@pytest.mark.parametrize(
    "text", ["la la la", "does it help el paso", "tell me about creatine", "did Karam use el software", "", "?"]
)
def test_english_is_no_other_language(text: str) -> None:
    assert Foreign.load().says(text) is None


def test_what_is_understood_is_answered_in_whatever_words() -> None:
    assert isinstance(faq().answer("metilcobalamina is what"), Answer)


def test_danger_in_another_language_comes_first() -> None:
    assert isinstance(faq().answer("no puedo respirar, ¿la vitamina D ayuda?"), Urgent)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    said = Foreign.load().says(text)
    assert said is None or said.endswith((".", "。", "।"))
