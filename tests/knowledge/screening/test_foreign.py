"""Other languages than English are told from it, and who writes in one is told so in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Answer, Smalltalk, Urgent
from knowledge.screening.foreign import Foreign
from tests.knowledge import shared
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hilft Vitamin B12 bei ALS?", "Englisch"),
        ("Ist ALS vererbbar?", "Englisch"),
        ("was ist ALS", "Englisch"),
        ("b12 spritzen", "Englisch"),
        ("Nebenwirkungen von Vitamin D", "Englisch"),
        ("La vitamine B12 aide-t-elle contre la SLA ?", "anglais"),
        ("traitement SLA", "anglais"),
        ("¿hay cura?", "inglés"),
        ("¿Es hereditaria la ELA?", "inglés"),
        ("vitamina D dosis", "inglés"),
        ("A vitamina D ajuda na ELA?", "inglês"),
        ("cos'è la sla", "inglese"),
        ("Helpt vitamine D bij ALS?", "Engels"),
        ("is het erfelijk", "Engels"),
        ("co to jest SLA", "angielsku"),
        ("B12 ALS hastalığına iyi gelir mi", "İngilizce"),
        ("vitamin d kitna lena chahiye", "अंग्रेज़ी"),
    ],
)
def test_short_messages_in_another_language_are_met_in_it_whatever_is_found(text: str, language: str) -> None:
    assert language in getattr(faq().answer(text), "before", "")


@pytest.mark.parametrize(
    "text",
    [
        "does vitamin d help with ela",
        "vitamina d trial results",
        "b12 dosis",
        "vitamine d dose",
        "was ist the dose",
        "what did Camu et al find",
        "la dose de b12 was 50 mg?",
        "als in la france",
        "my name is Maria, does b12 help",
        "is als a mal",
        "wat is als",
        "does Lena from Hamburg take b12",
    ],
)
def test_english_with_a_foreign_word_stays_english(text: str) -> None:
    assert not getattr(faq().answer(text), "before", "")


def test_hardly_a_phrasing_of_ours_is_taken_for_another_language() -> None:
    foreign = Foreign.load()
    ours = [one for entry in shared.entries().values() for one in entry.phrasings[::3]]
    taken = [one for one in ours if foreign.says(one)]
    assert len(taken) < len(ours) / 200


def test_danger_in_another_language_comes_first() -> None:
    assert isinstance(faq().answer("no puedo respirar, ¿la vitamina D ayuda?"), Urgent)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    said = Foreign.load().says(text)
    assert said is None or said.endswith((".", "。", "।"))
