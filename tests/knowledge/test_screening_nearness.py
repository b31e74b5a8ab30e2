"""Nearness in meaning: a first look at some of the harmless messages saves time and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.encoder import load_encoder
from knowledge.once import one_message
from knowledge.screening import Screen
from knowledge.screening.nearness import Model, Nearness
from knowledge.screening.screen import FOLDER
from tests.knowledge.examples import examples
from tests.knowledge.faq_fixture import faq
from tests.questions.marking import FOLDER as QUESTIONS
from tests.questions.marking import rows

OBLIQUE = [text for texts in examples("oblique").values() for text in texts[::6]]
ASKED = [row["text"] for row in rows(QUESTIONS / "answerable.jsonl")[::40]]


def looking(**changes: object) -> tuple[Screen, Nearness]:
    """A screen that reads messages, and nearness with a changed model."""
    encoder = load_encoder()
    if encoder is None:
        pytest.skip("the sentence encoder cannot be loaded here")
    spelt = faq().retriever.query
    found = Nearness.load(FOLDER, encoder, spelt)
    assert found is not None
    model: Model = replace(found.model, **changes)
    return Screen.load(encoder=None, spelt=spelt), Nearness(encoder, model, spelt)


def alarms(texts: list[str], *looking_at: tuple[Screen, Nearness]) -> list[list[object]]:
    """What each of several finds in the texts; a text is encoded once for all of them."""
    found: list[list[object]] = []
    for text in texts:
        with one_message():
            found.append([nearness.alarm(screen.read(text).readings[-1]) for screen, nearness in looking_at])
    return [list(column) for column in zip(*found, strict=True)]


def test_the_first_look_changes_no_alarm() -> None:
    first = looking()
    every = looking(some_harmless=first[1].model.harmless)
    found, expected = alarms([*OBLIQUE, *examples("everyday"), *ASKED], first, every)
    assert found == expected
    assert None in found
    assert any(found)


def test_what_some_harmless_messages_do_not_outweigh_is_held_against_all() -> None:
    first = looking()
    none = looking(some_harmless=first[1].model.harmless[:1])
    found, expected = alarms([*examples("everyday"), *ASKED], none, first)
    assert found == expected
