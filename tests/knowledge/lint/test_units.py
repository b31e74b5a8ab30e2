"""Units, dates, groups and strong words are held against what is cited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knowledge.lint.units import against_facts
from knowledge.linting import Report, lint
from knowledge.model import Entry
from tests.knowledge.content import entry, sound, write
from tests.knowledge.test_linting import TODAY

FACTS = [
    "Each dose was 50 mg, injected for 16 weeks.",
    "Of 37 patients 81% had a low level; twenty of them took 2,000 IU a day for nine months.",
    "The score fell by 2.66 points with methylcobalamin and by 4.63 with placebo.",
    "The trial was randomised and ran from 17 October 2017 to 30 September 2019.",
    "The study looked back at records. Larger, randomised trials are needed.",
]


def report(folder: Path, cited: int, **changes: Any) -> Report:
    """What is said of an entry that cites one of the facts."""
    files = sound()
    source = files["sources.yaml"][0]
    files["sources.yaml"].append(source | {"id": "facts", "facts": FACTS})
    citations = [{"source": "facts", "passage": cited}]
    files["entries/trial.yaml"][0] = entry("length-0", citations=citations, **changes)
    return lint(write(folder, files), TODAY, whole=False)


@pytest.mark.parametrize(
    ("cited", "answer", "told"),
    [
        (1, "Each dose was 50 mcg.", "'50 mcg': what is cited says '50 mg'"),
        (1, "It took 16 years.", "'16 years': what is cited says '16 weeks'"),
        (2, "The study had forty people.", "no cited passage supports 'forty people'"),
        (2, "37% of the 81 people had a low level.", "'37%': what is cited says '37 patients'"),
        (2, "People took it for ten months.", "no cited passage supports 'ten months'"),
        (3, "Scores fell by 4.63 points with B12.", "gives 4.63 to placebo: correct the number, or its group"),
        (4, "The trial ran from 17 August 2017.", "no cited passage gives the date '17 August 2017'"),
    ],
)
def test_a_number_that_does_not_fit_its_source_is_told(
    tmp_path: Path, cited: int, answer: str, told: str
) -> None:
    fault, *_ = report(tmp_path, cited, answer=answer).faults
    assert told in fault.message
    assert fault.line > 1


@pytest.mark.parametrize(
    ("cited", "answer"),
    [
        (1, "Each dose was 50 milligrams, for four months."),
        (2, "The study had 37 people, and 20 of the 37 people took it for 9 months."),
        (2, "About nine in ten people knew."),
        (1, "The study did. None of the articles says how many live ten years."),
        (3, "The score fell by 2.66 points with B12 and by 4.63 without."),
        (4, "The trial ended in September 2019."),
    ],
)
def test_a_number_that_fits_is_no_fault(tmp_path: Path, cited: int, answer: str) -> None:
    assert report(tmp_path, cited, answer=answer).faults == ()


def test_numbers_in_details_and_updates_are_held_too(tmp_path: Path) -> None:
    assert (
        "number 17"
        in report(tmp_path, 1, answer="The trial did.", details="It took 17 weeks.").faults[0].message
    )
    files = sound()
    cited = [{"source": "a-study", "passage": 1}]
    update = {"id": "new", "date": "2024", "text": "It took 16 years.", "short": "16 years", "citations": cited}
    files["updates.yaml"] = [update]
    files["entries/trial.yaml"][0] = entry("length-0", updates=["new"])
    faults = lint(write(tmp_path / "updates", files), TODAY, whole=False).faults
    told = "new: '16 years': what is cited says 'sixteen weeks'"
    assert [told in fault.message for fault in faults] == [True, True]


def test_an_answer_that_contradicts_the_facts_of_its_entry_is_told(tmp_path: Path) -> None:
    (fault,) = report(tmp_path, 1, answer="The trial took 16 weeks.", facts={"dose_mg": 16}).faults
    assert "'16 weeks' in the answer, but the facts say 'dose_mg: 16'" in fault.message


@pytest.mark.parametrize(
    ("cited", "answer", "told"),
    [
        (1, "The study proved it.", "'proved' tells of proof"),
        (1, "Vitamin D stops ALS.", "'stops' tells of an end of the disease"),
        (5, "The study was randomised.", "no cited passage says that chance decided"),
        (4, "The study was not randomised.", "no cited passage says that chance did not decide"),
    ],
)
def test_a_strong_word_needs_a_passage(tmp_path: Path, cited: int, answer: str, told: str) -> None:
    found = report(tmp_path, cited, answer=answer)
    assert found.faults == ()
    assert [told in warning.message for warning in found.warnings if "length-0" in warning.message] == [True]


@pytest.mark.parametrize(
    ("cited", "answer"),
    [
        (4, "The trial was randomised."),
        (5, "The study was not randomised. One expert wants larger, randomised trials."),
        (1, "Nothing stops ALS, and no study proved that."),
    ],
)
def test_what_a_passage_says_or_an_answer_denies_needs_no_reviewer(
    tmp_path: Path, cited: int, answer: str
) -> None:
    assert not [one for one in report(tmp_path, cited, answer=answer).warnings if "length-0" in one.message]


def test_what_follows_from_a_wrong_source_is_not_told(tmp_path: Path) -> None:
    files = sound()
    citations = [{"source": "a-stud", "passage": 1}]
    files["entries/trial.yaml"][0] = entry("length-0", citations=citations)
    found = lint(write(tmp_path, files), TODAY, whole=False)
    assert [fault.message for fault in found.faults] == [
        "length-0: unknown source 'a-stud': did you mean 'a-study'?"
    ]
    assert found.following == 1


def test_facts_of_unknown_kinds_are_left_alone() -> None:
    record = entry("length-0", facts={"year": 16.0, "weeks": 16.0})
    plain = {key: record[key] for key in ("id", "topic", "question", "answer", "certainty", "facts")}
    made = Entry(**plain, phrasings=(), citations=(), reviewed_on=TODAY, review_due=TODAY)
    assert list(against_facts(made)) == []
