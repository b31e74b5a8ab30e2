"""What somebody meant who corrects how a question was read: "no, I meant vitamin D", "the 2014 one"."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.conversing.conversation import subject
from knowledge.model import NO_CONVERSATION, Conversation, Entry
from knowledge.text import normalise
from knowledge.weighing.guard import Guard

_LED = (
    r"^(?:(?:no|nope|nah|sorry|wait|oh|but|ok|well|oops|hm+|actually|"
    r"you (?:misunderstood|got (?:me|it) wrong)(?: me)?|"
    r"(?:that is |that's |thats |it is |it's )?(?:not (?:that|this)(?: one)?|wrong)|"
    r"(?:(?:that is |it is )?the )?wrong (?:one|vitamin|study|drug)|not what i (?:asked|meant)) )*"
)
_MEANT = (
    r"(?:i|we) (?:meant|mean|asked (?:about|for)|was asking (?:about|for)|am asking about|wanted|said)"
    r"(?: to ask about)? "
)
_NOT_BEHIND = r"(?:,? (?:and )?not (?:the )?(?:vitamin )?[a-z]+\d*)?"
_NOT = r"not (?:the )?(?:vitamin [a-z]\d*|b ?12|[a-z]+)(?: one| study)? ?(?:but )?(?:i (?:meant|mean) )?"
_FORMS = (
    re2.compile(rf"{_LED}{_MEANT}(?:about )?(?P<asked>.+?){_NOT_BEHIND}$"),
    re2.compile(rf"{_LED}{_NOT}(?P<asked>.+)$"),
    re2.compile(rf"{_LED}(?P<asked>.+?) not (?:the )?(?:vitamin [a-z]\d*|b ?12|riluzole|edaravone)$"),
    re2.compile(rf"{_LED}(?P<asked>.+?) (?:i (?:meant|mean)|is what i (?:meant|asked))$"),
    re2.compile(r"^(?:(?:no|nope|nah|wait|oops|not that(?: one)?|wrong one) )+(?P<asked>.+)$"),
)
_STUDY = re2.compile(r"^(?:the )?((?:19|20)\d\d|dementia|mouse|earlier|later) (?:one|study|trial|paper)$")
_LEFT = re2.compile(
    r"(?i)^\W*(?:(?:ok|okay|so|well|right|fine|now|anyway|hm+|please|let'?s|let us|can we|we can)[\s,]+)*"
    r"(?:forget|never ?mind|enough (?:of|about|with|on)|leave|drop|leaving|skip|set|put) (?:about )?"
    r"(?P<what>[^,.;:!?]{2,40}?)(?: (?:aside|alone|be|away|for now|now|then))?"
    r"\s*(?:[.,;:!?…]+|\s[-–—]+\s|\s(?:and|but)\s)\s*(?P<rest>\S.*)$"
)
"""What leaves a subject behind and goes on ("forget vit d. how long ...")."""
_THE_ONE = re2.compile(r"^(?:the )?(?:vit(?:amin)? )?(?P<which>d|b ?12) (?:one|vitamin|study|trial)$")
_ALL_OF_IT = frozenset(
    {"it", "that", "this", "all that", "all this", "them", "that one", "those", "the vitamins"}
)
_PAIRED = frozenset({"vitamin", "drug"})
_LONGEST = 3
"""Words of a name."""


def going_on(
    text: str, conversation: Conversation, entries: Mapping[str, Entry], guard: Guard
) -> tuple[str, Conversation]:
    """What is left of a message that leaves a subject ("forget vit d. ..."), and what is still spoken of."""
    match = _LEFT.search(text)
    last = entries.get(next(iter(conversation.answered), ""))
    if match is None or last is None:
        return text, conversation
    what = normalise(match["what"])
    left = {one.name for one in guard.names(f"vitamin {what[4:]}" if what.startswith("vit ") else what)}
    if not left and what not in _ALL_OF_IT:
        return text, conversation
    spoken_of = {subject(last, guard), *(one.name for one in guard.names_of_question(last.id))}
    return str(match["rest"]), (conversation if left and not left & spoken_of else NO_CONVERSATION)


def asked_anew(text: str, guard: Guard, branch: str) -> str:
    """The question that a correction stands for ("and vitamin D?"); the text itself where it is none.

    ``branch``: what the last answer was on.
    """
    query = normalise(text)
    for form in _FORMS:
        match = form.search(query)
        anew = _anew(match["asked"], guard, branch) if match else None
        if anew:
            return anew
    return text


def _anew(asked: str, guard: Guard, branch: str) -> str | None:
    study = _STUDY.search(asked)
    if study:
        return f"what was the {study[1]} {'vitamin D' if branch == 'vitamin' else 'B12'} study"
    one = _THE_ONE.search(asked)
    if one:
        return "and vitamin D?" if one["which"] == "d" else "and B12?"
    names = guard.names(asked)
    words = asked.removeprefix("the ").removeprefix("about ")
    if len(names) != 1 or len(words.split()) > _LONGEST or set(words.split()) - guard.spellings(names[0]):
        return None
    return f"and {names[0].name}?" if names[0].group in _PAIRED else None
