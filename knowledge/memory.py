"""Memory given back to the system after loading: caches of patterns dropped, freed blocks returned."""

from __future__ import annotations

import ctypes
import gc
import mmap
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from knowledge.patterns import forget_texts

_MAPPED = Path("/proc/self/smaps")
_OF_FILE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-[x-][ps] .* /.*")
"""What is mapped from a file and cannot be written: the code of libraries, and what it reads."""
_CHANGED = re.compile(r"(?:Anonymous|Swap): +[1-9]")


def rest() -> None:
    """Drop caches of compiled patterns and give free memory back; blocks for up to half a second."""
    forget_texts()
    give_back()


def give_back() -> None:
    """Give free memory back to the system, after much was read and thrown away: 50 to 130 MB after a start.

    The C library keeps what it was once given for what may come, and the code of libraries stays in memory
    though only a start has run most of it; what runs again is found again. A bot that has started needs
    little more, and the machine has other uses for it. Does nothing where the C library is not GNU's.
    """
    gc.collect()
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    trim = getattr(library, "malloc_trim", None)
    if library is None or trim is None:
        return
    trim(0)
    for start, end in list(_as_in_files()):
        library.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), mmap.MADV_DONTNEED)


def _as_in_files() -> Iterator[tuple[int, int]]:
    """The first and last address of all that is in memory just as it is in a file."""
    try:
        lines = _MAPPED.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    place, changed = None, False
    for line in [*lines, "0-0 the end"]:
        if "-" in line.partition(" ")[0]:
            if place is not None and not changed:
                yield int(place[1], 16), int(place[2], 16)
            place, changed = _OF_FILE.match(line), False
        elif _CHANGED.match(line):
            changed = True
