"""The screen that every message passes before any search: danger, personal decisions, small talk, hostile input."""

from knowledge.screening.screen import Screen

__all__ = ["Screen"]
