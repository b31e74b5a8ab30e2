"""What is worked on, what is done, and what may be confirmed to Telegram."""

from __future__ import annotations

import asyncio

import pytest
from telegram import InlineQuery, Message, Update, User

from bot import ledger as ledger_module
from bot.ledger import HOLD_SECONDS, Ledger

ANN = User(42, "Ann", False)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def update(number: int) -> Update:
    return Update(number)


def test_what_is_done_is_confirmed_up_to_the_first_that_is_not() -> None:
    assert Ledger().offset is None
    ledger = Ledger()
    assert [ledger.take(number) for number in (7, 8, 9)] == [True] * 3
    assert ledger.offset == 7
    ledger.done(update(8))
    assert ledger.offset == 7
    ledger.done(update(7))
    assert ledger.offset == 9
    ledger.done(update(9))
    assert ledger.offset == ledger.next_id == 10


def test_an_update_that_waits_long_holds_up_nobody() -> None:
    clock = Clock()
    ledger = Ledger(clock)
    ledger.take(7)
    clock.now = HOLD_SECONDS - 1
    ledger.take(8)
    assert ledger.offset == 7
    clock.now = HOLD_SECONDS
    assert ledger.offset == 8


def test_an_update_is_taken_once_though_it_comes_again_or_was_done_by_an_earlier_run() -> None:
    ledger = Ledger()
    ledger.know([5])
    assert [ledger.take(number) for number in (5, 6, 6)] == [False, True, False]
    ledger.done(update(6))
    assert not ledger.take(6)
    assert ledger.offset == 7


def test_only_the_latest_ids_are_remembered() -> None:
    ledger = Ledger(seen=2)
    assert [ledger.take(number) for number in (1, 2, 2, 3, 3, 1)] == [True, True, False, True, False, True]


def test_what_must_not_be_done_twice_is_kept_for_later_runs() -> None:
    kept: list[int] = []
    ledger = Ledger()
    ledger.keep = kept.append
    message = Message(1, None, None)  # type: ignore[arg-type]
    for one in (
        Update(1, message=message),
        Update(2, edited_message=message),
        Update(3, inline_query=InlineQuery("1", ANN, "x", "")),
    ):
        ledger.take(one.update_id)
        ledger.done(one)
    assert kept == [1]


async def test_who_waits_for_an_update_goes_on_when_it_is_done_or_was_held_long_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ledger_module, "HOLD_SECONDS", 0.01)
    ledger = Ledger()
    await ledger.settled(1)
    ledger.take(1)
    await ledger.settled(1)
    assert ledger.open == 1
    monkeypatch.setattr(ledger_module, "HOLD_SECONDS", 60)
    waiting = [asyncio.create_task(ledger.settled(1)), asyncio.create_task(ledger.calm(60))]
    await asyncio.sleep(0)
    ledger.done(update(1))
    await asyncio.wait_for(asyncio.gather(*waiting), 10)
