"""Jotted questions: a sign for "what is", a year of two digits, the beginning of a word."""

from __future__ import annotations

import pytest

from knowledge.mending.notation import Notation
from knowledge.mending.spelling import Speller
from knowledge.model import Answer
from tests.knowledge.faq_fixture import faq, ids

NOTATION = Notation(("camu-2014", "oki-2022", "kaji-2015-abstract", "nhs-999", "riluzole-label"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("edaravone = ?", "What is edaravone?"),
        ("camu 14", "camu 2014"),
        ("Oki et al. '22?", "Oki et al. '2022?"),
        ("camu 19", "camu 19"),
        ("camu 14 mg", "camu 2014 mg"),
        ("b12 14", "b12 14"),
        ("2 + 2 = 5, is it", "2 + 2 = 5, is it"),
    ],
)
def test_what_is_jotted_down_is_written_out(text: str, meant: str) -> None:
    assert NOTATION.written_out(text) == meant


def test_without_studies_only_the_sign_is_read() -> None:
    assert Notation(()).written_out("camu 14") == "camu 14"


def test_the_beginning_of_a_word_is_that_word_where_nothing_else_begins_so() -> None:
    speller = Speller({"homocysteine": 9, "neurology": 5, "neurologist": 5, "glutamate": 9, "glutamatergic": 1})
    assert [speller.word(one) for one in ("homocys", "neurolo", "glutama", "homoc")] == [
        "homocysteine",
        "neurolo",
        "glutamate",
        "homo",
    ]


def test_fragments_are_answered_and_strange_ones_are_not() -> None:
    told = {
        "adaravone = ?": "edaravone-what",
        "riluz glutam?": "riluzole-mechanism",
        "ctrl group got nothng at all?": "b12-trial-placebo",
        "im or iv ? b12": "b12-trial-route",
        "where does chris iliades live lol": "sources-authors",
        "wich vit was 2000": "vitamin-d-study-dose",
    }
    for text, expected in told.items():
        assert expected in ids(text), text
    for text in ("turmeric = ?", "where does luer live", "which vitamin was 7000", "max?"):
        assert not isinstance(faq().answer(text), Answer), text
