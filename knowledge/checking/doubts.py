"""Why a claim is not supported though its record is: the first thing in it that the articles do not say."""

from __future__ import annotations

from collections.abc import Callable

import re2

from knowledge.checking.advice import is_at_most_the_limit
from knowledge.checking.agreement import as_said, lacks_the_point, plainly_both, said_of, sets_apart, sure_from
from knowledge.checking.features import Features
from knowledge.checking.judgement import NOT_ALL, NOT_UNDERSTOOD, OTHER_NUMBERS, PLAIN
from knowledge.checking.matching import Match
from knowledge.number_words import named

_FOREIGN = 0.2
"""The share of a claim's words that nothing near its record may leave unknown."""
_YEAR_OF_STUDY = re2.compile(
    r"(?i)\b(?:the|that|this|a) (\d{4}) (?:[\w-]+ ){0,3}(?:trial|study|paper|research|review)\b"
)
"""A year that only tells which study is meant."""
_ONLY = frozenset({"only", "exclusive"})
_ONLY_A_NUMBER = re2.compile(
    r"(?i)\b(?:only|just|merely) (?:about |around |some |roughly )?"
    rf"(?:\d{{2}}|\d+ ?%|\d+(?:\.\d+)? (?:to|or|in)\b|(?:{named(1, 5)}) (?:to|or|in|out of)\b)"
)
_YEARLY = re2.compile(r"(?i)\b(?:y(?:ea)?rs?|yearly|annual\w*|annum|p\.?a|(?:12|twelve) months|incidence)\b")
_Holds = Callable[[Features, Match], bool]


def doubt(claim: Features, match: Match, strong: frozenset[str]) -> str | None:
    """What is told of a claim that its record does not support wholly; None where everything agrees.

    ``strong`` are the relations that a record has to assert itself.
    """
    first = next((told for told, holds in _FIRST if holds(claim, match)), None)
    if first is not None:
        return first
    if _says_more(claim, match, strong):
        return NOT_ALL
    return NOT_UNDERSTOOD if _is_not_understood(claim, match) else None


def _is_no_more_than_the_limit(claim: Features, _match: Match) -> bool:
    return is_at_most_the_limit(claim)


def _is_too_wide(claim: Features, match: Match) -> bool:
    return claim.universal and (not match.phrasing.universal or match.elsewhere(claim))


def _is_too_certain(claim: Features, match: Match) -> bool:
    return claim.certain and not match.phrasing.certain


def _is_unhedged(claim: Features, match: Match) -> bool:
    return match.record.hedged and match.phrasing.hedged and not claim.hedged


def _has_other_numbers(claim: Features, match: Match) -> bool:
    untold = any(not match.record.tells(size) and not said_of(size, match.record) for size in claim.sizes)
    return untold or _has_another_year(claim, match) or match.record.counts_another(claim, match.phrasing)


def _leaves_out_the_year(claim: Features, match: Match) -> bool:
    """Whether a share of all people is told without saying that so many fall ill in each year."""
    shared = any(size.unit == "share" for size in claim.sizes) and match.record.claim.relation == "number"
    told = sum(bool(_YEARLY.search(one.text)) for one in match.record.phrasings)
    return shared and 2 * told > len(match.record.phrasings) and not _YEARLY.search(claim.text)


def _has_another_year(claim: Features, match: Match) -> bool:
    """Whether a claim gives a year to something else than the record: it came out then, and ran before."""
    told = {size.value for one in match.record.phrasings for size in one.sizes if size.unit == "year"}
    told |= {float(match[1]) for match in _YEAR_OF_STUDY.finditer(claim.text)}
    return any(size.value not in told for size in claim.sizes if size.unit == "year")


def _names_others(claim: Features, match: Match) -> bool:
    return any(name not in match.record.names for name in claim.names) or match.record.tells_of_another(claim)


_FIRST: tuple[tuple[str, _Holds], ...] = (
    ("Only more than that is above it.", _is_no_more_than_the_limit),
    ("The articles do not say so for everybody or without limit.", _is_too_wide),
    ("It is not called proven or certain.", _is_too_certain),
    ("It is told as a possibility or a view, not as a fact.", _is_unhedged),
    ("That is how many fall ill each year, not how many have it.", _leaves_out_the_year),
    (OTHER_NUMBERS, _has_other_numbers),
    ("The articles do not say it of everything that is named here.", _names_others),
)


def _says_more(claim: Features, match: Match, strong: frozenset[str]) -> bool:
    record = match.record
    unasserted = (claim.relations - record.asserts(claim)) & strong
    few = _only_so_many(claim)
    told_of = claim.about - plainly_both(claim) - few <= record.about
    return bool(unasserted) or not told_of or (not few and sets_apart(claim, record))


def _only_so_many(claim: Features) -> frozenset[str]:
    """That it says "only" of a number tells nothing of a claim whose numbers are all right."""
    return _ONLY if _ONLY_A_NUMBER.search(claim.text) else frozenset()


def _is_not_understood(claim: Features, match: Match) -> bool:
    """Whether a claim is too far from its record, denies or takes sides otherwise, or has unknown words."""
    return (
        match.nearness < sure_from(claim, match)
        or lacks_the_point(claim, match)
        or _lacks_number(claim, match)
        or _denies_otherwise(claim, match)
        or _is_strange(claim, match)
    )


def _lacks_number(claim: Features, match: Match) -> bool:
    told = match.record.claim.relation == "number" and bool(match.phrasing.sizes)
    return told and not claim.sizes


def _denies_otherwise(claim: Features, match: Match) -> bool:
    record, phrasing, opposed = match.record, match.phrasing, match.opposed(claim)
    return (
        claim.denies_elsewhere(phrasing)
        or (not opposed and claim.refuses_elsewhere(phrasing))
        or (record.only_denied(claim) and not opposed and not phrasing.denials)
        or (claim.opposes(phrasing) != opposed and not match.denies_alike(claim))
    )


def _is_strange(claim: Features, match: Match) -> bool:
    record, far = match.record, match.nearness < PLAIN
    return (
        (far and not record.takes_sides(claim))
        or record.lacks_side(claim, match.phrasing if as_said(claim, match) else None)
        or record.strange(claim) > _FOREIGN * len(claim.words)
        or (far and record.foreign(claim) > record.strange(claim))
    )
