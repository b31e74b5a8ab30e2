"""The log: text or JSON on standard error, without tokens, without ids, without anybody's words.

Three things could carry words into a log, and each is stopped here: arguments of other libraries'
messages (telegram logs whole updates), texts of exceptions, and ids given as ``extra``.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import secrets
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

OURS = ("bot", "handlers", "knowledge")
QUIET = ("httpx", "httpcore", "telegram", "asyncio", "alembic", "uvicorn", "aiosqlite", "sqlalchemy")
IDS = ("chat_id", "user_id")
TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,}")
_SALT = secrets.token_bytes(16)


def configure(level: str, style: str) -> None:
    """Send the log of this process to standard error, from ``level`` on, as "text" or "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if style == "json" else SafeFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))
    sys.excepthook = _log_crash


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Log what goes wrong in tasks that nobody awaits, by its kind only."""
    loop.set_exception_handler(_log_lost_error)


def hashed(id_: object) -> str:
    """An id as the log shows it: the same for the same id until the program ends, and no way back."""
    return hashlib.blake2b(str(id_).encode(), key=_SALT, digest_size=5).hexdigest()


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("stopped by an error", exc_info=(kind, error, trace))


def _log_lost_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    logging.getLogger("bot").error("an error in the background", exc_info=context.get("exception"))


def message_of(record: logging.LogRecord) -> str:
    """What a record says; of other libraries only the first line of the template, without arguments."""
    ours = record.name.split(".")[0] in OURS
    text = record.getMessage() if ours else str(record.msg).split("\n", 1)[0]
    return TOKEN.sub("<token>", text)


def frames(error: BaseException) -> list[str]:
    """Where an error came from, innermost last, with the error that caused it first; never its text."""
    inner = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    found = frames(inner) if inner is not None and inner is not error else []
    found += [f"{one.filename}:{one.lineno} in {one.name}" for one in traceback.extract_tb(error.__traceback__)]
    return [*found, type(error).__name__]


def error_of(record: logging.LogRecord) -> BaseException | None:
    """The error that a record was logged with."""
    return record.exc_info[1] if record.exc_info else None


def ids_of(record: logging.LogRecord) -> dict[str, str]:
    """The ids that a record was given as ``extra``, hashed."""
    return {name: hashed(getattr(record, name)) for name in IDS if hasattr(record, name)}


def _time_of(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class SafeFormatter(logging.Formatter):
    """One line a record, and below it the frames of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        ids = "".join(f" {name}={value}" for name, value in ids_of(record).items())
        line = f"{_time_of(record)} {record.levelname} {record.name}: {message_of(record)}{ids}"
        error = error_of(record)
        return "\n  ".join([line, *frames(error)]) if error else line


class JsonFormatter(logging.Formatter):
    """One JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        error = error_of(record)
        told = {
            "time": _time_of(record),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            **ids_of(record),
        }
        return json.dumps({**told, "error": frames(error)} if error else told)
