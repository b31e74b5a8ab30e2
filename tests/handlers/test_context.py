"""What handlers are given."""

from __future__ import annotations

import asyncio
import threading

from handlers import notices
from knowledge.model import NO_CONVERSATION, Conversation, NoMatch, Outcome
from tests.handlers.world import BEN, World


async def test_nobody_waits_for_the_engine_who_does_not_need_it(world: World) -> None:
    let_go = threading.Event()

    def slow(text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        let_go.wait(30)
        return NoMatch()

    world.faq.answer = slow  # type: ignore[method-assign]
    question = asyncio.create_task(world.write("a hard question"))
    await asyncio.sleep(0)
    (help_,) = await world.write("/help", BEN, by=BEN)
    assert help_.html == notices.HELP
    assert not question.done()
    let_go.set()
    assert len(await question) == 2
