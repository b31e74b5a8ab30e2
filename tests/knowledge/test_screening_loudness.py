"""Which pieces of a long message are looked at."""

from __future__ import annotations

from knowledge.screening.loudness import Loudness

FITTED = Loudness.fitted(
    ["i want to end my life tonight", "end my life please", "she wants to end her life"] * 2,
    ["we had tea in the garden", "the garden is in flower", "tea with milk please"] * 3,
)


def test_danger_is_louder_than_tea() -> None:
    assert FITTED.of("tonight i end my life") > 0 > FITTED.of("tea in the garden")


def test_what_was_never_seen_is_neither_loud_nor_quiet() -> None:
    assert FITTED.of("zebra crossing") == 0


def test_the_loudest_sentences_come_first_and_once() -> None:
    quiet = [f"we had tea number {n} in the garden" for n in range(30)]
    found = FITTED.loudest([*quiet, "tonight i will end my life", "tonight i will end my life", *quiet])
    assert found[0] == "tonight i will end my life"
    assert len(set(found)) == len(found) <= 3


def test_danger_inside_a_sentence_without_end_is_found() -> None:
    tea = "and then we had tea in the garden " * 30
    assert "end my life" in FITTED.loudest([f"{tea} i will end my life {tea}"])[0]


def test_it_is_stored_and_read_again() -> None:
    again = Loudness.stored(FITTED.as_stored())
    assert abs(again.of("end my life in the garden") - FITTED.of("end my life in the garden")) < 0.1
