"""Screen: urgent messages, personal decisions, small talk and hostile input, before any search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar


from knowledge.model import Urgency, Urgent, record
from knowledge.reading import Faults, read
from knowledge.screening.forms import Reader, fold
from knowledge.screening.patterns import Lexicon, Matcher
from knowledge.screening.rules import RuleFile, RuleSet
from knowledge.text import clean

FOLDER = Path(__file__).parent
T = TypeVar("T")
_NEVER = "<end> <end>"


@record
class Language:
    """The plain cases of danger in one language.

    ``none`` takes an alarm back; ``common`` are small words that tell it from other languages.
    """

    common: str
    crisis: tuple[str, ...]
    emergency: tuple[str, ...]
    overdose: tuple[str, ...]
    none: tuple[str, ...]


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
    team_today: RuleFile
    smalltalk: SmalltalkFile
    hostile: HostileFile

    @classmethod
    def read(cls, folder: Path) -> ScreenFiles:
        """Read and check the files. Raises KnowledgeError with every fault."""
        faults = Faults()

        def file(name: str, type_: type[T]) -> T | None:
            return read(folder / f"{name}.yaml", type_, faults)[0]

        short_forms = file("short_forms", dict[str, str])
        urgent = file("urgent", RuleFile)
        languages = file("languages", dict[str, Language])
        personal = file("personal", RuleFile)
        team_today = file("team_today", RuleFile)
        smalltalk = file("smalltalk", SmalltalkFile)
        hostile = file("hostile", HostileFile)
        faults.raise_if_any()
        assert short_forms and urgent and languages and personal
        assert team_today and smalltalk and hostile
        return cls(short_forms, urgent, languages, personal, team_today, smalltalk, hostile)


class _Languages:
    def __init__(self, languages: Mapping[str, Language]) -> None:
        lexicon = Lexicon({})
        self._kinds = {
            kind: {code: lexicon.compile(getattr(one, kind.value)) for code, one in languages.items()}
            for kind in (Urgency.OVERDOSE, Urgency.EMERGENCY, Urgency.CRISIS)
        }
        self._none = {code: lexicon.compile(one.none or (_NEVER,)) for code, one in languages.items()}
        self._common = {code: frozenset(fold(one.common).split()) for code, one in languages.items()}

    def first(self, text: str) -> Urgent | None:
        words = text.split()
        for kind, by_language in self._kinds.items():
            found = [code for code, matcher in by_language.items() if self._holds(code, matcher, text)]
            if found:
                return Urgent(kind, max(found, key=lambda code: self._shared(code, words)))
        return None

    def _holds(self, code: str, matcher: Matcher, text: str) -> bool:
        return matcher.found_in(text) and not self._none[code].found_in(text)

    def _shared(self, code: str, words: list[str]) -> int:
        return sum(word in self._common[code] for word in words)


class Screen:
    """Looks at a message before any search. Every method takes the message as it was sent."""

    def __init__(self, files: ScreenFiles) -> None:
        rule_files = (files.urgent, files.personal, files.team_today, files.hostile.rules)
        vocabulary: set[str] = set()
        for file in rule_files:
            vocabulary |= Lexicon(file.words).vocabulary(file.patterns())
        self._reader = Reader(files.short_forms, vocabulary)
        self._urgent = _ruleset(files.urgent)
        self._languages = _Languages(files.languages)
        self._personal = _ruleset(files.personal)
        self._team_today = _ruleset(files.team_today)
        self._smalltalk = _ruleset(files.smalltalk.rules)
        self._signs = {s: kind for kind, signs in files.smalltalk.signs.items() for s in signs}
        self._hostile = _ruleset(files.hostile.rules)
        self._raw = Matcher("|".join(f"(?:{pattern})" for pattern in files.hostile.raw))

    @classmethod
    def load(cls, folder: Path = FOLDER, encoder: object | None = None) -> Screen:
        """Read the screen from its folder. Raises KnowledgeError where a file has faults."""
        return cls(ScreenFiles.read(folder))

    def urgency(self, text: str) -> Urgent | None:
        """The danger that the message tells of, with the language to answer in; None where there is none."""
        typed, *corrected = self._reader.read(text)
        kind = self._urgent.first((typed,))
        if kind is None and (urgent := self._languages.first(typed.whole)) is not None:
            return urgent
        kind = kind or self._urgent.first(corrected)
        return None if kind is None else Urgent(Urgency(kind))

    def personal(self, text: str) -> str | None:
        """The kind of decision about one person that is asked for: dose, start, stop, combine,
        diagnosis, level, prognosis, choice or other. None where no such decision is asked for."""
        return self._personal.first(self._reader.read(text))

    def team_today(self, text: str) -> bool:
        """Whether the message names a sign that the ALS team should hear of today."""
        return self._team_today.first(self._reader.read(text)) is not None

    def smalltalk(self, text: str) -> str | None:
        """The kind of small talk, where the message is nothing else."""
        readings = self._reader.read(text)
        if readings[0].whole.strip():
            return self._smalltalk.first(readings)
        kinds = [self._signs[sign] for sign in clean(text) if sign in self._signs]
        return kinds[0] if kinds else None

    def hostile(self, text: str) -> bool:
        """Whether the message instructs the bot, claims an authority over it or carries code."""
        if self._raw.found_in(clean(text).casefold()):
            return True
        return self._hostile.first(self._reader.read(text)) is not None


def _ruleset(file: RuleFile) -> RuleSet:
    return RuleSet(file, Lexicon(file.words))
