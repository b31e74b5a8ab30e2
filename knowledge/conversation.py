"""What a question means after the last answer: ids are all that is remembered of a conversation."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.guard import VITAMIN_B12, VITAMIN_D, Guard
from knowledge.model import Advice, Answer, Clarify, Conversation, Entry, NoMatch, Outcome
from knowledge.text import normalise, tokens

LONGEST_FOLLOW_UP = 14
"""Words; a longer question says by itself what it is about."""
_SHORT = 6
_OTHER: Mapping[str, str] = {VITAMIN_D: VITAMIN_B12, VITAMIN_B12: VITAMIN_D}
_CHOICE = re2.compile(
    r"^(?:(?:number|option|choice|no|nr|the) )?(?:([1-9])|(first|second|third|fourth)(?: one)?)(?: please)?$"
)
_ORDINALS = ("first", "second", "third", "fourth")
_PRONOUN = re2.compile(
    r"\b(the same|the trial|the study|that one|this one|it|they|them|that|this|those|these)\b"
)
_OTHER_ONE = re2.compile(r"\b(?:the other(?: one| vitamin)?|other vitamin|the other study|the other trial)\b")
_ONLY_NAMED = re2.compile(
    r"^(?:ok |so |but |then )*(?:and |what about |how about |what of |same (?:for|with|in) |"
    r"is it the same (?:for|with|in) |(?:and )?which one (?:was |is )?(?:it )?(?:in |for |of )?)+"
    r"(?:for |with |in |the )*(?P<rest>.*)$"
)
_LONGEST_NAME = 3
_SUBJECTS = frozenset({"vitamin", "drug", "supplement", "disease", "person", "food"})
"""Groups of names that a question can be about by itself; "by mouth?" is about what was said before."""
_GENERIC = frozenset(
    tokens(
        "trial trials study studies vitamin treatment article articles placebo medicine disease "
        "patients people participants group groups researchers authors doctors"
    )
)
_OF_THE_SAME = re2.compile(
    r"^(?:and |but |ok )*(?:since when|from when|since what (?:date|year)|why|how so|how come|"
    r"why (?:is|was|not|do|did) (?:that|this|it|so|they))$"
)
"""What asks for more of the very thing that was said."""
_HE = re2.compile(r"\b(?:he|she)\b")
_DEFINED = re2.compile(r"^what (?:is|are) (?:an? |the )?(\w+(?: \w+)?)$")
_BRANCHES: Mapping[str, str] = {"vitamin": VITAMIN_D, "b12": VITAMIN_B12, "prevention": "preventing ALS"}


def follow(conversation: Conversation, outcome: Outcome) -> Conversation:
    """The conversation after an outcome: what a next question may refer to, what a number chooses from."""
    match outcome:
        case Answer(parts=parts, suggestions=suggestions):
            return Conversation(tuple(p.entry.id for p in parts), tuple(e.id for e in suggestions))
        case Clarify(choices=offered) | NoMatch(nearest=offered) | Advice(suggestions=offered) if offered:
            return Conversation(conversation.answered, tuple(entry.id for entry in offered))
        case _:
            return conversation


def chosen(text: str, conversation: Conversation) -> str | None:
    """The id that a typed number ("2", "the second one") chooses among what was offered last, or None."""
    match = _CHOICE.match(normalise(text)) if conversation.offered else None
    if match is None:
        return None
    place = int(match[1]) - 1 if match[1] else _ORDINALS.index(match[2])
    return conversation.offered[place] if place < len(conversation.offered) else None


def subject(entry: Entry, guard: Guard) -> str:
    """What an entry is about in a few words, to stand for "it" in the next question."""
    named = guard.names(entry.question)
    names = [name.name for name in named if name.group in _SUBJECTS and name.name != "ALS"]
    name = " ".join(names[:2]) or _defined(entry) or _branch(entry)
    for kind in ("trial", "study"):
        if kind in entry.id.split("-") or kind in tokens(normalise(entry.question)):
            return f"the {name} {kind}"
    return name


def _defined(entry: Entry) -> str:
    match = _DEFINED.match(normalise(entry.question))
    return match[1] if match else ""


def _branch(entry: Entry) -> str:
    return _BRANCHES.get(entry.topic.partition("-")[0], "ALS")


def refers_back(query: str, guard: Guard) -> bool:
    """Whether a normalised question needs the last answer to be understood."""
    words = tokens(query)
    if not words or len(words) > LONGEST_FOLLOW_UP:
        return False
    named = guard.names(query)
    pointing = bool(_PRONOUN.search(query))
    names = {n.name for n in named if n.group in _SUBJECTS and not (pointing and n.group == "disease")}
    if _OTHER_ONE.search(query):
        return True
    if _only_names(query):
        return names <= {*_OTHER, "ALS"}
    if names - {"ALS"} or (named and not names and len(words) > _SHORT):
        return False
    return pointing or (not names and (len(words) <= _SHORT or bool(_GENERIC & set(words))))


def _only_names(query: str) -> bool:
    """Whether a question is only "and for this?", which repeats the last one about something else."""
    match = _ONLY_NAMED.match(query)
    return match is not None and 0 < len(tokens(match["rest"])) <= _LONGEST_NAME


def readings(query: str, last: Entry, guard: Guard) -> tuple[str, ...]:
    """The wordings in which a follow-up is looked up, the likeliest first."""
    about = subject(last, guard)
    names = [name.name for name in guard.names(query)]
    if _OTHER_ONE.search(query):
        return _about_the_other(query, last)
    if _only_names(query) and names and set(names) <= {*_OTHER, "ALS"}:
        swapped = [name for name in names if name in _OTHER]
        return (_with(last.question, swapped[0]) if swapped else last.question,)
    if asks_of_person(query, last, guard):
        return (_HE.sub(_person(last, guard), query, count=1),)
    filled = _PRONOUN.sub(about, query, count=1)
    both = (filled if filled != query else f"{query} {about}", f"{last.question} {query}")
    return both[::-1] if _OF_THE_SAME.search(query) else both


def asks_of_person(query: str, last: Entry, guard: Guard) -> bool:
    """Whether "he" or "she" of a normalised question is somebody whom the last answer names."""
    return bool(_HE.search(query)) and bool(_person(last, guard))


def _person(entry: Entry, guard: Guard) -> str:
    people = [name.name for name in guard.names(f"{entry.question} {entry.answer}") if name.group == "person"]
    return people[0] if people else ""


def _about_the_other(query: str, last: Entry) -> tuple[str, ...]:
    names = [name for name in _OTHER if _mentions(last.question, name)]
    if len(names) != 1:
        return ()
    other = _OTHER[names[0]]
    rest = _OTHER_ONE.sub(other, query)
    return (_with(last.question, other),) if _only_names(query) else (rest,)


def _mentions(question: str, vitamin: str) -> bool:
    words = normalise(question)
    if vitamin == VITAMIN_D:
        return "vitamin d" in words
    return bool({"b12", "methylcobalamin"} & set(tokens(words)))


_NAMED_VITAMIN = re2.compile(r"(?i)\b(?:vitamin (?:d|b[ -]?12)|b[ -]?12|methylcobalamin)\b")


def _with(question: str, vitamin: str) -> str:
    return str(_NAMED_VITAMIN.sub(vitamin, question))
