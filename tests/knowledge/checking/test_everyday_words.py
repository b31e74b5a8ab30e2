"""Claims as people put them in a post: right, wrong, and what only shares its words with one of these."""

from __future__ import annotations

import pytest

from knowledge.checking.numbers import sizes
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import checked

RIGHT = {
    "generally": "waterworks and bowels generally go on working in als, or so the nurse told my dad",
    "nothing is proven": "nothing's been proven to keep als away",
    "nobody's sure": "nobody's sure how B12 does it",
    "told in front": "how riluzole does its thing, nobody's sure",
    "lots were drawn": "lots were drawn for who got the vitamin in the B12 trial",
    "who knows": "low d or als, who knows what was first",
    "out of a hundred thousand": "one or two folk out of a hundred thousand come down with MND in a year",
    "a person or two": "each year a city of 100,000 sees a person or two with new ALS",
    "thousands with a point": "In USA are about 30.000 ALS patients",
    "rare": "It is not usual that young adults have ALS",
    "left before the end": "4 participants left the methylcobalamin trial before the end",
    "goals not made": "a larger, earlier B12 trial didn't make its goals",
    "a level drops": "homocysteine drops with B12",
    "evidence that is not there": "for most specialists the proof for vitamin D isn't there yet",
    "less than normal": "81% had less D than normal",
    "next to no D": "people with als and next to no d died sooner",
    "one trial": "the two B12 articles are about one study",
    "let through": "The ALS medicines which the FDA let through only do so much, writes the Perlmutter site",
    "near the start": "Trial people were near the start of their ALS and getting worse at a middling speed",
    "you have it": "Each year about five thousand Americans hear the words 'you have Lou Gehrig's'",
    "told of oneself": "Good to know, bladder and bowel mostly stay normal in ALS!",
    "of the trial of jabs": "my cousin says about 130 took part in the b12 jab trial",
    "the senses are five": "my nurse says the five senses mostly hold up in als",
}
WRONG = {
    "a fortnight": "They only gave the vitamin D for a fortnight",
    "a couple of weeks": "they only ran the b12 trial for a couple of weeks",
    "two whole years": "methylcobalamin jabs went on for two whole years in the Japanese study",
    "over a thousand": "The D research? over a thousand ALS folk took part if i remember right",
    "swallowed": "Japanese patients in the study swallowed a B12 capsule with breakfast",
    "micrograms": "only 50 micrograms of B12 per shot, same as in a multivitamin",
    "late stage": "Everyone in the B12 trial had had the disease for ages, wheelchair and all, end stage",
    "placebo was better": "placebo held up better than b12",
    "weakness clears up": "the muscle weakness of MND clears up by itself",
    "two illnesses": "Lou Gehrig's and ALS are two different illnesses",
    "one disease": "MND and Parkinsons are one disease",
    "rejected": "edaravone was rejected by the FDA",
}
NEVER_WRONG = {
    "slower": "B12 makes ALS progress slower",
    "a brake": "vitamin D puts a brake on MND",
    "another illness": "B12 helps people with Parkinson's",
    "another route": "a nasal spray of B12 works in ALS",
    "breathing": "vitamin D improves breathing in als",
    "sleep": "B12 improves sleep in als",
    "another trial": "the edaravone trial was done in Japan in 2022",
    "nerves": "MND hits the nerves for moving",
}
NEVER_SUPPORTED = {
    "no number": "the vitamin D study was huge",
    "the same": "placebo and B12 did just the same in the trial",
    "concluded": "since B12 helped mice it will help me",
    "without its point": "ALS comes from homocysteine",
    "an open question": "low vitamin D comes before the disease",
    "once a month": "one 50 mg B12 jab a month",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_supported_in_everyday_words(text: str) -> None:
    assert checked(text).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_called_wrong_in_everyday_words(text: str) -> None:
    assert checked(text).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize("text", NEVER_WRONG.values(), ids=NEVER_WRONG)
def test_what_only_shares_words_with_something_wrong_is_not_called_wrong(text: str) -> None:
    assert checked(text).verdict not in (Verdict.CONTRADICTED, Verdict.SUPPORTED)


@pytest.mark.parametrize("text", NEVER_SUPPORTED.values(), ids=NEVER_SUPPORTED)
def test_what_only_shares_words_with_something_right_is_not_supported(text: str) -> None:
    assert checked(text).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("for a fortnight", "duration", 14),
        ("a couple of times a week", "per_week", 2),
        ("one 50 mg B12 jab a month", "per_week", 0.25),
        ("two whole years", "duration", 730),
        ("about 30.000 patients", "people", 30_000),
        ("a score for everyday function", "per_week", None),
    ],
)
def test_everyday_numbers_are_read(text: str, unit: str, value: float | None) -> None:
    assert next((size.value for size in sizes(text) if size.unit == unit), None) == value
