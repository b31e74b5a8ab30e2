"""What was computed from the content, kept on disk for the next start."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
UNREADABLE = (OSError, ValueError, EOFError, zipfile.BadZipFile, KeyError)
"""What a damaged file can raise."""
_KEPT = 4
_BANK = "bank-"
_log = logging.getLogger(__name__)


def key(*parts: str | Iterable[str]) -> str:
    """A hash of texts, in order and separated, as the name of what follows from them."""
    digest = hashlib.sha256()
    for part in parts:
        for text in (part,) if isinstance(part, str) else part:
            digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(b"\1")
    return digest.hexdigest()[:32]


def remembered(folder: Path | None, name: str, compute: Callable[[], Arrays]) -> Arrays:
    """The arrays kept under ``name`` in ``folder``, else computed and kept.

    A file that cannot be read is computed again; a folder that cannot be written costs a line in the log.
    """
    if folder is None:
        return compute()
    path = folder / f"{_BANK}{name}.npz"
    found = read(path)
    if found is None:
        found = compute()
        write(path, found)
        _forget(folder)
    return found


def banks(folder: Path) -> list[Path]:
    """The files of banks in a folder, newest first."""
    return sorted(folder.glob(f"{_BANK}*.npz"), key=lambda path: -path.stat().st_mtime)


def name_of(path: Path) -> str:
    """The name of a bank from that of its file."""
    return path.stem.removeprefix(_BANK)


def read(path: Path) -> Arrays | None:
    """The arrays of a file; None where there is none, or, with a line in the log, where it cannot be read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        return None
    except UNREADABLE as error:
        _log.warning("The cache %s cannot be read and is made again: %s", path.name, error)
        return None


def write(path: Path, arrays: Arrays) -> None:
    """Put a file of arrays in the place of an older one, whole or not at all; a failure is logged."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, allow_pickle=False, **arrays)
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The cache cannot be written, the next start computes it again: %s", error)


def _forget(folder: Path) -> None:
    for old in banks(folder)[_KEPT:]:
        old.unlink(missing_ok=True)
