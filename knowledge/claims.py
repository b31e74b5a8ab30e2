"""A pasted message to a verdict: taken apart into claims, each judged, and put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from knowledge.checking import curing
from knowledge.checking.advice import as_above_the_limit, limit_of
from knowledge.checking.carrying import needs_subject, subject_of, with_carried
from knowledge.checking.chatter import without_chatter
from knowledge.checking.claimless import Claimless
from knowledge.checking.features import ALS, SUBJECTS, Features, Reader
from knowledge.checking.judgement import CAUTIOUS, Judgement
from knowledge.checking.judging import ClaimJudge
from knowledge.checking.limits import Limits
from knowledge.checking.matching import Matcher
from knowledge.checking.meant import found_in, may_say, meant_by, names_nothing, rests_on
from knowledge.checking.numbers import sizes
from knowledge.checking.parsing import Parser
from knowledge.checking.products import OURS, REMEDIES, Praise, is_on_a_product
from knowledge.checking.records import load_claims
from knowledge.checking.subjects import tells_of_a_study, with_study, with_subject
from knowledge.checking.words import read_words, words_in
from knowledge.derived import ALL_NEW, Derived
from knowledge.gazetteer import Name
from knowledge.guard import Guard
from knowledge.model import Checked, CheckOutcome, Claim, Entry, Finding, Knowledge, Verdict
from knowledge.retrieval import Retriever
from knowledge.screening import Screen
from knowledge.spelling import Speller, without_slips
from knowledge.text import Synonyms, normalise

_WHOLE = 0.75
"""A sentence that is as near to a record as this is not taken apart."""
_SAID = 1.0
"""So near it is the record itself, whatever it adds or sets against one another."""
_COUNTED = frozenset({"people", "count"})
_TWO = 2
_NEAREST = 3
_NEAR_ENOUGH = 0.05
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
    ) -> None:
        """``cache`` is a folder for vectors, ``derived`` what an earlier start has read in the same claims."""
        self._knowledge, self._guard = knowledge, guard
        self._retriever, self._screen = retriever, screen
        self._limit = limit_of(knowledge.entries)
        records = load_claims(knowledge)
        words = read_words()
        speller = _speller(knowledge, records.values(), words_in(words))
        self._reader = Reader(words, guard, speller, Synonyms(knowledge.synonyms))
        self._parser, self._claimless, self._praise = Parser(self._reader), Claimless(words), Praise(words)
        self._cured = records.get(curing.RECORD)
        matcher = Matcher(records.values(), knowledge.entries, self._reader, self._answering, cache, derived)
        self._judge = ClaimJudge(matcher)
        self._limits = Limits(words.limits, records, self._limit)
        self._dangerous = frozenset(id_ for id_, claim in records.items() if claim.danger)

    def check(self, raw: str) -> CheckOutcome:
        """What the articles make of a message; danger that it tells of comes first."""
        urgent = self._screen.urgency_of_claim(raw)
        if urgent is not None:
            return urgent
        findings: list[Finding] = []
        unknown: list[Features] = []
        promised = self._praise.sells(raw)
        for features, judgement in self._each(self._parser.statements(raw), self._is_of_a_stranger(raw)):
            if judgement is None and not self._claimless.is_none_alone(features):
                unknown.append(features)
                promised = promised or self._praise.promises_of_a_stranger(features)
            elif judgement is not None:
                promised = promised or (is_on_a_product(judgement) and self._praise.promises(features))
                findings.append(self._finding(judgement))
        return self._checked(_distinct(findings), unknown, raw, promised)

    def _is_of_a_stranger(self, raw: str) -> bool:
        """Whether a message tells of a remedy that the articles do not know, and of none that they know.

        Its studies are not those of the articles.
        """
        named = self._reader.features(raw).names
        return any(map(self._is_strange, named)) and not any(name in OURS for name in named)

    def _is_strange(self, name: Name) -> bool:
        return name.group in REMEDIES and (name.group not in SUBJECTS or self._guard.is_unknown(name))

    def _each(
        self, statements: Iterable[str], of_a_stranger: bool
    ) -> Iterator[tuple[Features, Judgement | None]]:
        """The judgements on the sentences of a message; what one is about holds for the next."""
        subject = ""
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
                made = self._judged(with_carried(statement, subject))
            if (
                not subject
                and not of_a_stranger
                and names_nothing(told)
                and not any(judgement for _, judgement in made)
            ):
                made = self._of_a_study(statement) or made
            subject = subject_of(told, subject)
            yield from made

    def _of_a_study(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgements on a sentence that names nothing, read as one on the study that it seems to mean."""
        asked = self._retriever.rank(statement, _NEAREST).candidates
        meant = meant_by(asked, self._knowledge.entries)
        made = self._judged(with_carried(statement, meant)) if meant else []
        if not any(rests_on(judgement, found_in(asked)) for _, judgement in made):
            return []
        if not all(judgement is None or may_say(judgement, meant) for _, judgement in made):
            return []
        return [(told, judgement and judgement.taken_for(meant)) for told, judgement in made]

    def _judged(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgements on a sentence, without what says nothing in front of it and behind it."""
        return self._told_of(without_chatter(statement, self._reader))

    def _told_of(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        return self._of_both(statement) or self._of_a_conclusion(statement) or self._at_length(statement)

    def _of_both(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgement on what says one thing and rightly denies another ("in Japan, and not in Italy")."""
        parts = self._parser.set_apart(statement)
        if parts is None:
            return []
        told, (_, other) = self._one(parts[0]), self._one(parts[1])
        denied = other is not None and (
            other.verdict is Verdict.CONTRADICTED
            or (other.told_whole and other.claim.denied is Verdict.SUPPORTED)
        )
        return [told] if denied and told[1] is not None and told[1].right else []

    def _of_a_conclusion(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgement on the part that is not so, of two of which one is to follow from the other.

        What is drawn from something that is not so is left out, and so is from what something wrong is drawn,
        if it is not wholly right.
        """
        parts = self._parser.conclusion(statement)
        if parts is None:
            return []
        first, second = map(self._one, parts)
        if first[1] is None or first[1].verdict is Verdict.SUPPORTED:
            return []
        wrong = [one for one in (second, first) if one[1] is not None and one[1].not_so]
        return wrong[:1]

    def _at_length(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        features, judgement = self._one(statement)
        if judgement is not None and judgement.turned_round:
            wrong = self._wrong_parts(statement)
            if wrong:
                return wrong
        more, infers = self._parser.adds(statement), self._parser.infers(statement)
        if judgement is not None and self._told_by(judgement, statement):
            more = judgement.verdict is Verdict.SUPPORTED and self._miscounts(statement)
        if judgement is not None and judgement.verdict is Verdict.SUPPORTED:
            said = judgement.complete and judgement.nearness >= _SAID
            more = more or (not said and self._goes_wrong(statement))
        if (
            judgement is not None
            and judgement.nearness >= _WHOLE
            and judgement.told_whole
            and not (more or infers)
        ):
            return [(features, judgement)]
        each = self._parser.each(statement)
        parts_of_each = tuple(chain.from_iterable(map(self._parser.parts, each)))
        for texts in (each, self._parser.parts(statement), parts_of_each):
            made = [self._one(text) for text in texts] if len(texts) > 1 else []
            if made and (judgement is None or _tell_more(judgement, made)):
                unsound = self._parser.concludes(statement) or (
                    _all_right(made) and self._goes_wrong(statement)
                )
                return _weakened(made) if unsound else self._of_a_deed(statement, made)
        if judgement is None:
            return self._in_pieces(statement) or self._of_facts(statement) or [(features, None)]
        facts = self._of_facts(statement) if judgement.doubted else []
        if facts and _all_right(facts):
            return facts
        return [(features, judgement.weakened() if more or infers else judgement)]

    def _wrong_parts(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgements on the parts of a sentence that are plainly wrong, whatever else it denies."""
        parts = self._parser.closely(statement)
        made = [self._one(part) for part in parts] if len(parts) > 1 else []
        return [one for one in made if one[1] is not None and one[1].plainly_wrong]

    def _in_pieces(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """What is told of the parts of a sentence of which nothing is known, if the first part is plain."""
        parts = self._parser.closely(statement)
        made = [self._one(part) for part in parts] if len(parts) > 1 else []
        first = made[0][1] if made else None
        return made if first is not None and first.nearness >= CAUTIOUS else []

    def _of_facts(self, statement: str) -> list[tuple[Features, Judgement | None]]:
        """The judgements on the facts that a sentence lists of a study, if something is known of each."""
        made = [self._one(fact) for fact in self._parser.facts(statement)]
        return made if all(judgement is not None for _, judgement in made) else []

    def _of_a_deed(
        self, statement: str, made: list[tuple[Features, Judgement | None]]
    ) -> list[tuple[Features, Judgement | None]]:
        """The judgements, without the one on ALS that can be cured where something unknown is to do it."""
        deed = made[0][1]
        unknown = deed is None or deed.verdict is Verdict.NOT_COVERED
        if not unknown or not self._parser.points_at_deed(statement):
            return made
        generic = [one is not None and curing.is_on_als_alone(one) for _, one in made]
        return [(told, None if cured else one) for (told, one), cured in zip(made, generic, strict=True)]

    def _goes_wrong(self, statement: str) -> bool:
        """Whether a part of a sentence, judged alone, is wrong ("it was in Japan and it cured people")."""
        parts = self._parser.closely(statement)
        made = [self._one(part)[1] for part in parts] if len(parts) > 1 else []
        return any(one is not None and one.wrong for one in made)

    def _miscounts(self, statement: str) -> bool:
        """Whether what comes first in a sentence that counts twice is not so ("37 took it and 20 did not")."""
        parts = self._parser.parts(statement)
        counted = [any(size.unit in _COUNTED for size in sizes(part)) for part in parts]
        if len(parts) < _TWO or not all(counted):
            return False
        _, first = self._one(parts[0])
        return first is not None and first.verdict is not Verdict.SUPPORTED and not first.unsure

    def _told_by(self, judgement: Judgement, statement: str) -> bool:
        """Whether a judgement is on all of a sentence, though it goes on about its subject."""
        said = judgement.complete and not self._parser.contrasts(statement)
        return said or judgement.nearness >= _SAID

    def _one(self, text: str) -> tuple[Features, Judgement | None]:
        text = as_above_the_limit(with_study(text), self._limit)
        features = self._reader.features(text)
        if not any(name.group in SUBJECTS for name in features.names):
            meant = with_subject(text)
            features = self._reader.features(meant) if meant != text else features
        passed = self._limits.passed(features)
        if passed is not None:
            return features, Judgement(Verdict.CONTRADICTED, passed, _SAID, complete=True)
        judgement = self._judge.judge(features)
        if curing.says_it_cures(features) and curing.leaves_cure_open(judgement):
            return features, self._of_a_cure(features, judgement)
        left = self._parser.left_open(text)
        return features, self._of_an_open_question(left, judgement) if left else judgement

    def _of_a_cure(self, features: Features, judgement: Judgement | None) -> Judgement | None:
        """The judgement on what is said to cure ALS and has no record on that: there is no cure so far."""
        if judgement is not None and judgement.verdict is Verdict.NOT_COVERED:
            named = self._guard.not_mentioned(features.names)
            entries = self._cured.entries if self._cured else judgement.claim.entries
            told = replace(judgement.claim, explanation=curing.no_cure(named), entries=entries)
            return replace(judgement, claim=told)
        others = [name for name in features.names if name != ALS]
        known = bool(others) and self._guard.not_mentioned(others) is None
        return Judgement(Verdict.CONTRADICTED, self._cured, CAUTIOUS) if known and self._cured else judgement

    def _of_an_open_question(self, left: str, judgement: Judgement | None) -> Judgement | None:
        """The judgement on what says that something is not known: right where the articles leave it open."""
        on_it = self._judge.judge(self._reader.features(left))
        if on_it is None:
            return judgement
        supported = judgement is not None and judgement.verdict is Verdict.SUPPORTED
        if on_it.left_open and on_it.complete and not supported:
            return on_it.agreeing()
        known = on_it.verdict is Verdict.SUPPORTED and judgement is not None and on_it.claim is judgement.claim
        return judgement.weakened() if known and judgement is not None else judgement

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
        named = self._guard.not_mentioned(features.names)
        if curing.says_it_cures(features):
            return Finding(Verdict.NOT_COVERED, curing.no_cure(named), ())
        told = _NOT_MENTIONED.format(named) if named else _NOT_JUDGED
        return Finding(Verdict.NOT_COVERED, told, ())

    def _answering(self, text: str) -> dict[str, float]:
        """The entries that answer a text as a question, each with how likely it is the right one."""
        return {found.id: found.score for found in self._retriever.rank(text, _NEAREST).candidates}

    def _nearest(self, raw: str) -> tuple[Entry, ...]:
        candidates = self._retriever.rank(raw, _NEAREST).candidates
        return tuple(self._knowledge.entries[c.id] for c in candidates if c.score >= _NEAR_ENOUGH)


def _weakened(parts: Sequence[tuple[Features, Judgement | None]]) -> list[tuple[Features, Judgement | None]]:
    """The judgements on parts of which one is to follow from another: that it does, no article says."""
    *first, (features, last) = parts
    return [*first, (features, last.weakened() if last else None)]


def _all_right(parts: Sequence[tuple[Features, Judgement | None]]) -> bool:
    return all(part is not None and part.verdict is Verdict.SUPPORTED for _, part in parts)


def _tell_more(judgement: Judgement, parts: Sequence[tuple[Features, Judgement | None]]) -> bool:
    """Whether the judgements on the parts of a sentence say more than the one on the whole."""
    made = [part for _, part in parts]
    if judgement.verdict is Verdict.CONTRADICTED and any(part is not None and part.right for part in made):
        return True
    if judgement.verdict is Verdict.SUPPORTED and any(part is None or part.unsure for part in made):
        return False
    return all(part is not None for part in made)


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


def _speller(knowledge: Knowledge, claims: Iterable[Claim], known: Iterable[str]) -> Speller:
    synonyms = Synonyms(knowledge.synonyms)
    texts = [text for claim in claims for text in (claim.statement, *claim.phrasings)]
    texts += [text for entry in knowledge.entries.values() for text in (entry.question, *entry.phrasings)]
    counted = Counter(word for text in texts for word in normalise(text).split())
    return Speller(without_slips(counted), {*synonyms.words(), *known})
