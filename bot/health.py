"""The command ``health``: whether a running bot answers on its health page. For containers without curl."""

from __future__ import annotations

import sys
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import urlopen

from bot.settings import DEFAULT_PORT, read_all

SECONDS = 3.0


def probe(url: str | None) -> int:
    """Ask the health page; 0 where the bot is well."""
    settings = read_all()
    if not url and settings.port is None and settings.webhook_url is None:
        print("The bot serves no health page: set PORT.", file=sys.stderr)
        return 1
    address = url or f"http://{_reachable(settings.host)}:{settings.port or DEFAULT_PORT}/healthz"
    try:
        with urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - the operator's own address
            status = answer.status
    except (URLError, HTTPException, OSError, ValueError) as error:
        print(f"The bot does not answer on {address}: {error}", file=sys.stderr)
        return 1
    if status != 200:
        print(f"The bot is not well: {address} answers with status {status}.", file=sys.stderr)
        return 1
    return 0


def _reachable(host: str) -> str:
    """The loopback address where the bot listens on all of them."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - read, not bound
