"""A few words that ask for a kind of thing ("who", "is it safe"): nothing else than that kind answers them."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Conversation, Outcome
from tests.knowledge.faq_fixture import faq


def behind(entry: str, words: str) -> Outcome:
    """What is said to a few words behind the answer of one entry."""
    return faq().answer(words, Conversation((entry,)))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("als-senses", "is it safe"),
        ("prevention-diet", "is it safe?"),
        ("als-what", "is that a lot"),
        ("b12-price", "is that a lot"),
        ("vitamin-d-mechanism", "is that much"),
        ("als-fatal", "who"),
        ("riluzole-side-effects", "who"),
        ("b12-price", "who?"),
        ("prevention-diet", "when"),
        ("als-senses", "when?"),
        ("riluzole-what", "and where"),
        ("als-hereditary", "where"),
        ("prevention-sleep", "how many"),
        ("als-age", "how"),
        ("als-young", "how exactly"),
        ("vitamin-d-or-b12", "how many?"),
    ],
)
def test_words_that_ask_for_a_kind_of_thing_get_nothing_of_another_kind(entry: str, words: str) -> None:
    assert not isinstance(behind(entry, words), Answer)


@pytest.mark.parametrize(
    ("entry", "words", "told"),
    [
        ("b12-result", "who", "b12-trial-authors"),
        ("vitamin-d-study-result", "and where", "vitamin-d-study-journal"),
        ("b12-result", "where", "b12-trial-country"),
        ("b12-result", "when?", "b12-trial-year"),
        ("vitamin-d-mechanism", "is it safe", "vitamin-d-harmful"),
        ("riluzole-what", "is it safe", "riluzole-side-effects"),
        ("b12-trial-dose", "is that a lot", "b12-dose-scale"),
        ("b12-trial-frequency", "is that a lot", "b12-dose-scale"),
        ("b12-trial-placebo", "how many", "b12-trial-size"),
        ("als-what", "how many", "als-common"),
        ("b12-mechanism", "how", "b12-mechanism"),
        ("tofersen", "how many", "tofersen"),
        ("edaravone-what", "when", "edaravone-approval"),
    ],
)
def test_they_get_what_gives_it_beside_the_answer(entry: str, words: str, told: str) -> None:
    said = behind(entry, words)
    assert isinstance(said, Answer)
    assert told in [part.entry.id for part in said.parts]


@pytest.mark.parametrize(
    ("entry", "words", "told"),
    [
        ("vitamin-d-later-studies", "what did they show", "vitamin-d-later-studies"),
        ("b12-mouse-study", "does that count for humans", "b12-overview"),
        ("vitamin-d-dementia-cause", "how many took part", "vitamin-d-dementia-size"),
        ("b12-japan-approval", "where", "b12-japan-approval"),
        ("riluzole-what", "by how much does it extend life", "riluzole-survival"),
        ("vitamin-d-overview", "and in ms", "vitamin-d-multiple-sclerosis"),
        ("vitamin-d-dementia", "and in multiple sclerosis", "vitamin-d-multiple-sclerosis"),
    ],
)
def test_short_questions_are_on_what_was_told(entry: str, words: str, told: str) -> None:
    said = behind(entry, words)
    assert isinstance(said, Answer)
    assert [part.entry.id for part in said.parts] == [told]
