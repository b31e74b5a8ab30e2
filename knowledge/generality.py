"""Whether a message asks what is known in general, or for a decision about one person."""

from __future__ import annotations

import re2

from knowledge.lookup import Lookup
from knowledge.screening import Screen
from knowledge.splitting import segments
from knowledge.splitting.segments import Question
from knowledge.text import normalise, tokens

_ASKS_FOR_HELP = re2.compile(
    r"^(?:\w+ )?(?:can|could|may|will|would) (?:i|we|you|anyone|anybody|someone|somebody) (?:please )?"
    r"(?:get|ask|have|help|check|settle|confirm|clear|explain|answer)\b[^\d]*$"
)
_LONGEST_CALL = 8
"""Words of a question that may say nothing but that there is one."""
_SHORTEST = 4
"""Words of a question that is answered beside one that is declined."""
_OF_OTHERS = re2.compile(
    r"^(?:\w+ ){1,9}(?:specialists|experts|neurologists|doctors|doctor|scientists|researchers|articles?|"
    r"blogs?|papers?|"
    r"scelsa|leverenz|perlmutter) (?:\w+ ){0,4}(?:says?|thinks?|reckons?|tells?|takes?|finds?|found|"
    r"makes?|writes?|told|said)\b"
)
_OF_ALL = re2.compile(
    r"\b(?:every(?:one|body|ones|bodys)|others|(?:other|most|all|many) ones|people|patients|in general|"
    r"on average|of (?:those|these|them)|(?:did|does|do) (?:it|they|(?:the|your|this|that) (?:\w+ ){0,2}"
    r"(?:articles?|study|trial|paper|page)) (?:say|said|show|find|mention|name|give|tell|report)|"
    r"(?:men|women|males|females) (?:and|or|than) (?:men|women|males|females)|"
    r"did (?:they|he|she|the (?:\w+ )?(?:man|doctor|expert|authors?|researchers?|team)) (?:\w+ )?"
    r"(?:mean|say|find|write|claim|give|inject|use|see|tell|call|name|measure)|"
    r"(?:they|researchers|authors|doctors) (?:injected|gave|used|said|meant|found|wrote|saw|measured|reported)|"
    r"(?:what|anything|something|nothing) (?:is|was|has been|ever|really|generally) (?:\w+ )?"
    r"(?:said|known|written|reported)|"
    r"is (?:it|anything|something|that) (?:\w+ )?(?:said|known|written|reported)|"
    r"what (?:the|that) (?:figure|number|percentage|ratio|limit|name|saying|length|dose) (?:was|is))\b"
)
"""A question on all patients, or on what was written; what it is about may stand in the story before it."""
_IS_REPORTED = re2.compile(
    r"\b(?:reads?|reading|heard|hears|seen|saw|shows?|showed|tells|told|found|spotted|came across|saying|says|"
    r"said|claims?|claimed|swears|reckons|convinced|insists?|believes?|keeps on about|theory|"
    r"research|study|studies|paper|article|piece|post|headline|line)\b"
)
"""A sentence on what somebody has read or been told."""
_ASKS_WHAT_IT_SAID = re2.compile(
    r"^(?:(?:so|and|but|or|now|please|roughly) )*(?:by )?(?:how (?:much|many times|many|big|large|far|strong)|"
    r"(?:what|which) (?:was|were|is|are) (?:the|that) (?:\w+ )?(?:numbers?|figures?|percentage|per cent|ratio|"
    r"factor|odds|risk|multiple|study|research|paper|journal|name|evidence)|"
    r"what (?:number|figure|factor|percentage|study|paper|journal) (?:was|were|is|did|would)|"
    r"(?:which|what) (?:study|paper|journal|article)|"
    r"(?:what|which)(?:'s| is| was)? (?:that|the|this|it) (?:\w+ ){0,2}(?:called|named)|"
    r"who (?:said|says|wrote|found)|"
    r"(?:is|was|were|are) there (?:really |actually |truly |honestly |ever )*"
    r"(?:nothing|none|no|any|anything|not)\b|"
    r"(?:is|was) (?:that|this|it|there) (?:really |actually |any )?(?:true|right|correct|proven|so|a fact|"
    r"solid|truth|evidence|proof))\b"
)
_OF_THE_USUAL = re2.compile(r"\b(?:on average|in general|generally|typically|usually|as a rule|the median)\b")
_OF_SOMEBODY = re2.compile(r"\b(?:my|me|i|he|she|his|him|her|hers|mum|dad)\b")
_THE_ILLNESS = re2.compile(r"\b(?:this|the|that) (?:illness|disease|condition|sickness)\b")
_NO_DECISION = (None, "other")
"""Kinds of what is told as read or heard that a question on it may stand beside ("low D gave her ALS")."""
_NEAR = 2
"""Sentences before a question that may tell what was read or heard."""
_SHORTEST_ASKED = 5
"""Words behind a colon that are the question, whatever stands before it."""
_OF_ONE = re2.compile(
    r"\b(?:my|our|me|us|i|we|mine|for (?:him|her)|(?:does|is|will) (?:he|she)|should|enough|too)\b"
)


class Generality:
    """Tells questions on what is known from those on one person, however they stand in one message."""

    def __init__(self, screen: Screen, lookup: Lookup) -> None:
        self._screen, self._lookup = screen, lookup

    def is_general(self, text: str) -> bool:
        """Whether a personal story only surrounds questions on what is known, or on what others say."""
        asked = segments.questions(text)
        ours = self._lookup.in_domain(text) or bool(_THE_ILLNESS.search(normalise(text)))
        told = [one for one in asked if not _only_asks_for_help(one.text)] or asked
        of_others = all(self._asks_of_others(one.text) for one in told)
        return of_others and any(self._is_about_all(one, ours) for one in told)

    def _is_about_all(self, question: Question, ours: bool) -> bool:
        asked = normalise(question.text)
        of_all = bool(_OF_ALL.search(asked)) or self._asks_of_what_was_read(question, asked)
        return self._lookup.in_domain(question.text) or (ours and of_all)

    def _asks_of_what_was_read(self, question: Question, asked: str) -> bool:
        """Whether a figure or a source is asked for of what the sentence before tells as read or heard."""
        told = question.before[:_NEAR]
        reported = any(
            _IS_REPORTED.search(normalise(one)) and self._screen.personal(one) in _NO_DECISION for one in told
        )
        return reported and bool(_ASKS_WHAT_IT_SAID.search(asked)) and not _OF_ONE.search(asked)

    def _asks_of_others(self, question: str) -> bool:
        asked = normalise(question)
        return (
            self._screen.personal(_behind_colon(question)) is None
            or bool(_OF_OTHERS.search(asked))
            or (bool(_OF_THE_USUAL.search(asked)) and not _OF_SOMEBODY.search(asked))
        )

    def beside_a_decision(self, text: str) -> list[Question]:
        """The questions of a message that ask in general, beside others that do not; nothing where all do."""
        asked = [part for question in segments.questions(text) for part in segments.clauses(question)]
        general = [one for one in asked if self._asks_in_general(one.text)]
        return general if len(general) < len(asked) else []

    def _asks_in_general(self, question: str) -> bool:
        ours = self._lookup.in_domain(question)
        return (
            ours and len(tokens(normalise(question))) >= _SHORTEST and self._screen.personal(question) is None
        )


def _behind_colon(question: str) -> str:
    """What is asked behind an opening such as "I need the plain version:"."""
    _, colon, behind = question.rpartition(": ")
    return behind if colon and len(tokens(normalise(behind))) >= _SHORTEST_ASKED else question


def _only_asks_for_help(question: str) -> bool:
    """Whether a question says nothing but that there is one ("can I get a sense check?")."""
    words = normalise(question)
    return bool(_ASKS_FOR_HELP.search(words)) and len(tokens(words)) <= _LONGEST_CALL
