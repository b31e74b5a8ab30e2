"""Each number that is told is held against the passages and study facts that are cited for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.lint.strong import strong_words
from knowledge.lint.units import against_facts, wrong_dates, wrong_groups, wrong_units
from knowledge.loading import Content
from knowledge.model import Citation, Entry, Source
from knowledge.number_words import VALUES
from knowledge.reading import FOLDER, Fault, Place, Records

ARTICLES = FOLDER.parent.parent / "shared" / "articles"
"""Where the articles lie beside a checkout of the maintainers; nowhere else, and then this is skipped."""

_NOT_HELD = Fault("knowledge", 1, "numbers were not held against the articles: they are not present here")
_NUMBER = re.compile(r"(?<![\w.-])[-−]?\d[\d,]*(?:\.\d+)?(?![\d]*[A-Za-z]{3})")
_WORDS = {
    **{word: float(value) for word, value in VALUES.items()},
    "once": 1.0,
    "twice": 2.0,
    "double": 2.0,
    "fourfold": 4.0,
    "half": 0.5,
}


def numbers(text: str) -> set[float]:
    """The numbers that a text gives in digits, without those in names such as B12 or SOD1."""
    return {abs(float(n.replace(",", "").replace("−", "-"))) for n in _NUMBER.findall(text)}


def all_numbers(text: str) -> set[float]:
    """The numbers that a text gives in digits, also inside names and ranges, or in words."""
    digits = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    return digits | {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}


@cache
def article(path: Path) -> tuple[str, ...]:
    """The passages of an article: its non-empty lines. Empty where the file is not present."""
    if not path.is_file():
        return ()
    return tuple(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def passage(source: Source, number: int) -> str | None:
    """The text of a passage, or None where the article is not present."""
    texts = source.facts or article(ARTICLES / (source.file or "-"))
    return texts[number - 1] if 1 <= number <= len(texts) else None


def _cited(content: Content, citations: Iterable[Citation]) -> Iterator[tuple[int, Citation, str | None]]:
    for index, citation in enumerate(citations):
        source = content.sources.by_id.get(citation.source)
        if source:
            yield index, citation, passage(source, citation.passage)


def _check_claimed(content: Content, id_: str, key: Place, citations: Iterable[Citation]) -> None:
    for index, citation, text in _cited(content, citations):
        wrong = set(citation.numbers) - all_numbers(text) if text is not None else set()
        if wrong:
            told = ", ".join(f"{number:g}" for number in sorted(wrong))
            message = f"passage {citation.passage} of '{citation.source}' does not say {told}"
            content.entries.fault(id_, (*key, index), message, content.faults)


def _unsupported(text: str, citations: Iterable[Citation], cited: Iterable[str]) -> list[float]:
    supported = {number for citation in citations for number in citation.numbers}
    for one in cited:
        supported |= all_numbers(one)
    return sorted(numbers(text) - supported)


def _lacks(content: Content, citations: Iterable[Citation]) -> bool:
    """Whether a number may stand in a source that could not be read, or whose name is misspelt."""
    return any(one.source not in content.sources.by_id for one in citations)


_Told = tuple[Place, str, tuple[Citation, ...]]


def _told(entry: Entry) -> Iterator[_Told]:
    """Each text of an entry with what it may lean on."""
    corrected = [citation for one in entry.corrections for citation in one.citations]
    yield ("answer",), entry.answer, entry.citations
    if entry.figure:
        yield ("figure",), entry.figure, entry.citations
    if entry.details:
        yield ("details",), entry.details, (*entry.citations, *corrected)
    for index, one in enumerate(entry.corrections):
        yield ("corrections", index), one.text, (*entry.citations, *one.citations)


def _read(content: Content, citations: Iterable[Citation]) -> tuple[list[str], bool]:
    """The texts that are cited and present, with the dates of their sources; and whether all are present."""
    found = list(_cited(content, citations))
    texts = [text for _, _, text in found if text is not None]
    dated = [content.sources.by_id[citation.source].published or "" for _, citation, _ in found]
    return [*texts, *dated], len(texts) == len(found)


def _check_told(content: Content, records: Records[Any], id_: str, told: _Told) -> list[Fault]:
    """Add a fault for each number of a text that is wrong; returns warnings about its strong words."""
    place, text, citations = told
    follows = _lacks(content, citations)
    cited, complete = _read(content, citations)
    for number in _unsupported(text, citations, cited):
        message = f"no cited passage supports the number {number:g}: cite one, or drop the number"
        records.fault(id_, place, message, content.faults, follows=follows)
    if not complete:
        return []
    for check in (wrong_units, wrong_dates, wrong_groups):
        for message in check(text, cited):
            records.fault(id_, place, message, content.faults, follows=follows)
    return [records.at(id_, place, message) for message in strong_words(text, cited)]


def check_numbers(content: Content) -> list[Fault]:
    """Add a fault for each number that is not supported.

    Returns warnings: strong words without a passage, and that the articles are not present where they are not.
    """
    warnings = [] if ARTICLES.is_dir() else [_NOT_HELD]
    for entry in content.entries.by_id.values():
        _check_claimed(content, entry.id, ("citations",), entry.citations)
        for index, correction in enumerate(entry.corrections):
            _check_claimed(content, entry.id, ("corrections", index, "citations"), correction.citations)
        for told in _told(entry):
            warnings += _check_told(content, content.entries, entry.id, told)
        for message in against_facts(entry):
            content.entries.fault(entry.id, ("facts",), message, content.faults)
    for update in content.updates.by_id.values():
        for key, text in (("text", update.text), ("short", update.short)):
            told = ((key,), text, update.citations)
            warnings += _check_told(content, content.updates, update.id, told)
    return warnings
