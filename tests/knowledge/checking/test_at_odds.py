"""Claims that share words or a number with something right and say something else, and what is told of them."""

from __future__ import annotations

import re

import pytest

from knowledge.checking.judgement import Judgement
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, explained, records

VERDICTS = {
    "people with ALS for 5 years could join": (C, "within 1 year"),
    "people who had ALS for three years were allowed into the B12 trial": (C, "within 1 year"),
    "The B12 trial was done in 2022": (C, "October 2017"),
    "The trial was done in 2022": (C, "October 2017"),
    "The B12 trial took place in 2022": (C, "October 2017"),
    "The B12 trial happened in 2022": (C, "October 2017"),
    "the B12 trial was carried out in 2022": (C, "October 2017"),
    "The B12 trial ran in 2022": (C, "October 2017"),
    "The trial happened in 2010": (C, "October 2017"),
    "the B12 trial took place in 2010": (C, "October 2017"),
    "The B12 trial ran from 2017 to 2019": (S, "October 2017"),
    "The B12 trial was published in 2022": (S, "2022"),
    "4000 IU of vitamin D is too much": (P, "more than that"),
    "low vitamin D shortens life in ALS": (P, "association"),
    "Vitamin D deficiency makes you die earlier with ALS": (P, "association"),
    "The study was in JAMA": (P, "JAMA Neurology"),
    "The B12 trial was published in JAMA": (P, "JAMA Neurology"),
    "Taking vitamin D doubles your dementia risk": (C, "lack of vitamin D"),
    "Vitamin D supplements cause dementia": (C, "lack of vitamin D"),
    "Vitamin D doubles the risk of dementia": (C, "lack of vitamin D"),
    "vitamin D raises the risk of Alzheimer's": (C, "lack of vitamin D"),
    "vitamin D deficiency doubles the risk of dementia": (P, "link"),
    "High vitamin D makes ALS four times faster": (C, "deficiency"),
    "Too much vitamin D makes ALS four times worse": (C, "deficiency"),
    "lack of vitamin D makes ALS four times worse": (P, "association"),
    "People on placebo declined 45% less": (C, "with B12"),
    "vitamin D has never been tested in ALS": (C, "37 people"),
    "nobody has ever studied vitamin D in ALS": (C, "37 people"),
    "Two separate studies proved that B12 helps": (C, "same trial"),
    "B12 was proven in two independent trials": (C, "same trial"),
    "B12 shots are completely harmless": (C, "7.7%"),
    "B12 is totally safe": (C, "7.7%"),
    "the placebo group improved": (C, "4.63"),
    "B12 doubles the decline": (C, "other way round|less than with placebo"),
    "There's zero proof B12 does anything": (C, "one trial|One trial"),
    "There is no evidence for B12 in ALS": (C, "one trial|One trial"),
    "there is no evidence that B12 helps": (C, "one trial|One trial"),
    "vitamin D damages the kidneys": (P, "kidneys"),
    "too much vitamin D damages the kidneys": (S, "kidneys"),
    "vitamin D overdose is impossible": (C, "4,000 IU"),
    "you can't overdose on vitamin D": (C, "4,000 IU"),
    "you can't overdose on B12": (N, "upper limit"),
    "The drug maker paid for the B12 trial": (X, "who paid"),
    "Mice were cured by B12": (C, "better course"),
    "5 mg B12 a day by mouth is enough": (X, "tablets"),
    "Taking B12 pills slows down ALS": (X, "tablets"),
    "B12 was given into the vein": (C, "injected into the muscle"),
    "patients got 100 mg a week": (S, "50 mg"),
    "the doctors in the vitamin D article earn money with vitamin D": (X, "earn"),
    "riluzole adds years of life": (C, "3 months"),
    "riluzole adds about three months": (S, "3 months"),
}
ADVICE = {
    "you should take 2000 IU vitamin D a day if you have ALS": "2,000 IU",
    "People with ALS should take 4000 IU a day": "2,000 IU",
    "doctors recommend 2000 IU for ALS": "2,000 IU",
    "ALS patients need 2000 IU vitamin D daily": "2,000 IU",
    "Everyone with ALS should take 2000 IU": "2,000 IU",
    "people with MND must have 10,000 IU of D every day": "2,000 IU",
    "the right dose of vitamin D for ALS is 5000 IU": "2,000 IU",
    "ALS patients should get 50 mg of B12 twice weekly": "50 mg",
    "doctors recommend 50 mg of B12 for ALS": "50 mg",
    "everyone with ALS needs 25 mg of B12 a week": "50 mg",
}
CURES = (
    "Folic acid", "B6", "homeopathy", "vitamin C", "coconut oil", "exercise", "keto", "B12", "vitamin D",
    "riluzole",
)  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "why"), [(t, *v) for t, v in VERDICTS.items()], ids=VERDICTS)
def test_a_shared_word_or_number_decides_nothing(text: str, verdict: Verdict, why: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert re.search(why, explained(outcome))


@pytest.mark.parametrize(("text", "studied"), ADVICE.items(), ids=ADVICE)
def test_what_dose_to_take_is_told_to_be_in_no_article(text: str, studied: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is N
    told = explained(outcome)
    assert "recommend no dose" in told
    assert studied in told
    assert ("50 mg" in told) != ("IU" in told)
    assert "The number is" not in told


@pytest.mark.parametrize(
    "text",
    ["you should not take more than 4000 IU of vitamin D a day", "adults must not go above 4000 IU a day"],
)
def test_a_limit_is_no_dose_that_is_advised(text: str) -> None:
    assert checked(text).verdict is S


@pytest.mark.parametrize("what", CURES)
def test_whatever_is_said_to_cure_als_there_is_no_cure(what: str) -> None:
    outcome = checked(f"{what} cures ALS")
    assert outcome.verdict in (C, X)
    assert re.search(r"(?i)no cure", explained(outcome))


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Stephen Hawking took B12", False),
        ("the placebo group improved", False),
        ("the shop sells coconut oil", False),
        ("coconut oil cures ALS", True),
        ("a famous singer was cured of ALS", True),
        ("homeopathy slows ALS", True),
    ],
)
def test_warning_signs_are_listed_where_something_is_promised(text: str, flags: bool) -> None:
    assert checked(text).red_flags is flags


_NO_SUBJECT = re.compile(
    r"^(?:They|It|He|She|This|Linked|Not any more|Not by|For dementia and|Men slightly|As a rule|That is|"
    r"That was|Nearly|Too strong|Some|Reported|Tested)\b(?! the)"
)


def test_what_is_told_of_a_claim_can_stand_alone() -> None:
    told = {
        record.id: Judgement(verdict, record, 1.0).explanation
        for record in records()
        for verdict in (record.verdict, P)
    }
    assert not [id_ for id_, why in told.items() if _NO_SUBJECT.match(why) and not _names(why)]


def _names(why: str) -> bool:
    first, *_ = why.split(". ")
    return bool(re.search(r"\b(?:ALS|B12|[Vv]itamin D|[Rr]iluzole|[Ee]daravone|homocysteine)\b", first))
