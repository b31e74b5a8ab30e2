"""/settings and /quiet: how the bot behaves in a group, for its admins, by buttons or in words."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

import telegram
from telegram import Update

from handlers import notices
from handlers.addressing import is_private
from handlers.admins import is_admin, refusal
from handlers.context import Context
from handlers.keyboards import Verb, button, rows
from handlers.markup import Button, Message, bold, escape
from handlers.sending import below_question, rewrite, say, target_of
from handlers.store import ChatSettings
from handlers.taps import Tap

MOST_QUIET_HOURS = 7 * 24
USUAL_QUIET_HOURS = 8
_CHOICES: dict[tuple[str, str], dict[str, Any]] = {
    ("who", "all"): {"who_may_ask": "all"},
    ("who", "admins"): {"who_may_ask": "admins"},
    ("reply", "group"): {"reply_in": "group"},
    ("reply", "private"): {"reply_in": "private"},
    ("outlook", "show"): {"hide_prognosis": False},
    ("outlook", "hide"): {"hide_prognosis": True},
    ("quiet", "off"): {"quiet_from": None, "quiet_to": None},
}
_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?")
_OFFSET = re.compile(r"([+-]?)(\d{1,2})(?::(\d\d))?")


def changed(settings: ChatSettings, key: str, value: str) -> ChatSettings | None:
    """The settings after "key value"; None where that says nothing.

    ``quiet 22-7`` sets quiet hours, ``utc +5:30`` the clock that they are meant by.
    """
    if (key, value) in _CHOICES:
        return replace(settings, **_CHOICES[key, value])
    if key == "quiet":
        return _quiet_hours(settings, value)
    return _utc(settings, value) if key == "utc" else None


def _quiet_hours(settings: ChatSettings, value: str) -> ChatSettings | None:
    found = _HOURS.fullmatch(value)
    if found is None:
        return None
    hour, minute, to_hour, to_minute = (int(number or 0) for number in found.groups())
    if max(hour, to_hour) > 23 or max(minute, to_minute) > 59:
        return None
    return replace(settings, quiet_from=hour * 60 + minute, quiet_to=to_hour * 60 + to_minute)


def _utc(settings: ChatSettings, value: str) -> ChatSettings | None:
    found = _OFFSET.fullmatch(value)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if int(found[3] or 0) > 59 or minutes > 14 * 60:
        return None
    return replace(settings, utc_offset=-minutes if found[1] == "-" else minutes)


async def settings(update: Update, context: Context) -> None:
    """Answer /settings: show them, or change one that is named in words."""
    message = update.effective_message
    if message is None:
        return
    if is_private(message):
        await say(context, target_of(message), [Message(escape(notices.SETTINGS_IN_PRIVATE))])
        return
    if not await _allowed(message, context):
        return
    now = await context.store.settings(message.chat_id)
    words = [word.lower() for word in context.args or []]
    after = changed(now, *words) if len(words) == 2 else now
    if after is None or len(words) not in (0, 2):
        await say(context, target_of(message), [Message(escape(notices.SETTINGS_USAGE))])
        return
    if after != now:
        await context.store.save_settings(message.chat_id, after)
    await say(context, target_of(message), [shown(after)])


async def _allowed(message: telegram.Message, context: Context) -> bool:
    """Whether an admin wrote it; others are told."""
    refused = await refusal(message, context)
    if refused:
        await say(context, target_of(message), [Message(escape(refused))])
    return refused is None


async def tapped(tap: Tap) -> None:
    """A button of /settings: the authority is looked at again, for the button may be old."""
    may = await is_admin(tap.chat_id, tap.user_id, tap.context)
    if may is None:
        await say(tap.context, below_question(tap), [Message(escape(notices.ADMINS_UNKNOWN))])
    if not may or len(tap.args) != 2:
        return
    now = await tap.context.store.settings(tap.chat_id)
    after = changed(now, *tap.args)
    if after is None:
        return
    await tap.context.store.save_settings(tap.chat_id, after)
    await rewrite(tap.context, tap.chat_id, tap.message.message_id, shown(after))


def shown(now: ChatSettings) -> Message:
    """The settings of a group, with a button for each that changes it."""
    lines = [
        bold(notices.SETTINGS_TITLE),
        escape(notices.WHO_MAY_ASK[now.who_may_ask]),
        escape(notices.REPLY_IN[now.reply_in]),
        escape(notices.OUTLOOK_HIDDEN if now.hide_prognosis else notices.OUTLOOK_SHOWN),
        escape(_hours(now)),
        escape(notices.SETTINGS_LANGUAGE),
        "",
        escape(notices.SETTINGS_TYPED),
    ]
    return Message("\n".join(lines), rows(*_buttons(now)))


def _hours(now: ChatSettings) -> str:
    if now.quiet_from is None or now.quiet_to is None:
        return notices.NO_QUIET_HOURS
    sign, minutes = ("-" if now.utc_offset < 0 else "+"), abs(now.utc_offset)
    utc = f"{sign}{minutes // 60}:{minutes % 60:02}"
    return notices.QUIET_HOURS.format(start=_clock(now.quiet_from), end=_clock(now.quiet_to), utc=utc)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _buttons(now: ChatSettings) -> list[Button]:
    who = "all" if now.who_may_ask == "admins" else "admins"
    reply = "group" if now.reply_in == "private" else "private"
    outlook = "show" if now.hide_prognosis else "hide"
    quiet = "22-7" if now.quiet_from is None else "off"
    wanted = (("who", who), ("reply", reply), ("outlook", outlook), ("quiet", quiet))
    return [button(notices.SETTING_BUTTONS[one], Verb.SETTING, *one) for one in wanted]


async def quiet(update: Update, context: Context) -> None:
    """Answer /quiet HOURS and /quiet off: silence in a group for a while."""
    message = update.effective_message
    if message is None:
        return
    if is_private(message):
        await say(context, target_of(message), [Message(escape(notices.QUIET_IN_PRIVATE))])
        return
    if not await _allowed(message, context):
        return
    hours = _wanted_hours(context.args or [])
    if hours is None:
        line = notices.QUIET_USAGE
    else:
        now = await context.store.settings(message.chat_id)
        until = int(time.time() + hours * 3600) if hours else None
        await context.store.save_settings(message.chat_id, replace(now, quiet_until=until))
        line = notices.QUIET_NOW.format(hours=hours) if hours else notices.QUIET_OVER
    await say(context, target_of(message), [Message(escape(line))])


def _wanted_hours(args: list[str]) -> int | None:
    """How long to be quiet; 0 for "off", None where it cannot be understood."""
    word = args[0].lower().removesuffix("h") if args else str(USUAL_QUIET_HOURS)
    if word == "off":
        return 0
    wanted = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0
    return wanted if 0 < wanted <= MOST_QUIET_HOURS else None
