"""Telegram for tests, in-process: a request class that answers, records and never touches the network.

Every call is held against the Bot API's specification where ../shared/telegram has it.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

SPEC_FOLDER = Path(__file__).parents[2].parent / "shared" / "telegram"
ME = {
    "id": 666,
    "is_bot": True,
    "first_name": "Evidence",
    "username": "evidence_bot",
    "can_read_all_group_messages": False,
}


@cache
def specification() -> Any:
    """The checker of calls; None where it is not there."""
    path = SPEC_FOLDER / "botapi_spec.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("botapi_spec", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Spec()


@dataclass
class Call:
    """One call of the Bot API, with what it got back."""

    method: str
    params: dict[str, Any]
    result: Any = None

    @property
    def html(self) -> str:
        """The HTML of a message or a caption."""
        return str(self.params.get("text") or self.params.get("caption") or "")

    @property
    def chat_id(self) -> int:
        """The chat that was spoken to."""
        return int(self.params["chat_id"])

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """The inline buttons by label."""
        markup = self.params.get("reply_markup") or {}
        return {one["text"]: one for row in markup.get("inline_keyboard", []) for one in row}


@dataclass
class Fault:
    """What the next call of a method meets: an error of Telegram, or an exception of the network."""

    method: str
    code: int = 400
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    raised: TelegramError | None = None


class OfflineRequest(BaseRequest):
    """Answers as Telegram would."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: deque[Fault] = deque()
        self.admins: set[int] = set()
        self.member_status = "member"
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.sent: dict[tuple[int, int], dict[str, Any]] = {}
        self._ids = itertools.count(1000)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        """Not used: nothing is waited for."""
        return 5.0

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Check, record and answer one call."""
        name = url.rsplit("/", 1)[1]
        sent = dict(request_data.json_parameters) if request_data else {}
        files = (
            set(request_data.multipart_data or ()) if request_data and request_data.contains_files else set()
        )
        if specification():
            specification().check(name, sent, files)
        call = Call(name, {key: _value(key, value) for key, value in sent.items()})
        _check_buttons(call)
        fault = self._fault(name)
        if fault and fault.raised:
            raise fault.raised
        self.calls.append(call)
        if fault:
            error = {"ok": False, "error_code": fault.code, "description": fault.description}
            if fault.parameters:
                error["parameters"] = fault.parameters
            self.calls.pop()
            return fault.code, json.dumps(error).encode()
        call.result = self._result(name, call.params)
        return 200, json.dumps({"ok": True, "result": call.result}).encode()

    def _fault(self, name: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == name:
                self.faults.remove(fault)
                return fault
        return None

    def _result(self, name: str, params: dict[str, Any]) -> Any:
        answers: dict[str, Callable[[], Any]] = {
            "getMe": lambda: ME,
            "getMyCommands": lambda: self.commands.get(str(params["scope"]), []),
            "setMyCommands": lambda: self.commands.update({str(params["scope"]): params["commands"]}) or True,
            "getWebhookInfo": lambda: {"url": "", "has_custom_certificate": False, "pending_update_count": 3},
            "sendMessage": lambda: self._message(params),
            "sendPhoto": lambda: self._message(params),
            "editMessageText": lambda: self._edited(params),
            "editMessageReplyMarkup": lambda: self._edited(params),
            "copyMessage": lambda: {"message_id": next(self._ids)},
            "getChatAdministrators": lambda: [_admin(id_) for id_ in sorted(self.admins)],
            "getChatMember": lambda: {"status": self.member_status, "user": _user(params["user_id"])},
        }
        return answers.get(name, lambda: True)()

    def _message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat_id = int(params["chat_id"])
        made: dict[str, Any] = {
            "message_id": next(self._ids),
            "date": 1_700_000_000,
            "chat": chat_of(chat_id),
            "from": ME,
            "text": params.get("text", "picture"),
        }
        markup = params.get("reply_markup")
        if markup and "inline_keyboard" in markup:
            made["reply_markup"] = markup
        if "message_thread_id" in params:
            made |= {"message_thread_id": params["message_thread_id"], "is_topic_message": True}
        reply = params.get("reply_parameters")
        if reply:
            made["replied_to"] = reply["message_id"]
        self.sent[chat_id, made["message_id"]] = made
        return {key: value for key, value in made.items() if key != "replied_to"}

    def _edited(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self.sent[int(params["chat_id"]), int(params["message_id"])]
        message["text"] = params.get("text", message["text"])
        message.pop("reply_markup", None)
        if params.get("reply_markup"):
            message["reply_markup"] = params["reply_markup"]
        return {key: value for key, value in message.items() if key != "replied_to"}


def _check_buttons(call: Call) -> None:
    """One button a row, at most four choices and one more, full words that fit."""
    markup = call.params.get("reply_markup") or {}
    rows = markup.get("inline_keyboard", [])
    assert len(rows) <= 5, call
    assert all(len(row) == 1 and len(row[0]["text"]) <= 30 for row in rows), call


def _value(key: str, value: str) -> Any:
    if key in ("text", "caption"):
        return value
    try:
        return json.loads(value)
    except (ValueError, TypeError):
        return value


def chat_of(chat_id: int) -> dict[str, Any]:
    """A private chat for a positive id, a supergroup below -100..., else a basic group."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "Ann"}
    kind = "supergroup" if str(chat_id).startswith("-100") else "group"
    return {"id": chat_id, "type": kind, "title": "Group"}


def _user(id_: int) -> dict[str, Any]:
    return {"id": id_, "is_bot": False, "first_name": "Ann"}


RIGHTS = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)
"""The rights of an admin, all of which Telegram tells."""


def _admin(id_: int) -> dict[str, Any]:
    return {"status": "administrator", "user": _user(id_)} | RIGHTS
