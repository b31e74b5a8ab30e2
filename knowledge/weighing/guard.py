"""The term guard: what a question names and an entry does not know stops that entry, whatever its score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum, auto
from itertools import chain, pairwise

import re2
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.derived import ALL_NEW, Derived
from knowledge.gazetteer import Gazetteer, Name, Terms, key_of
from knowledge.glossary import GLOSSARY
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.mending.spelling import english
from knowledge.model import Certainty, Entry
from knowledge.once import once
from knowledge.splitting.segments import asking_part
from knowledge.text import clean, normalise, tokens
from knowledge.weighing import naming
from knowledge.wordings import ASKS_WITH, is_elliptic

VITAMIN_D = "vitamin D"
VITAMIN_B12 = "vitamin B12"
_VITAMINS = frozenset({VITAMIN_D, VITAMIN_B12})

_LONG_ENOUGH_TO_READ, _READABLE = 80, 1 / 3
"""Characters from which on a text has to have so large a share of words that we know."""
_ALWAYS_KNOWN = frozenset({"ALS"})
_EARLIER_TRIAL = "the earlier B12 trial"
_THE_B12_TRIAL = re2.compile(r"\b(?:the|this|that) (?:vitamin )?b12 (?:trial|study)\b")
_OF_AN_EARLIER = re2.compile(
    r"\b(?:earlier|previous\w*|prior|former|first|before|older?|long|longer|larger?|bigger|biggest|second|two|both|"
    r"again|ever|another|others|other (?:vitamin )?(?:b12 )?(?:trials?|study|studies|one)|fail\w*|missed|kaji|"
    r"phase|373|2019|25 mg|182|repeat\w*|replicat\w*|confirm\w*|reproduc\w*)\b"
)
"""What may be said of the trial before the one that the articles tell of."""
_HARMLESS = "harmless"
"""The group of what only looks like one of the other names ("GP surgery")."""
_CARRIED = frozenset({"vitamin", "drug", "supplement", "food", "disease", "gene", "procedure"})
_SUBJECTS = frozenset({"vitamin", "drug"})
_OURS = frozenset({"vitamin", "drug", "supplement", "disease", "gene", "test", "person"})
_OF_HEALTH = frozenset({*_OURS, "symptom", "procedure", "stage", "route"})
_DEFINING = frozenset(
    tokens(
        "what whats what's is are a an the does do mean means meaning by in word words explain define "
        "definition of "
        "term say tell me please they it this that with plain simple can you i don't understand s "
        "exactly then thing now english everyday normal simply basically terms called when its at home and "
        "who pls plz pardon sorry full form short for stand stands abbreviation sir kindly"
    )
)
_TELLS = re2.compile(
    r"\b(?:was|were|did|had|gave|given|got|took|taken|received|swallow\w*|drank|used|right|correct|true|they|or|"
    r"(?:the|b12|d|that|this|japanese) (?:trial|study))\b"
)
"""Words with which people tell what they think was done."""
_OF_A_STUDY = re2.compile(r"\b(?:study|cohort|paper|sample|participants|authors|journal)\b")
_STUFF = frozenset({"vitamin", "drug", "supplement", "food", "substance"})
_OF_STUFF = re2.compile(
    r"\b(?:it|this|that|they|these|those|them|the stuff) (?:\w+ ){0,3}?"
    r"(?:helps?|helped|helping|works?|worked|working|does|do|did|done|slows?|slowed|slowing|cures?|cured|stops?|"
    r"prevents?|delays?|treats?|shown|proven|proved|tested|tried|studied|good|safe|any use|any good|effective|"
    r"useful|recommended|approved|worth|beneficial|harmful|goes?|mix(?:es)?|clash\w*|interacts?|interferes?)\b"
)
"""Here "it" is something that one takes."""


class Subject(Enum):
    """What a text is about: ours by a word that hardly any other subject has, perhaps ours, or foreign."""

    OURS = auto()
    SHARED = auto()
    FOREIGN = auto()


class Guard:
    """Knows which names each entry knows."""

    def __init__(self, entries: Collection[Entry], terms: Terms, derived: Derived = ALL_NEW) -> None:
        self.gazetteer = Gazetteer(terms)
        self._contrast = {group: frozenset(ids) for group, ids in terms.contrast.items()}
        self._of_topics = terms.topics
        self._known: dict[str, frozenset[Name]] = {}
        self._asked: dict[str, frozenset[Name]] = {}
        self._speaks_of: dict[str, frozenset[Name]] = {}
        self._silent: set[str] = set()
        self._defined: dict[str, set[str]] = {}
        (vocabulary,) = derived.rows("vocabulary", lambda: [chain.from_iterable(map(_words_of, entries))])
        self._vocabulary = frozenset(vocabulary)
        kept = derived, self.gazetteer.spelt()
        known = _kept("known", *kept, lambda: map(self._names_of, entries))
        asked = _kept("asked", *kept, lambda: map(self._names_of_question, entries))
        (covered,) = _kept("covered", *kept, lambda: [self._names_covered(entries)])
        spoken_of = _kept("spoken_of", *kept, lambda: map(self._subjects_of, entries))
        for entry, its, of_question, of_entry in zip(entries, known, asked, spoken_of, strict=True):
            self._known[entry.id], self._asked[entry.id] = frozenset(its), frozenset(of_question)
            self._speaks_of[entry.id] = frozenset(of_entry)
            if entry.certainty is Certainty.NOT_COVERED:
                self._silent.add(entry.id)
            if entry.topic == GLOSSARY:
                self._defined[entry.id] = {word for text in entry.phrasings for word in tokens(key_of(text))}
        self._covered = frozenset(covered)
        self._domain = frozenset(key_of(word) for word in terms.domain)
        self._shared = frozenset(key_of(word) for word in terms.shared)
        self._health = frozenset(key_of(word) for word in terms.health)

    def _names_of(self, entry: Entry) -> set[Name]:
        shared = self._of_topics.get(entry.topic, ())
        told = " . ".join((entry.question, entry.answer, *entry.terms, *shared))
        names = {*self.gazetteer.find(with_bare_vitamin(told)), *self._often_asked(entry)}
        asked = self.gazetteer.find(f"{entry.question} {entry.topic.replace('-', ' ')} {' '.join(entry.terms)}")
        subjects = {name for name in asked if name.name in _VITAMINS}
        if subjects:
            names -= {name for name in names if name.name in _VITAMINS} - subjects
        return names

    def _often_asked(self, entry: Entry) -> list[Name]:
        """What the phrasings of an entry name.

        One phrasing among many may name something wrong, which the answer puts right.
        """
        asked = (self.gazetteer.find(with_bare_vitamin(phrasing)) for phrasing in entry.phrasings)
        counts = Counter(name for names in asked for name in names)
        return [name for name, count in counts.items() if count > 1]

    def _names_of_question(self, entry: Entry) -> tuple[Name, ...]:
        return self.gazetteer.find(with_bare_vitamin(entry.question))

    def _subjects_of(self, entry: Entry) -> list[Name]:
        """The medicines and vitamins of which an entry speaks, also behind its answer."""
        told = self.gazetteer.find(f"{entry.question} {entry.answer} {entry.details or ''}")
        return [name for name in told if name.group in _SUBJECTS]

    def _names_covered(self, entries: Iterable[Entry]) -> set[Name]:
        """What the articles tell of."""
        told = [f"{one.question} {one.answer}" for one in entries if one.certainty is not Certainty.NOT_COVERED]
        of_topics = " . ".join(chain.from_iterable(self._of_topics.values()))
        return {name for text in (*told, of_topics) for name in self.gazetteer.find(text)}

    def names(self, text: str) -> tuple[Name, ...]:
        """What a text names."""
        return self.gazetteer.find(text)

    def names_of_question(self, entry_id: str) -> frozenset[Name]:
        """What the question of an entry names."""
        return self._asked[entry_id]

    def names_of_topic(self, topic: str) -> tuple[Name, ...]:
        """What every entry of a topic knows."""
        return self.gazetteer.find(" . ".join(self._of_topics.get(topic, ())))

    def names_spelt(self, text: str, query: str) -> tuple[Name, ...]:
        """What a text names as it was written, and what ``query``, the same put right, names also misspelt."""
        exact = self.gazetteer.find(text, misspelt=False)
        found = dict.fromkeys((*exact, *self.gazetteer.find(query)))
        tells = bool(_TELLS.search(query))
        return tuple(name if tells or name.group != "route" else replace(name, premise=False) for name in found)

    def names_asked(self, text: str, query: Callable[[str], str]) -> tuple[Name, ...]:
        """The names that an entry has to know to answer ``text``; ``query`` puts a text right.

        What only stands in the story before the question counts where it may be the subject (a drug, a
        disease), not where it is where somebody lives or what is for breakfast.
        """
        whole = self.names_spelt(text, query(text))
        part = asking_part(text)
        if part == text:
            return whole
        asked = self.names_spelt(part, query(part))
        return tuple(name for name in whole if name in asked or name.group in _CARRIED)

    def spellings(self, name: Name) -> set[str]:
        """Every word with which something is named."""
        return self.gazetteer.spellings(name)

    def knows(self, entry_id: str, name: Name) -> bool:
        """Whether an entry knows a name, or puts a wrong one of that kind right."""
        return (
            name.name in _ALWAYS_KNOWN
            or name.group == _HARMLESS
            or name in self._known[entry_id]
            or (name.premise and entry_id in self._contrast.get(name.group, ()))
        )

    def stops(self, entry_id: str, names: Iterable[Name]) -> Name | None:
        """The first of the names that the entry does not know, or None where it may answer."""
        return next((name for name in names if not self.knows(entry_id, name)), None)

    def carried(self, text: str) -> tuple[Name, ...]:
        """What a question that names nothing takes over from the text around it: what "it" can stand for.

        Another disease is not taken over from a text that also speaks of ALS.
        """
        named = self.names(text)
        ours = any(name.name in _ALWAYS_KNOWN for name in named)
        groups = _CARRIED - {"disease"} if ours else _CARRIED
        return tuple(name for name in named if name.group in groups)

    def meant(self, query: str, names: Iterable[Name], before: Iterable[str]) -> tuple[Name, ...]:
        """What "it" stands for in "I bought turmeric. Does it help in ALS?": stuff that no answer speaks of.

        ``query`` is the question, which names ``names``; ``before`` are the sentences in front of it, the
        nearest first. Nothing where they also speak of ours, or where the question names more than ALS and
        does not ask whether it goes with that.
        """
        own = [name for name in names if name.name not in _ALWAYS_KNOWN]
        if (own and not ASKS_WITH.search(query)) or not (_OF_STUFF.search(query) or is_elliptic(query)):
            return ()
        named = (tuple(name for name in self.names(text) if name.group in _STUFF) for text in before)
        nearest = next(filter(None, named), ())
        return () if any(name in self._covered for name in nearest) else nearest

    def allows(self, entry_id: str, query: str, names: Iterable[Name]) -> bool:
        """Whether an entry may answer a normalised question, which names ``names``, at all.

        "The B12 trial" is the one that the articles tell of, and not the one before it. A definition answers
        only a question that is nothing else. A question on medicines or vitamins is not answered by what is on
        others. A question that names another disease and no vitamin is not answered by what a vitamin does in
        that disease, unless it asks of a study, one on two other diseases by nothing.
        """
        of_an_earlier = any(name.name == _EARLIER_TRIAL for name in self._asked[entry_id])
        if of_an_earlier and _THE_B12_TRIAL.search(query) and not _OF_AN_EARLIER.search(query):
            return False
        if entry_id in self._defined:
            return set(tokens(key_of(query))) <= self._defined[entry_id] | _DEFINING
        told = {name for name in names if name.name not in _ALWAYS_KNOWN}
        if self._is_of_other_subjects(entry_id, told):
            return False
        others = [name for name in told if name.group == "disease"]
        if len(others) > 1 and told == set(names) and not any(name.group in _SUBJECTS for name in told):
            return False
        if others:
            asked = self._asked[entry_id]
            of_study = any(name.group == "text" for name in asked) and bool(_OF_A_STUDY.search(query))
            return of_study or {name for name in asked if name.group in _SUBJECTS} <= told
        return True

    def _is_of_other_subjects(self, entry_id: str, told: Iterable[Name]) -> bool:
        """Whether an entry speaks of medicines and vitamins, and of none of those that a question names."""
        subjects = {name for name in told if name.group in _SUBJECTS}
        own = self._asked[entry_id] & self._speaks_of[entry_id]
        if not subjects or not own or entry_id in self._silent:
            return False
        return not subjects & (self._speaks_of[entry_id] | self._known[entry_id])

    def is_unknown(self, name: Name) -> bool:
        """Whether no answer of the FAQ speaks of what is named."""
        return name not in self._covered and name.name not in _ALWAYS_KNOWN and name.group != _HARMLESS

    def not_mentioned(self, names: Iterable[Name]) -> str | None:
        """The first name that no answer of the FAQ speaks of, as it is told to people; "" where it is no thing
        of which that is fit to be said ("the articles do not mention pregnant")."""
        unknown = next(filter(self.is_unknown, names), None)
        return None if unknown is None else naming.told(unknown)

    @once
    def in_domain(self, text: str) -> bool:
        """Whether a text holds a word of our subject or a name that some answer speaks of."""
        return self.subject(text) is not Subject.FOREIGN

    @once
    def subject(self, text: str) -> Subject:
        """Whether a text is about our subject, by its words and by the names that some answer speaks of."""
        words = key_of(text).split()
        pairs = (" ".join(pair) for pair in pairwise(words))
        if any(word in self._domain for word in (*words, *pairs)):
            return Subject.OURS
        if any(name in self._covered and name.group in _OURS for name in self.names(text)):
            return Subject.OURS
        return Subject.SHARED if any(word in self._shared for word in words) else Subject.FOREIGN

    @once
    def unreadable(self, text: str) -> bool:
        """Whether a longer normalised text names nothing of ours and has hardly a word that we can read.

        Other scripts, rows of numbers and of random letters are no question that the FAQ could answer.
        """
        words = tokens(text)
        if len(text) < _LONG_ENOUGH_TO_READ or self.in_domain(text):
            return False
        readable = sum(word in english() or word in self._vocabulary for word in words)
        return readable < _READABLE * len(words)

    def about_health(self, text: str) -> bool:
        """Whether a text holds a word of our subject or of anybody's health."""
        if self.in_domain(text) or any(name.group in _OF_HEALTH for name in self.names(text)):
            return True
        return any(word in self._health for word in key_of(text).split())

    @once
    def strange(self, text: str) -> bool:
        """Whether the thing asked about is a word that nobody knows (a new drug, a brand)."""
        frame = _ASKED_ABOUT.search(clean(text).casefold())
        if frame is None:
            return False
        thing = normalise(frame["a"] or frame["b"] or frame["c"] or "").replace("'", "")
        return not all(self.is_familiar(word) for word in tokens(thing))

    def is_familiar(self, word: str) -> bool:
        """Whether a word is English, or like one that some entry or name holds."""
        if word in english() or word in self._vocabulary or self.gazetteer.find(word):
            return True
        near = process.extractOne(word, self._vocabulary, scorer=OSA.distance, score_cutoff=1 + (len(word) > 7))
        return near is not None and len(word) > 3


_ASKED_ABOUT = re2.compile(
    r"\b(?:does|do|did|can|could|will|would|has|is|are)\s+(?:the\s+|a\s+)?(?P<a>[a-z]*[a-z0-9-]{3,})\s+"
    r"(?:\w+\s+)?(?:helps?|works?|slows?|cure|stop|treat|good|any good|useful|worth|safe|protect|prevent)\b"
    r"|\b(?:about|of|try|tried|taking|take|on|with|called)\s+(?P<b>[a-z]+[0-9-]+[a-z0-9]*)\b"
    r"|^\W*(?P<c>[a-z0-9-]{4,})\s+(?:for|and|in|against|with)\s+(?:als|mnd)\b"
)


def _kept(
    part: str, derived: Derived, by_spelling: Mapping[str, Name], found: Callable[[], Iterable[Iterable[Name]]]
) -> Iterator[list[Name]]:
    """Rows of names; found only where an earlier start has not kept them, by their spellings."""
    rows = derived.rows(part, lambda: ([name.told for name in names] for names in found()))
    return ([by_spelling[spelling] for spelling in row] for row in rows)


def _words_of(entry: Entry) -> set[str]:
    text = " ".join((entry.question, *entry.phrasings, entry.answer, *entry.terms, entry.details or ""))
    return {word.removesuffix("'s").replace("'", "") for word in set(tokens(normalise(text)))}
