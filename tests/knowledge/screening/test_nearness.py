"""Nearness in meaning: a first look at some of the harmless messages saves time and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from knowledge.encoder import load_encoder
from knowledge.once import one_message
from knowledge.screening.nearness import Model, Nearness
from knowledge.screening.screen import FOLDER
from tests.knowledge.examples import examples
from tests.knowledge.faq_fixture import faq
from tests.knowledge.shared import patterns_alone
from tests.questions.marking import FOLDER as QUESTIONS
from tests.questions.marking import rows

OBLIQUE = [text for texts in examples("oblique").values() for text in texts[::6]]
ASKED = [row["text"] for row in rows(QUESTIONS / "answerable.jsonl")[::40]]


@cache
def near() -> Nearness:
    """Nearness as the engine has it."""
    encoder = load_encoder()
    if encoder is None:
        pytest.skip("the sentence encoder cannot be loaded here")
    found = Nearness.load(FOLDER, encoder, faq().retriever.query)
    assert found is not None
    return found


def looking(some_harmless: int | None) -> Nearness:
    """The same with so many of the harmless messages in the first look, or all of them."""
    encoder = load_encoder()
    assert encoder is not None
    model: Model = replace(near().model, some_harmless=near().model.harmless[:some_harmless])
    return Nearness(encoder, model, faq().retriever.query)


def alarms(texts: list[str], *looking_at: Nearness) -> list[list[object]]:
    """What each of several finds in the texts; a text is read and encoded once for all of them."""
    found: list[list[object]] = []
    for text in texts:
        with one_message():
            reading = patterns_alone().read(text).readings[-1]
            found.append([nearness.alarm(reading) for nearness in looking_at])
    return [list(column) for column in zip(*found, strict=True)]


def test_the_first_look_changes_no_alarm() -> None:
    found, expected = alarms([*OBLIQUE, *examples("everyday"), *ASKED], near(), looking(None))
    assert found == expected
    assert None in found
    assert any(found)


def test_what_some_harmless_messages_do_not_outweigh_is_held_against_all() -> None:
    found, expected = alarms([*examples("everyday"), *ASKED], looking(1), near())
    assert found == expected
