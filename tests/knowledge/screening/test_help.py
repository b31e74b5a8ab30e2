"""The replies to urgent messages: numbers from one file, short, without advice."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge.faq import Faq
from knowledge.model import KnowledgeError, Urgency
from knowledge.screening import contacts_to_check, help_parts, help_text
from knowledge.screening.help import FOLDER, check_replies, contacts, languages

GRADING = Path(__file__).parents[4] / "shared" / "evidence" / "grading.md"
IF = (
    *(" if ", " si ", " se ", " wenn ", " если ", " якщо ", "ysa ", " jika ", " اگر ", " إذا ", " अगर "),
    *(" jeśli ", " als de ", "場合", "如果", "라면"),
)
REPLIES = [(kind, language) for kind in Urgency for language in languages()]


@pytest.mark.parametrize(("kind", "language"), REPLIES)
def test_a_reply_names_emergency_numbers_and_fits_one_screen(kind: Urgency, language: str) -> None:
    text = "\n".join(help_text(kind, language))
    assert all(number in text for number in ("911", "999", "112", "18000"))
    assert len(text) < 900


@pytest.mark.parametrize("language", languages())
def test_a_crisis_reply_names_lines_to_talk_and_to_write_to(language: str) -> None:
    text = "\n".join(help_text(Urgency.CRISIS, language))
    assert all(route in text for route in ("988", "116 123", "findahelpline.com"))


@pytest.mark.parametrize(("kind", "language"), REPLIES)
def test_a_reply_names_no_number_that_is_not_in_the_checked_file(kind: Urgency, language: str) -> None:
    known = {re.sub(r"\D", "", contact.number) for contact in contacts()}
    named = re.findall(r"\d[\d ]*\d", "\n".join(help_text(kind, language)))
    assert {number.replace(" ", "") for number in named} <= known


@pytest.mark.parametrize("kind", list(Urgency))
def test_a_reply_gives_no_advice_on_oxygen_machines_or_doses(kind: Urgency) -> None:
    text = "\n".join(help_text(kind)).casefold()
    assert not re.search(r"oxygen|milligram|\bmg\b|setting|vitamin|how will you|which method", text)


@pytest.mark.parametrize("kind", [Urgency.EMERGENCY, Urgency.OVERDOSE])
def test_a_reply_asks_to_tell_of_als_and_in_an_emergency_to_bring_the_machine(kind: Urgency) -> None:
    text = "\n".join(help_text(kind))
    assert "If the person has ALS (MND)" in text
    assert ("breathing machine" in text) == (kind is Urgency.EMERGENCY)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", [Urgency.EMERGENCY, Urgency.OVERDOSE])
def test_whom_to_call_stands_in_the_first_paragraph(kind: Urgency, language: str) -> None:
    assert all(number in help_text(kind, language)[0] for number in ("911", "999", "112"))


@pytest.mark.parametrize("language", languages())
def test_no_reply_says_that_whoever_is_poisoned_has_als(language: str) -> None:
    """A child that swallowed somebody's tablets has none."""
    for part in ("als", "says_als"):
        line = help_parts(language)[part].casefold()
        assert any(word in f" {line} " for word in IF), line


def test_a_language_without_replies_gets_english() -> None:
    assert help_text(Urgency.CRISIS, "xx") == help_text(Urgency.CRISIS, "en")


def test_contacts_are_due_for_a_check_after_a_year() -> None:
    assert contacts_to_check(date(2026, 12, 1)) == ()
    assert contacts_to_check(date(2028, 1, 1)) == contacts()


def test_a_broken_file_of_contacts_names_the_fault(tmp_path: Path) -> None:
    (tmp_path / "contacts.yaml").write_text("- id: emergency_us\n  nummer: 911\n")
    with pytest.raises(KnowledgeError, match=r"contacts\.yaml:2"):
        contacts(tmp_path)


@pytest.mark.skipif(not GRADING.exists(), reason="the evidence is not beside the project")
def test_every_number_stands_in_the_graded_evidence() -> None:
    evidence = GRADING.read_text(encoding="utf-8")
    assert [one.number for one in contacts() if one.number not in evidence] == []


@pytest.mark.parametrize("name", ["help.yaml", "contacts.yaml"])
def test_a_bot_that_could_help_nobody_does_not_start(name: str, tmp_path: Path) -> None:
    copied = tmp_path / "screening"
    copied.mkdir()
    for file in ("help.yaml", "contacts.yaml"):
        (copied / file).write_bytes((FOLDER / file).read_bytes())
    check_replies(copied)
    emptied = tmp_path / "emptied"
    shutil.copytree(copied, emptied)
    (emptied / name).write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=name):
        check_replies(emptied)


def test_every_reply_is_composed_before_a_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_folder: Path) -> None:
        raise KnowledgeError("a reply is missing")

    monkeypatch.setattr("knowledge.faq.check_replies", broken)
    with pytest.raises(KnowledgeError):
        Faq.load()
