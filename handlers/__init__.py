"""Telegram: one feature a file. ``register`` adds all of them to an application."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.context import App


def register(application: "App") -> None:
    """Add every handler to the application, which must hand out :class:`handlers.context.Context`."""
    # Here, so that rendering can be used (in a terminal) without loading Telegram.
    from handlers.registration import register as register_all  # noqa: PLC0415

    register_all(application)
