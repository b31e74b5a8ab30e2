"""A verdict speaks of the claim: of its subject, person, study and number, and of nothing near by."""

from __future__ import annotations

import re

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import Verdict
from tests.knowledge.claim_fixture import C, N, P, S, X, checked, content, explained

MEANT = {
    "The trial followed people for years": (C, "16 weeks"),
    "The B12 trial was in Japan": (S, "Japan"),
    "The trial was done on mice": (C, "130 people"),
    "that Japanese study was only in mice": (C, "130 people"),
    "B12 was tested on mice": (S, "mouse"),
    "Rozebalamin is a 50 mg injection": (C, "25 mg"),
    "Rozebalamin is a 25 mg injection": (S, "25 mg"),
    "Leverenz recommends checking vitamin D levels": (S, "case for|reasonable|correct"),
    "Leverenz recommends measuring your vitamin D": (S, "case for|reasonable|correct"),
    "Leverenz recommends high doses of vitamin D": (C, "care with high doses"),
    "Dr. Leverenz says vitamin D is not harmful": (C, "Scelsa"),
    "Dr. Scelsa says vitamin D is not harmful and may be helpful": (S, "not harmful"),
    "The 373 patient trial proved B12 works": (C, "main goals"),
    "Kaji's trial met its primary endpoint": (C, "main goals"),
    "Kaji's trial missed its main goals": (S, "main goals"),
    "the 2019 trial showed B12 slows ALS": (C, "main goals"),
    "Injecting B12 at home is fine": (X, "at home"),
    "Taking B12 with riluzole is dangerous": (X, "nine in ten"),
    "50 mg is 50 times the normal dose": (C, "20,000"),
    "20000 times the daily B12, that was the dose": (S, "20,000"),
    "ALS strikes 1 in 100,000": (P, "each year"),
    "ALS strikes 1 in 100,000 each year": (S, "each year"),
    "B12 slows ALS by 43 percent": (S, "43%"),
    "45% slower progression with methylcobalamin": (P, "45%.*43%"),
    "Two independent articles confirm that B12 works": (N, "not independent"),
    "Vitamin D 2000 IU slowed ALS in 20 patients over 9 months": (P, "20 people"),
    "ALS comes from root canals": (X, ""),
    "folks on vitamin D got better, not worse": (C, "declined"),
}
KNOWN_FROM_STUDIES = {
    "Relyvrio is still available": (C, "2024"),
    "Relyvrio was withdrawn in 2024": (S, "phase 3"),
    "tofersen works for everyone with ALS": (C, "SOD1"),
    "Tofersen is only for SOD1": (S, "SOD1"),
    "The FDA has approved tofersen for all ALS": (C, "SOD1"),
    "tofersen is approved for ALS": (P, "SOD1"),
    "riluzole adds three months of life": (S, "3 months"),
    "riluzole adds ten years of life": (C, "3 months"),
    "Eisai makes the Japanese B12 injection": (S, "Eisai"),
    "Everyone in the trial was off riluzole": (C, "riluzole"),
    "A neurologist on drperlmutter.com says B12 has been validated": (S, "opinion"),
    "ALSUntangled recommends B12": (P, "first year"),
    "37 people is enough to prove it": (N, "small"),
    "In Japan B12 is now a standard ALS treatment": (P, "approved"),
    "Japan has approved a B12 injection for ALS": (S, "2024"),
}
UNRELATED_NUMBERS = {
    "B12 extended survival by 600 days": "The number is",
    "B12 extended survival by 2 years": "The number is",
    "the study lasted several years": "not 2 years",
    "People with ALS live 10 years on average": "36 months",
    "B12 slows ALS by 90%": "number is 45%",
    "High dose vitamin D 10000 IU is perfectly safe": "number is 2,000 IU",
    "B12 doesn't help after the first year": '"only"',
}
POST = (
    "Friends, a new study from Japan shows that B12 injections (50 mg, twice a week) slowed ALS by 45%. "
    "It was tested on 130 patients over 16 weeks. There were no side effects. Ask your doctor!"
)


@pytest.mark.parametrize(("text", "verdict", "why"), [(t, *v) for t, v in MEANT.items()], ids=MEANT)
def test_a_verdict_speaks_of_the_claim_itself(text: str, verdict: Verdict, why: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert re.search(why, explained(outcome))


@pytest.mark.parametrize(
    ("text", "verdict", "why"), [(t, *v) for t, v in KNOWN_FROM_STUDIES.items()], ids=KNOWN_FROM_STUDIES
)
def test_what_studies_and_updates_tell_is_not_called_not_covered(text: str, verdict: Verdict, why: str) -> None:
    outcome = checked(text)
    assert outcome.verdict is verdict
    assert re.search(why, explained(outcome))


@pytest.mark.parametrize(("text", "never"), UNRELATED_NUMBERS.items(), ids=UNRELATED_NUMBERS)
def test_no_number_is_set_against_one_of_something_else(text: str, never: str) -> None:
    assert never not in explained(checked(text))


def test_a_sentence_is_about_what_the_one_before_it_is_about() -> None:
    post = "Vitamin D: 2000 IU daily for nine months. 37 patients, 20 took it. Decline was slower."
    findings = checked(post).findings
    assert not [finding.claim for finding in findings if "b12" in (finding.claim or "")]
    assert C not in {finding.verdict for finding in findings}


def test_a_study_that_is_named_keeps_its_subject() -> None:
    assert checked("Vitamin D cures nothing. The Japanese trial had 130 patients.").findings[-1].verdict is S


def test_every_sentence_of_a_post_is_judged_and_its_advice_left_out() -> None:
    findings = checked(POST).findings
    assert [finding.verdict for finding in findings] == [P, S, C]
    assert "43%" in findings[0].explanation
    assert "130 people" in findings[1].explanation


@pytest.mark.parametrize(
    "text", ["Riluzole is the only approved drug for ALS", "B12 injections are completely free of side effects"]
)
def test_what_an_article_says_wrongly_is_not_called_against_the_articles(text: str) -> None:
    said = "\n".join(plain(one.html) for one in messages(checked(text), content(), Place.PRIVATE))
    assert said.startswith("Wrong, although one article says so.")
    assert said.count("one article says so") == 1


def test_what_no_article_says_is_called_that() -> None:
    said = "\n".join(plain(one.html) for one in messages(checked("B12 cures ALS"), content(), Place.PRIVATE))
    assert said.startswith("Not what the articles say.")
