"""People who tap and type whatever there is, in any order: everything is answered, and nothing breaks."""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable

import pytest

from handlers import notices, wording
from handlers.registration import COMMANDS
from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    Concern,
    Finding,
    NoMatch,
    Part,
    Smalltalk,
    Urgency,
    Urgent,
    Verdict,
)
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK
from tests.handlers.telegram_offline import Call
from tests.handlers.world import ANN, BEN, GROUP, World

STEPS = 60
SAYING = ("sendMessage", "sendPhoto", "copyMessage")
TEXTS = (
    "length",
    "both",
    "b12",
    "none",
    "advice",
    "hello",
    "outlook",
    "help!",
    "1",
    "3",
    "99",
    "more",
    "B12 cures",
)
LABELS = [
    text
    for text in (*vars(wording).values(), *vars(notices).values())
    if isinstance(text, str) and len(text) <= 30
]


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script |= {
        "length": Answer((Part(LENGTH, 0.9),), personal=True, concern=Concern.TEAM_TODAY),
        "both": Answer((Part(LENGTH, 0.9), Part(HELP, 0.8))),
        "outlook": Answer((Part(OUTLOOK, 0.9),)),
        "b12": Clarify((LENGTH, DOSE, OUTLOOK, HELP), 0.4),
        "none": NoMatch(nearest=(DOSE,)),
        "advice": Advice("dose", (DOSE, HELP)),
        "hello": Smalltalk("greeting"),
        "help!": Urgent(Urgency.EMERGENCY),
    }
    finding = Finding(Verdict.CONTRADICTED, "It cured nobody.", (LENGTH, OUTLOOK))
    world.faq.checks["B12 cures"] = Checked(Verdict.CONTRADICTED, (finding,))
    world.request.admins = {ANN}


class Walker:
    """Somebody who does what a seed says, among all that can be seen."""

    def __init__(self, world: World, seed: int, chat: int | None = None) -> None:
        self.world = world
        self.chance = random.Random(seed)
        self.chat = chat or self.chance.choice([ANN, GROUP])
        self.by = self.chance.choice([ANN, BEN])

    async def step(self) -> None:
        """Do one thing, and look at what comes of it."""
        ways: list[Callable[[], Awaitable[None]]] = [
            self.tap,
            self.tap,
            self.write,
            self.command,
            self.reply,
            self.edit,
        ]
        before = len(self.world.request.calls)
        await self.chance.choice([self.tap, *ways])()
        if self.chat == ANN:
            assert len(self.world.request.calls) > before

    def message(self) -> dict[str, object] | None:
        """A message of the bot in this chat."""
        there = [key for key in self.world.request.sent if key[0] == self.chat]
        if not there:
            return None
        key = self.chance.choice(there)
        return self.world.sent(Call("", {"chat_id": key[0]}, {"message_id": key[1]}))

    async def tap(self) -> None:
        """Tap a button that is there, or one of long ago."""
        message = self.message()
        if message is None:
            await self.write()
            return
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])  # type: ignore[attr-defined]
        datas = [one["callback_data"] for row in rows for one in row if "callback_data" in one]
        self.world.app.bot_data["taps"].seen.clear()
        before = len(self.world.request.calls)
        await self.world.tap_data(message, self.chance.choice([*datas, "zz:gone"]), self.by)
        made = [call.method for call in self.world.request.calls[before:]]
        assert made.count("answerCallbackQuery") == 1

    async def write(self) -> None:
        """Write a question, a number, or the words of a button."""
        text = self.chance.choice([*TEXTS, self.chance.choice(LABELS)])
        calls = await self.world.write(text, self.chat, self.by)
        assert self.chat == ANN or not calls, "a group is only spoken to when the bot is addressed"

    async def command(self) -> None:
        """Give a command, with or without words behind it."""
        name = self.chance.choice([*COMMANDS, "ask", "check", "nonsense"])
        words = self.chance.choice(["", *TEXTS, "b12-dose", "t_b12-trial", "who admins", "off"])
        await self.world.write(f"/{name} {words}".strip(), self.chat, self.by)

    async def reply(self) -> None:
        """Reply to a message of the bot."""
        message = self.message()
        if message is None:
            await self.write()
        else:
            text = self.chance.choice([*TEXTS, self.chance.choice(LABELS)])
            await self.world.write(text, self.chat, self.by, reply_to_message=message)

    async def edit(self) -> None:
        """Edit something that was written before, if it was a question."""
        written = [one for (chat, _), one in self.world.messages.items() if chat == self.chat]
        if not written:
            await self.write()
            return
        text = self.chance.choice(TEXTS)
        await self.world.edit(self.chance.choice(written), text if self.chat == ANN else f"/ask {text}")


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_is_tapped_and_typed_in_any_order(
    world: World, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    walker = Walker(world, seed)
    for _ in range(STEPS):
        await walker.step()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not [call for call in world.request.calls if notices.SOMETHING_WRONG in call.html]


@pytest.mark.parametrize("chat", [ANN, GROUP])
@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_said_stays_in_the_topic_where_it_was_asked(
    world: World, chat: int, seed: int
) -> None:
    world.topic = 9
    walker = Walker(world, seed, chat)
    for _ in range(STEPS):
        await walker.step()
    said = [call for call in world.request.calls if call.method in SAYING and call.chat_id == chat]
    assert said
    assert not [call for call in said if call.params.get("message_thread_id") != world.topic]
