"""The curated claims as schema.org ClaimReview, for search engines and fact-check collections."""

from __future__ import annotations

from typing import Any

from knowledge.checking.records import load_claims
from knowledge.model import Claim, Entry, Knowledge, Verdict

PUBLISHER = "ALS evidence bot"
_RATINGS = {
    Verdict.SUPPORTED: (5, "Supported by the articles"),
    Verdict.PARTLY: (4, "Partly right"),
    Verdict.NOT_ENOUGH_EVIDENCE: (3, "Not enough evidence"),
    Verdict.NOT_COVERED: (2, "Not covered by the articles"),
    Verdict.CONTRADICTED: (1, "Not what the articles say"),
}
"""The verdicts on the scale of the export. It rates what the sources say of a claim, not a treatment."""


def claim_reviews(knowledge: Knowledge, page: str = "") -> dict[str, Any]:
    """One JSON-LD document with a ClaimReview for each curated claim, dated by the review of its entries.

    ``page`` is the address at which the document is published; without it the reviews are named within it.
    """
    claims = load_claims(knowledge)
    return {
        "@context": "https://schema.org",
        "@graph": [_review(claim, knowledge, page) for claim in claims.values()],
    }


def _review(claim: Claim, knowledge: Knowledge, page: str) -> dict[str, Any]:
    entries = [knowledge.entries[id_] for id_ in claim.entries]
    rating, name = _RATINGS[claim.verdict]
    return {
        "@type": "ClaimReview",
        "@id": f"{page}#{claim.id}",
        "url": f"{page}#{claim.id}",
        "claimReviewed": claim.statement,
        "datePublished": max(entry.reviewed_on for entry in entries).isoformat(),
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": PUBLISHER},
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [{"@type": "CreativeWork", "name": "Posts in ALS patient groups"}],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": name,
            "ratingExplanation": claim.explanation,
        },
        "citation": _urls(entries, knowledge),
    }


def _urls(entries: list[Entry], knowledge: Knowledge) -> list[str]:
    """The addresses of the sources behind a claim, the first one first."""
    cited = (citation.source for entry in entries for citation in entry.citations)
    return [knowledge.sources[id_].url for id_ in dict.fromkeys(cited)]
