"""A statement is taken apart into the claims inside it."""

from __future__ import annotations

import pytest

from knowledge.checking.parts import Parts
from tests.knowledge.checking.test_parsing import reader


def parts_of() -> Parts:
    return Parts(reader())


def test_all_that_is_said_of_a_subject_is_looked_at_closely() -> None:
    assert parts_of().closely("B12 is a vitamin because riluzole is a drug") == (
        "B12 is a vitamin",
        "riluzole is a drug",
    )
    assert parts_of().closely("whether B12 works, nobody knows") == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "the trial was in Japan and it had 2000 people",
            ("the trial was in Japan", "the trial had 2000 people"),
        ),
        ("riluzole slows ALS but B12 cures it", ("riluzole slows ALS", "B12 cures it")),
        ("men and women get ALS", ("men and women get ALS",)),
        ("Luer wrote the post, he's a writer", ("Luer wrote the post", "Luer is a writer")),
        (
            "81% were low in vitamin D, so all were put on pills",
            ("81% were low in vitamin D", "all were put on vitamin D pills"),
        ),
        (
            "ALS: 1.6 men for each woman, and thankfully it's rare",
            ("ALS: 1.6 men for each woman", "ALS is rare"),
        ),
        (
            "No proof for vitamin D but a doctor thinks it's harmless",
            ("No proof for vitamin D", "a doctor thinks vitamin D is harmless"),
        ),
        (
            "There was no placebo in the B12 trial so its worthless",
            ("There was no placebo in the B12 trial", "vitamin B12 is worthless"),
        ),
        ("half took it, that proves it works", ("half took it", "half works")),
    ],
)
def test_a_sentence_is_taken_apart_where_both_sides_say_something(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of().parts(text) == parts


def test_what_is_said_not_to_be_known_is_found() -> None:
    assert parts_of().left_open("nobody knows if B12 prevents ALS") == "B12 prevents ALS"
    assert parts_of().left_open("the trial cannot tell whether B12 prevents ALS") == "B12 prevents ALS"
    assert parts_of().left_open("just because B12 helped mice doesn't mean it helps people") == (
        "B12 helped mice, so helps people"
    )


def test_that_nothing_was_shown_is_more_than_that_it_is_not_known() -> None:
    assert parts_of().left_open("no study shows that vitamin D slows ALS") == ""
    assert parts_of().left_open("there is no evidence that vitamin D slows ALS") == ""


def test_those_who_did_something_are_not_the_ones_before() -> None:
    parts = parts_of().parts("37 people were studied and those who took D declined less")
    assert parts == ("37 people were studied", "those who took D declined less")
