"""Who corrects how a question was read is answered as if that had been asked."""

from __future__ import annotations

import pytest

from knowledge.model import Answer, Urgent
from tests.knowledge.conversing.test_following import last_of, told


@pytest.mark.parametrize(
    ("asked", "text", "entry"),
    [
        ("does b12 help", "you misunderstood, i meant vitamin D", "vitamin-d-overview"),
        ("does b12 help", "no i meant the d one", "vitamin-d-overview"),
        ("is vitamin d harmful", "i meant the b12 one", "b12-safety"),
        ("does b12 help", "no i mean vitamin d", "vitamin-d-overview"),
        ("does b12 help", "not b12, vitamin d", "vitamin-d-overview"),
        ("does b12 help", "vitamin d not b12", "vitamin-d-overview"),
        ("does b12 help", "actually i meant vitamin d", "vitamin-d-overview"),
        ("does b12 help", "sorry i meant vitamin D not b12", "vitamin-d-overview"),
        ("does b12 help", "wrong vitamin, i asked about vitamin d", "vitamin-d-overview"),
        ("is vitamin d harmful", "i meant b12", "b12-safety"),
        ("what was the dose of b12", "no, vitamin d", "vitamin-d-study-dose"),
        ("does vitamin d help", "b12 i mean", "b12-overview"),
        ("does riluzole help", "no i meant edaravone", "edaravone-what"),
        ("what was the 2013 vitamin d study", "i asked about the 2014 one", "vitamin-d-2014-overview"),
        ("what was the 2013 vitamin d study", "no, the 2014 study", "vitamin-d-2014-overview"),
        ("what was the 2013 vitamin d study", "not that one, the 2014 study", "vitamin-d-2014-overview"),
        ("what was the 2014 vitamin d study", "i meant the 2013 one", "vitamin-d-study-overview"),
    ],
)
def test_a_correction_asks_the_same_of_what_was_meant(asked: str, text: str, entry: str) -> None:
    assert told(last_of(asked, text)) == [entry]


@pytest.mark.parametrize("text", ["i meant it is b12 and vitamin d together", "not b12 injections but tablets"])
def test_what_says_more_than_a_name_is_read_as_it_stands(text: str) -> None:
    assert "b12-overview" not in told(last_of("does vitamin d help", text))


@pytest.mark.parametrize("text", ["i mean i want to die", "i meant vitamin d and not that i want to die"])
def test_danger_in_a_correction_gets_help(text: str) -> None:
    assert isinstance(last_of("is vitamin d harmful", text), Urgent)


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        ("how many people were in the b12 trial", "it had 138 people, not 130", "It was 130, not 138."),
        ("how many people were in the b12 trial", "the trial had 138 people not 130", "It was 130, not 138."),
        ("does b12 help", "the trial had 138 people not 130", "It was 130, not 138."),
        ("how long was the b12 trial", "it was 24 weeks not 16", "It was 16 weeks, not 24."),
    ],
)
def test_a_number_that_is_put_in_place_of_the_right_one_is_named(asked: str, text: str, note: str) -> None:
    outcome = last_of(asked, text)
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].note == note


@pytest.mark.parametrize(
    ("turns", "entries"),
    [
        (("dose of each",), ["vitamin-d-study-dose", "b12-trial-dose"]),
        (("how many people in each",), ["vitamin-d-study-size", "b12-trial-size"]),
        (
            ("which is better", "and together", "how long was each"),
            ["vitamin-d-study-length", "b12-trial-length"],
        ),
    ],
)
def test_each_behind_the_two_vitamins_is_both_studies(turns: tuple[str, ...], entries: list[str]) -> None:
    assert told(last_of("does vitamin d help als", "ok and b12", *turns)) == entries


def test_each_behind_one_trial_is_a_group_of_it() -> None:
    assert "vitamin-d-study-size" not in told(
        last_of("how many people were in the b12 trial", "how many in each")
    )
