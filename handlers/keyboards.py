"""Buttons and the state that they carry: at most 64 bytes, so that no button ever expires. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers import wording
from handlers.markup import Button, Place, Rows, label
from knowledge.model import Entry, Topic

DATA_LIMIT = 64
CHOICES = 4
FULL_ANSWERS = 3
TOPICS_LINK = "topics"
_SEPARATOR = ":"


class Verb(StrEnum):
    """What a tap asks for. The letters stand in messages that were sent long ago: never reuse one."""

    ENTRY = "e"
    DETAIL = "d"
    SOURCES = "s"
    CHANGED = "u"
    RELATED = "r"
    CARD = "c"
    MORE = "m"
    LESS = "l"
    RATE = "q"
    FEEDBACK = "f"
    OFFER_SENDING = "o"
    SEND = "w"
    NONE = "n"
    TOPIC = "t"
    TOPICS = "tt"
    SETTING = "set"
    POST = "p"
    KEYBOARD = "k"


@dataclass(frozen=True, slots=True)
class Action:
    """A tap: what to do and to what (entry ids, topics, settings)."""

    verb: Verb
    args: tuple[str, ...] = ()


def encode(action: Action) -> str:
    """The callback data of an action. Raises ValueError where it would not come back the same."""
    data = _SEPARATOR.join((action.verb, *action.args))
    if decode(data) != action:
        raise ValueError(f"no callback data for {action!r}")
    return data


def decode(data: str) -> Action | None:
    """The action in callback data; None where no button of ours carries it."""
    try:
        size = len(data.encode())
        verb, *args = data.split(_SEPARATOR)
        return Action(Verb(verb), tuple(args)) if size <= DATA_LIMIT else None
    except ValueError:
        return None


def button(text: str, verb: Verb, *args: str) -> Button:
    """A button that carries an action."""
    return Button(text, data=encode(Action(verb, args)))


def rows(*buttons: Button) -> Rows:
    """One button a row: a finger that shakes cannot hit its neighbour."""
    return tuple((one,) for one in buttons)


def choice_rows(choices: Sequence[Entry], place: Place, *last: Button) -> Rows:
    """Questions to choose from, numbered as in the text above them, and what stands below them."""
    if place in (Place.INLINE, Place.TERMINAL):
        return ()
    return rows(*question_buttons(choices[:CHOICES]), *last)


def question_buttons(entries: Iterable[Entry], first: int = 1) -> tuple[Button, ...]:
    """A button for each question of a numbered list, of which the first has the number ``first``."""
    return _numbered(Verb.ENTRY, ((entry.id, entry.question) for entry in entries), first)


def topic_buttons(topics: Iterable[Topic], first: int = 1) -> tuple[Button, ...]:
    """A button for each topic of a numbered list, of which the first has the number ``first``."""
    return _numbered(Verb.TOPIC, ((topic.id, topic.label) for topic in topics), first)


def _numbered(verb: Verb, lines: Iterable[tuple[str, str]], first: int) -> tuple[Button, ...]:
    return tuple(
        button(label(f"{number}. {text}"), verb, id_) for number, (id_, text) in enumerate(lines, first)
    )


def none_of_these() -> Button:
    """The last button below every choice."""
    return button(wording.NONE_OF_THESE, Verb.NONE)


def all_topics() -> Button:
    """The way to all topics."""
    return button(wording.ALL_TOPICS, Verb.TOPICS)


def topics_in_private() -> Button:
    """The way from a group to all topics."""
    return Button(wording.ELSE_TOPICS_PRIVATE, start=TOPICS_LINK)


def tell_curators() -> Button:
    """Offers to send the words of an unanswered question to the curators."""
    return button(wording.TELL_CURATORS, Verb.OFFER_SENDING)


def answer_rows(entries: Sequence[Entry], place: Place) -> Rows:
    """The buttons below an answer, always in the same order."""
    if place is Place.TERMINAL:
        return ()
    if place is not Place.PRIVATE:
        return rows(*_shared(entries, place))
    if len(entries) > 1:
        return rows(*(button(_more_about(n), Verb.ENTRY, entry.id) for n, entry in enumerate(entries, 1)))
    return rows(*_single(entries[0]))


def _shared(entries: Sequence[Entry], place: Place) -> Iterable[Button]:
    if len(entries) > 1:
        yield from (Button(_more_about(number), start=one.id) for number, one in enumerate(entries, 1))
        return
    yield Button(wording.READ_IN_PRIVATE, start=entries[0].id)
    if place is Place.GROUP:
        yield button(wording.RATE, Verb.RATE, entries[0].id)


def rated_rows(entry: Entry, place: Place) -> Rows:
    """The buttons below an answer that was just rated: in a group they are all that says thank you."""
    shown = answer_rows([entry], place)
    if place is not Place.GROUP:
        return shown
    return (*shown[:-1], (button(wording.RATED, Verb.RATE, entry.id),))


def _more_about(number: int) -> str:
    return wording.MORE_ABOUT.format(number=number)


def _single(entry: Entry) -> Iterable[Button]:
    if entry.details:
        yield button(wording.MORE_DETAIL, Verb.DETAIL, entry.id)
    yield button(wording.SOURCES, Verb.SOURCES, entry.id)
    if entry.updates:
        yield button(wording.WHAT_CHANGED, Verb.CHANGED, entry.id)
    yield button(wording.MORE_CHOICES, Verb.MORE, entry.id)


def more_rows(entry: Entry, citation: str) -> Rows:
    """The second page of buttons below an answer; ``citation`` is what "Copy citation" copies."""
    related = [button(wording.RELATED, Verb.RELATED, entry.id)] if entry.related else []
    return rows(
        *related,
        button(wording.CLINIC_CARD, Verb.CARD, entry.id),
        Button(wording.COPY_CITATION, copy=citation[:256]),
        button(wording.RATE, Verb.RATE, entry.id),
        button(wording.BACK, Verb.LESS, entry.id),
    )


def rating_rows(entry: Entry) -> Rows:
    """The three things that may be said of an answer, and the way back."""
    kinds = (button(text, Verb.FEEDBACK, kind, entry.id) for kind, text in wording.RATINGS.items())
    return rows(*kinds, button(wording.BACK, Verb.LESS, entry.id))


def check_rows(entries: Sequence[Entry], nearest: Sequence[Entry], place: Place) -> Rows:
    """Below a verdict: the full answers that it leans on, or questions that come close."""
    if entries and place in (Place.GROUP, Place.INLINE):
        return rows(Button(wording.FULL_ANSWER, start=entries[0].id))
    if place is Place.TERMINAL:
        return ()
    shown = (entries or nearest)[:FULL_ANSWERS]
    return choice_rows(shown, place)
