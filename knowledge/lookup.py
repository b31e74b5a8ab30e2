"""One question to a decision: the wordings under which it is looked up, and what may answer them."""

from __future__ import annotations

from collections.abc import Sequence

import re2

from knowledge import wordings
from knowledge.conversing.conversation import tells_which_study
from knowledge.decision import Accepted, Decision, Judge, Unsure, favoured, score_of
from knowledge.gazetteer import Name
from knowledge.glossary import GLOSSARY
from knowledge.model import Entry, Knowledge
from knowledge.once import once
from knowledge.retrieval import Retriever
from knowledge.splitting import segments
from knowledge.splitting.segments import Question
from knowledge.weighing.attributes import Attributes
from knowledge.weighing.confidence import Confidence
from knowledge.weighing.guard import Subject
from knowledge.weighing.quantities import lacks_figure
from knowledge.words import telling, weight

DEPTH = 10
_TO_PUT_RIGHT = frozenset({"vitamin", "drug", "supplement", "food", "substance"})
"""What may be a wrong idea of somebody's where it is asked which ones an article names."""
_NEARER_OUTSIDE = -0.15
"""From which lead of a question that nothing answers on."""

_LIKELY = 0.4
"""From which probability on the first of near ones is told where its words tell it from the others: of labelled
questions nothing that is not answered reached 0.35 so."""
_RARE = 0.75
"""The weight of a word that can tell near ones apart; "how often" can not."""
_ASKS_MEANING = re2.compile(
    r"\b(?:mean|means|meaning|meant|defin\w+|explain\w*|word|term|stands? for|(?:is|are|s) an?)\b"
)
_LEFT_OUT = re2.compile(
    r"\b(?:(?:one|drug|medicine|pill|tablet|vitamin|study)s? (?:(?:that|which) (?:is|was) |that s |thats )?not|"
    r"other than|besides|apart from|aside from|except(?: for)?|anything but) ((?:\w+ ?){1,3})"
)
_WITHOUT_IT = re2.compile(r"(?:on|getting|given|taking|in|having|receiving|with|using)\b")
"""Behind "the ones not ..." this tells who went without something, which is no wish to leave it out."""


class Lookup:
    """Looks questions up that are understood by themselves."""

    def __init__(
        self,
        knowledge: Knowledge,
        retriever: Retriever,
        confidence: Confidence,
        judge: Judge,
        attributes: Attributes,
    ) -> None:
        self.retriever, self.confidence, self.guard = retriever, confidence, judge.guard
        self._knowledge = knowledge
        self._attributes = attributes
        self._judge = judge

    def alone(
        self, question: Question, barred: frozenset[str] = frozenset(), *, implying: bool = True
    ) -> Decision:
        """The decision on a question by itself; ``implying``: "it" may be ALS, where nothing else was said."""
        looked = wordings.windows(question, self.in_domain, self._is_named)
        meant = self._meant(question)
        found = max(
            (self.wording(text, question.text, barred=barred, meant=meant) for text in looked), key=score_of
        )
        implied = wordings.about_the_illness(question) if implying else None
        if implied is None or isinstance(found, Accepted) or any(map(self.in_domain, looked)):
            return found
        if self._of_another(question):
            return found
        read = self.wording(implied, implied, barred=barred)
        sure = isinstance(read, Accepted) and read.score >= self._judge.strictness.implied
        return read if sure else found

    def wording(
        self,
        text: str,
        guarded: str,
        near: frozenset[str] = frozenset(),
        barred: frozenset[str] = frozenset(),
        meant: Sequence[Name] = (),
    ) -> Decision:
        """The decision on one wording; ``guarded`` is the part of it whose names an entry has to know.

        ``near`` are entries that the conversation makes likelier, ``barred`` those that it rules out;
        ``meant`` is what the question means without naming it.
        """
        ranking = self.retriever.rank(text, DEPTH)
        names = self.guard.names_asked(guarded, self.retriever.query)
        names = (*names, *meant) or self._carried(guarded, ranking.query)
        asking = self.retriever.query(segments.asking_part(guarded))
        allowed = [
            c
            for c in ranking.candidates
            if c.id not in barred
            and self._may_answer(c.id, ranking.query, names)
            and (self.retriever.is_asked_so(guarded, c.id) or not self._attributes.lacking(c.id, asking))
        ]
        decision = self._judge.decision(
            favoured(self.confidence.weighed(ranking.query, allowed), near),
            names,
            self.guard.subject(ranking.query),
            strange=self.guard.strange(guarded if self.in_domain(guarded) else text),
        )
        return self._told_by_its_words(decision, ranking.query)

    def _told_by_its_words(self, decision: Decision, query: str) -> Decision:
        """The first of choices where it is likely and alone knows every telling word of the question.

        What a word means is no choice beside what is asked with it ("what is the trial's registry number").
        """
        if isinstance(decision, Unsure) and not _ASKS_MEANING.search(query):
            of_things = tuple(entry for entry in decision.choices if entry.topic != GLOSSARY)
            if len(of_things) == 1 and decision.score >= _LIKELY and of_things != decision.choices:
                return Accepted(of_things[0], decision.score)
        if not isinstance(decision, Unsure) or decision.score < _LIKELY or decision.choices[0].prognosis:
            return decision
        if max(map(weight, telling(query)), default=0.0) < _RARE:
            return decision
        knowing = [entry for entry in decision.choices if self.confidence.knows_all(query, entry.id)]
        return Accepted(knowing[0], decision.score) if knowing == [decision.choices[0]] else decision

    def _carried(self, guarded: str, query: str) -> tuple[Name, ...]:
        """What a question takes over from the text around it; not what it asks to put right."""
        carried = self.guard.carried(query)
        return (
            tuple(n for n in carried if n.group not in _TO_PUT_RIGHT)
            if wordings.asks_which(guarded)
            else carried
        )

    def _is_named(self, text: str) -> bool:
        """Whether a text says what of our subject it is about, or which study."""
        query = self.retriever.query(text)
        return self.guard.subject(query) is Subject.OURS or tells_which_study(query, self.guard)

    def _of_another(self, question: Question) -> bool:
        """Whether a question names a disease, so that "it" is that one."""
        return any(name.group == "disease" for name in self.guard.names(self.retriever.query(question.text)))

    def _meant(self, question: Question) -> tuple[Name, ...]:
        query = self.retriever.query(question.text)
        return self.guard.meant(query, self.guard.names(query), question.before)

    def _may_answer(self, entry_id: str, query: str, names: Sequence[Name]) -> bool:
        entry = self._knowledge.entries[entry_id]
        allowed = self.guard.allows(entry_id, query, names) and not lacks_figure(entry, query)
        left_out = self._left_out(query)
        return allowed and not (left_out and self._is_only_on(left_out, entry))

    @once
    def _left_out(self, query: str) -> frozenset[Name]:
        """What a question names only to leave it out ("the one not riluzole", "other than B12")."""
        found = (match[1] for match in _LEFT_OUT.finditer(query))
        behind = " . ".join(what for what in found if not _WITHOUT_IT.match(what))
        return frozenset(self.guard.names(behind)) if behind else frozenset()

    def _is_only_on(self, left_out: frozenset[Name], entry: Entry) -> bool:
        """Whether an entry tells of nothing else of the kind that is left out."""
        groups = {name.group for name in left_out}
        told = {n for n in self.guard.names(f"{entry.question} {entry.answer}") if n.group in groups}
        return bool(told) and told <= left_out

    def is_of_another_world(self, text: str) -> bool:
        """Whether a text names nothing of ours and is nearer to what nothing answers than to us."""
        if self.in_domain(text):
            return False
        candidates = self.retriever.rank(text, DEPTH).candidates
        return max((one.edge for one in candidates), default=0.0) < _NEARER_OUTSIDE

    def in_domain(self, text: str) -> bool:
        """Whether a text is about our subject, as it was probably meant."""
        return self.guard.in_domain(self.retriever.query(text))
