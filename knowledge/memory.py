"""Memory that is not needed any more, given back."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Give free memory back to the system, after much was read and thrown away: 20 to 100 MB after a start.

    The C library keeps what it was once given for what may come. A bot that has started needs little more,
    and the machine has other uses for it. Does nothing where the C library is not GNU's.
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
