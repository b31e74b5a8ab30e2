"""The line for what a message tells beside its question: a sign for the team, an end, no hope left."""

from __future__ import annotations

from handlers import wording
from handlers.markup import escape
from knowledge.model import Concern
from knowledge.screening import help_parts


def concern_lines(concern: Concern | None, worded: bool = True) -> list[str]:
    """The line for a concern as a paragraph, in full or ``worded`` briefly; none without a concern."""
    lines = wording.CONCERNS if worded else wording.CONCERNS_BRIEF
    return [escape(lines[concern].format_map(help_parts()))] if concern else []
