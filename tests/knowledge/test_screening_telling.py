"""Danger that stands in one sentence with a question is found like danger that stands alone."""

from __future__ import annotations

from zlib import crc32

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.encoder import load_encoder
from knowledge.model import Urgent
from knowledge.reading import FOLDER
from knowledge.screening.telling import told
from tests.knowledge.faq_fixture import faq

ENDS = (", what is als", " and how long did the b12 trial last", ". How much vitamin D did they take?")
STARTS = ("how many mg of b12 did they give, ", "Does vitamin D help? ")
_ONE_IN = 16
_MISSED = 0.06


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("I took forty, how long did the trial last", "I took forty"),
        ("how long was the trial, I can't breathe", "I can't breathe"),
        ("how much did they give and I took forty", "and I took forty"),
        ("i cant breathe what is als", "i cant breathe"),
        (
            "my lips are blue and how old were the patients and i feel faint",
            "my lips are blue and i feel faint",
        ),
        ("how long did the trial last", ""),
        ("I took forty", ""),
        ("", ""),
    ],
)
def test_what_is_told_is_parted_from_what_is_asked(sentence: str, rest: str) -> None:
    assert told(sentence) == rest


@given(st.text(max_size=300))
def test_no_letter_is_told_that_was_not_written(sentence: str) -> None:
    assert set(told(sentence)) <= set(sentence) | {" "}
    assert len(told(sentence)) <= len(sentence)


@pytest.mark.parametrize("kind", ["crisis", "emergency", "overdose"])
def test_a_question_beside_it_hides_no_danger(kind: str) -> None:
    if load_encoder() is None:
        pytest.skip("what no pattern foresees is found by the encoder alone")
    alone = [text for text in messages(kind) if isinstance(faq().answer(text), Urgent)]
    mixed = [one for text in alone for one in beside_questions(text)]
    missed = [text for text in mixed if not isinstance(faq().answer(text), Urgent)]
    assert len(mixed) > 100
    assert len(missed) <= _MISSED * len(mixed), missed


def messages(kind: str) -> list[str]:
    file = FOLDER / "screening" / "prototypes" / f"{kind}.yaml"
    families = yaml.safe_load(file.read_text(encoding="utf-8"))
    texts = [text for family in families.values() for text in family]
    return [text for text in texts if crc32(text.encode()) % _ONE_IN == 0]


def beside_questions(text: str) -> list[str]:
    after = [text.rstrip(".!? ") + end for end in ENDS]
    return after + [start + text[0].lower() + text[1:] for start in STARTS]
