"""The command ``health``: what it says where the bot is not well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("engine")


class Page(BaseHTTPRequestHandler):
    """Answers with the status that stands in its path."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing to log."""


@pytest.fixture
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def test_a_bot_that_is_well_needs_no_words(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["health", "--url", f"{address}/200"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("status", "told"), [(204, "status 204"), (503, "503: Service Unavailable")])
def test_why_a_bot_is_not_well_is_told(
    address: str, capsys: pytest.CaptureFixture[str], status: int, told: str
) -> None:
    assert main(["health", "--url", f"{address}/{status}"]) == 1
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_bot_that_is_not_there_is_told(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["health"]) == 1
    assert capsys.readouterr().err == "The bot serves no health page: set PORT.\n"
    assert main(["health", "--url", "http://127.0.0.1:1/healthz"]) == 1
    assert "does not answer" in capsys.readouterr().err
