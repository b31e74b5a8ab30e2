"""Texts compared by their words."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.ranking.lexical import TfIdf, character_grams, indexed, stem, word_grams
from knowledge.ranking.similarity import Lexical


@pytest.mark.parametrize(
    ("one", "other"),
    [("studies", "study"), ("trials", "trial"), ("injected", "injection"), ("weeks", "week's")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_word_grams_are_stems_and_pairs() -> None:
    assert word_grams("two trials") == ["two", "trial", "two trial"]


def test_character_grams_mark_the_ends_of_words() -> None:
    assert set(character_grams("als")) == {" al", "als", "ls ", " als", "als ", " als "}


@pytest.fixture
def index() -> TfIdf:
    texts = ["how long was the trial", "is the vitamin safe", "how many patients took part"]
    return TfIdf(indexed([word_grams(text) for text in texts]))


def test_a_text_is_most_like_itself(index: TfIdf) -> None:
    found = index.similarities(word_grams("is the vitamin safe"))
    assert found[1] == pytest.approx(1, abs=1e-5)
    assert found.argmax() == 1


def test_unknown_words_make_a_query_less_like_everything(index: TfIdf) -> None:
    known = index.similarities(word_grams("vitamin safe"))
    strange = index.similarities(word_grams("vitamin safe in zanzibar airports"))
    assert strange[1] < known[1]


@pytest.mark.parametrize("query", ["", "zanzibar"])
def test_a_query_without_known_words_is_like_nothing(index: TfIdf, query: str) -> None:
    assert not index.similarities(word_grams(query)).any()


def test_only_the_first_texts_are_compared_where_told() -> None:
    texts = [word_grams(text) for text in ("one thing", "another thing", "a third")]
    assert TfIdf(indexed(texts, 2)).similarities(word_grams("thing")).shape == (2,)
    assert np.count_nonzero(TfIdf(indexed(texts, 2)).similarities(word_grams("third"))) == 0


def test_words_and_their_letters_count_half_each() -> None:
    texts, query = (
        ["how long was the trial", "is the vitamin safe", "how many patients took part"],
        "how safe was it",
    )
    words = indexed([word_grams(text) for text in texts])
    letters = indexed([character_grams(text) for text in texts])
    halves = TfIdf(words).similarities(word_grams(query)) + TfIdf(letters).similarities(character_grams(query))
    assert np.allclose(Lexical(words, letters).of(query).kernel, halves / 2, atol=1e-6)
