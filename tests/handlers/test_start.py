"""/start, deep links, topics and the keyboard for those who cannot type."""

from __future__ import annotations

import pytest

from handlers import notices, wording
from knowledge.model import Smalltalk, Urgency, Urgent
from tests.handlers.telegram_offline import Call
from tests.handlers.world import GROUP, World


async def more(world: World, call: Call) -> Call:
    """The next page of a list."""
    (turned,) = await world.tap(call, next(label for label in call.buttons if label.startswith("More:")))
    assert turned.method == "editMessageText"
    return turned


async def test_two_taps_lead_from_the_start_to_an_answer(world: World) -> None:
    (start,) = await world.write("/start")
    (topic,) = await world.tap(await more(world, start), "3. The B12 trial")
    (answer,) = await world.tap(topic, "1. How long did the B12 trial…")
    assert "16 weeks" in answer.html


async def test_two_typed_numbers_do_the_same(world: World) -> None:
    await world.write("/start")
    (topic,) = await world.write("3")
    assert "1. How long did the B12 trial last?" in topic.html
    (answer,) = await world.write("2")
    assert "50 mg" in answer.html


@pytest.mark.parametrize("number", ["7", "0", "12345", "3."])
async def test_a_number_that_chooses_nothing_says_so(world: World, number: str) -> None:
    world.faq.script[number] = Smalltalk("no_number")
    (call,) = await world.write(number)
    assert call.html == notices.NO_SUCH_NUMBER


async def test_a_number_that_calls_for_help_is_answered_with_help(world: World) -> None:
    world.faq.script["911"] = Urgent(Urgency.EMERGENCY)
    (call,) = await world.write("911")
    assert "emergency" in call.html


async def test_a_deep_link_opens_an_entry_or_a_topic(world: World) -> None:
    (entry,) = await world.write("/start b12-dose")
    assert "50 mg" in entry.html
    (topic,) = await world.write("/start t_b12-trial")
    assert "The B12 trial" in topic.html


@pytest.mark.parametrize("argument", ["gone", "t_gone", "inline", "t_als"])
async def test_an_unknown_link_greets(world: World, argument: str) -> None:
    (call,) = await world.write(f"/start {argument}")
    assert call.html.startswith("Hello.")


async def test_a_group_is_greeted_in_three_lines(world: World) -> None:
    (call,) = await world.write("/start", GROUP)
    assert len(call.html.splitlines()) == 3


async def test_the_keyboard_comes_and_goes(world: World) -> None:
    (help_,) = await world.write("/help")
    (shown,) = await world.tap(help_, notices.SHOW_BUTTONS)
    assert shown.params["reply_markup"]["is_persistent"] is True
    words = [key["text"] for row in shown.params["reply_markup"]["keyboard"] for key in row]
    for word in words[:-1]:
        assert await world.write(word)
    (hidden,) = await world.write(words[-1])
    assert hidden.params["reply_markup"] == {"remove_keyboard": True}


async def test_the_keyboard_command_toggles(world: World) -> None:
    (shown,) = await world.write("/keyboard")
    assert "keyboard" in shown.params["reply_markup"]
    (hidden,) = await world.write("/keyboard")
    assert "remove_keyboard" in hidden.params["reply_markup"]
    (typed,) = await world.write("Buttons instead of typing")
    assert "keyboard" in typed.params["reply_markup"]
    assert await world.write("/keyboard", GROUP) == []


async def test_topics_are_listed_and_go_back(world: World) -> None:
    (listed,) = await world.write("/topics")
    (topic,) = await world.tap(await more(world, listed), "2. Vitamin D")
    (again,) = await world.tap(topic, wording.ALL_TOPICS)
    assert again.html == listed.html
    (typed,) = await world.write("all topics")
    assert typed.html == listed.html


async def test_an_empty_topic_is_not_opened(world: World) -> None:
    world.faq.entries = {}
    (listed,) = await world.write("/topics")
    (call,) = await world.tap(listed, "1. What ALS is")
    assert call.html.startswith(notices.OUTDATED)


async def test_a_group_is_told_where_the_topics_are(world: World) -> None:
    (call,) = await world.write("/topics", GROUP)
    assert call.buttons[wording.ELSE_TOPICS_PRIVATE]["url"].endswith("?start=topics")
