"""Faq: load, answer, check, browse. The only name that handlers need."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from knowledge.asides import Asides, read_asides
from knowledge.conversing import remembering
from knowledge.conversing.choosing import Choices
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import Judge, Strictness
from knowledge.derived import ALL_NEW, Derived
from knowledge.encoder import load_encoder
from knowledge.failures import going_on, note
from knowledge.fitting import build_retriever
from knowledge.gazetteer import read_terms
from knowledge.glossary import with_glossary
from knowledge.inventory import check_files
from knowledge.loading import leaves, load
from knowledge.memory import rest
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.mending.disguised import undisguised
from knowledge.mending.torn import Mender
from knowledge.model import NO_CONVERSATION, CheckOutcome, Conversation, Entry, Knowledge, Outcome, Urgent
from knowledge.once import one_message
from knowledge.phrasings import indexed
from knowledge.reading import FOLDER, Faults, read_alone
from knowledge.replying import Replies
from knowledge.roles import check_entries
from knowledge.screening import Screen
from knowledge.screening.help import check_replies
from knowledge.screening.last_resort import danger
from knowledge.text import ends
from knowledge.weighing.confidence import Confidence, Signs, read_aspects, read_weights
from knowledge.weighing.guard import Guard

if TYPE_CHECKING:
    from knowledge.claims import Claims

T = TypeVar("T")
STRICTNESS = Strictness(
    floor=0.33, shared=0.38, foreign=0.5, margin=0.35, close=0.2, vague=0.12, together=0.5, apart=0.75
)
"""The operating point, chosen on the labelled questions of tests/questions that are not held back; ``foreign``
on others too (docs/measurements.md)."""


class Faq:
    """The curated FAQ and the engine that answers from it."""

    def __init__(
        self,
        knowledge: Knowledge,
        cache: Path | None = None,
        derived: Derived = ALL_NEW,
        folder: Path = FOLDER,
    ) -> None:
        """``knowledge`` as loaded; ``cache`` is a folder for vectors and the fitted head.

        ``derived``: what an earlier start has worked out from the same knowledge; ``folder``: where the content
        stands. Raises KnowledgeError where a file of it has faults.
        """
        screening = folder / "screening"
        self._folder = folder
        self.knowledge = with_glossary(knowledge, derived)
        self._cache, self._derived = cache, derived
        bank = indexed(self.knowledge, derived)
        self.retriever = build_retriever(
            bank, unanswered(screening), synonyms=self.knowledge.synonyms, cache=cache, derived=derived
        )
        terms = read_terms(screening)
        self._mender = Mender(terms)
        self._guard = Guard(self.knowledge.entries.values(), terms, derived)
        encoder = load_encoder()
        self._screen = Screen.load(screening, encoder, self.retriever.query)
        judge = Judge(self.knowledge.entries, self._guard, STRICTNESS)
        signs = Signs(self.knowledge.entries, bank, self._guard, read_aspects(screening), derived)
        confidence = Confidence(signs, read_weights("vectors" if encoder else "words", screening))
        entries, names = self.knowledge.entries, self._guard.names
        asides = Asides(read_asides(screening), entries, encoder, self.retriever.query, names, cache)
        self._replies = Replies(self.knowledge, self.retriever, confidence, judge, self._screen, asides, folder)

    @property
    def turn_forms(self) -> TurnForms:
        """Tells the kind of a turn that says nothing else."""
        return self._replies.turn_forms

    @property
    def choices(self) -> Choices:
        """Reads which of some numbered choices a turn picks."""
        return self._replies.choices

    @cached_property
    def _claims(self) -> Claims:
        """Made when the first claim is checked: a program that asks questions alone starts sooner."""
        from knowledge.checking.kept_features import FILE  # noqa: PLC0415
        from knowledge.claims import Claims  # noqa: PLC0415

        derived = self._derived.beside(FILE)
        claims = Claims(
            self.knowledge, self._guard, self.retriever, self._screen, self._cache, derived, self._folder
        )
        derived.keep()
        rest()
        return claims

    @classmethod
    def load(cls, cache: Path | None = None, folder: Path = FOLDER) -> Faq:
        """Read the content in ``folder``; ``cache`` is a folder for vectors. Raises KnowledgeError on faults.

        No bot starts that could not help somebody in danger: every reply is composed once.
        """
        faults = Faults()
        check_files(folder, faults)
        faults.raise_if_any()
        check_replies(folder / "screening")
        derived = Derived.of_content(cache, folder)
        knowledge = load(folder)
        check_entries(knowledge.entries.values(), leaves(knowledge.topics), faults)
        faults.raise_if_any()
        faq = cls(knowledge, cache, derived, folder)
        derived.keep()
        rest()
        return faq

    def entry(self, id_: str) -> Entry | None:
        """The entry with this id, or None."""
        return self.knowledge.entries.get(id_)

    def entries_of(self, topic: str) -> tuple[Entry, ...]:
        """The entries of a leaf topic, in the order of the files."""
        return tuple(entry for entry in self.knowledge.entries.values() if entry.topic == topic)

    def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        """What is said to a message that is addressed to the bot."""
        with one_message():
            return self._or_help(text, lambda mended: self._replies.to(mended, conversation))

    def preview(self, text: str) -> Outcome:
        """What would be said to words that are still being typed: no question yet, so that nobody counts it."""
        return Faq.answer(self, text)

    def check(self, text: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        """What the articles make of a claim, which may lean on what was said in a conversation."""
        with one_message():
            return self._or_help(text, lambda mended: self._claims.check(mended, conversation))

    def danger(self, text: str) -> Urgent | None:
        """The danger that a message tells of, also where the rest of the engine cannot read it."""
        shown = ends(text)
        return danger(self._screen, self._put_together(shown) or shown)

    @going_on("mender", "")
    def _put_together(self, text: str) -> str:
        return self._mender.mended(undisguised(text))

    def _or_help(self, text: str, work: Callable[[str], T]) -> T | Urgent:
        """What ``work`` makes of a message; help where that fails and somebody is in danger."""
        try:
            return work(self._mender.mended(undisguised(ends(text))))
        except Exception as error:
            note("engine", error)
            urgent = self.danger(text)
            if urgent is None:
                raise
            return urgent

    def follow(self, conversation: Conversation, outcome: Outcome | CheckOutcome) -> Conversation:
        """The conversation after an outcome: the ids that a next question may refer to."""
        return remembering.follow(conversation, outcome, self.knowledge.entries, self._guard)


def unanswered(folder: Path = FOLDER / "screening") -> tuple[str, ...]:
    """The curated questions that the FAQ does not answer, as they are searched: a lone "D" is spelt out."""
    return tuple(map(with_bare_vitamin, outside(folder)))


def outside(folder: Path = FOLDER / "screening") -> tuple[str, ...]:
    """The curated questions that the FAQ does not answer. Raises KnowledgeError where they cannot be read."""
    groups = read_alone(folder / "out_of_scope.yaml", dict[str, tuple[str, ...]])
    return tuple(question for questions in groups.values() for question in questions)
