"""Memory that is given back after a start."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from knowledge import memory

ROOT = Path(__file__).parents[2]
LOADED = """
import ctypes, re
from pathlib import Path
import numpy as np
import re2, onnxruntime, tokenizers
from knowledge.memory import give_back
def resident():
    return int(re.search(r"RssFile:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
before = resident()
give_back()
print(before, resident())
print(np.linalg.det(np.eye(3)), re2.search("b+", "abba")[0])
"""
gnu = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library is not GNU's",
)


@gnu
def test_what_is_read_from_files_is_given_back_and_found_again() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, cwd=ROOT, check=True)
    before, after, *rest = done.stdout.split()
    assert int(after) < int(before) / 2
    assert rest == ["1.0", "bb"]


MAPPED = """\
1000-2000 r-xp 00000000 08:01 1 /usr/lib/clean code.so
Rss: 4 kB
Anonymous: 0 kB
Swap: 0 kB
2000-3000 r-xp 00000000 08:01 1 /usr/lib/changed.so
Anonymous: 4 kB
3000-4000 r--p 00000000 08:01 1 /usr/lib/swapped.so
Anonymous: 0 kB
Swap: 8 kB
4000-5000 rw-p 00000000 08:01 1 /usr/lib/written.so
Anonymous: 0 kB
5000-6000 r-xp 00000000 00:00 0 [vdso]
Anonymous: 0 kB
6000-7000 r--p 00000000 08:01 1 /usr/lib/clean.so
Anonymous: 0 kB
"""


def test_only_what_is_as_it_is_in_a_file_is_let_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listed = tmp_path / "smaps"
    listed.write_text(MAPPED, encoding="utf-8")
    monkeypatch.setattr(memory, "_MAPPED", listed)
    assert list(memory._as_in_files()) == [(0x1000, 0x2000), (0x6000, 0x7000)]


def test_nothing_is_done_where_the_system_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MAPPED", Path("/nowhere"))
    assert list(memory._as_in_files()) == []
    monkeypatch.setattr(sys, "platform", "darwin")
    opened: list[object] = []
    loader: Callable[..., None] = opened.append
    monkeypatch.setattr(ctypes, "CDLL", loader)
    memory.give_back()
    assert not opened


def test_memory_that_is_in_use_stays_as_it_is() -> None:
    kept = np.arange(1_000_000)
    memory.give_back()
    assert kept.sum() == 499_999_500_000
