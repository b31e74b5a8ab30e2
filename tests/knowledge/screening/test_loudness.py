"""Which pieces of a long message are looked at."""

from __future__ import annotations

from knowledge.screening.loudness import Loudness

FITTED = Loudness.fitted(
    ["i want to end my life tonight", "end my life please", "she wants to end her life"] * 2,
    ["we had tea in the garden", "the garden is in flower", "tea with milk please"] * 3,
)

TEA = "we had tea with milk in the garden"
VERY_LONG = [f"{TEA} of number {n} and {TEA}" for n in range(30)]


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


def test_quiet_words_around_danger_do_not_hide_it_in_a_very_long_message() -> None:
    danger = f"{TEA} and i end my life with {TEA}"
    assert FITTED.of(danger) < 0
    assert FITTED.loudest([danger, *VERY_LONG]) == [danger]


def test_what_is_quiet_from_end_to_end_is_not_looked_at_in_a_very_long_message() -> None:
    assert FITTED.loudest(VERY_LONG) == []
    assert len(FITTED.loudest(VERY_LONG[:10])) == 3


def test_few_words_of_a_very_long_message_are_looked_at() -> None:
    told = [f"{word} i end my life tonight " * 4 for word in ("now", "so", "and")]
    assert sum(len(piece.split()) for piece in FITTED.loudest([*told, *VERY_LONG])) <= 52


def test_of_a_message_without_joints_the_loudest_words_in_a_row_are_known() -> None:
    assert FITTED.run_of(f"{TEA} i will end my life {TEA}") == "end my life"
    assert FITTED.run_of(TEA) == ""


def test_it_is_stored_and_read_again() -> None:
    again = Loudness.stored(FITTED.as_stored())
    assert abs(again.of("end my life in the garden") - FITTED.of("end my life in the garden")) < 0.1
