"""The claims as the bot checks them: with the Faq that all tests share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.checking.records import load_claims
from knowledge.faq import Faq
from knowledge.model import Checked, Claim, Knowledge, Verdict
from tests.knowledge.faq_fixture import faq

S, P, N, C, X = (
    Verdict.SUPPORTED,
    Verdict.PARTLY,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.CONTRADICTED,
    Verdict.NOT_COVERED,
)


def content() -> Knowledge:
    """The curated content with its glossary."""
    return faq().knowledge


@cache
def records() -> Sequence[Claim]:
    """The curated claims."""
    return tuple(load_claims(content()).values())


def claims() -> Faq:
    """What judges claims, with everything that it needs."""
    return faq()


def checked(text: str) -> Checked:
    """The verdict on a text that tells of no danger."""
    outcome = claims().check(text)
    assert isinstance(outcome, Checked)
    return outcome


def explained(outcome: Checked) -> str:
    """What the findings say, in one line."""
    return " ".join(finding.explanation for finding in outcome.findings)
