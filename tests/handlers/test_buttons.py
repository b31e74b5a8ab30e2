"""Every button below answers, and the same things typed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from handlers import notices, wording
from handlers.markup import plain
from knowledge.model import Answer, Clarify, NoMatch, Part
from tests.handlers.clock import Clock
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK
from tests.handlers.telegram_offline import Call
from tests.handlers.world import ANN, BEN, GROUP, World


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    world.faq.script["both"] = Answer((Part(LENGTH, 0.9), Part(HELP, 0.8)))
    world.faq.script["b12"] = Clarify((LENGTH, DOSE, OUTLOOK), 0.4)
    world.faq.script["unknown"] = NoMatch()


async def asked(world: World, text: str = "length") -> Call:
    (call,) = await world.write(text)
    return call


SHOWN = {
    wording.MORE_DETAIL: ("two injections every week &amp; one visit", "It lasted only 16 weeks."),
    wording.SOURCES: ("A therapy &amp; its promise", "labels of our own"),
    wording.WHAT_CHANGED: ("Japan approved it", "Last reviewed on 2026-11-01"),
}
LATER = {
    wording.RELATED: ("1. Which dose of B12 was given", "2. Does vitamin D help"),
    wording.CLINIC_CARD: ("<pre>FOR THE CLINIC VISIT", "https://example.org/b12?a=1&amp;b=2"),
}


@pytest.mark.parametrize("label", SHOWN)
async def test_a_button_shows_its_part_in_a_new_message(world: World, label: str) -> None:
    (call,) = await world.tap(await asked(world), label)
    assert call.method == "sendMessage"
    assert all(piece in call.html for piece in SHOWN[label])


@pytest.mark.parametrize("label", LATER)
async def test_more_choices_opens_a_second_page(world: World, label: str) -> None:
    answer = await asked(world)
    (page,) = await world.tap(answer, wording.MORE_CHOICES)
    assert page.method == "editMessageReplyMarkup"
    (call,) = await world.tap(page, label)
    assert all(piece in call.html for piece in LATER[label])


@pytest.mark.parametrize("label", [*SHOWN, *LATER])
async def test_what_a_button_does_can_be_typed(world: World, label: str) -> None:
    await asked(world)
    (call,) = await world.write(label.lower() + ".")
    assert all(piece in call.html for piece in (SHOWN | LATER)[label])


async def test_the_citation_is_copied_by_the_button_and_said_when_typed(world: World) -> None:
    (page,) = await world.tap(await asked(world), wording.MORE_CHOICES)
    copied = page.buttons[wording.COPY_CITATION]["copy_text"]["text"]
    assert copied == "A therapy & its promise, paragraph 7. https://example.org/b12?a=1&b=2"
    (call,) = await world.write("copy citation")
    assert plain(call.html) == copied


async def test_back_restores_the_first_page(world: World) -> None:
    answer = await asked(world)
    (page,) = await world.tap(answer, wording.MORE_CHOICES)
    (first,) = await world.tap(page, wording.BACK)
    assert first.buttons == answer.buttons


async def test_a_related_question_is_chosen_by_tap_or_number(world: World) -> None:
    (page,) = await world.tap(await asked(world), wording.MORE_CHOICES)
    (near,) = await world.tap(page, wording.RELATED)
    (tapped,) = await world.tap(near, "1. Which dose of B12 was…")
    assert "50 mg" in tapped.html
    await asked(world)
    await world.write(wording.RELATED)
    (typed,) = await world.write("1")
    assert "50 mg" in typed.html


async def test_a_choice_answers_the_question_itself_in_private(world: World) -> None:
    (call,) = await world.tap(await asked(world, "b12"), "2. Which dose of B12 was…")
    assert call.method == "sendMessage"
    assert call.params["reply_parameters"]["message_id"] == 1


async def test_a_choice_replaces_itself_in_a_group(world: World) -> None:
    (choice,) = await world.write("/ask b12", GROUP)
    (call,) = await world.tap(choice, "2. Which dose of B12 was…", by=BEN)
    assert (call.method, call.params["message_id"]) == ("editMessageText", choice.result["message_id"])
    (covered,) = await world.tap(await group_choice(world), "3. How long do people live…")
    assert "<tg-spoiler>" in covered.html


async def group_choice(world: World) -> Call:
    (choice,) = await world.write("/ask b12", GROUP)
    return choice


async def test_a_composed_answer_leads_to_each_of_its_parts(world: World) -> None:
    call = await asked(world, "both")
    assert list(call.buttons) == ["More about answer 1", "More about answer 2"]
    (second,) = await world.tap(call, "More about answer 2")
    assert "Nobody knows yet" in second.html
    await asked(world, "both")
    (typed,) = await world.write("2")
    assert typed.html == second.html


async def test_the_words_of_the_other_buttons_can_be_typed_too(world: World) -> None:
    await asked(world)
    (page,) = await world.write("more choices")
    assert wording.CLINIC_CARD in page.buttons
    (kinds,) = await world.write("Rate this answer")
    assert list(kinds.buttons)[:3] == list(wording.RATINGS.values())
    await asked(world, "both")
    (second,) = await world.write("More about answer 2")
    assert "Nobody knows yet" in second.html


@pytest.mark.parametrize("words", [wording.BACK, wording.POST_TO_GROUP])
async def test_words_that_belong_to_one_message_are_asked_for_as_a_reply(world: World, words: str) -> None:
    (call,) = await world.write(words)
    assert call.html == notices.REPLY_TO_IT


async def test_a_reply_with_the_words_of_a_button_is_a_tap_on_it(world: World) -> None:
    call = await asked(world, "both")
    (second,) = await world.write("more about answer 2", reply_to_message=world.sent(call))
    assert "Nobody knows yet" in second.html
    (other,) = await world.write("unknown", reply_to_message=world.sent(call))
    assert "Nobody knows yet" not in other.html


async def test_words_of_a_button_can_be_replied_in_a_group_too(world: World) -> None:
    choice = await group_choice(world)
    (call,) = await world.write("None of these", GROUP, by=BEN, reply_to_message=world.sent(choice))
    assert (call.method, call.params["message_id"]) == ("editMessageText", choice.result["message_id"])


async def test_buttons_of_others_are_not_ours(world: World) -> None:
    theirs = world.sent(await asked(world, "both")) | {"from": {"id": 77, "is_bot": True, "first_name": "X"}}
    await world.store.forget(ANN)
    (call,) = await world.write("more about answer 2", reply_to_message=theirs)
    assert "Nobody knows yet" not in call.html


async def test_none_of_these_shows_ways_on(world: World) -> None:
    (call,) = await world.tap(await asked(world, "b12"), wording.NONE_OF_THESE)
    assert wording.ALL_TOPICS in call.buttons
    (typed,) = await world.write("none of these")
    assert typed.html == call.html
    assert list(typed.buttons) == [wording.ALL_TOPICS]


@pytest.mark.parametrize("words", ["none", "None of them.", "neither", "no, something else", "no", "not these"])
async def test_none_of_these_can_be_said_in_other_words(world: World, words: str) -> None:
    await asked(world, "b12")
    (told,) = await world.write(words)
    assert notices.NOTHING_FITTED in told.html
    assert (await world.store.conversation(ANN)).offered == ()
    (gone,) = await world.write("2")
    assert gone.html == notices.NO_SUCH_NUMBER


async def test_where_nothing_was_offered_a_mere_no_is_left_to_the_engine(world: World) -> None:
    (told,) = await world.write("no")
    assert notices.NOTHING_FITTED not in told.html


async def test_topics_are_refused_in_other_words_too(world: World) -> None:
    await world.write("/topics")
    (told,) = await world.write("neither")
    assert notices.NOTHING_FITTED in told.html


@pytest.mark.parametrize("words", ["none of them", "neither", "no, something else"])
async def test_a_reply_in_other_words_in_a_group_edits_the_choice(world: World, words: str) -> None:
    choice = await group_choice(world)
    (call,) = await world.write(words, GROUP, by=BEN, reply_to_message=world.sent(choice))
    assert (call.method, call.params["message_id"]) == ("editMessageText", choice.result["message_id"])


async def test_none_of_these_in_a_group_edits_the_choice(world: World) -> None:
    (call,) = await world.tap(await group_choice(world), wording.NONE_OF_THESE)
    assert call.method == "editMessageText"


async def test_a_hand_that_taps_twice_is_answered_once(world: World) -> None:
    answer = await asked(world)
    assert len(await world.tap(answer, wording.SOURCES)) == 1
    assert await world.tap(answer, wording.SOURCES) == []


@pytest.mark.parametrize("data", ["d:gone-entry", "zz", "e", "t:gone", "d:", "🦉" * 20])
async def test_an_old_button_redraws_politely(world: World, data: str) -> None:
    answer = await asked(world)
    (call,) = await world.tap_data(world.sent(answer), data)
    assert call.html.startswith(notices.OUTDATED)
    assert "1. What ALS is" in call.buttons


@pytest.mark.parametrize("data", ["s:b12-trial-length", "tt", "t:b12-trial", "o", "w", "k", "zz"])
async def test_made_up_buttons_make_no_message_in_a_group(world: World, data: str) -> None:
    (answer,) = await world.write("/ask length", GROUP)
    calls = await world.tap_data(world.sent(answer), data, by=BEN)
    assert all(call.method != "sendMessage" for call in calls)


async def test_a_tap_on_a_message_that_telegram_no_longer_shows_still_works(world: World) -> None:
    answer = await asked(world)
    gone = {"chat": world.sent(answer)["chat"], "message_id": answer.result["message_id"], "date": 0}
    (call,) = await world.tap_data(gone, "s:b12-trial-length")
    assert "A therapy" in call.html


async def test_every_tap_is_acknowledged_first_and_without_words(world: World) -> None:
    answer = await asked(world)
    before = len(world.request.calls)
    await world.tap(answer, wording.SOURCES)
    first = world.request.calls[before]
    assert first.method == "answerCallbackQuery"
    assert "text" not in first.params


async def test_a_tap_is_done_while_telegram_hangs_on_its_acknowledgement(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = await asked(world)
    done, real = asyncio.Event(), world.request.do_request

    async def hanging(url: str, *more: Any, **named: Any) -> tuple[int, bytes]:
        if url.endswith("answerCallbackQuery"):
            await asyncio.wait_for(done.wait(), 20)
        elif url.endswith("sendMessage"):
            done.set()
        return await real(url, *more, **named)

    monkeypatch.setattr(world.request, "do_request", hanging)
    (call,) = await world.tap(answer, wording.SOURCES)
    assert "A therapy" in call.html


async def test_words_of_a_button_without_an_answer_ask_for_a_question(world: World) -> None:
    (call,) = await world.write("More detail")
    assert call.html == notices.ASK_FIRST
    (sources, *_) = await world.write("Sources")
    assert "The three articles" in sources.html


async def test_changes_are_denied_where_there_are_none(world: World) -> None:
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    await asked(world, "dose")
    (call,) = await world.write(wording.WHAT_CHANGED)
    assert wording.NOTHING_CHANGED in call.html
    (near,) = await world.write(wording.RELATED)
    assert near.html == notices.NOTHING_RELATED


async def test_a_hand_that_shakes_taps_once_and_a_second_wish_is_granted(world: World) -> None:
    clock = world.app.bot_data["taps"].clock = Clock()
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    (answer,) = await world.write("length")
    message = world.sent(answer)
    rows = message["reply_markup"]["inline_keyboard"]
    data = next(one["callback_data"] for row in rows for one in row if "callback_data" in one)
    assert await world.tap_data(message, data)
    clock.now += 2
    assert not await world.tap_data(message, data)
    clock.now += 4
    assert await world.tap_data(message, data)
