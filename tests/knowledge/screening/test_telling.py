"""Danger beside what somebody asks or mentions is found like danger that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.encoder import load_encoder
from knowledge.model import NO_CONVERSATION, Outcome, Urgent
from knowledge.screening.telling import told
from knowledge.screening.train import labelled
from tests.knowledge.examples import is_held_back
from tests.knowledge.faq_fixture import faq

ENDS = (", what is als", " and how long did the b12 trial last", ". How much vitamin D did they take?")
STARTS = ("how many mg of b12 did they give, ", "Does vitamin D help? ")
MENTIONED = (
    "we read your article on b12, lovely, but {}",
    "my sister wants to know if b12 works because {}",
    "dad read that b12 slows als but {}",
    "hi, question about the b12 study please, also {}",
    "the neurologist told us about the vitamin d paper, {}, can you explain it",
    "is b12 safe {}",
)
_ONE_IN, _MOST = 20, 22
"""One message in so many, and about so many of each kind."""
_WAYS = 4
"""In so many ways each message is asked, by turns: two messages have each question and frame beside them."""
_MISSED = 0.06


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("I took forty, how long did the trial last", ("I took forty",)),
        ("how long was the trial, I can't breathe", ("I can't breathe",)),
        ("how much did they give and I took forty", ("and I took forty",)),
        ("i cant breathe what is als", ("i cant breathe",)),
        (
            "my lips are blue and how old were the patients and i feel faint",
            ("my lips are blue and i feel faint",),
        ),
        ("we read your article on b12, but I took forty", ("but I took forty",)),
        ("my mum asks about the trial and he turned purple", ("and he turned purple",)),
        ("took all the b12, dad is asleep, any studies", ("took all the b12 dad is asleep", "dad is asleep")),
        ("I took 40,000 IU, any studies", ("I took 40,000 IU",)),
        ("how long did the trial last", ()),
        ("I took forty and I feel sick", ()),
        ("I took forty", ()),
        ("", ()),
    ],
)
def test_what_is_told_is_parted_from_what_is_asked_and_mentioned(sentence: str, rest: tuple[str, ...]) -> None:
    assert told(sentence) == rest


PIECES = (
    "I took", "40,000 IU", "forty pills", "and", "how long did the trial last", "?", ",", "as", "tell me about",
    "but", "my dad", "feels sick", "(", ")", " - ", "B12", "does it help", "I want to know", "because", ";",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=15).map(" ".join))
def test_no_letter_is_told_that_was_not_written(sentence: str) -> None:
    for part in told(sentence):
        assert set(part) <= set(sentence) | {" "}
        assert len(part) <= len(sentence)


@pytest.mark.parametrize("kind", ["crisis", "emergency", "overdose"])
def test_a_question_beside_it_hides_no_danger(kind: str) -> None:
    if load_encoder() is None:
        pytest.skip("what no pattern foresees is found by the encoder alone")
    mixed = [one for at, text in enumerate(found_alone(kind)) for one in by_turns(beside_questions(text), at)]
    missed = [text for text in mixed if not isinstance(faq().answer(text), Urgent)]
    assert len(mixed) >= 50
    assert len(missed) <= _MISSED * len(mixed), missed


@pytest.mark.parametrize("kind", ["crisis", "emergency", "overdose"])
def test_what_is_mentioned_or_asked_for_others_hides_no_danger(kind: str) -> None:
    if load_encoder() is None:
        pytest.skip("what no pattern foresees is found by the encoder alone")
    mixed = [
        frame.format(lowered(text))
        for at, text in enumerate(found_alone(kind))
        for frame in by_turns(MENTIONED, at)
    ]
    missed = [text for text in mixed if not isinstance(faq().answer(text), Urgent)]
    assert len(mixed) >= 50
    assert len(missed) <= _MISSED * len(mixed), missed


def test_danger_without_any_joint_is_found_by_the_loudest_words() -> None:
    if load_encoder() is None:
        pytest.skip("what no pattern foresees is found by the encoder alone")
    assert isinstance(faq().answer("is b12 safe i keep thinking how peaceful it would be to be dead"), Urgent)


@pytest.mark.parametrize(
    "text",
    [
        "I've lifted my husband out of bed for a year and my back's gone, so where do carers get support?",
        "I've the pill organiser open in front of me and wonder what daily amount they had, so how much?",
        "I don't want to live in the dark about this, just give me the facts on vitamin D",
        "my cat choked on a hairball, anyway whats methylcobalamin",
        "my gentleman refuses his D, shall I crush it in his custard without telling him",
        "she gets breathless on hills, always has, long before MND. does the B12 trial count lung capacity?",
    ],
)
def test_a_harmless_story_beside_a_question_raises_no_alarm(text: str) -> None:
    assert not isinstance(faq().answer(text), Urgent)


@pytest.mark.parametrize("text", ["too much?", "too high?", "is that too much", "so too much?", "too many?"])
def test_a_short_question_on_an_amount_after_an_answer_is_no_danger(text: str) -> None:
    assert not isinstance(after_an_answer(text), Urgent)


@pytest.mark.parametrize("text", ["took too much", "I took too much, is that bad?", "gave him too much"])
def test_too_much_that_was_taken_is_danger_also_after_an_answer(text: str) -> None:
    assert isinstance(after_an_answer(text), Urgent)


def after_an_answer(text: str) -> Outcome:
    conversation = faq().follow(NO_CONVERSATION, faq().answer("what about vitamin B6"))
    return faq().answer(text, conversation)


@cache
def found_alone(kind: str) -> list[str]:
    return [text for text in messages(kind) if isinstance(faq().answer(text), Urgent)]


def by_turns(ways: Sequence[str], at: int) -> list[str]:
    """Some of the ways, others for the next message: every way has its turn within two messages."""
    return [ways[(_WAYS * at + turn) % len(ways)] for turn in range(_WAYS)]


def lowered(text: str) -> str:
    return text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]


def messages(kind: str) -> list[str]:
    """Some of what the screen was taught with, the same each time."""
    texts = [text for of, text in labelled() if of == kind and is_held_back(text, _ONE_IN)]
    return texts[:: 1 + len(texts) // _MOST]


def beside_questions(text: str) -> list[str]:
    after = [text.rstrip(".!? ") + end for end in ENDS]
    return after + [start + lowered(text) for start in STARTS]
