"""Calls over real sockets that break in every place: what was said is not said again, what was not, is."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
import pytest_asyncio
import telegram
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from handlers import repeating

WAIT_SECONDS = 0.3
BODY = b'{"ok": true, "result": {"message_id": 7, "date": 1, "chat": {"id": 42, "type": "private"}}}'
Act = Callable[[socket.socket], None]


class Breaking:
    """A server that does with each request what is next in its plan, and counts those that it read."""

    def __init__(self) -> None:
        self.plan: list[Act] = []
        self.read = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Accept nobody any more."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            while connection.fileno() != -1:
                try:
                    if not connection.recv(1, socket.MSG_PEEK):
                        return
                    self.plan.pop(0)(connection)
                except OSError:
                    return

    def take(self, connection: socket.socket) -> None:
        """Read one request whole: from now on it counts as carried out."""
        told = b""
        while b"\r\n\r\n" not in told:
            told += connection.recv(65536)
        head, _, body = told.partition(b"\r\n\r\n")
        size = next(int(line.split(b":")[1]) for line in head.lower().splitlines() if b"content-length" in line)
        while len(body) < size:
            body += connection.recv(65536)
        self.read += 1

    def answer(self, connection: socket.socket) -> None:
        """Answer as Telegram does."""
        self.take(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY))

    def status(self, line: bytes) -> Act:
        """Turn a request away with a status."""

        def turn_away(connection: socket.socket) -> None:
            self.take(connection)
            connection.sendall(b"HTTP/1.1 %s\r\nContent-Length: 4\r\n\r\nsad!" % line)

        return turn_away

    def cut(self, connection: socket.socket) -> None:
        """Read a request, and hang up."""
        self.take(connection)
        connection.close()

    def cut_in_answer(self, connection: socket.socket) -> None:
        """Hang up in the middle of the answer."""
        self.take(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY[:20]))
        connection.close()

    def keep_silent(self, connection: socket.socket) -> None:
        """Read a request, and never answer."""
        self.take(connection)


def reset_unread(connection: socket.socket) -> None:
    """Close a kept connection without reading what came, as a server does whose patience is over."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.fixture
def server() -> Iterator[Breaking]:
    made = Breaking()
    yield made
    made.close()


@pytest_asyncio.fixture
async def bot(server: Breaking, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[telegram.Bot]:
    """A bot whose network is ours; it spoke once, so that a connection is kept."""
    monkeypatch.setattr(repeating, "PAUSES", (0.0, 0.0))
    request = HTTPXRequest(read_timeout=WAIT_SECONDS, httpx_kwargs=repeating.TRACED)
    made = telegram.Bot("1:T", base_url=f"http://127.0.0.1:{server.port}/bot", request=request)
    await request.initialize()
    server.plan.append(server.answer)
    await made.send_message(42, "before")
    server.read = 0
    yield made
    await request.shutdown()


async def say(bot: telegram.Bot, doubtful: int = 0) -> int:
    """Say something as the handlers do; the id of what stands there."""
    return (await repeating.repeated(lambda: bot.send_message(42, "x"), doubtful)).message_id


async def test_what_a_closing_server_did_not_read_is_said_again(bot: telegram.Bot, server: Breaking) -> None:
    server.plan += [reset_unread, server.answer]
    assert await say(bot) == 7
    assert server.read == 1


@pytest.mark.parametrize("line", [b"500 Internal Server Error", b"502 Bad Gateway"])
async def test_what_was_turned_away_is_said_again(bot: telegram.Bot, server: Breaking, line: bytes) -> None:
    server.plan += [server.status(line), server.status(line), server.answer]
    assert await say(bot) == 7


async def test_an_answer_that_is_cut_off_was_carried_out(bot: telegram.Bot, server: Breaking) -> None:
    server.plan += [server.cut_in_answer]
    with pytest.raises(NetworkError):
        await say(bot)
    assert server.read == 1


async def test_what_was_read_and_never_answered_is_not_said_twice(bot: telegram.Bot, server: Breaking) -> None:
    server.plan += [server.keep_silent]
    with pytest.raises(NetworkError):
        await say(bot)
    assert server.read == 1


async def test_a_gateway_that_waited_in_vain_tells_nothing(bot: telegram.Bot, server: Breaking) -> None:
    server.plan += [server.status(b"504 Gateway Timeout")]
    with pytest.raises(NetworkError):
        await say(bot)
    assert server.read == 1


async def test_a_new_connection_that_is_cut_may_have_carried_it_out(
    bot: telegram.Bot, server: Breaking
) -> None:
    server.plan += [reset_unread, server.cut]
    with pytest.raises(NetworkError):
        await say(bot)
    assert server.read == 1


async def test_what_is_the_same_twice_is_said_again_after_all_of_these(
    bot: telegram.Bot, server: Breaking
) -> None:
    server.plan += [server.cut_in_answer, server.keep_silent, server.answer]
    assert await say(bot, repeating.ALWAYS) == 7
    assert server.read == 3


async def test_what_must_arrive_is_said_once_more_and_not_again_and_again(
    bot: telegram.Bot, server: Breaking
) -> None:
    server.plan += [server.cut_in_answer, server.keep_silent]
    with pytest.raises(NetworkError):
        await say(bot, doubtful=1)
    assert server.read == 2
