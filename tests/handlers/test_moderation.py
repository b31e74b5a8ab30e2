"""/digest and /corrections."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from handlers import notices, wording
from handlers.drawing import draw
from handlers.markup import width
from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    Concern,
    Finding,
    NoMatch,
    Outcome,
    Part,
    Verdict,
)
from tests.handlers.small import DOSE, LENGTH
from tests.handlers.telegram_offline import Fault
from tests.handlers.world import ANN, BASIC_GROUP, BEN, GROUP, World


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    world.faq.script["both"] = Answer((Part(LENGTH, 0.9), Part(DOSE, 0.9)))
    world.faq.script["mine"] = Advice("dose")
    world.faq.script["else"] = NoMatch()
    world.request.admins = {ANN}


async def test_the_week_is_told_in_numbers_as_picture_and_text(world: World) -> None:
    for question in ("dose", "length", "mine", "else"):
        await world.write(f"/ask {question}", GROUP, by=BEN)
    (call,) = await world.write("/digest", GROUP)
    assert call.method == "sendPhoto"
    for line in ("questions: 4", "answers given: 2", "not in the articles: 1", "personal, declined: 1"):
        assert line in call.html
    assert "The B12 trial: 2" in call.html
    assert width(call.html) <= 1024


async def test_the_text_goes_alone_where_pictures_are_refused(world: World) -> None:
    world.request.faults.append(Fault("sendPhoto", 400, "Bad Request: not enough rights to send photos"))
    (call,) = await world.write("/digest", GROUP)
    assert call.method == "sendMessage"
    assert "questions: 0" in call.html


async def test_a_digest_is_for_admins(world: World) -> None:
    (call,) = await world.write("/digest", GROUP, by=BEN)
    assert call.html == notices.ADMINS_CHANGE


def test_the_picture_grows_with_its_topics() -> None:
    few = Image.open(BytesIO(draw({"questions": 3}, {}, "a week")))
    many = Image.open(BytesIO(draw({"questions": 30}, {"One": 20, "Two": 1}, "a week")))
    assert few.width == many.width == 1080
    assert many.height > few.height


async def test_answers_whose_content_changed_are_edited_and_listed(world: World) -> None:
    (old,) = await world.write("/ask dose", GROUP, by=BEN)
    await world.write("/ask length", GROUP, by=BEN)
    world.faq.entries = {**world.faq.entries, DOSE.id: replace(DOSE, answer="It was 25 mg.")}
    edited, told = await world.write("/corrections", GROUP)
    assert (edited.method, edited.params["message_id"]) == ("editMessageText", old.result["message_id"])
    assert "It was 25 mg." in edited.html
    assert f'<a href="https://t.me/c/1234567890/{old.result["message_id"]}">' in told.html
    (again,) = await world.write("/corrections", GROUP)
    assert again.html == notices.NOTHING_TO_CORRECT


async def test_an_answer_that_is_no_more_is_withdrawn(world: World) -> None:
    await world.write("/ask dose", BASIC_GROUP, by=BEN)
    world.faq.entries = {LENGTH.id: LENGTH}
    edited, told = await world.write("/corrections", BASIC_GROUP)
    assert edited.html == notices.WITHDRAWN
    assert notices.WITHDRAWN_NAME in told.html
    (again,) = await world.write("/corrections", BASIC_GROUP)
    assert again.html == notices.NOTHING_TO_CORRECT


async def test_what_cannot_be_edited_any_more_is_said(world: World) -> None:
    await world.write("/ask both", GROUP, by=BEN)
    world.faq.entries = {**world.faq.entries, DOSE.id: replace(DOSE, answer="It was 25 mg.")}
    world.request.faults.append(Fault("editMessageText", 400, "Bad Request: message to edit not found"))
    (told,) = await world.write("/corrections", GROUP)
    assert notices.NOT_CORRECTED in told.html


async def test_corrections_are_for_admins_of_a_group_and_for_everybody_in_private(world: World) -> None:
    (refused,) = await world.write("/corrections", GROUP, by=BEN)
    assert refused.html == notices.ADMINS_CHANGE
    await world.write("dose")
    world.faq.entries = {**world.faq.entries, DOSE.id: replace(DOSE, answer="It was 25 mg.")}
    edited, told = await world.write("/corrections")
    assert wording.MORE_CHOICES in edited.buttons
    assert "t.me" not in told.html


async def test_answers_are_corrected_however_many_others_are_outdated_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.corrections.MOST", 3)
    (old,) = await world.write("/ask dose", GROUP, by=BEN)
    for number in range(5):
        await world.store.given(GROUP, 5000 + number, None, [DOSE.id], "old", "verdict")
    world.faq.entries = {**world.faq.entries, DOSE.id: replace(DOSE, answer="It was 25 mg.")}
    edited, told = await world.write("/corrections", GROUP)
    assert edited.params["message_id"] == old.result["message_id"]
    assert notices.CORRECT_MORE.format(number=3) in told.html
    (told,) = await world.write("/corrections", GROUP)
    assert told.html.count(notices.TO_LOOK_AT["verdict"]) == 3
    (told,) = await world.write("/corrections", GROUP)
    assert told.html == notices.NOTHING_TO_CORRECT


async def test_a_corrected_answer_is_as_old_as_it_was(world: World) -> None:
    await world.write("/ask dose", GROUP, by=BEN)
    (before,) = await world.store.given_since(GROUP, 30)
    world.store._clock = lambda: before.at + 86_400
    world.faq.entries = {**world.faq.entries, DOSE.id: replace(DOSE, answer="It was 25 mg.")}
    await world.write("/corrections", GROUP)
    (after,) = await world.store.given_since(GROUP, 30)
    assert (after.at, after.digest == before.digest) == (before.at, False)
    (anew,) = await world.write("/ask dose", GROUP)
    assert "50 mg" in anew.html


NEWER = replace(DOSE, answer="It was 25 mg.")


async def test_a_corrected_answer_is_still_no_advice_for_one_person(world: World) -> None:
    world.faq.script["mine too"] = Answer((Part(DOSE, 0.9),), personal=True)
    await world.write("/ask mine too", GROUP, by=BEN)
    world.faq.entries = {**world.faq.entries, DOSE.id: NEWER}
    edited, _ = await world.write("/corrections", GROUP)
    assert wording.PERSONAL in edited.html
    assert "It was 25 mg." in edited.html


@pytest.mark.parametrize("kind", ["concern", "verdict"])
async def test_what_cannot_be_told_anew_is_named_and_left_standing(world: World, kind: str) -> None:
    world.faq.script["sign"] = Answer((Part(DOSE, 0.9),), concern=Concern.TEAM_TODAY)
    world.faq.checks["claim"] = Checked(Verdict.PARTLY, (Finding(Verdict.PARTLY, "Why.", (DOSE,)),))
    world.request.faults.append(Fault("sendMessage", 403, "Forbidden: bot can't initiate conversation"))
    if kind == "concern":
        world.request.faults.clear()
    await world.write("/ask sign" if kind == "concern" else "/check claim", GROUP, by=BEN)
    world.faq.entries = {**world.faq.entries, DOSE.id: NEWER}
    (told,) = await world.write("/corrections", GROUP)
    assert notices.TO_LOOK_AT[kind] in told.html


async def test_a_verdict_that_was_posted_to_the_group_is_named_when_its_content_changes(world: World) -> None:
    world.faq.checks["claim"] = Checked(Verdict.PARTLY, (Finding(Verdict.PARTLY, "Why.", (DOSE,)),))
    (shown,) = await world.write("/check claim", GROUP, by=BEN)
    await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    world.faq.entries = {**world.faq.entries, DOSE.id: NEWER}
    (told,) = await world.write("/corrections", GROUP)
    assert notices.TO_LOOK_AT["verdict"] in told.html


async def test_a_question_is_not_pointed_to_a_verdict(world: World) -> None:
    world.faq.checks["claim"] = Checked(Verdict.PARTLY, (Finding(Verdict.PARTLY, "Why.", (DOSE,)),))
    world.request.faults.append(Fault("sendMessage", 403, "Forbidden: bot can't initiate conversation"))
    await world.write("/check claim", GROUP, by=BEN)
    (answer,) = await world.write("/ask dose", GROUP, by=BEN)
    assert notices.ANSWERED_LINK not in answer.html


LINED: list[tuple[Outcome, str]] = [
    (Advice("dose", (LENGTH, DOSE)), "personal"),
    (Advice("dose", (LENGTH, DOSE), Concern.TEAM_TODAY), "concern"),
    (Clarify((LENGTH, DOSE), 0.4, Concern.TEAM_TODAY), "concern"),
]


@pytest.mark.parametrize(("offer", "kind"), LINED)
async def test_a_tap_of_anybody_takes_no_line_away(world: World, offer: Outcome, kind: str) -> None:
    world.faq.script["offer"] = offer
    (offered,) = await world.write("/ask offer", GROUP, by=BEN)
    button = next(name for name in offered.buttons if name.startswith("2"))
    calls = await world.tap(offered, button, by=77)
    told = calls[-1]
    if kind == "personal":
        assert told.method == "editMessageText"
        assert wording.PERSONAL in told.html
    else:
        assert [call.method for call in calls] == ["editMessageReplyMarkup", "sendMessage"]


async def test_none_of_these_leaves_a_line_on_danger_standing(world: World) -> None:
    world.faq.script["offer"] = Clarify((LENGTH, DOSE), 0.4, Concern.TEAM_TODAY)
    (offered,) = await world.write("/ask offer", GROUP, by=BEN)
    calls = await world.tap(offered, wording.NONE_OF_THESE, by=77)
    assert [call.method for call in calls] == ["editMessageReplyMarkup"]
