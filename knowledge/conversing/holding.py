"""The last look at what is found behind an answer: nothing of another subject, and no guess beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import re2

from knowledge.conversing.conversation import OTHER_ONE
from knowledge.decision import Accepted, Decision, Unknown, Unsure
from knowledge.gazetteer import Name
from knowledge.glossary import GLOSSARY
from knowledge.lookup import Lookup
from knowledge.model import Certainty, Entry
from knowledge.nearby import Nearby
from knowledge.weighing.guard import VITAMIN_B12, VITAMIN_D
from knowledge.weighing.quantities import asks_for_quantity, gives_quantity
from knowledge.words import telling

_GUESSED = 0.6
"""Below this, what is not beside the last answer is a guess where a question names nothing of ours: of 8 such
answers to labelled later turns one was right."""
_SURELY = 0.9
_OF_ITSELF = 0.7
"""From which score on a question alone is answered where the talk has no answer and its words tell what of."""
_VITAMIN_OF = {"vitamin": VITAMIN_D, "b12": VITAMIN_B12}
"""The branches that a short question has to name, or to come from."""
_FREE = frozenset({"sources", "prevention"})
"""Branches whose answers speak of both vitamins."""
_OF_THE_WORLD = frozenset({"als", "prevention"})
_WHAT_SAID = re2.compile(r"^(?:(?:and|but|so|ok|then) )*what (?:did|does) (?:dr |doctor )?\w+ (?:say|think)s?$")
_OF_IT = re2.compile(r"^(?:(?:and|but|so|ok|then) )*(?:is|was|has|does|did|can|could) (?:it|this|that) ")
_NUMBERS = re2.compile(r"\b\d+(?:\.\d+)?\b")
_POINTS = re2.compile(r"\b(?:it|its|they|them|their|that|this|those|these|he|she|him|her|his|one|ones)\b")


class Holding:
    """Holds a decision on a question behind an answer to the subject of that answer, and to what is asked."""

    def __init__(self, lookup: Lookup, nearby: Nearby) -> None:
        self._lookup, self._nearby = lookup, nearby
        self._guard, self._confidence = lookup.guard, lookup.confidence

    def of(self, query: str, alone: Decision, found: Decision, last: Entry) -> Decision:
        """The decision, or what is left of it; ``alone`` is what the question gets by itself."""
        near = self._nearby.family(last)
        match found:
            case Accepted(entry=entry) if entry is not last and not self._stands(query, alone, entry):
                if self._is_off(entry, query, last, near) or self._is_guess(found, query, last, near):
                    return self._instead(query, alone, found, last, near)
                return found
            case Accepted() if self._leaves_a_vitamin(query, found, last, near):
                return Unknown(None, (), found.score)
            case Unsure():
                return self._narrowed(query, found, last, near)
            case Unknown() if self._says_itself(query, alone):
                return alone
            case _:
                return found

    def offered(self, query: str, found: Decision, last: Entry) -> Decision:
        """What is found for a question that stands by itself, without guesses on another subject."""
        near = self._nearby.family(last)
        if isinstance(found, Accepted) and self._leaves_a_vitamin(query, found, last, near):
            return Unknown(None, (), found.score)
        if not isinstance(found, Unsure):
            return found
        if _POINTS.search(query):
            named = self._named(query, found.choices)
            return Accepted(named, found.score) if named else found
        narrowed = self._narrowed(query, found, last, near)
        return found if isinstance(narrowed, Unknown) else narrowed

    def _stands(self, query: str, alone: Decision, entry: Entry) -> bool:
        """Whether a question names something of ours, or alone gets just that with some likelihood."""
        alike = isinstance(alone, Accepted) and alone.entry is entry and alone.score >= _GUESSED
        return alike or self._lookup.in_domain(query)

    def _leaves_a_vitamin(self, query: str, found: Accepted, last: Entry, near: frozenset[str]) -> bool:
        """Whether "it" of a question behind an answer on a vitamin would become the disease by a guess."""
        if found.score >= _SURELY or not _OF_IT.search(query) or last.branch not in _VITAMIN_OF:
            return False
        return found.entry.branch in _OF_THE_WORLD and found.entry.id not in near and found.entry is not last

    def _is_off(self, entry: Entry, query: str, last: Entry, near: frozenset[str]) -> bool:
        """Whether an entry is on a vitamin that neither the question nor the talk is on; "the other one" is."""
        if OTHER_ONE.search(query):
            return False
        vitamin = _VITAMIN_OF.get(entry.branch)
        if vitamin is None or entry.branch == last.branch or last.branch in _FREE or entry.id in near:
            return False
        return vitamin not in {name.name for name in self._own(query)}

    def _own(self, query: str) -> tuple[Name, ...]:
        return self._guard.names(self._lookup.retriever.query(query))

    def _is_guess(self, found: Accepted, query: str, last: Entry, near: frozenset[str]) -> bool:
        """Whether an entry that is not beside the last answer is found with little likelihood.

        Beside a word that was explained stands nothing.
        """
        if found.score >= _GUESSED or found.entry.id in near or last.topic == GLOSSARY:
            return False
        return not asks_for_quantity(query) or found.entry.certainty is Certainty.NOT_COVERED

    def _instead(
        self, query: str, alone: Decision, found: Accepted, last: Entry, near: frozenset[str]
    ) -> Decision:
        """What is said in place of a guess: the figure that the last answer gives, a choice, or nothing."""
        if asks_for_quantity(query) and gives_quantity(last, query):
            return Accepted(last, _SURELY)
        if isinstance(alone, Accepted) and not self._is_off(alone.entry, query, last, near):
            if alone.entry.branch == last.branch:
                return alone
            if alone.score >= _SURELY:
                return Unsure((alone.entry, found.entry), alone.score)
        return Unknown(None, (), found.score)

    def _narrowed(self, query: str, found: Unsure, last: Entry, near: frozenset[str]) -> Decision:
        """Choices without those of another subject; the one that is named or alone knows all that is said."""
        kept = tuple(one for one in found.choices if not self._is_off(one, query, last, near))
        named = self._named(query, kept)
        if named is not None:
            return Accepted(named, found.score)
        knowing = [one for one in kept if self._knows(one, query)]
        if len(knowing) == 1 and (len(kept) == 1 or self._is_beside(knowing[0], last, near)):
            return Accepted(knowing[0], found.score)
        return replace(found, choices=kept) if len(kept) > 1 else Unknown(None, kept, found.score)

    def _named(self, query: str, choices: Sequence[Entry]) -> Entry | None:
        """The one of some choices that asks of the medicine or the person of a question, or None."""
        groups = {"drug", "person"} if _WHAT_SAID.search(query) else {"drug"}
        asked = {name for name in self._own(query) if name.group in groups}
        named = [one for one in choices if asked and asked <= self._guard.names_of_question(one.id)]
        return named[0] if len(named) == 1 else None

    def _knows(self, entry: Entry, query: str) -> bool:
        """Whether an entry knows the telling words of a question, of which there are some, and its numbers."""
        told = set(_NUMBERS.findall(query)) <= set(_NUMBERS.findall(entry.answer.replace(",", "")))
        return bool(telling(query)) and told and self._confidence.knows_all(query, entry.id)

    def _is_beside(self, entry: Entry, last: Entry, near: frozenset[str]) -> bool:
        return entry is last or entry.id in near or self._nearby.is_close(entry, last)

    def _says_itself(self, query: str, alone: Decision) -> bool:
        """Whether a question that points at nothing says by its words what of the disease it asks for."""
        if (
            not isinstance(alone, Accepted)
            or alone.score < _OF_ITSELF
            or alone.entry.branch not in _OF_THE_WORLD
        ):
            return False
        asked = telling(query)
        points = bool(_POINTS.search(query)) or self._confidence.is_bare(query)
        return bool(asked) and not points and self._confidence.knows_all(query, alone.entry.id)
