"""Runs every target for its share of the time: with atheris where it is installed, else by mutation."""

from __future__ import annotations

import importlib.util
import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.mutation import mutated
from tests.fuzz.targets import SEEDS, TARGETS

_SECONDS = 60


def _mutate(name: str, seconds: float, seed: int) -> int:
    """Feed mutated seeds to a target; returns how many inputs it saw. What breaks is written out and raised."""
    chance, corpus, count = random.Random(seed), list(SEEDS[name]), 0
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        data = mutated(chance, corpus)
        count += 1
        try:
            TARGETS[name](data)
        except Exception:
            sys.stderr.write(f"target {name}, seed {seed}, input {data!r}\n")
            raise
    return count


def _atheris(name: str, seconds: float) -> None:
    import atheris  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - only where it is installed

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds:.0f}", "-max_len=4096"], TARGETS[name])
    atheris.Fuzz()


def _with_atheris(seconds: float) -> int:
    """atheris ends its process, so that each target gets one of its own."""
    codes = [
        subprocess.run([sys.executable, "-m", "tests.fuzz", str(seconds), name], check=False).returncode
        for name in TARGETS
    ]
    return max(codes)


def main(arguments: Sequence[str]) -> int:
    """``[SECONDS] [TARGET]``; returns the exit code."""
    logging.disable(logging.CRITICAL)
    os.chdir(Path(__file__).parents[2])
    seconds = float(arguments[0]) if arguments else _SECONDS
    if arguments[1:]:
        _atheris(arguments[1], seconds)
        return 0
    share = seconds / len(TARGETS)
    if importlib.util.find_spec("atheris"):
        return _with_atheris(share)
    sys.stdout.write("atheris is not installed: mutating at random\n")
    for name in TARGETS:
        sys.stdout.write(f"{name}: {_mutate(name, share, random.SystemRandom().getrandbits(32))} inputs\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
