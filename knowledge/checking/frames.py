"""How people put a claim: who says it, where it stood, how they ask about it ("my aunt swears ... Really?")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import re2

from knowledge.gazetteer import Name
from knowledge.text import normalise

Frame = Mapping[str, tuple[str, ...]]
"""The lists under ``frames`` in claim_words.yaml."""
_LEFT_OUT = " _ "
_PICTURES = r"\s*[\x{2600}-\x{27BF}\x{1F000}-\x{1FAFF}\x{FE0F}]+\s*"
_IN_FRONT = re2.compile(rf"^(.*?\S)(?:\s*[:,;!?…]+\s+|\s*\.{{2,}}\s*|\s+[-–—]+\s+|\s*—\s*|{_PICTURES})")
_BEHIND = re2.compile(rf"^(.*\S)(?:\s*[:,;!?…(\[]+\s*|\s*\.{{2,}}\s*|\s+[-–—]+\s+|\s*—\s*|{_PICTURES})(\S.*)$")
_LINKS = re2.compile(r"(?i)^(?:(?:but|and) )+")
_TELLS_ON = re2.compile(r"(?i)^(?:and|who|which) (?:he|she|they|it|then|later|also)\b")
"""What goes on about somebody of whom the claim tells ("..., and he wrote it up on his website")."""
_DETERMINER = re2.compile(r"(?i)^(?:my|our|his|her|their|your|this|that|a|an|one|the|another|some)$")
_OF_ONES_OWN = frozenset({"my", "our", "his", "her"})
_LINKING = frozenset({"but", "and"})
_TO_WHOM = frozenset({"me", "us", "him", "her", "them", "you", "everyone", "everybody", "anyone", "people"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_ABLE = frozenset({"can", "could", "will", "would", "may", "might", "must", "should", "to", "cannot", "cant"})
_SPOKEN = frozenset({"say", "says", "said", "swear", "swears", "claims", "claimed", "insists"})
_WHO_IS = re2.compile(
    r"(?i)^((?:my|our|his|her|a|an|the) [\w'’ -]{2,40}), (?:who|an?|the|aged?) [^,:;.!?]{2,50}, "
)
"""Who somebody is who says it ("my granddad, who is 84, ...")."""
_ALTERNATIVE = re2.compile(r"(?i)\?\W*$|\b(?:or|if|whether)\b")
_DIGIT = re2.compile(r"\d")
_FEWEST = 2
_FARTHEST = 14
"""Words in front of a claim that may tell who says it."""
_HARMLESS = frozenset({"population", "procedure", "service", "equipment", "harmless", "food", "supplement"})
"""Groups of names that people have to do with who say something ("the guy from the vitamin shop")."""
_OF_ANYBODY = frozenset({"ALS", "the ALS Association"})


class Frames:
    """Knows what stands around claims; ``names`` tells what a text names."""

    def __init__(self, words: Frame, names: Callable[[str], Iterable[Name]]) -> None:
        self._names = names
        self._tells, self._doubting = _words(words["tells"]), _words(words["doubting"])
        self._known = self._tells | self._doubting | _words(words["light"])
        self._meant, self._saying = _words(words["meant"]), _words(words["saying"])
        self._saying_that = self._saying | _words(words["saying_that"])
        self._goes_on, self._pointed_at = _words(words["goes_on"]), _words(words["pointed_at"])
        self._not_somebody = self._meant | self._saying_that
        self._left_open = [re2.compile(f"(?i){pattern}") for pattern in words["left_open"]]
        self._sayings = [re2.compile(f"(?i){pattern}") for pattern in words["sayings"]]
        self._persons = [re2.compile(f"(?i){pattern}") for pattern in words["persons"]]

    def is_one(self, text: str) -> bool:
        """Whether a sentence, or a part of one, only tells who says something, asks or mocks."""
        plain = normalise(text)
        if any(pattern.search(plain) for pattern in self._persons):
            return True
        if any(pattern.search(plain) for pattern in self._left_open):
            return False
        told = self._without_sayings(plain)
        words = _plain(told)
        doubts = any(word in self._doubting for word in words)
        if doubts and not _ALTERNATIVE.search(text):
            return False
        telling = doubts or "_" in told.split() or any(word in self._tells for word in words)
        return not words or (telling and all(word in self._known for word in words))

    def without(self, statement: str) -> str:
        """A sentence without what only frames it in front and behind; never less than two words."""
        statement, before = str(_WHO_IS.sub(r"\1 ", statement, 1)), None
        while before != statement:
            before = statement
            for cut in (self._without_front, self._without_end, self._without_speaker):
                left = cut(statement)
                statement = left if len(left.split()) >= _FEWEST else statement
        return statement

    def _without_front(self, statement: str) -> str:
        match = _IN_FRONT.search(statement)
        led = match is not None and (self.is_one(match[1]) or self._points_on(match[0]))
        return str(_LINKS.sub("", statement[match.end() if led else 0 :], 1))

    def _points_on(self, front: str) -> bool:
        """Whether what stands in front of a colon names nothing ("this:")."""
        return front.rstrip().endswith(":") and all(word in self._known for word in _plain(normalise(front)))

    def _without_end(self, statement: str) -> str:
        match = _BEHIND.search(statement)
        tells_on = match is None or _TELLS_ON.match(match[2])
        return match[1] if match is not None and not tells_on and self.is_one(match[2]) else statement

    def _without_speaker(self, statement: str) -> str:
        """A sentence without who says it in front ("the lady at the till told us that ...")."""
        words = statement.split()
        plain = [_bare(word) for word in words]
        for at in range(min(len(words) - _FEWEST, _FARTHEST), 0, -1):
            if plain[at] in self._goes_on or (plain[at - 1] == "that" and plain[at] in self._pointed_at):
                continue
            if self._introduces(words[:at], plain[:at]):
                return " ".join(words[at:])
        return statement

    def _introduces(self, words: Sequence[str], plain: Sequence[str]) -> bool:
        """Whether words in front of a claim only lead to it."""
        if plain[-1] in _LINKING:
            return all(word in self._known for word in _plain(self._without_sayings(" ".join(plain)))) and (
                self.is_one(" ".join(words))
            )
        open_end = plain[-1] == "that"
        verbs = self._saying_that if open_end else self._saying
        at = next((i for i in range(len(plain) - 1, -1, -1) if plain[i] in verbs), None)
        if at is None or self._says_otherwise(plain, at):
            return False
        between = plain[at + 1 :]
        if not all(word in (self._known if open_end else _TO_WHOM) for word in between):
            return False
        return all(word in self._known for word in plain[:at]) or self._is_somebody(words[:at], plain[:at])

    @staticmethod
    def _says_otherwise(plain: Sequence[str], at: int) -> bool:
        """Whether a word of saying is none here ("the one who wrote it", "a doctor can tell ALS")."""
        before = plain[at - 1] if at else ""
        return plain[at] not in _SPOKEN and before in _RELATIVE | _ABLE

    def _is_somebody(self, words: Sequence[str], plain: Sequence[str]) -> bool:
        """Whether words tell of anybody ("a retired chiropractor in our village"), and of none who is meant."""
        if not plain or not _DETERMINER.match(plain[0]) or any(word in self._not_somebody for word in plain):
            return False
        told = " ".join(words)
        if plain[0] not in _OF_ONES_OWN and _DIGIT.search(told):
            return False
        return all(name.group in _HARMLESS or name.name in _OF_ANYBODY for name in self._names(told))

    def _without_sayings(self, plain: str) -> str:
        for pattern in self._sayings:
            plain = pattern.sub(_LEFT_OUT, plain)
        return str(plain)


def _bare(word: str) -> str:
    return normalise(word).replace("'", "")


def _plain(text: str) -> list[str]:
    """The words of a text, without apostrophes and what was left out of it."""
    return [word for word in text.replace("'", "").split() if word != "_"]


def _words(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(word) for word in listed)
