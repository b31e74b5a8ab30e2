"""The wordings of turns that ask for nothing new, as they stand in screening/turns.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import re2

from knowledge.reading import FOLDER, patterns_of, read_lists

_AROUND = ("led", "tail", "interjections")
KINDS = (
    "brief", "detailed", "usual", "opposed", "doubted", "sourced", "yes_or_no", "no_answer", "unanswered",
    "mine", "resigned", "agreed", "said_by", "by_whom", "meaning", "as_a_yes", "changed", "on_why", "on_risk",
    "on_how",
    "on_known", "on_much", "on_scale", "on_for_whom", "on_late", "on_meaning", "on_lasting", "on_after",
    "menu", "back", "related", "copy", "card", "posted", "outcome", "findings", "paper_itself",
    "of_illness", "how_sure", "which_ones", "no_bigger_study",
)  # fmt: skip
"""The kinds of turns that the program asks for."""
_REST = r"[,.!… ]* +"
_SAYS_ALONE = frozenset({"no", "yes", "god", "my god", "dear"})
"""What is said with an interjection, not behind one."""


class TurnForms:
    """Tells the kind of a turn that says nothing else, by the lists of one file."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._led = rf"(?:(?:{'|'.join((*lists['led'], *lists['interjections']))}) )*"
        self._tail = rf"(?: (?:{'|'.join(lists['tail'])}))*"
        self._interjections = re2.compile(rf"(?i)^(?:(?:{'|'.join(lists['interjections'])}){_REST})+")
        self._forms = {kind: self.compiled(forms) for kind, forms in lists.items() if kind not in _AROUND}

    @classmethod
    def read(cls, folder: Path = FOLDER / "screening") -> TurnForms:
        """The forms in turns.yaml. Raises KnowledgeError with every fault in it."""
        path = folder / "turns.yaml"
        lists = read_lists(path, (*_AROUND, *KINDS))
        with patterns_of(path):
            return cls(lists)

    def compiled(self, forms: Iterable[str]) -> re2._Regexp[str]:
        """One pattern of some forms, with what people put before and behind a turn; it has to match whole."""
        return re2.compile(rf"{self._led}(?:{'|'.join(forms)}){self._tail}")

    def without_interjections(self, text: str) -> str:
        """A turn as it was typed, without "haha" or "no wait" before it, where something is left."""
        rest = self._interjections.sub("", text)
        return text if rest.strip(" .!?").casefold() in _SAYS_ALONE or not rest.strip() else rest

    def is_of(self, kind: str, query: str) -> bool:
        """Whether a normalised turn is nothing but one of a kind."""
        return self._forms[kind].fullmatch(query) is not None

    def first(self, kinds: Mapping[str, object], query: str) -> str | None:
        """The first of some kinds that a normalised turn is of, or None."""
        return next((kind for kind in kinds if self.is_of(kind, query)), None)
