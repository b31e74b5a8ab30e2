"""A question that leans on the last answer to a decision: never on another subject than that answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import re2

from knowledge import wordings
from knowledge.conversing import conversation as conversing
from knowledge.conversing import pointing, pressing, rewording
from knowledge.conversing.asking_on import asks_of_answer
from knowledge.conversing.bare_asking import BareAsking
from knowledge.conversing.belonging import Belonging
from knowledge.conversing.holding import Holding
from knowledge.conversing.remembering import shown
from knowledge.conversing.standing import Standing
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import Accepted, Decision, Unknown, Unsure, best_of, score_of
from knowledge.lookup import Lookup
from knowledge.model import Conversation, Entry, Knowledge
from knowledge.named import Named
from knowledge.nearby import Nearby, is_under
from knowledge.splitting import segments
from knowledge.splitting.segments import Question
from knowledge.studies import NO_STUDIES, Studies
from knowledge.text import normalise, tokens
from knowledge.weighing import premises
from knowledge.weighing.guard import VITAMIN_B12
from knowledge.weighing.quantities import meets_bare_quantity
from knowledge.words import says_all

_OF_NOW = re2.compile(r"^(?:\w+ ){0,2}(?:what|which|wat) (?:time|day|date|month) is it(?: now| today| there)?$")
"""What asks for the hour or the day, and not for when something was."""
_TAKEN = frozenset({"vitamin", "drug"})
_VITAMINS = frozenset({"vitamin", "b12"})
"""The branches of what is taken."""
_TERSE = 3
"""Words of a follow-up that may ask for more of the same answer ("by how much?")."""
_BARE = 2
"""Words of a follow-up that only picks one of those in the last answer ("touch?")."""
_REASON = 0.6
"""The score from which on an entry is told as the reason of the last answer."""
_BY_RULE, _BY_A_WORD = 0.9, 0.6
"""The probabilities of what a rule finds, and of what shares a word or comes close as a reason: of 232 labelled
later turns, answers from 0.9 on were right in 134 of 136, those from 0.6 to 0.7 in 7 of 8."""


class FollowUps:
    """Looks questions up in the light of the last answer, where they need it."""

    def __init__(
        self,
        knowledge: Knowledge,
        lookup: Lookup,
        studies: Studies,
        forms: TurnForms,
        bare_asking: BareAsking,
        named: Named,
    ) -> None:
        self._knowledge, self._lookup, self._forms = knowledge, lookup, forms
        self._guard, self._confidence = lookup.guard, lookup.confidence
        self._studies = studies
        of_none = studies is NO_STUDIES
        self._of_no_study = (
            self if of_none else FollowUps(knowledge, lookup, NO_STUDIES, forms, bare_asking, named)
        )
        self._standing = Standing(lookup.confidence, lookup.guard, forms)
        self._nearby = Nearby(knowledge.entries, self._studies, self._confidence)
        self._belonging = Belonging(lookup, self._nearby, self._studies, forms)
        self._holding = Holding(lookup, self._nearby)
        self._bare_asking, self._named = bare_asking, named

    def decision(self, question: Question, conversation: Conversation, *, implying: bool = True) -> Decision:
        """The decision on one question of a conversation; ``implying`` as in `Lookup.alone`."""
        who = self._named.who(question.text)
        return Accepted(who, _BY_RULE) if who else self._searched(question, conversation, implying=implying)

    def _searched(self, question: Question, conversation: Conversation, *, implying: bool) -> Decision:
        """The decision on a question that asks for nobody by name."""
        spelt = self._lookup.retriever.spelt(segments.heart(question) or question.text)
        query = pointing.spelt_out(spelt)
        if self._guard.unreadable(query):
            return Unknown(None, (), 0.0)
        if self._forms.is_of("of_illness", query):
            return self._lookup.alone(question, implying=implying)
        last = self._last(conversation, query)
        alone = not any(map(self._lookup.in_domain, question.before))
        if last is not None and alone and self._leans(query, last) and not self._is_elsewhere(query, last):
            if not shown(conversation) and self._is_told(query, last):
                about = conversing.with_subject(query, last, self._guard)
                return self._lookup.wording(about, about)
            by_itself = self._lookup.alone(question, implying=False)
            if self._is_word_for_word(query, by_itself, last):
                return by_itself
            told = self if shown(conversation) else self._of_no_study
            found = told._following(question, query, last, conversation.answered)
            asks_barely = self._bare_asking.giving(query) is not None
            decided = found if asks_barely else self._standing.of(query, by_itself, found, last)
            return self._holding.of(query, by_itself, decided, last)
        found = self._lookup.alone(question, implying=implying)
        return found if last is None else self._holding.offered(query, found, last)

    def _readings(self, query: str, last: Entry) -> tuple[str, ...]:
        return rewording.readings(query, last, self._guard, self._forms, self._studies)

    def _is_told(self, query: str, last: Entry) -> bool:
        return pressing.is_told_by(query, last, self._guard, self._forms)

    def _says_nothing_else(self, query: str) -> bool:
        return pressing.says_nothing_else(query, self._forms)

    def _is_word_for_word(self, query: str, alone: Decision, last: Entry) -> bool:
        """Whether people ask for what a question gets alone in just its words, and on the same subject."""
        if not isinstance(alone, Accepted) or alone.entry.branch != last.branch:
            return False
        return len(tokens(query)) > _TERSE and self._lookup.retriever.is_asked_so(query, alone.entry.id)

    def _is_elsewhere(self, query: str, last: Entry) -> bool:
        """Whether a short question has nothing to do with the last answer ("what's the weather")."""
        if _OF_NOW.search(query):
            return True
        presses = self._is_told(query, last) or pressing.says_nothing_else(query, self._forms)
        if presses or self._confidence.is_bare(query) or conversing.OTHER_ONE.search(query):
            return False
        return self._lookup.is_of_another_world(query)

    def people(self, text: str) -> tuple[str, ...]:
        """Whom a text names."""
        return tuple(name.name for name in self._guard.names(normalise(text)) if name.group == "person")

    def people_told(self, conversation: Conversation) -> tuple[str, ...]:
        """Whom the last answer named."""
        told = (self._knowledge.entries[id_] for id_ in conversation.answered if id_ in self._knowledge.entries)
        return tuple(dict.fromkeys(name for entry in told for name in self.people(entry.answer)))

    def searched(self, text: str) -> str:
        """A text as it is searched for."""
        return self._lookup.retriever.query(text)

    def are_on_both(self, entries: Iterable[Entry]) -> bool:
        """Whether one of some entries asks of both vitamins, or all of them of the same."""
        of_vitamins = [
            {name.name for name in self._guard.names_of_question(one.id)} & conversing.VITAMINS.keys()
            for one in entries
        ]
        return any(len(names) > 1 for names in of_vitamins)

    def about(self, text: str, conversation: Conversation) -> str:
        """A request together with what it is about, where only the last answer tells that."""
        query = normalise(text)
        last = self._last(conversation, query)
        if last is None or (self._lookup.in_domain(text) and not conversing.refers_back(query, self._guard)):
            return text
        return conversing.with_subject(query, last, self._guard, self._studies)

    def _last(self, conversation: Conversation, query: str) -> Entry | None:
        """What was told last: the first part, or that of which "the other" or "it works" can be said."""
        entries = [
            self._knowledge.entries[id_] for id_ in conversation.answered if id_ in self._knowledge.entries
        ]
        if conversing.OTHER_ONE.search(query):
            paired = (one for one in entries if self._readings(query, one))
            return next(paired, entries[0] if entries else None)
        taken = filter(self._is_taken, entries) if wordings.speaks_of_what_is_taken(query) else iter(())
        return next(taken, entries[0] if entries else None)

    def _is_taken(self, entry: Entry) -> bool:
        return any(name.group in _TAKEN for name in self._guard.names_of_question(entry.id))

    def _following(self, question: Question, query: str, last: Entry, told: Sequence[str]) -> Decision:
        """The decision on a question that needs the last answer, of which ``told`` are the parts."""
        last = self._nearby.finding(last) if conversing.asks_if_it_holds(query) else last
        near, barred = self._nearby.family(last).union(told), self._barred(query, last)
        barred |= self._not_of_its_kind(query, last, near)
        if not premises.measures_as(query, last):
            near -= {last.id}
        if asks_of_answer(query, last) and not rewording.asks_of_people(query, last):
            return Accepted(last, _BY_RULE)
        found = self._pressed(query, last, near) or self._elsewhere(query, last, near, barred)
        return found or self._read(question, query, last, near, barred)

    def _not_of_its_kind(self, query: str, last: Entry, near: frozenset[str]) -> frozenset[str]:
        """The entries that give nothing of the kind few words ask for, or are not beside the last answer."""
        giving = self._bare_asking.giving(query)
        if giving is None:
            return frozenset()
        entries = self._knowledge.entries.values()
        of_vitamin = last.branch in _VITAMINS and self._bare_asking.is_of_vitamin(query)
        beside = (
            one.id
            for one in entries
            if (of_vitamin and one.branch == last.branch) or self._is_beside(one, last, near)
        )
        measures = pressing.asks_how_many(query) or rewording.asks_when(query)
        told = {last.id} if measures and meets_bare_quantity(last, query) else set()
        if query.endswith("where") and rewording.asks_of_a_place(last):
            return frozenset(self._knowledge.entries) - {last.id}
        return frozenset(self._knowledge.entries) - giving.intersection(beside) - told

    def _is_beside(self, entry: Entry, last: Entry, near: frozenset[str]) -> bool:
        """Whether an entry is the last one, related to it, of its study or topic, or under its overview."""
        if entry is last or entry.id in near or self._nearby.is_close(entry, last):
            return True
        return last.branch in _VITAMINS and is_under(entry, last)

    def _pressed(self, query: str, last: Entry, near: frozenset[str]) -> Decision | None:
        """The decision on words that can only ask for more of the last answer; None where they are others."""
        if self._forms.is_of("on_much", query):
            return Unknown(None, (), 0.0)
        if pressing.asks_only_why(query):
            return self._reason(query, last, near)
        counts = meets_bare_quantity(last, query) or pressing.tells_how_many(last)
        if pressing.asks_how_many(query) and not last.overview and counts:
            return Accepted(last, _BY_RULE)
        if pressing.asks_what_paper_says(query, last, self._forms) or pressing.asks_what_came_of_it(
            query, last, self._forms
        ):
            return Accepted(last, _BY_RULE)
        if self._says_nothing_else(query):
            again = self._told_again(query, last)
            return Accepted(again, _BY_RULE) if again else Unknown(None, (), 0.0)
        return None

    def _elsewhere(
        self, query: str, last: Entry, near: frozenset[str], barred: frozenset[str]
    ) -> Decision | None:
        """The decision on the last question asked of another country; None where no other is named."""
        place = rewording.in_another_place(query, last, self._guard)
        if place is None:
            return None
        read = self._lookup.wording(place, place, near, barred)
        return read if isinstance(read, Accepted) else Unknown(None, (), read.score)

    def _read(
        self, question: Question, query: str, last: Entry, near: frozenset[str], barred: frozenset[str]
    ) -> Decision:
        """The decision on the first reading that fits, or on the question alone."""
        found: list[Decision] = []
        for reading in self._readings(query, last):
            decision = self._lookup.wording(reading, reading, near, barred)
            likely = any(best_of(one) is last for one in found)
            found.append(decision)
            if self._only_repeats(query, reading, decision, last) and not likely:
                continue
            surely = not reading.startswith(last.question) and self._nearby.is_surely_beside(
                decision, last, near
            )
            if isinstance(decision, Accepted) and (surely or self._belonging.fits(query, decision, last, near)):
                return self._told_already(query, decision, last)
        unsure = (one for one in found if isinstance(one, Unsure))
        fitting = [one for one in unsure if self._belonging.fits(query, one, last, near)]
        alone: Decision = Unknown(None, (), 0.0)
        if not rewording.is_of_the_last_only(query, last, self._guard, self._forms):
            by_itself = self._lookup.alone(question, barred, implying=False)
            alone = self._belonging.on_subject(by_itself, last, query, near)
        found_best = max((*fitting, alone), key=score_of)
        says = self._only_one_says(query, near - barred) if isinstance(found_best, Unknown) else None
        return Accepted(says, _BY_A_WORD) if says else found_best

    def _only_one_says(self, query: str, near: frozenset[str]) -> Entry | None:
        """Of what is beside the last answer the one that says the few words asked for ("serious?")."""
        if len(tokens(query)) > _TERSE:
            return None
        saying = [self._knowledge.entries[id_] for id_ in near if id_ in self._knowledge.entries]
        saying = [entry for entry in saying if says_all(entry.answer, query)]
        return saying[0] if len(saying) == 1 else None

    def _reason(self, query: str, last: Entry, near: frozenset[str]) -> Decision:
        """The decision on a bare "why": only what is related to the last answer and tells a reason."""
        entries = self._knowledge.entries.values()
        others = frozenset(one.id for one in entries if not self._nearby.explains(one, last))
        for reading in self._readings(query, last):
            found = self._lookup.wording(reading, reading, near, others)
            if isinstance(found, Accepted) and found.score >= _REASON:
                return found
        why = self._nearby.why(last)
        return Accepted(why, _BY_A_WORD) if why else Unknown(None, (), 0.0)

    def _told_again(self, query: str, last: Entry) -> Entry | None:
        """The last answer, or the one beside it that says how sure it is; None where neither tells it."""
        counted = self._nearby.statistics(last) if pressing.asks_how_sure_a_figure(query, self._forms) else None
        if counted is not None or self._is_told(query, last):
            return counted or last
        beside = self._nearby.related(last) if pressing.asks_how_sure(query, self._forms) else []
        return next(filter(pressing.says_how_sure, beside), None)

    def _told_already(self, query: str, decision: Accepted, last: Entry) -> Accepted:
        """The last answer again, where it alone says the word that is asked about ("was any serious?")."""
        entry = decision.entry
        if pressing.asks_if_that(query) and says_all(last.answer, query):
            return Accepted(last, decision.score)
        if not meets_bare_quantity(last, query):
            return decision
        bare = len(tokens(query)) <= _BARE and not says_all(entry.answer, query)
        says = says_all(last.answer, query) and (bare or not self._confidence.knows_all(query, entry.id))
        return Accepted(last, decision.score) if says else decision

    def _only_repeats(self, query: str, reading: str, decision: Decision, last: Entry) -> bool:
        """Whether the last answer is found again, only because its question is part of the wording."""
        if not isinstance(decision, Accepted) or decision.entry is not last:
            return False
        if rewording.asks_if_so(query):
            return not all(kind in last.answer for kind in ("trial", "study") if kind in tokens(query))
        told = reading != last.question and reading.startswith(last.question)
        return told and len(tokens(query)) > _TERSE and not self._is_told(query, last)

    def _barred(self, query: str, last: Entry) -> frozenset[str]:
        """The entries that a follow-up does not ask for: on another study or person, on how ALS ends."""
        entries = self._knowledge.entries
        others = rewording.others_than_meant(query, last, entries.values(), self._guard)
        others |= frozenset(id_ for id_ in entries if pointing.at_another_time(id_, query))
        leaves = conversing.leaves_the_study(query, self._guard) or rewording.asks_of_people(query, last)
        if not leaves and not pointing.at_somebody_else(query):
            others |= self._studies.elsewhere(last.id)
        if last.prognosis or conversing.asks_of_the_end(query):
            return others
        return others | {id_ for id_, entry in entries.items() if entry.prognosis}

    def _leans(self, query: str, last: Entry) -> bool:
        if last.branch != "b12" and (pointing.at_trials_now(query) or self._means_b12(query)):
            return False
        by_name = rewording.asks_of_person(query, last, self._guard)
        of_it = conversing.speaks_of_it_beside_a_vitamin(query, last, self._guard, self._studies)
        of_it |= pointing.of_a_vitamin(query, last.branch) is not None
        of_it |= conversing.means_an_article(query, last)
        named = by_name or of_it or self._belonging.names_only_a_disease(query)
        return named or conversing.refers_back(query, self._guard)

    def _means_b12(self, query: str) -> bool:
        """Whether a question names B12 in a word that stands for it ("JETALS")."""
        meant = set(self._guard.names(self._lookup.retriever.query(query))) - set(self._guard.names(query))
        return any(name.name == VITAMIN_B12 for name in meant)
