"""The bot over HTTP: not one call is refused, nothing is lost, nothing is said twice."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from tests.telegram_http.server import Server, buttons

QUESTION = "How long did the B12 trial last?"
HANGS_SECONDS = 6.0
"""More than the server keeps an idle connection: it closes some when it comes back, unread requests in them."""
CHATS = itertools.count(5000)
GROUPS = itertools.count(1)


@pytest.fixture
def chat() -> int:
    """A chat that nobody used before."""
    return next(CHATS)


@pytest.fixture
def group() -> int:
    """A group that nobody used before."""
    return -1001000000000 - next(GROUPS)


def refused(bot: Server) -> list[dict[str, Any]]:
    return [call for call in bot.calls() if call["error"]]


def test_the_start_tells_telegram_the_commands_of_each_scope(bot: Server) -> None:
    bot.wait(lambda: sum(call["method"] == "setMyCommands" for call in bot.calls()) == 3)
    assert not refused(bot)


def test_an_update_of_a_shape_that_nobody_knows_keeps_no_other_from_its_answer(bot: Server, chat: int) -> None:
    bot.put({"message": bot.message(QUESTION, chat, date=10**18)})
    before = bot.write(QUESTION, chat)
    (call,) = bot.wait_for(before, 1, chat)
    assert "16 weeks" in call["params"]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "/start",
        "/start t_b12-trial",
        "/help",
        "/about",
        "/sources",
        "/topics",
        "/privacy",
        "/keyboard",
        "/settings",
        "/check",
        "/check B12 cures ALS",
        "/check <b>&amp; \U0001f989 a miracle cream \u202e heals everybody",
        "/ask",
        "/forget",
        "/corrections",
        "/digest",
        "/unknown",
        QUESTION,
        "hello",
        "b12",
        "does vitamin E help?",
        "should my mother take 5000 IU?",
        "I cannot breathe",
        "<b>&<script>",
        "\U0001f989" * 500,
    ],
)
def test_whatever_is_written_in_private_is_answered_as_telegram_wants_it(
    bot: Server, chat: int, text: str
) -> None:
    before = bot.write(text, chat)
    assert bot.wait_for(before, chat=chat)
    assert not refused(bot)


def test_every_button_below_an_answer_is_answered_as_telegram_wants_it(bot: Server, chat: int) -> None:
    before = bot.write(f"/start {entry_with_everything()}", chat)
    (answer,) = bot.wait_for(before, chat=chat)
    more = bot.tap(
        answer, next(one["callback_data"] for one in buttons(answer) if one["text"] == "More choices")
    )
    (page,) = bot.wait_for(more, chat=chat)
    for button in [*buttons(answer), *buttons(page)]:
        if "callback_data" in button:
            bot.wait_for_acknowledgement(bot.tap(answer, button["callback_data"]))
    assert not refused(bot)


def entry_with_everything() -> str:
    from knowledge.loading import load  # noqa: PLC0415 - only where the server is there

    return next(e.id for e in load().entries.values() if e.details and e.updates and e.related)


def test_a_group_hears_only_what_it_asked_for(bot: Server, group: int) -> None:
    before = bot.write("B12 heals everything!", group)
    bot.write(f"/ask {QUESTION}", group)
    (call,) = bot.wait_for(before, chat=group)
    assert "reply_parameters" in call["params"]
    bot.write("/check B12 cures ALS", group)
    bot.write("/help", group)
    bot.write("/settings", group)
    bot.write("/digest", group)
    assert len(bot.wait_for(before, 4, chat=group)) >= 4
    assert not refused(bot)


def test_an_edit_edits(bot: Server, chat: int) -> None:
    message = bot.message("hello", chat)
    before = bot.inject({"message": message})
    bot.wait_for(before, chat=chat)
    after = bot.inject({"edited_message": message | {"text": QUESTION, "edit_date": message["date"] + 1}})
    (call,) = bot.wait_for(after, chat=chat)
    assert call["method"] == "editMessageText"
    again = bot.inject({"edited_message": message | {"text": QUESTION, "edit_date": message["date"] + 2}})
    (same,) = bot.wait_for(again, chat=chat)  # "message is not modified" is no error
    assert same["method"] == "editMessageText"
    assert not refused(bot)


@pytest.mark.parametrize("typed", ["", "b12", "vitamin d", "zebra", "I cannot breathe"])
def test_inline_queries_are_answered_as_telegram_wants_it(bot: Server, typed: str) -> None:
    sender = {"id": 42, "is_bot": False, "first_name": "Ann"}
    before = bot.inject({"inline_query": {"id": "1", "from": sender, "query": typed, "offset": ""}})
    (call,) = bot.wait_for(before)
    assert call["method"] == "answerInlineQuery"
    assert not refused(bot)


FAULTS: dict[str, tuple[int, str, dict[str, int]]] = {
    "too many requests": (429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    "bad gateway": (502, "Bad Gateway", {}),
    "internal error": (500, "Internal Server Error", {}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_after_a_fault_the_answer_is_said_once(bot: Server, chat: int, fault: str) -> None:
    code, description, parameters = FAULTS[fault]
    bot.fault("sendMessage", code, description, **parameters)
    before = bot.write(QUESTION, chat)
    calls = bot.wait_for(before, 2, chat=chat)
    assert [call["method"] for call in calls] == ["sendMessage"] * 2  # the one that failed, and its repetition
    assert calls[0]["params"]["text"] == calls[1]["params"]["text"]


def test_who_blocked_the_bot_is_left_alone_and_answered_when_back(bot: Server, chat: int) -> None:
    bot.fault("sendMessage", 403, "Forbidden: bot was blocked by the user")
    before = bot.write(QUESTION, chat)
    assert len(bot.wait_for(before, chat=chat)) == 1
    again = bot.write(QUESTION, chat)
    assert len(bot.wait_for(again, chat=chat)) == 1


def test_an_answer_follows_a_group_that_moved(bot: Server, group: int) -> None:
    there = group - 500
    upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
    bot.fault("sendMessage", 400, upgraded, migrate_to_chat_id=there)
    before = bot.write(f"/ask {QUESTION}", group)
    (call,) = bot.wait_for(before, chat=there)
    assert "16 weeks" in call["params"]["text"]


def test_updates_that_could_not_be_fetched_come_later(bot: Server, chat: int) -> None:
    bot.fault("getUpdates", 502, "Bad Gateway", times=2)
    before = bot.write(QUESTION, chat)
    assert len(bot.wait_for(before, chat=chat)) == 1


def test_a_server_that_hangs_for_a_while_hears_each_answer_once(bot: Server) -> None:
    chats = [next(CHATS) for _ in range(20)]
    before = len(bot.calls())
    for chat in chats:
        bot.put({"message": bot.message(QUESTION, chat)})
    bot.wait(lambda: bot.said(before))
    bot.hang(HANGS_SECONDS)  # the other answers are on their way now
    bot.wait(lambda: len(bot.said(before)) >= len(chats), pause=0.5)
    after = bot.write("hello", next(CHATS))
    bot.wait_for(after)
    assert sorted(int(call["params"]["chat_id"]) for call in bot.said(before)[:-1]) == chats


def test_three_hundred_chats_at_once_are_each_answered_in_order(bot: Server) -> None:
    chats = [next(CHATS) for _ in range(300)]
    before = len(bot.calls())
    written: dict[int, list[int]] = {}
    asking = [("hello", chats), (QUESTION, chats[::10])]  # more than leave at once, and some chats again
    for text, asked in asking:
        for chat in asked:
            message = bot.message(text, chat)
            written.setdefault(chat, []).append(message["message_id"])
            bot.put({"message": message})
    bot.wait(lambda: len(bot.said(before)) >= sum(map(len, written.values())), pause=0.5)
    answered: dict[int, list[int]] = {}
    for call in bot.said(before):
        reply = call["params"]["reply_parameters"]
        answered.setdefault(int(call["params"]["chat_id"]), []).append(_message_id(reply))
    assert answered == written
    assert not refused(bot)


def _message_id(reply: Any) -> int:
    return int((json.loads(reply) if isinstance(reply, str) else reply)["message_id"])
