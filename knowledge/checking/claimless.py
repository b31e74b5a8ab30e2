"""What is no claim at all: a greeting, advice to ask a doctor, a hint at a link, a reminder of a meeting."""

from __future__ import annotations

import re2

from knowledge.checking.features import Features
from knowledge.checking.implied_study import names_nothing
from knowledge.checking.words import Words

_ADVICE = frozenset({"advise"})


def says_nothing(claim: Features) -> bool:
    """Whether all words of a sentence are of those that claim nothing ("She's usually right, isn't she")."""
    told = (claim.words, claim.relations, claim.sizes, claim.names, claim.about)
    return not any(told) and not (claim.certain or claim.universal)


class Claimless:
    """Knows sentences that claim nothing."""

    def __init__(self, words: Words) -> None:
        self._whole = [re2.compile(f"(?i){pattern}") for pattern in words.claimless]
        self._alone = re2.compile(f"(?i){words.claimless_alone}")

    def is_none(self, claim: Features) -> bool:
        """Whether a sentence is no claim, whatever a record may say of its words."""
        text = claim.text.strip(" ?!.,:;")
        says = claim.relations - _ADVICE or claim.sizes
        return not says and any(pattern.search(text) for pattern in self._whole)

    def is_none_alone(self, claim: Features) -> bool:
        """Whether a sentence is no claim, where no record judges it."""
        return names_nothing(claim) and bool(self._alone.search(claim.text))
