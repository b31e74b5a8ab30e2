"""Nearness in meaning: a first look at some of the harmless messages saves time and changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.encoder import load_encoder
from knowledge.screening import Screen
from knowledge.screening.nearness import Model, Nearness
from knowledge.screening.screen import FOLDER
from tests.knowledge.faq_fixture import faq
from tests.knowledge.test_screening import EVERYDAY, examples
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


def alarms(found: tuple[Screen, Nearness], texts: list[str]) -> list[object]:
    screen, nearness = found
    return [nearness.alarm(screen.read(text).readings[-1]) for text in texts]


def test_the_first_look_changes_no_alarm() -> None:
    texts = [*OBLIQUE, *EVERYDAY, *ASKED]
    first = looking()
    every = looking(some_harmless=first[1].model.harmless)
    found = alarms(first, texts)
    assert found == alarms(every, texts)
    assert None in found
    assert any(found)


def test_what_some_harmless_messages_do_not_outweigh_is_held_against_all() -> None:
    _, nearness = first = looking()
    none = looking(some_harmless=nearness.model.harmless[:1])
    assert alarms(none, [*EVERYDAY, *ASKED]) == alarms(first, [*EVERYDAY, *ASKED])
