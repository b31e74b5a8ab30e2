"""A terminal for tests: a pseudo-terminal, so that the program believes that a person looks on."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_in_terminal(
    arguments: list[str], typed: str, env: dict[str, str], seconds: float = 60
) -> tuple[int, str]:
    """Run ``python ARGUMENTS`` with ``typed`` at its keyboard; the exit code and the screen."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, **env},
    )
    os.close(slave)
    os.write(master, typed.encode())
    screen = _read(master, time.monotonic() + seconds)
    code = process.wait(seconds)
    os.close(master)
    return code, screen


def _read(master: int, end: float) -> str:
    found = b""
    while time.monotonic() < end:
        ready, _, _ = select.select([master], [], [], 1.0)
        if not ready:
            continue
        try:
            chunk = os.read(master, 65536)
        except OSError:  # the other end was closed
            break
        if not chunk:
            break
        found += chunk
    return found.decode()


def piped(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Let ``text`` stand on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
