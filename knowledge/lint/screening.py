"""The files in ``screening``, read by the linter as the bot reads them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import re2

from knowledge.asides import read_asides
from knowledge.checking.claimless import Claimless
from knowledge.checking.limits import Limits
from knowledge.checking.products import Praise
from knowledge.checking.unproven import Unproven
from knowledge.checking.words import read_words
from knowledge.conversing.bare_asking import read_kinds
from knowledge.conversing.choosing import Choices
from knowledge.conversing.turn_forms import TurnForms
from knowledge.faq import outside
from knowledge.gazetteer import read_terms
from knowledge.model import Entry, KnowledgeError
from knowledge.reading import Fault, Faults, patterns_of, read, shown
from knowledge.screening.files import ScreenFiles
from knowledge.screening.foreign import Foreign
from knowledge.screening.help import check_replies, contacts
from knowledge.screening.screen import Screen
from knowledge.shape_hints import unknown
from knowledge.splitting.pairs import Pairs
from knowledge.splitting.pointed import Pointed
from knowledge.splitting.put_claims import PutClaims
from knowledge.weighing.attributes import read_attributes
from knowledge.weighing.confidence import ENGINES, read_aspects, read_weights

_NO_GAP = re2.compile(r"\.\.(?:[^ .]|$)")


def check_screening(folder: Path, entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """Every fault of the files in ``folder``: what cannot be read, and patterns that cannot be compiled."""
    readers: tuple[Callable[[Path], object], ...] = (
        read_terms,
        outside,
        Foreign.load,
        contacts,
        check_replies,
        _prototypes,
        read_aspects,
        _words_of_claims,
        TurnForms.read,
        Choices.read,
        PutClaims.read,
        Pairs.read,
        read_kinds,
        lambda folder: Pointed.read(lambda _: (), folder),
        lambda folder: _asides(folder, entries),
        lambda folder: read_weights(ENGINES[0], folder),
        lambda folder: read_attributes(entries.values(), folder),
        lambda folder: _compiled(folder, entries.values()),
    )
    for reader in readers:
        try:
            reader(folder)
        except KnowledgeError as error:
            yield from error.faults


def _words_of_claims(folder: Path) -> None:
    """Raises KnowledgeError where the words by which claims are read cannot be read or compiled."""
    words = read_words(folder)
    with patterns_of(folder / "claim_words.yaml"):
        Limits(words.limits, {}, math.inf)
        Claimless(words)
        Praise(words)
        Unproven(words)


def _asides(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Raises KnowledgeError where the asides cannot be read, or name an entry that there is not."""
    faults = Faults()
    for kind, aside in read_asides(folder).items():
        for id_ in (*aside.offers, *aside.answers):
            if entries and id_ not in entries:
                message = f"{kind}: {unknown('entry', id_, entries)}"
                faults.add(shown(folder / "asides.yaml"), 1, message)
    faults.raise_if_any()


def _prototypes(folder: Path) -> None:
    """Raises KnowledgeError where the messages that the screen was taught with cannot be read."""
    faults = Faults()
    for path in sorted((folder / "prototypes").glob("*.yaml")):
        read(path, dict[str, tuple[str, ...]], faults, empty_below=())
    faults.raise_if_any()


def _compiled(folder: Path, entries: Iterable[Entry]) -> Screen:
    files = ScreenFiles.read(folder)
    _check_decisions(files, entries)
    _check_gaps(files, folder)
    with patterns_of(folder):
        return Screen(files)


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
