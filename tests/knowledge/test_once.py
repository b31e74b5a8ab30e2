"""Within one message nothing is computed twice, and nothing is kept after it."""

from __future__ import annotations

import pytest

from knowledge.once import as_one_message, once, one_message


class Counting:
    def __init__(self) -> None:
        self.calls: list[str] = []

    @once
    def twice(self, text: str, *, loud: bool = False) -> str:
        self.calls.append(text)
        return (text * 2).upper() if loud else text * 2


def test_the_same_is_computed_once_within_a_message() -> None:
    counting = Counting()
    with one_message():
        assert [counting.twice("a"), counting.twice("b"), counting.twice("a")] == ["aa", "bb", "aa"]
    assert counting.calls == ["a", "b"]


def test_other_arguments_and_other_objects_are_kept_apart() -> None:
    one, other = Counting(), Counting()
    with one_message():
        assert one.twice("a") == "aa"
        assert one.twice("a", loud=True) == "AA"
        assert other.twice("a") == "aa"
    assert len(one.calls) == 2
    assert len(other.calls) == 1


def test_nothing_is_kept_after_a_message_or_outside_of_one() -> None:
    counting = Counting()
    for _ in range(2):
        with one_message():
            counting.twice("a")
    counting.twice("a")
    assert counting.calls == ["a", "a", "a"]


def test_nothing_is_kept_after_a_message_that_failed() -> None:
    counting = Counting()
    with pytest.raises(ValueError, match="broken"), one_message():
        counting.twice("a")
        raise ValueError("broken")
    counting.twice("a")
    assert counting.calls == ["a", "a"]


def test_what_looks_at_one_message_computes_nothing_twice_wherever_it_is_called() -> None:
    counting = Counting()

    @as_one_message
    def looked_at(text: str) -> str:
        return counting.twice(text) + counting.twice(text)

    assert looked_at("a") == "aaaa"
    assert looked_at("a") == "aaaa"
    assert counting.calls == ["a", "a"]
    with one_message():
        looked_at("b")
        looked_at("b")
    assert counting.calls == ["a", "a", "b"]
