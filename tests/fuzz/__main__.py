"""Runs every target for its share of the time: with atheris where it is installed, else by mutation."""

from __future__ import annotations

import argparse
import importlib.util
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.mutation import mutated

NAMES = ("text", "jsonl", "callback", "content")
"""The targets; they are imported when they run, so that atheris can instrument what they import."""
_SECONDS = 60
_OURS = ["bot", "handlers", "knowledge"]
_LONGEST = 4096


def _mutate(name: str, seconds: float, seed: int) -> int:
    """Feed mutated seeds to a target; returns how many inputs it saw. What breaks is written out and raised."""
    from tests.fuzz.targets import SEEDS, TARGETS  # noqa: PLC0415

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


def _mutate_all(seconds: float) -> int:
    sys.stdout.write("atheris is not installed (it exists for Linux on x86-64): mutating at random\n")
    for name in NAMES:
        sys.stdout.write(f"{name}: {_mutate(name, seconds, random.SystemRandom().getrandbits(32))} inputs\n")
        sys.stdout.flush()
    return 0


def _atheris(name: str, seconds: float) -> None:
    """Fuzz one target by coverage; atheris ends the process, with what broke a target written out."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - only where it is installed

    with atheris.instrument_imports(include=_OURS):
        from tests.fuzz.targets import SEEDS, TARGETS  # noqa: PLC0415

    for seed in SEEDS[name]:
        TARGETS[name](seed)  # what is loaded once is loaded before the clock runs
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(SEEDS[name]):
            Path(corpus, str(number)).write_bytes(seed)
        limits = (f"-max_total_time={max(1, round(seconds))}", f"-max_len={_LONGEST}", "-timeout=20")
        atheris.Setup([sys.argv[0], *limits, "-verbosity=0", "-print_final_stats=1", corpus], TARGETS[name])
        atheris.Fuzz()


def _atheris_all(seconds: float) -> int:
    command = [sys.executable, "-m", "tests.fuzz", str(seconds), "--target"]
    return max(subprocess.run([*command, name], check=False).returncode for name in NAMES)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=_SECONDS, help="for all targets (60)")
    parser.add_argument("--target", choices=NAMES, help="only this one, with atheris")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Fuzz; returns the exit code."""
    asked = _arguments(arguments)
    logging.disable(logging.CRITICAL)
    os.chdir(Path(__file__).parents[2])
    if asked.target:
        _atheris(asked.target, asked.seconds)
        return 0
    share = asked.seconds / len(NAMES)
    return _atheris_all(share) if importlib.util.find_spec("atheris") else _mutate_all(share)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
