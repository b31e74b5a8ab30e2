"""Questions that stand on their own: what is said to them does not hang on what was spoken of last."""

from __future__ import annotations

from collections import Counter

import re2

from knowledge.conversing import pressing
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import Accepted, Decision, Unknown, Unsure
from knowledge.glossary import GLOSSARY
from knowledge.model import Entry
from knowledge.ranking.lexical import stem
from knowledge.text import normalise, tokens
from knowledge.weighing.confidence import Confidence
from knowledge.weighing.guard import Guard
from knowledge.words import telling

_LIKELY = 0.6
"""The score from which on a question alone is answered where the conversation has no better answer."""
_SURE = 0.88
"""The same where the conversation has an answer that people ask for in other words."""
_SHORT = 6
_OF_THE_WORLD = frozenset({"als", "prevention", "sources", GLOSSARY})
"""Branches that a question may be on without naming them; which vitamin is meant, only the talk can tell."""
_VITAMINS = frozenset({"vitamin", "b12"})
_LEANS = re2.compile(
    r"^(?:and|or|but|so|also|ok|okay|then|what about|how about|even|same|with|without|compared|only|not) |"
    r"\b(?:it|its|they|them|their|that|this|those|these|there|same|both|other|others|"
    r"the (?:trial|study|studies|article|paper|research|result|results|placebo|dose))\b|"
    r"^(?:\w+ ){1,4}(?:then|too|also|as well|instead|though)$"
)
"""What points at something that was said before."""
_GET_IT = re2.compile(
    r"\b(?:who|(?:do|can|could|will|when|most|old|many|of)(?: \w+)? (?:people|men|women|kids|children|adults|"
    r"persons|folks)|(?:people|men|women|kids|children|adults)) (?:\w+ )?"
    r"(?:gets?|got|have|has|catch) (?:it|this)\b"
)
"""Where "it" that people get is the disease, whatever was spoken of."""
_IT = re2.compile(r"\b(?:it|the (?:trial|study|placebo|dose))\b")
"""What the articles themselves cannot be ("was it double blind")."""
_THERE_IS = re2.compile(r"^(?:is|are) there (?:an? |any )|\b(?:is|are) there$|\bthere (?:is|are)\b")
"""What asks of the world whether there is such a thing."""
_OF_ANYBODY = re2.compile(
    r"^(?:the )?(?:prognosis|outlook|life expectancy)$|"
    r"\b(?:do|can|will) (?:most |many |all |some )?(?:people|patients)\b"
)
"""What is asked of all who have the disease, and of no study of a vitamin."""
_OPENS_CLAUSE = re2.compile(r"\bthat (?:i|we|you|he|she|people|my|our|his|her|als)\b")
"""Where "that" points at nothing ("what is the chance that he ...")."""
_SHOULD = re2.compile(r"^(?:which|what|who|whom)\b(?: \w+){0,2} (?:should|shall) (?:i|we|he|she)\b")
_SOMEONE = re2.compile(r"\b(?:he|she|him|his|her)\b")
_DEFINED = re2.compile(
    r"^(?:what(?:'?s| is| are| does| do)|whats|meaning of|define|explain) (?:an? )?(?:\w+[ -]?){1,4}$"
)
"""What asks for the meaning of a word."""


class Standing:
    """Decides between what a question gets alone and what it gets as one that leans on the last answer."""

    def __init__(self, confidence: Confidence, guard: Guard, forms: TurnForms) -> None:
        self._confidence, self._guard, self._forms = confidence, guard, forms
        self._asked: dict[str, frozenset[str]] = {}

    def of(self, query: str, alone: Decision, following: Decision, last: Entry) -> Decision:
        """Of two decisions on a normalised question the one that is told; ``last`` was told before."""
        if self._decides_beside_it(query, alone, following):
            return alone
        if isinstance(alone, Unknown) or not self._may_stand(query, last):
            return following
        if isinstance(alone, Unsure):
            offers = self._is_asked_with(query, alone.choices[0])
            return alone if offers and isinstance(following, Unknown) else following
        if not isinstance(following, Accepted):
            return alone if alone.score >= _LIKELY else following
        if following.entry is alone.entry:
            return following
        return alone if self._is_surer(query, alone, following, last) else following

    def _decides_beside_it(self, query: str, alone: Decision, following: Decision) -> bool:
        """Whether somebody asks what to do, in words with which nobody asks for what would be told."""
        if not isinstance(alone, Unknown) or not isinstance(following, Accepted):
            return False
        return bool(_SHOULD.search(query)) and not self._is_asked_with(query, following.entry)

    def _may_stand(self, query: str, last: Entry) -> bool:
        """Whether a question names something of its own, and points at nothing that was said."""
        of_people = bool(_GET_IT.search(query))
        bare = self._confidence.is_bare(query) and not of_people
        if bare or pressing.says_nothing_else(query, self._forms):
            return False
        if _SOMEONE.search(query) and self._tells_of_people(query, last):
            return False
        rest = _OPENS_CLAUSE.sub(" ", _GET_IT.sub(" ", _THERE_IS.sub(" ", query)))
        if last.branch == "sources":
            rest = _IT.sub(" ", rest)
        return not _LEANS.search(rest)

    def _is_surer(self, query: str, alone: Accepted, following: Accepted, last: Entry) -> bool:
        """Whether what a question gets alone fits it better than what stands beside the last answer."""
        if alone.score >= _SURE and _DEFINED.search(query):
            return True
        if alone.entry.branch in _VITAMINS and last.branch in _VITAMINS:
            return False
        of_the_world = _OF_ANYBODY.search(query) or (alone.score >= _SURE and _THERE_IS.search(query))
        if of_the_world and alone.entry.branch in _OF_THE_WORLD:
            return True
        known = self._is_asked_with(query, following.entry)
        fits = self._is_asked_with(query, alone.entry) or alone.score > following.score
        return alone.score >= _LIKELY and not known and fits

    def _tells_of_people(self, query: str, last: Entry) -> bool:
        """Whether "he" may be somebody whom the last answer names; in more words only whom it is about."""
        told = f"{last.question} {last.answer}" if len(tokens(query)) <= _SHORT else last.question
        return any(name.group == "person" for name in self._guard.names(told))

    def _is_asked_with(self, query: str, entry: Entry) -> bool:
        """Whether people ask for an entry with all telling words of a question."""
        return {stem(word) for word in telling(query)} <= self._words_of(entry)

    def _words_of(self, entry: Entry) -> frozenset[str]:
        """The stems of the words with which an entry is asked for, and not only once."""
        if entry.id not in self._asked:
            told = ({stem(word) for word in tokens(normalise(text))} for text in entry.phrasings)
            counts = Counter(word for words in told for word in words)
            own = {stem(word) for word in tokens(normalise(entry.question))}
            often = {word for word, count in counts.items() if count > 1}
            self._asked[entry.id] = frozenset(own | often)
        return self._asked[entry.id]
