"""Memory that is not needed any more, given back."""

from __future__ import annotations

import ctypes
import gc
import mmap
import sys
from collections.abc import Iterator
from pathlib import Path

_MAPS = Path("/proc/self/maps")
_CODE = "r-xp"
"""Mapped from a file, readable and executable, never written: it is read again where it is needed again."""


def give_back() -> None:
    """Give free memory back to the system, after much was read and thrown away: 20 to 100 MB after a start.

    The C library keeps what it was once given for what may come, and the code of libraries stays in memory
    though a start alone has run most of it. A bot that has started needs little more, and the machine has
    other uses for it. Does nothing where the C library is not GNU's.
    """
    gc.collect()
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    trim = getattr(library, "malloc_trim", None)
    if library is None or trim is None:
        return
    trim(0)
    for start, end in _code():
        library.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), mmap.MADV_DONTNEED)


def _code() -> Iterator[tuple[int, int]]:
    """Where the code of libraries is mapped from files."""
    try:
        lines = _MAPS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        addresses, rights, *_, path = line.split(maxsplit=5)
        if rights == _CODE and path.startswith("/"):
            start, end = addresses.split("-")
            yield int(start, 16), int(end, 16)
