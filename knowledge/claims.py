"""A pasted message to a verdict: taken apart into claims, each judged, and put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge.cache import Arrays
from knowledge.checking import curing
from knowledge.checking.advice import limit_of
from knowledge.checking.asked import asks_if_so, asks_which
from knowledge.checking.carried_subject import needs_subject, subject_of, with_carried
from knowledge.checking.chatter import without_chatter
from knowledge.checking.claimless import Claimless, says_nothing
from knowledge.checking.features import SUBJECTS, Features
from knowledge.checking.implied_study import found_in, may_say, meant_by, names_nothing, rests_on
from knowledge.checking.in_conversation import Leaning
from knowledge.checking.judgement import Judgement
from knowledge.checking.matching import Matcher
from knowledge.checking.parsing import Parser
from knowledge.checking.products import OURS, REMEDIES, Praise, is_on_a_product
from knowledge.checking.reader import Reader
from knowledge.checking.records import load_claims
from knowledge.checking.statements import Statements, Told
from knowledge.checking.subjects import tells_of_a_study
from knowledge.checking.words import read_words, words_in
from knowledge.derived import ALL_NEW, Derived, joined, parted
from knowledge.gazetteer import Name
from knowledge.mending.spelling import Speller, without_slips
from knowledge.model import (
    NO_CONVERSATION,
    Checked,
    CheckOutcome,
    Claim,
    Conversation,
    Entry,
    Finding,
    Knowledge,
    Verdict,
)
from knowledge.reading import FOLDER
from knowledge.retrieval import Retriever
from knowledge.screening import Screen
from knowledge.screening.foreign import Foreign
from knowledge.text import Synonyms, normalise
from knowledge.weighing.guard import Guard

_NEAREST = 3
_NEAR_ENOUGH = 0.05
_ANSWERS = 0.5
"""From this likelihood on an entry answers what only asks."""
_NOT_MENTIONED = "The three articles do not mention “{}”, so I can neither confirm nor deny it."
_NOT_JUDGED = "The three articles do not mention this, or I did not understand it, so I cannot judge it."


class Claims:
    """Checks claims against the curated records."""

    def __init__(
        self,
        knowledge: Knowledge,
        guard: Guard,
        retriever: Retriever,
        screen: Screen,
        cache: Path | None = None,
        derived: Derived = ALL_NEW,
        folder: Path = FOLDER,
    ) -> None:
        """``cache`` is a folder for vectors, ``derived`` what an earlier start has read in the same claims.

        ``folder``: where the content stands. Raises KnowledgeError where the claims or their words have faults.
        """
        self._knowledge, self._guard = knowledge, guard
        self._retriever, self._screen = retriever, screen
        self._foreign = Foreign.load(folder / "screening")
        records = load_claims(knowledge, folder)
        words = read_words(folder / "screening")
        speller = _speller(knowledge, records.values(), words_in(words), derived)
        self._reader = Reader(words, guard, speller, Synonyms(knowledge.synonyms))
        self._parser, self._claimless, self._praise = Parser(self._reader), Claimless(words), Praise(words)
        matcher = Matcher(records.values(), knowledge.entries, self._reader, self._answering, cache, derived)
        self._statements = Statements(self._reader, matcher, records, guard, limit_of(knowledge.entries))
        self._leaning = Leaning(records.values(), knowledge.entries, guard)
        self._dangerous = frozenset(id_ for id_, claim in records.items() if claim.danger)

    def check(self, raw: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        """What the articles make of a message; danger that it tells of comes first.

        What is in another language is told so; what leans on the conversation is read with what was said last.
        """
        urgent = self._screen.urgency_of_claim(raw)
        if urgent is not None:
            return urgent
        before = self._foreign.says(raw)
        if before is not None:
            return Checked(Verdict.NOT_COVERED, (), before=before)
        raw = self._leaning.in_full(raw, conversation)
        answers = self._answers(raw) if asks_which(raw) else ()
        if answers:
            return Checked(Verdict.NOT_COVERED, (), nearest=answers, asked=True)
        made = self._checked_claims(raw, self._leaning.subject(raw, conversation))
        return replace(made, asked=bool(made.findings) and asks_if_so(raw))

    def _checked_claims(self, raw: str, subject: str) -> Checked:
        """The verdict on a message; what names nothing in it is said of ``subject``."""
        findings: list[Finding] = []
        unknown: list[Features] = []
        promised = self._praise.sells(raw)
        statements, strange = self._parser.statements(raw), self._is_of_a_stranger(raw)
        for features, judgement in self._each(statements, strange, subject):
            if judgement is None and not self._claimless.is_none_alone(features):
                unknown.append(features)
                promised = promised or self._praise.promises_of_a_stranger(features)
            elif judgement is not None:
                promised = promised or (is_on_a_product(judgement) and self._praise.promises(features))
                findings.append(self._finding(judgement))
        if findings:
            unknown = [told for told in unknown if not says_nothing(told)]
        return self._checked(_distinct(findings), unknown, raw, promised)

    def _is_of_a_stranger(self, raw: str) -> bool:
        """Whether a message tells of a remedy that the articles do not know, and of none that they know.

        Its studies are not those of the articles.
        """
        named = self._reader.features(raw).names
        return any(map(self._is_strange, named)) and not any(name in OURS for name in named)

    def _is_strange(self, name: Name) -> bool:
        return name.group in REMEDIES and (name.group not in SUBJECTS or self._guard.is_unknown(name))

    def _each(self, statements: Iterable[str], of_a_stranger: bool, said: str) -> Iterator[Told]:
        """The judgements on the sentences of a message; what one is about holds for the next.

        ``said``: what the first ones are about where they name nothing.
        """
        subject = said
        for statement in statements:
            told = self._reader.features(statement)
            if self._claimless.is_none(told):
                continue
            if of_a_stranger and names_nothing(told) and tells_of_a_study(statement):
                if any(map(self._is_strange, told.names)):
                    yield told, None
                continue
            made = self._judged(statement)
            if any(needs_subject(told, judgement, subject) for _, judgement in made):
                carried = self._judged(with_carried(statement, subject))
                if subject == said:
                    carried = [(one, judgement and judgement.taken_for(said)) for one, judgement in carried]
                made = carried if any(judgement for _, judgement in carried) else made
            if (
                not subject
                and not of_a_stranger
                and names_nothing(told)
                and not any(judgement for _, judgement in made)
            ):
                made = self._of_a_study(statement) or made
            subject = subject_of(told, subject)
            yield from made

    def _of_a_study(self, statement: str) -> list[Told]:
        """The judgements on a sentence that names nothing, read as one on the study that it seems to mean."""
        asked = self._retriever.rank(statement, _NEAREST).candidates
        meant = meant_by(asked, self._knowledge.entries)
        made = self._judged(with_carried(statement, meant)) if meant else []
        if not any(rests_on(judgement, found_in(asked)) for _, judgement in made):
            return []
        if not all(judgement is None or may_say(judgement, meant) for _, judgement in made):
            return []
        return [(told, judgement and judgement.taken_for(meant)) for told, judgement in made]

    def _judged(self, statement: str) -> list[Told]:
        """The judgements on a sentence, without what says nothing in front of it and behind it."""
        return self._statements.judged(without_chatter(statement, self._reader))

    def _finding(self, judgement: Judgement) -> Finding:
        entries = tuple(self._knowledge.entries[id_] for id_ in judgement.claim.entries)
        caveats = [*judgement.claim.caveats, *(id_ for entry in entries[:1] for id_ in entry.caveats)]
        citations = [citation for entry in entries for citation in entry.citations]
        citations += [c for entry in entries for correction in entry.corrections for c in correction.citations]
        return Finding(
            verdict=judgement.verdict,
            explanation=judgement.explanation,
            entries=entries,
            score=min(judgement.nearness, 1.0),
            claim=judgement.claim.id,
            caveats=tuple(dict.fromkeys(caveats)),
            citations=tuple({(c.source, c.passage): c for c in citations}.values()),
            updates=tuple(dict.fromkeys(id_ for entry in entries for id_ in entry.updates)),
            study_only=judgement.claim.study_only,
            article_errs=judgement.claim.article_errs and judgement.told_whole,
            elsewhere=judgement.claim.elsewhere,
        )

    def _checked(
        self, findings: Sequence[Finding], unknown: Sequence[Features], raw: str, promised: bool
    ) -> Checked:
        silent = [self._silence(features) for features in unknown]
        made = (*findings, *_distinct(silent))
        harm = any(one.claim in self._dangerous and one.verdict is Verdict.CONTRADICTED for one in made)
        found = whole([finding.verdict for finding in made]) if made else Verdict.NOT_COVERED
        verdict = Verdict.CONTRADICTED if harm else found
        told_of = bool(made) or not names_nothing(self._reader.features(raw))
        nearest = self._nearest(raw) if verdict is Verdict.NOT_COVERED and told_of else ()
        return Checked(verdict, made, promised, nearest)

    def _silence(self, features: Features) -> Finding:
        if curing.says_it_cures(features):
            return Finding(Verdict.NOT_COVERED, curing.no_cure(features.names, self._guard), ())
        named = self._guard.not_mentioned(features.names)
        told = _NOT_MENTIONED.format(named) if named else _NOT_JUDGED
        return Finding(Verdict.NOT_COVERED, told, ())

    def _answering(self, text: str) -> dict[str, float]:
        """The entries that answer a text as a question, each with how likely it is the right one."""
        return {found.id: found.score for found in self._retriever.rank(text, _NEAREST).candidates}

    def _answers(self, raw: str) -> tuple[Entry, ...]:
        """The entries near to a question, where the first one answers it."""
        candidates = self._retriever.rank(raw, 1).candidates
        return self._nearest(raw) if candidates and candidates[0].score >= _ANSWERS else ()

    def _nearest(self, raw: str) -> tuple[Entry, ...]:
        candidates = self._retriever.rank(raw, _NEAREST).candidates
        return tuple(self._knowledge.entries[c.id] for c in candidates if c.score >= _NEAR_ENOUGH)


def whole(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a message from those on its claims; right beside not right is partly right."""
    kinds = set(verdicts)
    if len(kinds) == 1:
        return verdicts[0]
    if kinds & {Verdict.SUPPORTED, Verdict.PARTLY}:
        return Verdict.PARTLY
    if Verdict.CONTRADICTED in kinds:
        return Verdict.CONTRADICTED
    return Verdict.NOT_ENOUGH_EVIDENCE


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple({(finding.verdict, finding.explanation): finding for finding in findings}.values())


def _speller(knowledge: Knowledge, claims: Iterable[Claim], known: Iterable[str], derived: Derived) -> Speller:
    kept = derived.arrays("speller", lambda: _counted(knowledge, claims))
    counts = zip(parted(kept["words"]), kept["counts"].tolist(), strict=True)
    return Speller(dict(counts), {*Synonyms(knowledge.synonyms).words(), *known})


def _counted(knowledge: Knowledge, claims: Iterable[Claim]) -> Arrays:
    """The words of claims and questions, with how often they occur."""
    texts = [text for claim in claims for text in (claim.statement, *claim.phrasings)]
    texts += [text for entry in knowledge.entries.values() for text in (entry.question, *entry.phrasings)]
    counted = without_slips(Counter(word for text in texts for word in normalise(text).split()))
    return {"words": joined(counted), "counts": np.array([*counted.values()], np.int64)}
