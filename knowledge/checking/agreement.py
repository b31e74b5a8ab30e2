"""How well a claim agrees with a record that is near, and how near is sure enough to support it."""

from __future__ import annotations

from collections import Counter

from knowledge.checking.features import SUBJECTS, Features
from knowledge.checking.known import Known
from knowledge.checking.matching import SUBJECT_WORDS, Match
from knowledge.checking.numbers import Size
from knowledge.model import Verdict

SURE = 0.55
"""From here on it may also support, and from SURE_DENIED on where the claim denies something."""
SURE_DENIED = 0.62
SURE_ALIKE = 0.47
"""So near it has to be where every word is known and the same is said of the same."""
SURE_AHEAD, _AHEAD = 0.5, 0.12
"""So near where every word is known and it is so far ahead of any record that would say something else."""
_AS_SAID = 0.8
"""So near a claim may leave out what the nearest phrasing itself leaves out."""
_BOTH = frozenset({"both"})
_EXCLUSIVE = frozenset({"exclusive"})
_OPEN = frozenset({"open"})
_WHO, _EXPERTS = frozenset({"person", "organisation"}), frozenset({"experts"})
_LOW = frozenset({"low"})
_NAMED = frozenset({"country", "person", "journal", "organisation"})
"""Groups of the gazetteer of which a claim has to name one, where its record is on who, or where."""
_NEARLY_ALL, _SAID = 0.9, 0.9


def sure_from(claim: Features, match: Match) -> float:
    """From which nearness on a record may support a claim."""
    if _denies_anew(claim, match.phrasing):
        return SURE_DENIED
    if _alike(claim, match):
        return SURE_ALIKE
    return SURE_AHEAD if match.ahead >= _AHEAD and not match.record.foreign(claim) else SURE


def as_said(claim: Features, match: Match) -> bool:
    """Whether a claim is nearly a phrasing of the record, and nothing in it is unknown."""
    return match.nearness >= _AS_SAID and not match.record.foreign(claim)


def agrees_with(claim: Features, match: Match) -> bool:
    """Whether a record is right, and the claim is not its contrary."""
    return match.record.claim.verdict is Verdict.SUPPORTED and not match.opposed(claim)


def plainly_both(claim: Features) -> frozenset[str]:
    """That it says "both" tells nothing of a claim that names the two."""
    return _BOTH if len({name for name in claim.names if name.group in SUBJECTS}) > 1 else frozenset()


def said_of(size: Size, record: Known) -> bool:
    """Whether a wording of the record that denies nothing has a bare number ("the five senses")."""
    if size.unit != "count":
        return False
    told = (one.sizes for one in record.phrasings if not one.denials)
    return any((known.unit, known.value) == ("count", size.value) for sizes in told for known in sizes)


def sets_apart(claim: Features, record: Known) -> bool:
    """Whether a claim says "the only one" of that of which the record says so only with a denial."""
    told = any(one.about & _EXCLUSIVE for one in record.phrasings if not one.denials)
    return bool(claim.about & _EXCLUSIVE) and not claim.denials and not told


def lacks_a_name(claim: Features, match: Match) -> bool:
    """Whether a claim names no place, person or journal, and nearly every wording of the record names one."""
    told = match.record.phrasings
    groups = Counter(group for one in told for group in _groups(one) & _NAMED)
    needed = {group for group, times in groups.items() if times >= _NEARLY_ALL * len(told)}
    return bool(needed & _groups(match.phrasing) - _groups(claim)) and match.nearness < _SAID


def lacks_a_person(claim: Features, match: Match) -> bool:
    """Whether a claim tells of nobody, and the record of what somebody says."""
    tells = bool(_groups(claim) & _WHO) or bool(claim.about & _EXPERTS)
    told = match.record.persons & set(match.phrasing.names)
    return bool(told) and not tells and match.nearness < _SAID


def lacks_the_lack(claim: Features, match: Match) -> bool:
    """Whether a claim tells of no lack, and the wrong statement is one on the lack of a vitamin."""
    wrong = match.record.of_lack and match.record.claim.verdict is Verdict.CONTRADICTED
    told = bool(match.phrasing.about & _LOW) and not claim.about & _LOW
    return wrong and told and match.nearness < _SAID


def _groups(claim: Features) -> set[str]:
    return {name.group for name in claim.names}


def lacks_the_point(claim: Features, match: Match) -> bool:
    """Whether a claim leaves out a word that nearly every wording of the record has, or that all is open."""
    left_open = bool(match.phrasing.about & _OPEN - claim.about) and not claim.denials
    return left_open or _lacks_a_word(claim, match)


def is_of_another_thing(claim: Features, match: Match) -> bool:
    """Whether a claim has a word of its own in the place of one that nearly every wording of the record has.

    "ALS comes from root canals" is not what is said of glutamate.
    """
    return match.record.foreign(claim) > 0 and _lacks_a_word(claim, match)


def _lacks_a_word(claim: Features, match: Match) -> bool:
    told = match.record.phrasings
    counted = Counter(word for one in told for word in one.words)
    known = claim.words | {word for word, _ in claim.senses} | SUBJECT_WORDS
    needed = {word for word, times in counted.items() if times >= _NEARLY_ALL * len(told)}
    return match.nearness < _SAID and bool(needed & match.phrasing.words - known)


def _denies_anew(claim: Features, phrasing: Features) -> bool:
    """Whether a claim denies something that the phrasing does not deny in the same words."""
    return bool(claim.denials) and not (claim.denied and claim.denied <= phrasing.denied)


def _alike(claim: Features, match: Match) -> bool:
    """Whether a claim holds no word that the record does not know, and says the same of the same."""
    one = match.phrasing
    return (
        bool(claim.words)
        and not match.record.foreign(claim)
        and (claim.relations, claim.about, claim.sides) == (one.relations, one.about, one.sides)
        and set(claim.names) == set(one.names)
    )
