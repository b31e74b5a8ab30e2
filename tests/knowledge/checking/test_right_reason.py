"""A verdict tells what the claim is about, and true claims in plain words are supported."""

from __future__ import annotations

import pytest

from knowledge.model import Verdict
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, explained

TABLE = {
    "the number of ALS cases has stayed the same": (N, "open"),
    "Scientists have worked out completely how vitamin D acts in ALS": (C, "not yet well understood"),
    "With the good ALS drugs we have there is no need for new ones": (C, "only slow"),
    "vitamin D improved those disease pathways only in mice, never in people": (C, "in people"),
    "No study ties a lack of vitamin D to dementia": (C, "twice the risk"),
    "like riluzole, vitamin D guards neurons from glutamate": (N, "laboratory"),
    "Leverenz says the role of D against oxidative stress is more and more recognised": (S, "increasingly"),
    "almost all ALS patients get severe dementia": (C, "barely"),
    "ALS is Alzheimer's, they share pathways": (P, "pathways"),
    "The trial had no placebo so its worthless": (C, "placebo"),
    "The D study of 2013 had more patients than the B12 trial": (C, "130 people"),
    "the vitamin D study of 2013 went on longer than the B12 one": (S, "nine months"),
    "both studies, the B12 one and the 2013 D one, were randomised": (C, "Only the B12 trial"),
    "171 of the people in the D and dementia study got dementia": (S, "102"),
    "the US licensed the 25 mg mecobalamin injection": (C, "FDA has not approved"),
    "the B12 dose was thousands of times the daily 2.4 micrograms": (S, "20,000"),
    "ALS is getting rarer": (C, "increasing"),
    "each of the 37 in the vitamin D study got 2000 IU": (C, "20 of the 37"),
    "the US limit for B6 is 100 mg": (S, "100 mg"),
    "large doses of vitamin D are toxic": (P, "urges care"),
    "my neighbour says you can catch ALS": (X, "another person"),
    "ALS progresses twice as fast with a severe lack of vitamin D": (C, "fourfold"),
    "the shots of the B12 trial were given daily": (C, "twice a week"),
    "vitamin D slowed the decline by 43 percent": (C, "B12"),
    "75,000 IU of vitamin D a month slowed ALS": (C, "48 people"),
    "every ALS patient should have their vitamin D level checked": (P, "Leverenz"),
    "B12 is enough, you can stop riluzole": (C, "replace"),
    "B12 helps only Japanese patients": (N, "Japan"),
    "genetics prove that vitamin D protects from ALS": (C, "genetic study"),
    "the older B12 trial of 373 people was a success": (C, "373"),
    "one half of people with ALS lives longer than three years": (S, "median"),
    "the B12 trial did not include patients with dementia": (S, "left out"),
    "after 16 weeks everybody got B12": (S, "placebo"),
    "riluzole has been approved since 1995 and edaravone since 2017": (S, "2017"),
    "riluzole has been approved since 2017 and edaravone since 1995": (C, "1995"),
    "a severe lack of vitamin D quadrupled the decline, a 2014 study found": (P, "four times"),
    "the vitamin D study saw a benefit at nine months only": (S, "nine months"),
}


@pytest.mark.parametrize(("claim", "verdict", "told"), [(claim, *row) for claim, row in TABLE.items()])
def test_the_reason_is_on_what_is_claimed(claim: str, verdict: Verdict, told: str) -> None:
    outcome = checked(claim)
    assert outcome.verdict is verdict
    assert told in explained(outcome)


LISTED = {
    "JAMA Neurology, 130 pts, B12 50 mg twice weekly, 16 weeks": S,
    "n=130, 50 mg, 16 weeks": S,
    "vit D study: 37 pts, 2000 IU, 9 months": S,
    "in JAMA, 130 pts, 16 wks, 43%": P,
    "B12 50mg IM, 130 pts, 45% slower decline, 16 months": P,
    "JAMA trial, 130 ALS pts, B12 50 mg IM 2x/wk x16wks, decline cut 43% v placebo": P,
    "B12, 300 pts, 16 months, 25 mg": C,
    "vit D study: 370 pts, 200 IU, 9 weeks": C,
}


@pytest.mark.parametrize(("claim", "verdict"), LISTED.items())
def test_what_a_post_abbreviates_is_judged_fact_by_fact(claim: str, verdict: Verdict) -> None:
    assert checked(claim).verdict is verdict
