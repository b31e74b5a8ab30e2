"""Danger in a message as long as Telegram sends, wherever it stands."""

from __future__ import annotations

from itertools import cycle

import pytest

from knowledge.model import Answer, Urgent
from knowledge.splitting.segments import questions, shortened
from tests.knowledge import faq_fixture

LONGEST = 4_096
DANGERS = (
    "I have hidden enough sleeping pills for all of it and tonight I will take them",
    "my husband cannot breathe and his lips have turned blue",
    "she swallowed the whole bottle of vitamin D an hour ago",
    "I am standing on the railing of the bridge and I do not want to go back",
    "his ventilator has stopped and the battery is dead",
    "we gave him ten times the dose of riluzole by mistake",
    "I want to kill myself before this illness does it",
    "dad has collapsed on the kitchen floor and does not wake up",
    "my son drank the drops and now he keeps on vomiting",
    "nobody would miss me, I have written the letters and chosen the day",
)
TOLD = (
    "we moved to a house near the clinic in spring and the garden is full of roses",
    "my sister reads every article on the trial and sends us the links on Sunday",
    "the physiotherapist comes twice a week and brings biscuits for the dog",
    "the doctor spoke of vitamins and of blood tests and wrote a letter to our insurance",
    "his hands are weaker than in winter so I button his shirts in the morning",
)


def story(length: int, stop: str) -> str:
    """Whole sentences on what happens in a family, of so many characters at most."""
    told = ""
    for sentence in cycle(TOLD):
        if len(told) + len(sentence) + 2 > length:
            return told.strip()
        told += f"{sentence}{stop} "
    return told


@pytest.mark.parametrize("stop", [".", ""], ids=["sentences", "no full stop"])
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0], ids=["beginning", "middle", "end"])
@pytest.mark.parametrize("danger", DANGERS)
def test_danger_is_found_wherever_it_stands(danger: str, place: float, stop: str) -> None:
    room = LONGEST - len(danger) - 2 * len(stop) - 4
    before, after = (story(int(room * share), stop) for share in (place, 1 - place))
    text = f"{before} {danger}{stop} {after}".strip()
    assert len(text) <= LONGEST
    assert isinstance(faq_fixture.faq().answer(text), Urgent)


@pytest.mark.parametrize("stop", [".", ""], ids=["sentences", "no full stop"])
def test_a_long_story_alone_is_no_danger(stop: str) -> None:
    assert not isinstance(faq_fixture.faq().answer(story(LONGEST, stop)), Urgent)


def test_the_question_at_the_end_of_a_long_story_is_answered() -> None:
    outcome = faq_fixture.faq().answer(f"{story(3_000, '.')} How long did the B12 trial last?")
    assert isinstance(outcome, Answer)


def test_danger_in_many_short_lines_is_found_at_the_end() -> None:
    lines = "tea\n" * 1_000
    assert isinstance(faq_fixture.faq().answer(f"{lines}{DANGERS[1]}"), Urgent)


def test_of_a_long_sentence_the_words_that_ask_are_kept() -> None:
    told = ", ".join(TOLD)
    assert shortened(f"{told}, so how long did the trial last?") == "so how long did the trial last?"
    assert shortened(f"how long did the trial last because {told}").startswith("how long did the trial last")
    assert told.endswith(shortened(told))
    assert len(shortened(told).split()) == 40


def test_few_questions_of_a_very_long_message_are_looked_at() -> None:
    asked = "Mum is well. How long did it last? Who took part? What was given? " * 40
    assert len(questions(asked)) == 2
