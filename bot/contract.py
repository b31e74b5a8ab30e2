"""The contract of ``ask --jsonl``: a line in, an object out. Pure but for the engine's clock."""

from __future__ import annotations

import json
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn, Protocol

from bot.outcomes import name_of
from handlers.markup import Place, plain
from handlers.provenance import citations_of, unique
from handlers.rendering import messages
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Checked,
    CheckOutcome,
    Citation,
    Clarify,
    Conversation,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Silent,
    Smalltalk,
    Urgent,
    Verdict,
)

TEXT_LIMIT = 100_000
"""Characters: a text of this length or more is refused. Telegram itself sends at most 4,096."""

CONVERSATION_SECONDS = 30 * 60
MOST_CHATS = 10_000
"""Conversations that are known at once; the one that rests longest is forgotten first."""

Mode = Literal["private", "group", "check"]
Reply = dict[str, Any]


class BadRequestError(Exception):
    """A line that cannot be answered. ``id`` is the one that it named, where it could be read."""

    def __init__(self, message: str, id_: Any = None) -> None:
        super().__init__(message)
        self.id = id_


@dataclass(frozen=True, slots=True)
class Request:
    """One question as a line of the contract asks it."""

    text: str
    id: Any = None
    mode: Mode = "private"
    addressed: bool = True
    chat: str | int | None = None


class Engine(Protocol):
    """What answers: the Faq."""

    @property
    def knowledge(self) -> Knowledge: ...

    def answer(self, text: str, conversation: Conversation = ...) -> Outcome: ...

    def check(self, text: str, conversation: Conversation = ...) -> CheckOutcome: ...

    def follow(self, conversation: Conversation, outcome: Outcome | CheckOutcome) -> Conversation: ...


def read_request(line: bytes) -> Request:
    """The question on one line. Raises BadRequestError with what is wrong with it."""
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError:
        raise BadRequestError("not UTF-8") from None
    except (ValueError, RecursionError):
        raise BadRequestError("not JSON: one object a line is expected") from None
    if not isinstance(value, dict):
        raise BadRequestError("not an object: one object a line is expected")
    return _checked_request(value)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(number: str) -> float:
    """A number that can be written back: JSON has no infinity."""
    value = float(number)
    if not math.isfinite(value):
        raise BadRequestError("a number is too large")
    return value


def _checked_request(value: dict[str, Any]) -> Request:
    id_ = value.get("id")
    text = value.get("text")
    mode, addressed, chat = value.get("mode", "private"), value.get("addressed", True), value.get("chat")
    for fits, fault in (
        (isinstance(text, str) and text, "no text"),
        (not isinstance(text, str) or len(text) < TEXT_LIMIT, f"text of {TEXT_LIMIT} characters or more"),
        (not isinstance(text, str) or _is_unicode(text), "text holds lone surrogates"),
        (mode in ("private", "group", "check"), "mode is not private, group or check"),
        (isinstance(addressed, bool), "addressed is not true or false"),
        (
            chat is None or (isinstance(chat, str | int) and not isinstance(chat, bool)),
            "chat is not a text or a whole number",
        ),
    ):
        if not fits:
            raise BadRequestError(fault, id_)
    return Request(str(text), id_, mode, addressed, chat)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(slots=True)
class Session:
    """Answers requests in order and knows the conversation of each chat."""

    engine: Engine
    clock: Callable[[], float] = time.monotonic
    _conversations: OrderedDict[str | int, tuple[Conversation, float]] = field(default_factory=OrderedDict)

    def reply_to(self, request: Request) -> Reply:
        """The object of the contract for one request."""
        began = time.perf_counter_ns()
        outcome = self._outcome(request)
        took = (time.perf_counter_ns() - began) // 1000
        place = Place.GROUP if request.mode == "group" else Place.PRIVATE
        return {"id": request.id, **reply(outcome, self.engine.knowledge, place), "elapsed_us": took}

    def _outcome(self, request: Request) -> Outcome | Checked:
        if request.mode == "group" and not request.addressed:
            return Silent()
        if request.chat is None:
            return self._said(request)
        before = self._before(request.chat)
        outcome = self._said(request, before)
        self._conversations[request.chat] = (self.engine.follow(before, outcome), self.clock())
        if len(self._conversations) > MOST_CHATS:
            self._conversations.popitem(last=False)
        return outcome

    def _before(self, chat: str | int) -> Conversation:
        """The conversation of a chat, for 30 minutes and as long as not too many others went on since."""
        before, at = self._conversations.pop(chat, (NO_CONVERSATION, 0.0))
        return before if self.clock() - at < CONVERSATION_SECONDS else NO_CONVERSATION

    def _said(self, request: Request, *before: Conversation) -> Outcome | Checked:
        if request.mode == "check":
            return self.engine.check(request.text, *before)
        return self.engine.answer(request.text, *before)


def reply(outcome: Outcome | Checked, knowledge: Knowledge, place: Place) -> Reply:
    """The fields of the contract for an outcome, all but ``id`` and ``elapsed_us``."""
    html = [message.html for message in messages(outcome, knowledge, place)]
    fields = _fields(outcome, knowledge)
    return {
        "outcome": name_of(outcome),
        "entries": [entry.id for entry in fields.entries],
        "score": None if fields.score is None else round(fields.score, 4),
        "text": "\n\n".join(plain(one) for one in html),
        "html": html,
        "certainty": fields.certainty,
        "caveats": [knowledge.caveats[id_].text.strip() for id_ in unique(fields.caveats)],
        "citations": [_citation(one, knowledge) for one in _unique_citations(fields.citations)],
        "guard": "personal" if fields.personal else None,
        "urgent": fields.urgent,
        "verdict": fields.verdict,
        "suggestions": [entry.question for entry in fields.suggestions],
    }


@dataclass(frozen=True, slots=True)
class _Fields:
    entries: tuple[Entry, ...] = ()
    score: float | None = None
    certainty: str | None = None
    caveats: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    personal: bool = False
    urgent: str | None = None
    verdict: str | None = None
    suggestions: tuple[Entry, ...] = ()


def _fields(outcome: Outcome | Checked, knowledge: Knowledge) -> _Fields:  # noqa: PLR0911 - one an outcome
    match outcome:
        case Answer():
            return _answer(outcome, knowledge)
        case Checked():
            return _checked(outcome, knowledge)
        case Clarify(choices=choices, score=score):
            return _Fields(choices, score, suggestions=choices)
        case NoMatch(nearest=nearest):
            return _Fields(suggestions=nearest)
        case Advice(suggestions=suggestions):
            return _Fields(suggestions=suggestions)
        case Urgent(kind=kind):
            return _Fields(urgent=kind.value)
        case Smalltalk(offers=offers):
            return _Fields(suggestions=offers)
        case Silent():
            return _Fields()


def _answer(answer: Answer, knowledge: Knowledge) -> _Fields:
    entries = tuple(part.entry for part in answer.parts)
    return _Fields(
        entries,
        answer.parts[0].score,
        entries[0].certainty.value,
        tuple(id_ for entry in entries for id_ in entry.caveats),
        tuple(citation for entry in entries for citation in citations_of(entry, knowledge, updates=True)),
        personal=answer.personal,
        suggestions=answer.suggestions,
    )


def _checked(checked: Checked, knowledge: Knowledge) -> _Fields:
    if checked.verdict is Verdict.NOT_COVERED:
        return _Fields(verdict=checked.verdict.value, suggestions=checked.nearest)
    findings = checked.findings
    entries = tuple({entry.id: entry for one in findings for entry in one.entries}.values())
    leaned = tuple(citation for entry in entries for citation in citations_of(entry, knowledge, updates=True))
    return _Fields(
        entries,
        next((one.score for one in findings if one.score is not None), None),
        entries[0].certainty.value if entries else None,
        tuple(id_ for one in findings for id_ in one.caveats),
        tuple(citation for one in findings for citation in one.citations) or leaned,
        verdict=checked.verdict.value,
        suggestions=checked.nearest or entries,
    )


def _unique_citations(citations: Sequence[Citation]) -> list[Citation]:
    return list({(one.source, one.passage): one for one in citations}.values())


def _citation(citation: Citation, knowledge: Knowledge) -> dict[str, Any]:
    source = knowledge.sources[citation.source]
    return {
        "source": source.id,
        "passage": citation.passage,
        "title": source.title,
        "url": source.url,
    }
