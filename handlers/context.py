"""What every handler is given: the FAQ and the store, typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from telegram.ext import Application, CallbackContext, ExtBot

from handlers.admins import Admins
from handlers.curator_quota import Sendings
from handlers.taps import Taps
from knowledge.model import NO_CONVERSATION, CheckOutcome, Conversation, Outcome, Urgent

if TYPE_CHECKING:
    from handlers.store import Store
    from knowledge.faq import Faq

Data = dict[Any, Any]
T = TypeVar("T")


class Context(CallbackContext[ExtBot[Any], Data, Data, Data]):
    """The context of one update. ``ContextTypes(context=Context)`` makes the application hand it out."""

    @property
    def faq(self) -> Faq:
        """The curated FAQ and its engine."""
        faq: Faq = self.bot_data["faq"]
        return faq

    async def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        """What the FAQ says to a message."""
        return await self._beside(partial(self.faq.answer, text, conversation))

    async def preview(self, text: str) -> Outcome:
        """What the FAQ would say to words that are still being typed."""
        return await self._beside(partial(self.faq.preview, text))

    async def check(self, text: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        """What the FAQ says to a claim."""
        return await self._beside(partial(self.faq.check, text, conversation))

    async def danger(self, text: str) -> Urgent | None:
        """The danger that a message tells of, where nothing else could be made of it."""
        return await self._beside(partial(self.faq.danger, text))

    async def _beside(self, work: Callable[[], T]) -> T:
        """Do work of the engine in its one thread: the event loop, and so the store, never waits for it."""
        thread: ThreadPoolExecutor = self.bot_data["engine"]
        return await asyncio.get_running_loop().run_in_executor(thread, work)

    @property
    def store(self) -> Store:
        """What is remembered about chats."""
        store: Store = self.bot_data["store"]
        return store

    @property
    def admins(self) -> Admins:
        """Who the admins of groups are."""
        admins: Admins = self.bot_data["admins"]
        return admins

    @property
    def taps(self) -> Taps:
        """The taps of the last seconds."""
        taps: Taps = self.bot_data["taps"]
        return taps

    @property
    def sendings(self) -> Sendings:
        """What each chat has sent to the curators today."""
        sendings: Sendings = self.bot_data["sendings"]
        return sendings


App = Application[ExtBot[Any], Context, Data, Data, Data, Any]


def attach(application: App, faq: Faq, store: Store) -> None:
    """Give an application the FAQ and the store that ``Context`` hands to every handler."""
    application.bot_data["faq"] = faq
    application.bot_data["store"] = store
    application.bot_data["engine"] = ThreadPoolExecutor(1, thread_name_prefix="engine")
    application.bot_data["admins"] = Admins()
    application.bot_data["taps"] = Taps()
    application.bot_data["sendings"] = Sendings()


def detach(application: App) -> None:
    """Let the engine's thread end; what still waits for it is not begun."""
    thread: ThreadPoolExecutor | None = application.bot_data.pop("engine", None)
    if thread is not None:
        thread.shutdown(wait=False, cancel_futures=True)
