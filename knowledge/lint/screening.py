"""The files in ``screening``, read by the linter as the bot reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

import re2

from knowledge.checking.words import read_words
from knowledge.faq import outside
from knowledge.gazetteer import read_terms
from knowledge.model import Concern, Entry, KnowledgeError, Urgency
from knowledge.reading import Fault, Faults, read, shown
from knowledge.screening.files import ScreenFiles
from knowledge.screening.foreign import Foreign
from knowledge.screening.help import check_replies, contacts
from knowledge.screening.rules import RuleFile
from knowledge.screening.screen import Screen
from knowledge.weighing.attributes import read_attributes
from knowledge.weighing.confidence import read_aspects, read_weights

_NO_GAP = re2.compile(r"\.\.(?:[^ .]|$)")


def check_screening(folder: Path, entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """Every fault of the files in ``folder``: what cannot be read, and patterns that cannot be compiled."""
    if not (folder / "terms.yaml").is_file():
        return
    readers: tuple[Callable[[Path], object], ...] = (
        read_terms,
        outside,
        Foreign.load,
        contacts,
        check_replies,
        _prototypes,
        read_aspects,
        read_words,
        lambda folder: read_weights("vectors", folder),
        lambda folder: read_attributes(entries.values(), folder),
        lambda folder: _compiled(folder, entries.values()),
    )
    for reader in readers:
        try:
            reader(folder)
        except KnowledgeError as error:
            yield from error.faults
        except (KeyError, re2.error) as error:
            message = f"a pattern cannot be used ({error}): name a list that there is, and close every bracket"
            yield Fault(shown(folder), 1, message)


def _prototypes(folder: Path) -> None:
    """Raises KnowledgeError where the messages that the screen was taught with cannot be read."""
    faults = Faults()
    for path in sorted((folder / "prototypes").glob("*.yaml")):
        read(path, dict[str, tuple[str, ...]], faults)
    faults.raise_if_any()


def _compiled(folder: Path, entries: Iterable[Entry]) -> Screen:
    files = ScreenFiles.read(folder)
    _check_kinds(files, folder)
    _check_decisions(files, entries)
    _check_gaps(files, folder)
    return Screen(files)


def _check_kinds(files: ScreenFiles, folder: Path) -> None:
    """Raises KnowledgeError with every kind of danger or concern that there is not."""
    faults = Faults()
    told: dict[str, tuple[RuleFile, type[StrEnum]]] = {
        "urgent": (files.urgent, Urgency),
        "concerns": (files.concerns, Concern),
    }
    for name, (file, kinds) in told.items():
        for kind in file.rules.keys() - set(kinds):
            message = f"rules: '{kind}' is none of {', '.join(kinds)}: write one of these"
            faults.add(shown(folder / f"{name}.yaml"), 1, message)
    faults.raise_if_any()


def _check_decisions(files: ScreenFiles, entries: Iterable[Entry]) -> None:
    """Raises KnowledgeError with every kind of decision in ``one_person`` that there is not."""
    faults = Faults()
    for entry in entries:
        for kind in set(entry.one_person) - files.personal.rules.keys():
            kinds = ", ".join(files.personal.rules)
            message = f"one_person of '{entry.id}': '{kind}' is none of {kinds}: write one of these"
            faults.add("knowledge/entries", 1, message)
    faults.raise_if_any()


def _check_gaps(files: ScreenFiles, folder: Path) -> None:
    """Raises KnowledgeError with every pattern whose dots are not followed by a space."""
    faults = Faults()
    told = {
        "urgent": files.urgent,
        "personal": files.personal,
        "concerns": files.concerns,
        "smalltalk": files.smalltalk.rules,
        "hostile": files.hostile.rules,
    }
    for name, file in told.items():
        for pattern in (*file.patterns(), *chain.from_iterable(file.words.values())):
            if _NO_GAP.search(pattern):
                message = (
                    f"'..' and '...' stand for words only between spaces, here they are letters: {pattern}"
                )
                faults.add(shown(folder / f"{name}.yaml"), 1, message)
    faults.raise_if_any()
