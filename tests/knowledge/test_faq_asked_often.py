"""What people with ALS and their families often ask is answered by the entry that is meant."""

from __future__ import annotations

import pytest

from knowledge.model import NO_CONVERSATION, Advice, Answer, Concern, Conversation, NoMatch, Smalltalk
from tests.knowledge.faq_fixture import faq, ids


def answered(text: str) -> Answer:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer), outcome
    return outcome


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("has the b12 trial been repeated", "b12-earlier-trial"),
        ("difference between mecobalamin and methylcobalamin", "b12-methylcobalamin"),
        ("does ALSUntangled's A for trials mean it works?", "b12-alsuntangled"),
        ("used an old needle for the injection", "b12-self-injection"),
        ("i can still walk, does b12 help", "b12-trial-who"),
        ("was the b12 thing tried on old hands like me or just new ones", "b12-trial-who"),
        ("is it true that 45% of patients got better?", "b12-result-improve"),
        ("Was it intention to treat?", "b12-trial-analysed"),
        ("and the ones not on b12, what went in their needle", "b12-trial-placebo"),
        ("they only used 50 MICROgrams, same as a gas-station multivitamin", "b12-dose-scale"),
        ("amazon b12 5000 mcg same thing?", "b12-tablets"),
        ("conflict of interest?", "b12-interests"),
        ("what animal stood in for patients when they first tried B12", "b12-mouse"),
        ("which article is oldest", "sources-dates"),
        ("what do the articles leave out", "what-remains-unknown"),
        ("How many subjects in Camu?", "vitamin-d-2014-size"),
        ("is als painful", "als-pain"),
        ("does ALS affect emotions, crying and laughing", "als-emotions"),
        ("is there any hope", "als-hope"),
        ("is it my fault? i ran marathons all my life", "als-own-fault"),
        ("how do people with ALS die", "als-how-people-die"),
        ("is it catching", "als-contagious"),
        ("does medicare pay", "cost-insurance"),
        ("is rozebalamin covered by insurance", "b12-price"),
        ("who can i talk to", "care-support"),
        ("which is safer, D or B12", "vitamins-side-effects"),
        ("Would my wife have been pricked every single morning in that trial?", "b12-trial-frequency"),
    ],
)
def test_what_is_often_asked_is_answered(text: str, id_: str) -> None:
    assert ids(text) == [id_]


@pytest.mark.parametrize(
    "text",
    [
        "is a lumbar puncture painful",
        "is shingles contagious",
        "how do cancer patients die",
        "is there hope for a cure for cancer",
        "does menopause affect emotions",
        "who can I talk to about my mortgage",
        "has the election been repeated",
        "are doctors checking blood pressure at the fair",
    ],
)
def test_the_same_words_on_other_subjects_are_answered_by_nothing(text: str) -> None:
    assert not isinstance(faq().answer(text), Answer | Smalltalk)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("can i take b12 with riluzole", "b12-with-riluzole"),
        ("i take riluzole, can i add vitamin d", "vitamin-d-with-riluzole"),
        ("can i travel by plane with als", "travel"),
        ("will my kids get it", "als-hereditary"),
        ("do i need to test my vitamin D", "vitamin-d-leverenz-advice"),
        ("she have vitamin d low 11, what to do", "vitamin-d-leverenz-advice"),
        ("doctor say 60000 iu one time week is ok?", "vitamin-d-upper-limit"),
        ("is he gonna be able to feel when i hug him", "als-senses"),
        ("will i become incontinent", "als-bladder-bowel"),
        ("will i be in pain", "als-pain"),
        ("can i still have sex", "als-intimacy"),
        ("will I need a feeding tube", "feeding-tube"),
        ("should i take b12 so i dont get it", "prevention-b-vitamins"),
        ("does b12 help my father", "b12-overview"),
        ("does b12 help my ALS", "b12-overview"),
    ],
)
def test_what_is_known_or_silent_is_told_to_one_person_with_the_line(text: str, id_: str) -> None:
    outcome = answered(text)
    assert [part.entry.id for part in outcome.parts] == [id_]
    assert outcome.personal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("can my husband take riluzole and baclofen together", "combine"),
        ("could these symptoms go with als", "diagnosis"),
        ("is this twitching als", "diagnosis"),
        ("is the pain in my leg als", "diagnosis"),
        ("tongue has been fluttering since easter, is it als yes or no", "diagnosis"),
        ("is my tingling consistent with als", "diagnosis"),
        ("my homocysteine is 14, is that high", "level"),
        ("he has b12 150, what to do", "level"),
        ("how much b12 should I take", "dose"),
        ("will I die soon", "prognosis"),
        ("should I stop riluzole", "stop"),
    ],
)
def test_a_decision_that_no_entry_may_stand_beside_is_declined(text: str, kind: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Advice), outcome
    assert outcome.kind == kind


@pytest.mark.parametrize(
    ("text", "id_", "concern"),
    [
        ("what is the median survival, my dad died from als", "als-survival-years", Concern.BEREAVED),
        ("my brother died of als, do vitamins prevent it", "prevention-overview", Concern.BEREAVED),
        (
            "my dad died of als and i want to know what is the median survival",
            "als-survival-years",
            Concern.BEREAVED,
        ),
        ("i am scared, is als fatal", "als-fatal", Concern.AFRAID),
    ],
)
def test_grief_in_the_sentence_that_asks_gets_its_line_and_the_answer(
    text: str, id_: str, concern: Concern
) -> None:
    outcome = answered(text)
    assert [part.entry.id for part in outcome.parts] == [id_]
    assert outcome.concern is concern


@pytest.mark.parametrize("text", ["i lost my wife", "my dad died of als, thank you for everything"])
def test_grief_alone_gets_no_answer(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert outcome.concern is Concern.BEREAVED


def test_both_halves_of_a_question_on_both_vitamins_are_answered() -> None:
    message = (
        "I read about vitamin D and B12, which one has better evidence and are there any side effects for "
        "either of them?"
    )
    assert ids(message) == ["vitamin-d-or-b12", "vitamins-side-effects"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are doctors checking this", "doctors"),
        ("is this reviewed by a neurologist", "doctors"),
        ("who checks this", "writers"),
    ],
)
def test_who_checks_the_bot_is_told(text: str, kind: str) -> None:
    assert faq().answer(text) == Smalltalk(kind)


@pytest.mark.parametrize(
    ("first", "then", "id_"),
    [
        ("which articles do you use", "who is behind it", "sources-authors"),
        ("which articles do you use", "which one is the german", "sources-knowledge-stops-dementia"),
        ("does b12 help in als", "can i take it with riluzole", "b12-with-riluzole"),
        ("does b12 help in als", "and what about the price", "b12-price"),
        ("does b12 help in als", "can our GP just give it, or do we have to go to Japan?", "b12-where-to-get"),
    ],
)
def test_what_is_asked_next_is_answered(first: str, then: str, id_: str) -> None:
    conversation: Conversation = faq().follow(NO_CONVERSATION, faq().answer(first))
    assert ids(then, conversation)[:1] == [id_]
