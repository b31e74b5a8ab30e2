"""Scores of a bank beside what is asked elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import load_encoder
from knowledge.fitting import build_retriever
from knowledge.ranking.background import Background
from knowledge.retrieval import Retriever

BANK = {
    "opening-hours": ["when do you open", "opening hours please", "are you open on sunday"],
    "parking": ["where can i park", "is there a car park", "parking fees"],
    "refund": ["i want my money back", "how do i get a refund", "refund policy"],
}
ELSEWHERE = [
    "who was the first president of france",
    "what is the capital of peru",
    "how far is the moon",
    "who invented the telephone",
    "what is the largest planet",
]
ASKED_ELSEWHERE = "who was the first man on the moon"
ASKED_HERE = "are you open on monday"


@pytest.fixture(scope="module")
def beside() -> Retriever:
    return build_retriever(BANK, background=ELSEWHERE)


def test_a_question_like_those_from_elsewhere_is_less_likely_to_be_meant(beside: Retriever) -> None:
    alone = build_retriever(BANK)

    def odds(retriever: Retriever, question: str) -> float:
        score = retriever.rank(question, 1).candidates[0].score
        return score / (1 - score)

    here = odds(beside, ASKED_HERE) / odds(beside, ASKED_ELSEWHERE)
    assert here > odds(alone, ASKED_HERE) / odds(alone, ASKED_ELSEWHERE)


def test_the_order_of_the_entries_stays(beside: Retriever) -> None:
    for question in (ASKED_HERE, ASKED_ELSEWHERE):
        found = [[c.id for c in one.rank(question).candidates] for one in (beside, build_retriever(BANK))]
        assert found[0] == found[1]


def test_read_from_the_cache_the_scores_are_the_same(beside: Retriever, tmp_path: Path) -> None:
    for _ in range(2):
        kept = build_retriever(BANK, background=ELSEWHERE, cache=tmp_path)
        assert kept.rank(ASKED_HERE) == beside.rank(ASKED_HERE)
    other = build_retriever(BANK, background=ELSEWHERE[1:], cache=tmp_path)
    assert other.rank(ASKED_ELSEWHERE) != beside.rank(ASKED_ELSEWHERE)


def test_what_is_usual_counts_as_nothing() -> None:
    encoder = load_encoder()
    assert encoder is not None
    background = Background.of(encoder, ELSEWHERE, 1)
    assert background is not None
    views = encoder.views(BANK["parking"])[:, 1]
    usual = float(background.likeness(views).mean())
    assert abs(background.at(usual).likeness(views).mean()) < 1e-6
    assert background.likeness(np.zeros((0, 384), np.float32)).shape == (0,)


def test_two_questions_are_no_background() -> None:
    encoder = load_encoder()
    assert encoder is not None
    assert Background.of(encoder, ELSEWHERE[:2], 1) is None
