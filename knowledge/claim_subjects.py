"""What a claim is about that does not say so: a study, or a dose, without its vitamin."""

from __future__ import annotations

import re

_MEANT = (
    (
        re.compile(
            r"(?i)\b(?:the|this|that|their|a) (?:(?:jama|randomi[sz]ed|phase (?:3|iii|three)) )*"
            r"(?:trial|(?:japanese|jama)(?: (?:trial|study|paper|work|researchers|scientists|team|doctors))?)\b"
        ),
        "the Japanese B12 trial",
    ),
    (
        re.compile(r"(?i)^trial (?=people|participants|patients|folks?|subjects|members)"),
        "the Japanese B12 trial ",
    ),
    (
        re.compile(
            r"(?i)^the (?=(?:jabs?|shots?|injections?|needles?)\b.*\b"
            r"(?:slow|homocyst|placebo|dummy|trial|twice|muscle|mg))"
        ),
        "the B12 ",
    ),
    (
        re.compile(r"(?i)\b(?:the|this|that|a) (?:small |little )?2013 (?:study|paper|research|trial)\b"),
        "the 2013 vitamin D study",
    ),
    (
        re.compile(r"(?i)\b(?:dr\.? )?scelsa'?s? (?:own )?(?:study|paper|research)\b"),
        "the 2013 vitamin D study",
    ),
    (re.compile(r"(?i)\b(\d[\d.,]*k? ?(?:iu|international units))\b(?! of)"), r"\1 of vitamin D"),
)
"""What is called without its subject, and which of the vitamins that the articles tell of is meant.

Of the studies the one on B12 alone is a trial, and Japanese; the one of 2013 is on vitamin D. International
units are told of vitamin D alone.
"""


def with_subject(text: str) -> str:
    """The text with the subject of the study, or dose, that it speaks of."""
    for called, meant in _MEANT:
        text = called.sub(meant, text)
    return text
