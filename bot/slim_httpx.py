"""httpx without its command line: rich and Pygments are never loaded (5 MB)."""

from __future__ import annotations

import sys


def leave_out_command_line() -> None:
    """Keep httpx from importing its own command line, and with it 5 MB of rich and Pygments.

    Before the first import of httpx; it knows how to go on without.
    """
    if "httpx" not in sys.modules:
        sys.modules["httpx._main"] = None  # type: ignore[assignment]
