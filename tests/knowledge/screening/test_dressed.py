"""Danger stays danger whatever stands around it, and however its lines are broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from knowledge.screening.forms import cleaned, fold
from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_and_nearness

KINDS = ("crisis", "emergency", "overdose")
FOREIGN = [text for by_kind in examples("languages_plain").values() for kind in KINDS for text in by_kind[kind]]
ENGLISH = [text for kind in KINDS for text in examples("urgent")[kind]]


def wrapped(text: str) -> str:
    """The text in lines of five words, as a narrow screen breaks it."""
    words = text.split()
    return "\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))


AROUND: dict[str, Callable[[str], str]] = {
    "a greeting before": lambda text: f"Hello, good morning everyone. {text}",
    "thanks after": lambda text: f"{text.rstrip('.')}. Thanks in advance!",
    "a question before": lambda text: f"Does vitamin D help in ALS? {text}",
    "a question after": lambda text: f"{text.rstrip('.')}. Does vitamin D help in ALS?",
    "the illness before": lambda text: f"I have ALS. {text}",
    "a link after": lambda text: f"{text} https://example.org/als",
    "a tag after": lambda text: f"{text} #ALS #vitaminD",
    "a command before": lambda text: f"/ask {text}",
    "somebody who says it": lambda text: f"he says: {text}",
    "a sender before": lambda text: f"Forwarded from Anna:\n{text}",
    "short lines": wrapped,
}


@pytest.mark.parametrize("texts", [FOREIGN[::4], ENGLISH[::6]], ids=["foreign", "English"])
@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_danger_hides_it_hardly_ever(around: str, texts: list[str]) -> None:
    screen = patterns_and_nearness()
    found = [text for text in texts if screen.urgency(text) is not None]
    lost = [text for text in found if screen.urgency(AROUND[around](text)) is None]
    assert len(lost) <= 0.04 * len(found), lost


@pytest.mark.parametrize(
    "text",
    [
        "SOS thank you",
        "finish me ALS",
        "hello all, pt is desatting, thanks so much",
        "bipap mask off,\nim alone",
        "no... reason... to eat any more",
        "I ll throw myself in the canal",
        "Hello, good morning everyone. çocuğum bütün D vitaminini içti",
        "annem nefes alamıyor - what does the article say",
    ],
)
def test_greetings_thanks_tags_and_torn_words_hide_no_danger(text: str) -> None:
    assert patterns_and_nearness().urgency(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "is gasping a sign of als",
        "she says I am killing him with all these pills",
        "hello, how long does he have to\ntake the tablets, thanks",
        "I lay there and counted her breaths, and her numbers are excellent. Silly me. What is early ALS?",
        "/ask is vitamin D safe https://example.org #ALS",
    ],
)
def test_what_is_harmless_stays_so_without_greetings_and_thanks(text: str) -> None:
    assert patterns_and_nearness().urgency(text) is None


def test_drawn_out_arabic_letters_are_the_same_letters() -> None:
    assert fold("لا استطـــيع") == fold("لا استطيع")


def test_links_names_and_commands_part_what_stands_beside_them() -> None:
    told = cleaned("/ask @als_bot help me https://example.org/x?y now")
    assert re.findall(r"[a-z]+", told) == ["help", "me", "now"]
