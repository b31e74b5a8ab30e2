"""What is no emergency but gets a line of its own: signs for the team or a doctor, the end, no hope left."""

from __future__ import annotations

from functools import cache

import pytest

from handlers import wording
from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Answer, Clarify, Concern, NoMatch, Outcome, Urgent
from knowledge.screening import help_parts
from tests.knowledge.examples import examples
from tests.knowledge.faq_fixture import faq
from tests.knowledge.shared import patterns_alone

LABELLED = [
    (kind, text) for kind, groups in examples("concerns").items() for texts in groups.values() for text in texts
]
KIND = (Concern.WEARY, Concern.END_OF_LIFE, Concern.BEREAVED, Concern.AFRAID)
WITHOUT_ANSWER = [text for kind, text in LABELLED if kind in KIND]


@cache
def answered(text: str) -> Outcome:
    return faq().answer(text)


def said(outcome: Outcome) -> str:
    return "\n".join(plain(one.html) for one in messages(outcome, faq().knowledge, Place.PRIVATE))


def test_a_concern_is_told_by_its_kind() -> None:
    found = {text: patterns_alone().concern(text) or "none" for _, text in LABELLED}
    assert [(kind, text, found[text]) for kind, text in LABELLED if found[text] != kind] == []


@pytest.mark.parametrize("kind", Concern)
def test_every_line_for_a_concern_can_be_said(kind: Concern) -> None:
    for lines in (wording.CONCERNS, wording.CONCERNS_BRIEF):
        assert "{" not in lines[kind].format_map(help_parts())


def lines_of(kind: str) -> tuple[str, ...]:
    return tuple(
        lines[Concern(kind)].format_map(help_parts()) for lines in (wording.CONCERNS, wording.CONCERNS_BRIEF)
    )


def test_whatever_is_said_the_line_comes_first() -> None:
    asked = [(kind, text, answered(text)) for kind, text in LABELLED if kind != "none"]
    others = [one for one in asked if not isinstance(one[2], Urgent)]
    assert len(others) > len(asked) / 2
    assert [text for kind, text, outcome in others if not said(outcome).startswith(lines_of(kind))] == []


def test_who_has_no_hope_or_asks_about_the_end_meets_no_cold_line() -> None:
    told = {text: said(answered(text)) for text in WITHOUT_ANSWER}
    assert [text for text, line in told.items() if wording.NO_MATCH in line or "do not mention" in line] == []


def test_who_grieves_or_fears_meets_no_menu() -> None:
    assert [text for text in WITHOUT_ANSWER if isinstance(answered(text), Clarify)] == []


@pytest.mark.parametrize(
    "text", ["my husband died two years ago of als. did he have low b12?", "i'm scared. does vitamin D help"]
)
def test_a_question_beside_grief_or_fear_is_answered_too(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert outcome.concern in ("bereaved", "afraid")


@pytest.mark.parametrize(
    "text", ["theres no point anymore", "im so tired of this", "i am done with this disease"]
)
def test_weariness_alone_gets_people_to_talk_to_and_no_answer(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch | Urgent)
    assert help_parts()["helplines"] in said(outcome)


def test_a_question_beside_weariness_is_answered_too() -> None:
    outcome = faq().answer("Nothing matters anymore. Does vitamin D help in ALS?")
    assert isinstance(outcome, Answer)
    assert outcome.concern is Concern.WEARY


@pytest.mark.parametrize("text", ["feeling alone as a pals wife, any group or clinic or phone line to turn to"])
def test_a_long_sentence_with_a_question_is_answered_beside_the_line(text: str) -> None:
    assert isinstance(faq().answer(text), Answer)
