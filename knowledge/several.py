"""All questions of one message to their decisions; one that means nothing alone leans on the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import re2

from knowledge.conversing.following import FollowUps
from knowledge.decision import Accepted, Decision, Unknown, score_of
from knowledge.model import NO_CONVERSATION, Certainty, Conversation, Entry
from knowledge.splitting import segments
from knowledge.splitting.pairs import Pairs
from knowledge.splitting.segments import Question
from knowledge.splitting.unpunctuated import followed

MOST_PARTS = 3
_MOST_LEANING = 2
"""Questions of one message that are read together with the answer to the one before."""
_GROUNDS = re2.compile(
    r"(?i)^(?P<grounds>\W*(?:\S+ ){2,}?\S+?)(?:, (?:and )?(?:so|hence|therefore)|"
    r"[,;]? (?:that'?s|which is) why) (?:\S+ ){2,}?\S+?\W*"
    r"(?P<asked>,? ?(?:right|true|correct|yes|no|agree\w*|isn'?t it))?\W*$"
)
_IF_TRUE = re2.compile(
    r"(?i)^\W*(?:(?:is|was) (?:that|this|it) )?(?:right|true|correct|accurate|a fact|yes|agree\w*)\W*$"
)
_OF_SOMEBODY = re2.compile(r"(?i)\b(?:i|i'?m|i'?ve|me|my|we|our|he|she|his|her|you|your)\b")
_WHO_ARE = re2.compile(r"(?i)\bwho(?:'?re| are| were)\b")
_WHO_ARE_THEY = re2.compile(
    r"(?:(?:and|but|so|ok) )*who (?:are|were) (?:these|those|the|they|both)(?: two)?"
    r"(?: (?:dr|drs|doctors?|experts?|people|men|guys|specialists?|names?|ones?))?"
)
_TWO_NAMES = re2.compile(r"(?:dr |doctor )?\w+ (?:and |n )(?:dr |doctor )?\w+(?: i (?:mean|meant))?")
Found = list[tuple[Question, Decision]]


class Several:
    """Looks up all that a message asks, each sentence as one question or as several."""

    def __init__(self, follow_ups: FollowUps, pairs: Pairs) -> None:
        self._follow_ups, self._pairs = follow_ups, pairs

    def of_each(self, asked: Sequence[Question], conversation: Conversation) -> Found:
        """The decisions on the questions of a message, in their order."""
        found: Found = []
        leant = 0
        for question in asked:
            told = _entries(found)
            decisions = self._decisions(question, conversation)
            if (
                0 < len(told) < MOST_PARTS
                and leant < _MOST_LEANING
                and not _entries(decisions).keys() - told.keys()
            ):
                leant += 1
                last = Conversation((next(reversed(told)),))
                leaning = self._decisions(replace(question, before=()), last)
                decisions = leaning if _entries(leaning).keys() - told.keys() else decisions
            found += decisions
        return found

    def _decisions(self, question: Question, conversation: Conversation) -> Found:
        """One decision, or several where one sentence asks for several things that are all answered."""
        each = self._of_each_person(question, conversation)
        if each:
            return each
        whole = self._follow_ups.decision(question, conversation)
        each = self._of_grounds(question, whole) or self._of_each_subject(question, whole)
        if each:
            return each
        parts = segments.clauses(question)
        run_on = [one for part in parts for one in followed(part) or (part,)]
        each = self._all_of(run_on, conversation) if len(run_on) > len(parts) else []
        if each:
            return each
        if len(parts) < 2:
            return [(question, whole)]
        split = _filled_in(self._in_turn(parts, conversation), whole)
        found = _entries(split)
        if len(found) == len(parts) or (found and not _better(whole, split)):
            return split
        return [(question, whole)]

    def _all_of(self, parts: Sequence[Question], conversation: Conversation) -> Found:
        """The decisions on questions of one sentence; nothing where not each has its own answer."""
        found = self._in_turn(parts, conversation) if parts else []
        return found if len(_entries(found)) == len(parts) else []

    def _of_each_person(self, question: Question, conversation: Conversation) -> Found:
        """The decisions on who each of two is of whom is asked together ("who are these doctors?" of those
        whom the last answer named); nothing where one is not told."""
        query = self._follow_ups.searched(question.text)
        if _WHO_ARE_THEY.fullmatch(query):
            people = self._follow_ups.people_told(conversation)
        elif _WHO_ARE.search(query) or _TWO_NAMES.fullmatch(query):
            people = self._follow_ups.people(question.text)
        else:
            return []
        if len(people) != 2:
            return []
        asked = [Question(f"Who is {name}?") for name in people]
        found = [(one, self._follow_ups.decision(one, NO_CONVERSATION)) for one in asked]
        return found if len(_entries(found)) == 2 else []

    def _of_grounds(self, question: Question, whole: Decision) -> Found:
        """The decision on what a claim is grounded on, and on the whole, where it is asked if that is true
        ("B12 does harm, so it was stopped. Right?"); nothing where the grounds tell nothing.

        What the whole is answered with may pass over the grounds, which are what is wrong.
        """
        grounds = claimed_grounds(question)
        if grounds is None:
            return []
        asked = Question(f"{grounds}. Is that right?")
        found = [(asked, self._follow_ups.decision(asked, NO_CONVERSATION))]
        if not _entries(found):
            return []
        return [*found, (question, whole)] if isinstance(whole, Accepted) else found

    def _of_each_subject(self, question: Question, whole: Decision) -> Found:
        """The decisions on what is asked of two subjects; nothing where the whole tells as much."""
        asked = [Question(text) for text in self._pairs.of_each(question.text, self._follow_ups.searched)]
        found = [(one, self._follow_ups.decision(one, NO_CONVERSATION)) for one in asked]
        told = _entries(found)
        if len(told) != 2 or self._follow_ups.are_on_both(told.values()):
            return []
        return found if _adds(found, whole) else []

    def _in_turn(self, parts: Sequence[Question], conversation: Conversation) -> Found:
        """The decisions on the questions of one sentence; each may lean on the answer to the one before."""
        found: Found = []
        for part in parts:
            alone = replace(part, before=()) if found else part
            decision = self._follow_ups.decision(alone, conversation, implying=not found)
            found.append((part, _not_mentioned(found, part) or decision))
            if isinstance(decision, Accepted):
                conversation = Conversation((decision.entry.id,))
        return found


def _not_mentioned(found: Found, part: Question) -> Decision | None:
    """The silence on what was named before, where a part points back at it ("and what of that")."""
    before = found[-1][1] if found else None
    return before if isinstance(before, Unknown) and before.named and part.points_back else None


def _filled_in(split: Found, whole: Decision) -> Found:
    """The parts; the answer to the whole in place of one that a part before was told already."""
    told: set[str] = set()
    found: Found = []
    for question, one in split:
        again = isinstance(one, Accepted) and one.entry.id in told
        fits = again and isinstance(whole, Accepted) and whole.entry.id not in _entries(split)
        found.append((question, whole if fits else one))
        told |= _entries(found[-1:]).keys()
    return found


def _better(whole: Decision, split: Sequence[tuple[Question, Decision]]) -> bool:
    """Whether a sentence as a whole is answered better than in its parts.

    Not so where that is one of several answers to the parts, or silence on what only one of them asks.
    """
    told = _entries(split)
    if not isinstance(whole, Accepted) or whole.entry.id in told:
        return False
    surest = max(one.score for _, one in split if isinstance(one, Accepted))
    return whole.entry.certainty is not Certainty.NOT_COVERED or whole.score >= surest


def _adds(found: Found, whole: Decision) -> bool:
    """Whether two answers tell more than the one to the whole: that is one of them, or less sure and silent."""
    if not isinstance(whole, Accepted) or whole.entry.id in _entries(found):
        return True
    surest = min(score_of(one) for _, one in found)
    return whole.entry.certainty is Certainty.NOT_COVERED and score_of(whole) < surest


def _entries(decisions: Sequence[tuple[Question, Decision]]) -> dict[str, Entry]:
    """The accepted entries by id, in the order asked."""
    return {decision.entry.id: decision.entry for _, decision in decisions if isinstance(decision, Accepted)}


def claimed_grounds(question: Question) -> str | None:
    """What a claim is grounded on, where a question asks only if that is true; not on somebody's own story."""
    before = question.before[0] if question.before and _IF_TRUE.search(question.text) else None
    found = _GROUNDS.search(before or question.text)
    if found is None or not (before or found["asked"]) or _OF_SOMEBODY.search(found["grounds"]):
        return None
    return str(found["grounds"])
