"""The real engine on the real content, with so little to compare that it is built quickly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.derived import ALL_NEW, Derived
from knowledge.faq import Faq, outside
from knowledge.glossary import with_glossary
from knowledge.model import Knowledge
from knowledge.reading import FOLDER
from tests.knowledge import shared


def thin_faq(
    cache: Path,
    derived: Derived = ALL_NEW,
    phrasings: int = 1,
    kept: Callable[[str], bool] = lambda _id: True,
    folder: Path = FOLDER,
) -> Faq:
    """With so many ``phrasings`` of each entry that is ``kept``, and a twentieth of the questions outside.

    ``folder``: where all but the records is read.
    """

    def thin(knowledge: Knowledge) -> Knowledge:
        return replace(
            knowledge,
            entries={
                id_: replace(entry, phrasings=entry.phrasings[:phrasings])
                for id_, entry in knowledge.entries.items()
            },
        )

    some = {id_: replace(e, related=()) for id_, e in shared.content().entries.items() if kept(id_)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.faq.outside", lambda folder: outside(folder)[::20])
        patch.setattr("knowledge.faq.with_glossary", lambda *read: thin(with_glossary(*read)))
        return Faq(replace(shared.content(), entries=some), cache, derived, folder)
