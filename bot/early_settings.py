"""The few settings that a terminal command needs (data folder, .env), read without loading pydantic."""

from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values

FILE = ".env"
DATA_DIR = "data"


class SettingsError(Exception):
    """The environment cannot be used; the message lists every fault, a line each, without secrets."""


def unreadable(error: Exception) -> SettingsError:
    """What is said of a file ``.env`` that cannot be read."""
    return SettingsError(f"{FILE}: cannot be read: {error}")


def at_home(path: Path) -> Path:
    """A path with the home folder in place of ``~``, as a shell reads it. Raises ValueError for nobody's."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise ValueError(f"no home folder is known for {path.parts[0]}: name the whole path") from None


def cache_dir() -> Path:
    """Where vectors are kept between starts; it may be deleted at any time.

    Raises SettingsError where ``.env`` cannot be read, and where DATA_DIR names no home folder.
    """
    told = {name.upper(): value for name, value in {**_of_file(), **os.environ}.items() if value}
    try:
        return cache_in(at_home(Path(told.get("DATA_DIR", DATA_DIR))))
    except ValueError as error:
        raise SettingsError(f"DATA_DIR: {error}") from None


def cache_in(data_dir: Path) -> Path:
    """The cache inside the data folder."""
    return data_dir / "cache"


def _of_file() -> dict[str, str | None]:
    path = Path(FILE)
    try:
        return dotenv_values(path, encoding="utf-8") if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(error) from None
