"""Follow-ups that only press on the last answer: more of it, why, who says so, how sure, in numbers."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.conversing.conversation import person_of
from knowledge.conversing.turn_forms import TurnForms
from knowledge.model import Certainty, Entry
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import Guard

_LED = r"^(?:(?:and|but|so|ok|okay|then|really|hm+|wow|oh|well|wait|huh|yes|sorry|n) )*"
_MORE_OF_IT = re2.compile(
    rf"{_LED}(?:how|since when|from when|since what (?:date|year)|why|how so|how come|"
    r"why (?:is|was|not|do|did) (?:that|this|it|so|they)|"
    r"out of (?:how many|what)|(?:which|what) (?:kinds?|types?|sorts?|ones?)|"
    r"(?:by )?how much(?: (?:more|less|higher|lower|slower|faster|quicker|longer))?|"
    r"(?:(?:more|less|higher|lower|better|worse|fewer) than|compared (?:to|with)|on|with|without) (?:the )?\w+|"
    r"in (?:the|that) (?:trial|study))$"
)
"""What asks for more of the very thing that was said."""
_ONLY_WHY = re2.compile(
    rf"{_LED}(?:why|how come)"
    r"(?: (?:is|was|are|were|not|no|do|does|did|would|wasn'?t|isn'?t|aren'?t|don'?t|that|this|it|so|they|be|"
    r"then|though|the|case|difference|gap|many|much|few|little|low|high|common|rare|short|long|small|big|"
    r"slow|fast|bad|good|important|matters?))*$"
)
"""What asks for the reason of what was said, and names nothing of its own."""
_WHO_SAID = re2.compile(
    r"\b(?:who (?:\w+ )?(?:says?|said|claims?|claimed|thinks?|explains?|explained|wrote) (?:that|this|so|it)|"
    r"(?:says|by) who|by whom|"
    r"(?:only|just)? ?one (?:person|doctor|expert|man|guy)(?: says (?:so|that|this))?$|"
    r"whose (?:theory|idea|view|opinion|words?|claim|quote)|"
    r"which (?:doctor|expert|scientist|researcher|specialist|neurologist|professor) (?:\w+ )?"
    r"(?:says?|said|thinks?))\b"
)
_HOW_MANY = re2.compile(
    rf"{_LED}how many(?: of (?:them|those|these)| (?:was|is|were) (?:it|that|they|there))?$"
)
"""What asks for a number and does not say of what."""
_WHY = re2.compile(rf"{_LED}(?:why|how come)\b(?: \w+){{0,5}}$")
_IN_PERCENT = re2.compile(r"\bin per ?cent\b")
_BY_HOW_MUCH = re2.compile(rf"{_LED}by how (?:much|many)$")
_IN_FIGURES = re2.compile(
    rf"{_LED}(?:what (?:is|are) (?:that|it|they) )?in (?:numbers?|figures?|points|percent|weeks|months|years)$"
)
_SHARE = re2.compile(r"\d ?(?:%|in \d+) of (?:the |all )?(?:people|patients|those)\b")
"""How an answer tells how many people something is true of."""
_ASKS_FOR_FIGURE = re2.compile(
    r"\b(?:how (?:much|many)|in (?:numbers?|figures?|points|percent|weeks|months|years))\b"
)
_FIGURE = re2.compile(r"(?:^|[^bB\d])\d")
_FOUND = re2.compile(r"\b(?:find|found|conclude|show)\b")
"""What the question of an entry has that tells what came of studies."""
_IS_THAT = re2.compile(rf"{_LED}(?:is|was|are|were) (?:that|this|those|these) ")
"""What asks whether the very thing that was said is something."""
_LONGEST_PRESSING = 6
"""Words of a question that asks for nothing else."""
_OF_NOTHING_ELSE = (_BY_HOW_MUCH, _IN_FIGURES)
_ONCE_MORE: Mapping[str, None] = dict.fromkeys(("meaning", "sourced", "said_by", "as_a_yes"))
"""Kinds of turns that are told the last answer, whatever it is."""
_OF_THE_BOT = frozenset({"you", "u", "bot"})
_OF_IT = frozenset({"it", "this", "that", "they", "these", "those"})
_WHO_OF_IT = frozenset({"who", "it"})
_UNSOURCED = (Certainty.BACKGROUND, Certainty.NOT_COVERED)


def asks_only_why(query: str) -> bool:
    """Whether a follow-up asks for the reason of what was said and for nothing else."""
    return bool(_ONLY_WHY.search(query))


def tells_how_many(last: Entry) -> bool:
    """Whether an answer says of what share of people something is true."""
    return bool(_SHARE.search(last.answer))


def asks_how_many(query: str) -> bool:
    """Whether a follow-up asks for a number, and does not say of what."""
    return bool(_HOW_MANY.search(query))


def asks_what_came_of_it(query: str, last: Entry, forms: TurnForms) -> bool:
    """Whether a follow-up asks what studies found, or became of animals, of which the last answer tells."""
    if _FOUND.search(last.question) and forms.is_of("findings", query):
        return True
    return last.certainty is Certainty.LAB_OR_ANIMAL and forms.is_of("outcome", query)


def asks_what_paper_says(query: str, last: Entry, forms: TurnForms) -> bool:
    """Whether a follow-up asks what the study itself says, and the last answer tells it beside an article."""
    told = bool(last.corrections) or any("article" in kind for kind in last.facts)
    return told and forms.is_of("paper_itself", query)


def asks_why(query: str) -> bool:
    """Whether a short follow-up asks for the reason of something, whatever it names."""
    return bool(_WHY.search(query))


def asks_how_sure(query: str, forms: TurnForms) -> bool:
    """Whether a follow-up asks only how certain it is what was said."""
    return len(tokens(query)) <= _LONGEST_PRESSING and forms.is_of("how_sure", query)


def asks_how_sure_a_figure(query: str, forms: TurnForms) -> bool:
    """Whether a follow-up asks how certain a number is ("how sure is that 43%")."""
    return asks_how_sure(query, forms) and bool(_FIGURE.search(query))


def asks_if_that(query: str) -> bool:
    """Whether a follow-up asks whether what was said is something ("is that dementia")."""
    return bool(_IS_THAT.search(query))


def says_how_sure(entry: Entry) -> bool:
    """Whether an answer has a label that tells how certain it is."""
    return entry.certainty not in _UNSOURCED


def is_told_by(query: str, last: Entry, guard: Guard, forms: TurnForms) -> bool:
    """Whether a follow-up asks only for what was told already: by how much, who said it, how sure."""
    if len(tokens(query)) > _LONGEST_PRESSING or asks_only_why(query):
        return False
    if forms.first(_ONCE_MORE, query):
        return True
    if _IN_PERCENT.search(query):
        return "%" in last.answer
    if _MORE_OF_IT.search(query) or _IN_FIGURES.search(query):
        return bool(_FIGURE.search(last.answer)) or not _ASKS_FOR_FIGURE.search(query)
    if asks_how_sure(query, forms):
        return says_how_sure(last)
    return bool(_WHO_SAID.search(query)) and bool(person_of(last, guard))


def says_nothing_else(query: str, forms: TurnForms) -> bool:
    """Whether nothing but the last answer can be asked for ("how sure", "in numbers", "says who")."""
    in_figures = any(pattern.search(query) for pattern in _OF_NOTHING_ELSE)
    by_form = forms.first({**_ONCE_MORE, "by_whom": None}, query) is not None
    return in_figures or by_form or asks_how_sure(query, forms)


def asks_on(kind: str, text: str, forms: TurnForms) -> bool:
    """Whether what may be small talk of a kind asks for more of the last answer ("who is behind it")."""
    query = normalise(text)
    words = set(tokens(query))
    of_what_was_told = (kind == "help" and bool(words & _OF_IT)) or (kind == "who" and words >= _WHO_OF_IT)
    return (of_what_was_told and not _OF_THE_BOT & words) or ("?" in text and says_nothing_else(query, forms))
