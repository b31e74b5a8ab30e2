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


def claim_reviews(knowledge: Knowledge) -> dict[str, Any]:
    """One JSON-LD document with a ClaimReview for each curated claim, dated by the review of its entries."""
    claims = load_claims(knowledge)
    return {
        "@context": "https://schema.org",
        "@graph": [_review(claim, knowledge) for claim in claims.values()],
    }


def _review(claim: Claim, knowledge: Knowledge) -> dict[str, Any]:
    entries = [knowledge.entries[id_] for id_ in claim.entries]
    urls = _urls(entries, knowledge)
    rating, name = _RATINGS[claim.verdict]
    return {
        "@type": "ClaimReview",
        "@id": f"#{claim.id}",
        "url": urls[0],
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
        "citation": urls,
    }


def _urls(entries: list[Entry], knowledge: Knowledge) -> list[str]:
    """The addresses of the sources behind a claim, the first one first."""
    cited = (citation.source for entry in entries for citation in entry.citations)
    sources = list(dict.fromkeys(cited)) or list(knowledge.sources)[:1]
    return [knowledge.sources[id_].url for id_ in sources]
