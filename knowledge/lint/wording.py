"""How an answer may be worded: plain, hedged as its evidence is, and in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.lint.numbers import ARTICLES, article
from knowledge.loading import AddFault, Content
from knowledge.model import Certainty, Entry, Term
from knowledge.reading import Fault, Place

GRADE_LIMIT = 8.0
SENTENCE_LIMIT = 20
SHARED_WORDS = 8
GLOSSARY_LIMIT = 240

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“])")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_STRONG = re.compile(r"\b(?:proves?|proven|cures?|cured|works|guarantees?|miracle)\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:no|not|never|nor|none|nobody|nothing|without|cannot|unknown|how|whether|if|may|might|could|does)\b|n[o'’]t\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\byou (?:should|must|need to|have to|ought)\b", re.IGNORECASE)
_LEANS = re.compile(
    r"(?:It|They|He|She) |Th(?:is|at|ese|those) (?:is|are|was|were|has|have|does|do|depends)\b|Because\b|"
    r"(?:Both|Some|None|Neither|Not any more|Nobody)(?: (?:do|does|did|have|has|are|is|can))?\b ?[.:,;]"
)
"""How a first sentence begins that only makes sense behind its question."""
_OWN_SUBJECT = re.compile(r"It (?:is|was|has|remains) (?:not |never |yet )*\w+ (?:that|whether|how|why)\b")
_WEAK = frozenset(Certainty) - {Certainty.BACKGROUND, Certainty.NOT_COVERED}


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [s for s in _SENTENCE_END.split(text.strip()) if s]


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def _shingles(text: str) -> set[tuple[str, ...]]:
    all_words = words(text)
    return {tuple(all_words[i : i + SHARED_WORDS]) for i in range(len(all_words) - SHARED_WORDS + 1)}


def _article_shingles(content: Content) -> set[tuple[str, ...]]:
    files = [source.file for source in content.sources.by_id.values() if source.file]
    return {shingle for file in files for passage in article(ARTICLES / file) for shingle in _shingles(passage)}


def _texts(entry: Entry) -> Iterator[tuple[Place, str]]:
    yield ("answer",), entry.answer
    if entry.details:
        yield ("details",), entry.details
    for index, correction in enumerate(entry.corrections):
        yield ("corrections", index), correction.text


def _check_first_words(entry: Entry, add: AddFault) -> None:
    if _LEANS.match(entry.answer) and not _OWN_SUBJECT.match(entry.answer):
        add(("answer",), f"'{entry.answer[:20]}...' leans on its question: begin with what it is about")


def _check_sentences(entry: Entry, add: AddFault) -> None:
    for place, text in _texts(entry):
        for sentence in sentences(text):
            count = len(sentence.split())
            if place == ("answer",) and count > SENTENCE_LIMIT:
                add(place, f"a sentence of {count} words, at most {SENTENCE_LIMIT}: '{sentence[:50]}...'")
            strong = _STRONG.search(sentence)
            if entry.certainty in _WEAK and strong and not _HEDGE.search(sentence):
                add(place, f"'{strong.group()}' is stronger than the evidence: hedge it")
        if order := _ORDER.search(text):
            add(place, f"'{order.group()}' tells a person what to do: reword it")


def plain(text: str, glossary: tuple[Term, ...]) -> str:
    """The text with the glossary's terms replaced by their short plain words."""
    pairs = [(name, term.replace) for term in glossary for name in (term.term, *term.also)]
    for name, replacement in sorted(pairs, key=lambda pair: -len(pair[0])):
        text = re.sub(rf"\b{re.escape(name)}\b", replacement, text, flags=re.IGNORECASE)
    return text


def grade(text: str, glossary: tuple[Term, ...]) -> float | None:
    """The US school grade of a text (Flesch and Kincaid), None where textstat is not installed."""
    try:
        import textstat  # noqa: PLC0415
    except ImportError:
        return None
    return float(textstat.flesch_kincaid_grade(plain(text, glossary)))


def _check_own_words(content: Content) -> None:
    shared = _article_shingles(content)
    for entry, add in content.each_entry():
        for place, text in _texts(entry):
            for shingle in sorted(_shingles(text) & shared)[:1]:
                add(place, f"shares words with an article: '{' '.join(shingle)}'; use your own")


def _check_glossary(content: Content) -> None:
    for term in content.glossary.by_id.values():
        if len(term.plain) > GLOSSARY_LIMIT:
            message = f"{len(term.plain)} characters: at most {GLOSSARY_LIMIT}"
            content.glossary.fault(term.id, ("plain",), message, content.faults)


def check_wording(content: Content) -> list[Fault]:
    """Add a fault for each wording that breaks a rule; returns warnings about what could not be checked."""
    glossary = tuple(content.glossary.by_id.values())
    for entry, add in content.each_entry():
        _check_first_words(entry, add)
        _check_sentences(entry, add)
        measured = grade(entry.answer, glossary)
        if measured is not None and measured > GRADE_LIMIT:
            message = f"reads at US grade {measured:.1f}: at most {GRADE_LIMIT:g}; use shorter words"
            follows = content.faults.lacks(Term)
            content.entries.fault(entry.id, ("answer",), message, content.faults, follows=follows)
    _check_own_words(content)
    _check_glossary(content)
    if grade("A test.", ()) is None:
        return [Fault("knowledge", 1, "readability was not measured: install the development requirements")]
    return []
