"""Lists in pages of four: all of the content can be reached, by taps and by typed numbers, on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handlers import notices, pages, wording
from handlers.keyboards import Verb, decode
from handlers.markup import LABEL_LIMIT, Message, escape, plain
from handlers.pages import PAGE, TOPIC, Page
from knowledge.loading import leaves
from knowledge.model import Entry, Knowledge, Topic
from tests.handlers.small import entry
from tests.handlers.telegram_offline import Call, Fault
from tests.handlers.world import World
from tests.knowledge import claim_fixture

MOST_BUTTONS = 5
"""Four choices, and one that turns the page."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return claim_fixture.content()


def chosen(message: Message, verb: Verb) -> list[str]:
    """What the buttons of a page open, without the one that turns it."""
    actions = [decode(button.data or "") for (button,) in message.rows]
    return [one.args[0] for one in actions if one and one.verb is verb and len(one.args) == 1]


def topic_pages(knowledge: Knowledge) -> Iterator[Page]:
    """All pages of the topics, turned until the first one comes again."""
    filled, seen = {one.topic for one in knowledge.entries.values()}, set[str]()
    page = pages.topics_page(knowledge.topics, filled)
    while page.message.html not in seen:
        seen.add(page.message.html)
        yield page
        turn = decode(page.offered[-1].removeprefix(PAGE))
        assert turn
        page = pages.topics_page(knowledge.topics, filled, int(turn.args[0]))


def question_pages(topic: Topic, entries: list[Entry]) -> Iterator[Page]:
    """All pages of a topic."""
    at, seen = 0, set[int]()
    while at not in seen:
        seen.add(at)
        page = pages.questions_page(topic, entries, at)
        yield page
        turn = decode(page.offered[-1].removeprefix(PAGE))
        at = int(turn.args[1]) if turn and turn.verb is Verb.TOPIC else 0


def test_every_topic_and_every_entry_is_on_a_page_of_four(knowledge: Knowledge) -> None:
    of_topic = {
        leaf.id: [e for e in knowledge.entries.values() if e.topic == leaf.id]
        for leaf in leaves(knowledge.topics)
    }
    lists = list(topic_pages(knowledge))
    tapped = [id_ for page in lists for id_ in chosen(page.message, Verb.TOPIC)]
    assert tapped == [id_ for id_, entries in of_topic.items() if entries]
    for leaf in leaves(knowledge.topics):
        if of_topic[leaf.id]:
            shown = list(question_pages(leaf, of_topic[leaf.id]))
            lists += shown
            assert [id_ for page in shown for id_ in chosen(page.message, Verb.ENTRY)] == [
                one.id for one in of_topic[leaf.id]
            ]
    for page in lists:
        assert len(page.message.rows) <= MOST_BUTTONS
        assert len(plain(page.message.html)) < 700
        assert all(len(button.text) <= LABEL_LIMIT for (button,) in page.message.rows)


def test_every_page_offers_all_numbers_of_its_list(knowledge: Knowledge) -> None:
    offered = [page.offered[:-1] for page in topic_pages(knowledge)]
    assert len(offered) > 1
    assert len(set(offered)) == 1
    assert all(id_.startswith(TOPIC) for id_ in offered[0])


MANY = tuple(entry(f"q{n}", "b12-trial", f"Question {n}?", f"Answer {n}.") for n in range(1, 10))


@pytest.fixture
def many(world: World) -> World:
    """A world with nine questions on the trial."""
    world.faq.entries = {one.id: one for one in MANY}
    return world


async def opened(world: World) -> Call:
    (call,) = await world.write("/start t_b12-trial")
    return call


async def test_pages_are_turned_in_place_round_and_round(many: World) -> None:
    first = await opened(many)
    assert list(first.buttons) == [*(f"{n}. Question {n}?" for n in (1, 2, 3, 4)), "More: 5 to 8"]
    (second,) = await many.tap(first, "More: 5 to 8")
    assert (second.method, list(second.buttons)[-1]) == ("editMessageText", "More: 9")
    (third,) = await many.tap(second, "More: 9")
    assert list(third.buttons) == ["9. Question 9?", wording.FIRST_ONES]
    assert plain(third.html).startswith("The B12 trial, 9 of 9\n")
    (again,) = await many.tap(third, wording.FIRST_ONES)
    assert again.html == first.html


@pytest.mark.parametrize("number", range(1, 10))
async def test_any_number_can_be_typed_on_any_page(many: World, number: int) -> None:
    second = await many.tap(await opened(many), "More: 5 to 8")
    (call,) = await many.write(str(number))
    assert f"Answer {number}." in call.html
    assert second


@pytest.mark.parametrize("words", ["more", "More: 5 to 8", "MORE."])
async def test_the_page_can_be_turned_by_typing(many: World, words: str) -> None:
    await opened(many)
    (call,) = await many.write(words)
    assert "5. Question 5?" in call.html
    (last,) = await many.write("more")
    assert "9. Question 9?" in last.html
    (first,) = await many.write(wording.FIRST_ONES)
    assert "1. Question 1?" in first.html
    (chosen,) = await many.write("9")
    assert "Answer 9." in chosen.html


async def test_a_page_that_cannot_be_edited_any_more_is_said_anew(many: World) -> None:
    first = await opened(many)
    many.request.sent.clear()
    many.request.faults.append(gone())
    (call,) = await many.tap_data(first.result, "t:b12-trial:4")
    assert (call.method, "5. Question 5?" in call.html) == ("sendMessage", True)
    (typed,) = await many.write("8")
    assert "Answer 8." in typed.html


def gone() -> Fault:
    return Fault("editMessageText", 400, "Bad Request: message to edit not found")


@pytest.mark.parametrize("data", ["t:b12-trial:99", "t:b12-trial:-4", "t:b12-trial:x", "t:b12-trial:9999999"])
async def test_a_page_that_there_is_not_is_the_first(many: World, data: str) -> None:
    second = (await many.tap(await opened(many), "More: 5 to 8"))[0]
    (call,) = await many.tap_data(many.sent(second), data)
    assert "1. Question 1?" in call.html


async def test_more_without_a_list_is_more_on_the_answer(world: World) -> None:
    (first,) = await world.write("more")
    assert first.html == notices.ASK_FIRST
    await world.write("/start b12-trial-length")
    (detail,) = await world.write("more")
    assert "two injections" in detail.html


async def test_the_list_is_nothing_to_the_engine_but_its_entries(many: World) -> None:
    await opened(many)
    await many.write("why does it help")
    assert many.faq.heard[-1][1].offered == tuple(one.id for one in MANY)


def test_a_topic_says_what_is_in_it_on_its_first_page(knowledge: Knowledge) -> None:
    topic = next(leaf for leaf in leaves(knowledge.topics) if leaf.description)
    entries = [entry for entry in knowledge.entries.values() if entry.topic == topic.id]
    first, second = (pages.questions_page(topic, entries, at).message.html for at in (0, 4))
    assert f"</b>\n{escape(topic.description)}.\n\n1. " in first
    assert topic.description not in second
