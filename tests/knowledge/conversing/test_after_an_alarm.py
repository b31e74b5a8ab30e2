"""What is said after help was offered: who was asked, what was not meant, and what the next question is on."""

from __future__ import annotations

import pytest

from knowledge.model import NO_CONVERSATION, Answer, Concern, NoMatch, Smalltalk, Urgency, Urgent
from tests.knowledge.faq_fixture import faq


@pytest.mark.parametrize(
    ("alarm", "then", "id_"),
    [
        (
            "i took 3 vitamin d tablets today instead of one",
            "so what is the upper limit",
            "vitamin-d-upper-limit",
        ),
        ("mum swallowed ten vitamin D capsules", "what is the limit a day", "vitamin-d-upper-limit"),
        ("he took six b12 tablets at once", "is there an upper limit", "b12-upper-limit"),
    ],
)
def test_the_next_question_is_on_the_vitamin_that_too_much_was_taken_of(
    alarm: str, then: str, id_: str
) -> None:
    helped = faq().answer(alarm)
    assert helped == Urgent(Urgency.OVERDOSE)
    conversation = faq().follow(NO_CONVERSATION, helped)
    calm = faq().answer("ok it was 1000 iu each, i called the pharmacist, it is fine", conversation)
    answer = faq().answer(then, faq().follow(conversation, calm))
    assert isinstance(answer, Answer)
    assert answer.parts[0].entry.id == id_


def test_after_other_medicines_the_topic_stays_as_it_was() -> None:
    helped = faq().answer("i took ten riluzole at once")
    assert helped == Urgent(Urgency.OVERDOSE)
    assert faq().follow(NO_CONVERSATION, helped) == NO_CONVERSATION


@pytest.mark.parametrize(
    "text",
    [
        "ok it was 1000 iu each, i called the pharmacist, it is fine",
        "i called poison control and they say it is ok",
        "we rang 111, all fine",
        "spoke to the doctor already and he said not to worry",
        "the pharmacist says it is harmless",
        "i already called the doctor",
        "the doctor said it's fine",
        "i phoned the clinic, everything is ok",
        "the ambulance was here and he is ok now",
        "we have spoken to the nurse, no problem",
    ],
)
def test_who_has_asked_somebody_gets_a_kind_line(text: str) -> None:
    assert faq().answer(text) == Smalltalk("seen_to")


@pytest.mark.parametrize(
    "text",
    [
        "he took 40 riluzole. the pharmacist says it is fine",
        "i called the pharmacist, it is fine but now she does not wake up",
        "the doctor says it is fine but i want to die",
    ],
)
def test_danger_beside_it_is_still_danger(text: str) -> None:
    assert isinstance(faq().answer(text), Urgent)


@pytest.mark.parametrize(
    "text", ["i asked my doctor and he said b12 is fine", "the doctor said b12 is not safe"]
)
def test_what_a_doctor_says_of_a_vitamin_is_not_taken_for_it(text: str) -> None:
    assert faq().answer(text) != Smalltalk("seen_to")


@pytest.mark.parametrize(
    "text",
    [
        "No I'm not going to hurt myself, I'm just exhausted. Is there any help for carers?",
        "im not suicidal, only worn out. is there any help for carers?",
    ],
)
def test_who_means_no_harm_and_is_exhausted_gets_a_line_and_the_answer(text: str) -> None:
    answer = faq().answer(text)
    assert isinstance(answer, Answer)
    assert answer.parts[0].entry.id == "care-support"
    assert answer.concern is Concern.WEARY


def test_what_an_animal_ate_gets_its_line_and_the_question_beside_it_its_answer() -> None:
    alone = faq().answer("our dog ate my riluzole")
    assert isinstance(alone, NoMatch)
    assert alone.concern is Concern.ANIMAL
    asked = faq().answer("which dose did the mice get, our cat ate the vitamin d tablets")
    assert asked.concern is Concern.ANIMAL  # type: ignore[union-attr]
    assert not isinstance(asked, Urgent)
