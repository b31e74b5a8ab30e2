"""Claims that do not say which study they are on; what is no claim; what is told near to a claim."""

from __future__ import annotations

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, content, explained

OF_THE_B12_TRIAL = {
    "they got the shot every day": C,
    "50 micrograms per shot is all they used": C,
    "people from all over the world were in it, USA, brasil, europe": C,
    "it was an american trial run at harvard": C,
    "no observation period before, they started injecting right away": C,
    "it was only phase 1": C,
    "it was in the Lancet": C,
}
OF_SOMETHING_ELSE = (
    "they got the flu shot every day",
    "it was an american movie shot at harvard",
    "they only let people in who had a ticket",
    "people from all over the world came to the wedding",
    "they took 5 mg melatonin tablets once daily",
    "it was in the New York Times",
    "half of them dropped out of school",
    "everyone was over 80",
)
NO_CLAIM = (
    "Hello all, just a reminder about Sunday's meeting",
    "Hello everyone, hope you are all well",
    "Wow look at this",
    "https://example.com/als-b12",
    "You should ask your doctor about B12",
    "please talk to your als team first",
    "Reminder: zoom call tonight at 7 pm, link in the comments",
    "has anyone tried B12?",
    "what do you all think about B12?",
    "Happy birthday Ann!",
    "hi",
)
CLAIMS_AMONG_THEM = {
    "you should ask your doctor about B12, it cures ALS": C,
    "ask your doctor about B12 because it cures als": C,
    "tell your doctor that B12 cures ALS": C,
    "hello all, vitamin D cures als": C,
    "the meeting said B12 slows ALS": P,
    "look at this: B12 slows ALS by 45%": P,
}
DETAILS = {
    "scientists found that vitamin D is no protective factor in ALS": S,
    "two studies concluded that vitamin D is a protective factor in ALS": None,
    "2% have SOD1": S,
    "2% of people with SOD1 have ALS": X,
    "AMX0035 passed its phase 3 trial": C,
    "people over 70 cannot get ALS": N,
    "ALS only hits old men": C,
    "case numbers only go up because doctors got better at spotting it": P,
    "hardly anyone with als has trouble thinking": P,
    "it was just chance, not significant": C,
    "B12 has no effect, no effect at all": N,
    "25mg was tested in the 2022 trial": None,
}


@pytest.mark.parametrize(("text", "verdict"), OF_THE_B12_TRIAL.items(), ids=OF_THE_B12_TRIAL)
def test_a_claim_that_names_nothing_is_read_as_one_on_the_study_that_answers_it(
    text: str, verdict: Verdict
) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert "I took the claim to be about the B12 trial." in explained(outcome)


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_what_only_sounds_like_a_study_is_not_taken_for_it(text: str) -> None:
    assert checked(text).verdict is X


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_claims_nothing_is_told_so(text: str) -> None:
    outcome = checked(text)
    assert (outcome.verdict, outcome.findings, outcome.red_flags) == (X, (), False)


@pytest.mark.parametrize(("text", "verdict"), CLAIMS_AMONG_THEM.items(), ids=CLAIMS_AMONG_THEM)
def test_a_claim_beside_a_greeting_or_advice_is_judged(text: str, verdict: Verdict) -> None:
    assert checked(text).verdict is verdict


@pytest.mark.parametrize(("text", "verdict"), DETAILS.items(), ids=DETAILS)
def test_a_detail_is_judged_and_its_near_miss_is_not_supported(text: str, verdict: Verdict | None) -> None:
    found = checked(text).verdict
    assert found is verdict if verdict else found is not S


def test_what_is_not_covered_is_followed_by_what_is_told_near_to_it() -> None:
    (message,) = messages(checked("als is rising because of 5g"), content(), Place.PRIVATE)
    said = plain(message.html)
    assert said.startswith("Not covered by the articles.")
    assert "What the articles say near to it:\n1. " in said
    assert message.rows


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("We sell the best methylcobalamin 5000 spray, order now", True),
        ("Our B12 spray slows ALS by 45%, clinically proven", True),
        ("Buy my ALS cure, DM me, 20% off today", True),
        ("moringa tea slows ALS", True),
        ("case numbers only go up because doctors got better at spotting it", False),
        ("My uncle caught ALS because he worked nights and never saw the sun", False),
        ("works just as nicely for advanced people on bipap", False),
        ("my physio helps me a lot", False),
        ("order of events: first the trial, then the approval", False),
    ],
)
def test_warning_signs_are_only_for_what_is_sold_or_promised(text: str, flags: bool) -> None:
    assert checked(text).red_flags is flags


@pytest.mark.parametrize(
    "text",
    [
        "Hyperbaric oxygen wakes up sleeping motor neurons. There's a trial with 200 MND patients.",
        "stem cells work, there was a trial with 300 ALS patients",
        "A keto study had 50 ALS patients and everyone improved",
        "Ozempic is the answer. The trial had 500 patients and lasted a year",
        "They gave lion's mane for 16 weeks. Everybody got better.",
    ],
)
def test_a_study_of_something_unknown_is_not_the_study_of_b12(text: str) -> None:
    outcome = checked(text)
    assert outcome.verdict in (X, N)
    assert not any("b12" in entry.id for finding in outcome.findings for entry in finding.entries)


def test_what_is_known_beside_something_unknown_is_judged_all_the_same() -> None:
    assert checked("Hyperbaric oxygen helps. ALS mostly starts between 50 and 70.").verdict is P
    assert checked("Forget keto. The B12 trial had 900 patients.").verdict is C
