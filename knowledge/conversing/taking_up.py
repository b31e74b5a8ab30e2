"""A number or a word that an answer has said, taken up by the next question: it is asked of that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import re2

from knowledge.conversing.conversation import SUBJECTS
from knowledge.conversing.remembering import shown
from knowledge.gazetteer import Name
from knowledge.model import Answer, Caveat, Clarify, Conversation, Entry, Manner, NoMatch, Part
from knowledge.ranking.lexical import stem
from knowledge.text import normalise, tokens
from knowledge.words import telling, weight

Found = Answer | Clarify | NoMatch
_LONGEST = 16
"""Words of a question that takes up what was said; longer ones tell by themselves what they are about."""
_NUMBER = re2.compile(r"^\d+(?:\.\d+)?$")
_YEAR = re2.compile(r"^(?:19|20)\d\d$")
_LEAST = 10
"""Smaller whole numbers stand in so many answers that they point at none."""
_OF_ONE = 100
"""From such a number on, and with any decimal one, an answer beside the last one may be meant."""
_RARE = 0.7
"""How telling one of the words has to be that are taken up."""
_ASKS_SOURCE = re2.compile(
    r"\b(?:(?:which|what) (?:study|studies|article|paper|blog|source|text|trial|research|report|site)\b|"
    r"who (?:\w+ )?(?:found|finds|says?|said|measured|counted|reports?|reported|claims?|claimed|calculated)\b|"
    r"where (?:do|does|did|is|are|was|were)\b.*\b(?:come|comes|came|from|get|got|take|took|found|written)\b|"
    r"from the (?:company|maker|manufacturer)\b|how (?:do|does|did) (?:you|they|anyone|we) know)"
)
"""What asks where something stands that was said."""
_ASKING = frozenset(
    stem(word)
    for word in tokens(
        "study studies article articles paper papers blog source sources text trial research report site "
        "found find says say said claim claims claimed measured counted reported number numbers figure figures "
        "percent points come from get take written company maker really sure exactly mean means meaning "
        "word call called why else though mention mentioned something thing things"
    )
)
"""Words that ask for something of a number or a word, and are not what was taken up."""
_SURE, _LIKELY = 0.9, 0.6
"""How probable it is that the answer is meant that said a thing, or one beside it."""


class TakingUp:
    """Finds the answer that has said what a question takes up, where the search finds nothing fitting."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        names: Callable[[str], Iterable[Name]],
        caveats: Mapping[str, Caveat],
    ) -> None:
        """``names``: what a text names; ``caveats``: the limits of answers, by their ids."""
        self._entries, self._names, self._caveats = entries, names, caveats
        self._said: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def of(self, text: str, found: Found, conversation: Conversation) -> Found:
        """``found``, or the answer that has said what the text takes up and ``found`` does not tell of."""
        query = normalise(text)
        numbers = _numbers(query)
        spoken_of = conversation.answered if numbers else shown(conversation)
        last = [self._entries[id_] for id_ in spoken_of if id_ in self._entries]
        if not last or len(tokens(query)) > _LONGEST or self._names_another(query, last):
            return found
        if isinstance(found, Answer) and not self._speaks_past(query, found, numbers, last):
            return self._sourced(found, query, last)
        told = self._saying(query, numbers, last)
        return found if told is None else _told(told, query, last)

    def _sourced(self, found: Answer, query: str, last: list[Entry]) -> Answer:
        """An answer told again, with where it stands where that is asked and nobody in it has said it."""
        first = found.parts[0].entry
        if found.manner is not Manner.USUAL or first not in last or not _ASKS_SOURCE.search(query):
            return found
        named = any(name.group == "person" for name in self._names(first.answer))
        return found if named else replace(found, again=False, manner=Manner.SOURCED)

    def _names_another(self, query: str, last: Iterable[Entry]) -> bool:
        """Whether a question names a vitamin, a drug or a disease of which the last answer does not speak."""
        named = {name.name for name in self._names(query) if name.group in SUBJECTS} - {"ALS"}
        texts = " ".join(f"{one.question} {one.answer} {one.details or ''}" for one in last)
        return bool(named - {name.name for name in self._names(texts)})

    def _speaks_past(self, query: str, found: Answer, numbers: frozenset[str], last: list[Entry]) -> bool:
        """Whether an answer puts right, or does not have, a number that the last one has said."""
        first = found.parts[0]
        if not numbers or first.entry in last or not any(numbers <= self._in(one)[0] for one in last):
            return False
        if first.note is not None:
            return True
        elsewhere = first.entry.branch != last[0].branch or _ASKS_SOURCE.search(query) is not None
        return elsewhere and not numbers <= self._in(first.entry)[0]

    def _saying(self, query: str, numbers: frozenset[str], last: list[Entry]) -> Entry | None:
        """The entry that has said the numbers and the telling words of a question; None where none has.

        A number that few answers have is enough alone, and may be another answer's on the same subject.
        """
        words = {stem(word) for word in telling(query)} - _ASKING
        if not any(weight(word) >= _RARE for word in telling(query)):
            words = set()
        asks = bool(_ASKS_SOURCE.search(query))
        if not numbers and not words:
            return last[0] if asks else None
        rare = frozenset(one for one in numbers if "." in one or float(one) >= _OF_ONE)
        if rare or (asks and numbers):
            words = set()
        said = [one for one in last if self._says(one, words, numbers)]
        if said or not rare:
            return said[0] if said else None
        of_branch = [one for one in self._entries.values() if one.branch == last[0].branch]
        return next(filter(None, (_only_one(of_branch, rare, place) for place in _PLACES)), None)

    def _says(self, entry: Entry, words: set[str], numbers: frozenset[str]) -> bool:
        told, stems = self._in(entry)
        return numbers <= told and words <= stems

    def _in(self, entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
        """The numbers and the stems of an entry."""
        if entry.id not in self._said:
            beside = [one.text for one in entry.corrections]
            beside += [self._caveats[id_].text for id_ in entry.caveats if id_ in self._caveats]
            said = normalise(f"{entry.question} {entry.answer} {entry.details or ''} {' '.join(beside)}")
            self._said[entry.id] = _numbers(said), frozenset(stem(word) for word in tokens(said))
        return self._said[entry.id]


def _told(entry: Entry, query: str, last: list[Entry]) -> Answer:
    """An entry in the form that fits: where it stands, what stands behind it, or as it is."""
    again = entry in last
    manner = Manner.USUAL
    if _ASKS_SOURCE.search(query):
        manner = Manner.SOURCED
    elif again and entry.details:
        manner = Manner.DETAILED
    part = Part(entry, _SURE if again else _LIKELY)
    return Answer((part,), again=again and manner is Manner.USUAL, manner=manner)


_PLACES: tuple[Callable[[Entry], str], ...] = (
    lambda one: " ".join(f"{value:g}" for value in one.facts.values()),
    lambda one: normalise(one.answer),
    lambda one: normalise(one.details or ""),
)
"""Where an entry has a number: among its facts, in its answer, behind it."""


def _only_one(entries: Iterable[Entry], numbers: frozenset[str], place: Callable[[Entry], str]) -> Entry | None:
    """The one entry that has all numbers in a place; of many the one most often asked for with them."""
    having = [one for one in entries if numbers <= _numbers(place(one))]
    asked = [sum(numbers <= _numbers(normalise(text)) for text in one.phrasings) for one in having]
    most = max(asked, default=0)
    told = [one for one, times in zip(having, asked, strict=True) if times == most]
    return told[0] if len(told) == 1 else None


def _numbers(normalised: str) -> frozenset[str]:
    """The numbers of a text that point at an answer that has them: no small ones, and no years."""
    found = (word for word in tokens(normalised) if _NUMBER.search(word) and not _YEAR.search(word))
    return frozenset(word for word in found if "." in word or float(word) >= _LEAST)
