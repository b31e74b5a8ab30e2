"""A message is taken apart into claims, and each into what can be compared."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.checking.parsing import Parser
from knowledge.checking.reader import Reader
from knowledge.checking.words import read_words
from knowledge.mending.spelling import Speller
from knowledge.text import Synonyms
from tests.knowledge import shared
from tests.knowledge.claim_fixture import content


@cache
def reader() -> Reader:
    return Reader(read_words(), shared.guard(), Speller({}), Synonyms(content().synonyms))


def parser() -> Parser:
    return Parser(reader())


@pytest.mark.parametrize(
    "text",
    [
        "Fact check please: riluzole works",
        "Please check: riluzole works",
        "is it true that riluzole works?",
        'Somebody posted "riluzole works" - is that true?',
        "my neighbour told me that riluzole works",
        "riluzole works, right?",
    ],
)
def test_what_stands_around_a_claim_is_left_out(text: str) -> None:
    assert parser().statements(text) == ("riluzole works",)


def test_checking_is_not_a_request_to_check() -> None:
    assert parser().bare("Checking vitamin D makes sense") == "Checking vitamin D makes sense"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("B12 cures ALS", "B12 does not cure ALS"),
        ("ALS gets more common", "ALS gets less common"),
        ("men get ALS more often than women", "women get ALS more often than men"),
        (
            "B12 patients declined less than placebo patients",
            "placebo patients declined less than B12 patients",
        ),
        ("riluzole is approved", "it is a myth that riluzole is approved"),
        ("the cause is known", "the cause is unknown"),
    ],
)
def test_opposite_claims_are_told_apart(one: str, other: str) -> None:
    first, second = reader().features(one), reader().features(other)
    assert first.opposes(second)
    assert second.opposes(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALS gets less common", "ALS does not get more common"),
        ("B12 cures ALS", "no doubt B12 cures ALS"),
        (
            "placebo patients declined more than B12 patients",
            "B12 patients declined less than placebo patients",
        ),
    ],
)
def test_claims_of_one_meaning_do_not_oppose(one: str, other: str) -> None:
    assert not reader().features(one).opposes(reader().features(other))


def test_universal_and_certain_words_are_noticed() -> None:
    assert reader().features("it helps every patient").universal
    assert not reader().features("it is rising all over the world").universal
    assert reader().features("it is proven").certain


def test_what_cannot_stand_alone_keeps_what_is_before_it() -> None:
    assert parser().bare("The two articles tell of two trials") == "The two articles tell of two trials"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("B12 lowers homocysteine, isn't it?", "B12 lowers homocysteine"),
        ("riluzole slows ALS, no?", "riluzole slows ALS"),
        ("B12 slows ALS #MND #hope", "B12 slows ALS"),
        ("B12 slows #ALS #MND", "B12 slows #ALS"),
        ("the trial was on early #ALS", "the trial was on early #ALS"),
        ("Fwd: fwd: B12 slows ALS", "B12 slows ALS"),
        ("am I right in thinking B12 slows ALS?", "B12 slows ALS"),
        ("B12 slows ALS, someone in the comments says that's rubbish", "B12 slows ALS"),
        ("B12 doesn't cure ALS, not yet anyway", "B12 doesn't cure ALS"),
        ("B12 slows ALS! #hope #cure", "B12 slows ALS"),
        ("B12 slows ALS https://t.co/abc www.example.org", "B12 slows ALS"),
        ("Mod note: please check this: B12 slows ALS", "B12 slows ALS"),
        ("D may help, says Dr Scelsa", "Dr Scelsa says D may help"),
    ],
)
def test_what_stands_behind_a_claim_is_left_out_or_put_in_front(text: str, told: str) -> None:
    assert parser().statements(text) == (told,)
