"""Whether what is found for a follow-up belongs to the last answer: never another subject than that."""

from __future__ import annotations

from dataclasses import replace

from knowledge.conversing import conversation as conversing
from knowledge.conversing import pointing, pressing, rewording
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import Accepted, Decision, Unknown, Unsure
from knowledge.lookup import Lookup
from knowledge.model import Entry
from knowledge.nearby import Nearby, is_under
from knowledge.studies import Studies
from knowledge.text import tokens

_BARE = 2
"""Words of a follow-up that only picks one of those in the last answer ("touch?")."""
_SURE = 0.9
"""The score from which a follow-up may hold a rare word that its answer does not know."""


class Belonging:
    """Holds what is found for a follow-up against the answer that it leans on."""

    def __init__(self, lookup: Lookup, nearby: Nearby, studies: Studies, forms: TurnForms) -> None:
        self._lookup, self._nearby, self._studies, self._forms = lookup, nearby, studies, forms
        self._guard, self._confidence = lookup.guard, lookup.confidence

    def on_subject(self, decision: Decision, last: Entry, query: str, near: frozenset[str]) -> Decision:
        """A decision without what belongs to another subject than the last answer."""
        match decision:
            case Accepted(entry=entry) if not self._belongs(entry, last, query, near):
                return Unknown(None, (), decision.score)
            case Unsure(choices=choices):
                kept = tuple(one for one in choices if self._belongs(one, last, query, near))
                return replace(decision, choices=kept) if len(kept) > 1 else Unknown(None, kept, decision.score)
            case _:
                return decision

    def _belongs(self, entry: Entry, last: Entry, query: str, near: frozenset[str]) -> bool:
        """Whether an entry may answer words that say nothing of our subject, after another answer."""
        if pressing.asks_why(query) and not self._nearby.explains(entry, last):
            return False
        if self.names_only_a_disease(query) and entry.branch != last.branch:
            return entry.id in near
        if self._confidence.is_bare(query):
            return is_under(entry, last) or self._nearby.may_be_meant(entry, last, query, near)
        if self._lookup.in_domain(query) or entry.branch == last.branch:
            return True
        return entry.id in near

    def names_only_a_disease(self, query: str) -> bool:
        """Whether a follow-up is hardly more than the name of a disease ("dementia?", "and in dementia")."""
        groups = {name.group for name in self._guard.names(query) if name.name != "ALS"}
        barely = len(tokens(query)) <= _BARE or conversing.names_alone(query)
        return barely and groups == {"disease"}

    def fits(self, query: str, decision: Decision, last: Entry, near: frozenset[str]) -> bool:
        """Whether what a follow-up says by itself belongs to its answer; "and the weather?" does not."""
        entries: tuple[Entry, ...] = ()
        match decision:
            case Accepted(entry=entry):
                entries = (entry,)
            case Unsure(choices=choices):
                entries = choices
        if last in entries and pressing.is_told_by(query, last, self._guard, self._forms):
            return True
        if rewording.asks_which_ones(query, self._forms):
            return any(one.id in near or self._nearby.is_close(one, last) for one in entries)
        named = self._fits_what_is_named(query, entries, last, decision.score)
        if named is not None:
            return named
        if pressing.asks_why(query) and not rewording.asks_of_person(query, last, self._guard):
            entries = tuple(one for one in entries if self._nearby.explains(one, last))
        asked = self._lookup.retriever.query(query)
        if self._confidence.is_bare(asked) and not conversing.OTHER_ONE.search(query):
            return any(
                self._nearby.may_be_meant(one, last, asked, near) or is_under(one, last) for one in entries
            )
        sure, weighed = decision.score >= _SURE, self._confidence
        return any(
            weighed.familiar(asked, one.id, mostly=sure) or weighed.speaks_of(asked, one.id) for one in entries
        )

    def _fits_what_is_named(
        self, query: str, entries: tuple[Entry, ...], last: Entry, score: float
    ) -> bool | None:
        """Whether the last question is answered for what a follow-up names; None where it names nothing so."""
        of_the_branch = pointing.of_a_vitamin(query, last.branch) or rewording.asks_for_bigger_study(
            query, last, self._guard, self._forms
        )
        if of_the_branch:
            return any(one.branch == last.branch for one in entries)
        if conversing.asks_if_it_holds(query):
            return bool(entries)
        if rewording.asks_only_for_other(query) and (last in entries or score >= _SURE):
            return last not in entries
        return self._repeats(query, entries, last, score)

    def _repeats(self, query: str, entries: tuple[Entry, ...], last: Entry, score: float) -> bool | None:
        """The same for a follow-up that repeats the last question on a vitamin, on people or on a drug."""
        if rewording.repeats_on_vitamin(query, self._guard):
            reading = rewording.readings(query, last, self._guard, self._forms, self._studies)[0]
            asked = self._lookup.retriever.query(reading)
            return any(self._confidence.familiar(asked, one.id) for one in entries)
        if rewording.asks_of_people(query, last):
            return score >= _SURE
        if rewording.asks_only_of_drug(query, self._guard):
            return any(self._asks_of_drug(one, query) for one in entries)
        return None

    def _asks_of_drug(self, entry: Entry, query: str) -> bool:
        drugs = {name for name in self._guard.names(query) if name.group == "drug"}
        return drugs <= self._guard.names_of_question(entry.id)
