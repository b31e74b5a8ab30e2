"""Screen: urgent messages, personal decisions, small talk and hostile input, before any search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.model import Concern, Urgency, Urgent
from knowledge.once import as_one_message, once
from knowledge.reading import patterns_of
from knowledge.screening.files import Language, ScreenFiles
from knowledge.screening.foreign_slips import ForeignSlips
from knowledge.screening.forms import Forms, Reader, cleaned, fold, is_wrapped, unwrapped, without_sentences
from knowledge.screening.manner import Manner
from knowledge.screening.nearness import Encodes, Nearness, Spelt
from knowledge.screening.patterns import Lexicon, Matcher, Matchers
from knowledge.screening.rules import RuleFile, RuleSet
from knowledge.screening.texts import is_english, texts_of, whole_of, without_english
from knowledge.text import ends

FOLDER = Path(__file__).parent
_NEVER = "<end> <end>"
_SMALL_WORDS = 2
"""So many small words of a language tell it from English, where a pattern of English holds as well."""
_LIKELY = 2
_FEW_WORDS = 8
"""Languages in which a misspelt message is read, and words of one that need not tell its language."""
_LONG = 1_000
"""Characters from which on the English patterns are held against the corrected reading alone: it says the
same in words that they know."""
_SHORT = 18
"""Spaces of a sentence, its marks counted, that tells of a concern and asks nothing more."""
_SAME_BREATH = 20
"""Spaces of what is left of a message without its question, its marks counted, that is compared by meaning."""
_BARE = 40
"""Spaces of a message without its greetings and thanks that is compared by meaning once more."""
_NO_QUESTION = frozenset({"thanks", "bye", "ok", "praise"})
_COURTESIES = _NO_QUESTION | {"greeting"}
"""Small talk that a question to the bot beside it goes before ("fair enough. are you a doctor?")."""


class Languages:
    """The patterns of danger in all languages but English."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._matchers = Matchers()
        self._lexicons = {code: Lexicon(one.words) for code, one in languages.items()}
        self._kinds = {
            kind: {code: self._place(code, getattr(one, kind.value)) for code, one in languages.items()}
            for kind in (Urgency.OVERDOSE, Urgency.EMERGENCY, Urgency.CRISIS)
        }
        self._none = {
            code: self._lexicons[code].compile(one.none or (_NEVER,)) for code, one in languages.items()
        }
        self._common = {code: frozenset(fold(one.common).split()) for code, one in languages.items()}
        self._slips = {
            code: ForeignSlips(*self._lexicons[code].words(_patterns(one)), self._common[code])
            for code, one in languages.items()
        }
        self._matchers.compile()

    def _place(self, code: str, patterns: tuple[str, ...]) -> int:
        return self._matchers.add(self._lexicons[code].joined(patterns))

    def first(self, text: str) -> Urgent | None:
        """The danger that a canonical text tells of in one of them."""
        found = self._matchers.held_in(text)
        for kind, places in self._kinds.items():
            held = self._still_held({code: at for code, at in places.items() if at in found}, text)
            if held:
                words = text.split()
                return Urgent(kind, max(held, key=lambda code: self.shared(code, words)))
        return None

    def _still_held(self, places: Mapping[str, int], text: str) -> list[str]:
        """The languages that still tell of danger without what is harmless in any of them."""
        rest = text
        for code in places:
            rest = self._none[code].passed_over(rest)
        return [code for code, at in places.items() if rest == text or self._matchers.one_found_in(at, rest)]

    def first_put_right(self, text: str) -> Urgent | None:
        """The same where words are misspelt or run together, in the languages that most small words are of;
        of few words, which may be of any, in every one. None where something harmless stands there."""
        words = text.split()
        shared = {code: self.shared(code, words) for code in self._common}
        likely = sorted(shared, key=shared.__getitem__, reverse=True)
        if len(words) > _FEW_WORDS or shared[likely[0]]:
            likely = [code for code in likely[:_LIKELY] if shared[code]]
        if any(self._none[code].found_in(text) for code in likely):
            return None
        found = (self._first_of(code, self._slips[code].put_right(text)) for code in likely)
        return next(filter(None, found), None)

    def _first_of(self, code: str, text: str) -> Urgent | None:
        urgent = self.first(text)
        meant = urgent is not None and urgent.language == code and self.shared(code, text.split())
        return urgent if meant else None

    def shared(self, code: str, words: list[str]) -> int:
        """How many of the words are small words of the language."""
        return sum(word in self._common[code] for word in words)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the screen reads it: cleaned, and in the forms that patterns are held against."""

    cleaned: str
    readings: tuple[Forms, ...]

    @property
    def english(self) -> tuple[Forms, ...]:
        """The readings that English patterns are held against."""
        return self.readings[-1:] if len(self.cleaned) > _LONG else self.readings


class Screen:
    """Looks at a message before any search.

    Every method takes the message as it was sent, or as ``read`` gives it, which saves reading it again.
    """

    def __init__(self, files: ScreenFiles, nearness: Nearness | None = None) -> None:
        rule_files = (files.urgent, files.personal, files.concerns, files.hostile.rules)
        vocabulary: set[str] = set()
        for file in rule_files:
            vocabulary |= Lexicon(file.words).vocabulary(file.patterns())
        foreign = [Lexicon(one.words).vocabulary(one.none) for one in files.languages.values()]
        self._reader = Reader(files.short_forms, vocabulary, files.names.union(*foreign))
        self._urgent = _ruleset(files.urgent)
        self._manner = Manner(files.urgent)
        self._nearness = nearness
        self._languages = Languages(files.languages)
        self._personal = _ruleset(files.personal)
        self._concerns = _ruleset(files.concerns)
        self._smalltalk = _ruleset(files.smalltalk.rules)
        self._signs = {s: kind for kind, signs in files.smalltalk.signs.items() for s in signs}
        self._hostile = _ruleset(files.hostile.rules)
        self._raw = Matcher("|".join(f"(?:{pattern})" for pattern in files.hostile.raw))

    @classmethod
    def load(cls, folder: Path = FOLDER, encoder: Encodes | None = None, spelt: Spelt = str) -> Screen:
        """Read the screen from its folder; without an encoder it works by patterns alone.

        ``spelt`` is how the search writes a text. Raises KnowledgeError where a file has faults.
        """
        nearness = Nearness.load(folder, encoder, spelt) if encoder else None
        files = ScreenFiles.read(folder)
        with patterns_of(folder):
            return cls(files, nearness)

    @once
    def read(self, text: str) -> Message:
        """The message in the forms that the other methods look at."""
        text = cleaned(with_bare_vitamin(ends(text)))
        return Message(text, self._reader.read(text))

    def _message(self, text: str | Message) -> Message:
        return text if isinstance(text, Message) else self.read(text)

    @as_one_message
    def urgency(self, text: str | Message) -> Urgent | None:
        """The danger that the message tells of, with the language to answer in; None where there is none."""
        message = self._message(text)
        typed = message.readings[0]
        first, *corrected = message.english
        if (kind := self._by_patterns(first)) is not None:
            return Urgent(kind, self._language(typed))
        if (urgent := self._in_other_languages(typed)) is not None:
            return urgent
        if (kind := next(filter(None, map(self._by_patterns, corrected)), None)) is not None:
            return Urgent(kind)
        found = self._near(message.readings[-1]) or self._told(message.english) or self._around(message)
        return found or self._bare(message)

    def _bare(self, message: Message) -> Urgent | None:
        """The danger that stands there without greetings, thanks and questions around it, and with the lines
        that a screen has broken put together."""
        whole = self._reader.read(unwrapped(message.cleaned)) if is_wrapped(message.cleaned) else ()
        if whole and (urgent := self._in_other_languages(whole[0])) is not None:
            return urgent
        found = (self._within(forms, forms in whole) for forms in (*whole[-1:], message.readings[-1]))
        return next(filter(None, found), None)

    def _within(self, forms: Forms, is_new: bool) -> Urgent | None:
        """The danger of a reading without what says nothing; none where that leaves all of it, unless it is
        new. Without the questions nearness would hear what they have explained."""
        bare = self._manner.undressed(without_sentences(forms, self._smalltalk_alone))
        told = without_sentences(bare, self._manner.asks) if self._manner.asks(bare) else bare
        if bare.sentences and (is_new or bare.sentences != forms.sentences):
            kind = self._by_patterns(bare)
            if kind is None and bare.whole.count(" ") <= _BARE:
                near = self._near(bare)
                kind = near.kind if near else None
            if kind is not None:
                return Urgent(kind)
        kind = self._by_patterns(told) if told.sentences and told.sentences != bare.sentences else None
        return Urgent(kind) if kind else None

    def _smalltalk_alone(self, sentence: Forms) -> bool:
        return sentence.whole.count(" ") <= _SHORT and self._smalltalk.first((sentence,)) is not None

    def _around(self, message: Message) -> Urgent | None:
        """The danger that is left without what is told by the way, or without a question that nothing parts
        from it."""
        return self._alone(message) or next(filter(None, map(self._unasked, message.english)), None)

    def _unasked(self, forms: Forms) -> Urgent | None:
        """The danger of a reading as if no question on vitamins were asked in the same breath."""
        rest = self._manner.beside_question(forms)
        if rest is None:
            return None
        kind = self._by_patterns(rest)
        if kind is None and rest.whole.count(" ") <= _SAME_BREATH:
            kind = self._near_alone(forms, [self._manner.without_asides(rest)])
        return Urgent(kind) if kind else None

    def urgency_of_claim(self, text: str | Message) -> Urgent | None:
        """The danger that a claim tells of; what somebody says to have taken for months is a claim, and so is
        what befell somebody elsewhere, what a treatment is said to do, or a slogan by which one is sold."""
        message = self._message(text)
        urgent = self.urgency(message)
        if urgent is None:
            return None
        forms = message.readings[-1]
        if urgent.kind is Urgency.CRISIS:
            return None if self._is_a_slogan(forms) else urgent
        taken = self._manner.is_claim(forms) or self._manner.is_of_somebody_elsewhere(forms)
        told = (urgent.kind is Urgency.OVERDOSE and taken) or self._manner.is_of_nobody(forms)
        return None if told else urgent

    def _is_a_slogan(self, forms: Forms) -> bool:
        """Whether a post sounds dark for nothing but the slogans by which it sells a cure."""
        rest = self._manner.without_slogans(forms)
        return rest is not None and self._by_patterns(rest) is None and self._near(rest) is None

    def _told(self, readings: tuple[Forms, ...]) -> Urgent | None:
        """What is told beside a question, as if it stood alone: the words of a question take no alarm back."""
        kinds = filter(None, (self._by_patterns(told) for forms in readings for told in forms.told))
        kind = next(kinds, None)
        return Urgent(kind) if kind else None

    def _alone(self, message: Message) -> Urgent | None:
        """What is left without things that are told by the way, as if nothing stood beside it."""
        forms = message.readings[-1]
        views = [self._manner.without_asides(view) for view in self._manner.without_the_rest(forms)]
        kind = next(filter(None, map(self._by_patterns, views)), None) or self._near_alone(forms, views)
        return Urgent(kind) if kind else None

    def _near_alone(self, forms: Forms, views: Sequence[Forms]) -> Urgency | None:
        """The same by nearness; "help me" alone is no danger where a message laughs or speaks of a bank."""
        manner, whole = self._manner, forms.whole
        if (
            self._nearness is None
            or not views
            or manner.joking.found_in(whole)
            or manner.elsewhere.found_in(whole)
        ):
            return None
        return self._nearness.alarm_alone(views)

    def _by_patterns(self, forms: Forms) -> Urgency | None:
        kind = self._urgent.first((forms,))
        if kind is not None:
            kind = self._of_the_rest(forms, kind)
        return Urgency(kind) if kind and not self._is_harmless(forms) else None

    def _of_the_rest(self, forms: Forms, kind: str) -> str | None:
        """The kind that is left without what the message tells by the way, as past or as overcome."""
        dark = kind == Urgency.CRISIS.value
        rest = self._manner.without_asides(forms)
        rest = self._manner.without_past(rest, dark) or rest
        left = self._urgent.first((rest,)) if rest is not forms else kind
        if left == Urgency.CRISIS.value and (less := self._manner.without_overcome(rest)) is not None:
            left = self._urgent.first((less,))
        return left

    def _language(self, forms: Forms) -> str:
        urgent = self._languages.first(forms.whole)
        told = urgent and self._languages.shared(urgent.language, forms.whole.split()) >= _SMALL_WORDS
        return urgent.language if urgent and told else "en"

    def _in_other_languages(self, forms: Forms) -> Urgent | None:
        urgent = self._languages.first(forms.whole)
        if urgent is not None and self._languages.shared(urgent.language, forms.whole.split()):
            return urgent
        foreign = without_english(forms)
        own = self._languages.first(foreign)
        if own is None and urgent is None and len(foreign) <= _LONG:
            own = self._languages.first_put_right(foreign)
        if own is not None:
            return own
        if urgent is None or self._is_harmless(forms):
            return None
        return Urgent(urgent.kind) if is_english(whole_of(forms)) else urgent

    def _is_harmless(self, forms: Forms) -> bool:
        if self._nearness is None or self._manner.plain.found_in(forms.whole):
            return False
        return self._nearness.is_harmless(forms, self._manner.joking.found_in(forms.whole))

    def _near(self, forms: Forms) -> Urgent | None:
        if self._nearness is None:
            return None
        manner, whole = self._manner, forms.whole
        elsewhere, joking = manner.elsewhere.found_in(whole), manner.joking.found_in(whole)
        if (kind := self._nearness.alarm(forms, elsewhere, joking)) is None:
            return None
        if (meant := manner.without_asides(forms)) is not forms:
            return self._near(meant)
        overcome, rest = manner.without_overcome(forms) is not None, manner.without_past(forms, dark=True)
        if overcome or rest is not None:
            kind = self._nearness.alarm(rest or forms, elsewhere or overcome, joking)
        return Urgent(kind) if kind else None

    def as_compared(self, text: str) -> list[str]:
        """The message and its sentences as nearness in meaning sees them, before the search spells them."""
        return [one.plain for one in texts_of(self.read(text).readings[-1])]

    def personal(self, text: str | Message) -> str | None:
        """The kind of decision about one person that is asked for: dose, missed, start, stop, combine,
        diagnosis, level, prognosis, opinion, choice or other. None where no such decision is asked for."""
        message = self._message(text)
        outlook = "prognosis" if self.asks_outlook(message) else None
        return self._personal.first(message.readings[-1:]) or outlook

    def asks_outlook(self, text: str | Message) -> bool:
        """Whether it only asks how it will go with somebody ("what will happen to me")."""
        return self._manner.outlook.found_in(self._message(text).readings[-1].whole)

    def concern(self, text: str | Message) -> Concern | None:
        """What the message tells that gets a line of its own; None for nothing."""
        kind = self._concerns.first(self._message(text).english)
        return Concern(kind) if kind else None

    def is_nothing_but_concern(self, text: str | Message) -> bool:
        """Whether every sentence is a short one that tells of a concern, or says thanks beside one, so that
        nothing is asked."""
        forms = self._message(text).readings[-1]
        if any(s.count(" ") > _SHORT for s in forms.sentences) or self._manner.asks(forms):
            return False
        parts = [(Forms((s,), s),) for s in forms.sentences]
        told = [self._concerns.first(part) for part in parts]
        beside = (part for one, part in zip(told, parts, strict=True) if one is None)
        return any(told) and all(map(self._smalltalk.first, beside))

    def smalltalk(self, text: str | Message) -> str | None:
        """The kind of small talk, where the message is nothing else."""
        message = self._message(text)
        if message.readings[0].sentences:
            kind = next(filter(None, map(self._all_smalltalk, message.readings)), None)
            asks = "?" in message.cleaned and len(message.readings[0].sentences) > 1
            return None if asks and kind in _NO_QUESTION else kind
        kinds = [self._signs[sign] for sign in message.cleaned if sign in self._signs]
        return kinds[0] if kinds else None

    def _all_smalltalk(self, forms: Forms) -> str | None:
        kinds = [self._smalltalk.first((Forms((one,), one),)) for one in forms.sentences]
        asks = (kind for kind in kinds if kind not in _COURTESIES)
        return next(asks, kinds[-1]) if all(kinds) else None

    def hostile(self, text: str | Message) -> bool:
        """Whether the message instructs the bot, claims an authority over it or carries code."""
        message = self._message(text)
        if self._raw.found_in(message.cleaned.casefold()):
            return True
        return self._hostile.first(message.english) is not None


def _patterns(language: Language) -> tuple[str, ...]:
    return (*language.overdose, *language.emergency, *language.crisis, *language.none)


def _ruleset(file: RuleFile) -> RuleSet:
    return RuleSet(file, Lexicon(file.words))
