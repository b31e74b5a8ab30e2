"""What people would see as signs, and addresses that lead nowhere or somewhere bad, are faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knowledge.lint.shown import sign_in
from knowledge.linting import lint
from tests.knowledge.content import entry, sound, write
from tests.knowledge.test_linting import TODAY, with_first

SIGNS = [
    "<b>small</b>", "a <br/> b", "</i>", "<a href=x>y</a>", "<!-- note -->", "R&amp;D", "a&nbsp;b", "&#39;",
    "less < more", "dose > 50", "a -> b", "**small**", "[the study](https://x.org)", "`dose`", "# Title",
    'What is it?"',
]  # fmt: skip
PLAIN = [
    "R&D",
    "A & B",
    "50 mg/day",
    "2 * 3",
    "What (if any)?",
    '"so called"',
    "it's 5%",
    "[as told]",
    "no. 5 #2",
]


@pytest.mark.parametrize("text", SIGNS)
def test_signs_that_would_be_shown_are_found(text: str) -> None:
    assert sign_in(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_left_alone(text: str) -> None:
    assert sign_in(text) is None


@pytest.mark.parametrize(
    "change",
    [
        {"answer": "The trial took <b>16</b> weeks."},
        {"question": "Is it < 20 weeks?"},
        {"details": "It took **16** weeks."},
        {"figure": "16&nbsp;weeks"},
        {"corrections": [{"text": "It was <i>16</i>.", "citations": [{"source": "a-study", "passage": 1}]}]},
    ],
)
def test_a_sign_anywhere_in_an_entry_is_told(tmp_path: Path, change: dict[str, Any]) -> None:
    assert sum("would be shown" in one or "in a text" in one for one in with_first(tmp_path, **change)) == 1


def test_what_people_type_may_hold_signs(tmp_path: Path) -> None:
    typed = [*entry("length-0")["phrasings"], "b12 -> slower?", "<3 yrs since onset"]
    assert with_first(tmp_path, phrasings=typed) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("sources.yaml", "title"), ("sources.yaml", "worth"), ("caveats.yaml", "text"), ("caveats.yaml", "short")],
)
def test_a_sign_beside_the_entries_is_told(tmp_path: Path, name: str, key: str) -> None:
    files = sound()
    files[name][0][key] = "<b>Bold</b>."
    (fault,) = lint(write(tmp_path, files), TODAY, whole=False).faults
    assert name in fault.file
    assert "the tag '<b>'" in fault.message


@pytest.mark.parametrize(
    "url",
    [
        "javascript:drperl", "www.example.org", "ftp://example.org/x", "https://", "https:/example.org",
        "https://example", "https://example.org/a b", "https://example.org/<b>", "data:text/html,x", "",
    ],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_told(tmp_path: Path, url: str) -> None:
    files = sound()
    files["sources.yaml"][0]["url"] = url
    (fault,) = lint(write(tmp_path, files), TODAY, whole=False).faults
    assert "is no address of the web: write it as https://" in fault.message


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://example.org/a?b=(c)#d", "https://x.example.org:8/é"]
)
def test_an_address_of_the_web_is_left_alone(tmp_path: Path, url: str) -> None:
    files = sound()
    files["sources.yaml"][0]["url"] = url
    assert lint(write(tmp_path, files), TODAY, whole=False).faults == ()


CONTACT = {"id": "a", "number": "911", "what": "emergency", "source": "a page", "checked_on": "2026-11-22"}


@pytest.mark.parametrize(
    "change",
    [{"number": "javascript:x"}, {"source": "ftp://a.org"}, {"what": "<b>help</b>"}, {"number": "data:text"}],
)
def test_contacts_are_looked_at_too(tmp_path: Path, change: dict[str, str]) -> None:
    files = sound() | {"screening/contacts.yaml": [CONTACT | change]}
    (fault,) = lint(write(tmp_path, files), TODAY, whole=False).faults
    assert "contacts.yaml" in fault.file


def test_a_contact_may_name_an_address_of_the_web(tmp_path: Path) -> None:
    files = sound() | {"screening/contacts.yaml": [CONTACT | {"number": "https://a.org", "source": "a.org"}]}
    assert lint(write(tmp_path, files), TODAY, whole=False).faults == ()
