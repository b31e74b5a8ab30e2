"""Follow-ups that only press on the last answer: more of it, why, who says so, how sure, in numbers."""

from __future__ import annotations

import re2

from knowledge.conversation import person_of
from knowledge.guard import Guard
from knowledge.model import Certainty, Entry
from knowledge.text import normalise, tokens

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
_ITS_SOURCE = re2.compile(
    rf"{_LED}(?:says who|who says(?: (?:so|that|this|it))?|"
    r"(?:(?:what|where) (?:is|are) )?(?:(?:the|your|any) )?(?:sources?|references?|citations?)"
    r"(?: please)?|according to whom?|"
    r"(?:where|who) (?:does|do|did) (?:that|this|it|you) (?:come|get (?:that|this|it)) from)$"
)
"""What asks where it was said; each answer shows that."""
_HOW_SURE = re2.compile(
    r"\b(?:(?:is|was) (?:that|this|it|tht) (?:\w+ )?"
    r"(?:certain|sure|proof|proven|proved|a fact|settled|reliable|solid|evidence|true|right|correct|causal|"
    r"cause and effect|causation|(?:a )?(?:correlation|coincidence))|"
    r"does (?:that|this|it) prove (?:it|that|anything|(?:a |the )?cause)|"
    r"how (?:sure|certain|reliable) (?:is|are|was) (?:that|this|it|they|we|you))\b|"
    rf"{_LED}(?:how (?:sure|certain)|(?:are you |r u |u |you )?(?:sure|certain)|really)$"
)
_IN_PERCENT = re2.compile(r"\bin per ?cent\b")
_BY_WHOM = re2.compile(rf"{_LED}by whom?$")
_BY_HOW_MUCH = re2.compile(rf"{_LED}by how (?:much|many)$")
_IN_FIGURES = re2.compile(
    rf"{_LED}(?:what (?:is|are) (?:that|it|they) )?in (?:numbers?|figures?|points|percent|weeks|months|years)$"
)
_ASKS_FOR_FIGURE = re2.compile(
    r"\b(?:how (?:much|many)|in (?:numbers?|figures?|points|percent|weeks|months|years))\b"
)
_FIGURE = re2.compile(r"(?:^|[^bB\d])\d")
_IN_PLAIN = re2.compile(
    rf"{_LED}(?:(?:that|this)(?:'?s| is)? why(?: \w+){{0,4}}|meaning(?: what)?|"
    r"what (?:does|do|did|would) (?:that|this|it|they) mean|which means(?: what)?|"
    r"i (?:don'?t|do not) (?:get|understand) (?:it|that)|"
    r"(?:in )?(?:plain|simple|easy) (?:words|english)(?: please)?)$"
)
_IS_THAT = re2.compile(rf"{_LED}(?:is|was|are|were) (?:that|this|those|these) ")
"""What asks whether the very thing that was said is something."""
_SO_YES = re2.compile(
    rf"{_LED}(?:(?:(?:does|do|did) (?:that|this|it) mean |(?:is|was) (?:that|this|it) (?:a |an )?|"
    r"(?:that|this|it)(?:'?s| is) (?:a |an )?|i take (?:it|that) as (?:a )?|meaning )?"
    r"(?:yes|no|not|yes or no|no or yes|maybe|yeah|nope)(?: or (?:yes|no|not))?(?: then)?|"
    r"(?:(?:does|do|did) (?:that|this|it) mean )(?:it|that|this) (?:does(?:n'?t| not)? |did(?:n'?t| not)? )?"
    r"(?:works?|helps?|cures?|slows? (?:it|als))(?: or not)?)$"
)
"""What asks for the answer in one word."""
_LONGEST_PRESSING = 6
"""Words of a question that asks for nothing else."""
_OF_NOTHING_ELSE = (_BY_HOW_MUCH, _IN_FIGURES, _IN_PLAIN, _ITS_SOURCE, _BY_WHOM, _SO_YES)
_OF_THE_BOT = frozenset({"you", "u", "bot"})
_UNSOURCED = (Certainty.BACKGROUND, Certainty.NOT_COVERED)


def asks_only_why(query: str) -> bool:
    """Whether a follow-up asks for the reason of what was said and for nothing else."""
    return bool(_ONLY_WHY.search(query))


def asks_how_many(query: str) -> bool:
    """Whether a follow-up asks for a number, and does not say of what."""
    return bool(_HOW_MANY.search(query))


def asks_why(query: str) -> bool:
    """Whether a short follow-up asks for the reason of something, whatever it names."""
    return bool(_WHY.search(query))


def asks_how_sure(query: str) -> bool:
    """Whether a follow-up asks only how certain it is what was said."""
    return len(tokens(query)) <= _LONGEST_PRESSING and bool(_HOW_SURE.search(query))


def asks_if_that(query: str) -> bool:
    """Whether a follow-up asks whether what was said is something ("is that dementia")."""
    return bool(_IS_THAT.search(query))


def says_how_sure(entry: Entry) -> bool:
    """Whether an answer has a label that tells how certain it is."""
    return entry.certainty not in _UNSOURCED


def is_told_by(query: str, last: Entry, guard: Guard) -> bool:
    """Whether a follow-up asks only for what was told already: by how much, who said it, how sure."""
    if len(tokens(query)) > _LONGEST_PRESSING or asks_only_why(query):
        return False
    if _ITS_SOURCE.search(query) or _IN_PLAIN.search(query) or _SO_YES.search(query):
        return True
    if _IN_PERCENT.search(query):
        return "%" in last.answer
    if _MORE_OF_IT.search(query) or _IN_FIGURES.search(query):
        return bool(_FIGURE.search(last.answer)) or not _ASKS_FOR_FIGURE.search(query)
    if asks_how_sure(query):
        return says_how_sure(last)
    return bool(_WHO_SAID.search(query)) and bool(person_of(last, guard))


def says_nothing_else(query: str) -> bool:
    """Whether nothing but the last answer can be asked for ("how sure", "in numbers", "says who")."""
    return any(pattern.search(query) for pattern in _OF_NOTHING_ELSE) or asks_how_sure(query)


def asks_on(kind: str, text: str) -> bool:
    """Whether what may be small talk of a kind asks for more of the last answer ("help?", "sure?")."""
    query = normalise(text)
    helped = kind == "help" and not _OF_THE_BOT & set(tokens(query))
    return helped or ("?" in text and says_nothing_else(query))
