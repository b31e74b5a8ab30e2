"""What happens when Telegram or the network fails: nothing is lost, nothing is said twice."""

from __future__ import annotations

import logging

import httpx
import pytest
from telegram.error import NetworkError, TelegramError, TimedOut

from handlers import notices, repeating, wording
from handlers.errors import where
from handlers.store import ChatSettings
from knowledge.model import NO_CONVERSATION, Answer, Conversation, Outcome, Part, Urgency, Urgent
from tests.handlers.small import DOSE, LENGTH
from tests.handlers.telegram_offline import Fault
from tests.handlers.world import ANN, BASIC_GROUP, GROUP, World

SECRET = "xylophone"


@pytest.fixture(autouse=True)
def script(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    monkeypatch.setattr(repeating, "PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(repeating, "seconds", lambda error: 0.0)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


NOT_SAID = {
    "too many requests": Fault("sendMessage", 429, "Too Many Requests", {"retry_after": 30}),
    "bad gateway": Fault("sendMessage", 502, "Bad Gateway"),
    "internal error": Fault("sendMessage", 500, "Internal Server Error"),
    "no connection": Fault(
        "sendMessage", raised=caused(NetworkError("httpx.ConnectError"), httpx.ConnectError(""))
    ),
    "no connection in time": Fault("sendMessage", raised=caused(TimedOut(), httpx.ConnectTimeout(""))),
}


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # of RetryAfter itself
@pytest.mark.parametrize("fault", NOT_SAID)
async def test_what_was_surely_not_said_is_said_again(world: World, fault: str) -> None:
    world.request.faults += [NOT_SAID[fault]] * 2
    (call,) = await world.write("dose")
    assert "50 mg" in call.html


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # of RetryAfter itself
async def test_an_answer_is_given_up_that_would_come_much_too_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "seconds", lambda error: 3600.0)
    world.request.faults += [Fault("sendMessage", 429, "Too Many Requests", {"retry_after": 3600})] * 2
    assert await world.write("dose") == []


PERHAPS_SAID = {
    "no reply in time": caused(TimedOut(), httpx.ReadTimeout("")),
    "cut off": caused(NetworkError("httpx.ReadError"), httpx.ReadError("")),
}


@pytest.mark.parametrize("error", PERHAPS_SAID)
async def test_what_was_perhaps_said_is_not_said_twice(world: World, error: str) -> None:
    world.request.faults.append(Fault("sendMessage", raised=PERHAPS_SAID[error]))
    assert await world.write("dose") == []


@pytest.mark.parametrize("error", PERHAPS_SAID)
@pytest.mark.parametrize("text", ["help me", "/check help me", "/help help me"])
async def test_help_in_danger_is_rather_said_twice_than_not_at_all(world: World, error: str, text: str) -> None:
    world.faq.script["help me"] = world.faq.checks["help me"] = Urgent(Urgency.EMERGENCY)
    world.request.faults.append(Fault("sendMessage", raised=PERHAPS_SAID[error]))
    (call,) = await world.write(text)
    assert "emergency" in call.html


@pytest.mark.parametrize("error", PERHAPS_SAID)
async def test_an_edit_is_repeated_for_it_is_the_same_twice(world: World, error: str) -> None:
    await world.write("dose")
    world.request.faults.append(Fault("editMessageText", raised=PERHAPS_SAID[error]))
    (call,) = await world.edit(world.messages[ANN, 1], "length")
    assert call.method == "editMessageText"


async def test_who_blocked_the_bot_is_forgotten(world: World) -> None:
    await world.store.remember(ANN, Conversation(("b12-dose",)))
    world.request.faults.append(Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"))
    assert await world.write("dose") == []
    assert await world.store.conversation(ANN) == Conversation()


@pytest.mark.parametrize("reason", ["not enough rights to send text messages to the chat", "TOPIC_CLOSED"])
async def test_where_the_bot_may_not_write_it_stays_silent_and_remembers(
    world: World, caplog: pytest.LogCaptureFixture, reason: str
) -> None:
    await world.store.save_settings(GROUP, ChatSettings(hide_prognosis=True))
    world.request.faults.append(Fault("sendMessage", 400, f"Bad Request: {reason}"))
    assert await world.write("/ask dose", GROUP) == []
    assert (await world.store.settings(GROUP)).hide_prognosis
    assert not errors(caplog)


async def test_an_answer_follows_a_group_that_moved(world: World) -> None:
    await world.store.save_settings(BASIC_GROUP, ChatSettings(hide_prognosis=True))
    moved = {"migrate_to_chat_id": GROUP}
    upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
    world.request.faults.append(Fault("sendMessage", 400, upgraded, moved))
    (call,) = await world.write("/ask dose", BASIC_GROUP)
    assert call.chat_id == GROUP
    assert (await world.store.settings(GROUP)).hide_prognosis


async def test_an_edit_that_changes_nothing_is_no_error(world: World, caplog: pytest.LogCaptureFixture) -> None:
    await world.write("dose")
    world.request.faults.append(Fault("editMessageText", 400, "Bad Request: message is not modified: ..."))
    assert await world.edit(world.messages[ANN, 1], "dose") == []
    assert not errors(caplog)


async def test_an_answer_that_cannot_be_edited_is_given_anew(world: World) -> None:
    await world.write("dose")
    world.request.faults.append(Fault("editMessageText", 400, "Bad Request: message to edit not found"))
    (call,) = await world.edit(world.messages[ANN, 1], "length")
    assert (call.method, "16 weeks" in call.html) == ("sendMessage", True)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired"),
        Fault("answerCallbackQuery", 500, "Internal Server Error"),
    ],
)
async def test_a_tap_that_cannot_be_acknowledged_is_done_all_the_same(world: World, fault: Fault) -> None:
    (answer,) = await world.write("length")
    world.request.faults.append(fault)
    (call,) = await world.tap(answer, wording.SOURCES)
    assert "A therapy" in call.html


@pytest.mark.parametrize(
    "description", ["Bad Request: message is not modified", "Bad Request: message not found"]
)
async def test_buttons_that_cannot_be_changed_are_let_be(
    world: World, caplog: pytest.LogCaptureFixture, description: str
) -> None:
    (answer,) = await world.write("length")
    world.request.faults.append(Fault("editMessageReplyMarkup", 400, description))
    assert await world.tap(answer, wording.MORE_CHOICES) == []
    assert not errors(caplog)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]


def break_engine(world: World) -> None:
    def broken(text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        raise LookupError(f"no idea about {text}")

    world.faq.answer = broken  # type: ignore[method-assign]


async def test_a_fault_of_the_program_is_told_kindly_and_logged_without_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    break_engine(world)
    (call,) = await world.write(f"my secret is {SECRET}")
    assert call.html == notices.SOMETHING_WRONG
    (line,) = errors(caplog)
    assert line.startswith("LookupError at ")
    assert SECRET not in caplog.text


async def test_a_fault_in_a_group_stays_silent(world: World) -> None:
    break_engine(world)
    assert await world.write("/ask dose", GROUP) == []


@pytest.mark.parametrize(
    ("text", "chat"),
    [("I cannot breathe", ANN), ("/ask I cannot breathe", GROUP), ("/check I cannot breathe", ANN)],
)
async def test_a_fault_of_the_program_keeps_no_help_from_somebody_in_danger(
    world: World, text: str, chat: int
) -> None:
    break_engine(world)
    world.faq.check = world.faq.answer  # type: ignore[method-assign,assignment]
    world.faq.script["I cannot breathe"] = Urgent(Urgency.EMERGENCY)
    (call,) = await world.write(text, chat)
    assert "112" in call.html


async def test_a_fault_before_the_engine_keeps_no_help_from_somebody_in_danger(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(chat_id: int) -> Conversation:
        raise LookupError(chat_id)

    monkeypatch.setattr(world.store, "conversation", broken)
    world.faq.script["I cannot breathe"] = Urgent(Urgency.EMERGENCY)
    (call,) = await world.write("I cannot breathe")
    assert "112" in call.html


REFUSED = Fault("sendMessage", 400, "Bad Request: message thread not found")


@pytest.mark.parametrize("refusals", [1, 2])
@pytest.mark.parametrize(("text", "chat"), [("I cannot breathe", ANN), ("/ask I cannot breathe", GROUP)])
async def test_a_refused_call_keeps_no_help_from_somebody_in_danger(
    world: World, text: str, chat: int, refusals: int
) -> None:
    world.faq.script["I cannot breathe"] = Urgent(Urgency.EMERGENCY)
    world.request.faults += [REFUSED] * refusals
    (call,) = await world.write(text, chat)
    assert (call.chat_id, "112" in call.html) == (chat, True)


async def test_help_that_is_refused_twice_is_said_in_words_alone(world: World) -> None:
    world.faq.script["I cannot breathe"] = Urgent(Urgency.EMERGENCY)
    topic = {"message_thread_id": 9, "is_topic_message": True}
    world.request.faults += [REFUSED] * 2
    (call,) = await world.write("/ask I cannot breathe", GROUP, **topic)
    assert "<" not in call.html
    assert not call.params.keys() & {"message_thread_id", "reply_parameters", "reply_markup"}


async def test_an_answer_that_telegram_refuses_is_not_met_with_silence(world: World) -> None:
    world.request.faults.append(REFUSED)
    (call,) = await world.write("dose")
    assert call.html == notices.SOMETHING_WRONG
    world.request.faults.append(REFUSED)
    assert await world.write("/ask dose", GROUP) == []


async def test_where_even_the_help_cannot_be_found_the_line_of_sorry_names_the_emergency_number(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_engine(world)
    monkeypatch.setattr(world.faq, "danger", lambda _: 1 / 0)
    (call,) = await world.write("anything")
    assert "emergency number" in call.html


async def test_a_refused_call_is_logged_and_the_line_of_sorry_too(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    break_engine(world)
    world.request.faults += [Fault("sendMessage", 400, f"Bad Request: {SECRET}")]
    assert await world.write("dose") == []
    assert SECRET not in caplog.text
    assert len(errors(caplog)) == 2


def test_where_an_error_came_from_names_functions_only() -> None:
    def inner(words: str) -> None:
        raise ValueError(words)

    with pytest.raises(ValueError, match=SECRET) as caught:
        inner(SECRET)
    assert "inner:" in where(caught.value)
    assert SECRET not in where(caught.value)


async def test_an_answer_is_given_while_the_store_is_away(world: World) -> None:
    await world.store.close()
    (call,) = await world.write("dose")
    assert "50 mg" in call.html
    (group,) = await world.write("/ask dose", GROUP)
    assert "50 mg" in group.html
    (tapped,) = await world.tap(call, wording.SOURCES)
    assert "The B12 blog" not in tapped.html
    assert "A therapy" in tapped.html
