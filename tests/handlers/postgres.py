"""A real PostgreSQL for tests, from Debian's package: a server in a temporary folder on a free port."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

START_SECONDS = 30


def bin_folder() -> Path | None:
    """The folder with ``initdb``, of the newest version that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _as_postgres() -> dict[str, object]:
    """``initdb`` refuses root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


class Server:
    """A server that can be stopped and started again."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self.port = free_port()
        self._data, self._log, self._binaries = folder / "data", folder / "log", binaries
        self._process: subprocess.Popen[bytes] | None = None
        as_user = _as_postgres()
        if as_user:
            shutil.chown(folder, "postgres", pwd.getpwnam("postgres").pw_gid)
        command = [binaries / "initdb", "-D", self._data, "-A", "trust", "-U", "postgres", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **as_user)  # type: ignore[call-overload]

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = ["-p", str(self.port), "-k", "", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        self._log.unlink(missing_ok=True)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # type: ignore[call-overload]
                [self._binaries / "postgres", "-D", self._data, *options],
                stdout=log,
                stderr=log,
                cwd="/",
                **_as_postgres(),
            )
        end = time.monotonic() + START_SECONDS
        while b"ready to accept connections" not in self._log.read_bytes():
            assert time.monotonic() < end, self._log.read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(2)  # SIGINT: a fast shutdown
            self._process.wait(START_SECONDS)
            self._process = None


@contextmanager
def running() -> Iterator[Server | None]:
    """A running server; None where PostgreSQL is not installed."""
    binaries = bin_folder()
    if binaries is None or (os.getuid() == 0 and not _has_postgres_user()):
        yield None
        return
    folder = Path(mkdtemp(prefix="pg-test-"))
    folder.chmod(0o755)
    server = Server(folder, binaries)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _has_postgres_user() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True
