"""Danger in a longer story: what is told by the way, before, after or around it, hides none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from knowledge.screening import Screen
from tests.knowledge.shared import patterns_and_nearness
from tests.knowledge.test_screening import urgent_examples

CARE = (
    "the physio visits every other week",
    "my brother drove us to the clinic in spring",
    "we moved his bed downstairs last month",
    "she has her porridge at seven",
    "the neurologist sees us again in march",
    "I keep a list of his appointments",
    "he got the diagnosis three years ago",
    "our daughter rings every evening",
    "the carer starts at nine tomorrow",
    "he watches the birds from his chair",
)
"""Harmless things that people tell by the way."""
QUESTION = "Could vitamin D or B12 make muscles stronger?"
SEED, EXAMPLES, LONGEST, WAYS = 8, 15, 110, 5
MISSED, ALARMS = 0.04, 0.01


@pytest.fixture(scope="module")
def screen() -> Screen:
    return patterns_and_nearness()


def stories(text: str, care: str, more: str) -> Iterator[str]:
    text = text.rstrip(".!? ")
    inner = text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]
    opening = care[0].upper() + care[1:]
    yield f"{opening}. {text}."
    yield f"{text}. {opening}."
    yield f"{opening}. {text}. {more[0].upper()}{more[1:]}."
    yield f"{text}, {care}."
    yield f"{opening}, {inner}."
    yield f"{text} and {care}"
    yield f"{text}, {care}. {QUESTION}"


def in_stories(screen: Screen, kind: str) -> list[str]:
    """Stories around labelled examples that are told apart rightly alone, each in some ways, by turns."""
    random, harmless = Random(SEED), kind == "none"
    short = [t for k, language, t in urgent_examples() if (k, language) == (kind, "en") and len(t) < LONGEST]
    right = (text for text in random.sample(short, len(short)) if (screen.urgency(text) is None) is harmless)
    chosen = islice(right, EXAMPLES)
    told = [list(stories(text, *random.sample(CARE, 2))) for text in chosen]
    return [every[(WAYS * at + way) % len(every)] for at, every in enumerate(told) for way in range(WAYS)]


@pytest.mark.parametrize("kind", ["crisis", "emergency", "overdose"])
def test_what_is_told_by_the_way_hides_no_danger(screen: Screen, kind: str) -> None:
    told = in_stories(screen, kind)
    missed = [text for text in told if screen.urgency(text) is None]
    assert len(missed) <= MISSED * len(told), missed


def test_what_is_told_by_the_way_raises_no_alarm(screen: Screen) -> None:
    told = in_stories(screen, "none")
    alarms = [text for text in told if screen.urgency(text) is not None]
    assert len(alarms) <= ALARMS * len(told), alarms


@pytest.mark.parametrize(
    "text",
    [
        "Since Tuesday he breathes with his shoulders and can only say two words at a time, doctor's"
        " appointment is next thursday. In the meantime could vitamin D or B12 make him stronger?",
        "He is choking on his dinner and the new wheelchair came last month",
        "SOS. The doctor's appointment is next thursday.",
        "BiPAP stopped working and it's the only one. The new wheelchair came last month and fits well.",
    ],
)
def test_the_past_of_other_things_takes_no_alarm_back(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Two months back she choked on soup and we called an ambulance. They taught us the thickener and it has"
        " been quiet. What did the article say about D?",
        "my dad was suicidal when he got ill, that's long over and he's the funniest man in the ward",
        "she didn't fall, she didn't choke, she just doesn't like the taste of the drops",
        "They deserve a holiday, life is hard without rest",
    ],
)
def test_what_a_neighbouring_clause_says_of_it_counts(screen: Screen, text: str) -> None:
    assert screen.urgency(text) is None
