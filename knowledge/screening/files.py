"""The files of the screen, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from knowledge.gazetteer import read_terms
from knowledge.model import Concern, Urgency, record
from knowledge.reading import Faults, read, shown
from knowledge.screening.forms import fold
from knowledge.screening.rules import RuleFile

T = TypeVar("T")


@record
class Language:
    """The plain cases of danger in one language.

    ``none`` are harmless wordings, passed over wherever they stand; ``common`` are small words that tell
    it from other languages; ``words`` are lists that patterns name.
    """

    common: str
    crisis: tuple[str, ...]
    emergency: tuple[str, ...]
    overdose: tuple[str, ...]
    none: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@record
class SmalltalkFile:
    """Small talk by kind: rules over words, and ``signs`` for messages of emoji alone."""

    signs: Mapping[str, tuple[str, ...]]
    rules: RuleFile


@record
class HostileFile:
    """Hostile input: ``raw`` RE2 patterns over cleaned text in lower case, and rules over words."""

    raw: tuple[str, ...]
    rules: RuleFile


@dataclass(frozen=True, slots=True)
class ScreenFiles:
    """All that the screen is made of, as it stands in its folder."""

    short_forms: Mapping[str, str]
    urgent: RuleFile
    languages: Mapping[str, Language]
    personal: RuleFile
    concerns: RuleFile
    smalltalk: SmalltalkFile
    hostile: HostileFile
    names: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> ScreenFiles:
        """Read and check the files. Raises KnowledgeError with every fault."""
        faults = Faults()

        def file(name: str, type_: type[T]) -> T | None:
            return read(folder / f"{name}.yaml", type_, faults, empty_below=())[0]

        short_forms = file("short_forms", dict[str, str])
        urgent = file("urgent", RuleFile)
        languages = file("languages", dict[str, Language])
        personal = file("personal", RuleFile)
        concerns = file("concerns", RuleFile)
        smalltalk = file("smalltalk", SmalltalkFile)
        hostile = file("hostile", HostileFile)
        told: tuple[tuple[str, RuleFile | None, type[StrEnum]], ...] = (
            ("urgent", urgent, Urgency),
            ("concerns", concerns, Concern),
        )
        for name, rules, kinds in told:
            if rules is not None:
                _check_kinds(shown(folder / f"{name}.yaml"), rules, kinds, faults)
        faults.raise_if_any()
        assert short_forms and urgent and languages and personal
        assert concerns and smalltalk and hostile
        names = _words_of_names(folder)
        return cls(short_forms, urgent, languages, personal, concerns, smalltalk, hostile, names)


def _check_kinds(name: str, file: RuleFile, kinds: type[StrEnum], faults: Faults) -> None:
    """Add a fault for each kind of danger or concern that there is not, and for each that no rule is on."""
    for kind in file.rules.keys() - set(kinds):
        faults.add(name, 1, f"rules: '{kind}' is none of {', '.join(kinds)}: write one of these")
    for kind in set(kinds) - file.rules.keys():
        faults.add(name, 1, f"rules: nothing is on '{kind}': put its rules back")


def _words_of_names(folder: Path) -> frozenset[str]:
    return frozenset(word for name in read_terms(folder).names() for word in fold(name).split())
