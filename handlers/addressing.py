"""Who is spoken to: the request in a message, None where the bot was not addressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import telegram
from telegram import MessageEntity
from telegram.constants import ChatID

from handlers import notices

Kind = Literal["ask", "check", "send"]
COMMANDS: tuple[Kind, ...] = ("ask", "check")


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants: an answer, a verdict, or words sent to the curators.

    ``follows``: it may refer to the last answer. No text: a bare command.
    """

    kind: Kind
    text: str
    follows: bool = False


def is_private(message: telegram.Message) -> bool:
    """Whether a message was written in a private chat."""
    return message.chat.type == telegram.Chat.PRIVATE


def request_of(message: telegram.Message, me: telegram.User) -> Request | None:
    """The request in a text message, new or edited; ``me`` is the bot.

    Groups: the commands, a reply to the bot, or its mention. Private chats: everything but other commands.
    """
    if not message.text or is_from_machine(message, me):
        return None
    if _command_entity(message):
        return _command(message, me)
    answered = _answered_prompt(message, me)
    if answered:
        return Request(answered, message.text)
    if is_private(message) or replies_to(message, me):
        return Request("ask", _without_mention(message, me), follows=True)
    return Request("ask", _without_mention(message, me)) if _mentions(message, me) else None


def is_from_machine(message: telegram.Message, me: telegram.User) -> bool:
    """Posts of a linked channel, of other bots, and what people shared through the inline mode."""
    writer = message.from_user
    if message.is_automatic_forward or (message.via_bot and message.via_bot.id == me.id):
        return True
    as_chat = (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL)
    return writer is not None and writer.is_bot and writer.id not in as_chat


def _command(message: telegram.Message, me: telegram.User) -> Request | None:
    command = command_of(message, me)
    for kind in COMMANDS:
        if command and command[0] == kind:
            return Request(kind, command[1] or _pointed_at(message, me))
    return None


def command_of(message: telegram.Message, me: telegram.User) -> tuple[str, str] | None:
    """The name of a command that is meant for this bot, lower case, and the text behind it."""
    text = message.text or ""
    entity = _command_entity(message)
    if entity is None:
        return None
    name, _, bot = text[1 : entity.length].lower().partition("@")
    if bot and bot != (me.username or "").lower():
        return None
    return name, text[entity.length :].strip()


def _command_entity(message: telegram.Message) -> MessageEntity | None:
    commands = (e for e in message.entities if e.type == MessageEntity.BOT_COMMAND)
    return next((entity for entity in commands if entity.offset == 0), None)


def _pointed_at(message: telegram.Message, me: telegram.User) -> str:
    """The words of the message that a command replies to: the quoted piece, or all of it."""
    if message.quote:
        return message.quote.text
    told = message.reply_to_message
    if told is None or (told.from_user and told.from_user.id == me.id):
        return ""
    return told.text or told.caption or ""


def replies_to(message: telegram.Message, me: telegram.User) -> bool:
    """Whether a message replies to one of the bot."""
    told = message.reply_to_message
    by_me = told is not None and told.from_user is not None and told.from_user.id == me.id
    # In a forum topic every message "replies" to the service message that opened it.
    return by_me and told is not None and told.forum_topic_created is None


def _answered_prompt(message: telegram.Message, me: telegram.User) -> Kind | None:
    told = message.reply_to_message
    if told is None or not replies_to(message, me):
        return None
    prompts: dict[str, Kind] = {
        notices.ASK_PROMPT: "ask",
        notices.CHECK_PROMPT: "check",
        notices.SEND_PROMPT: "send",
    }
    return prompts.get(told.text or "")


def _mentions(message: telegram.Message, me: telegram.User) -> bool:
    return any(_is_mention(entity, text, me) for entity, text in _entities(message).items())


def _entities(message: telegram.Message) -> dict[MessageEntity, str]:
    return message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])


def _is_mention(entity: MessageEntity, text: str, me: telegram.User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return text.lower() == f"@{(me.username or '').lower()}"


def _without_mention(message: telegram.Message, me: telegram.User) -> str:
    text = message.text or ""
    for entity, mention in _entities(message).items():
        if _is_mention(entity, mention, me):
            text = text.replace(mention, " ", 1)
    return " ".join(text.split()) or (message.text or "")
