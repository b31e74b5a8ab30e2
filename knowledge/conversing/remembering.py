"""What is remembered of a conversation after an outcome: ids alone, and of what was shown or only offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from knowledge.conversing.conversation import SUBJECTS
from knowledge.conversing.refusing import REFUSED
from knowledge.glossary import GLOSSARY
from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    Conversation,
    Entry,
    NoMatch,
    Outcome,
    Smalltalk,
    Urgent,
)
from knowledge.weighing.guard import Guard

MOST = 3
"""So many entries of a verdict are remembered, as of an answer."""


def follow(  # noqa: PLR0911 - one return an outcome
    conversation: Conversation,
    outcome: Outcome | Checked,
    entries: Mapping[str, Entry] = MappingProxyType({}),
    guard: Guard | None = None,
) -> Conversation:
    """The conversation after an outcome: what a next question may refer to, what a number chooses from.

    A word that was explained in between changes no topic; what the articles do not mention ends it. What was
    only suggested is a topic where all of it is on one subject; it counts as not shown. Several answers bear
    numbers, and are what a number chooses from. Help after too much of a vitamin leaves it as the topic.
    """
    match outcome:
        case Answer(parts=parts, suggestions=suggestions):
            told = tuple(p.entry.id for p in parts if p.entry.topic != GLOSSARY)
            before = conversation.answered or tuple(p.entry.id for p in parts)
            several = tuple(p.entry.id for p in parts) if len(parts) > 1 else ()
            return Conversation(told or before, several or tuple(e.id for e in suggestions))
        case Checked(findings=findings, nearest=offered):
            told = tuple(dict.fromkeys(one.id for finding in findings for one in finding.entries))
            return Conversation(told[:MOST] or conversation.answered, tuple(e.id for e in offered))
        case Advice(suggestions=offered) if offered:
            ids = tuple(entry.id for entry in offered)
            return Conversation((ids[:-1] or ids) if _all_on_one(offered) else conversation.answered, ids)
        case Clarify(choices=offered):
            spoken_of = [entries[id_] for id_ in conversation.answered if id_ in entries]
            meant = _meant(spoken_of, offered) if spoken_of else conversation.answered
            return Conversation(meant or _all_on_one(offered), tuple(entry.id for entry in offered))
        case NoMatch(unknown=unknown, nearest=offered):
            left = unknown is not None and guard is not None and _is_subject(unknown, guard)
            answered = () if left else conversation.answered
            return Conversation(answered, tuple(entry.id for entry in offered) or conversation.offered)
        case Urgent(about=about) if about:
            return Conversation((about,))
        case Smalltalk(kind=kind) if kind == REFUSED:
            return Conversation(conversation.answered)
        case Smalltalk(offers=offered) if offered:
            return Conversation(conversation.answered, tuple(entry.id for entry in offered))
        case _:
            return conversation


def shown(conversation: Conversation) -> tuple[str, ...]:
    """The entries of the last answer; none where they were only offered, as what a next question may be on.

    Several answers in one message are offered by number too, all of them; of mere offers not all are a topic.
    """
    answered, offered = conversation.answered, conversation.offered
    of_several = len(answered) > 1 and answered == offered
    return () if set(answered) & set(offered) and not of_several else answered


def _meant(before: Sequence[Entry], offered: Sequence[Entry]) -> tuple[str, ...]:
    """What was spoken of before, where one of the choices is on the same subject."""
    branches = {entry.branch for entry in offered}
    return tuple(entry.id for entry in before) if any(one.branch in branches for one in before) else ()


def _all_on_one(offered: Sequence[Entry]) -> tuple[str, ...]:
    return (offered[0].id,) if len({entry.branch for entry in offered}) == 1 else ()


def _is_subject(name: str, guard: Guard) -> bool:
    return any(one.group in SUBJECTS for one in guard.names(name))
