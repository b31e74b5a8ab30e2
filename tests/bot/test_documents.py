"""What the documents tell is so: links, commands and files are there, and the bot says what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import main
from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import NO_CONVERSATION
from tests.knowledge.faq_fixture import faq

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
PACKAGES = ("bot", "handlers", "knowledge", "tests", "bench")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", read(document))
    for link in links:
        if "://" not in link:
            assert ((ROOT / document).parent / link).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_in_documents_exist(document: str) -> None:
    named = r"(?:python -m bot|(?<!docker exec )(?<!docker tag )als-evidence-bot) ([a-z]+)\b"
    for command in set(re.findall(named, read(document))):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0, command


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_documents_name_exist(document: str) -> None:
    there = {path.as_posix() for package in PACKAGES for path in (ROOT / package).rglob("*")}
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|yaml|jsonl|npz))`", read(document)))
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []


def test_the_conversation_in_the_readme_is_what_the_bot_says() -> None:
    turns = re.findall(r"^> (.+)\n((?:(?!> |```).*\n)+)", read("README.md"), re.MULTILINE)
    assert len(turns) >= 5
    conversation = NO_CONVERSATION
    for question, shown in turns:
        outcome = faq().answer(question, conversation)
        conversation = faq().follow(conversation, outcome)
        told = messages(outcome, faq().knowledge, Place.TERMINAL)
        said = " ".join(" ".join(plain(one.html) for one in told).split())
        first, *left_out = " ".join(shown.split()).split(" [...]")
        assert said.startswith(first) if left_out else said == first, question
