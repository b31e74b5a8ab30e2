"""What every handler is given: the FAQ and the store, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import Application, CallbackContext, ExtBot

from handlers.admins import Admins
from handlers.taps import Taps

if TYPE_CHECKING:
    from handlers.store import Store
    from knowledge.faq import Faq

Data = dict[Any, Any]


class Context(CallbackContext[ExtBot[Any], Data, Data, Data]):
    """The context of one update. ``ContextTypes(context=Context)`` makes the application hand it out."""

    @property
    def faq(self) -> Faq:
        """The curated FAQ and its engine."""
        faq: Faq = self.bot_data["faq"]
        return faq

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


App = Application[ExtBot[Any], Context, Data, Data, Data, Any]


def attach(application: App, faq: Faq, store: Store) -> None:
    """Give an application the FAQ and the store that ``Context`` hands to every handler."""
    application.bot_data["faq"] = faq
    application.bot_data["store"] = store
    application.bot_data["admins"] = Admins()
    application.bot_data["taps"] = Taps()
