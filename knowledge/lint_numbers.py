"""Each number in an answer is held against the passages and study facts that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from knowledge.loading import Content
from knowledge.model import Citation, Source
from knowledge.reading import FOLDER, Fault, Place

ARTICLES = FOLDER.parent.parent / "shared" / "articles"
"""Where the articles lie beside a checkout of the maintainers; nowhere else, and then this is skipped."""

_NUMBER = re.compile(r"(?<![\w.-])[-−]?\d[\d,]*(?:\.\d+)?(?![\d]*[A-Za-z]{3})")
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    **{word: float(value) for value, word in enumerate(_ONES.split())},
    **{
        word: float(value)
        for value, word in zip((16, 17, 18, 19), ["sixteen", "seventeen", "eighteen", "nineteen"], strict=True)
    },
    **{word: 10.0 * (value + 2) for value, word in enumerate(_TENS.split())},
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


def passage(source: Source, number: int, articles: Path = ARTICLES) -> str | None:
    """The text of a passage, or None where the article is not present."""
    texts = source.facts or article(articles / (source.file or "-"))
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


def _unsupported(content: Content, text: str, citations: Iterable[Citation]) -> list[float]:
    texts = [(citation, text) for _, citation, text in _cited(content, citations)]
    supported = {number for citation, _ in texts for number in citation.numbers}
    for _, cited in texts:
        supported |= all_numbers(cited or "")
    return sorted(numbers(text) - supported)


def _lacks(content: Content, citations: Iterable[Citation]) -> bool:
    """Whether a number may stand in a source that could not be read."""
    unknown = (one.source for one in citations if one.source not in content.sources.by_id)
    return any(content.faults.lacks(Source, id_) for id_ in unknown)


def check_numbers(content: Content) -> list[Fault]:
    """Add a fault for each unsupported number; returns a warning where the articles are not present."""
    for entry in content.entries.by_id.values():
        _check_claimed(content, entry.id, ("citations",), entry.citations)
        told: list[tuple[Place, str, tuple[Citation, ...]]] = [(("answer",), entry.answer, entry.citations)]
        for index, correction in enumerate(entry.corrections):
            _check_claimed(content, entry.id, ("corrections", index, "citations"), correction.citations)
            told.append((("corrections", index), correction.text, (*entry.citations, *correction.citations)))
        for place, text, citations in told:
            follows = _lacks(content, citations)
            for number in _unsupported(content, text, citations):
                message = f"no cited passage supports the number {number:g}: cite one, or drop the number"
                content.entries.fault(entry.id, place, message, content.faults, follows=follows)
    if ARTICLES.is_dir():
        return []
    return [Fault("knowledge", 1, "numbers were not held against the articles: they are not present here")]
