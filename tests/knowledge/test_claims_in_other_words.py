"""Claims in words of their own: what is right is supported, what is wrong is called wrong, way by way."""

from __future__ import annotations

import pytest

from knowledge.claim_numbers import agrees, sizes
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import checked

RIGHT = {
    "a study by its authors": "In Oki's study people had two jabs a week",
    "a study by its year": "Those who took D in the 2013 work got 2000 IU each day",
    "a study by its town": "81% of the New York clinic's patients were low on D",
    "a stage as a phase": "Folks in the B12 paper were all in the early phase of ALS",
    "what the answer tells beside": "The methylcobalamin trial was placebo-controlled and randomised",
    "a denial of a word that says nothing": "Scelsa tells folks that D won't hurt and might help",
    "a side that the nearest wording leaves out": "Leverenz finds the data on vitamin D supplements weak",
    "men as guys": "Guys get ALS a bit more often than women",
    "one of several is not only": "methylcobalamin is just one of several types of B12",
    "all day is not always": "Staying indoors all day puts you at risk of being low on D",
    "a verb taken apart": "We still don't know what sets ALS off",
    "a decade within a range": "ALS usually hits in the fifties or sixties",
    "a decade around one age": "B12 trial participants were in their sixties on average",
    "few dropped out": "hardly anyone dropped out of the B12 trial",
}
WRONG = {
    "another route, and how often": "B12 was given by mouth thrice a day in that Japanese study",
    "another share": "Just 18% of the New York clinic's patients were low on D",
    "another number": "Some 1,300 folks took part in the Oki trial",
    "another journal": "The Oki paper was in the Lancet",
    "another age": "The people in the Oki study were in their thirties on average",
    "the other direction": "ALSFRS-R: the higher your points, the worse you are",
    "few where it is most": "In Oki's trial hardly anyone took riluzole",
    "another person": "Scelsa heads a brain health centre in Cleveland",
    "another person's view": "Scelsa wrote that D is poison for ALS patients",
    "led there by the question": "B12 drives homocysteine through the roof",
    "an earlier trial that is to have succeeded": "an earlier B12 trial hit its targets",
}
NOT_SUPPORTED = (
    "the higher the ALSFRS-R the worse",
    "hardly anyone in the B12 trial took riluzole",
    "hardly anyone with ALS keeps sight and hearing",
    "bladder and bowel are not normal in most people with ALS",
    "women get ALS more often than guys",
    "high dose vitamin D slowed ALS in the 2013 study",
    "patients were randomly given vitamin D in the 2013 study",
    "Vitamin D injections were given in the 2013 study",
    "Homocysteine was given by injection in the B12 trial",
    "Scelsa tells patients that vitamin D won't help but might hurt",
    "ALS mostly starts in the thirties",
    "ALS mostly starts in the seventies",
    "patients took 2000 IU of vitamin D twice a day",
    "the New York study of B12 had 37 patients",
    "the 2013 work was on B12",
    "an earlier B12 trial hit its goals",
    "Doctors gave B12 for ALS for years with proof",
    "Staying outdoors all day puts you at risk of low vitamin D",
    "Scelsa takes vitamin D himself",
    "most neurologists shield their patients with vitamin D",
)


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_supported_in_other_words(text: str) -> None:
    assert checked(text).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_called_wrong_in_other_words(text: str) -> None:
    assert checked(text).verdict is Verdict.CONTRADICTED


def test_a_journal_that_is_named_as_the_source_does_not_hide_what_is_said() -> None:
    assert checked("B12 jabs slowed early ALS by 45% according to JAMA").verdict in (
        Verdict.SUPPORTED,
        Verdict.PARTLY,
    )


def test_a_distant_record_does_not_decide_on_what_it_does_not_know() -> None:
    assert checked("The Mayo Clinic gives B12 drips").verdict is Verdict.NOT_COVERED


def test_a_bold_word_finds_its_record_whatever_stands_around_it() -> None:
    said = checked("Twice weekly B12 shots stopped early ALS in its tracks")
    assert said.verdict in (Verdict.CONTRADICTED, Verdict.PARTLY)


@pytest.mark.parametrize("text", NOT_SUPPORTED)
def test_what_only_sounds_like_something_right_is_not_supported(text: str) -> None:
    assert checked(text).verdict is not Verdict.SUPPORTED


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


@pytest.mark.parametrize("text", ["In the Oki trial people died", "nobody died in the Japanese B12 study"])
def test_deaths_in_the_trial_are_neither_confirmed_nor_denied(text: str) -> None:
    assert checked(text).verdict is Verdict.NOT_COVERED
