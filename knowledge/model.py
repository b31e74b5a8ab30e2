"""The words of the domain as frozen values, and the closed set of outcomes.

The dataclasses of the first half have the shape of the YAML files; records name each other by id,
and a :class:`Knowledge` holds them all. The second half is what a question can lead to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from knowledge.reading import Fault

_C = TypeVar("_C")


class KnowledgeError(Exception):
    """The content cannot be used; the message lists every fault with file and line."""

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_C]) -> type[_C]:
    """Make a frozen dataclass that YAML is checked against: a key that it does not name is a fault."""
    made = dataclass(frozen=True, slots=True)(cls)
    setattr(made, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010
    return made


class Certainty(StrEnum):
    """How strong the evidence behind an answer is: a label of our own, told as such."""

    RANDOMISED_TRIAL = "randomised_trial"
    OBSERVATIONAL = "observational"
    POPULATION_LINK = "population_link"
    LAB_OR_ANIMAL = "lab_or_animal"
    EXPERT_OPINION = "expert_opinion"
    THEORY = "theory"
    BACKGROUND = "background"
    NOT_COVERED = "not_covered"


class Verdict(StrEnum):
    """What the articles, with their own hedges, make of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not_covered"


class Urgency(StrEnum):
    """The three kinds of danger that are answered with help before anything else."""

    CRISIS = "crisis"
    EMERGENCY = "emergency"
    OVERDOSE = "overdose"


class Concern(StrEnum):
    """What a message tells beside its question, and what gets a line of its own.

    A sign that the ALS team, or a doctor, should hear of today; a decision at the end of life, which is talked
    over with the team; that somebody has no hope left, has lost or is losing someone, feels guilty or is
    afraid; that an animal ate a medicine; that an alarm was none.
    """

    TEAM_TODAY = "team_today"
    DOCTOR_TODAY = "doctor_today"
    END_OF_LIFE = "end_of_life"
    WEARY = "weary"
    BEREAVED = "bereaved"
    GUILT = "guilt"
    AFRAID = "afraid"
    ANIMAL = "animal"
    NO_ALARM = "no_alarm"


class SourceKind(StrEnum):
    """``article``: one of the three that the FAQ is distilled from; the rest stand behind or after them."""

    ARTICLE = "article"
    STUDY = "study"
    REVIEW = "review"
    REGISTRY = "registry"
    AUTHORITY = "authority"
    NEWS = "news"


@record
class Source:
    """An article or a study.

    ``passages`` is the number of numbered paragraphs of an article. A study has ``facts`` instead: what
    it reports, each in our own words, counted from 1 like passages. ``reported_by`` names the secondary
    source where the primary one was not read.
    """

    id: str
    kind: SourceKind
    title: str
    short: str
    url: str
    worth: str
    published: str | None = None
    passages: int = 0
    facts: tuple[str, ...] = ()
    reported_by: str | None = None
    file: str | None = None

    @property
    def passage_count(self) -> int:
        """How many passages can be cited."""
        return self.passages or len(self.facts)


@record
class Citation:
    """Where a statement comes from; ``numbers`` are the figures that this passage supports."""

    source: str
    passage: int
    numbers: tuple[float, ...] = ()


@record
class Caveat:
    """A limit of the evidence, worded once. ``short`` fits a button or a one-line summary."""

    id: str
    text: str
    short: str


@record
class Correction:
    """What the study says where the article differs. Shown with the answer."""

    text: str
    citations: tuple[Citation, ...]


@record
class Update:
    """What changed since the articles were written, dated and cited. ``short`` tells it where room is short."""

    id: str
    date: str
    text: str
    short: str
    citations: tuple[Citation, ...]


FollowUp = Literal[
    "why", "how", "known", "much", "scale", "meaning", "for_whom", "late", "lasting", "after", "risk"
]
"""What a few words behind an answer ask: the reason, in what way, how it is known, whether it is a lot, on what
scale, what it means, for whom it holds, whether also late in the disease, for how long, what came after, and
whether somebody will have it."""


class EntryRole(StrEnum):
    """What the engine finds an entry by, whatever its id is.

    ``upper_limit``: it tells the upper limit of a vitamin, among its facts where there is one; ``statistics``:
    how sure the figures of a study are; ``summary``: it sums up what other entries tell in more words.
    """

    UPPER_LIMIT = "upper_limit"
    STATISTICS = "statistics"
    SUMMARY = "summary"


@record
class Entry:
    """One question that people ask, with its answer and everything that must travel with it.

    ``terms`` are names that the entry knows beyond its own words (for the term guard); ``facts`` are the
    numbers that a question or a claim about it can get wrong, as ``{"weeks": 16}``. ``one_person`` are the
    kinds of decision about one person (personal.yaml) beside which it may be told, with the line that it is
    no advice. ``follow_ups``: the ids of the entries that answer a few words behind this one. ``role``: what
    the engine finds it by.
    """

    id: str
    topic: str
    question: str
    phrasings: tuple[str, ...]
    answer: str
    certainty: Certainty
    citations: tuple[Citation, ...]
    reviewed_on: date
    review_due: date
    caveats: tuple[str, ...] = ()
    details: str | None = None
    corrections: tuple[Correction, ...] = ()
    updates: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    follow_ups: Mapping[FollowUp, str] = field(default_factory=dict)
    figure: str | None = None
    facts: Mapping[str, float] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    prognosis: bool = False
    overview: bool = False
    role: EntryRole | None = None
    one_person: tuple[str, ...] = ()

    @property
    def branch(self) -> str:
        """The branch of the topics that it belongs to: one vitamin, ALS, the articles ..."""
        return self.topic.partition("-")[0]


@record
class Term:
    """A word of the glossary in plain words. ``replace`` stands for it when readability is measured."""

    id: str
    term: str
    plain: str
    replace: str
    reviewed_on: date
    review_due: date
    also: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@record
class Topic:
    """A place in the two-level tree that people browse. A leaf has entries, a branch has ``parts``."""

    id: str
    label: str
    parts: tuple[Topic, ...] = ()
    description: str = ""


class ClaimRole(StrEnum):
    """What the engine finds a claim by, whatever its id is.

    ``any_dose``: any dose of its subject is fine; ``above_limit``: more than the upper limit of vitamin D is;
    ``no_cure``: ALS can be cured; ``product``: something does good that the articles do not mention.
    """

    ANY_DOSE = "any_dose"
    ABOVE_LIMIT = "above_limit"
    NO_CURE = "no_cure"
    PRODUCT = "product"


@record
class Claim:
    """A statement that people post, and what the articles make of it.

    Every phrasing asserts the same. ``subject`` and ``relation`` are words of claim_words.yaml; ``numbers``
    are the sizes that are right, by unit, as ``{"weeks": [16]}``. ``contrast`` names groups of the gazetteer
    of which another member makes the claim wrong ("the trial was in Italy"). ``denied`` is the verdict on
    the opposite, where it is not the one that follows from ``verdict``. ``study_only``: what is right of it
    stands in a study behind the articles, not in the articles. ``article_errs``: one of the articles says it
    itself, and is wrong or dated. ``elsewhere``: with ``study_only``, the articles do not rest on that source.
    ``together``: its numbers hold only together, so that another share, or another span of time, is something
    else. ``danger``: what it says can hurt somebody, so that a message which says it is never partly right.
    ``role``: what the engine finds it by.
    """

    id: str
    statement: str
    subject: str
    relation: str
    verdict: Verdict
    explanation: str
    entries: tuple[str, ...]
    phrasings: tuple[str, ...]
    numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    contrast: tuple[str, ...] = ()
    denied: Verdict | None = None
    caveats: tuple[str, ...] = ()
    study_only: bool = False
    article_errs: bool = False
    elsewhere: bool = False
    together: bool = False
    danger: bool = False
    role: ClaimRole | None = None


@record
class Knowledge:
    """Everything that was curated, by id, checked for references."""

    sources: Mapping[str, Source]
    caveats: Mapping[str, Caveat]
    updates: Mapping[str, Update]
    entries: Mapping[str, Entry]
    glossary: Mapping[str, Term]
    topics: tuple[Topic, ...]
    synonyms: Mapping[str, tuple[str, ...]]


# --- Outcomes: what a question leads to -------------------------------------------------------------
# ``before`` stands in front of any of them: what a message in another language is told in that language.


class Manner(StrEnum):
    """How an answer is told: as usual, or in the form that words behind it ask for.

    ``brief``: its first sentences with all its limits; ``detailed``: what stands behind it; ``doubted`` and
    ``opposed`` (by a doctor): how sure it is and on what it rests; ``sourced``: where it stands;
    ``yes_or_no``: why it is neither.
    """

    USUAL = "usual"
    BRIEF = "brief"
    DETAILED = "detailed"
    DOUBTED = "doubted"
    OPPOSED = "opposed"
    SOURCED = "sourced"
    YES_OR_NO = "yes_or_no"


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of an answer. ``note`` corrects a number or premise of the question ("It was 16 weeks")."""

    entry: Entry
    score: float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One to three entries, in the order asked.

    ``personal``: accompanied by "this is not advice for your case". ``again``: it is what was told last.
    ``left``: how many more things were asked that are not answered. ``unknown``: what one of the questions
    names and the articles do not mention.
    """

    parts: tuple[Part, ...]
    personal: bool = False
    concern: Concern | None = None
    suggestions: tuple[Entry, ...] = ()
    again: bool = False
    manner: Manner = Manner.USUAL
    before: str = ""
    left: int = 0
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Clarify:
    """Two to four entries to choose from, most likely first."""

    choices: tuple[Entry, ...]
    score: float
    concern: Concern | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing that may be said. ``unknown`` is what the question names and the articles do not mention."""

    unknown: str | None = None
    nearest: tuple[Entry, ...] = ()
    concern: Concern | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A decision about one person was asked for, and is declined. ``kind`` says which decision."""

    kind: str
    suggestions: tuple[Entry, ...] = ()
    concern: Concern | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Urgent:
    """Help first. ``language`` is a hint (ISO 639-1) for the language of the reply.

    ``about``: the id of the overview of the one vitamin that too much was taken of, which is what a next
    question may be on.
    """

    kind: Urgency
    language: str = "en"
    about: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """A greeting, somebody's news or a question about the bot; ``kind`` chooses the line.

    ``offers`` are questions to start from.
    """

    kind: str
    before: str = ""
    offers: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Silent:
    """Not addressed, so nothing is said."""


Outcome = Answer | Clarify | NoMatch | Advice | Urgent | Smalltalk | Silent


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of one claim: the verdict, one sentence why, and the entries it leans on.

    Where it rests on a study alone (``study_only``), that may be one behind the articles, or ``elsewhere``.
    """

    verdict: Verdict
    explanation: str
    entries: tuple[Entry, ...]
    score: float | None = None
    claim: str | None = None
    caveats: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    updates: tuple[str, ...] = ()
    study_only: bool = False
    article_errs: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings on a message that was to be checked, one for each claim in it; none where it claims nothing.

    ``verdict`` is the one for the whole. ``red_flags``: the list of warning signs is offered, because a
    product or cure is praised that the articles do not know, or something is sold. ``nearest``: entries near
    to what is not covered. ``asked``: the message asks, whether something is so, or only who, when and the like
    where there are no findings. ``before``: what is said instead of a verdict to a message in another language.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    red_flags: bool = False
    nearest: tuple[Entry, ...] = ()
    asked: bool = False
    before: str = ""


CheckOutcome = Checked | Urgent


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is remembered of a conversation: entry ids only, never words.

    ``answered`` are the entries of the last answer; ``offered`` those that a typed number chooses from.
    """

    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


NO_CONVERSATION = Conversation()
