"""What a claim is about that does not say so: a study, or a dose, without its vitamin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.studies import B12_TRIAL, STUDY_OF_2013

_MEANT = (
    (
        re.compile(
            r"(?i)\b(?:the|this|that|their|a) (?:(?:jama|randomi[sz]ed|phase (?:3|iii|three)) )*"
            r"(?:japanese|jama)(?: (?:trial|study|paper|work|researchers|scientists|team|doctors))?\b"
        ),
        "the Japanese B12 trial",
    ),
    (
        re.compile(
            r"(?i)\b(?:the|this|that|their|a) (?:(?:jama|randomi[sz]ed|phase (?:3|iii|three)) )*trial\b"
        ),
        B12_TRIAL,
    ),
    (
        re.compile(r"(?i)\b(?:the|this|that) (?:shots?|jabs?|injections?|needles?) (?:trial|study)\b"),
        B12_TRIAL,
    ),
    (re.compile(r"(?i)^trial (?=people|participants|patients|folks?|subjects|members)"), f"{B12_TRIAL} "),
    (
        re.compile(
            r"(?i)^the (?=(?:jabs?|shots?|injections?|needles?)\b.*\b"
            r"(?:slow|homocyst|placebo|dummy|trial|twice|muscle|mg))"
        ),
        "the B12 ",
    ),
    (
        re.compile(r"(?i)\b(?:the|this|that|a) (?:small |little )?2013 (?:study|paper|research|trial)\b"),
        STUDY_OF_2013,
    ),
    (
        re.compile(r"(?i)\b(?:dr\.? )?scelsa'?s? (?:own )?(?:study|paper|research)\b"),
        STUDY_OF_2013,
    ),
    (re.compile(r"(?i)\b(\d[\d.,]*k? ?(?:iu|international units))\b(?! of)"), r"\1 of vitamin D"),
)
"""What is called without its subject, and which of the vitamins that the articles tell of is meant.

Of the studies the one on B12 alone is a trial, and Japanese; the one of 2013 is on vitamin D. International
units are told of vitamin D alone.
"""

_EARLIER = re.compile(
    r"(?i)\b(?:the |a |an |that |this )?(?:"
    r"(?:dr\.? )?kaji(?:['’]?s)?(?: et al\.?| and (?:his )?(?:team|colleagues))?"
    r"(?: own)?(?: (?:2019|bigger|larger|older))*|"
    r"(?:2019|373[- ](?:patients?|people|persons?|participants?)|e0302)(?: (?:b-?12|methylcobalamin|japanese))*"
    r") (?:study|trial|paper|research)\b"
)
"""How the trial before the one that the articles tell of is called."""


_EARLIER_ENTRY = "b12-earlier-trial"
"""The entry on which claims on the trial before the one of the articles lean."""
_ONE_TRIAL = re.compile(r"(?i)\b(?:trial|study)\b")
_BEFORE = re.compile(
    r"(?i)\b(?:earlier|previous(?:ly)?|prior|preceding|older|old|bigger|larger|large|big|first|before|until|till|"
    r"kaji\w*|e0302|373|2019|ever|never|another|other|additional|second|nobody|no one|none|no|any|every|each|"
    r"all|only|again|repeated|replicated|early)\b"
)
"""What tells that the earlier trial is meant, or every one."""

_STUDY = re.compile(
    r"(?i)\b(?:trials?|stud(?:y|ies)|research|paper|patients|participants|volunteers|everyone|everybody|they)\b"
)


def tells_of_a_study(text: str) -> bool:
    """Whether a text tells of a study, or of those who took part in one."""
    return bool(_STUDY.search(text))


def takes_it_for_the_earlier(text: str, entries: Sequence[str]) -> bool:
    """Whether a text on "the trial" would be judged by a record whose ``entries`` are on the one before it."""
    earlier = bool(entries) and entries[0] == _EARLIER_ENTRY
    return earlier and bool(_ONE_TRIAL.search(text)) and not _BEFORE.search(text)


def with_study(text: str) -> str:
    """The text with the earlier trial of B12 called as the records call it."""
    return _EARLIER.sub("the earlier B12 trial", text)


def with_subject(text: str) -> str:
    """The text with the subject of the study, or dose, that it speaks of."""
    for called, meant in _MEANT:
        text = called.sub(meant, text)
    return text
