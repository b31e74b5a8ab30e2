"""What is wrong with a database, where it is, and what to do: for the operator, never with a password."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from handlers.store.database import BUSY_MS, database_url
from handlers.store.records import StoreError

_ASK_SERVER = "is the server up, and are host, port, name and password in DATABASE_URL right?"
_OTHER = "let DATA_DIR or DATABASE_URL name that of the bot"
_BUSY = "perhaps another program holds it, or the disk is full: end that program or make room, and try again"


def is_outage(error: BaseException) -> bool:
    """Whether the database is at fault (try again later) and not the write (it would fail for ever)."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, OSError | TimeoutError)


def path_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for one in memory or on a server."""
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)).absolute() if in_file else None


def place_of(url: URL) -> str:
    """Where a database is: its file, or its address without a password, which its query can hold too."""
    path = path_of(url)
    return (
        str(path)
        if path
        else url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)
    )


def advice(url: URL) -> str:
    """What to do about a database that does not answer."""
    path = path_of(url)
    if path is None:
        return _ASK_SERVER
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder}: make it, or {_OTHER}"
    if path.is_dir():
        return f"{path} is a folder: move it away"
    for one in (folder, path):
        if one.exists() and not os.access(one, os.R_OK | os.W_OK):
            return f"this user may not read and write {one}: change its owner or its rights"
    return _BUSY


def refusal(url: URL, error: Exception, *, needed: bool) -> str | None:
    """Why a database never could work, or does not now where it is ``needed``; None where it may come back."""
    if isinstance(error, TypeError):
        return f"DATABASE_URL: {place_of(url)} has parameters that are not known: take them out ({error})"
    if isinstance(error, DatabaseError) and not is_outage(error):
        return _broken(url, error.orig)
    return f"the database {place_of(url)} does not answer: {advice(url)}" if needed else None


def _broken(url: URL, error: BaseException | None) -> str:
    told = f"the database {place_of(url)} cannot be used ({error}): "
    if path_of(url) is None:
        return told + "is it the right one, and may this user make tables there?"
    return told + "put a backup in its place, or move it away, and the bot makes a new one"


def check_store(text: str) -> None:
    """A first look at the database with the address ``text``, quick and without opening it.

    Raises StoreError where it never could work: no usable address, or a file that is no database.
    """
    with suppress(sqlite3.OperationalError):  # away or locked: the bot goes on without it until it is back
        _look_at(database_url(text))


def check_readable(text: str) -> None:
    """The same for a command that only reads. Raises StoreError also where there is nothing to read now."""
    url = database_url(text)
    path = path_of(url)
    if path is not None and not path.exists():
        why = advice(url) if not path.parent.is_dir() else f"the bot makes it when it runs; or {_OTHER}"
        raise StoreError(f"there is no database {path}: {why}")
    try:
        _look_at(url)
    except sqlite3.OperationalError as error:
        raise StoreError(refusal(url, error, needed=True)) from None


def copy_database(text: str, file: Path) -> None:
    """Copy the SQLite database with the address ``text`` to the new ``file``, while it is used or not.

    Raises StoreError where that cannot be done.
    """
    path = path_of(database_url(text))
    if path is None:
        raise StoreError("only SQLite is copied here: use the tools of your server, such as pg_dump")
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(f"{file} cannot be made ({error.strerror}): name another, new file") from None
    try:
        with (
            closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as one,
            closing(sqlite3.connect(file)) as other,
        ):
            one.backup(other)
    except sqlite3.Error as error:
        file.unlink()
        raise StoreError(f"{path} could not be copied to {file}: {error}") from None


def _look_at(url: URL) -> None:
    """Read a little of a database that is a file. Raises StoreError where it is none."""
    path = path_of(url)
    if path is None or not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", timeout=BUSY_MS / 1000, uri=True)) as one:
            one.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise StoreError(_broken(url, error)) from None
