"""Whole conversations on the real content: the next question stays on the subject, or is not answered."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.model import NO_CONVERSATION, Advice, Answer, Conversation, NoMatch, Outcome
from tests.knowledge.faq_fixture import faq


@cache
def begun(turn: str) -> tuple[Outcome, Conversation]:
    """The outcome of a first turn, and where the conversation then is: many begin alike."""
    outcome = faq().answer(turn)
    return outcome, faq().follow(NO_CONVERSATION, outcome)


def last_of(first: str, *turns: str) -> Outcome:
    """The outcome of the last turn of a conversation."""
    outcome, conversation = begun(first)
    for turn in turns:
        outcome = faq().answer(turn, conversation)
        conversation = faq().follow(conversation, outcome)
    return outcome


def told(outcome: Outcome) -> list[str]:
    """The entries that are told."""
    return [part.entry.id for part in outcome.parts] if isinstance(outcome, Answer) else []


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("who did the 2013 vitamin d study", "who is he"), "scelsa-who"),
        (
            (
                "does low vitamin d make als faster",
                "who did it",
                "but the doctor in the article says he tells his patients to take it?",
            ),
            "vitamin-d-scelsa-tells-patients",
        ),
        (("does vitamin d help", "what about the earlier study"), "vitamin-d-study-overview"),
        (
            (
                "what dose of vitamin d should i take",
                "ok not for me, for a friend who weighs 80 kg",
                "hypothetically what would a doctor give",
                "the study dose then",
            ),
            "vitamin-d-study-dose",
        ),
        (
            (
                "my husband has ALS and his vitamin D is 9",
                "does it make the disease faster",
                "four times?? is that proven",
            ),
            "vitamin-d-fourfold",
        ),
        (
            ("Does ALS move faster with severe vitamin D deficiency", "is that cause and effect?"),
            "vitamin-d-fourfold",
        ),
        (("were many of the patients in that D paper deficient", "why so many"), "vitamin-d-why-low"),
        (("does b12 help", "sources"), "b12-overview"),
        (("how long was the B12 trial", "any references?"), "b12-trial-length"),
        (("was there an earlier trial of B12", "how many patients did it have"), "b12-earlier-trial"),
        (("how much is too much vitamin d", "i take 6000 iu"), "vitamin-d-upper-limit"),
        (("how much vitamin d is ok", "10000 iu?"), "vitamin-d-upper-limit"),
        (("is b12 approved", "how do i get it"), "b12-where-to-get"),
        (("does b12 help", "so no?"), "b12-overview"),
        (("how many people with als have low vitamin d", "why though?"), "vitamin-d-why-low"),
        (
            ("how many with als have low vitamin d", "So did it cause his illness?"),
            "vitamin-d-causes-als",
        ),
        (("does low vitamin d cause dementia", "same thing for als then?"), "vitamin-d-causes-als"),
        (
            ("who will fund vitamin D trials", "says who", "what kind of trials does he want"),
            "vitamin-d-more-trials",
        ),
        (("does vitamin d help", "does that mean yes"), "vitamin-d-overview"),
        (("is b12 a cure", "is that a no"), "b12-cure"),
        (("is riluzole approved", "and edaravone", "how does it work"), "edaravone-what"),
        (("does b12 help in als", "does it make als slower"), "b12-result"),
        (("what is als", "how do you get it"), "als-cause"),
        (("what is als", "who gets it"), "als-age"),
        (("what is als", "what is the treatment"), "als-medicines"),
        (("b12 trial who took part", "how old"), "b12-trial-age"),
        (("who gets als", "how old"), "als-age"),
        (("what are the side effects of b12", "serious?"), "b12-side-effect-rates"),
        (("does vitamin d help", "how many people were in it"), "vitamin-d-study-size"),
        (("does vitamin d help", "how long did it last"), "vitamin-d-study-length"),
        (("does b12 help", "how many patients were in it"), "b12-trial-size"),
        (("how long do people live with als", "with riluzole"), "riluzole-survival"),
        (("how long do people live with als", "with b12"), "b12-survival"),
        (("is b12 safe", "nice. vit D also?"), "vitamin-d-harmful"),
        (("what does leverenz think of vitamin d", "and the other doc"), "scelsa-who"),
        (("which mice got B12", "was that published"), "b12-mouse-study"),
        (("b12", "how often did they get it"), "b12-trial-frequency"),
        (("does riluzol cure it", "how does it work then"), "riluzole-mechanism"),
        (("does b12 slow als", "by how much", "compared to what"), "b12-trial-placebo"),
        (("who paid for the b12 trial in japan", "fair enough. what did the result look like"), "b12-result"),
        (
            ("is severe vitamin D deficiency linked with faster ALS", "how many people were in it"),
            "vitamin-d-2014-size",
        ),
        (("how long did people take vitamin D in the study", "and how old were they"), "vitamin-d-study-age"),
        (("which side effects did b12 have", "more than placebo?"), "b12-side-effect-rates"),
        (("who is Dr Scelsa", "and the other expert", "is he a neurologist"), "leverenz-who"),
        (
            ("how long did the B12 trial last", "what does placebo mean", "in which country was it done"),
            "b12-trial-country",
        ),
        (("should I take vitamin D?", "what dose was studied then"), "vitamin-d-study-dose"),
        (("who wrote the articles", "when"), "sources-dates"),
        (("is B12 approved in the US", "and Japan?"), "b12-japan-approval"),
        (("is B12 approved for ALS in Japan", "in the US too?"), "b12-fda-approval"),
        (("what is homocysteine", "do people with ALS have more of it"), "homocysteine-als"),
        (("what is homocysteine", "do we have more of it"), "homocysteine-als"),
        (("what is homocysteine", "does b12 lower it"), "homocysteine-b12"),
        (
            ("do people with ALS have more homocysteine", "how low should it be"),
            "homocysteine-normal-level",
        ),
        (("how long was the B12 trial", "and d"), "vitamin-d-study-length"),
        (("how long was the B12 trial", "back to d. how many ppl took it"), "vitamin-d-study-supplemented"),
        (("did people live longer on b12", "and on riluzole"), "riluzole-survival"),
        (("does riluzole cure ALS", "what about the other one"), "edaravone-what"),
        (("does vitamin D protect from dementia", "and for MND?"), "vitamin-d-causes-als"),
        (("vitamin d and mice?", "and in humans"), "vitamin-d-overview"),
        (("does exercise prevent ALS", "and for people who have it already"), "exercise-with-als"),
        (("can my wife take b12 with riluzole", "did they in the trial"), "b12-trial-riluzole"),
        (("who wrote the vitamin D article", "and the american b12 one"), "sources-perlmutter"),
        (("was the vitamin D study randomised", "and the jab study"), "b12-trial-randomised"),
        (("can ALS affect thinking", "is that dementia"), "als-thinking"),
        (("do b12 tablets work", "ok and did they test it in late stage people"), "b12-trial-who"),
        (("how many americans have als", "each year?"), "als-us-new-cases"),
    ],
)
def test_a_follow_up_is_answered_on_its_subject(turns: tuple[str, ...], entry: str) -> None:
    assert entry in told(last_of(*turns))


@pytest.mark.parametrize(
    "turns",
    [
        ("what is edaravone", "who makes it"),
        ("how many people were in the study on vitamin D and dementia", "same for als?"),
        ("what dose of vitamin D was in the 2013 study", "did any of them die"),
        ("who is Dr Leverenz", "is he married"),
        ("who is Andrew Luer", "what did he conclude"),
        ("is B12 approved by the FDA", "why did Japan"),
        ("how many people in the US have ALS", "and in Japan?"),
        ("does B12 help", "where can I buy a wheelchair"),
        ("does vitamin D help in ALS", "and lion's mane mushrooms?", "how much did they take"),
        ("was the B12 injected", "by whom"),
        ("what dose of vitamin D is safe", "whats the weather"),
        ("how long was the B12 trial", "who won the game"),
        ("is b12 safe", "can you order a pizza"),
        ("who is Dr Scelsa", "what's on tv tonight"),
        ("how many patients were in the B12 trial", "what time is it"),
        ("how many patients were in the B12 trial", "and what day is it today"),
        ("what did plenty of vitamin D do in mice", "how many"),
        ("what did plenty of vitamin D do in mice", "when was that"),
        ("does b12 lower homocysteine", "by how much"),
        ("why is it hard to fund vitamin D trials", "ok what year was it then"),
    ],
)
def test_what_the_subject_does_not_tell_is_not_answered_with_something_else(turns: tuple[str, ...]) -> None:
    assert told(last_of(*turns)) == []


@pytest.mark.parametrize(
    ("question", "follow_up"),
    [
        ("which side effects did b12 have", "both?"),
        ("which side effects did b12 have", "says who"),
        ("did b12 slow the decline", "how sure"),
        ("did b12 slow the decline", "in numbers"),
        ("is there a cure for ALS", "what then"),
        ("can ALS affect thinking", "how sure is that"),
        ("how many percent had low vitamin D", "source?"),
    ],
)
def test_what_says_nothing_of_its_own_is_told_the_last_answer_or_nothing(question: str, follow_up: str) -> None:
    before, after = told(last_of(question)), told(last_of(question, follow_up))
    assert set(after) <= set(before)


@pytest.mark.parametrize(
    ("question", "reason"),
    [("is low vitamin D found a lot in MND", {"vitamin-d-why-low", "vitamin-d-causes-als"})],
)
def test_a_bare_why_is_told_a_reason_that_is_related(question: str, reason: set[str]) -> None:
    assert set(told(last_of(question, "why is that"))) <= reason
    assert told(last_of(question, "really? why"))


def test_how_sure_is_told_by_an_answer_beside_one_that_has_no_label() -> None:
    outcome = last_of("in which journal was the 2014 study on vitamin D", "is that certain?")
    assert set(told(outcome)) & {"vitamin-d-fourfold", "vitamin-d-2014-overview", "vitamin-d-prognostic-marker"}


def test_another_study_is_not_told_for_the_one_that_was_spoken_of() -> None:
    outcome = last_of("what dose was taken in the 2013 vitamin D study", "did they also take riluzole")
    assert "b12-trial-riluzole" not in told(outcome)


def test_how_als_ends_is_told_to_nobody_who_did_not_ask() -> None:
    assert "als-survival-years" not in told(last_of("At what age does ALS begin", "and how many a year"))


@pytest.mark.parametrize(
    "turns",
    [
        ("who could take part in the B12 trial", "I'm 3 years in. So not me?"),
        ("what is a normal homocysteine level", "mine is 15, is that too high"),
        ("what is the ALSFRS-R", "my husband went from 40 to 33 in half a year, is that fast"),
    ],
)
def test_nobody_is_judged_through_a_conversation(turns: tuple[str, ...]) -> None:
    outcome = last_of(*turns)
    assert isinstance(outcome, Advice) or (isinstance(outcome, Answer) and outcome.personal)


def test_an_answer_that_is_told_again_says_so() -> None:
    again = last_of("does b12 help", "so no?")
    assert isinstance(again, Answer)
    assert again.again
    other = last_of("does b12 help", "how long did the trial last")
    assert isinstance(other, Answer)
    assert not other.again


def test_of_two_people_who_are_asked_for_together_each_is_told() -> None:
    assert told(last_of("who are scelsa and leverenz")) == ["scelsa-who", "leverenz-who"]
    assert told(last_of("Who are the two doctors, Leverenz and Scelsa?")) == ["leverenz-who", "scelsa-who"]
    assert told(last_of("who is scelsa")) == ["scelsa-who"]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what harm does homocysteine do in the body (from Brazil)", "homocysteine-damage"),
        ("How long was the B12 trial? Greetings from Poland", "b12-trial-length"),
        ("how many were in the B12 trial, i am from India", "b12-trial-size"),
        ("was the B12 trial from Japan", "b12-trial-country"),
    ],
)
def test_where_somebody_writes_from_is_no_part_of_the_question(text: str, entry: str) -> None:
    assert told(last_of(text)) == [entry]


def test_a_doubt_about_an_answer_is_no_small_talk() -> None:
    assert told(last_of("does b12 help", "sure?"))
    assert not isinstance(last_of("does b12 help", "sure"), Answer)


def test_somebody_who_asks_how_long_is_left_is_offered_no_numbers() -> None:
    for text in ("how long have i got", "how long has he got left"):
        outcome = last_of(text)
        assert isinstance(outcome, Advice)
        assert not any(entry.prognosis for entry in outcome.suggestions)


@pytest.mark.parametrize("text", ["Can I see the registry number of the trial", "can we see the source"])
def test_to_see_a_source_is_no_question_of_outlook(text: str) -> None:
    assert not isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("hw meny mg b12 pr injecton", "b12-trial-dose"),
        ("wich countrys aproved the b12 jab", "b12-japan-approval"),
        ("wich year nurobiology of agin paper on d", "vitamin-d-2014-journal"),
        ("what does Leverenz say about high doses and is he married", "vitamin-d-high-doses"),
    ],
)
def test_hasty_questions_are_answered(text: str, entry: str) -> None:
    assert entry in told(faq().answer(text))


def test_after_an_answer_what_is_not_understood_is_met_with_what_is_related() -> None:
    outcome = last_of("who pays for vitamin D trials", "why so few of them")
    assert isinstance(outcome, NoMatch)
    assert outcome.nearest


@pytest.mark.parametrize(
    "text", ["what's the weather in Rome", "what is the capital of Peru", "does CoQ10 help"]
)
def test_what_has_nothing_to_do_with_the_last_answer_is_met_with_nothing_of_it(text: str) -> None:
    outcome = last_of("who pays for vitamin D trials", text)
    assert isinstance(outcome, NoMatch)
    assert not outcome.nearest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I bought turmeric. Does it help in ALS?", "turmeric"),
        ("My husband takes NAC. Is it any good in ALS?", "NAC"),
        ("My sister swears by magnesium. Has it been shown to do anything for MND?", "magnesium"),
        ("I gave him ginger tea. He liked the cup. Does it help against ALS?", "ginger"),
    ],
)
def test_it_stands_for_stuff_that_was_named_before_and_is_not_mentioned(text: str, named: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert outcome.unknown == named


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("My mum took turmeric for years. Now she has ALS. Is it hereditary?", "als-hereditary"),
        ("We read about riluzole. Has it been shown to slow ALS?", "riluzole-effect-limited"),
        ("I take B12. Does it help in ALS?", "b12-overview"),
        ("I take riluzole. Is it safe with B12?", "b12-with-riluzole"),
        ("Can B12 and vitamin D be taken together?", "vitamin-d-with-b12"),
    ],
)
def test_it_does_not_stand_for_stuff_where_it_may_be_something_of_ours(text: str, entry: str) -> None:
    assert entry in told(faq().answer(text))


@pytest.mark.parametrize(
    ("last", "question", "first"),
    [
        ("vitamin-d-deficiency-share", "so that's what gave him the illness", "vitamin-d-chicken-and-egg"),
        ("als-us-patients", "rest of the world, rate per head", "als-incidence"),
    ],
)
def test_what_comes_close_is_offered_likeliest_first(last: str, question: str, first: str) -> None:
    outcome = faq().answer(question, Conversation((last,)))
    assert isinstance(outcome, NoMatch)
    assert first in {entry.id for entry in outcome.nearest[:2]}


@pytest.mark.parametrize(
    ("last", "text", "entry"),
    [
        ("b12-safety", "which dose of vitmin d did they take", "vitamin-d-study-dose"),
        ("vitamin-d-overview", "how mny peple were in the B12 trail", "b12-trial-size"),
        ("b12-trial-size", "how lng did it last", "b12-trial-length"),
    ],
)
def test_a_misspelt_question_stands_or_leans_like_one_that_is_spelt_right(
    last: str, text: str, entry: str
) -> None:
    assert entry in told(faq().answer(text, Conversation((last,))))
