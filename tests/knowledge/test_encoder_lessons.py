"""What the encoder is fine-tuned on: slips as hands make them, general text, nothing that is measured with."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.encoder.lessons import Chains, Typist
from knowledge.mending.spelling import english
from knowledge.phrasings import withheld


@pytest.fixture(scope="module")
def chains() -> Chains:
    return Chains(random.Random(1))


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(0, 99))
def test_slips_keep_every_word_in_its_place(words: list[str], seed: int) -> None:
    typed = Typist(random.Random(seed), 1.0).typed(" ".join(words)).split()
    assert len(typed) == len(words)
    for meant, written in zip(words, typed, strict=True):
        assert written[0] == meant[0]
        assert abs(len(written) - len(meant)) <= 1


@given(st.integers(0, 99))
def test_short_words_have_no_slips(seed: int) -> None:
    assert Typist(random.Random(seed), 1.0).typed("b12 is in the jab") == "b12 is in the jab"


def test_so_many_texts_have_slips_as_are_wanted() -> None:
    text = "everything concerning injections yesterday evening"
    typist = Typist(random.Random(3), 0.5)
    wrong = sum(typist.typed(text) != text for _ in range(400))
    assert 80 < wrong < 200


def test_general_text_is_made_of_english_words(chains: Chains) -> None:
    words = [word for _ in range(50) for word in chains.text().split()]
    assert sum(word in english() for word in words) > 0.9 * len(words)


def test_general_texts_differ_and_are_neither_words_nor_pages(chains: Chains) -> None:
    texts = [chains.text() for _ in range(50)]
    assert len(set(texts)) == len(texts)
    assert all(4 <= len(text.split()) <= 15 for text in texts)


def test_a_third_of_the_questions_out_of_scope_is_new_to_the_encoder() -> None:
    share = sum(withheld(f"question number {n}") for n in range(3000)) / 3000
    assert share == pytest.approx(1 / 3, abs=0.04)
