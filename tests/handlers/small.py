"""A small body of knowledge, and an engine with a script: handlers are tested without searching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from knowledge.conversing.choosing import Choices
from knowledge.conversing.turn_forms import TurnForms
from knowledge.model import (
    NO_CONVERSATION,
    Answer,
    Caveat,
    Certainty,
    Checked,
    CheckOutcome,
    Citation,
    Clarify,
    Conversation,
    Correction,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Part,
    Source,
    SourceKind,
    Topic,
    Update,
    Urgent,
    Verdict,
)


def entry(id_: str, topic: str, question: str, answer: str, **more: object) -> Entry:
    """An entry with the usual rest."""
    fields: dict[str, object] = {
        "id": id_,
        "topic": topic,
        "question": question,
        "phrasings": (question,),
        "answer": answer,
        "certainty": Certainty.RANDOMISED_TRIAL,
        "citations": (Citation("b12-blog", 7, (16,)),),
        "reviewed_on": date(2026, 11, 1),
        "review_due": date(2027, 11, 1),
    }
    return Entry(**(fields | more))  # type: ignore[arg-type]


LENGTH = entry(
    "b12-trial-length",
    "b12-trial",
    "How long did the B12 trial last?",
    "The trial lasted 16 weeks. That is about four months.",
    caveats=("only-16-weeks", "early-stage"),
    details="Each person was looked at for 16 weeks, with two injections every week & one visit.",
    corrections=(Correction("The study says 43%, where the blog says 45%.", (Citation("study", 1),)),),
    updates=("japan",),
    related=("b12-dose", "vitamin-d-help"),
    figure="16 weeks",
)
DOSE = entry("b12-dose", "b12-trial", "Which dose of B12 was given in the trial?", "50 mg, twice a week.")
HELP = entry(
    "vitamin-d-help",
    "vitamin-d",
    "Does vitamin D help people with ALS?",
    "Nobody knows yet. Experts < 100% sure say that proof is missing & more trials are needed.",
    certainty=Certainty.EXPERT_OPINION,
    caveats=("not-enough-evidence",),
    overview=True,
)
OUTLOOK = entry(
    "als-outlook",
    "als-basics",
    "How long do people live with ALS?",
    "It differs widely from person to person.",
    certainty=Certainty.BACKGROUND,
    prognosis=True,
    caveats=("varies",),
)
ENTRIES = {one.id: one for one in (LENGTH, DOSE, HELP, OUTLOOK)}

SMALL = Knowledge(
    sources={
        "b12-blog": Source(
            "b12-blog",
            SourceKind.ARTICLE,
            "A therapy & its promise",
            "The B12 blog",
            "https://example.org/b12?a=1&b=2",
            "A blog post without references.",
            passages=18,
        ),
        "study": Source(
            "study",
            SourceKind.STUDY,
            "The trial itself",
            "The trial of 2022",
            "https://doi.org/10.1/x",
            "One randomised trial.",
            published="2022",
            facts=("The decline was 43% slower.", "Approved in Japan."),
        ),
    },
    caveats={
        "only-16-weeks": Caveat("only-16-weeks", "It lasted only 16 weeks.", "only 16 weeks"),
        "early-stage": Caveat("early-stage", "Only people early in the disease took part.", "early stage only"),
        "not-enough-evidence": Caveat(
            "not-enough-evidence", "Most experts say there is not enough evidence.", "not enough evidence"
        ),
        "varies": Caveat("varies", "This says nothing about one person.", "nothing about one person"),
    },
    updates={
        "japan": Update(
            "japan",
            "2024",
            "Japan approved it for some people.",
            "approved in Japan (2024)",
            (Citation("study", 2),),
        ),
    },
    entries=ENTRIES,
    glossary={},
    topics=(
        Topic("als", "ALS", (Topic("als-basics", "What ALS is"),)),
        Topic("vitamins", "Vitamins", (Topic("vitamin-d", "Vitamin D"), Topic("b12-trial", "The B12 trial"))),
    ),
    synonyms={},
)


_turn_forms, _choices = cache(TurnForms.read), cache(Choices.read)


@dataclass
class ScriptedFaq:
    """Answers from a script: the words of a message, to an outcome."""

    script: dict[str, Outcome] = field(default_factory=dict)
    checks: dict[str, CheckOutcome] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=lambda: dict(ENTRIES))
    knowledge: Knowledge = SMALL
    heard: list[tuple[str, Conversation]] = field(default_factory=list)

    @property
    def turn_forms(self) -> TurnForms:
        """As they are shipped."""
        return _turn_forms()

    @property
    def choices(self) -> Choices:
        """As they are shipped."""
        return _choices()

    def entry(self, id_: str) -> Entry | None:
        """The entry with this id, or None."""
        return self.entries.get(id_)

    def entries_of(self, topic: str) -> tuple[Entry, ...]:
        """The entries of a topic."""
        return tuple(one for one in self.entries.values() if one.topic == topic)

    def answer(self, text: str, conversation: Conversation = NO_CONVERSATION) -> Outcome:
        """A number chooses what was offered; else the script says."""
        self.heard.append((text, conversation))
        offered = dict(enumerate(conversation.offered, 1))
        if text.isdigit() and int(text) in offered:
            return Answer((Part(self.entries[offered[int(text)]], 1.0),))
        return self.script.get(text, NoMatch())

    def preview(self, text: str) -> Outcome:
        """As an answer."""
        return self.answer(text)

    def check(self, text: str, conversation: Conversation = NO_CONVERSATION) -> CheckOutcome:
        """What the script says to a claim."""
        self.heard.append((text, conversation))
        return self.checks.get(text, Checked(Verdict.NOT_COVERED, ()))

    def danger(self, text: str) -> Urgent | None:
        """What the script says to danger, in a question or in a claim."""
        found = [one.get(text) for one in (self.script, self.checks)]
        return next((one for one in found if isinstance(one, Urgent)), None)

    def follow(self, conversation: Conversation, outcome: Outcome | CheckOutcome) -> Conversation:
        """The conversation after an outcome."""
        match outcome:
            case Answer(parts=parts):
                return Conversation(tuple(part.entry.id for part in parts))
            case Clarify(choices=choices):
                return Conversation(conversation.answered, tuple(one.id for one in choices))
            case Checked(findings=findings) if findings:
                return Conversation(tuple(one.id for finding in findings for one in finding.entries))
            case _:
                return conversation
