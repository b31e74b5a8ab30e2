"""Polling: what is asked of Telegram, and what it is told to keep."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot import ledger, polling, running
from bot.ledger import Ledger
from bot.polling import Polling
from bot.update_queue import UpdateQueue
from tests.bot.polled import Polled, message, until
from tests.handlers.telegram_offline import Fault

Run = Callable[..., "asyncio.Task[None]"]


def offsets(telegram: Polled) -> list[int | None]:
    return [call.params.get("offset") for call in telegram.calls if call.method == "getUpdates"]


def slow_down() -> Fault:
    return Fault("sendMessage", 429, "Too Many Requests: retry after 60", {"retry_after": 60})


async def test_what_is_done_is_confirmed_and_not_asked_for_again(run: Run, telegram: Polled) -> None:
    telegram.updates = [message(7), message(8)]
    run()
    await until(lambda: 9 in offsets(telegram))
    assert offsets(telegram)[0] is None
    assert telegram.methods().count("sendMessage") == 2


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # of RetryAfter itself
async def test_what_is_not_done_at_the_end_is_left_with_telegram(
    run: Run, telegram: Polled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "STOP_SECONDS", 0.1)
    telegram.faults.append(slow_down())
    telegram.updates = [message(7), {**message(8), "message": message(8)["message"] | {"chat": other_chat()}}]
    task = run()
    await until(lambda: "sendMessage" in telegram.methods())
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, 20)
    assert set(offsets(telegram)) <= {None, 7}


def other_chat() -> dict[str, Any]:
    return {"id": 43, "type": "private", "first_name": "Ben"}


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # of RetryAfter itself
async def test_one_that_waits_long_is_confirmed_so_that_others_are_heard(
    run: Run, telegram: Polled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "STOP_SECONDS", 0.1)
    monkeypatch.setattr(ledger, "HOLD_SECONDS", 0.2)
    telegram.faults.append(slow_down())
    telegram.updates = [message(7)]
    run()
    await until(lambda: 8 in offsets(telegram))


class Raw(list[dict[str, Any]]):
    """Updates as Telegram sends them, one of which the library cannot read."""


class Asked:
    """A bot that hands out what the test says."""

    base_url = "http://telegram"

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[int | None, int]] = []
        self.raw = Raw()
        self.request = self

    async def post(self, url: str) -> Raw:
        """What was handed out last, as it came."""
        assert url == "http://telegram/getUpdates"
        return self.raw

    async def get_updates(self, offset: int | None, limit: int, *_: object, **__: object) -> Any:
        """The next answer; after the last one, none ever."""
        self.asked.append((offset, limit))
        if not self.answers:
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Raw):
            self.raw = answer
            raise KeyError("chat")
        if isinstance(answer, Exception):
            raise answer
        return tuple(answer)


class App:
    def __init__(self, bot: Asked) -> None:
        self.bot = bot


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PAUSES", (0.0,))
    monkeypatch.setattr(polling, "BUSY_SECONDS", 0.01)


async def asked(*answers: Any, work: bool = True) -> list[tuple[int | None, int]]:
    """The offsets and limits that are asked for when Telegram gives these answers; all is done at once."""
    bot, queue, stop = Asked(*answers), UpdateQueue(), asyncio.Event()
    if work:
        queue.ledger.take = done_at_once(queue.ledger)  # type: ignore[method-assign,assignment]
    task = asyncio.create_task(Polling(App(bot), queue).run(stop))  # type: ignore[arg-type]
    await until(lambda: len(bot.asked) > len(answers))
    stop.set()
    await asyncio.wait_for(task, 10)
    handed_out = (one for some in answers if type(some) is list for one in some)
    readable = {
        one["update_id"] for some in answers if isinstance(some, Raw) for one in some if "message" not in one
    }
    assert queue.qsize() == len({one.update_id for one in handed_out} | readable)
    return bot.asked


def done_at_once(ledger: Ledger) -> Callable[[int], bool]:
    """Take updates, and be done with them."""
    take = ledger.take

    def take_and_do(update_id: int) -> bool:
        new = take(update_id)
        ledger.done(Update(update_id))
        return new

    return take_and_do


async def test_a_full_batch_that_is_all_worked_on_gives_way_to_others() -> None:
    batch = [Update(number) for number in range(1, 101)]
    calls = await asked(batch, batch, [Update(101)], work=False)
    assert [offset for offset, _ in calls] == [None, 1, 101, 1]


UNREADABLE = Raw([{"update_id": 5}, {"update_id": 6, "message": {"nonsense": True}}, {"update_id": 7}])


@pytest.mark.parametrize("before", [[], [[]], [[Update(1)]], [[Update(1)], []]])
async def test_an_update_that_nobody_can_read_is_passed_by_whatever_came_before(before: list[Any]) -> None:
    calls = await asked(*before, UNREADABLE, [Update(8)], [])
    assert [offset for offset, _ in calls][-3:] == [8, 9, None]


async def test_an_update_that_nobody_can_read_holds_up_none_that_comes_while_another_is_worked_on() -> None:
    calls = await asked([Update(5)], UNREADABLE, Raw([*UNREADABLE, {"update_id": 8}]), work=False)
    assert [offset for offset, _ in calls] == [None, 5, 5, 5]


async def test_an_answer_that_is_no_list_of_updates_is_lived_through() -> None:
    calls = await asked(Raw([{"message": {}}]), [Update(1)])
    assert [offset for offset, _ in calls] == [None, None, 2]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # of RetryAfter itself
async def test_after_an_error_it_is_asked_again() -> None:
    calls = await asked(NetworkError("x"), TimedOut(), RetryAfter(0), [Update(1)])
    assert [offset for offset, _ in calls] == [None, None, None, None, 2]


async def test_after_a_quiet_time_any_id_may_come_next() -> None:
    calls = await asked([Update(900)], [], [Update(5)], [])
    assert [offset for offset, _ in calls] == [None, 901, None, 6, None]
