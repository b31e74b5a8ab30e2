"""What a verdict may not get wrong: whose number it is, what a denial denies, what can hurt somebody."""

from __future__ import annotations

import re

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Checked, Verdict
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, claims, content, explained

OF_ANOTHER_QUANTITY = {
    "Only 10% of people with ALS live ten years": (X, "three years"),
    "20% of ALS patients live five years": (X, "3 to 5"),
    "80% of people with ALS die in three years": (X, "median"),
    "90% die within 5 years": (X, "median"),
    "half of all people with ALS live about three years": (S, "median"),
    "ALS patients live ten years on average": (C, "three years"),
    "43% of ALS patients have vitamin D under 20": (S, "43%.*81%"),
    "81% had low vitamin D": (S, "81%"),
    "90% of the people in the 2013 study had low vitamin D": (C, "81%"),
    "24 people on vitamin D did not do better": (S, "24 people"),
    "study of 125 patients showed vitamin D is not protective": (S, "2015"),
    "5000 people die of ALS each year in US": (X, "new cases"),
    "about 5000 new cases of ALS are found each year in the US": (S, "5,000"),
    "vitamin D group lived longer in the 2013 study": (X, ""),
    "B12 reduces deaths by 43%": (X, "live longer"),
    "B12 gave patients 2 more points on the scale": (P, "1.97 points less"),
    "Perlmutter is a quack": (X, "judge"),
}
DENIED_OR_NEARER = {
    "Riluzole extends life by two to three months": (S, "3 months"),
    "riluzole gives 2 to 3 years": (C, "3 months"),
    "it was printed in JAMA Neurology and NOT in the big JAMA": (S, "JAMA Neurology"),
    "the B12 trial was in Japan, not in Italy": (S, "Japan"),
    "the B12 trial was in Italy and not in Japan": (C, "Japan"),
    "the B12 trial lasted 16 weeks, not 16 months": (S, "16 weeks"),
    "there was an older, bigger B12 trial, 373 people, and it missed its main targets": (S, "373"),
    "the earlier B12 trial hit its main targets": (C, "missed"),
    "in the 37 people study the D takers looked no different at 3 months nor at 6, just at month nine": (
        S,
        "nine",
    ),
    "only one or two folk in every 100 thousand come down with this per year": (S, "1 to 2"),
    "roughly 9 in 10 were on riluzole too, in both arms of the B12 trial": (S, "89%"),
    "smell loss is an early ALS sign": (C, "normal"),
    "people over 70 cannot get ALS": (N, "leaves other ages open"),
    "373 people ... it worked in early ones": (P, "only afterwards"),
}
BEYOND = {
    "B12 is a waste of money": (N, "373"),
    "my neurologist told me B12 is useless": (N, "373"),
    "there is no proof at all that B12 does anything in ALS": (C, "slower decline"),
    "ultra high dose b12 is dangerous": (N, "16 weeks"),
    "taking vitamin D makes decline four times slower": (N, "No study"),
    "vitamin D cut ALS decline by 4 times": (N, "No study"),
    "4 times faster decline if your vitamin d is low": (P, "severe"),
    "low vitamin D makes ALS 4x worse so supplements will slow it": (N, "enough evidence"),
    "homocysteine causes ALS so lower it with folic acid and B6": (N, ""),
    "Your ALS goes away if you fix your vitamin D level": (C, "cure"),
    "get your amalgam out, that cures it": (X, "mercury"),
}
DANGEROUS = {
    "Vitamin D is harmless so you can take as much as you like": "4,000 IU.*Leverenz",
    "vitamin D harmless, prof Scelsa said it, so take as much as u like": "4,000 IU",
    "vit D is a vitamin, the more the better": "kidneys",
    "10000 IU vitamin D is fine for ALS": "4,000 IU.*kidneys",
    "a man took 50.000 IU of vitamin D every day and is WALKING again. Doctors won't tell you!": "4,000 IU",
    "B12 injections are harmless, inject as much as you want": "7.7%",
    "Methylcobalamin is a natural vitamin so it's safe at any dose": "16 weeks",
    "high dose B6 helps nerves in ALS": "damage to nerves",
    "B6 in high doses is good for ALS nerves": "damage to nerves",
}
HARMLESS = {
    "Do not take as much vitamin D as you like": {P, S, X},
    "10000 IU of vitamin D a day is too much": {S, P},
    "50,000 IU of vitamin D is not safe": {S, P, N, X},
    "2000 IU of vitamin D a day was used in the 2013 study": {S},
    "large amounts of B6 can damage nerves": {S},
    "B12 injections are safe": {P},
}
LABELS = {
    "Edaravone was approved in 2017": "Supported by another source",
    "B12 is not approved in the US for ALS": "Supported by another source",
    "Japan approved B12 injections in 2024": "Supported by another source",
    "B12 slowed decline by 43% by the trial's own figures": "Supported by a study behind the articles",
    "The B12 study was in Japan": "Supported by the articles",
}
ALL_TOLD = (
    "the study lasted 16 weeks with 130 participants, 50 mg twice weekly, 43% slower decline in early ALS",
    "vitamin D study: 37 people, 2000 IU a day, nine months",
)
TABLE = OF_ANOTHER_QUANTITY | DENIED_OR_NEARER | BEYOND


@pytest.mark.parametrize(("text", "verdict", "why"), [(t, *v) for t, v in TABLE.items()], ids=TABLE)
def test_a_verdict_is_on_what_is_claimed(text: str, verdict: Verdict, why: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert re.search(why, explained(outcome))


@pytest.mark.parametrize(("text", "why"), DANGEROUS.items(), ids=DANGEROUS)
def test_what_can_hurt_somebody_is_never_partly_right_and_the_harm_is_told(text: str, why: str) -> None:
    outcome = claims().check(text)
    if isinstance(outcome, Checked):
        assert outcome.verdict is C
        assert re.search(why, explained(outcome))


@pytest.mark.parametrize(("text", "verdicts"), HARMLESS.items(), ids=HARMLESS)
def test_what_warns_or_tells_of_a_study_is_not_taken_for_a_dose_without_limit(
    text: str, verdicts: set[Verdict]
) -> None:
    assert checked(text).verdict in verdicts


@pytest.mark.parametrize(("text", "label"), LABELS.items(), ids=LABELS)
def test_the_label_says_where_a_verdict_comes_from(text: str, label: str) -> None:
    said = "\n".join(plain(one.html) for one in messages(checked(text), content(), Place.PRIVATE))
    assert said.startswith(label)


@pytest.mark.parametrize("text", ALL_TOLD)
def test_a_claim_is_supported_if_each_of_its_facts_is(text: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is S
    assert not outcome.red_flags


def test_one_wrong_fact_in_a_list_takes_the_support_away() -> None:
    assert checked("the study lasted 20 weeks with 130 participants, 50 mg twice weekly").verdict is not S


def test_no_number_is_made_up_for_a_share_at_another_time() -> None:
    assert "The number is" not in explained(checked("Only 10% of people with ALS live ten years"))


def test_a_share_within_the_range_of_the_sources_is_told_with_the_range() -> None:
    outcome = checked("15% of people with ALS develop frontotemporal dementia")
    assert outcome.verdict in {S, P}
    assert "6% to 20%" in explained(outcome)
