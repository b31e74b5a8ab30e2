"""Danger in other languages with a letter wrong, a letter missing, or no space between two words."""

from __future__ import annotations

from zlib import crc32

import pytest

from knowledge.screening.foreign_slips import ForeignSlips
from tests.knowledge.examples import examples
from tests.knowledge.shared import patterns_alone

KINDS = ("crisis", "emergency", "overdose")
TEXTS = [text for by_kind in examples("languages_plain").values() for kind in KINDS for text in by_kind[kind]]


def without_a_letter(text: str) -> str:
    """The text with one letter of one long word left out; the same one each time."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        at = long[crc32(text.encode()) % len(long)]
        left_out = 1 + crc32(words[at].encode()) % (len(words[at]) - 1)
        words[at] = words[at][:left_out] + words[at][left_out + 1 :]
    return " ".join(words)


def test_a_letter_left_out_hides_danger_seldom() -> None:
    screen = patterns_alone()
    typed = {without_a_letter(text): text for text in TEXTS if screen.urgency(text) is not None}
    slips = [slip for slip, text in typed.items() if slip != text]
    found = [slip for slip in slips if screen.urgency(slip) is not None]
    assert len(found) >= 0.8 * len(slips), sorted({*slips} - {*found})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "no puedo respiar, ayuda"),
        ("es", "nopuedo respirar ayuda"),
        ("de", "ich will nicht mehr lbeen"),
        ("pt", "meu marido diz que quermorrer"),
        ("uk", "мама не може дихаати"),
        ("es", "me quiero mtar"),
    ],
)
def test_a_slip_in_another_language_is_read_as_it_was_meant(language: str, text: str) -> None:
    urgent = patterns_alone().urgency(text)
    assert urgent is not None
    assert urgent.language == language


@pytest.mark.parametrize(
    "text",
    [
        "в каких странах разрешен ассистированный суицид",
        "mi nieta se pintó los labios de morado jajaja. ¿cuántos participaron?",
        "ich will werben für die Gruppe",
        "wat is vitmin d gud fr",
    ],
)
def test_no_harmless_message_is_put_right_into_danger(text: str) -> None:
    assert patterns_alone().urgency(text) is None


def test_known_words_and_beginnings_are_left_alone() -> None:
    slips = ForeignSlips(["respirar", "puedo"], ["ahog"], ["no"])
    assert slips.put_right(" no puedo ahogarme ") == " no puedo ahogarme "
    assert slips.put_right(" nopuedo respiraar ") == " no puedo respirar "
