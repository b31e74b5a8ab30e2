"""One statement to the judgements on it: as a whole, or taken apart where its parts tell more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from knowledge.checking import curing
from knowledge.checking.advice import as_above_the_limit
from knowledge.checking.features import ALS, SUBJECTS, Features
from knowledge.checking.judgement import CAUTIOUS, Judgement
from knowledge.checking.judging import ClaimJudge
from knowledge.checking.limits import Limits
from knowledge.checking.matching import Matcher
from knowledge.checking.numbers import sizes
from knowledge.checking.parts import Parts
from knowledge.checking.reader import Reader
from knowledge.checking.reported import Reported, is_of_texts
from knowledge.checking.subjects import with_study, with_subject
from knowledge.model import Claim, ClaimRole, Verdict
from knowledge.once import once
from knowledge.weighing.guard import Guard

_WHOLE = 0.75
"""A sentence that is as near to a record as this is not taken apart."""
_SAID = 1.0
"""So near it is the record itself, whatever it adds or sets against one another."""
_COUNTED = frozenset({"people", "count"})
_HIDDEN = "Pharma hides the cure for ALS."
"""As the record has it that the articles tell of nothing that is kept secret."""
Told = tuple[Features, Judgement | None]
"""What was read in a claim, and the judgement on it; None where nothing is known of it."""


class Statements:
    """Judges statements by the records that a matcher finds; ``limit`` is that of vitamin D, in IU a day."""

    def __init__(
        self, reader: Reader, matcher: Matcher, records: Mapping[str, Claim], guard: Guard, limit: float
    ) -> None:
        self._reader, self._guard, self._limit = reader, guard, limit
        self._parts, self._judge = Parts(reader), ClaimJudge(matcher)
        self._limits = Limits(reader.words.limits, records, limit)
        self._cured = next((one for one in records.values() if one.role is ClaimRole.NO_CURE), None)
        self._reported = Reported(reader.words)

    def judged(self, statement: str) -> list[Told]:
        """The judgements on a statement: one, or one for each of its parts."""
        return (
            self._of_what_is_hidden(statement)
            or self._of_what_is_not_said(statement)
            or self._of_both(statement)
            or self._of_what_is_open(statement)
            or self._of_a_conclusion(statement)
            or self._at_length(statement)
        )

    def _of_what_is_hidden(self, statement: str) -> list[Told]:
        """The judgements on what is said to be kept secret, and on that ("pharma hides that B12 cures ALS")."""
        what = self._reported.hidden(statement)
        if not what:
            return []
        hidden = self._reader.features(_HIDDEN)
        return [*self.judged(what), (hidden, self._judge.judge(hidden))]

    def _of_what_is_not_said(self, statement: str) -> list[Told]:
        """The judgement on what somebody is said not to say, where it is known that it is so, or is not.

        An article may say what is wrong, and need not say what a study does.
        """
        said = self._reported.not_said(statement)
        features, told = self._one(said) if said else (None, None)
        if features is None or told is None or told.notes or told.nearness < CAUTIOUS:
            return []
        if is_of_texts(statement) and (told.claim.article_errs or told.claim.study_only):
            return [(features, replace(told, verdict=Verdict.PARTLY))]
        if told.verdict is Verdict.SUPPORTED:
            return [(features, replace(told, verdict=Verdict.CONTRADICTED))]
        return [(features, told.agreeing())] if told.plainly_wrong or told.left_open else []

    def _of_both(self, statement: str) -> list[Told]:
        """The judgement on what says one thing and rightly denies another ("in Japan, and not in Italy")."""
        parts = self._parts.set_apart(statement)
        if parts is None:
            return []
        told, (_, other) = self._one(parts[0]), self._one(parts[1])
        denied = other is not None and (
            other.verdict is Verdict.CONTRADICTED
            or (other.told_whole and other.claim.denied is Verdict.SUPPORTED)
        )
        return [told] if denied and told[1] is not None and told[1].right else []

    def _of_what_is_open(self, statement: str) -> list[Told]:
        """The judgement on what rightly says that something is not shown, whoever is said to say so."""
        if not self._parts.left_open(statement):
            return []
        told = self._one(statement)
        right = told[1] is not None and told[1].verdict is Verdict.SUPPORTED and told[1].complete
        return [told] if right else []

    def _of_a_conclusion(self, statement: str) -> list[Told]:
        """The judgement on the part that is not so, of two of which one is to follow from the other.

        What is drawn from something that is not so is left out, and so is from what something wrong is drawn,
        if it is not wholly right; where both are wrong, both are told.
        """
        parts = self._parts.conclusion(statement)
        if parts is None:
            return []
        first, second = map(self._one, parts)
        if first[1] is None or first[1].verdict is Verdict.SUPPORTED:
            return []
        wrong = [one for one in (second, first) if one[1] is not None and one[1].not_so]
        return wrong[::-1] if first[1].plainly_wrong else wrong[:1]

    def _at_length(self, statement: str) -> list[Told]:
        features, judgement = self._one(statement)
        if judgement is not None and judgement.turned_round:
            wrong_parts = self._wrong_parts(statement)
            if wrong_parts:
                return wrong_parts
        more, infers = self._parts.adds(statement), self._parts.infers(statement)
        if judgement is not None and self._told_by(judgement, statement):
            right = judgement.verdict is Verdict.SUPPORTED
            wrong = judgement.verdict is Verdict.CONTRADICTED
            more = self._miscounts(statement) if right else more and wrong and self._goes_right(statement)
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
        each = self._parts.each(statement)
        parts_of_each = tuple(chain.from_iterable(map(self._parts.parts, each)))
        for texts in (each, self._parts.parts(statement), parts_of_each):
            made = [self._one(text) for text in texts] if len(texts) > 1 else []
            if made and (judgement is None or _tell_more(judgement, made)):
                unsound = self._parts.concludes(statement) or (_all_right(made) and self._goes_wrong(statement))
                return _weakened(made) if unsound else self._of_a_deed(statement, made)
        if judgement is None:
            return self._of_facts(statement) or self._in_pieces(statement) or [(features, None)]
        facts = self._of_facts(statement) if judgement.doubted else []
        if facts and _all_right(facts):
            return facts
        return [(features, judgement.weakened() if more or infers else judgement)]

    def _closely(self, statement: str) -> list[Told]:
        """The judgements on all that may be a claim of its own in a sentence of several."""
        parts = self._parts.closely(statement)
        return [self._one(part) for part in parts] if len(parts) > 1 else []

    def _wrong_parts(self, statement: str) -> list[Told]:
        """The judgements on the parts of a sentence that are plainly wrong, whatever else it denies."""
        return [one for one in self._closely(statement) if one[1] is not None and one[1].plainly_wrong]

    def _in_pieces(self, statement: str) -> list[Told]:
        """What is told of the parts of a sentence of which nothing is known, if the first part is plain."""
        made = self._closely(statement)
        first = made[0][1] if made else None
        return made if first is not None and first.nearness >= CAUTIOUS else []

    def _of_facts(self, statement: str) -> list[Told]:
        """The judgements on the facts that a sentence lists of a study, if something is known of each."""
        made = [self._one(fact) for fact in self._parts.facts(statement)]
        return made if all(judgement is not None for _, judgement in made) else []

    def _of_a_deed(self, statement: str, made: list[Told]) -> list[Told]:
        """The judgements, without the one on ALS that can be cured where something unknown is to do it."""
        deed = made[0][1]
        unknown = deed is None or deed.verdict is Verdict.NOT_COVERED
        if not unknown or not self._parts.points_at_deed(statement):
            return made
        generic = [one is not None and curing.is_on_als_alone(one) for _, one in made]
        return [(told, None if cured else one) for (told, one), cured in zip(made, generic, strict=True)]

    def _goes_wrong(self, statement: str) -> bool:
        """Whether a part of a sentence, judged alone, is wrong ("it was in Japan and it cured people")."""
        return any(one is not None and one.wrong for _, one in self._closely(statement))

    def _goes_right(self, statement: str) -> bool:
        """Whether a part of a sentence, judged alone, is right ("they are the same, they share pathways")."""
        return any(one is not None and one.right for _, one in map(self._one, self._parts.parts(statement)))

    def _miscounts(self, statement: str) -> bool:
        """Whether what comes first in a sentence that counts twice is not so ("37 took it and 20 did not")."""
        parts = self._parts.parts(statement)
        counted = [any(size.unit in _COUNTED for size in sizes(part)) for part in parts]
        if len(parts) < 2 or not all(counted):
            return False
        _, first = self._one(parts[0])
        return first is not None and first.verdict is not Verdict.SUPPORTED and not first.unsure

    def _told_by(self, judgement: Judgement, statement: str) -> bool:
        """Whether a judgement is on all of a sentence, though it goes on about its subject."""
        said = judgement.complete and not self._parts.contrasts(statement)
        return said or judgement.nearness >= _SAID

    @once
    def _one(self, text: str) -> Told:
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
        left = self._parts.left_open(text)
        return features, self._of_an_open_question(left, judgement) if left else judgement

    def _of_a_cure(self, features: Features, judgement: Judgement | None) -> Judgement | None:
        """The judgement on what is said to cure ALS and has no record on that: there is no cure so far."""
        if judgement is not None and judgement.verdict is Verdict.NOT_COVERED:
            entries = self._cured.entries if self._cured else judgement.claim.entries
            told = replace(
                judgement.claim, explanation=curing.no_cure(features.names, self._guard), entries=entries
            )
            return replace(judgement, claim=told)
        others = [name for name in features.names if name != ALS]
        known = bool(others) and self._guard.not_mentioned(others) is None
        return Judgement(Verdict.CONTRADICTED, self._cured, CAUTIOUS) if known and self._cured else judgement

    def _of_an_open_question(self, left: str, judgement: Judgement | None) -> Judgement | None:
        """The judgement on what says that something is not known: right where the articles leave it open."""
        on_it = self._judge.judge(self._reader.features(left))
        if on_it is None:
            return judgement
        supported = judgement is not None and judgement.verdict is Verdict.SUPPORTED and judgement.complete
        if (on_it.left_open or on_it.denied_by_the_articles) and on_it.complete and not supported:
            return on_it.agreeing()
        known = on_it.verdict is Verdict.SUPPORTED and judgement is not None and on_it.claim is judgement.claim
        return judgement.weakened() if known and judgement is not None else judgement


def _weakened(parts: Sequence[Told]) -> list[Told]:
    """The judgements on parts of which one is to follow from another: that it does, no article says."""
    *first, (features, last) = parts
    return [*first, (features, last.weakened() if last else None)]


def _all_right(parts: Sequence[Told]) -> bool:
    return all(part is not None and part.verdict is Verdict.SUPPORTED for _, part in parts)


def _tell_more(judgement: Judgement, parts: Sequence[Told]) -> bool:
    """Whether the judgements on the parts of a sentence say more than the one on the whole."""
    made = [part for _, part in parts]
    if judgement.verdict is Verdict.CONTRADICTED and any(part is not None and part.right for part in made):
        return True
    if judgement.verdict is Verdict.SUPPORTED and any(part is None or part.unsure for part in made):
        return False
    return all(part is not None for part in made)
