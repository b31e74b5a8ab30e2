"""That something is not shown is right where the articles leave it open, however it is said and by whom."""

from __future__ import annotations

import pytest

from knowledge.checking.unproven import Unproven
from knowledge.checking.words import read_words
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import checked

WHAT = "vitamin D protects nerve cells"
NOT_SHOWN = (
    "we do NOT have the proof that {}",
    "according to the experts there still isn't any proof that {}",
    "it has yet to be proven that {}",
    "neurologists say it's not proven that {}",
    "nobody has shown so far that {}, say most specialists",
    "scientists have not been able to prove that {}",
    "doctors lack solid evidence that {}",
    "that {} has never been demonstrated",
    "the proof that {} is still missing",
)
NOT_SO = (
    "experts do have the proof that {}",
    "there is no longer any lack of proof that {}",
    "there is no lack of proof that {}",
    "it's not true that experts lack proof that {}",
    "nobody still needs proof that {}",
    "not one but two studies have shown that {}",
    "no study shows that {}",
    "there is no proof that {}, but it cures ALS",
)
EXAGGERATED = (
    "there is no proof that ALS is fatal",
    "it isn't proven that men get ALS more often",
    "nobody has shown that B12 slowed the decline in the trial",
    "it's not proven that vitamin D slows ALS but it does cure it",
    "there's no evidence that nerve cells have vitamin D receptors",
)


def unproven() -> Unproven:
    return Unproven(read_words())


@pytest.mark.parametrize("said", NOT_SHOWN)
def test_it_is_read_what_is_said_not_to_be_shown(said: str) -> None:
    assert unproven().what_is(said.format(WHAT)) == WHAT


@pytest.mark.parametrize("said", NOT_SO)
def test_what_is_denied_otherwise_is_not_read_so(said: str) -> None:
    assert unproven().what_is(said.format(WHAT)) == ""


def test_what_the_articles_leave_open_is_rightly_called_not_shown() -> None:
    told = [said.format(f"{WHAT} in ALS") for said in NOT_SHOWN]
    assert [text for text in told if checked(text).verdict is not Verdict.SUPPORTED] == []


def test_what_is_shown_is_not_rightly_called_not_shown() -> None:
    assert [text for text in EXAGGERATED if checked(text).verdict is Verdict.SUPPORTED] == []


def test_another_way_to_take_b12_is_not_covered_and_not_the_way_of_the_trial() -> None:
    for text in ("a nose spray with B12 does the same as the needle", "B12 by IV drip works like the shots"):
        assert checked(text).verdict is Verdict.NOT_COVERED
    assert checked("in the trial B12 was given as a nasal spray").verdict is Verdict.CONTRADICTED


def test_a_sentence_that_says_nothing_takes_no_support_away() -> None:
    assert checked("The B12 trial had 130 people. She's usually right.").verdict is Verdict.SUPPORTED
    assert checked("The B12 trial had 130 people. It always works.").verdict is not Verdict.SUPPORTED
