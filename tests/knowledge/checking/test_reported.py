"""What is said to be hidden is still judged, and so is what somebody is said not to have said."""

from __future__ import annotations

import pytest

from tests.knowledge.claim_fixture import C, N, P, S, X, checked, explained

HIDING = (
    "big pharma hides that {}",
    "Big Pharma is hiding that {}",
    "drug companies are suppressing the fact that {}",
    "doctors won't admit that {}",
    "They don't want you to know that {}",
    "What doctors won't tell you: {}",
    "{}, doctors just wont say",
    "Why do doctors hide that {}?",
    "neurologists refuse to accept that {}",
    "the FDA covers up that {}",
)


@pytest.mark.parametrize("said", HIDING)
@pytest.mark.parametrize("claim", ["B12 cures ALS", "low vitamin D causes ALS"])
def test_a_wrong_claim_that_is_said_to_be_hidden_is_wrong(said: str, claim: str) -> None:
    outcome = checked(said.format(claim))
    assert outcome.verdict is C
    assert any(one.verdict is C for one in outcome.findings)


@pytest.mark.parametrize("said", HIDING)
def test_a_right_claim_that_is_said_to_be_hidden_is_not_supported_as_a_whole(said: str) -> None:
    assert checked(said.format("the B12 trial lasted 16 weeks")).verdict is P


@pytest.mark.parametrize(
    "text", ["Pharma hides the cure for ALS", "big pharma does not want you to know about B12", "they hide it"]
)
def test_what_only_says_that_something_is_hidden_is_not_covered(text: str) -> None:
    assert checked(text).verdict is X


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Dr Scelsa did not say vitamin D is harmful", S),
        ("Scelsa didn't say that vitamin D is harmful", S),
        ("Scelsa never said vitamin D is useless", S),
        ("Scelsa did not say vitamin D may be helpful", C),
        ("Leverenz never said that low vitamin D causes ALS", S),
        ("the articles do not say that B12 cures ALS", S),
        ("none of the articles says that vitamin D cures ALS", S),
        ("the articles do not say that there is no cure for ALS", C),
        ("Scelsa did not say the moon is made of cheese", X),
    ],
)
def test_what_somebody_is_said_not_to_have_said_is_judged_by_what_is_known_of_it(
    text: str, verdict: object
) -> None:
    assert checked(text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Vitamin D has not been proven to slow ALS", S),
        ("vitamin D hasn't been proven to slow ALS", S),
        ("vitamin D isn't proven to slow ALS", S),
        ("Vitamin D isn't proven for ALS", S),
        ("vitamin D is unproven in ALS", S),
        ("B12 has not been proven to cure ALS", S),
        ("low vitamin D has not been proven to cause ALS", S),
        ("B12 has not been proven to slow ALS", P),
        ("riluzole has not been proven to slow ALS", C),
        ("vitamin D has been proven to slow ALS", C),
        ("vitamin D has not been proven to slow ALS but it cures it", C),
    ],
)
def test_what_is_not_proven_to_do_something_is_rightly_called_so(text: str, verdict: object) -> None:
    told = checked(text).verdict
    assert told is verdict or (verdict is C and told in (N, P))


@pytest.mark.parametrize(
    "text", ["Elon Musk cured ALS", "a Chinese doctor cured ALS", "Elon Musk found a cure for ALS"]
)
def test_nobody_is_called_a_treatment(text: str) -> None:
    assert "as a treatment" not in explained(checked(text)).replace("this as a treatment", "")
    assert "no cure" in explained(checked(text))


def test_a_remedy_is_called_one() -> None:
    assert "“ivermectin” as a treatment" in explained(checked("ivermectin cures ALS"))


@pytest.mark.parametrize(
    "said",
    [
        "was unsuccessful",
        "was a failure",
        "was a flop",
        "disappointed",
        "came up short",
        "fell flat",
        "didn't succeed",
        "was not a success",
    ],
)
def test_a_trial_that_failed_did_so_in_any_words(said: str) -> None:
    assert checked(f"the earlier B12 trial {said}").verdict is S
    for other in ("the 2022 B12 trial", "the B12 trial", "the Japanese B12 trial", "the methylcobalamin trial"):
        assert checked(f"{other} {said}").verdict is not S, other


@pytest.mark.parametrize("said", ["was successful", "was no failure", "did not disappoint", "was not a flop"])
def test_a_trial_that_failed_did_not_succeed(said: str) -> None:
    assert checked(f"the earlier B12 trial {said}").verdict is C


@pytest.mark.parametrize("trial", ["the B12 trial", "the Japanese B12 trial", "the 2022 methylcobalamin trial"])
def test_the_trial_of_the_articles_is_not_judged_by_the_one_before_it(trial: str) -> None:
    assert checked(f"{trial} was a success").verdict is P
    assert checked(f"{trial} failed").verdict in (C, N)
    assert checked(f"{trial} missed its main goals").verdict is not S


@pytest.mark.parametrize(
    "text",
    [
        "Scelsa did not say anything about vitamin D",
        "the articles do not say that B12 is free of side effects",
        "the article never says how long the B12 trial lasted",
        "no doctor will tell you that B12 reverses ALS",
        "B12 has not been proven to be safe",
        "men have not been shown to get ALS more often",
        "riluzole is unlikely to help in ALS",
        "riluzole trials failed",
    ],
)
def test_what_only_looks_like_a_right_denial_is_not_supported(text: str) -> None:
    assert checked(text).verdict is not S


def test_what_stands_in_a_study_alone_is_not_wrongly_denied_of_the_articles() -> None:
    assert checked("the articles do not say that 129 people were analysed in the B12 trial").verdict in (S, P)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Relyvrio got pulled from the market after its trial failed", S),
        ("a genetic study found that raising vitamin D is unlikely to lower the risk of ALS", S),
        ("B12 failed to slow ALS in the trial", C),
        ("all later studies agree that vitamin D helps in ALS", C),
        ("50 mg of B12 are about 20,000 times the daily need", S),
    ],
)
def test_a_trial_that_failed_and_what_is_unlikely_are_read_as_said(text: str, verdict: object) -> None:
    assert checked(text).verdict is verdict


def test_what_is_hidden_is_told_to_be_no_secret_of_the_articles() -> None:
    *_, told = checked("big pharma hides that B12 cures ALS").findings
    assert "secret" in told.explanation
