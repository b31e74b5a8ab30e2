"""What every message passes before any search: danger, personal decisions, small talk, hostile input."""

from knowledge.screening.help import contacts_to_check, help_parts, help_text
from knowledge.screening.screen import Message, Screen

__all__ = ["Message", "Screen", "contacts_to_check", "help_parts", "help_text"]
