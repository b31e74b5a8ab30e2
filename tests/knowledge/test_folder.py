"""What is read at a start is read from the folder of the content that is given, whatever it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.faq import Faq
from knowledge.model import Smalltalk
from knowledge.reading import FOLDER
from tests.knowledge.thin import thin_faq

CHANGES = {
    "turns": ("\nmenu:", "\nmenu:\n  - glockenspiel"),
    "choices": ("\nlast: [", "\nlast: [glockenspiel, "),
    "put_claims": ("\nled:", "\nled:\n  - glockenspiel says"),
    "pairs": ("\naspects:", "\naspects:\n  glockenspiel: what was the glockenspiel of"),
    "pointed": ("\namounts: '(?:", "\namounts: '(?:glockenspiel|"),
    "attributes": ("\nfunder:", "\nglockenspiel: {asked: [glockenspiel]}\nfunder:"),
}
"""By file, what stands for another wording of a list or table in it."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content with other wordings."""
    made = tmp_path_factory.mktemp("other") / "knowledge"
    shutil.copytree(FOLDER, made, ignore=shutil.ignore_patterns("*.py", "__pycache__", "encoder"))
    for name, (old, new) in CHANGES.items():
        file = made / "screening" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def faq(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> Faq:
    """The engine on that content, with little to compare."""
    return thin_faq(tmp_path_factory.mktemp("cache"), folder=changed)


def test_the_wordings_of_the_folder_are_used(faq: Faq) -> None:
    replies = faq._replies
    assert faq.turn_forms.is_of("menu", "glockenspiel")
    assert isinstance(faq.answer("glockenspiel"), Smalltalk)
    assert faq.choices.picked("glockenspiel", 4) == faq.choices.picked("last", 4) is not None
    put = replies._put_claims.as_question("Glockenspiel says B12 cures ALS. Proven?", lambda _: True)
    assert put == "Is it true that B12 cures ALS?"
    asked = replies._composer._several._pairs.of_each("glockenspiel of riluzole and edaravone", str)
    assert [one.partition(" of ")[0] for one in asked] == ["what was the glockenspiel"] * 2
    pointed = replies._pointed.written_out("What is vitamin D? Is a glockenspiel bad?")
    assert pointed.endswith("Is a glockenspiel of vitamin D bad?")
    assert replies._lookup._attributes.asked("a glockenspiel") == {"glockenspiel"}
