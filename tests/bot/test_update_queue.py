"""Updates: in order within a chat, side by side across chats, and never more than there is room for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.ledger import Ledger
from bot.update_queue import PerChat, UpdateQueue, key_of

ANN = User(42, "Ann", False)


def written(chat_id: int, number: int = 1) -> Update:
    chat = Chat(chat_id, "private" if chat_id > 0 else "supergroup")
    return Update(number, message=Message(number, None, chat, from_user=ANN, text="x"))  # type: ignore[arg-type]


def inline(number: int = 1) -> Update:
    return Update(number, inline_query=InlineQuery("1", ANN, "x", ""))


def test_the_order_that_counts_is_the_chats_or_the_users() -> None:
    assert key_of(written(-5)) == ("chat", -5)
    assert key_of(inline()) == ("user", 42)
    assert key_of(Update(1, callback_query=CallbackQuery("1", ANN, "c"))) == ("user", 42)
    assert key_of(Update(1)) is None
    assert key_of("stop") is None


async def test_three_hundred_chats_keep_their_order_and_wait_for_nobody() -> None:
    processor = PerChat(Ledger())
    seen: dict[int, list[int]] = {}
    everybody = asyncio.Event()
    waiting: set[int] = set()

    async def work(chat: int, number: int) -> None:
        waiting.add(chat)
        if len(waiting) == 300:
            everybody.set()
        await everybody.wait()
        seen.setdefault(chat, []).append(number)

    tasks = [
        asyncio.create_task(processor.process_update(written(chat, number), work(chat, number)))
        for number in range(4)
        for chat in range(1, 301)
    ]
    await asyncio.wait_for(asyncio.gather(*tasks), 20)
    assert len(seen) == 300
    assert all(order == [0, 1, 2, 3] for order in seen.values())
    assert not processor._lanes


async def test_an_update_that_fails_lets_the_next_one_through() -> None:
    processor = PerChat(Ledger())

    async def fail() -> None:
        raise ValueError("no")

    async def work() -> None:
        done.append(1)

    done: list[int] = []
    with pytest.raises(ValueError, match="no"):
        await processor.process_update(written(1), fail())
    await processor.process_update(written(1), work())
    assert done == [1]


async def test_what_another_process_has_done_is_not_done_again() -> None:
    ledger, done = Ledger(), []

    async def elsewhere(update_id: int) -> bool:
        return update_id == 1

    async def work(number: int) -> None:
        done.append(number)

    ledger.elsewhere = elsewhere
    for number in (1, 2):
        ledger.take(number)
        await PerChat(ledger).process_update(written(1, number), work(number))
    assert done == [2]
    assert not ledger.open


async def test_a_queue_without_room_makes_the_next_update_wait() -> None:
    queue = UpdateQueue(limit=2)
    await queue.put(1)
    await queue.put(2)
    assert queue.full_up
    third = asyncio.create_task(queue.put(3))
    taken: list[Any] = [await queue.get(), await queue.get()]
    await asyncio.sleep(0)
    assert not third.done()
    queue.task_done()
    await third
    taken.append(await queue.get())
    assert taken == [1, 2, 3]
    assert queue.full_up
