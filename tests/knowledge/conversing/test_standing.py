"""Questions that are sure alone are answered alike in any conversation; those that lean keep its subject."""

from __future__ import annotations

import pytest

from knowledge.model import Answer
from tests.knowledge.conversing.test_following import last_of, told
from tests.knowledge.faq_fixture import faq, ids

OPENERS = (
    "does vitamin d help",
    "what did the b12 trial find",
    "is vitamin d harmful",
    "which articles do the answers come from",
    "what is riluzole",
    "how is vitamin d thought to protect nerves",
)


@pytest.mark.parametrize(
    "text",
    [
        "how old do people get it",
        "stem cells?",
        "feeding tube",
        "bladder and bowel",
        "exclusion criteria",
        "where is help for carers",
        "which medicines are approved",
        "JETALS",
        "who wrote the articles",
        "how long do people live",
        "what is placebo",
        "what does randomised mean",
        "what is ALSFRS-R",
        "prognosis",
        "is there a cure",
        "are women less likely",
        "tofersen?",
        "is als contagious",
        "What is the chance that he loses his mind too? I mean dementia, he cries and laughs at odd times.",
    ],
)
def test_a_question_that_is_sure_alone_is_answered_alike_in_any_conversation(text: str) -> None:
    alone = told(last_of(text))
    assert alone
    assert {opener: told(last_of(opener, text)) for opener in OPENERS} == dict.fromkeys(OPENERS, alone)


@pytest.mark.parametrize(
    ("opener", "text", "branch"),
    [
        ("does vitamin d help", "how long did it last", "vitamin"),
        ("does vitamin d help", "how many people took part", "vitamin"),
        ("does vitamin d help", "was it double blind", "vitamin"),
        ("does vitamin d help", "is there proof", "vitamin"),
        ("does vitamin d help", "are there side effects", "vitamin"),
        ("does vitamin d help", "what is the mechanism", "vitamin"),
        ("does vitamin d help", "sources", "vitamin"),
        ("what did the b12 trial find", "how long", "b12"),
        ("what did the b12 trial find", "was there a placebo", "b12"),
        ("what did the b12 trial find", "placebo?", "b12"),
        ("what did the b12 trial find", "any deaths", "b12"),
        ("what did the b12 trial find", "survival", "b12"),
        ("what did the b12 trial find", "men or women", "b12"),
        ("what did the b12 trial find", "and for women", "b12"),
        ("what did the b12 trial find", "did they live longer", "b12"),
        ("what did the b12 trial find", "how old were they", "b12"),
        ("is vitamin d harmful", "what are the symptoms", "vitamin"),
        ("which articles do the answers come from", "who wrote them", "sources"),
        ("is b12 approved", "how do i get it", "b12"),
    ],
)
def test_a_question_that_leans_keeps_the_subject(opener: str, text: str, branch: str) -> None:
    outcome = last_of(opener, text)
    assert isinstance(outcome, Answer), outcome
    assert {part.entry.branch for part in outcome.parts} == {branch}


def test_it_behind_the_articles_is_no_article_where_an_article_cannot_be_so() -> None:
    assert told(last_of("which articles do the answers come from", "was it double blind")) == ids(
        "was the b12 trial double blind"
    )
    assert faq().entry("sources-reliable") is not None
    assert told(last_of("which articles do the answers come from", "are they reliable")) == ["sources-reliable"]
