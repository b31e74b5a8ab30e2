"""Chats that are to be forgotten; those that wait for the database stand in a file, which a restart keeps."""

from __future__ import annotations

import logging
from pathlib import Path

log = logging.getLogger(__name__)


class Promised:
    """Chat ids in a file, one a line; there is none where nothing waits."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._chats: dict[int, None] = {}

    def read(self) -> tuple[int, ...]:
        """The chats that an earlier run had promised to forget."""
        try:
            lines = self._file.read_text(encoding="ascii").split() if self._file.exists() else []
            self._chats = dict.fromkeys(map(int, lines))
        except (OSError, ValueError) as error:
            log.error("%s cannot be read (%s)", self._file, type(error).__name__)  # noqa: TRY400 - no traceback
        return tuple(self._chats)

    def add(self, chat_id: int) -> None:
        """A chat is to be forgotten, though it cannot be now."""
        self._chats[chat_id] = None
        self._save()

    def remove(self, chat_id: int) -> None:
        """A chat was forgotten."""
        if chat_id in self._chats:
            del self._chats[chat_id]
            self._save()

    def _save(self) -> None:
        made = self._file.with_suffix(".new")
        try:
            made.write_text("".join(f"{one}\n" for one in self._chats), encoding="ascii")
            made.replace(self._file)
            if not self._chats:
                self._file.unlink()
        except OSError as error:
            told = "%s cannot be written (%s): a restart now would lose which chats are to be forgotten"
            log.error(told, self._file, type(error).__name__)  # noqa: TRY400 - no traceback


class Forgetting:
    """The chats that are to be forgotten and are not yet."""

    def __init__(self) -> None:
        self.chats: set[int] = set()
        self._promised: Promised | None = None

    def keep_in(self, file: Path) -> tuple[int, ...]:
        """From now on keep in a file what is promised; the chats that an earlier run had promised to forget."""
        self._promised = Promised(file)
        return self._promised.read()

    def promise(self, chat_id: int) -> None:
        """A chat is to be forgotten, though the database is away."""
        if self._promised:
            self._promised.add(chat_id)

    def done(self, chat_id: int) -> None:
        """A chat was forgotten."""
        self.chats.discard(chat_id)
        if self._promised:
            self._promised.remove(chat_id)
