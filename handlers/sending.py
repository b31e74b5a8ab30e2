"""Messages -> Telegram: sent once, in the right chat and topic."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from handlers.context import Context
from handlers.markup import Button, Message, Rows
from handlers.repeating import ALWAYS, repeated
from handlers.taps import Tap

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_MUTED = (
    "not enough rights",
    "write_forbidden",
    "topic_closed",
    "need administrator rights",
    "chat not found",
)
"""What Telegram says where a group lets the bot be there but not write, or a person never started it."""
ReplyMarkup = InlineKeyboardMarkup | telegram.ReplyKeyboardMarkup | telegram.ReplyKeyboardRemove
Markup = ReplyMarkup | telegram.ForceReply | None


@dataclass(frozen=True, slots=True)
class Target:
    """Where to speak: the chat, its forum topic, and the message that is replied to."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    silent: bool = False


def target_of(message: telegram.Message) -> Target:
    """The place of a message, to reply to it there; in groups without sound."""
    thread = message.message_thread_id if message.is_topic_message else None
    in_group = message.chat.type != telegram.Chat.PRIVATE
    return Target(message.chat_id, thread, message.message_id, in_group)


def place_of(tap: Tap) -> Target:
    """Where a tap was made, to speak there without a reply; in groups without sound."""
    if isinstance(tap.message, telegram.Message):
        return replace(target_of(tap.message), reply_to=None)
    return Target(tap.chat_id, silent=not tap.private)


def below_question(tap: Tap) -> Target:
    """The place of what a tap brings: a reply to the question itself.

    There the next tap finds the words of the question, which are kept nowhere else.
    """
    return replace(place_of(tap), reply_to=(tap.question or tap.message).message_id)


def markup(rows: Rows, username: str) -> InlineKeyboardMarkup | None:
    """The buttons as Telegram wants them; ``username`` is the bot's, for deep links."""
    keyboard = [[_button(button, username) for button in row] for row in rows]
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def _button(button: Button, username: str) -> InlineKeyboardButton:
    if button.copy is not None:
        copied = telegram.CopyTextButton(button.copy)
        return InlineKeyboardButton(button.text, copy_text=copied)
    if button.start is not None:
        return InlineKeyboardButton(button.text, url=deep_link(username, button.start))
    return InlineKeyboardButton(button.text, url=button.url, callback_data=button.data)


def deep_link(username: str, argument: str) -> str:
    """The address that opens the private chat with ``/start argument``."""
    return f"https://t.me/{username}?start={argument}"


async def say(
    context: Context, target: Target, said: Sequence[Message], last: Markup = None, again: bool = False
) -> telegram.Message | None:
    """Send messages in order; the first one that stands in the chat, None where the bot may not speak.

    Only the first replies. ``last`` is a keyboard for the last one where it has no buttons. ``again``: what
    was perhaps not said is said once more, for it is better said twice than not at all.
    Raises TelegramError where sending failed for another reason.
    """
    first = None
    for index, message in enumerate(said):
        keyboard: Markup = markup(message.rows, context.bot.username)
        if keyboard is None and index == len(said) - 1:
            keyboard = last
        sent = await _send(context, target, message.html, keyboard, again)
        if sent is None:
            return first
        first = first or sent
        target = replace(target, chat_id=sent.chat_id, reply_to=None)
    return first


async def _send(
    context: Context, target: Target, html: str, keyboard: Markup, again: bool
) -> telegram.Message | None:
    try:
        return await repeated(lambda: _call(context, target, html, keyboard), int(again))
    except ChatMigrated as moved:
        await context.store.migrate(target.chat_id, moved.new_chat_id)
        there = Target(moved.new_chat_id, None, None, target.silent)
        return await repeated(lambda: _call(context, there, html, keyboard), int(again))
    except Forbidden:
        log.info("the bot may not speak in a chat: it forgets the chat")
        await context.store.forget(target.chat_id)
        return None
    except BadRequest as error:
        if not any(words in error.message.lower() for words in _MUTED):
            raise
        log.info("the bot may not write in a chat")
        return None


def _call(context: Context, target: Target, html: str, keyboard: Markup) -> Awaitable[telegram.Message]:
    return context.bot.send_message(
        target.chat_id,
        html,
        parse_mode=ParseMode.HTML,
        message_thread_id=target.thread_id,
        reply_parameters=_reply(target),
        reply_markup=keyboard,
        disable_notification=target.silent or None,
        link_preview_options=NO_PREVIEW,
    )


def _reply(target: Target) -> ReplyParameters | None:
    if target.reply_to is None:
        return None
    return ReplyParameters(target.reply_to, allow_sending_without_reply=True)


async def rewrite(context: Context, chat_id: int, message_id: int, message: Message) -> bool:
    """Edit a message of the bot. False where it cannot be edited any more."""
    keyboard = markup(message.rows, context.bot.username)
    try:
        await repeated(
            lambda: context.bot.edit_message_text(
                message.html,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            ),
            ALWAYS,
        )
    except BadRequest as error:
        return unchanged(error)
    except Forbidden:
        return False
    return True


async def rewrite_buttons(context: Context, message: telegram.Message, rows: Rows) -> None:
    """Change only the buttons below a message of the bot."""
    keyboard = markup(rows, context.bot.username)
    try:
        await repeated(
            lambda: context.bot.edit_message_reply_markup(
                message.chat_id, message.message_id, reply_markup=keyboard
            ),
            ALWAYS,
        )
    except BadRequest as error:
        if not unchanged(error):
            log.info("buttons could not be changed")
    except Forbidden:
        log.info("buttons could not be changed: the bot was removed")


def unchanged(error: BadRequest) -> bool:
    """Whether Telegram only says that a message is already as it should be."""
    return "message is not modified" in error.message.lower()


def too_old(error: TelegramError) -> bool:
    """Whether Telegram only says that a tap or an inline query has waited too long for its answer."""
    return isinstance(error, BadRequest) and "query is too old" in error.message.lower()


async def acknowledge(query: telegram.CallbackQuery) -> None:
    """Answer a tap at once, without a word: screen readers do not read toasts.

    A tap that is too old for Telegram, or a network that is away, must not stop what was asked for.
    """
    try:
        await query.answer()
    except TelegramError as error:
        if not too_old(error):
            log.info("a tap was not acknowledged: %s", type(error).__name__)
