"""What typed words mean wherever the bot is talked to: the words of buttons, also in short forms. Pure."""

from __future__ import annotations

from handlers import views, wording
from handlers.views import View
from knowledge.conversing.refusing import behind
from knowledge.conversing.turn_forms import TurnForms
from knowledge.text import clean, normalise

VIEWS: dict[str, View] = {**views.BELOW_AN_ANSWER, wording.CLINIC_CARD.casefold(): views.card}
"""What the buttons of an answer open, by their words."""
SHORT_FORMS = {
    "menu": wording.ALL_TOPICS.casefold(),
    "back": wording.ALL_TOPICS.casefold(),
    "changed": wording.WHAT_CHANGED.casefold(),
    "card": wording.CLINIC_CARD.casefold(),
    "related": wording.RELATED.casefold(),
}
"""Kinds of turns that are a button in other words, each with the words of that button."""
_ABOUT = wording.MORE_ABOUT.format(number="").casefold()


def words_of(text: str) -> str:
    """The words of a message as those of buttons are looked up: one-spaced, lower case, no mark behind."""
    return clean(text).casefold().strip(" .!?")


def of_button(words: str, forms: TurnForms) -> str:
    """The words of the button that is meant by a usual short form of them ("menu"); else the same words."""
    kind = forms.first(SHORT_FORMS, normalise(words))
    return SHORT_FORMS[kind] if kind else words


def without_about(words: str) -> str:
    """The number in "more about answer 2", which is a button of its own; other words as they are."""
    return words.removeprefix(_ABOUT)


def refuse_all(words: str, *, standing: bool = True) -> bool:
    """Whether words say nothing but "None of these"; ``standing``: choices were shown last."""
    return behind(words, standing=standing) == ""
