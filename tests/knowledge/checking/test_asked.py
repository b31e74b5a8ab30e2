"""Questions and other languages in /check: what they ask is judged as a claim, or said to be none."""

from __future__ import annotations

import pytest

from handlers import wording
from handlers.markup import Place, plain
from handlers.rendering import messages
from tests.knowledge.claim_fixture import C, N, S, X, checked, claims, content


def read(text: str) -> str:
    """What a person reads of a verdict."""
    return "\n".join(plain(one.html) for one in messages(claims().check(text), content(), Place.PRIVATE))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("does vitamin D slow ALS?", N),
        ("Is ALS curable?", C),
        ("Did the B12 trial last 16 weeks?", S),
        ("is vitamin D a cure for als", C),
    ],
)
def test_what_is_asked_is_judged_as_a_claim_and_that_is_said(text: str, verdict: object) -> None:
    assert checked(text).verdict is verdict
    assert read(text).startswith(wording.ASKED)


@pytest.mark.parametrize(
    "text",
    [
        "vitamin D slows ALS",
        "Did you know that B12 cures ALS?",
        "B12 cures ALS, right?",
        "Can B12 cure ALS! It did",
    ],
)
def test_what_is_claimed_is_not_called_a_question(text: str) -> None:
    assert wording.ASKED not in read(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("How long was the B12 trial?", "b12-trial-length"),
        ("who ran the B12 trial", "b12-trial-authors"),
        ("How many people were in the vitamin D study?", "vitamin-d-study-size"),
    ],
)
def test_a_question_that_claims_nothing_gets_no_verdict_but_the_question_to_tap(text: str, entry: str) -> None:
    outcome = checked(text)
    assert (outcome.verdict, outcome.findings) == (X, ())
    assert outcome.nearest[0].id == entry
    assert wording.ONLY_ASKS in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who would have thought that B12 cures ALS?",
        "Why do doctors hide that B12 cures ALS?",
        "What doctors won't tell you: B12 cures ALS",
        "when people took B12 they were cured of ALS",
    ],
)
def test_a_claim_inside_a_question_is_still_judged(text: str) -> None:
    assert checked(text).verdict is C


FOREIGN = (
    "La vitamina D cura la ELA",
    "A vitamina B12 cura a ELA",
    "Витамин D лечит БАС",
    "vitamin D lechit BAS",
    "Вітамін D лікує БАС",
    "ویتامین د ای‌ال‌اس را درمان می‌کند",
    "فيتامين د يعالج التصلب الجانبي",
    "विटामिन D एएलएस को ठीक करता है",
    "Vitamin B12 heilt ALS",
    "Vitamin D verlangsamt ALS",
    "Hochdosiertes B12 stoppt ALS",
    "Vitamin D schützt vor ALS",
    "La vitamine D guérit la SLA",
    "La vitamina D guarisce la SLA",
    "B12 vitamini ALS'yi iyileştirir",
    "Vitamin B12 menyembuhkan ALS",
    "Vitamin D memperlambat ALS",
    "Vitamine D geneest ALS",
    "vitamine B12 vertraagt ALS",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_claim_in_another_language_is_told_so_in_it_and_gets_no_verdict(text: str) -> None:
    outcome = checked(text)
    assert (outcome.verdict, outcome.findings) == (X, ())
    assert read(text) == outcome.before != ""


def test_danger_in_another_language_comes_before_that() -> None:
    assert type(claims().check("Quiero morir, no puedo más")).__name__ == "Urgent"
