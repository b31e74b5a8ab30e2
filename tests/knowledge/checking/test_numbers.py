"""Sizes are read with their units, as people write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.checking.numbers import Size, agrees, in_units, sizes
from knowledge.checking.numerals import in_digits, with_number_words


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("it had 1,300 patients", "people", 1300),
        ("one hundred and thirty people took part", "people", 130),
        ("over a thousand people", "people", 1000),
        ("it ran for a whole year", "duration", 365),
        ("only sixteen weeks long", "duration", 112),
        ("45 % slower", "percent", 45),
        ("9 in 10 took it", "percent", 90),
        ("2 in 100,000 get it", "share", 2e-5),
        ("two in a hundred thousand", "share", 2e-5),
        ("the ratio is 1.6:1", "ratio", 1.6),
        ("50mg each", "mg", 50),
        ("2000 international units", "iu", 2000),
        ("a fourfold rate", "fold", 4),
        ("twice as likely", "fold", 2),
        ("it doubles the risk", "fold", 2),
        ("injected twice a week", "per_week", 2),
        ("they took it daily", "per_week", 7),
        ("weekly shots", "per_week", 1),
        ("an injection once a month", "per_week", 0.25),
        ("every other day", "per_week", 3.5),
        ("published in 2022", "year", 2022),
        ("in the 2013 study people declined", "year", 2013),
        ("in the 2013 vitamin D study people had it for long", "year", 2013),
        ("it was 11.2 in people with ALS", "count", 11.2),
        ("it adds on average two months", "duration", 60.8),
        ("adults older than 65", "age", 65),
        ("a phase 3 trial", "phase", 3),
        ("thousands of people", "people", 2000),
        ("B12 halved the decline", "percent", 50),
        ("a study from 2015 is why people try it", "year", 2015),
    ],
)
def test_a_size_is_read_with_its_unit(text: str, unit: str, value: float) -> None:
    assert [one.value for one in sizes(text) if one.unit == unit] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text", ["vitamin B12", "B-12 and D3", "NCT03548311", "one of the experts", "daily allowance"]
)
def test_names_and_turns_of_phrase_are_no_sizes(text: str) -> None:
    assert sizes(text) == ()


def test_both_ends_of_a_range_have_its_unit() -> None:
    assert [one.value for one in sizes("for 3 to 5 years")] == [1095, 1825]


@pytest.mark.parametrize(
    ("size", "right"),
    [
        (Size("people", 130, "130"), True),
        (Size("people", 1300, "1300"), False),
        (Size("people", 100, "over 100", 1), True),
        (Size("people", 1000, "over 1000", 1), False),
        (Size("duration", 122, "4 months"), True),
        (Size("percent", 45, "45%"), None),
        (Size("count", 16, "16"), True),
        (Size("count", 17, "17"), None),
    ],
)
def test_a_size_is_held_against_those_that_are_right(size: Size, right: bool | None) -> None:
    assert agrees(size, in_units({"people": (130,), "weeks": (16,)})) is right


def test_facts_of_entries_have_the_units_of_claims() -> None:
    assert in_units({"participants": (130,), "dose_mg": (50,), "year_japan": (2015,)}) == {
        "people": (130,),
        "mg": (50,),
        "year": (2015,),
    }


PIECES = (
    *("1", "0", "16", "1,300", "0.5", "99999999999999999999", "half", "three", "ten", "twenties", "twice"),
    *("a", "of", "in", "every", "over", "less than", "-", "%", "to", "million", "the", "for"),
    *("people", "weeks", "years", "mg", "IU", "times", "men", "phase", "age", "trial", "patients"),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map(" ".join))
@example("over 16 mg twice a week for half of 1,300 people in their twenties")
def test_any_text_can_be_read_and_a_size_stands_where_a_number_does(text: str) -> None:
    for one in sizes(text):
        assert one.words
        assert re.search(r"\d", in_digits(text)[one.at :])


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("1.6 for every 1", 1.6),
        ("for every 10 women about 16 men get it", 1.6),
        ("for each woman with ALS there are 1.6 men", 1.6),
        ("ten men for sixteen women", 0.625),
    ],
)
def test_men_who_are_counted_against_women_are_a_ratio(text: str, ratio: float) -> None:
    assert [(size.unit, round(size.value, 3)) for size in sizes(text)] == [("ratio", ratio)]


@pytest.mark.parametrize(
    ("text", "people"),
    [("half a million people", 500_000), ("new cases: 5000", 5000), ("the 373-person trial", 373)],
)
def test_people_are_counted_in_other_ways(text: str, people: float) -> None:
    assert [(size.unit, size.value) for size in sizes(text)] == [("people", people)]


def test_a_number_in_the_singular_before_a_study_only_tells_which_study() -> None:
    assert [size.of_study for size in sizes("the 16-week trial")] == [True]
    assert [size.of_study for size in sizes("the trial ran for 16 weeks")] == [False]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("it starts after 50", True),
        ("it starts before 70", True),
        ("it starts before 50", False),
        ("it starts after 70", False),
    ],
)
def test_an_age_within_a_range_has_a_direction(text: str, right: bool) -> None:
    assert [agrees(size, {"age": (50.0, 70.0)}) for size in sizes(text)] == [right]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("one or two of each hundred thousand persons", "share", 1e-05),
        ("two in every lakh", "share", 2e-05),
        ("20 persons from 37", "people", 37.0),
        ("a study from 2015 people talk about", "year", 2015.0),
        ("it ran for a third of a year", "duration", 121.6),
        ("three quarters of a year", "duration", 273.6),
    ],
)
def test_numbers_are_read_as_people_say_them(text: str, unit: str, value: float) -> None:
    assert any(size.unit == unit and size.value == pytest.approx(value) for size in sizes(text))


@pytest.mark.parametrize("text", ["it works 100%", "it is 100% safe", "100 percent natural"])
def test_a_hundred_percent_that_only_stresses_is_no_size(text: str) -> None:
    assert sizes(text) == ()


def test_misspelt_number_words_alone_are_put_right() -> None:
    meant = {"thousnd": "thousand", "hunderd": "hundred", "thristy": "thirsty"}
    told = with_number_words("Thirty thousnd and a hunderd thristy men", lambda word: meant.get(word, word))
    assert told == "thirty thousand and a hundred thristy men"


@pytest.mark.parametrize(
    ("text", "ages", "right"),
    [
        ("they were in their sixties", (61.0,), True),
        ("they were in their fifties", (61.0,), False),
        ("it starts in the fifties or sixties", (50.0, 70.0), True),
        ("it starts in the seventies", (50.0, 70.0), False),
    ],
)
def test_a_decade_is_right_where_it_holds_the_age_or_lies_in_the_range(
    text: str, ages: tuple[float, ...], right: bool
) -> None:
    told = [agrees(size, {"age": ages}) for size in sizes(text)]
    assert told
    assert all(one is right for one in told)


@pytest.mark.parametrize(
    ("text", "times"), [("thrice a day", 21), ("twice daily", 14), ("three times a day", 21), ("daily", 7)]
)
def test_how_often_a_day_is_read(text: str, times: float) -> None:
    assert [(size.unit, size.value) for size in sizes(text)] == [("per_week", times)]


def test_both_ends_of_a_range_are_thousands_where_the_second_is_said_to_be() -> None:
    found = sizes("50 to 100 thousand units of vitamin D a month")
    assert [size.value for size in found if size.unit == "iu"] == [50_000, 100_000]
    assert [size.value for size in sizes("50 to 100 people") if size.unit == "people"] == [50, 100]
