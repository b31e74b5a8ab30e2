"""Danger where the engine fails: the patterns over a message as it was typed, made when they are needed."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from knowledge.failures import note
from knowledge.model import Urgency, Urgent
from knowledge.screening.files import ScreenFiles
from knowledge.screening.forms import Reader, cleaned
from knowledge.screening.patterns import Lexicon
from knowledge.screening.rules import RuleSet
from knowledge.screening.screen import FOLDER, Languages


class Screens(Protocol):
    """What looks for danger: the screen."""

    def urgency(self, text: str) -> Urgent | None: ...


def danger(screen: Screens, text: str) -> Urgent | None:
    """The danger that the screen finds; where it fails as well, what the bare patterns find."""
    try:
        return screen.urgency(text)
    except Exception as error:  # noqa: BLE001 - whatever fails here must not keep help from anybody
        note("screen", error)
    return by_bare_patterns(text)


@cache
def _patterns() -> tuple[Reader, RuleSet, Languages]:
    files = ScreenFiles.read(FOLDER)
    rules = RuleSet(files.urgent, Lexicon(files.urgent.words))
    return Reader(files.short_forms, ()), rules, Languages(files.languages)


def by_bare_patterns(text: str) -> Urgent | None:
    """The danger that the patterns find in a message with nothing put right, left out or weighed."""
    reader, rules, languages = _patterns()
    forms = reader.as_typed(cleaned(text))
    kind = rules.first((forms,))
    return Urgent(Urgency(kind)) if kind else languages.first(forms.whole)
