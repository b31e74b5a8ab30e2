"""What the store reckons with in memory: the latest chats, and quiet hours."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from handlers.store import ChatSettings
from handlers.store.recent import Recent


def test_of_many_chats_the_latest_stay_known() -> None:
    recent: Recent[str] = Recent(2)
    for chat in (1, 2):
        recent.put(chat, f"value {chat}")
    assert recent.get(1) == "value 1"
    recent.put(3, "value 3")
    recent.learn(3, "an older value")
    assert [recent.get(chat) for chat in (1, 2, 3)] == ["value 1", None, "value 3"]
    recent.move(1, 4)
    assert [recent.get(chat) for chat in (1, 3, 4)] == [None, "value 3", "value 1"]
    nothing: Recent[str] = Recent(0)
    nothing.put(1, "value")
    assert nothing.get(1) is None


@pytest.mark.parametrize("number", [2, 3, 4])
def test_what_is_whole_says_so_until_something_goes(number: int) -> None:
    recent: Recent[str] = Recent(3)
    recent.fill({chat: str(chat) for chat in range(number)})
    assert recent.whole == (number <= 3)
    assert recent.get(number - 1) == str(number - 1)
    for chat in range(10, 14):
        recent.put(chat, "new")
    assert not recent.whole


@examples(
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.integers(-720, 840),
    st.integers(1_700_000_000, 1_900_000_000),
)
def test_quiet_hours_are_the_minutes_from_one_to_the_other(start: int, end: int, offset: int, now: int) -> None:
    quiet = ChatSettings(quiet_from=start, quiet_to=end, utc_offset=offset)
    minute = (now // 60 + offset) % 1440
    assert quiet.is_quiet(now) == ((minute - start) % 1440 < (end - start) % 1440)


def test_quiet_for_a_while_ends() -> None:
    quiet = ChatSettings(quiet_until=100)
    assert quiet.is_quiet(99.9)
    assert not quiet.is_quiet(100)
