"""What claims praise: what the articles tell of, and products of which they tell nothing; and who sells."""

from __future__ import annotations

import re2

from knowledge.checking.features import ALS, Features
from knowledge.checking.judgement import Judgement
from knowledge.checking.words import Words
from knowledge.gazetteer import Name
from knowledge.model import ClaimRole, Verdict

OURS = frozenset(
    {
        Name("vitamin", "vitamin B12"),
        Name("vitamin", "vitamin D"),
        Name("drug", "riluzole"),
        Name("drug", "edaravone"),
    }
)
_SOLD = frozenset({"vitamin", "drug", "supplement", "food"})
"""Groups of the gazetteer whose members may be sold as a remedy."""
REMEDIES = _SOLD | {"procedure"}
"""Groups of what is taken or done against an illness."""
_TELLS_WHY = frozenset({"cause", "explain"})
_BOLD = frozenset({"cure", "reverse", "stop"})
_VAGUE = frozenset({"help"})


def is_on_a_product(judgement: Judgement) -> bool:
    """Whether a judgement is on a product, or a cure, that the articles do not mention."""
    return judgement.verdict is Verdict.NOT_COVERED and judgement.claim.role is ClaimRole.PRODUCT


class Praise:
    """Reads which claims promise something, and which messages sell."""

    def __init__(self, words: Words) -> None:
        self._praise = frozenset(words.praise)
        self._sells = [re2.compile(f"(?i){pattern}") for pattern in words.sells]

    def promises(self, claim: Features) -> bool:
        """Whether a claim says that something does good in ALS, or of a remedy that it does good.

        What only tells why somebody fell ill ("because he worked nights") praises nothing.
        """
        said = claim.relations & self._praise
        if not said or claim.denials or (claim.relations & _TELLS_WHY and not said & _BOLD):
            return False
        remedy = any(name.group in _SOLD for name in claim.names)
        return remedy or (ALS in claim.names and (said != _VAGUE or bool(claim.words)))

    def promises_of_a_stranger(self, claim: Features) -> bool:
        """Whether a claim promises something of what the articles do not know."""
        return self.promises(claim) and not any(name in OURS for name in claim.names)

    def sells(self, message: str) -> bool:
        """Whether a message offers something for sale."""
        return any(pattern.search(message) for pattern in self._sells)
