"""Beginnings of the bot's own questions, and what asks of them as people shorten them; on the real content."""

from __future__ import annotations

import pytest
import re2

from knowledge.glossary import GLOSSARY
from knowledge.model import Answer, Clarify, Entry, Outcome
from tests.knowledge.conversing.test_following import last_of, told
from tests.knowledge.faq_fixture import faq

QUALIFIER = re2.compile(r" (?:in|on|for|with|of|about|at|by|from|or) [\w' -]+$")
"""What people leave out at the end of a question."""
FEWEST_WORDS = 4
EVERY = 6
"""Each sixth entry is asked for here."""
MOST_LOST = 2
"""So many of the shortened questions may find neither their entry nor a choice or another answer."""


def reached(outcome: Outcome) -> bool:
    """Whether something is told or offered: not "I don't know", and no small talk."""
    return isinstance(outcome, Answer | Clarify)


def shortened(entry: Entry) -> str:
    """The question of an entry without its last qualifier, in lower case; "" where nothing can be left out."""
    asked = entry.question.rstrip("?")
    rest = str(QUALIFIER.sub("", asked))
    return rest.lower() if rest != asked and len(rest.split()) >= FEWEST_WORDS else ""


def test_the_bots_own_questions_are_understood_without_their_last_qualifier() -> None:
    entries = [one for one in faq().knowledge.entries.values() if one.topic != GLOSSARY and not one.prognosis]
    asked = [text for text in map(shortened, entries[::EVERY]) if text]
    lost = [text for text in asked if not reached(faq().answer(text))]
    assert len(asked) > 15
    assert len(lost) <= MOST_LOST, lost


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("where is there help", "care-support"),
        ("what do patients themselves say", "b12-patients-say"),
        ("what are the first signs", "als-symptoms-first"),
        ("is there an upper limit", "b12-upper-limit"),
        ("do stem cells", "stem-cells"),
    ],
)
def test_the_beginning_of_an_own_question_is_that_question(text: str, entry: str) -> None:
    assert told(faq().answer(text)) == [entry]


def test_a_beginning_of_several_questions_is_one_on_what_was_spoken_of() -> None:
    assert told(faq().answer("did people get better")) == ["als-recovery"]
    after_a_study = told(last_of("what was the 2013 vitamin D study", "did people get better"))
    assert after_a_study in (["vitamin-d-study-improve"], ["vitamin-d-study-result"])


@pytest.mark.parametrize("text", ["why is it hard", "what should people", "how do people", "where can people"])
def test_words_that_only_open_a_question_are_no_beginning_of_it(text: str) -> None:
    assert not isinstance(faq().answer(text), Answer)
