"""Numbers with their units, dates and groups, as the lint reads them."""

from __future__ import annotations

import pytest

from knowledge.lint.amounts import amounts, bare, dates, of_groups


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Each dose was 50 mg (milligrams).", {(50, "mg")}),
        ("a 50-mg dose, 2.4 micrograms", {(50, "mg"), (2.4, "mcg")}),
        ("50,000, 75,000 or 100,000 IU a month", {(50000, "IU"), (75000, "IU"), (100000, "IU")}),
        ("2000 international units for nine months", {(2000, "IU"), (9, "months")}),
        ("the 16-week period, a four-month study", {(16, "weeks"), (4, "months")}),
        ("81% of the 37 people, 43 per cent", {(81, "%"), (37, "people"), (43, "%")}),
        ("37 consecutive ALS patients", {(37, "people")}),
        ("20 of the 37 people took it", {(20, "people"), (37, "people")}),
        ("Twenty of the patients", {(20, "people")}),
        ("sixty-two people, two hundred adults", {(62, "people"), (200, "people")}),
        ("a fourfold rate, 20,000 times as much", {(4, "times"), (20000, "times")}),
        ("fell by 2.66 points", {(2.66, "points")}),
        ("under 30 ng/mL or 25 nmol/L", {(30, "ng/mL"), (25, "nmol/L")}),
        ("After the 16 weeks the people were rated", {(16, "weeks")}),
        ("About nine in ten people; 3.9 in 100,000 people", set()),
        ("In 2013 there were 3 articles on B12 and SOD1", set()),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, found: set[tuple[float, str]]) -> None:
    assert {(one.value, one.unit) for one in amounts(text)} == found


def test_a_number_without_a_unit_stands_for_itself() -> None:
    assert bare("37 people in 2013, the 50th year, twenty") == {2013, 50, 20}


def test_a_month_is_a_date_only_beside_a_day_or_a_year() -> None:
    (date,) = dates("It may help. It ended on 30 September 2019.")
    assert (date.day, date.month, date.year) == (30, "september", 2019)
    assert [one.words for one in dates("27. July 2022, June 2015 and October 17, 2017")] == [
        "27. July 2022",
        "June 2015",
        "October 17, 2017",
    ]


def test_dates_agree_where_one_tells_less() -> None:
    whole, month, other = dates("30 September 2019, September 2019, 30 August 2019")
    assert whole.agrees(month)
    assert not whole.agrees(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fell by 2.66 points with B12 and by 4.63 with placebo", [(2.66, "B12"), (4.63, "placebo")]),
        ("by 2.66 points with B12 and by 4.63 without.", [(2.66, "B12"), (4.63, "placebo")]),
        ("in 7.7% of people on mecobalamin and in 1.6% on placebo", [(7.7, "B12"), (1.6, "placebo")]),
        ("declined about 43% less than those on placebo", []),
        ("64 people on placebo (91%)", [(64, "placebo")]),
        ("It took 16 weeks. With placebo it was worse", []),
    ],
)
def test_a_number_belongs_to_the_group_that_is_named_next(text: str, found: list[tuple[float, str]]) -> None:
    assert [(number, group) for number, group, _ in of_groups(text)] == found
