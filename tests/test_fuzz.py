"""The fuzz targets hold on their seeds and on a few hundred changes of them; `make fuzz` runs for a minute."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.__main__ import NAMES, main
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import SEEDS, TARGETS

QUICK = [name for name in TARGETS if name != "jsonl"]


@pytest.mark.parametrize("name", QUICK)
def test_a_target_holds_on_its_seeds(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", QUICK)
def test_a_target_holds_on_changed_seeds(name: str) -> None:
    chance = random.Random(5)
    for _ in range(300):
        TARGETS[name](mutated(chance, SEEDS[name]))


def test_mutation_changes_what_it_is_given() -> None:
    chance = random.Random(1)
    made = {mutated(chance, [b"one two three four"]) for _ in range(50)}
    assert len(made) > 40


def test_every_target_has_a_name_and_seeds() -> None:
    assert tuple(TARGETS) == tuple(SEEDS) == NAMES


@pytest.mark.parametrize("arguments", [["--help"], ["soon"], ["1", "--target", "nothing"]])
def test_arguments_are_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    told = capsys.readouterr()
    assert "usage: python -m tests.fuzz" in told.out + told.err
