"""What patients and carers say beside questions: feelings, thanks, reproaches, and that an alarm was none."""

from __future__ import annotations

import pytest

from handlers.markup import Place
from handlers.rendering import messages
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Concern,
    Conversation,
    NoMatch,
    Outcome,
    Smalltalk,
    Urgent,
)
from tests.knowledge.faq_fixture import faq

ON_LATE = Conversation(("b12-late-stage",))


def kind_of(text: str, conversation: Conversation = NO_CONVERSATION) -> str:
    outcome = faq().answer(text, conversation)
    return outcome.kind if isinstance(outcome, Smalltalk) else type(outcome).__name__


def told(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Answer)
    return [part.entry.id for part in outcome.parts]


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("Feeling a bit lost tbh", Concern.WEARY),
        ("just feeling so low", Concern.WEARY),
        ("im crying here", Concern.WEARY),
        ("I feel guilty I was short with her", Concern.GUILT),
        ("i feel bad for snapping at my husband", Concern.GUILT),
    ],
)
def test_a_feeling_told_in_short_gets_its_line(text: str, concern: Concern) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert outcome.concern is concern


def test_tears_beside_a_question_on_the_outlook_are_not_passed_over() -> None:
    outcome = faq().answer(
        "so shes got 3 years?? thats what it says on google. im crying here",
        Conversation(("als-survival-years",)),
    )
    assert isinstance(outcome, Advice)
    assert (outcome.kind, outcome.concern) == ("prognosis", Concern.WEARY)


def test_what_is_asked_beside_weariness_is_answered() -> None:
    outcome = faq().answer("so fed up. does anything actualy work")
    assert told(outcome) == ["als-medicine-effect"]
    assert isinstance(outcome, Answer)
    assert outcome.concern is Concern.WEARY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I've just been told I have MND. I don't know what to ask", "told"),
        ("ok thank you, that is more or less what our GP said too", "thanks"),
        ("thanks, it is just what my wife said", "thanks"),
        ("ur honest at least", "praise"),
        ("ok fine. ur honest at least", "praise"),
        ("fair enough. r u doctor", "who"),
        ("thanks. who made you", "writers"),
        ("forget. you not understand me", "rude"),
        ("you dont read what i ask", "rude"),
        ("everyone says vitamins are useless why do u even exist", "what_for"),
        ("what are you good for", "what_for"),
        ("I understand you cannot decide. What questions can I bring to my neurologist?", "appointment"),
        ("help me prepare for my appointment next week about B12", "appointment"),
        ("ok. what can i ask her consultant on friday", "appointment"),
        ("ok ill ask the nurse", "ok"),
    ],
)
def test_a_remark_gets_the_line_that_fits_it(text: str, kind: str) -> None:
    assert kind_of(text, Conversation(("b12-experts-divided",))) == kind


@pytest.mark.parametrize("text", ["what is the question that B12 doctors ask", "thanks. does b12 help"])
def test_a_question_is_no_remark(text: str) -> None:
    assert not isinstance(faq().answer(text), Smalltalk)


def test_who_gives_up_hope_for_one_person_is_not_told_the_same_again() -> None:
    outcome = faq().answer("ok so not for him I suppose :(", ON_LATE)
    assert isinstance(outcome, Smalltalk)
    assert outcome.kind == "not_for_one"
    assert "b12-late-stage" not in [entry.id for entry in outcome.offers]


@pytest.mark.parametrize(
    "text",
    [
        "I said no need to repeat it. What about vitamin D then, he doesn't take any",
        "you dont understand me. What about vitamin D then",
    ],
)
def test_a_reproach_before_a_question_is_no_part_of_it(text: str) -> None:
    assert told(faq().answer(text, ON_LATE)) == ["vitamin-d-overview"]


@pytest.mark.parametrize(
    "text",
    [
        "What?? No, nobody is in danger! I'm asking about how to get the B12 injections in Ireland",
        "this is not an emergency. is B12 approved in Ireland?",
    ],
)
def test_who_protests_against_an_alarm_gets_a_sorry_and_the_answer(text: str) -> None:
    outcome = faq().answer(text)
    assert told(outcome) == ["b12-europe"]
    assert isinstance(outcome, Answer)
    assert outcome.concern is Concern.NO_ALARM


def test_a_protest_alone_gets_a_sorry() -> None:
    outcome = faq().answer("im not suicidal jeez")
    assert isinstance(outcome, NoMatch)
    assert outcome.concern is Concern.NO_ALARM


@pytest.mark.parametrize(
    "text",
    [
        "this is not an emergency but i want to die",
        "nobody is in danger. i took 40 riluzole tablets",
        "i am not suicidal. i just want to kill myself",
    ],
)
def test_a_protest_takes_no_danger_back(text: str) -> None:
    assert isinstance(faq().answer(text), Urgent)


@pytest.mark.parametrize(
    ("last", "text", "entries"),
    [
        ("riluzole-mechanism", "and d?", ["vitamin-d-mechanism"]),
        ("als-medicine-effect", "and b12?", ["b12-overview"]),
        ("vitamin-d-experts", "who r these drs", ["scelsa-who", "leverenz-who"]),
        ("vitamin-d-experts", "scelsa n leverenz i mean", ["scelsa-who", "leverenz-who"]),
        ("als-hereditary", "why did he get it", ["als-cause"]),
        ("als-medicines", "edaravone. tell me", ["edaravone-what"]),
        ("b12-overview", "For how long does it last after you stop?", ["b12-after-16-weeks"]),
        ("vitamin-d-dose-trial", "50000 sounds alot. is it toxc", ["vitamin-d-high-doses"]),
        ("b12-japan-approval", "hm so not in england. what about america?", ["b12-fda-approval"]),
        ("sources-perlmutter", "is he selling something", ["sources-perlmutter"]),
        ("b12-where-to-get", "she cannot walk now, still possible?", ["b12-late-stage"]),
        ("b12-after-16-weeks", "so nobody knows if you live longer", ["b12-survival"]),
    ],
)
def test_a_short_question_behind_an_answer_finds_what_it_means(
    last: str, text: str, entries: list[str]
) -> None:
    assert told(faq().answer(text, Conversation((last,)))) == entries


def test_an_answer_that_is_told_again_is_told_in_short() -> None:
    first = faq().answer("does B12 help in ALS")
    again = faq().answer("does B12 help in ALS", faq().follow(NO_CONVERSATION, first))
    assert isinstance(again, Answer)
    assert again.again
    said, said_again = (messages(one, faq().knowledge, Place.PRIVATE)[0].html for one in (first, again))
    assert len(said_again) < len(said)


def test_what_the_bot_would_give_its_own_people_is_declined() -> None:
    outcome = faq().answer("would you give them to your mum", Conversation(("als-medicine-effect",)))
    assert isinstance(outcome, Advice)
    assert outcome.kind == "opinion"
