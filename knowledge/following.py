"""A question that leans on the last answer to a verdict: never on another subject than that answer."""

from __future__ import annotations

from dataclasses import replace

from knowledge import conversation as conversing
from knowledge import rewording, segments
from knowledge.confidence import says_all
from knowledge.decision import Accepted, Unknown, Unsure, Verdict, score_of
from knowledge.lookup import Lookup
from knowledge.model import Conversation, Entry, Knowledge
from knowledge.segments import Question
from knowledge.studies import read_studies
from knowledge.text import normalise, tokens

_TERSE = 3
"""Words of a follow-up that may ask for more of the same answer ("by how much?")."""
_BARE = 2
"""Words of a follow-up that only picks one of those in the last answer ("touch?")."""
_SURE = 0.9
"""The score from which a follow-up may hold a rare word that its answer does not know."""


class FollowUps:
    """Looks questions up in the light of the last answer, where they need it."""

    def __init__(self, knowledge: Knowledge, lookup: Lookup) -> None:
        self._knowledge, self._lookup = knowledge, lookup
        self._guard, self._confidence = lookup.guard, lookup.confidence
        self._studies = read_studies(knowledge.entries)

    def verdict(self, question: Question, conversation: Conversation) -> Verdict:
        """The verdict on one question of a conversation."""
        last = self._last(conversation)
        query = normalise(segments.heart(question) or question.text)
        query = f"and {query[2:]}" if query.startswith("n ") else query
        if self._guard.unreadable(query):
            return Unknown(None, (), 0.0)
        alone = not any(map(self._lookup.in_domain, question.before))
        if last is not None and alone and self._leans(query, last):
            return self._following(question, query, last)
        return self._lookup.alone(question)

    def about(self, text: str, conversation: Conversation) -> str:
        """A request together with what it is about, where only the last answer tells that."""
        last = self._last(conversation)
        query = normalise(text)
        if last is None or not conversing.refers_back(query, self._guard):
            return text
        return conversing.with_subject(query, last, self._guard, self._studies)

    def _last(self, conversation: Conversation) -> Entry | None:
        return self._knowledge.entries.get(conversation.answered[0]) if conversation.answered else None

    def _following(self, question: Question, query: str, last: Entry) -> Verdict:
        """The verdict on a question that needs the last answer to be understood."""
        found: list[Verdict] = []
        near, barred = self._family(last), self._barred(query, last)
        place = rewording.in_another_place(query, last, self._guard)
        if place is not None:
            read = self._lookup.wording(place, place, near, barred)
            return read if isinstance(read, Accepted) else Unknown(None, (), read.score)
        for reading in rewording.readings(query, last, self._guard, self._studies):
            verdict = self._lookup.wording(reading, reading, near, barred)
            likely = any(_best_of(one) is last for one in found)
            found.append(verdict)
            if self._only_repeats(query, reading, verdict, last) and not likely:
                continue
            if isinstance(verdict, Accepted) and self._fits(query, verdict, last):
                return self._told_already(query, verdict, last)
        fitting: list[Verdict] = [
            one for one in found if isinstance(one, Unsure) and self._fits(query, one, last)
        ]
        if rewording.asks_of_person(query, last, self._guard):
            return max((*fitting, Unknown(None, (), 0.0)), key=score_of)
        alone = self._lookup.alone(question, barred, implying=False)
        return max((*fitting, self._on_subject(alone, last, query)), key=score_of)

    def _on_subject(self, verdict: Verdict, last: Entry, query: str) -> Verdict:
        """A verdict without what belongs to another subject than the last answer."""
        match verdict:
            case Accepted(entry=entry) if not self._belongs(entry, last, query):
                return Unknown(None, (), verdict.score)
            case Unsure(choices=choices):
                kept = tuple(one for one in choices if self._belongs(one, last, query))
                return replace(verdict, choices=kept) if len(kept) > 1 else Unknown(None, kept, verdict.score)
            case _:
                return verdict

    def _belongs(self, entry: Entry, last: Entry, query: str) -> bool:
        """Whether an entry may answer words that say nothing of our subject, after another answer."""
        if rewording.asks_only_why(query) and not self._explains(entry, last):
            return False
        if self._lookup.in_domain(query) or conversing.branch_of(entry) == conversing.branch_of(last):
            return True
        return entry.id in self._family(last)

    def _told_already(self, query: str, verdict: Accepted, last: Entry) -> Accepted:
        """The last answer again, where it alone says the word that is asked about ("was any serious?")."""
        entry = verdict.entry
        bare = len(tokens(query)) <= _BARE and not says_all(entry.answer, query)
        says = says_all(last.answer, query) and (bare or not self._confidence.knows_all(query, entry.id))
        return Accepted(last, verdict.score) if says else verdict

    def _only_repeats(self, query: str, reading: str, verdict: Verdict, last: Entry) -> bool:
        """Whether the last answer is found again, only because its question is part of the wording."""
        if not isinstance(verdict, Accepted) or verdict.entry is not last:
            return False
        told = reading != last.question and reading.startswith(last.question)
        return told and len(tokens(query)) > _TERSE and not rewording.is_told_by(query, last, self._guard)

    def _explains(self, entry: Entry, last: Entry) -> bool:
        """Whether an entry may tell why the last answer is so."""
        return entry.id in {last.id, *self._family(last)} and self._confidence.gives_reasons(entry.id)

    def _barred(self, query: str, last: Entry) -> frozenset[str]:
        """The entries that a follow-up does not ask for: on another study or person, on how ALS ends."""
        entries = self._knowledge.entries
        others = rewording.others_than_meant(query, last, entries.values(), self._guard)
        if not conversing.leaves_the_study(query, self._guard):
            others |= self._studies.elsewhere(last.id)
        if last.prognosis or conversing.asks_of_the_end(query):
            return others
        return others | {id_ for id_, entry in entries.items() if entry.prognosis}

    def _leans(self, query: str, last: Entry) -> bool:
        by_name = rewording.asks_of_person(query, last, self._guard)
        return by_name or conversing.refers_back(query, self._guard)

    def _fits(self, query: str, verdict: Verdict, last: Entry) -> bool:
        """Whether what a follow-up says by itself belongs to its answer; "and the weather?" does not."""
        entries: tuple[Entry, ...] = ()
        match verdict:
            case Accepted(entry=entry):
                entries = (entry,)
            case Unsure(choices=choices):
                entries = choices
        if last in entries and rewording.is_told_by(query, last, self._guard):
            return True
        if rewording.asks_only_for_other(query) and verdict.score >= _SURE:
            return True
        if rewording.asks_only_why(query):
            return any(self._explains(one, last) for one in entries)
        asked = self._lookup.retriever.query(query)
        sure, weighed = verdict.score >= _SURE, self._confidence
        return any(
            weighed.familiar(asked, one.id, mostly=sure) or weighed.speaks_of(asked, one.id) for one in entries
        )

    def _family(self, entry: Entry) -> frozenset[str]:
        """The entries that a follow-up on one is likely about."""
        naming = (other.id for other in self._knowledge.entries.values() if entry.id in other.related)
        return frozenset((*entry.related, *naming)) - {entry.id}


def _best_of(verdict: Verdict) -> Entry | None:
    """The entry that is likeliest, whether or not it is told."""
    match verdict:
        case Accepted(entry=entry):
            return entry
        case Unsure(choices=choices):
            return choices[0]
        case _:
            return None
