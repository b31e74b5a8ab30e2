"""What is no emergency but gets a line of its own: signs for the team or a doctor, the end, no hope left."""

from __future__ import annotations

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
    pytest.param(kind, text, id=text)
    for kind, groups in examples("concerns").items()
    for texts in groups.values()
    for text in texts
]
KIND = (Concern.WEARY, Concern.END_OF_LIFE, Concern.BEREAVED, Concern.AFRAID)
WITHOUT_ANSWER = [one.values[1] for one in LABELLED if one.values[0] in KIND]


def said(outcome: Outcome) -> str:
    return "\n".join(plain(one.html) for one in messages(outcome, faq().knowledge, Place.PRIVATE))


@pytest.mark.parametrize(("kind", "text"), LABELLED)
def test_a_concern_is_told_by_its_kind(kind: str, text: str) -> None:
    assert (patterns_alone().concern(text) or "none") == kind


@pytest.mark.parametrize("kind", Concern)
def test_every_line_for_a_concern_can_be_said(kind: Concern) -> None:
    for lines in (wording.CONCERNS, wording.CONCERNS_BRIEF):
        assert "{" not in lines[kind].format_map(help_parts())


@pytest.mark.parametrize(("kind", "text"), [one for one in LABELLED if one.values[0] != "none"])
def test_whatever_is_said_the_line_comes_first(kind: str, text: str) -> None:
    outcome = faq().answer(text)
    if isinstance(outcome, Urgent):
        return
    line, brief = (lines[kind].format_map(help_parts()) for lines in (wording.CONCERNS, wording.CONCERNS_BRIEF))
    assert said(outcome).startswith((line, brief))


@pytest.mark.parametrize("text", WITHOUT_ANSWER)
def test_who_has_no_hope_or_asks_about_the_end_meets_no_cold_line(text: str) -> None:
    outcome = faq().answer(text)
    assert wording.NO_MATCH not in said(outcome)
    assert "do not mention" not in said(outcome)


@pytest.mark.parametrize("text", WITHOUT_ANSWER)
def test_who_grieves_or_fears_meets_no_menu(text: str) -> None:
    assert not isinstance(faq().answer(text), Clarify)


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
