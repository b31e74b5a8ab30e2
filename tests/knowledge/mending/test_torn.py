"""Words that are torn apart by spaces are put together, and no others."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gazetteer import read_terms
from knowledge.mending.torn import Mender
from knowledge.model import Answer, Urgency, Urgent
from tests.knowledge.faq_fixture import faq


@cache
def mender() -> Mender:
    return Mender(read_terms())


def mended(text: str) -> str:
    return mender().mended(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how lo ng was the b12 tri al", "how long was the b12 trial"),
        ("m no t goi ng to b here", "m not going to b here"),
        ("he l p me", "help me"),
        ("I CA NT BRE ATHE", "I CANT BREATHE"),
        ("is it low d iet.", "is it low diet."),
        ("a i r  n o t  e n u f", "air  not  enuf"),
        ("h e l p m e i c a n t b r e a t h e", "help me i cant breathe"),
        ("i a m sad", "i am sad"),
    ],
)
def test_torn_words_are_put_together(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "does d one help",
        "vitamins a d e k and als",
        "vitamin A D E K",
        "i ll be fine don t worry",
        "what does the L in ALS stand for",
        "is the irs after me",
        "nine mo on vit D",
        "Dr O ki and his team",
        "Qué no se sabe todavía de las vitaminas",
        "cuido a mi marido y ayer le pegué",
        "welche dosis vitamin d ist sicher",
        "starebbero tutti meglio senza di me",
        "how long was the trial? " * 40,
    ],
)
def test_what_is_not_torn_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet="abdehilmnorst  .,?1\n", max_size=80))
def test_nothing_but_spaces_is_taken_away(text: str) -> None:
    assert "".join(mended(text).split()) == "".join(text.split())


def test_a_torn_question_is_answered() -> None:
    outcome = faq().answer("how ma ny peop le were in the b12 tri al")
    assert isinstance(outcome, Answer)
    assert [part.entry.id for part in outcome.parts] == ["b12-trial-size"]


@pytest.mark.parametrize(
    "text", ["c a n t  b r e a t h e", "can t bre athe hel p", "c a n t b r e a t h e h e l p"]
)
def test_torn_words_of_danger_are_read(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Urgent)
    assert outcome.kind is Urgency.EMERGENCY
