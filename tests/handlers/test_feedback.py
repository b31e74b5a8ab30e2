"""Ratings, and questions that are sent to the curators on purpose."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers import notices, wording
from knowledge.model import Answer, Clarify, NoMatch, Part, Urgency, Urgent
from tests.handlers.clock import Clock
from tests.handlers.small import DOSE, LENGTH
from tests.handlers.telegram_offline import Call
from tests.handlers.world import ANN, BEN, GROUP, World

WORDS = "length, for my aunt"


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script[WORDS] = Answer((Part(LENGTH, 0.9),))
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    world.faq.script["unknown"] = NoMatch()


async def rating(world: World, label: str) -> list[Call]:
    (answer,) = await world.write(WORDS)
    (page,) = await world.tap(answer, wording.MORE_CHOICES)
    (rate,) = await world.tap(page, wording.RATE)
    return await world.tap(rate, label)


async def test_helped_is_thanked_and_the_buttons_come_back(world: World) -> None:
    buttons, thanks = await rating(world, "This helped")
    assert wording.MORE_DETAIL in buttons.buttons
    assert thanks.html == notices.THANKS["helped"]
    assert thanks.buttons == {}


@pytest.mark.parametrize("label", ["It did not answer", "Something is wrong"])
async def test_a_miss_offers_to_send_the_words_and_says_so_before(world: World, label: str) -> None:
    _, thanks = await rating(world, label)
    assert "They see these words only" in thanks.html
    assert await world.store.questions() == []
    (done,) = await world.tap(thanks, notices.SEND_QUESTION)
    assert (done.method, done.html) == ("editMessageText", notices.QUESTION_SENT)
    (kept,) = await world.store.questions()
    assert (kept.text, kept.entry_ids) == (WORDS, ("b12-trial-length",))


async def test_an_unanswered_question_can_be_sent(world: World) -> None:
    (answer,) = await world.write("unknown")
    (explained,) = await world.tap(answer, wording.TELL_CURATORS)
    await world.tap(explained, notices.SEND_QUESTION)
    assert [one.text for one in await world.store.questions()] == ["unknown"]


async def test_words_that_cannot_be_seen_any_more_are_not_made_up(world: World) -> None:
    (answer,) = await world.write("unknown")
    (explained,) = await world.tap(answer, wording.TELL_CURATORS)
    bare = world.sent(explained)
    bare.pop("reply_to_message")
    (done,) = await world.tap_data(bare, "w")
    assert done.html == notices.QUESTION_GONE
    assert await world.store.questions() == []


async def test_a_miss_of_an_answer_that_was_chosen_has_no_words_to_send(world: World) -> None:
    (start,) = await world.write("/start b12-trial-length")
    (page,) = await world.tap(start, wording.MORE_CHOICES)
    (rate,) = await world.tap(page, wording.RATE)
    _, thanks = await world.tap(rate, "It did not answer")
    assert thanks.html == notices.THANKS["missed"]
    assert thanks.buttons == {}


async def test_the_command_is_not_part_of_the_words(world: World) -> None:
    (answer,) = await world.write("/ask unknown")
    (explained,) = await world.tap(answer, wording.TELL_CURATORS)
    await world.tap(explained, notices.SEND_QUESTION)
    assert [one.text for one in await world.store.questions()] == ["unknown"]


async def test_a_question_can_be_sent_where_no_choice_fitted(world: World) -> None:
    world.faq.script["b12"] = Clarify((LENGTH, DOSE), 0.4)
    (choice,) = await world.write("b12")
    (ways,) = await world.tap(choice, wording.NONE_OF_THESE)
    (explained,) = await world.tap(ways, wording.TELL_CURATORS)
    await world.tap(explained, notices.SEND_QUESTION)
    assert [one.text for one in await world.store.questions()] == ["b12"]


@pytest.mark.parametrize("typed", ["Tell the curators", "send my question"])
async def test_who_types_is_asked_for_the_words_again(world: World, typed: str) -> None:
    (prompt,) = await world.write(typed)
    assert await world.store.questions() == []
    (done,) = await world.write("about vitamin K", reply_to_message=world.sent(prompt))
    assert done.html == notices.QUESTION_SENT
    assert [one.text for one in await world.store.questions()] == ["about vitamin K"]
    await world.edit(world.messages[42, 2] | {"reply_to_message": world.sent(prompt)}, "about vitamin C")
    assert len(await world.store.questions()) == 1


async def test_words_of_danger_are_answered_and_not_sent(world: World) -> None:
    world.faq.script["all too much"] = Urgent(Urgency.CRISIS)
    (prompt,) = await world.write("tell the curators")
    (help_,) = await world.write("all too much", reply_to_message=world.sent(prompt))
    assert help_.html != notices.QUESTION_SENT
    assert await world.store.questions() == []


async def test_a_rating_can_be_typed(world: World) -> None:
    await world.write(WORDS)
    (thanks,) = await world.write("this helped!")
    assert thanks.html == notices.THANKS["helped"]


async def test_a_group_rates_without_another_message_and_counts_it(world: World) -> None:
    (answer,) = await world.write("/ask length", GROUP)
    (page,) = await world.tap(answer, wording.RATE)
    (back,) = await world.tap(page, "This helped")
    assert back.method == "editMessageReplyMarkup"
    counts = await world.store.digest(GROUP, datetime.now(UTC).date())
    assert counts.total("helped") == 1
    assert list(back.buttons)[-1] == wording.RATED
    world.app.bot_data["taps"].seen.clear()  # some seconds later
    (again,) = await world.tap(back, wording.RATED)
    assert "This helped" in again.buttons


async def test_two_people_who_tap_at_once_are_both_counted(world: World) -> None:
    (answer,) = await world.write("/ask length", GROUP)
    (page,) = await world.tap(answer, wording.RATE)
    shown = world.sent(page)
    for person in (ANN, ANN, BEN):
        await world.tap_data(shown, "f:helped:b12-trial-length", by=person)
    counts = await world.store.digest(GROUP, datetime.now(UTC).date())
    assert counts.total("helped") == 2


async def test_a_rating_of_nothing_is_ignored(world: World) -> None:
    (answer,) = await world.write(WORDS)
    assert await world.tap_data(world.sent(answer), "f:helped:gone") == []
    assert await world.tap_data(world.sent(answer), "f:odd:b12-trial-length") == []


async def test_a_chat_sends_five_questions_a_day(world: World) -> None:
    clock = world.app.bot_data["sendings"].clock = Clock()
    (prompt,) = await world.write("tell the curators")
    said = []
    for _ in range(6):
        (done,) = await world.write("about vitamin K", reply_to_message=world.sent(prompt))
        said.append(done.html)
    assert said == [notices.QUESTION_SENT] * 5 + [notices.QUESTIONS_ENOUGH]
    (answer,) = await world.write("unknown", chat=BEN)
    (explained,) = await world.tap(answer, wording.TELL_CURATORS, by=BEN)
    (done,) = await world.tap(explained, notices.SEND_QUESTION, by=BEN)
    assert done.html == notices.QUESTION_SENT
    clock.now += 86_400
    (done,) = await world.write("about vitamin K", reply_to_message=world.sent(prompt))
    assert done.html == notices.QUESTION_SENT
    assert len(await world.store.questions()) == 5 + 2


async def test_of_a_long_question_a_thousand_characters_are_sent(world: World) -> None:
    (answer,) = await world.write("x" * 1500)
    (explained,) = await world.tap(answer, wording.TELL_CURATORS)
    await world.tap(explained, notices.SEND_QUESTION)
    assert [len(one.text) for one in await world.store.questions()] == [1000]
