"""What admins of a group decide, and what happens to the bot in it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.error import TimedOut

from handlers import notices, wording
from handlers.store import ChatSettings
from knowledge.model import Answer, Clarify, Concern, Part, Smalltalk, Urgency, Urgent
from tests.handlers.clock import Clock
from tests.handlers.small import DOSE, LENGTH, OUTLOOK
from tests.handlers.telegram_offline import RIGHTS, Fault
from tests.handlers.world import ANN, BASIC_GROUP, BEN, GROUP, World

BLOCKED = Fault("sendMessage", 403, "Forbidden: bot can't initiate conversation with a user")


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    world.faq.script["outlook"] = Answer((Part(OUTLOOK, 0.9),))
    world.faq.script["now"] = Urgent(Urgency.CRISIS)
    world.faq.script["hi"] = Smalltalk("greeting")
    world.request.admins = {ANN}


async def set_up(world: World, **settings: Any) -> None:
    await world.store.save_settings(GROUP, ChatSettings(**settings))


async def test_only_admins_are_answered_in_the_group_where_they_want_that(world: World) -> None:
    await set_up(world, who_may_ask="admins")
    (admin,) = await world.write("/ask dose", GROUP, by=ANN)
    (member,) = await world.write("/ask outlook", GROUP, by=BEN)
    assert (admin.chat_id, member.chat_id) == (GROUP, BEN)


@pytest.mark.parametrize("refusal", [BLOCKED, Fault("sendMessage", 400, "Bad Request: chat not found")])
async def test_who_never_started_the_bot_is_told_where_to_ask(world: World, refusal: Fault) -> None:
    await set_up(world, who_may_ask="admins")
    world.request.faults.append(refusal)
    (line,) = await world.write("/ask dose", GROUP, by=BEN)
    assert (line.chat_id, line.html) == (GROUP, notices.ADMINS_ONLY)
    assert line.buttons[notices.ASK_IN_PRIVATE]["url"].endswith("?start=b12-dose")


async def test_answers_go_to_private_chats_where_the_group_wants_that(world: World) -> None:
    await set_up(world, reply_in="private")
    (call,) = await world.write("/ask dose", GROUP, by=BEN)
    assert call.chat_id == BEN
    world.request.faults.append(BLOCKED)
    (line,) = await world.write("/ask dose", GROUP, by=BEN)
    assert (line.chat_id, line.html) == (GROUP, notices.ANSWERS_IN_PRIVATE)


async def test_an_answer_in_private_can_be_asked_on_there(world: World) -> None:
    await set_up(world, reply_in="private")
    await world.write("/ask dose", GROUP, by=BEN)
    (call,) = await world.write("sources", BEN, by=BEN)
    assert "A therapy" in call.html


async def test_quiet_hours_silence_the_group(world: World) -> None:
    await set_up(world, quiet_from=0, quiet_to=24 * 60 - 1)
    (call,) = await world.write("/ask dose", GROUP, by=BEN)
    assert call.chat_id == BEN
    world.request.faults.append(BLOCKED)
    assert await world.write("/ask dose", GROUP, by=BEN) == []


async def test_danger_is_answered_in_the_group_whatever_the_settings(world: World) -> None:
    await set_up(world, who_may_ask="admins", reply_in="private", quiet_from=0, quiet_to=1439)
    (call,) = await world.write("/ask now", GROUP, by=BEN)
    assert call.chat_id == GROUP


async def test_hidden_prognosis_is_read_in_private(world: World) -> None:
    await set_up(world, hide_prognosis=True)
    (call,) = await world.write("/ask outlook", GROUP)
    assert call.html == notices.PROGNOSIS_HIDDEN
    assert call.buttons[wording.READ_IN_PRIVATE]["url"].endswith("?start=als-outlook")


async def test_an_anonymous_admin_is_an_admin(world: World) -> None:
    await set_up(world, who_may_ask="admins")
    chat = {"id": GROUP, "type": "supergroup", "title": "Group"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    written = world.message("/ask dose", GROUP, sender_chat=chat) | {"from": anonymous}
    (call,) = await world.give({"message": written})
    assert call.chat_id == GROUP
    settings = world.message("/settings", GROUP, sender_chat=chat) | {"from": anonymous}
    (shown,) = await world.give({"message": settings})
    assert notices.SETTINGS_TITLE in shown.html


UNKNOWN = [
    Fault("getChatAdministrators", raised=TimedOut()),
    Fault("getChatAdministrators", 400, "Bad Request: chat not found"),
]


@pytest.mark.parametrize("fault", UNKNOWN)
@pytest.mark.parametrize("command", ["/settings", "/quiet", "/digest", "/corrections", "/forget"])
async def test_an_admin_is_not_told_to_be_none_where_telegram_does_not_say(
    world: World, command: str, fault: Fault
) -> None:
    world.request.faults.append(fault)
    (call,) = await world.write(command, GROUP)
    assert call.html == notices.ADMINS_UNKNOWN
    (again,) = await world.write(command, GROUP)
    assert again.html not in (notices.ADMINS_UNKNOWN, notices.ADMINS_CHANGE)


async def test_a_setting_that_was_tapped_is_not_changed_while_telegram_does_not_say_who_is_admin(
    world: World,
) -> None:
    (shown,) = await world.write("/settings", GROUP)
    label = next(iter(shown.buttons))
    world.app.bot_data["admins"].changed(GROUP)
    world.request.faults.append(UNKNOWN[0])
    (told,) = await world.tap(shown, label)
    assert (told.method, told.html) == ("sendMessage", notices.ADMINS_UNKNOWN)
    assert await world.store.settings(GROUP) == ChatSettings()
    world.app.bot_data["taps"].seen.clear()
    (changed,) = await world.tap(shown, label)
    assert changed.method == "editMessageText"
    assert await world.tap(shown, next(iter(changed.buttons)), by=BEN) == []


async def test_a_question_is_answered_in_private_while_telegram_does_not_say_who_is_admin(world: World) -> None:
    await set_up(world, who_may_ask="admins")
    world.request.faults.append(UNKNOWN[0])
    (call,) = await world.write("/ask dose", GROUP, by=ANN)
    assert call.chat_id == ANN
    world.request.faults += [UNKNOWN[0], BLOCKED]
    (line,) = await world.write("/ask dose", GROUP, by=ANN)
    assert (line.chat_id, line.html) == (GROUP, notices.ADMINS_UNKNOWN)


async def test_a_greeting_of_three_lines_when_added(world: World) -> None:
    (call,) = await world.give(membership(GROUP, "left", "member"))
    assert len(call.html.splitlines()) == 3
    assert call.params["disable_notification"] is True


async def test_no_greeting_where_only_rights_changed_or_people_came_back(world: World) -> None:
    assert await world.give(membership(GROUP, "member", "administrator")) == []
    assert await world.give(membership(ANN, "kicked", "member")) == []


@pytest.mark.parametrize("chat", [GROUP, BASIC_GROUP, ANN])
async def test_a_chat_is_forgotten_when_the_bot_is_removed_or_blocked(world: World, chat: int) -> None:
    await world.store.save_settings(chat, ChatSettings(hide_prognosis=True))
    assert await world.give(membership(chat, "member", "kicked")) == []
    assert await world.store.settings(chat) == ChatSettings()


def membership(chat: int, was: str, now: str) -> dict[str, Any]:
    kind = "private" if chat > 0 else "supergroup" if chat == GROUP else "group"
    return {
        "my_chat_member": {
            "chat": {"id": chat, "type": kind},
            "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
            "date": 1_700_000_000,
            "old_chat_member": member(was),
            "new_chat_member": member(now),
        }
    }


def member(status: str) -> dict[str, Any]:
    me = {"id": 666, "is_bot": True, "first_name": "Evidence"}
    base: dict[str, Any] = {"status": status, "user": me}
    if status == "administrator":
        base |= RIGHTS
    return base | ({"until_date": 0} if status == "kicked" else {})


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(world: World) -> None:
    await world.store.save_settings(BASIC_GROUP, ChatSettings(hide_prognosis=True))
    moved = world.message(None, BASIC_GROUP, migrate_to_chat_id=GROUP)
    assert await world.give({"message": moved}) == []
    there = world.message(None, GROUP, migrate_from_chat_id=BASIC_GROUP)
    assert await world.give({"message": there}) == []
    assert (await world.store.settings(GROUP)).hide_prognosis
    assert await world.store.settings(BASIC_GROUP) == ChatSettings()


async def test_a_greeting_is_returned_but_thanks_make_no_noise(world: World) -> None:
    world.faq.script["cheers"] = Smalltalk("thanks")
    (call,) = await world.write("hi @evidence_bot", GROUP)
    assert call.html.startswith("Hello")
    assert await world.write("cheers @evidence_bot", GROUP) == []


@pytest.mark.parametrize(("minutes", "pointed"), [(14, True), (16, False)])
async def test_an_answer_is_pointed_to_for_a_quarter_of_an_hour(
    world: World, monkeypatch: pytest.MonkeyPatch, minutes: int, pointed: bool
) -> None:
    clock = Clock()
    monkeypatch.setattr(world.store, "_clock", clock)
    world.faq.script["how long?"] = Answer((Part(LENGTH, 0.9),))
    await world.write("/ask how long?", GROUP)
    clock.now += 60 * minutes
    (call,) = await world.write("/ask how long?", GROUP, by=BEN)
    assert (notices.ANSWERED_LINK in call.html) is pointed


async def test_in_a_forum_what_a_tap_brings_stands_below_the_question_in_its_topic(world: World) -> None:
    world.topic = 9
    world.faq.script["sign"] = Clarify((LENGTH, DOSE), 0.4, Concern.TEAM_TODAY)
    (choice,) = await world.write("/ask sign", GROUP)
    _, answer = await world.tap(choice, list(choice.buttons)[1])
    assert answer.params["message_thread_id"] == 9
    assert answer.params["reply_parameters"] == choice.params["reply_parameters"]
    assert answer.params["disable_notification"] is True
    (shown,) = await world.write("/settings", GROUP)
    world.app.bot_data["admins"].changed(GROUP)
    world.request.faults.append(UNKNOWN[0])
    (told,) = await world.tap(shown, next(iter(shown.buttons)))
    assert (told.html, told.params["message_thread_id"]) == (notices.ADMINS_UNKNOWN, 9)


async def test_the_opening_of_a_topic_is_no_question_that_is_replied_to(world: World) -> None:
    (shown,) = await world.write("/settings", GROUP)
    opening = world.message(None, GROUP, forum_topic_created={"name": "B12", "icon_color": 7322096})
    message = world.sent(shown) | {"reply_to_message": opening}
    world.app.bot_data["admins"].changed(GROUP)
    world.request.faults.append(UNKNOWN[0])
    (told,) = await world.tap_data(message, next(iter(shown.buttons.values()))["callback_data"])
    assert told.params["reply_parameters"]["message_id"] == message["message_id"]
