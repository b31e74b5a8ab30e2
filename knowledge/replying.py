"""A message to what is said to it: screened, split into questions, looked up, decided, composed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

import re2

from knowledge import suggesting
from knowledge.asides import Asides, leans
from knowledge.bare_doses import BareDoses
from knowledge.bare_topics import BareTopics
from knowledge.composing import Composer
from knowledge.conversing import choosing, pressing, refusing
from knowledge.conversing import conversation as conversing
from knowledge.conversing.bare_asking import BareAsking
from knowledge.conversing.choosing import Choices
from knowledge.conversing.correcting import asked_anew, going_on
from knowledge.conversing.following import FollowUps
from knowledge.conversing.taking_up import TakingUp
from knowledge.conversing.turn_forms import TurnForms
from knowledge.conversing.turns import WHICH, Turns
from knowledge.decision import MOST_CHOICES, Judge
from knowledge.declining import HARD, OUTLOOK, Declining
from knowledge.generality import Generality
from knowledge.lookup import DEPTH, Lookup
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.mending.notation import Notation
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Clarify,
    Concern,
    Conversation,
    Entry,
    Knowledge,
    NoMatch,
    Outcome,
    Silent,
    Smalltalk,
    Urgency,
    Urgent,
)
from knowledge.named import Named
from knowledge.reading import FOLDER
from knowledge.retrieval import Retriever
from knowledge.screening import Message, Screen
from knowledge.screening.foreign import Foreign
from knowledge.splitting import segments
from knowledge.splitting.pairs import Pairs
from knowledge.splitting.pointed import Pointed
from knowledge.splitting.put_claims import PutClaims
from knowledge.studies import read_studies
from knowledge.text import ends, normalise, tokens
from knowledge.unfinished import Unfinished
from knowledge.weighing import premises
from knowledge.weighing.attributes import read_attributes
from knowledge.weighing.confidence import Confidence

_FEW = 8
"""Words of a message that is taken to lean on the last answer where it is not understood."""
_SAID_OF_OURS = frozenset({"card", "appointment", "what_for", "doctors", "writers", "seen_to", "thanks"})
"""Small talk on a page or questions for the doctor, on what the bot is for, on who checked the answers, and on
who was asked after an alarm: all of these may well name a neurologist, a vitamin or a medicine."""
_REPROACHES = frozenset({"same", "rude"})
"""Small talk on how the last message was answered, which a new question may follow."""
_EXCLAIMS = re2.compile(r"(?i)(?:what|huh|no|wait|hey|sorry|eh|come on|omg|wtf)\W*")
_NO_QUESTIONS = frozenset(
    {Concern.WEARY, Concern.END_OF_LIFE, Concern.BEREAVED, Concern.GUILT, Concern.AFRAID, Concern.ANIMAL}
)
"""Concerns that nothing of the articles stands beside where nothing else is asked."""

_TOLD_BESIDE = _NO_QUESTIONS - {Concern.WEARY}
"""Beside these a sentence may ask something; tears and tiredness may themselves be what is asked about."""


def _has_concern(found: Outcome) -> TypeGuard[Answer | Clarify | NoMatch | Advice]:
    return isinstance(found, Answer | Clarify | NoMatch | Advice)


class Replies:
    """Answers messages from one body of knowledge; holds no state of any conversation."""

    def __init__(
        self,
        knowledge: Knowledge,
        retriever: Retriever,
        confidence: Confidence,
        judge: Judge,
        screen: Screen,
        asides: Asides,
        folder: Path = FOLDER,
    ) -> None:
        """``folder``: where the content stands. Raises KnowledgeError where a file of it has faults."""
        screening = folder / "screening"
        self._knowledge = knowledge
        self._retriever = retriever
        self._guard, self._confidence = judge.guard, confidence
        self._screen = screen
        self._asides = asides
        self._foreign = Foreign.load(screening)
        attributes = read_attributes(knowledge.entries.values(), screening)
        studies = read_studies(knowledge.entries, folder)
        self.turn_forms, self.choices = TurnForms.read(screening), Choices.read(screening)
        self._put_claims = PutClaims.read(screening)
        self._lookup = Lookup(knowledge, retriever, confidence, judge, attributes)
        self._generality = Generality(screen, self._lookup)
        bare_asking = BareAsking.read(knowledge.entries.values(), self.turn_forms, screening)
        named = Named.read(knowledge.entries, folder)
        self._follow_ups = FollowUps(knowledge, self._lookup, studies, self.turn_forms, bare_asking, named)
        self._doses = BareDoses(knowledge.entries, judge.guard)
        self._turns = Turns(knowledge.entries, studies, self.turn_forms, knowledge.glossary)
        pairs = Pairs.read(screening)
        self._composer = Composer(knowledge.entries, self._follow_ups, judge.guard, self.turn_forms, pairs)
        self._declining = Declining(
            knowledge.entries, self._lookup, self._generality, self._follow_ups, self._composer, screen
        )
        self._taking_up = TakingUp(knowledge.entries, judge.guard.names, knowledge.caveats)
        self._bare = BareTopics(knowledge, retriever, judge.guard)
        self._unfinished = Unfinished(knowledge.entries.values())
        self._notation = Notation(knowledge.sources)
        self._pointed = Pointed.read(self._guard.names, screening)

    def to(self, raw: str, conversation: Conversation) -> Outcome:
        """What is said to a message that is addressed to the bot. Danger comes first, always.

        In another language that only English is answered is told first, in that language.
        """
        found = self._said(raw, conversation)
        before = None if isinstance(found, Urgent | Silent) else self._foreign.says(raw)
        if not before or isinstance(found, Urgent | Silent):
            return found
        if isinstance(found, NoMatch) and not found.concern:
            return Smalltalk("language", before)
        return replace(found, before=before)

    def _said(self, raw: str, conversation: Conversation) -> Outcome:
        text = with_bare_vitamin(ends(raw))
        message = self._screen.read(text)
        urgent: Urgent | None = self._screen.urgency(message)
        if urgent is not None:
            return replace(urgent, about=self._taken(message.cleaned, urgent))
        protests, text = self._without_protest(text)
        if not protests:
            return self._said_in_peace(text, message, conversation)
        found = self._said(text, conversation) if text else NoMatch(concern=Concern.NO_ALARM)
        return replace(found, concern=found.concern or Concern.NO_ALARM) if _has_concern(found) else found

    def _said_in_peace(self, text: str, message: Message, conversation: Conversation) -> Outcome:
        """What is said where nobody is in danger; ``message`` is the text as the screen reads it."""
        asked = self._without_reproach(text)
        text, message = asked, (message if asked == text else self._screen.read(asked))
        text = self._with_claim_asked(self._notation.written_out(text), conversation)
        if conversation.answered:
            bare = self.turn_forms.without_interjections(text)
            text, message = bare, (message if bare == text else self._screen.read(bare))
        text, conversation = going_on(text, conversation, self._knowledge.entries, self._guard)
        text = self._meant(text, conversation)
        said = self._turn(text, conversation)
        if said is not None:
            return said
        kind = self._screen.smalltalk(message)
        may_lean = bool(conversation.answered) and kind is not None and leans(kind, text)
        if kind in _SAID_OF_OURS and not may_lean:
            return Smalltalk(kind)
        if kind is None or self._lookup.in_domain(text):
            return self._aside_or_asked(text, conversation)
        begun = self._unfinished.by(text, conversation)
        if begun is not None:
            return begun
        asks_on = pressing.asks_on(kind, text, self.turn_forms) or leans(kind, text)
        return self._asked(text, conversation) if asks_on and conversation.answered else Smalltalk(kind)

    def _without_reproach(self, text: str) -> str:
        """A message without what it says of the last answer ("no need to repeat it"), where it asks as well."""
        told = segments.sentences(text)
        rest = [one for one in told if self._screen.smalltalk(one) not in _REPROACHES]
        return " ".join(rest) if 0 < len(rest) < len(told) and any(map(segments.asks, rest)) else text

    def _without_protest(self, text: str) -> tuple[bool, str]:
        """Whether a message protests that nobody is in danger, and what else it says."""
        told = segments.sentences(text)
        rest = [one for one in told if self._screen.concern(one) is not Concern.NO_ALARM]
        protests = len(rest) < len(told)
        return protests, " ".join(one for one in rest if not (protests and _EXCLAIMS.fullmatch(one)))

    def _with_claim_asked(self, text: str, conversation: Conversation) -> str:
        """The message; the question whether a claim is true where nothing but that is put."""
        new = not conversation.answered
        return self._put_claims.as_question(text, lambda claim: new and self._lookup.in_domain(claim))

    def _turn(self, text: str, conversation: Conversation) -> Outcome | None:
        """What is said to a choice, a refusal, and turns that ask nothing new; None for anything else."""
        chosen = self._chosen(text, conversation)
        if chosen is not None:
            return chosen
        said = self._refused(text, conversation) or self._turns.of(text, conversation)
        return replace(said, concern=self._screen.concern(text)) if isinstance(said, Answer) else said

    def _chosen(self, text: str, conversation: Conversation) -> Outcome | None:
        """The answers to the choices that are picked by number; None where a turn is no choice.

        Where it picks what is not there a few choices are shown again.
        """
        entries = self._knowledge.entries
        offered = [entries[id_] for id_ in conversation.offered if id_ in entries]
        standing = refusing.stands(conversation, entries)
        picked = choosing.chosen(text, offered, self.choices, standing=standing)
        if picked:
            return self._composer.of_choices(picked)
        if picked is None or not standing:
            return None
        return Smalltalk(WHICH, offers=tuple(offered) if len(offered) <= MOST_CHOICES else ())

    def _aside_or_asked(self, text: str, conversation: Conversation) -> Outcome:
        """What is said to an aside; where it may be a question after all, to what that finds."""
        aside = self._asides.heard(text, self._screen)
        may_lean = aside is not None and aside.leans and bool(conversation.answered)
        if aside is not None and aside.surely and not may_lean:
            return self._unfinished.by(text, conversation) or self._asides.said(aside.kind)
        found = self._asked(segments.without_origin(text), conversation)
        if aside is None or may_lean or isinstance(found, Answer):
            return found
        return self._asides.said(aside.kind)

    def _taken(self, text: str, urgent: Urgent) -> str:
        """The id of the overview of the vitamin that too much was taken of; "" where it is not one."""
        names = self._guard.names(self._retriever.query(text))
        named = {one.name for one in names} & conversing.VITAMINS.keys()
        if urgent.kind is not Urgency.OVERDOSE or len(named) != 1:
            return ""
        overviews = (entry for entry in self._knowledge.entries.values() if entry.overview)
        return next((e.id for e in overviews if conversing.subject(e, self._guard) in named), "")

    def _meant(self, text: str, conversation: Conversation) -> str:
        """The message, or the question that it stands for where it corrects how the last one was read."""
        last = self._knowledge.entries.get(next(iter(conversation.answered), ""))
        return asked_anew(premises.with_figures(text), self._guard, last.branch) if last else text

    def _refused(self, text: str, conversation: Conversation) -> Outcome | None:
        """What is said to "none of these", and to a question behind it; None where nothing is refused."""
        standing = refusing.stands(conversation, self._knowledge.entries)
        behind = refusing.behind(text, standing=standing) if conversation.offered else None
        if not behind:
            return Smalltalk(refusing.REFUSED) if behind is not None else None
        left = conversation if self._chosen(behind, conversation) else replace(conversation, offered=())
        return refusing.without(self.to(behind, left), conversation.offered)

    def _asked(self, text: str, conversation: Conversation) -> Outcome:
        if not tokens(normalise(text)):
            return NoMatch()
        if self._screen.hostile(text):
            return self._despite_orders(text)
        text = self._pointed.written_out(text)
        text = segments.told_apart(text, lambda part: self._only_concern(part) in _TOLD_BESIDE)
        if (concern := self._only_concern(text)) in _NO_QUESTIONS:
            return NoMatch(concern=concern)
        personal = self._declining.asked_for(text, conversation)
        if self._declining.is_never_answered(personal, text, conversation):
            return self._declining.reply(personal or "other", text, conversation)
        personal = None if personal in HARD else personal
        dose = self._doses.judged(text, self._knowledge.entries.get(next(iter(conversation.answered), "")))
        if dose is not None:
            return replace(dose, concern=self._screen.concern(text))
        return self._looked_up(text, conversation, personal)

    def _despite_orders(self, text: str) -> Outcome:
        """What is said to orders to the bot: a decision is declined, a question beside them is answered."""
        kind = self._screen.personal(text)
        asked = [one for one in segments.sentences(text) if not self._screen.hostile(one)]
        rest = " ".join(one for one in asked if segments.asks(one) and self._lookup.in_domain(one))
        found = self._asked(rest, NO_CONVERSATION) if rest else None
        if isinstance(found, Answer | Advice):
            return found
        return self._declining.declined(kind, text) if kind in HARD else NoMatch()

    def _looked_up(self, text: str, conversation: Conversation, personal: str | None) -> Outcome:
        """What the search finds, where it is not declined before; ``personal``: what `asked_for` tells."""
        query = normalise(text)
        leans = bool(conversation.answered) and conversing.refers_back(query, self._guard)
        bare = self._bare.of_words_on(text, conversation)
        bare = bare or (None if leans else self._bare.among(text, conversation) or self._bare.named(text))
        found = bare or self._composer.composed(text, conversation)
        if bare is None and personal is None:
            found = self._taking_up.of(text, found, conversation)
        if bare is None and not isinstance(found, Answer) and not conversation.answered:
            found = self._bare.of_words(text) or found
        if not isinstance(found, Answer) and (personal or self._declining.asks_of_outlook(text, found)):
            return self._declining.declined(personal or OUTLOOK, text, conversation)
        if isinstance(found, NoMatch):
            found = self._turns.grounds(text, conversation) or found
        if isinstance(found, NoMatch):
            found = self._unfinished.by(text, conversation) or self._with_related(found, text, conversation)
        if isinstance(found, Answer):
            return self._declining.guarded(found, text)
        return self._with_concern(found, text)

    def _with_related(self, found: NoMatch, text: str, conversation: Conversation) -> NoMatch:
        """What is related to the last answer is offered where few words after it are not understood."""
        last = self._knowledge.entries.get(next(iter(conversation.answered), ""))
        if last is None or found.unknown or found.nearest:
            return found
        if len(tokens(normalise(text))) > _FEW or self._lookup.is_of_another_world(text):
            return found
        return replace(found, nearest=self._close_to(text, last))

    def _close_to(self, text: str, last: Entry) -> tuple[Entry, ...]:
        """What may have been meant by words behind an answer that were not understood, likeliest first."""
        entries = self._knowledge.entries
        about = self._follow_ups.about(text, Conversation((last.id,)))
        ranked = [one.id for one in self._retriever.rank(about, DEPTH).candidates]
        likely = [id_ for id_ in ranked if entries[id_].topic == last.topic or id_ in last.related]
        told = (entries[id_] for id_ in dict.fromkeys((*likely, *last.related)) if id_ != last.id)
        asked = self._retriever.query(text)
        if not (self._confidence.is_bare(asked) or segments.Question(text).points_back):
            told = (one for one in told if self._confidence.familiar(asked, one.id, mostly=True))
        return tuple(one for one in told if not one.prognosis)[: suggesting.MOST]

    def _only_concern(self, text: str) -> Concern | None:
        """What the message tells of where nothing is asked beside it."""
        return self._screen.concern(text) if self._screen.is_nothing_but_concern(text) else None

    def _with_concern(self, found: Clarify | NoMatch, text: str) -> Clarify | NoMatch:
        concern = self._screen.concern(text)
        if isinstance(found, Clarify) and concern in _NO_QUESTIONS:
            return NoMatch(concern=concern)
        return replace(found, concern=concern)
