"""Questions in words, in private chats and groups."""

from __future__ import annotations

import pytest

from handlers import wording
from handlers.keyboards import Verb, button, rows
from handlers.markup import Message, plain
from knowledge.model import Advice, Answer, Clarify, Concern, NoMatch, Part, Smalltalk, Urgency, Urgent
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK
from tests.handlers.world import GROUP, World

ASKED = "how long was it"


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script[ASKED] = Answer((Part(LENGTH, 0.9, "It was 16 weeks, not two years."),))
    world.faq.script["b12"] = Clarify((LENGTH, DOSE), 0.4)
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    world.faq.script["mine"] = Advice("dose", (DOSE, HELP))
    world.faq.script["hi"] = Smalltalk("greeting")
    world.faq.script["vitamin e"] = NoMatch("vitamin E", (HELP,))
    world.faq.script["outlook"] = Answer((Part(OUTLOOK, 0.9),))


async def test_a_question_is_answered_once_as_a_reply_with_its_limits(world: World) -> None:
    (call,) = await world.write(ASKED)
    assert call.method == "sendMessage"
    assert call.params["reply_parameters"]["message_id"] == 1
    text = plain(call.html)
    assert text.startswith("It was 16 weeks, not two years.")
    assert "only 16 weeks" in text
    assert "Correction: The study says 43%" in text
    assert "The B12 blog, paragraph 7" in text
    assert call.params["link_preview_options"] == {"is_disabled": True}


async def test_the_same_buttons_stand_in_the_same_order(world: World) -> None:
    (call,) = await world.write(ASKED)
    assert list(call.buttons) == ["More detail", "Sources", "What changed since", "More choices"]


async def test_an_edited_question_edits_its_answer(world: World) -> None:
    (first,) = await world.write(ASKED)
    (second,) = await world.edit(world.messages[42, 1], "dose")
    assert second.method == "editMessageText"
    assert second.params["message_id"] == first.result["message_id"]
    assert "50 mg" in second.html


@pytest.mark.parametrize("chat", [42, GROUP])
async def test_danger_that_is_edited_into_a_question_is_answered_where_it_is_seen(
    world: World, chat: int
) -> None:
    world.faq.script["now"] = Urgent(Urgency.EMERGENCY)
    world.faq.script["sign"] = Answer((Part(DOSE, 0.9),), concern=Concern.TEAM_TODAY)
    command = "" if chat == 42 else "/ask "
    (first,) = await world.write(command + ASKED, chat)
    asked = world.messages[chat, 1]
    for words in ("sign", "now", "now"):
        (call,) = await world.edit(asked, command + words)
        assert call.method == "sendMessage"
        assert call.params["reply_parameters"]["message_id"] == 1
    (call,) = await world.edit(asked, command + "dose")
    assert (call.method, call.params["message_id"]) == ("editMessageText", first.result["message_id"])


async def test_an_edit_whose_answer_needs_several_messages_gets_all_of_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.write(ASKED)
    pages = (Message("one"), Message("two", rows(button("More", Verb.ENTRY))))
    monkeypatch.setattr("handlers.questions.messages", lambda *_: pages)
    first, second = await world.edit(world.messages[42, 1], "dose")
    assert (first.method, first.html) == ("editMessageText", "one")
    assert (second.method, second.html, list(second.buttons)) == ("sendMessage", "two", ["More"])


async def test_an_edit_whose_answer_is_gone_is_answered_anew(world: World) -> None:
    await world.write(ASKED)
    await world.store.forget(42)
    (call,) = await world.edit(world.messages[42, 1], "dose")
    assert call.method == "sendMessage"


async def test_a_typed_number_chooses_what_was_offered(world: World) -> None:
    (call,) = await world.write("b12")
    assert "1. How long did the B12 trial last?" in call.html
    assert list(call.buttons)[-1] == wording.NONE_OF_THESE
    (answer,) = await world.write("2")
    assert "50 mg" in answer.html


@pytest.mark.parametrize("words", ["two", "the 2nd", "2\ufe0f\u20e3"])
async def test_a_number_in_other_writing_is_read_with_what_was_offered(world: World, words: str) -> None:
    world.faq.script[words] = Answer((Part(DOSE, 1.0),))
    await world.write("b12")
    (answer,) = await world.write(words)
    assert "50 mg" in answer.html


async def test_two_typed_numbers_are_answered_in_one_message(world: World) -> None:
    world.faq.script["1, 2"] = Answer((Part(LENGTH, 1.0), Part(DOSE, 1.0)))
    await world.write("b12")
    (answer,) = await world.write("1, 2")
    assert world.faq.heard[-1][1].offered == (LENGTH.id, DOSE.id)
    assert "16 weeks" in answer.html
    assert "50 mg" in answer.html


async def test_a_number_that_is_not_there_shows_the_choices_again(world: World) -> None:
    world.faq.script["9"] = Smalltalk("which", offers=(LENGTH, DOSE))
    await world.write("b12")
    (call,) = await world.write("9")
    assert "2. " in call.html
    (answer,) = await world.write("2")
    assert "50 mg" in answer.html


async def test_a_number_chooses_from_the_questions_offered_with_advice(world: World) -> None:
    await world.write("mine")
    (answer,) = await world.write("2")
    assert "Nobody knows yet" in answer.html


async def test_a_follow_up_knows_the_last_answer(world: World) -> None:
    await world.write(ASKED)
    await world.write("and the dose?")
    assert world.faq.heard[-1][1].answered == ("b12-trial-length",)


async def test_what_is_unknown_is_named_with_the_nearest_questions(world: World) -> None:
    (call,) = await world.write("vitamin e")
    assert "do not mention “vitamin E”." in call.html
    assert "1. Does vitamin D help people with ALS?" in call.html
    assert list(call.buttons)[-1] == wording.TELL_CURATORS


async def test_the_question_is_never_echoed(world: World) -> None:
    (call,) = await world.write("xyzzy plugh?")
    assert "xyzzy" not in call.html


async def test_a_greeting_is_greeted(world: World) -> None:
    (call,) = await world.write("hi")
    assert call.html.startswith("Hello!")


async def test_danger_is_answered_with_help_and_nothing_else(world: World) -> None:
    world.faq.script["now"] = Urgent(Urgency.EMERGENCY)
    (call,) = await world.write("now")
    assert call.buttons == {}
    assert "emergency" in call.html.lower()


async def test_a_group_is_not_disturbed(world: World) -> None:
    assert await world.write(ASKED, GROUP) == []
    assert await world.write("I want to die", GROUP) == []
    assert await world.write("/nonsense", GROUP) == []
    assert await world.write("/ask@other_bot " + ASKED, GROUP) == []


@pytest.mark.parametrize("written", ["/ask how long was it", "/ask@evidence_bot how long was it"])
async def test_a_group_is_answered_on_command_without_sound(world: World, written: str) -> None:
    (call,) = await world.write(written, GROUP)
    assert call.params["disable_notification"] is True
    assert call.params["reply_parameters"]["message_id"] == 1
    assert list(call.buttons) == [wording.READ_IN_PRIVATE, wording.RATE]
    assert call.buttons[wording.READ_IN_PRIVATE]["url"] == ("https://t.me/evidence_bot?start=b12-trial-length")


async def test_a_mention_and_a_reply_to_the_bot_are_answered(world: World) -> None:
    (call,) = await world.write("how long was it @evidence_bot", GROUP)
    assert "16 weeks" in call.html
    (again,) = await world.write("dose", GROUP, reply_to_message=world.sent(call))
    assert "50 mg" in again.html
    assert world.faq.heard[-1][1].answered == ("b12-trial-length",)


async def test_ask_in_reply_takes_the_words_of_the_message(world: World) -> None:
    told = world.message("dose", GROUP, by=77)
    (call,) = await world.write("/ask", GROUP, reply_to_message=told)
    assert "50 mg" in call.html


async def test_a_bare_ask_prompts_and_takes_the_reply(world: World) -> None:
    (prompt,) = await world.write("/ask", GROUP)
    assert prompt.params["reply_markup"] == {"force_reply": True, "selective": True}
    (call,) = await world.write("dose", GROUP, reply_to_message=world.sent(prompt))
    assert "50 mg" in call.html


async def test_a_forum_topic_is_kept(world: World) -> None:
    (call,) = await world.write("/ask dose", GROUP, message_thread_id=9, is_topic_message=True)
    assert call.params["message_thread_id"] == 9


async def test_messages_of_a_topic_do_not_count_as_replies_to_the_bot_that_opened_it(world: World) -> None:
    opened = world.message(None, GROUP, by=666, forum_topic_created={"name": "x", "icon_color": 1})
    assert await world.write("dose", GROUP, reply_to_message=opened) == []


async def test_the_second_identical_question_gets_a_link(world: World) -> None:
    (first,) = await world.write("/ask dose", GROUP)
    (second,) = await world.write("/ask dose", GROUP)
    assert f"https://t.me/c/1234567890/{first.result['message_id']}" in second.html
    assert "50 mg" not in second.html


async def test_in_a_basic_group_the_second_question_points_by_reply(world: World) -> None:
    (first,) = await world.write("/ask dose", -4321)
    (second,) = await world.write("/ask dose", -4321)
    assert second.params["reply_parameters"]["message_id"] == first.result["message_id"]


async def test_an_answer_with_a_note_is_not_replaced_by_a_link(world: World) -> None:
    await world.write("/ask " + ASKED, GROUP)
    (second,) = await world.write("/ask " + ASKED, GROUP)
    assert "not two years" in second.html


async def test_a_prognosis_is_covered_in_groups_only(world: World) -> None:
    (group,) = await world.write("/ask outlook", GROUP)
    assert "<tg-spoiler>It differs widely" in group.html
    (private,) = await world.write("outlook")
    assert "tg-spoiler" not in private.html


async def test_posts_of_a_linked_channel_are_ignored(world: World) -> None:
    for text in ("/ask dose", "/help", "dose @evidence_bot"):
        assert await world.write(text, GROUP, by=777000, is_automatic_forward=True) == []


async def test_what_was_shared_inline_is_not_answered(world: World) -> None:
    me = {"id": 666, "is_bot": True, "first_name": "Evidence", "username": "evidence_bot"}
    assert await world.write("dose", via_bot=me) == []


async def test_a_text_that_only_looks_like_a_command_is_a_question(world: World) -> None:
    world.faq.script["/ 16 weeks?"] = Answer((Part(LENGTH, 0.9),))
    (call,) = await world.write("/ 16 weeks?")
    assert "16 weeks" in call.html


async def test_an_edited_group_question_edits_its_answer(world: World) -> None:
    (first,) = await world.write("/ask dose", GROUP)
    (second,) = await world.edit(world.messages[GROUP, 1], "/ask how long was it")
    assert (second.method, second.params["message_id"]) == ("editMessageText", first.result["message_id"])
