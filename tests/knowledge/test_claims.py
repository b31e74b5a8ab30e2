"""Claims are judged by what they say, not by what they resemble."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.claims import whole
from knowledge.model import Checked, Urgent, Verdict
from tests.knowledge.claim_fixture import checked, claims, records

SUPPORTED, PARTLY = Verdict.SUPPORTED, Verdict.PARTLY
NOT_ENOUGH, CONTRADICTED, NOT_COVERED = Verdict.NOT_ENOUGH_EVIDENCE, Verdict.CONTRADICTED, Verdict.NOT_COVERED


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("The B12 trial had 130 participants", SUPPORTED, "130"),
        ("The B12 trial had 131000 participants", CONTRADICTED, "130"),
        ("The B12 trial lasted 16 months", CONTRADICTED, "16 weeks"),
        ("the b12 study was published in 1922", CONTRADICTED, "2022"),
        ("vitamin D patients took 200,000 IU a day", CONTRADICTED, "2,000 IU"),
        ("women get ALS more often than men", CONTRADICTED, "1.6"),
        ("men get ALS more often than women", SUPPORTED, "1.6"),
        ("B12 was tested in Italy", CONTRADICTED, "Japan"),
        ("B12 slowed the decline by 45 percent", PARTLY, "43%"),
        ("There is no cure for ALS", SUPPORTED, "no cure"),
        ("There is a cure for ALS", CONTRADICTED, "no cure"),
        ("vitamin D is useless in ALS", NOT_ENOUGH, "not enough evidence"),
        ("vitamin D is useful in ALS", NOT_ENOUGH, "not enough evidence"),
        ("B12 cures ALS", CONTRADICTED, "early-stage"),
        ("It is a myth that B12 cures ALS", SUPPORTED, "early-stage"),
        ("Low vitamin D causes ALS", CONTRADICTED, "no evidence"),
        ("B12 slows ALS in every patient", PARTLY, "early-stage"),
        ("B12 tablets slow ALS", NOT_COVERED, "Only injections"),
        ("the trial was in JAMA", PARTLY, "JAMA Neurology"),
        ("riluzole is the only approved ALS drug", CONTRADICTED, "edaravone"),
    ],
)
def test_a_claim_gets_its_verdict_and_the_right_facts(text: str, verdict: Verdict, told: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert any(told in finding.explanation for finding in outcome.findings)


@pytest.mark.parametrize(
    "text",
    [
        "the B12 trial was paid for by Pfizer",
        "in the B12 trial 130 people died",
        "126 patients improved in the B12 trial",
        "45% of patients responded to B12",
        "130 patients took part in the vitamin D study",
        "the vitamin D trial lasted 16 weeks",
        "30,000 people in Germany have ALS",
        "men live longer than women with ALS",
        "Dr Leverenz says vitamin D is not harmful and may be helpful",
        "the placebo group declined less than the B12 group",
        "B12 was proven safe in all patients",
        "nobody in the B12 trial took riluzole",
        "the B12 trial had no placebo group",
        "Homocysteine is not raised in ALS",
        "Low vitamin D is not common in ALS",
        "81% of patients improved with vitamin D",
        "B12 slowed ALS in children",
        "the B12 dose was 50 mg by mouth twice a week",
        "the recommended dose of B12 for ALS is 50 mg",
        "nobody dropped out of the B12 trial",
        "vitamin D shields neurons from glutamate in people with ALS",
    ],
)
def test_what_only_resembles_a_true_claim_is_not_supported(text: str) -> None:
    assert checked(text).verdict is not SUPPORTED


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("the B12 trial did not last two years", {PARTLY, SUPPORTED}),
        ("the B12 study took place in Japan, so vitamin D cures ALS", {PARTLY}),
        ("the methylcobalamin paper is in JAMA Neurology and only edaravone is approved for ALS", {PARTLY}),
        ("81% of the 37 had low D, that shows low D brings on ALS", {PARTLY}),
        ("half of those in the B12 trial got a dummy and nobody knew who got what", {PARTLY, SUPPORTED}),
        ("Perlmutter wrote the B12 post", {CONTRADICTED}),
        ("Andrew Luer wrote the B12 post", {SUPPORTED}),
        ("the B12 trial took place at Harvard", {CONTRADICTED}),
        ("1 in 100 people get ALS every year", {CONTRADICTED}),
        ("the Perlmutter blog admits B12 was given as a guess for years", {SUPPORTED}),
        ("lacking vitamin D made people decline 10x faster", {CONTRADICTED}),
        ("126 people made it to the end of the B12 trial", {SUPPORTED}),
        ("the existing pills only slow ALS", {SUPPORTED}),
    ],
)
def test_every_part_of_a_claim_counts(text: str, verdicts: set[Verdict]) -> None:
    assert checked(text).verdict in verdicts


def test_an_explanation_does_not_contradict_its_verdict() -> None:
    (finding,) = checked("It is a myth that B12 cures ALS").findings
    assert finding.verdict is SUPPORTED
    assert finding.explanation.startswith("There is no cure for ALS.")


def test_two_claims_in_one_sentence_are_judged_each() -> None:
    outcome = checked("the B12 trial had 130 patients and ran for a whole year")
    assert outcome.verdict is PARTLY
    assert [finding.verdict for finding in outcome.findings] == [SUPPORTED, CONTRADICTED]


def test_a_forwarded_message_is_taken_apart() -> None:
    outcome = checked(
        'Hi all, my neighbour sent me this: "Japanese doctors cured ALS with B12 shots, no side effects." '
        "Can anyone check?"
    )
    assert [finding.claim for finding in outcome.findings] == ["claim-b12-cure", "claim-b12-no-side-effects"]


def test_one_claim_on_two_subjects_is_judged_for_each() -> None:
    outcome = checked("vitamin D and B12 cure ALS")
    assert [finding.claim for finding in outcome.findings] == ["claim-vitamin-d-cure", "claim-b12-cure"]


@pytest.mark.parametrize(
    "around",
    ["Fact check please: {}", 'Someone posted: "{}" - is that true?', "my cousin says that {}", "{}???"],
)
def test_what_stands_around_a_claim_changes_nothing(around: str) -> None:
    outcome = checked(around.format("B12 cures ALS"))
    assert [finding.claim for finding in outcome.findings] == ["claim-b12-cure"]


def test_an_unknown_product_in_praise_brings_the_warning_signs() -> None:
    outcome = checked("Zumbolin cured my aunt of ALS, no side effects, guaranteed!")
    assert outcome.verdict is NOT_COVERED
    assert outcome.red_flags


def test_a_claim_on_the_evidence_brings_no_warning_signs() -> None:
    assert not checked("the B12 trial lasted 16 weeks").red_flags


@pytest.mark.parametrize(
    "text",
    [
        "B12 is sold to slow ALS",
        "vitamin D helps my neighbour's mood swings in ALS",
        "the B12 trial helped to slow the decline by 45%",
        "Zumbolin does not cure ALS",
    ],
)
def test_no_warning_signs_where_nothing_unknown_is_praised(text: str) -> None:
    assert not checked(text).red_flags


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The vitamin D study came out in The Lancet", CONTRADICTED),
        ("The B12 trial was published in Nature", CONTRADICTED),
        ("ALS is a heart disease", CONTRADICTED),
        ("Dr Scelsa runs the Cleveland Clinic", CONTRADICTED),
        ("B12 makes homocysteine rise", CONTRADICTED),
        ("Most people with ALS can still hear and see", SUPPORTED),
        ("Fatigue may come years before the first clear symptoms", SUPPORTED),
        ("There is little money for vitamin D trials as nobody earns from them", SUPPORTED),
    ],
)
def test_known_facts_are_told_however_they_are_put(text: str, verdict: Verdict) -> None:
    assert checked(text).verdict is verdict


def test_danger_comes_before_any_verdict() -> None:
    assert isinstance(claims().check("B12 cures ALS but I can't breathe"), Urgent)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([CONTRADICTED, CONTRADICTED], CONTRADICTED),
        ([SUPPORTED, CONTRADICTED], PARTLY),
        ([SUPPORTED, NOT_ENOUGH], PARTLY),
        ([SUPPORTED, NOT_COVERED], PARTLY),
        ([NOT_ENOUGH, CONTRADICTED], CONTRADICTED),
        ([NOT_ENOUGH, NOT_COVERED], NOT_ENOUGH),
    ],
)
def test_the_whole_is_never_stronger_than_its_parts(verdicts: list[Verdict], expected: Verdict) -> None:
    assert whole(verdicts) is expected


def test_every_covered_finding_has_sources_and_caveats_of_its_entries() -> None:
    (finding,) = checked("B12 slows ALS").findings
    assert finding.citations
    assert {"only-16-weeks", "early-stage"} <= set(finding.caveats)


@settings(deadline=None, max_examples=20)
@given(st.text(max_size=300))
def test_any_text_gets_a_verdict(text: str) -> None:
    outcome = claims().check(text)
    if isinstance(outcome, Checked):
        assert outcome.findings or outcome.verdict is NOT_COVERED


def test_the_statement_of_each_claim_gets_its_own_verdict() -> None:
    wrong = [
        claim.id
        for claim in records()
        if (outcome := claims().check(claim.statement)) is None
        or isinstance(outcome, Urgent)
        or outcome.verdict is not claim.verdict
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("claim", "verdicts"),
    [
        ("45% slower decline with B12 than with placebo", {"supported", "partly"}),
        (
            "Leverenz thinks there is a case for measuring D levels and bringing them up to normal.",
            {"supported", "partly", "not_covered"},
        ),
        ("The Japanese methylcobalamin study was placebo-controlled", {"supported"}),
        ("Nobody knows the exact cause of ALS yet.", {"supported"}),
        ("The sunshine vitamin study had 37 folk with ALS in it", {"supported"}),
        ("In the US around 30,000 are living with ALS and 5,000 are diagnosed per year", {"supported"}),
        ("Vitamin D trials lack funding since there is no profit in it", {"supported", "partly"}),
    ],
)
def test_a_true_claim_in_other_words_is_not_called_wrong(claim: str, verdicts: set[str]) -> None:
    outcome = claims().check(claim)
    assert isinstance(outcome, Checked)
    assert outcome.verdict in verdicts


@pytest.mark.parametrize(
    "text",
    [
        "37 patients took vitamin D in the 2013 study",
        "126 of 130 patients got B12 in the trial",
        "19% of the patients in the 2013 study were low in vitamin D",
        "About 30,000 people in the US die of ALS each year",
        "Severe vitamin D deficiency was linked to a fourfold risk of ALS",
        "Riluzole and edaravone slow ALS by half",
        "The dementia study looked at 1,650 ALS patients",
        "The B12 trial took early-stage patients under 30",
        "Eyesight stays good in ALS but most patients go deaf",
    ],
)
def test_what_only_resembles_something_true_is_not_supported(text: str) -> None:
    assert checked(text).verdict is not SUPPORTED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("For women the risk is bigger: ladies get ALS more often than gents", CONTRADICTED),
        ("Gentlemen fall ill with ALS slightly more often than ladies", SUPPORTED),
        ("Most people are between their 50th and 70th birthday when ALS starts", SUPPORTED),
        ("ALS mostly starts between 15 and 25", CONTRADICTED),
        ("B12 was given in the trial at random", SUPPORTED),
        ("People on B12 went downhill faster than those on placebo", CONTRADICTED),
        ("B12, B6 and vitamin E break down homocysteine", PARTLY),
    ],
)
def test_opposites_ranges_and_lists_are_judged(text: str, verdict: Verdict) -> None:
    assert checked(text).verdict is verdict
