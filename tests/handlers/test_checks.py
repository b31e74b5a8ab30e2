"""/check: verdicts, shown to the asker first."""

from __future__ import annotations

import pytest

from handlers import notices, wording
from handlers.markup import plain
from handlers.store import ChatSettings
from knowledge.model import Checked, Citation, Finding, Urgency, Urgent, Verdict
from tests.handlers.small import LENGTH, OUTLOOK
from tests.handlers.telegram_offline import Call, Fault
from tests.handlers.world import ANN, BEN, GROUP, World

CLAIM = "B12 cures ALS, a two year trial says"
FORBIDDEN = Fault("sendMessage", 403, "Forbidden: bot can't initiate conversation with a user")


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    finding = Finding(
        Verdict.CONTRADICTED,
        "The trial lasted 16 weeks & cured nobody.",
        (LENGTH,),
        caveats=("only-16-weeks",),
        citations=(Citation("b12-blog", 7),),
        updates=("japan",),
    )
    world.faq.checks[CLAIM] = Checked(Verdict.CONTRADICTED, (finding,))
    outlook = Finding(Verdict.PARTLY, "It differs.", (OUTLOOK,))
    world.faq.checks["both"] = Checked(Verdict.PARTLY, (finding, outlook))
    silent = Finding(Verdict.NOT_COVERED, "Nobody mentions it.", ())
    world.faq.checks["tonic"] = Checked(Verdict.NOT_COVERED, (silent,), red_flags=True, nearest=(LENGTH,))
    world.faq.checks["hi all"] = Checked(Verdict.NOT_COVERED, ())
    world.faq.checks["danger"] = Urgent(Urgency.OVERDOSE)
    world.request.admins = {ANN}


async def in_group(world: World, claim: str = CLAIM, by: int = BEN) -> list[Call]:
    told = world.message(claim, GROUP, by=99)
    return await world.write("/check", GROUP, by=by, reply_to_message=told)


async def test_the_verdict_comes_first_with_why_and_its_limits(world: World) -> None:
    (call,) = await world.write(f"/check {CLAIM}")
    text = plain(call.html)
    assert text.startswith("Not what the articles say. The trial lasted 16 weeks & cured nobody.")
    for piece in ("It lasted only 16 weeks.", "The B12 blog, paragraph 7", "Changed since (2024)"):
        assert piece in text
    assert list(call.buttons) == ["1. How long did the B12 trial…"]


async def test_the_full_answer_can_be_had_by_its_number(world: World) -> None:
    await world.write(f"/check {CLAIM}")
    (call,) = await world.write("1")
    assert call.html.startswith("The trial lasted 16 weeks.")


async def test_the_words_of_a_label_are_not_said_twice(world: World) -> None:
    finding = Finding(Verdict.NOT_COVERED, "Not covered: nobody mentions it.", ())
    world.faq.checks["x"] = Checked(Verdict.NOT_COVERED, (finding,))
    (call,) = await world.write("/check x")
    assert plain(call.html) == "Not covered by the articles. Nobody mentions it."


async def test_two_claims_are_judged_each(world: World) -> None:
    (call,) = await world.write("/check both")
    text = plain(call.html)
    assert text.startswith("Partly right.")
    assert "1. Not what the articles say." in text
    assert "2. Partly right. It differs." in text


async def test_a_product_that_is_not_covered_gets_the_warning_signs(world: World) -> None:
    (call,) = await world.write("/check tonic")
    assert plain(call.html).startswith("Not covered by the articles. Nobody mentions it.")
    assert "<blockquote expandable>1. " in call.html
    assert "10. " in call.html


@pytest.mark.parametrize("group", [False, True])
async def test_what_is_near_to_a_claim_that_is_not_covered_can_be_tapped(world: World, group: bool) -> None:
    (call,) = await (in_group(world, "tonic") if group else world.write("/check tonic"))
    assert f"{wording.NEAR_CLAIM}\n1. {LENGTH.question}" in plain(call.html)
    assert any(label.startswith("1. ") for label in call.buttons)


async def test_what_is_no_claim_is_told_so_and_gets_no_label(world: World) -> None:
    (call,) = await world.write("/check hi all")
    assert call.html == wording.NO_CLAIM


async def test_danger_in_a_claim_is_answered_with_help(world: World) -> None:
    (call,) = await in_group(world, "danger")
    assert call.chat_id == GROUP
    assert call.buttons == {}


async def test_a_group_check_is_shown_to_the_asker_first_and_posted_on_request(world: World) -> None:
    (shown,) = await in_group(world)
    assert shown.chat_id == BEN
    posted, buttons, line = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert posted.method == "copyMessage"
    assert posted.params["chat_id"] == GROUP
    assert posted.params["from_chat_id"] == BEN
    assert posted.params["reply_parameters"]["message_id"] == 2  # the command, not the message it points at
    assert buttons.method == "editMessageReplyMarkup"
    assert line.html == notices.POSTED


async def test_a_verdict_is_posted_by_replying_with_the_words_of_the_button(world: World) -> None:
    (shown,) = await in_group(world)
    calls = await world.write("Post to the group", BEN, by=BEN, reply_to_message=world.sent(shown))
    assert calls[0].method == "copyMessage"


async def test_the_topic_of_a_forum_is_kept_when_posting(world: World) -> None:
    told = world.message(CLAIM, GROUP, by=99)
    more = {"message_thread_id": 5, "is_topic_message": True, "reply_to_message": told}
    (shown,) = await world.write("/check", GROUP, by=BEN, **more)
    posted, *_ = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert posted.params["message_thread_id"] == 5


async def test_a_verdict_stands_in_the_group_where_the_asker_has_no_chat_with_the_bot(world: World) -> None:
    world.request.faults.append(FORBIDDEN)
    (call,) = await in_group(world)
    assert call.chat_id == GROUP
    assert "Not what the articles say" in call.html
    assert call.params["reply_parameters"]["message_id"] == 2
    assert list(call.buttons) == [wording.FULL_ANSWER]


@pytest.mark.parametrize("data", ["p:x:1:0", "p:1", "p:-100123:5:0"])
async def test_who_may_not_write_in_a_group_cannot_post_there(world: World, data: str) -> None:
    (shown,) = await in_group(world)
    world.request.member_status = "left"
    calls = await world.tap_data(world.sent(shown), data, by=BEN)
    assert all(call.method != "copyMessage" for call in calls)


async def test_posting_needs_an_admin_where_only_admins_may_ask(world: World) -> None:
    (shown,) = await in_group(world)
    await world.store.save_settings(GROUP, ChatSettings(who_may_ask="admins"))
    (line,) = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert line.html == notices.NOT_POSTED


async def test_nothing_is_posted_into_quiet_hours(world: World) -> None:
    (shown,) = await in_group(world)
    await world.store.save_settings(GROUP, ChatSettings(quiet_from=0, quiet_to=1439))
    (line,) = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert line.html == notices.NOT_POSTED


async def test_a_group_that_refuses_the_post_is_told_to_the_asker(world: World) -> None:
    (shown,) = await in_group(world)
    world.request.faults.append(Fault("copyMessage", 400, "Bad Request: not enough rights"))
    (line,) = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert line.html == notices.NOT_POSTED


async def test_a_bare_check_prompts_and_takes_the_reply(world: World) -> None:
    (prompt,) = await world.write("/check")
    (call,) = await world.write(CLAIM, reply_to_message=world.sent(prompt))
    assert "Not what the articles say" in call.html


async def test_the_quoted_piece_is_what_is_checked(world: World) -> None:
    told = world.message("well, tonic, they say", by=99)
    quote = {"text": "tonic", "position": 6}
    (call,) = await world.write("/check", reply_to_message=told, quote=quote)
    assert "Ten warning signs" in call.html


async def test_an_edited_check_edits_its_verdict(world: World) -> None:
    (first,) = await world.write("/check tonic")
    (second,) = await world.edit(world.messages[ANN, 1], f"/check {CLAIM}")
    assert (second.method, second.params["message_id"]) == ("editMessageText", first.result["message_id"])


async def test_a_hidden_prognosis_stays_hidden_in_verdicts(world: World) -> None:
    await world.store.save_settings(GROUP, ChatSettings(hide_prognosis=True))
    (private,) = await in_group(world, "both")
    assert private.chat_id == BEN
    world.request.faults.append(FORBIDDEN)
    (group,) = await in_group(world, "both")
    assert group.html == notices.PROGNOSIS_HIDDEN


async def test_a_prognosis_is_covered_in_a_verdict_that_a_group_reads(world: World) -> None:
    world.request.faults.append(FORBIDDEN)
    (group,) = await in_group(world, "both")
    assert "<tg-spoiler>It differs.</tg-spoiler>" in group.html


CLOSED = [
    (ChatSettings(reply_in="private"), CLAIM),
    (ChatSettings(hide_prognosis=True), "both"),
    (ChatSettings(who_may_ask="admins"), CLAIM),
    (ChatSettings(quiet_from=0, quiet_to=1439), CLAIM),
]


@pytest.mark.parametrize(("settings", "claim"), CLOSED)
async def test_no_button_posts_what_the_group_does_not_want(
    world: World, settings: ChatSettings, claim: str
) -> None:
    await world.store.save_settings(GROUP, settings)
    (shown,) = await in_group(world, claim)
    assert shown.chat_id == BEN
    assert wording.POST_TO_GROUP not in shown.buttons


@pytest.mark.parametrize(("settings", "claim"), CLOSED)
async def test_an_old_button_posts_nothing_that_the_group_does_not_want(
    world: World, settings: ChatSettings, claim: str
) -> None:
    (shown,) = await in_group(world, claim)
    await world.store.save_settings(GROUP, settings)
    (line,) = await world.tap(shown, wording.POST_TO_GROUP, by=BEN)
    assert line.html == notices.NOT_POSTED
