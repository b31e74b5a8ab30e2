"""Claims to features: the words of a claim read for its names, relations, denials, sides and sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

import re2

from knowledge.checking.features import ALS, Features
from knowledge.checking.numbers import sizes
from knowledge.checking.numerals import with_number_words
from knowledge.checking.pairs import Pair, paired
from knowledge.checking.words import Words, filler_of, sense, senses_of
from knowledge.gazetteer import Name
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.mending.spelling import Speller
from knowledge.patterns import Patterns
from knowledge.text import Synonyms, normalise
from knowledge.weighing.guard import Guard

_DENIED_WORDS = 3
"""So many words after a denial are denied."""
_PLACES = frozenset({"country", "person", "journal", "organisation"})
_OTHER_NAMES = {ALS: "lou gehrig gehrigs", Name("vitamin", "vitamin B12"): "methylcobalamin mecobalamin"}
_COMPARATIVE = re2.compile(r"\b(?:slower|faster|better|worse|less|more|higher|lower)\b")
_LINK = re2.compile(r"\b(?:and|but|or|yet|though|so|because)\b")
_GOES_ON = re2.compile(r"\b(?:and (?:still|may|might|can|could)|but|yet|though|because)\b")
"""Behind these a denial denies nothing more ("cannot lift a spoon and still hear")."""
_AGAIN = frozenset({"nor"})
"""Behind another denial these deny nothing anew ("no different at 3 months nor at 6")."""
_REFUSED_WORDS = 4
"""So many words behind a denial may hold what it denies."""
_WHOLLY = re2.compile(r"\b100 ?(?:%|per ?cent)")
_GLUED = re2.compile(r"\b(\d[\d.]*)(mg|mcg|iu|ng|ml|weeks|wks|months|years|yrs|days)\b")
"""A number and its unit without a space between them ("25mg")."""
_NUMERAL = re2.compile(r"[\d.]+(?:st|nd|rd|th|k|m|x)?$")


class Reader:
    """Reads claims: the words, the names of the guard, and the spelling of the content."""

    def __init__(self, words: Words, guard: Guard, speller: Speller, synonyms: Synonyms) -> None:
        self.words, self._guard, self._speller, self._synonyms = words, guard, speller, synonyms
        sources: list[str] = []

        def place(forms: Sequence[str]) -> int:
            sources.append(_any_of(forms))
            return len(sources) - 1

        self._relations = {name: place(forms) for name, forms in words.relations.items()}
        self._negation, self._no_negation = place(words.negations), place(words.no_negations)
        self._universal, self._not_universal = place(words.universal), place(words.not_universal)
        self._certain, self._hedge = place(words.certain), place(words.hedges)
        self._opposites = [(place(one), place(other)) for one, other in words.opposites]
        self._orders = [(place(one), place(other)) for one, other in words.orders]
        counted = [(place(one), place(other)) for one, other in words.counted]
        self._counted = [*self._orders, *counted]
        self._about = {thing: place(forms) for thing, forms in words.about.items()}
        self._patterns = Patterns(sources)
        self._same = Patterns([_any_of(forms) for forms in words.same.values()])
        self._said = [f"{said} " for said in words.same]
        self._turns = Patterns([turn for turn, _ in words.turns])
        self._turned = [said for _, said in words.turns]
        self._bare_journal = re2.compile(words.bare_journal)
        self._denial = re2.compile(f"(?i){words.denial}")
        self._filler = filler_of(words)
        self._senses = senses_of(words)

    def plain(self, text: str) -> str:
        """The text as it is compared: normalised, spelt right, in the words of the synonyms."""
        apart = str(_GLUED.sub(r"\1 \2", normalise(with_bare_vitamin(text))))
        spelt = self._synonyms.apply(self._speller.correct(apart))
        spelt = self._same.replaced_in(spelt, self._said)
        spelt = self._turns.replaced_in(" ".join(spelt.split()), self._turned)
        return str(self._bare_journal.sub(r"\1the journal \2", " ".join(spelt.split())))

    def names(self, text: str) -> tuple[Name, ...]:
        """What a text names."""
        return self._guard.names(self.plain(text))

    def about(self, text: str) -> frozenset[str]:
        """What a text is about."""
        held = self._patterns.found_in(self.plain(text))
        return frozenset(thing for thing, place in self._about.items() if place in held)

    def names_of_topic(self, topic: str) -> tuple[Name, ...]:
        """What every entry of a topic knows."""
        return self._guard.names_of_topic(topic)

    def denies(self, text: str) -> bool:
        """Whether there is a word of denial in a text."""
        return bool(self._patterns[self._negation].search(normalise(text) + " "))

    def features(self, text: str) -> Features:
        """What one claim says."""
        denied = self._denial.sub("", text, 1)
        plain = self.plain(denied)
        held = self._patterns.found_in(plain)
        names = self._guard.names(plain)
        content = {sense(word) for word in plain.split() if not self._says_nothing(word)} - _named(names)
        denials = self._denials(plain, held)
        sides = tuple(self._sides(plain, held))
        return Features(
            text=text,
            plain=" ".join("0" if _NUMERAL.match(word) else word for word in plain.split()),
            names=names,
            relations=frozenset(name for name, place in self._relations.items() if place in held),
            refused=self._refused(plain, held),
            denied=frozenset(chain.from_iterable(denials)),
            denials=len(denials) + (denied != text),
            disclaimed=denied != text,
            sides=tuple(side for side, _ in sides),
            sided_by=tuple(by for _, by in sides),
            orders=tuple(self._compared(one, other, plain, held) for one, other in self._orders),
            sizes=sizes(with_number_words(text, self._speller.correct)),
            pairs=tuple(self._paired(one, other, plain, held) for one, other in self._counted),
            universal=self._is_universal(plain, held),
            certain=self._certain in held or bool(_WHOLLY.search(text)),
            hedged=self._hedge in held,
            words=frozenset(content),
            about=frozenset(thing for thing, place in self._about.items() if place in held),
            senses=frozenset((word, said) for word in content for said in self._senses.get(word, ())),
        )

    def _without(self, unwanted: int, plain: str, held: frozenset[int]) -> str:
        return self._patterns[unwanted].sub(" ", plain) if unwanted in held else plain

    def _is_universal(self, plain: str, held: frozenset[int]) -> bool:
        told = self._without(self._not_universal, plain, held)
        return bool(self._patterns[self._universal].search(told))

    def _denials(self, plain: str, held: frozenset[int]) -> list[list[str]]:
        """What each denial of a text denies: the words next after it, or it says itself of what ("useless")."""
        if not held & {self._negation, self._no_negation}:
            return []
        told = self._without(self._no_negation, plain, held)
        found = list(self._patterns[self._negation].finditer(told))
        again = {id(two) for one, two in pairwise(found) if self._says_again(one, two, told)}
        again |= {id(match) for match in found[1:] if match[0].strip() in _AGAIN}
        return [self._denied(match, told) for match in found if id(match) not in again]

    def _says_again(self, one: re2._Match[str], two: re2._Match[str], told: str) -> bool:
        """Whether the second of two denials denies the same over again ("no effect, really no effect")."""
        words = told[one.end() : two.start()].split()
        between = [sense(word) for word in words if not self._says_nothing(word)]
        return bool(between) and between == self._denied(two, told)

    def _refused(self, plain: str, held: frozenset[int]) -> frozenset[str]:
        """The relations that stand within a few words behind a denial and in front of the next link."""
        if self._negation not in held:
            return frozenset()
        told = self._without(self._no_negation, plain, held)
        parts = [
            " ".join(told[match.end() :].split()[:_REFUSED_WORDS])
            for match in self._patterns[self._negation].finditer(told)
        ]
        said = [_LINK.split(part, 1)[0] for part in parts]
        its = {name: self._patterns[place] for name, place in self._relations.items() if place in held}
        return frozenset(name for name, pattern in its.items() if any(map(pattern.search, said)))

    def _denied(self, match: re2._Match[str], told: str) -> list[str]:
        word = match[0].strip()
        if word.endswith("less"):
            return [sense(word)]
        left = _GOES_ON.split(told[match.end() :], 1)[0]
        after = (sense(word) for word in left.split() if not self._says_nothing(word))
        return list(islice(after, _DENIED_WORDS))

    def _says_nothing(self, word: str) -> bool:
        begins, short, _ = word.partition("'")
        named = word in self._filler or sense(word) in self._filler or bool(_NUMERAL.match(word))
        return named or (bool(short) and begins in self._filler)

    def _sides(self, plain: str, held: frozenset[int]) -> Iterator[tuple[int, str]]:
        """Which of two opposites a text holds, by which word; of two that it compares, which comes first."""
        for one, other in self._opposites:
            first = self._patterns[one].search(self._without(other, plain, held)) if one in held else None
            second = self._patterns[other].search(plain) if other in held else None
            by = first if second is None else second if first is None else None
            side = bool(first) - bool(second) or self._order(one, other, plain, held)
            both = first is not None and second is not None and _COMPARATIVE.search(plain) is None
            yield side, by[0].strip() if by is not None else f"than {one}" if side else "both" * both
        for one, other in self._orders:
            side = self._compared(one, other, plain, held)
            yield side, f"than {one}" if side else ""

    def _compared(self, one: int, other: int, plain: str, held: frozenset[int]) -> int:
        """Of which of two a comparison is told, also without "than" ("both declined, B12 patients slower")."""
        match = _COMPARATIVE.search(plain)
        if not held >= {one, other} or " than " in plain or match is None:
            return self._order(one, other, plain, held)
        first, second = (_last(self._patterns[place], plain[: match.start() + 1]) for place in (one, other))
        return (first > second) - (first < second)

    def _paired(self, one: int, other: int, plain: str, held: frozenset[int]) -> Pair | None:
        return paired(plain, self._patterns[one], self._patterns[other]) if held & {one, other} else None

    def _order(self, one: int, other: int, plain: str, held: frozenset[int]) -> int:
        if not held >= {one, other} or " than " not in plain:
            return 0
        first, second = (self._patterns[place].search(plain) for place in (one, other))
        return 1 if first and second and first.start() < second.start() else -1


def _last(pattern: re2._Regexp[str], text: str) -> int:
    """Where the last match begins, or -1."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _named(names: Iterable[Name]) -> set[str]:
    """The words of countries, people and journals, and other names of ALS and B12: all compared as names."""
    told = [normalise(name.told or name.name) for name in names if name.group in _PLACES]
    told += [words for name, words in _OTHER_NAMES.items() if name in names]
    return {sense(word) for words in told for word in words.split()}


def _any_of(forms: Sequence[str]) -> str:
    longest_first = sorted({normalise(form) for form in forms}, key=len, reverse=True)
    return rf"\b(?:{'|'.join(re2.escape(form) for form in longest_first)})(?:$|[^\w'])"
