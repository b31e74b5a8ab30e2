"""The commands that Telegram offers while people type, by scope. Handlers check authority again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from handlers.repeating import ALWAYS, repeated


@dataclass(frozen=True, slots=True)
class Command:
    """A command in the menus of the scopes where it is of use."""

    name: str
    description: str
    private: bool = False
    group: bool = False
    admin: bool = False


COMMANDS = (
    Command("ask", "Ask a question", group=True),
    Command("check", "What the articles make of a claim", private=True, group=True),
    Command("topics", "All questions, by topic", private=True),
    Command("sources", "The articles and studies", private=True, group=True),
    Command("keyboard", "Buttons instead of typing", private=True),
    Command("settings", "How I behave in this group", admin=True),
    Command("quiet", "Be silent for a while", admin=True),
    Command("digest", "The week in numbers", admin=True),
    Command("corrections", "Answers that have changed since", admin=True),
    Command("help", "How to use me", private=True, group=True),
    Command("about", "What I am, and what I am not", private=True),
    Command("privacy", "What is kept, and for how long", private=True, group=True),
    Command("forget", "Delete what is kept of this chat", private=True, admin=True),
)


def menus() -> tuple[tuple[BotCommandScope, tuple[Command, ...]], ...]:
    """Each scope with its commands, in the order of the table; admins of groups see all of a group's."""
    return (
        (BotCommandScopeAllPrivateChats(), tuple(one for one in COMMANDS if one.private)),
        (BotCommandScopeAllGroupChats(), tuple(one for one in COMMANDS if one.group)),
        (BotCommandScopeAllChatAdministrators(), tuple(one for one in COMMANDS if one.group or one.admin)),
    )


async def publish(bot: Bot) -> None:
    """Tell Telegram the commands of each scope where it knows others. Raises TelegramError where it refuses."""
    for scope, commands in menus():
        wanted = tuple(BotCommand(one.name, one.description) for one in commands)
        if await repeated(partial(bot.get_my_commands, scope), ALWAYS) != wanted:
            await repeated(partial(bot.set_my_commands, wanted, scope), ALWAYS)
