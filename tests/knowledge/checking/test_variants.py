"""What is made wrong on purpose is never supported: denied, exaggerated, with other numbers or names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from knowledge.model import Urgent, Verdict
from tests.knowledge.claim_fixture import claims, records

_NUMBER = re.compile(r"(?<![\w,.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_DENIES = re.compile(r"(?i)\b(?:no|not|neither|nothing|nobody|cannot|without|un\w+)\b")
_ORDINARY = {
    "small": "large",
    "low": "high",
    "Low": "High",
    "normal": "abnormal",
    "slower": "faster",
    "more": "less",
}


def supported() -> Iterator[str]:
    for claim in records():
        if claim.verdict is Verdict.SUPPORTED:
            yield claim.statement.rstrip(".")


def denied(text: str) -> Iterator[str]:
    yield f"It is not true that {text}"
    yield f"It is a myth that {text}"


def with_other_numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.finditer(text):
        value = float(number[0].replace(",", ""))
        year = re.match(r"(?:19|20)\d\d(?! IU)\b", text[number.start() :])
        other = f"{value - 9:.0f}" if year else f"{7 * value + 3:g}"
        yield text[: number.start()] + other + text[number.end() :]


def exaggerated(text: str) -> Iterator[str]:
    if not _DENIES.search(text):
        yield f"{text} and it cures ALS"
        yield f"{text}, guaranteed, in every single patient"
        yield f"It is proven that {text}"
        yield f"{text} in children"


def of_another_vitamin(text: str) -> Iterator[str]:
    for vitamin in ("B12", "vitamin D", "Vitamin D"):
        if vitamin in text:
            yield text.replace(vitamin, "vitamin C")


def turned(text: str) -> Iterator[str]:
    for word, other in _ORDINARY.items():
        if re.search(rf"\b{word}\b", text) and not _DENIES.search(text):
            yield re.sub(rf"\b{word}\b", other, text, count=1)


_LINKS = (
    ", ",
    ", so ",
    " and ",
    "; ",
    ", and that means ",
    " but ",
    ", that shows ",
    " because ",
    " which means ",
)


def beside_something_wrong() -> Iterator[str]:
    """Right statements, each joined with a wrong one, in either order."""
    wrong = [claim.statement.rstrip(".") for claim in records() if claim.verdict is Verdict.CONTRADICTED]
    for at, right in enumerate(supported()):
        pair = [right, wrong[at % len(wrong)]]
        yield _LINKS[at % len(_LINKS)].join(pair if at % 2 else reversed(pair))


_MOST = 40
"""About so many variants of one kind are checked, spread over all claims: each costs milliseconds."""


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (denied, 120),
        (with_other_numbers, 30),
        (exaggerated, 200),
        (of_another_vitamin, 60),
        (turned, 10),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_supported_claim_made_wrong_is_not_supported(
    change: Callable[[str], Iterator[str]], least: int
) -> None:
    wrong = [variant for text in supported() for variant in change(text)]
    assert len(wrong) >= least
    assert wrongly_supported(wrong) == []


def test_something_right_beside_something_wrong_is_not_supported() -> None:
    assert wrongly_supported(list(beside_something_wrong())) == []


def test_no_curated_wording_gets_the_contrary_verdict() -> None:
    every = [(one.verdict, text) for one in records() for text in one.phrasings]
    wrong = [text for verdict, text in every if verdict is not Verdict.SUPPORTED]
    right = [text for verdict, text in every if verdict is Verdict.SUPPORTED]
    assert wrongly_supported(wrong) == []
    outcomes = {text: claims().check(text) for text in right[:: 1 + len(right) // _MOST]}
    assert [
        text
        for text, outcome in outcomes.items()
        if not isinstance(outcome, Urgent) and outcome.verdict is Verdict.CONTRADICTED
    ] == []


def wrongly_supported(texts: list[str]) -> list[str]:
    found = {text: claims().check(text) for text in texts[:: 1 + len(texts) // _MOST]}
    return [
        text
        for text, outcome in found.items()
        if not isinstance(outcome, Urgent) and outcome.verdict is Verdict.SUPPORTED
    ]
