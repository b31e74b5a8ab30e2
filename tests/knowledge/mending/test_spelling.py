"""Misspelt words are put right, good words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mending.spelling import Speller, english, without_slips


@pytest.fixture(scope="module")
def speller() -> Speller:
    words = {"vitamin": 9, "trial": 7, "methylcobalamin": 3, "riluzole": 4, "weeks": 2, "b12": 5}
    words |= {"als": 9, "mnd": 8, "homocysteine": 5, "neurologist": 4}
    return Speller(words, {"radicava"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vitmain", "vitamin"),
        ("vitaminn", "vitamin"),
        ("tiral", "trial"),
        ("metylcobalmin", "methylcobalamin"),
        ("methilcobalmine", "methylcobalamin"),
        ("asl", "als"),
        ("rilluzole", "riluzole"),
        ("pleeeease", "please"),
        ("becuase", "because"),
        ("homosistene", "homocysteine"),
        ("homocys", "homocysteine"),
        ("nuroligyst", "neurologist"),
        ("metilkobolameen", "methylcobalamin"),
        ("vtmn", "vitamin"),
        ("trl", "trial"),
        ("mrng", "morning"),
        ("brthng", "breathing"),
    ],
)
def test_misspelt_words_become_the_word_meant(speller: Speller, typed: str, meant: str) -> None:
    assert speller.word(typed) == meant


@pytest.mark.parametrize(
    "word", ["trail", "week", "radicava", "b12", "16", "xq", "mndx", "диета", "zzgrtvmqpl", "pplstpd"]
)
def test_known_words_numbers_and_the_unrecognisable_stay(speller: Speller, word: str) -> None:
    assert speller.word(word) == word


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789'", min_size=1, max_size=40), max_size=8))
def test_correcting_keeps_the_number_of_words(words: list[str]) -> None:
    speller = Speller({"vitamin": 1, "trial": 1})
    assert len(speller.correct(" ".join(words)).split()) == len(words)


def test_of_two_words_with_the_same_letters_the_one_with_the_same_first_letter_is_meant() -> None:
    speller = Speller({"state": 9, "taste": 2, "spots": 9, "posts": 1})
    assert speller.word("tsate") == "taste"
    assert speller.word("psots") == "posts"


def test_english_is_ranked_by_frequency() -> None:
    assert english().get("the") == 0
    assert english().get("patient") < english().get("neuron")


def test_of_a_flood_of_unknown_words_only_the_first_are_put_right(speller: Speller) -> None:
    unknown = [f"zzgrt{a}{b}vmqpl" for a in "bcdfgh" for b in "bcdfgh"]
    flood = " ".join(["vitmain", *unknown, "tiral"])
    assert speller.correct(flood) == " ".join(["vitamin", *unknown, "tiral"])


def test_where_most_words_are_unknown_fewer_are_put_right(speller: Speller) -> None:
    noise = " ".join(f"qzx{a}{b}" for a in "jkvwxqz" for b in "jkv")
    assert speller.correct(f"{noise} vitamen").endswith("vitamen")
    assert speller.correct(f"{noise} vitamen {'the ' * 30}").split()[21] == "vitamin"


def test_a_slip_that_people_made_on_purpose_is_no_word_of_the_bank() -> None:
    kept = without_slips({"vitamin": 300, "vitmin": 9, "als": 900, "asl": 9, "scelsa": 40, "emg": 1, "egg": 30})
    assert kept.keys() == {"vitamin", "als", "scelsa", "emg", "egg"}


def test_a_word_that_is_written_as_it_sounds_is_no_word_of_the_bank() -> None:
    kept = without_slips(
        {"homocysteine": 300, "homosysteen": 2, "injection": 90, "injecshun": 1, "injections": 60}
    )
    assert kept.keys() == {"homocysteine", "injection", "injections"}


def test_a_short_form_without_its_apostrophe_is_no_slip() -> None:
    assert "dont" in without_slips({"don't": 3, "dont": 1, "done": 30})


def test_a_word_that_is_nearly_as_common_is_no_slip() -> None:
    assert "neurones" in without_slips({"neurone": 30, "neurones": 15})


def test_a_word_of_the_bank_is_meant_rather_than_a_commoner_one_that_is_as_near() -> None:
    assert Speller({}).word("crer") == "career"
    assert Speller({"carer": 5, "weeks": 4}).word("crer") == "carer"


def test_the_word_that_is_likelier_to_be_typed_so_is_meant_and_not_the_first_of_the_alphabet() -> None:
    speller = Speller({"night": 1, "tonight": 1, "wild": 1, "would": 1, "other": 1, "their": 1})
    assert [speller.word(typed) for typed in ("tnight", "wuld", "ther")] == ["tonight", "would", "their"]


def test_short_forms_are_written_out_before_slips_are_put_right(speller: Speller) -> None:
    assert speller.correct("wot did dey giv b4 th tral") == "what did they give before the trial"


def test_one_vowel_for_another_is_as_likely_a_slip_as_the_key_beside() -> None:
    speller = Speller({"menu": 1, "many": 50})
    assert speller.word("meny") == "many"
