"""Turns that need no last answer, or only it: the illness, a subject left behind, words of buttons, "why"."""

from __future__ import annotations

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Answer, Clarify, Manner, NoMatch, Outcome, Smalltalk
from tests.knowledge.conversing.test_following import last_of, told
from tests.knowledge.faq_fixture import faq


def said(outcome: Outcome) -> str:
    """What a person reads."""
    return "\n".join(plain(one.html) for one in messages(outcome, faq().knowledge, Place.PRIVATE))


@pytest.mark.parametrize("before", ["does vitamin d help", "what was the b12 trial", "what is homocysteine"])
def test_what_is_asked_of_the_illness_is_so_whatever_was_spoken_of(before: str) -> None:
    asked = {
        "will my children get it": "als-hereditary",
        "does it run in families": "als-hereditary",
        "could I pass it on to my son": "als-hereditary",
        "isn't that too young": "als-young",
        "is it contagious": "als-contagious",
        "was it something I did": "als-own-fault",
    }
    assert {text: told(last_of(before, text)) for text in asked} == {text: [id_] for text, id_ in asked.items()}


@pytest.mark.parametrize(
    ("before", "text", "entry"),
    [
        ("is b12 approved", "how do i get it", "b12-where-to-get"),
        ("does vitamin d help", "ok forget vit d. how long do people live with als", "als-survival-years"),
        ("does vitamin d help", "leave the vitamins aside, how does als progress", "als-course"),
        ("does b12 help", "forget vitamin d, how long was the trial", "b12-trial-length"),
        ("when was edaravone approved", "and what is it anyway", "edaravone-what"),
        ("was b12 tested in mice", "what happened to them", "b12-mouse"),
        ("was the decline 45% or 43%", "what does the paper itself give", "b12-result-45-or-43"),
        ("was there an earlier b12 trial", "did it succeed", "b12-earlier-trial"),
        ("tofersen", "how many", "tofersen"),
        ("how does riluzole work", "does vitamin d too", "vitamin-d-mechanism"),
        ("what did the b12 trial find", "is 2 points a lot", "b12-points-meaning"),
    ],
)
def test_a_turn_is_read_with_what_it_needs_and_no_more(before: str, text: str, entry: str) -> None:
    assert entry in told(last_of(before, text))


@pytest.mark.parametrize(
    ("question", "manner"),
    [("does als hurt", Manner.SOURCED), ("is b12 approved in japan", Manner.DETAILED)],
)
def test_why_behind_a_yes_or_a_no_without_a_reason_is_told_what_stands_behind_it(
    question: str, manner: Manner
) -> None:
    outcome = last_of(question, "why")
    assert isinstance(outcome, Answer)
    assert outcome.manner is manner
    assert isinstance(last_of("what is als", "why"), NoMatch)


def test_who_finds_no_answer_in_it_is_told_that_there_is_no_clearer_one() -> None:
    outcome = last_of("does b12 help", "yes or no", "that's not an answer")
    assert outcome == Smalltalk("no_clearer")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("menu", "help"),
        ("topics", "help"),
        ("bk", "help"),
        ("card", "card"),
        ("post it", "post"),
        ("hlp", "help"),
    ],
)
def test_the_words_of_a_button_are_known_in_short_forms(text: str, kind: str) -> None:
    assert last_of(text) == Smalltalk(kind)
    assert last_of("what is als", text) == Smalltalk(kind)


def test_what_is_related_and_a_short_version_follow_the_last_answer() -> None:
    assert isinstance(last_of("what is als", "related"), Clarify)
    short = last_of("does b12 help", "give me a short reply to copy")
    assert isinstance(short, Answer)
    assert short.manner is Manner.BRIEF
    assert last_of("related") == Smalltalk("ask_first")
    assert last_of("more") == Smalltalk("help")


def test_of_numbered_questions_it_is_told_how_many_are_left() -> None:
    four = "1) is B12 injected? 2) how often was it given 3) what side effects did it have 4) is it in Canada?"
    assert "1 left" in said(faq().answer(four))
    assert "left)" not in said(faq().answer("1. what is als 2. is there a cure"))


def test_what_has_no_word_of_it_gets_nothing_related_suggested() -> None:
    outcome = last_of("what is the vitamin d study", "any bayesian reanalysis")
    assert isinstance(outcome, NoMatch)
    assert not outcome.nearest


def test_words_without_vowels_and_cut_words_are_read() -> None:
    asked = {
        "hw lng b12 tril": "b12-trial-length",
        "whn b12 pub": "b12-trial-year",
        "als cur?": "als-cure",
        "rilu": "riluzole-what",
        "b12 se": "b12-side-effect-rates",
        "vitd lvls low wy": "vitamin-d-why-low",
        "peg": "feeding-tube",
        "bipap": "breathing-support",
        "hospice": "care-support",
        "eye gaze": "speech-devices",
        "limb onset?": "als-onset-types",
        "does B12 help speech": "b12-functions",
        "what about stem cells": "stem-cells",
        "can I travel": "travel",
    }
    assert {text: told(faq().answer(text)) for text in asked} == {text: [id_] for text, id_ in asked.items()}
    assert not isinstance(faq().answer("can I fly to mars"), Answer)
    assert not isinstance(faq().answer("what about tennis"), Answer)


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        ("does b12 help", "thats great news!!", "ok"),
        ("does b12 help", "changed since", "updated"),
        ("what is a placebo", "more", "no_more"),
    ],
)
def test_what_no_answer_fits_gets_a_line_of_its_own(before: str, text: str, kind: str) -> None:
    assert last_of(before, text) == Smalltalk(kind)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("too long didnt read", Manner.BRIEF),
        ("what?", Manner.BRIEF),
        ("huh", Manner.BRIEF),
        ("next", Manner.DETAILED),
        ("no it doesnt", Manner.DOUBTED),
    ],
)
def test_few_words_of_no_subject_are_about_the_last_answer(text: str, manner: Manner) -> None:
    said = last_of("does b12 help", text)
    assert isinstance(said, Answer)
    assert (told(said), said.manner) == (["b12-overview"], manner)


def test_whether_that_is_all_is_answered_by_what_else_there_is() -> None:
    said = last_of("which medicines are approved for als", "is that all of them?")
    assert "als-names" not in told(said)


@pytest.mark.parametrize("text", ["so will i get it", "should my brother worry", "is my son at risk"])
def test_who_may_inherit_it_is_told_on_families(text: str) -> None:
    said = last_of("is als hereditary", text)
    assert isinstance(said, Answer)
    assert (told(said), said.personal) == (["als-hereditary"], True)


@pytest.mark.parametrize("text", ["and vit d, same way?", "and vitamin d the same way"])
def test_whether_a_vitamin_acts_the_same_way_asks_how_it_acts(text: str) -> None:
    assert told(last_of("how does riluzole work", text)) == ["vitamin-d-mechanism"]
