"""A client of the Bot API server for tests: hands updates in, looks at what the bot called."""

from __future__ import annotations

import itertools
import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
SILENT = ("getUpdates", "answerCallbackQuery", "getChatAdministrators", "getChatMember", "<webhook>")
WAIT_SECONDS = 60.0
LISTEN_SECONDS = 0.05
"""How long to listen for what would be too much: a call that nobody wants follows within milliseconds."""
Json = dict[str, Any]


@dataclass
class Server:
    """The server at ``url``; ids of messages that people write count up from 1."""

    url: str
    client: httpx.Client
    pid: int
    ids: Any = field(default_factory=lambda: itertools.count(1))

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            return self.client.get(f"{self.url}/_calls").status_code == 200
        except httpx.HTTPError:
            return False

    def is_polled(self) -> bool:
        """Whether the bot asks for updates."""
        return any(call["method"] == "getUpdates" for call in self.calls())

    def calls(self, since: int = 0) -> list[Json]:
        """What the bot called."""
        found: list[Json] = self.client.get(f"{self.url}/_calls", params={"since": since}).json()
        return found

    def said(self, since: int, chat: int | None = None) -> list[Json]:
        """What the bot said after the first ``since`` calls, here or in one chat."""
        found = [call for call in self.calls(since) if call["method"] not in SILENT]
        return [one for one in found if chat is None or str(one["params"].get("chat_id")) == str(chat)]

    def fault(self, method: str, code: int, description: str, times: int = 1, **parameters: int) -> None:
        """Let the next calls of a method fail."""
        body: Json = {"method": method, "code": code, "description": description, "times": times}
        self.client.post(f"{self.url}/_fault", json=body | {"parameters": parameters})

    def inject(self, update: Json) -> int:
        """Hand an update to the bot; how many calls there were before."""
        before = len(self.calls())
        self.put(update)
        return before

    def put(self, update: Json) -> None:
        """Hand an update to the bot."""
        reply = self.client.post(f"{self.url}/_inject", json={"token": TOKEN, "update": update})
        assert reply.status_code == 200, reply.text

    def write(self, text: str, chat: int, **more: Any) -> int:
        """Somebody writes a message."""
        return self.inject({"message": self.message(text, chat, **more)})

    def message(self, text: str, chat: int, **more: Any) -> Json:
        """A message as Telegram tells of it."""
        made: Json = {
            "message_id": next(self.ids),
            "date": int(time.time()),
            "chat": chat_of(chat),
            "from": {"id": abs(chat), "is_bot": False, "first_name": "Ann"},
            "text": text,
        }
        if text.startswith("/"):
            command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
            made["entities"] = [command]
        return made | more

    def tap(self, call: Json, data: str) -> int:
        """Somebody taps a button below what a call said."""
        message = {
            "message_id": int(call["params"].get("message_id", 0)) or self.id_of(call),
            "date": int(time.time()),
            "chat": chat_of(int(call["params"]["chat_id"])),
            "from": {"id": 666, "is_bot": True, "first_name": "B"},
            "text": call["params"].get("text", ""),
        }
        sender = {"id": 42, "is_bot": False, "first_name": "Ann"}
        query = {"id": str(next(self.ids)), "from": sender, "chat_instance": "1", "data": data}
        return self.inject({"callback_query": query | {"message": message}})

    def id_of(self, call: Json) -> int:
        """The id of the message that a call made: the server counts them from 100, in the order of calls."""
        made = [one for one in self.calls() if one["method"] in MAKES_MESSAGE and not one["error"]]
        return 100 + [one["t"] for one in made].index(call["t"])

    def wait(self, condition: Callable[[], Any], pause: float = 0.02) -> Any:
        """Wait until something is so, looking every ``pause`` seconds; what it was."""
        end = time.monotonic() + WAIT_SECONDS
        while not (found := condition()):
            assert time.monotonic() < end, self.calls()[-5:]
            time.sleep(pause)
        return found

    def wait_for(self, before: int, number: int = 1, chat: int | None = None) -> list[Json]:
        """Wait until the bot said ``number`` things, and a little for what would be too much."""
        self.wait(lambda: len(self.said(before, chat)) >= number)
        time.sleep(LISTEN_SECONDS)
        return self.said(before, chat)

    def hang(self, seconds: float) -> None:
        """Let the server hang, and come back."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            time.sleep(seconds)
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def wait_for_acknowledgement(self, before: int) -> None:
        """Wait until a tap was answered."""
        self.wait(lambda: any(one["method"] == "answerCallbackQuery" for one in self.calls(before)))


MAKES_MESSAGE = ("sendMessage", "sendPhoto")


def chat_of(chat: int) -> Json:
    """A private chat for a positive id, else a supergroup."""
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "Ann"}
    return {"id": chat, "type": "supergroup", "title": "Group"}


def buttons(call: Json) -> list[Json]:
    """The buttons below what a call said."""
    markup = json.loads(call["params"].get("reply_markup") or "{}")
    return [button for row in markup.get("inline_keyboard", []) for button in row]
