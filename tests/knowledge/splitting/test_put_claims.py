"""A claim with what to do about it asks whether it is true; what tells of somebody, or asks already, stays."""

from __future__ import annotations

import pytest

from knowledge.model import Answer
from knowledge.splitting.put_claims import PutClaims
from tests.knowledge.faq_fixture import faq, ids

PUT_CLAIMS = PutClaims.read()


def _read(text: str) -> str:
    return PUT_CLAIMS.as_question(text, lambda claim: "B12" in claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("'Every trial of B12 was positive' → ?", "Every trial of B12 was positive"),
        ("Post: 'the cause of ALS was found'. OK to approve?", "the cause of ALS was found"),
        ("'B12 is a cure' - approve or correct?", "B12 is a cure"),
        ("For checking: 'they got one injection a month.' OK to send?", "they got one injection a month"),
        ("A page says B12 prevents ALS. Proven?", "B12 prevents ALS"),
        ("All B12 trials have been positive, right?", "All B12 trials have been positive"),
    ],
)
def test_a_claim_that_is_put_is_asked_about(text: str, claim: str) -> None:
    assert _read(text) == f"Is it true that {claim}?"


@pytest.mark.parametrize(
    "text",
    [
        "Does B12 help? Correct?",
        "I take B12 and my doctor is fine. OK?",
        "She is choking, ok to leave?",
        "Thanks for the info, ok to share?",
        "does B12 help, true or false?",
        "how is B12 sent?",
        "can I share it?",
        "",
    ],
)
def test_what_puts_no_claim_is_left_as_it_is(text: str) -> None:
    assert _read(text) == text


def test_a_moderator_who_asks_what_to_do_with_a_claim_gets_what_the_articles_say() -> None:
    told = {
        "'Only a handful of ALS patients lack vitamin D' - approve or correct?": "vitamin-d-deficiency-share",
        "'Every single trial of ultrahigh B12 in ALS was positive' → ?": "b12-earlier-trial",
        'Post: "vitamin D reverses ALS". OK to approve?': "vitamin-d-cure",
    }
    for text, expected in told.items():
        assert ids(text)[:1] == [expected], text
    for text in ("'Coffee cures ALS' - approve or correct?", "'Lions mane slows ALS by 45%' ok to approve?"):
        assert not isinstance(faq().answer(text), Answer), text
