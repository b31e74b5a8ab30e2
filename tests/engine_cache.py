"""Where tests keep the vectors and the fitted head of the real content, from one run to the next."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.cache import key

ROOT = Path(__file__).parents[1]
_FOLDER = ROOT / ".pytest_cache" / "engine"


@contextmanager
def engine_cache() -> Iterator[Path]:
    """The folder, for one test process at a time: the first one builds the engine, the others read it."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _forget_other_code(_FOLDER)
        yield _FOLDER


def _forget_other_code(folder: Path) -> None:
    """What other code has fitted tells nothing about this code; vectors follow from the model and stay."""
    code = key(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("knowledge/**/*.py")))
    told = folder / "code"
    if not told.is_file() or told.read_text(encoding="utf-8") != code:
        for old in folder.glob("bank-*.npz"):
            old.unlink()
        told.write_text(code, encoding="utf-8")
