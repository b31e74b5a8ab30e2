"""What is read in the curated claims, and beside them, is read once, and comes back as it was read."""

from __future__ import annotations

from pathlib import Path

from knowledge.checking.around import Told, told_around
from knowledge.checking.features import Features
from knowledge.checking.kept_features import FILE, around_of, features_of, told_beside
from knowledge.checking.reader import Reader
from knowledge.checking.words import read_words
from knowledge.derived import ALL_NEW, Derived
from knowledge.mending.spelling import Speller
from knowledge.model import Claim, Entry
from knowledge.text import Synonyms
from tests.knowledge import shared
from tests.knowledge.claim_fixture import content, records

SOME = 24
"""One claim in so many is read here."""


class Counting(Reader):
    """A reader that counts what it has read."""

    def __init__(self) -> None:
        super().__init__(read_words(), shared.guard(), Speller({}), Synonyms(content().synonyms))
        self.read = self.put_plain = 0

    def features(self, text: str) -> Features:
        self.read += 1
        return super().features(text)

    def plain(self, text: str) -> str:
        self.put_plain += 1
        return super().plain(text)


def leaning() -> list[tuple[Claim, tuple[Entry, ...]]]:
    entries = content().entries
    return [(claim, tuple(entries[id_] for id_ in claim.entries)) for claim in records()[::SOME]]


def texts() -> list[str]:
    some = records()[::SOME]
    return [text for claim in some for text in (claim.statement, *claim.phrasings)]


def test_features_come_back_as_they_were_read(tmp_path: Path) -> None:
    reader = Counting()
    read = [reader.features(text) for text in texts()]
    assert len(read) > 100
    assert any(one.pairs.count(None) < len(one.pairs) for one in read)
    assert any(one.sizes for one in read)
    assert features_of(texts(), reader, Derived(tmp_path / FILE, "same")) == read


def test_a_second_start_reads_no_claim(tmp_path: Path) -> None:
    reader, found = Counting(), []
    for _ in range(2):
        derived = Derived(tmp_path / "derived.npz", "same").beside(FILE)
        found.append(features_of(texts(), reader, derived))
        derived.keep()
    assert found[0] == found[1]
    assert reader.read == len(texts())
    assert (tmp_path / FILE).is_file()


def test_without_a_folder_they_are_read_each_time() -> None:
    reader = Counting()
    for _ in range(2):
        features_of(texts()[:5], reader, ALL_NEW.beside(FILE))
    assert reader.read == 10


def test_what_is_told_beside_claims_comes_back_as_it_was_read_and_is_read_once(tmp_path: Path) -> None:
    reader, entries = Counting(), list(content().entries.values())[::SOME]
    told = [Told.of(*one, reader) for one in leaning()]
    around = told_around(entries, reader)
    assert all(one.words for one in told)
    assert any(one.names for one in told)
    assert any(one.countries for one in told)
    assert any(one.sizes for one in around.values())
    read = []
    for _ in range(2):
        derived = Derived(tmp_path / FILE, "same")
        assert told_beside(leaning(), reader, derived) == told
        assert around_of(entries, reader, derived) == around
        derived.keep()
        read.append(reader.put_plain)
    assert read[1] == read[0]
