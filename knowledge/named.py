"""Who is behind the studies: which entry tells of a person, a group or a firm that is asked for by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import re2

from knowledge.model import Entry
from knowledge.reading import FOLDER, read_alone
from knowledge.text import normalise

_LED = r"^(?:(?:and|but|so|ok|then|now|sorry|i asked|i mean|i meant|tell me|you said) )*"
_WHO = r"(?:who(?: the (?:hell|heck))?(?:'s| is| are| was| were| s)|whos|who)"
_TITLE = (
    r"(?:(?:this|that|these|the|dr|doctor|prof|professor|mr|mrs|ms|person|people|guy|firm|company|called) )*"
)
_TAIL = r"(?: (?:then|anyway|again|exactly|actually|please|in this|in all this|you mention|and others))*$"
_FORMS = (
    re2.compile(rf"{_LED}{_WHO} {_TITLE}(?P<name>.+?){_TAIL}"),
    re2.compile(rf"{_LED}{_TITLE}(?P<name>.+?) {_WHO} (?:is )?(?:that|this|it|he|she|they){_TAIL}"),
    re2.compile(rf"{_LED}i asked {_WHO} {_TITLE}(?P<name>.+?) (?:is|are|was|were){_TAIL}"),
    re2.compile(rf"{_LED}who {_TITLE}(?P<name>.+?) (?:is|are|was|were){_TAIL}"),
)


class Named:
    """Tells the entry on whom a question asks for by name and for nothing else."""

    def __init__(self, table: Mapping[str, tuple[str, ...]], entries: Mapping[str, Entry]) -> None:
        self._entries = {
            normalise(name): entries[id_] for id_, names in table.items() if id_ in entries for name in names
        }

    @classmethod
    def read(cls, entries: Mapping[str, Entry], folder: Path = FOLDER) -> Named:
        """The names in named.yaml. Raises KnowledgeError with every fault in it."""
        return cls(read_table(folder), entries)

    def who(self, text: str) -> Entry | None:
        """The entry on whom a text asks ("who is Kaji", "Eisai, who's that"); None where it asks otherwise."""
        query = normalise(text)
        found = (match["name"] for match in (form.search(query) for form in _FORMS) if match)
        return next((self._entries[name] for name in found if name in self._entries), None)


def read_table(folder: Path = FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The names by the entry that tells of them. Raises KnowledgeError with every fault in their file."""
    return read_alone(folder / "named.yaml", dict[str, tuple[str, ...]])
