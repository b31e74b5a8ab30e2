"""What claims praise: what the articles tell of, and products of which they tell nothing."""

from __future__ import annotations

from knowledge.checking.judgement import Judgement
from knowledge.gazetteer import Name
from knowledge.model import Verdict

OURS = frozenset(
    {
        Name("vitamin", "vitamin B12"),
        Name("vitamin", "vitamin D"),
        Name("drug", "riluzole"),
        Name("drug", "edaravone"),
    }
)
_PRODUCTS = frozenset(
    f"claim-{name}"
    for name in ("supplements", "diets", "stem-cells", "alternative", "other-drugs", "celebrities")
)


def is_on_a_product(judgement: Judgement) -> bool:
    """Whether a judgement is on a product, or a cure, that the articles do not mention."""
    return judgement.verdict is Verdict.NOT_COVERED and judgement.claim.id in _PRODUCTS
