"""A message to what is said to it: screened, split into questions, looked up, decided, composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import re2

from knowledge import conversation as conversing
from knowledge import premises, rewording, segments
from knowledge.attributes import read_attributes
from knowledge.confidence import Confidence, says_all
from knowledge.decision import (
    Accepted,
    Judge,
    Unknown,
    Unsure,
    Verdict,
    favoured,
    main_questions,
    score_of,
)
from knowledge.guard import GLOSSARY, VITAMIN_B12, VITAMIN_D, Name, with_bare_vitamin
from knowledge.model import (
    Advice,
    Answer,
    Certainty,
    Clarify,
    Conversation,
    Entry,
    Knowledge,
    NO_CONVERSATION,
    NoMatch,
    Outcome,
    Part,
    Smalltalk,
    Urgent,
)
from knowledge.quantities import lacks_figure
from knowledge.retrieval import Retriever
from knowledge.screening import Screen
from knowledge.segments import Question
from knowledge.studies import read_studies
from knowledge.text import ends, normalise, tokens

MOST_PARTS = 3
DEPTH = 10
_SUGGESTED = 3
_MOST_LEANING = 2
"""Questions of one message that are read together with the answer to the one before."""
_BARE = 20
"""Words of a message that may be nothing but a name and a greeting."""
_TERSE = 3
"""Words of a follow-up that may ask for more of the same answer ("by how much?")."""
_SURE = 0.9
"""The score from which a follow-up may hold a rare word that its answer does not know."""
_HARD = frozenset({"dose", "stop", "diagnosis", "level", "prognosis", "combine"})
_BRANCHES = {"ALS": "als-", VITAMIN_D: "vitamin-d-", VITAMIN_B12: "b12-"}
_OF_OTHERS = re2.compile(
    r"^(?:\w+ ){1,9}(?:specialists|experts|neurologists|doctors|doctor|scientists|researchers|articles?|"
    r"blogs?|papers?|"
    r"scelsa|leverenz|perlmutter) (?:\w+ ){0,4}(?:says?|thinks?|reckons?|tells?|takes?|finds?|found|"
    r"makes?|writes?|told|said)\b"
)
_OF_ALL = re2.compile(
    r"\b(?:every(?:one|body|ones|bodys)|others|(?:other|most|all|many) ones|people|patients|in general|"
    r"on average|(?:did|does|do) (?:it|they|(?:the|your|this|that) (?:\w+ ){0,2}"
    r"(?:articles?|study|trial|paper|page)) (?:say|said|show|find|mention|name|give|tell|report))\b"
)
"""A question on all patients, or on what was written; what it is about may stand in the story before it."""
_FILLING = frozenset(
    tokens(
        "a an the about on of in and or with for to me us my please pls tell info information question "
        "questions help "
        "hi hello hey some more something everything anything facts basics i want know like need would can "
        "you give "
        "vitamin study trial article articles drug medicine disease research als"
    )
)


class Replies:
    """Answers messages from one body of knowledge; holds no state of any conversation."""

    def __init__(
        self, knowledge: Knowledge, retriever: Retriever, confidence: Confidence, judge: Judge, screen: Screen
    ) -> None:
        self._knowledge = knowledge
        self._retriever = retriever
        self._confidence = confidence
        self._attributes = read_attributes(knowledge.entries.values())
        self._guard = judge.guard
        self._judge = judge
        self._screen = screen
        self._studies = read_studies(knowledge.entries)

    def to(self, raw: str, conversation: Conversation) -> Outcome:
        """What is said to a message that is addressed to the bot. Danger comes first, always."""
        text = with_bare_vitamin(ends(raw))
        message = self._screen.read(text)
        urgent: Urgent | None = self._screen.urgency(message)
        if urgent is not None:
            return urgent
        chosen = self._knowledge.entries.get(conversing.chosen(raw, conversation) or "")
        if chosen is not None:
            return self._answer((Part(chosen, 1.0),), raw)
        kind = self._screen.smalltalk(message)
        if kind is not None and not self._in_domain(text) and not (kind == "help" and conversation.answered):
            return Smalltalk(kind)
        return self._asked(text, conversation)

    def _asked(self, text: str, conversation: Conversation) -> Outcome:
        if not tokens(normalise(text)):
            return NoMatch()
        if self._screen.hostile(text):
            return NoMatch()
        personal = self._personal(text, conversation)
        if personal in _HARD and not self._is_general(text):
            return self._declined(personal or "other", text, conversation)
        query = normalise(text)
        leans = bool(conversation.answered) and conversing.refers_back(query, self._guard)
        bare = None if leans else self._bare_topic(text)
        found = bare or self._composed(text, conversation)
        if personal and not isinstance(found, Answer):
            return self._declined(personal, text, conversation)
        return self._guarded(found, text) if isinstance(found, Answer) else self._with_team(found, text)

    def _guarded(self, answer: Answer, text: str) -> Outcome:
        """An answer, unless a decision about one person was asked for that no general part may stand in for."""
        personal = self._screen.personal(text)
        if personal in _HARD and not self._is_general(text):
            return self._declined(personal or "other", text)
        return replace(answer, personal=personal is not None, team_today=self._screen.team_today(text))

    def _personal(self, text: str, conversation: Conversation) -> str | None:
        """The kind of decision that is asked for, where the message is about anybody's health at all."""
        kind: str | None = self._screen.personal(text)
        if kind is None or conversation.answered:
            return kind
        return kind if self._guard.about_health(self._retriever.query(text)) else None

    def _is_general(self, text: str) -> bool:
        """Whether a personal story only surrounds questions on what is known, or on what others say."""
        asked = segments.questions(text)
        ours = self._in_domain(text)
        return all(self._asks_of_others(one.text) and self._is_about_all(one.text, ours) for one in asked)

    def _is_about_all(self, question: str, ours: bool) -> bool:
        return self._in_domain(question) or (ours and bool(_OF_ALL.search(normalise(question))))

    def _asks_of_others(self, question: str) -> bool:
        return self._screen.personal(question) is None or bool(_OF_OTHERS.search(normalise(question)))

    def _with_team(self, outcome: Outcome, text: str) -> Outcome:
        if isinstance(outcome, Clarify | NoMatch | Advice) and self._screen.team_today(text):
            return replace(outcome, team_today=True)
        return outcome

    def _declined(self, kind: str, text: str, conversation: Conversation = NO_CONVERSATION) -> Advice:
        ranking = self._retriever.rank(self._about(segments.core(text), conversation), DEPTH)
        names = self._guard.names(ranking.query)
        near = [c for c in ranking.candidates if self._guard.stops(c.id, names) is None]
        entries = tuple(self._knowledge.entries[c.id] for c in near)
        told = tuple(e for e in entries if not e.prognosis)[:_SUGGESTED]
        return Advice(kind, told, self._screen.team_today(text))

    def _about(self, text: str, conversation: Conversation) -> str:
        """A request together with what it is about, where only the last answer tells that."""
        last = self._last(conversation)
        query = normalise(text)
        if last is None or not conversing.refers_back(query, self._guard):
            return text
        return conversing.with_subject(query, last, self._guard, self._studies)

    def _last(self, conversation: Conversation) -> Entry | None:
        return self._knowledge.entries.get(conversation.answered[0]) if conversation.answered else None

    def _bare_topic(self, text: str) -> Outcome | None:
        """Choices where a message is nothing but the name of something that the FAQ speaks of."""
        if len(tokens(normalise(text))) > _BARE:
            return None
        query = self._retriever.query(text)
        names = self._guard.names(query)
        if len(names) != 1 or len(tokens(query)) > 4:
            return None
        words = set(tokens(normalise(text).removeprefix("what about ").removeprefix("how about ")))
        if words - _FILLING - self._guard.spellings(names[0]):
            return None
        about = [e for e in self._knowledge.entries.values() if self._is_about(e, names[0].name)]
        choices = main_questions(e for e in about if _is_plain(e) or len(about) < 3)
        return Clarify(choices, 1.0) if len(choices) > 1 else None

    def _is_about(self, entry: Entry, name: str) -> bool:
        if name in _BRANCHES:
            return entry.topic.startswith(_BRANCHES[name])
        return {one.name for one in self._guard.names(entry.question)} - {"ALS"} == {name}

    def _composed(self, text: str, conversation: Conversation) -> Outcome:
        verdicts = self._of_each(segments.questions(text), conversation)
        accepted = _distinct([(q, v) for q, v in verdicts if isinstance(v, Accepted)])
        if accepted:
            parts = [part for question, one in accepted for part in self._parts(question, one)]
            return self._answer(tuple(parts[:MOST_PARTS]), text)
        return _without_answer([verdict for _, verdict in verdicts])

    def _of_each(self, asked: Sequence[Question], conversation: Conversation) -> list[tuple[Question, Verdict]]:
        """The verdicts on the questions of a message; one that says nothing alone leans on the one before."""
        found: list[tuple[Question, Verdict]] = []
        leant = 0
        for question in asked:
            told = _entries(found)
            if len(told) >= MOST_PARTS:
                break
            verdicts = self._verdicts(question, conversation)
            if told and leant < _MOST_LEANING and not _entries(verdicts).keys() - told.keys():
                leant += 1
                last = Conversation((next(reversed(told)),))
                leaning = self._verdicts(replace(question, before=()), last)
                verdicts = leaning if _entries(leaning).keys() - told.keys() else verdicts
            found += verdicts
        return found

    def _parts(self, question: Question, accepted: Accepted) -> tuple[Part, ...]:
        told = " ".join((*question.before[:1], question.text))
        part = Part(accepted.entry, accepted.score, premises.note(accepted.entry, told))
        return (part,) if accepted.also is None else (part, Part(accepted.also, accepted.score))

    def _answer(self, parts: tuple[Part, ...], text: str) -> Answer:
        shown = {part.entry.id for part in parts}
        others = [id_ for part in parts for id_ in part.entry.related if id_ not in shown]
        related = dict.fromkeys(others)
        near = tuple(self._knowledge.entries[id_] for id_ in related)[:_SUGGESTED]
        return Answer(parts, suggestions=near, team_today=self._screen.team_today(text))

    def _verdicts(self, question: Question, conversation: Conversation) -> list[tuple[Question, Verdict]]:
        """One verdict, or several where one sentence asks for several things that are all answered."""
        whole = self._verdict(question, conversation)
        parts = segments.clauses(question)
        if len(parts) < 2:
            return [(question, whole)]
        split = self._in_turn(parts, conversation)
        found = {one.entry.id for _, one in split if isinstance(one, Accepted)}
        if len(found) == len(parts) or (found and not _better(whole, split)):
            return split
        return [(question, whole)]

    def _in_turn(self, parts: Sequence[Question], conversation: Conversation) -> list[tuple[Question, Verdict]]:
        """The verdicts on the questions of one sentence; each may lean on the answer to the one before."""
        found: list[tuple[Question, Verdict]] = []
        for part in parts:
            verdict = self._verdict(replace(part, before=()) if found else part, conversation)
            found.append((part, verdict))
            if isinstance(verdict, Accepted):
                conversation = Conversation((verdict.entry.id,))
        return found

    def _verdict(self, question: Question, conversation: Conversation) -> Verdict:
        last = self._last(conversation)
        query = normalise(segments.heart(question) or question.text)
        alone = not any(map(self._in_domain, question.before))
        if last is not None and alone and self._leans(query, last):
            return self._following(question, query, last)
        return self._alone(question)

    def _following(self, question: Question, query: str, last: Entry) -> Verdict:
        """The verdict on a question that needs the last answer to be understood."""
        found: list[Verdict] = []
        near, barred = self._family(last), self._barred(query, last)
        for reading in rewording.readings(query, last, self._guard, self._studies):
            verdict = self._looked_up(reading, reading, near, barred)
            likely = any(_best_of(one) is last for one in found)
            found.append(verdict)
            if self._only_repeats(query, reading, verdict, last) and not likely:
                continue
            if isinstance(verdict, Accepted) and self._fits(query, verdict, last):
                return self._told_already(query, verdict, last)
        fitting = [one for one in found if isinstance(one, Unsure) and self._fits(query, one, last)]
        if rewording.asks_of_person(query, last, self._guard):
            return max((*fitting, Unknown(None, (), 0.0)), key=score_of)
        alone = self._alone(question, barred, implying=False)
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
        if self._in_domain(query) or conversing.branch_of(entry) == conversing.branch_of(last):
            return True
        return entry.id in self._family(last)

    def _told_already(self, query: str, verdict: Accepted, last: Entry) -> Accepted:
        """The last answer again, where it alone says the word that is asked about ("was any serious?")."""
        says = says_all(last.answer, query) and not self._confidence.knows_all(query, verdict.entry.id)
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
        asked = self._retriever.query(query)
        sure, weighed = verdict.score >= _SURE, self._confidence
        return any(
            weighed.familiar(asked, one.id, mostly=sure) or weighed.speaks_of(asked, one.id) for one in entries
        )

    def _alone(
        self, question: Question, barred: frozenset[str] = frozenset(), *, implying: bool = True
    ) -> Verdict:
        """The verdict on a question by itself; ``implying``: "it" may be ALS, where nothing else was said."""
        looked = segments.windows(question, self._in_domain)
        found = max((self._looked_up(text, question.text, barred=barred) for text in looked), key=score_of)
        implied = segments.about_the_illness(question) if implying else None
        if implied is None or isinstance(found, Accepted) or any(map(self._in_domain, looked)):
            return found
        read = self._looked_up(implied, implied, barred=barred)
        sure = isinstance(read, Accepted) and read.score >= self._judge.strictness.implied
        return read if sure else found

    def _in_domain(self, text: str) -> bool:
        return self._guard.in_domain(self._retriever.query(text))

    def _family(self, entry: Entry) -> frozenset[str]:
        """The entries that a follow-up on one is likely about."""
        naming = (other.id for other in self._knowledge.entries.values() if entry.id in other.related)
        return frozenset((*entry.related, *naming)) - {entry.id}

    def _looked_up(
        self,
        text: str,
        guarded: str,
        near: frozenset[str] = frozenset(),
        barred: frozenset[str] = frozenset(),
    ) -> Verdict:
        """The verdict on one wording; ``guarded`` is the part of it whose names an entry has to know.

        ``near`` are entries that the conversation makes likelier, ``barred`` those that it rules out.
        """
        ranking = self._retriever.rank(text, DEPTH)
        names = self._guard.names_asked(guarded, self._retriever.query)
        names = names or self._guard.carried(ranking.query)
        asking = self._retriever.query(segments.asking_part(guarded))
        allowed = [
            c
            for c in ranking.candidates
            if c.id not in barred
            and self._may_answer(c.id, ranking.query, names)
            and not self._attributes.lacking(c.id, asking)
        ]
        return self._judge.verdict(
            favoured(self._confidence.weighed(ranking.query, allowed), near),
            names,
            self._guard.subject(ranking.query),
            strange=self._guard.strange(guarded if self._in_domain(guarded) else text),
        )

    def _may_answer(self, entry_id: str, query: str, names: Sequence[Name]) -> bool:
        entry = self._knowledge.entries[entry_id]
        return self._guard.allows(entry_id, query, names) and not lacks_figure(entry, query)


def _best_of(verdict: Verdict) -> Entry | None:
    """The entry that is likeliest, whether or not it is told."""
    match verdict:
        case Accepted(entry=entry):
            return entry
        case Unsure(choices=choices):
            return choices[0]
        case _:
            return None


def _better(whole: Verdict, split: Sequence[tuple[Question, Verdict]]) -> bool:
    """Whether a sentence as a whole is answered, and not with silence on what only one of its parts asks."""
    if not isinstance(whole, Accepted):
        return False
    surest = max(one.score for _, one in split if isinstance(one, Accepted))
    return whole.entry.certainty is not Certainty.NOT_COVERED or whole.score >= surest


def _entries(verdicts: Sequence[tuple[Question, Verdict]]) -> dict[str, Entry]:
    """The accepted entries by id, in the order asked."""
    return {verdict.entry.id: verdict.entry for _, verdict in verdicts if isinstance(verdict, Accepted)}


def _is_plain(entry: Entry) -> bool:
    return entry.certainty is not Certainty.NOT_COVERED and entry.topic != GLOSSARY and not entry.prognosis


def _distinct(found: Sequence[tuple[Question, Accepted]]) -> list[tuple[Question, Accepted]]:
    kept: dict[str, tuple[Question, Accepted]] = {}
    for question, one in found:
        kept.setdefault(one.entry.id, (question, one))
    return list(kept.values())


def _without_answer(verdicts: Sequence[Verdict]) -> Clarify | NoMatch:
    best = max(verdicts, key=score_of)
    if isinstance(best, Unsure):
        return Clarify(best.choices, best.score)
    unknown = next((v.named for v in verdicts if isinstance(v, Unknown) and v.named), None)
    return NoMatch(unknown, best.nearest if isinstance(best, Unknown) else ())
