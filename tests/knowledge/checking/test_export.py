"""The export is schema.org ClaimReview, with everything that fact-check collections ask for."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from knowledge.checking.export import claim_reviews
from tests.knowledge.claim_fixture import content, records

_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": "^https?://"}


def _object(type_: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"@type": {"const": type_}, **properties},
        "required": ["@type", *properties],
    }


REVIEW = _object(
    "ClaimReview",
    url=_URL,
    claimReviewed={"type": "string", "minLength": 1, "maxLength": 250},
    datePublished={"type": "string", "format": "date"},
    author=_object("Organization", name=_TEXT),
    itemReviewed=_object("Claim", appearance={"type": "array", "items": _object("CreativeWork", name=_TEXT)}),
    reviewRating=_object(
        "Rating",
        ratingValue={"type": "integer", "minimum": 1, "maximum": 5},
        bestRating={"const": 5},
        worstRating={"const": 1},
        alternateName=_TEXT,
        ratingExplanation=_TEXT,
    ),
    citation={"type": "array", "items": _URL, "minItems": 1},
)
SCHEMA = {
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "minItems": 1, "items": REVIEW},
    },
    "required": ["@context", "@graph"],
}


def test_the_export_keeps_the_schema() -> None:
    document = json.loads(json.dumps(claim_reviews(content(), "https://example.org/claims")))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(document)


def test_a_review_stands_where_it_is_published_and_not_at_a_source() -> None:
    page = "https://example.org/claims"
    (first, *_) = claim_reviews(content(), page)["@graph"]
    assert first["url"] == first["@id"] == f"{page}#{records()[0].id}"
    assert first["url"] not in first["citation"]


def test_every_claim_is_exported_once() -> None:
    ids = [review["@id"] for review in claim_reviews(content())["@graph"]]
    assert ids == [f"#{claim.id}" for claim in records()]


def test_a_contradicted_claim_has_the_worst_rating() -> None:
    reviews = {review["@id"]: review["reviewRating"] for review in claim_reviews(content())["@graph"]}
    assert reviews["#claim-b12-cure"]["ratingValue"] == reviews["#claim-b12-cure"]["worstRating"]
