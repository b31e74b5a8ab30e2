"""What the encoder is fine-tuned on: the content's own texts, general text, and the slips of tired hands.

Build time only (see tune.py); everything comes from the content and from symspellpy's list of word pairs.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate

from knowledge.checking.records import load_claims
from knowledge.faq import outside
from knowledge.glossary import with_glossary
from knowledge.loading import load
from knowledge.mending.slips import neighbours
from knowledge.model import Knowledge
from knowledge.phrasings import indexed, withheld
from knowledge.ranking.banks import Bank
from knowledge.ranking.heads import NOTHING
from knowledge.screening.nearness import KINDS
from knowledge.screening.screen import Screen
from knowledge.screening.train import HARMLESS, elsewhere, labelled

Labelled = tuple[str, int]
_OPENINGS = tuple("how what is can i the my do does when why please where who are tell we it there".split())  # noqa: SIM905
_OPENED = 0.6
"""The share of general texts that begin like a question."""
_FEWEST, _MOST = 4, 15
_SLIPS = 0.2
"""The share of words that are misspelt in a misspelt text."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts with the numbers of their entries, claims and kinds of danger; ``outside`` belongs to nothing."""

    entries: Sequence[Labelled]
    outside: Sequence[str]
    claims: Sequence[Labelled]
    dangers: Sequence[Labelled]


def lessons() -> Lessons:
    """The texts of the content as the search writes them, without those that are kept to measure with."""
    knowledge = with_glossary(load())
    told = [text for text in outside() if not withheld(text)]
    bank = Bank(indexed(knowledge), told, knowledge.synonyms)
    rows = list(zip(bank.texts, bank.labels.tolist(), strict=True))
    return Lessons(
        entries=[row for row in rows if row[1] != NOTHING],
        outside=[text for text, label in rows if label == NOTHING],
        claims=list(_claims(knowledge, bank)),
        dangers=list(_dangers(bank)),
    )


def _claims(knowledge: Knowledge, bank: Bank) -> Iterator[Labelled]:
    for number, claim in enumerate(load_claims(knowledge).values()):
        for text in (claim.statement, *claim.phrasings):
            yield bank.query(text), number


def _dangers(bank: Bank) -> Iterator[Labelled]:
    screen = Screen.load()
    kinds = [*(kind.value for kind in KINDS), HARMLESS]
    for kind, message in [*labelled(), *((HARMLESS, text) for text in elsewhere())]:
        for text in screen.as_compared(message)[:1]:
            yield bank.query(text), kinds.index(kind)


class Chains:
    """General text without end: each word follows the one before it as often as in a list of English pairs."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        pairs: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        listed = resources.files("symspellpy") / "frequency_bigramdictionary_en_243_342.txt"
        for line in listed.read_text(encoding="utf-8-sig").splitlines():
            first, second, count = line.split()
            pairs[first].append((second, float(count) ** 0.5))
        self._words = list(pairs)
        self._next = {
            first: ([word for word, _ in found], list(accumulate(share for _, share in found)))
            for first, found in pairs.items()
        }

    def text(self) -> str:
        """One more text of some words."""
        words = [self._chance.choice(_OPENINGS if self._chance.random() < _OPENED else self._words)]
        for _ in range(self._chance.randint(_FEWEST, _MOST) - 1):
            following = self._next.get(words[-1])
            if following is None:
                words.append(self._chance.choice(_OPENINGS))
            else:
                words += self._chance.choices(following[0], cum_weights=following[1])
        return " ".join(words)


class Typist:
    """Misspells texts as hands do: swapped, left out, doubled letters and neighbouring keys."""

    def __init__(self, chance: random.Random, share: float) -> None:
        """``share`` (0 to 1) of the texts get slips."""
        self._chance, self._share = chance, share

    def typed(self, text: str) -> str:
        """The text as it may have been typed."""
        if self._chance.random() >= self._share:
            return text
        return " ".join(self._slip(w) if self._chance.random() < _SLIPS else w for w in text.split())

    def _slip(self, word: str) -> str:
        if len(word) <= 3:
            return word
        at = self._chance.randrange(1, len(word))
        before, letter, after = word[:at], word[at], word[at + 1 :]
        slips = (
            before + after[:1] + letter + after[1:],
            before + after,
            before + self._chance.choice(neighbours(letter) or letter) + after,
            before + letter * 2 + after,
        )
        return self._chance.choice(slips)
