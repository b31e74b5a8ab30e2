"""A world for tests: people who write, tap and edit; the real Application; what it called."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from handlers.context import App
from handlers.store import Store
from tests.handlers.small import ScriptedFaq
from tests.handlers.telegram_offline import Call, OfflineRequest, chat_of

ANN = 42
BEN = 43
GROUP = -1001234567890
BASIC_GROUP = -4321

QUIET = ("answerCallbackQuery", "getChat")
Json = dict[str, Any]


@dataclass
class World:
    """Everything that a test of handlers touches."""

    app: App
    request: OfflineRequest
    faq: ScriptedFaq
    store: Store
    ids: Any = field(default_factory=lambda: itertools.count(1))
    updates: Any = field(default_factory=lambda: itertools.count(1))
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    topic: int | None = None
    """The topic in which everybody writes, where the chat is a forum."""

    async def give(self, update: Json) -> list[Call]:
        """Process one update; the calls that say something, without acknowledgements and reads."""
        before = len(self.request.calls)
        made = Update.de_json({"update_id": next(self.updates), **update}, self.app.bot)
        await self.app.process_update(made)
        return [one for one in self.request.calls[before:] if not one.method.startswith(QUIET)]

    def message(self, text: str | None, chat: int = ANN, by: int = ANN, **more: Any) -> Json:
        """A message as Telegram tells of it, its command marked."""
        made: Json = {
            "message_id": next(self.ids),
            "date": 1_700_000_000,
            "chat": chat_of(chat),
            "from": {"id": by, "is_bot": False, "first_name": "Ann"},
            **({"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}),
            **more,
        }
        if text is not None:
            made |= {"text": text, "entities": [*_entities(text), *more.get("entities", [])]}
        self.messages[chat, made["message_id"]] = made
        return made

    async def write(self, text: str, chat: int = ANN, by: int = ANN, **more: Any) -> list[Call]:
        """Somebody writes a message."""
        return await self.give({"message": self.message(text, chat, by, **more)})

    async def edit(self, message: Json, text: str) -> list[Call]:
        """Somebody edits a message."""
        changed = message | {"text": text, "entities": _entities(text), "edit_date": 1_700_000_060}
        return await self.give({"edited_message": changed})

    async def edit_caption(self, message: Json, caption: str) -> list[Call]:
        """Somebody edits the words below a picture."""
        return await self.give({"edited_message": message | {"caption": caption, "edit_date": 1_700_000_060}})

    def sent(self, call: Call) -> Json:
        """The message that a call sent or edited, as it stands now, with what it replies to."""
        chat, id_ = call.chat_id, call.result["message_id"]
        made = dict(self.request.sent[chat, id_])
        replied = made.pop("replied_to", None)
        if replied and (chat, replied) in self.messages:
            made["reply_to_message"] = self.messages[chat, replied]
        return made

    async def tap(self, call: Call, label: str, by: int = ANN) -> list[Call]:
        """Somebody taps the button with this label below a message."""
        message = self.sent(call)
        buttons = [one for row in message["reply_markup"]["inline_keyboard"] for one in row]
        data = next(one["callback_data"] for one in buttons if one["text"] == label)
        return await self.tap_data(message, data, by)

    async def tap_data(self, message: Json, data: str, by: int = ANN) -> list[Call]:
        """Somebody taps a button that carries ``data``."""
        query = {
            "id": str(next(self.updates)),
            "from": {"id": by, "is_bot": False, "first_name": "Ann"},
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        return await self.give({"callback_query": query})

    async def inline(self, text: str) -> Call:
        """Somebody types an inline query."""
        sender = {"id": ANN, "is_bot": False, "first_name": "Ann"}
        calls = await self.give({"inline_query": {"id": "1", "from": sender, "query": text, "offset": ""}})
        return calls[-1]


def _entities(text: str) -> list[Json]:
    found: list[Json] = []
    command = re.match(r"/[\w@]+", text)
    if command:
        found.append({"type": "bot_command", "offset": 0, "length": command.end()})
    at = text.find("@")
    if at > 0 and not text.startswith("/"):
        found.append({"type": "mention", "offset": at, "length": len(text[at:].split(maxsplit=1)[0])})
    return found
