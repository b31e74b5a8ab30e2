"""Turns that ask nothing new: a bare number, "yes" behind choices, "shorter", "I don't believe you"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import get_args

import re2

from knowledge.conversing.pressing import asks_only_why
from knowledge.conversing.refusing import REFUSED, stands
from knowledge.conversing.remembering import shown
from knowledge.conversing.turn_forms import TurnForms
from knowledge.decision import MOST_CHOICES
from knowledge.glossary import entry_of
from knowledge.model import (
    Advice,
    Answer,
    Certainty,
    Clarify,
    Conversation,
    Entry,
    EntryRole,
    FollowUp,
    Manner,
    NoMatch,
    Outcome,
    Part,
    Smalltalk,
    Term,
)
from knowledge.number_words import named
from knowledge.studies import Studies
from knowledge.text import clean, normalise, tokens
from knowledge.weighing import premises
from knowledge.weighing.premises import Said

NO_NUMBER = "no_number"
WHICH = "which"
ASK_FIRST = "ask_first"
NO_CLEARER = "no_clearer"
NO_MORE = "no_more"
NOT_FOR_ONE = "not_for_one"
"""Kinds of small talk that only the state of a conversation calls for."""
_OF_BUTTONS: Mapping[str, str] = {
    "menu": "help",
    "back": "help",
    "card": "card",
    "posted": "post",
    "changed": "updated",
}
"""Kinds of turns that are words of buttons, each with the small talk that tells where the button is."""

_DEFINES = re2.compile(r"what (?:is|are|does|do) ")
"""How a question begins whose answer explains a word already."""
_FOLLOW_UPS: tuple[FollowUp, ...] = get_args(FollowUp)
_OF_SOMEBODY = re2.compile(r"\b(?:i|me|my|he|him|his|she|her|our|we|us)\b")
"""What makes a follow-up one about somebody."""
_MANNERS: Mapping[str, Manner] = {manner.value: manner for manner in Manner}
_ASKS_WHETHER = re2.compile(r"(?:is|was|are|were|do|does|did|can|could|will|would|has|have|should) ")
_YES_OR_NO = re2.compile(r"(?:yes|no)\b|[^.]*\bcures?\b")
"""How an answer begins that says yes or no already; that nothing cures ALS is never half a yes."""
_NUMBER = re2.compile(rf"(?:number |option |no |nr )?(?:[\d][\d., ]*k?|{named(1, 10)})")
_LARGE = re2.compile(r"\d{3}|k$")
_YEAR = re2.compile(r"(?:19|20)\d\d")
_LETTER = re2.compile(r"[abce-z]")
_STATING = frozenset(
    tokens(
        "no nope nah wrong that thats that's is isn't isnt was were not true right it there they had lasted "
        "ran took i read heard saw thought but and so actually really only just about for over in the trial "
        "study then though long think believe well sorry said article says nothing few tiny small many "
        "enough too a you your youre you're are of out all together total very hardly"
    )
)
"""Words around a number that is held against an answer ("no, I read 24 weeks")."""
_ASKS = re2.compile(r"^(?:(?:and|but|so|ok|no|well) )*(?:is|was|were|did|do|does|are|how|what|which|why|can)\b")
_BARE = re2.compile(
    r"(?:(?:no|nope|wrong|not true|sorry|but|well|and) )*(?:it was|it's|its|there were|they were|"
    r"i (?:\w+ )?(?:read|heard|saw|thought|think)(?: (?:that|it was|there were|of))*) "
    r"(?:only |just |about |more like )?(\d{1,6})"
)
_COUNTED = ("people", "percent")
_I_READ = re2.compile(r"\bi (?:\w+ )?(?:read|heard|saw|thought|think|believe)\b")
_STATES = re2.compile(
    r"\b(?:was|were|had|lasted|ran|took|read|heard|saw|thought|think|believe|said|says|nothing|few|tiny|"
    r"small|not|no|wrong|is)\b"
)
_LONGEST = 12
_MOST_WORDS = 3
"""Words of the glossary that are explained together."""
_MORE = frozenset({"more", "more please", "more pls", "even more", "show more"})
_SURE = 1.0
"""The last answer is told again in another form: that it is meant is no guess."""


class Turns:
    """What is said to turns that ask for nothing but the last answer, or for nothing at all."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        studies: Studies,
        forms: TurnForms,
        glossary: Mapping[str, Term] = MappingProxyType({}),
    ) -> None:
        self._entries, self._studies, self._glossary, self._forms = entries, studies, glossary, forms

    def of(self, text: str, conversation: Conversation) -> Outcome | None:
        """The outcome of such a turn; None where something new may be asked."""
        query = normalise(text)
        last = [self._entries[id_] for id_ in shown(conversation) if id_ in self._entries]
        return (
            self._of_button(query, last)
            or self._follow_up(query, last)
            or (self._words_explained(query, last[0]) if last else None)
            or self._of_manner(query, last, self._merely_offered(conversation))
            or (self._unanswered(query, last) if last else None)
            or self._number(text, last)
            or self._letter(query, conversation)
            or (self._stated(text, last) if last else None)
        )

    def _follow_up(self, query: str, last: list[Entry]) -> Answer | None:
        """What an entry of the last answer names for a few words such as "why" or "is that a lot"."""
        for kind in _FOLLOW_UPS:
            told = next((self._entries[one.follow_ups[kind]] for one in last if kind in one.follow_ups), None)
            if told is not None and self._forms.is_of(f"on_{kind}", query):
                return Answer((Part(told, _SURE),), personal=bool(_OF_SOMEBODY.search(query)))
        return None

    def _words_explained(self, query: str, last: Entry) -> Answer | None:
        """The words of the glossary in the last question, or in the first sentence of its answer, explained."""
        if not self._forms.is_of("on_meaning", query) or _DEFINES.match(normalise(last.question)):
            return None
        terms = self._terms_in(last.question)
        if not terms and not last.overview:
            terms = self._terms_in(last.answer.partition(". ")[0])
        return Answer(tuple(Part(entry_of(term), _SURE) for term in terms[:_MOST_WORDS])) if terms else None

    def _terms_in(self, text: str) -> list[Term]:
        """The words of the glossary that a text has, in its order."""
        said = f" {normalise(text)} "
        places = {
            id_: min((said.find(f" {normalise(name)} ") for name in _names(term, said)), default=-1)
            for id_, term in self._glossary.items()
        }
        return [self._glossary[id_] for id_ in sorted(places, key=places.__getitem__) if places[id_] >= 0]

    def _merely_offered(self, conversation: Conversation) -> list[Entry]:
        """What stands beside a decision that was declined, or to choose from, with no answer before it."""
        offered = conversation.offered if conversation.answered and not shown(conversation) else ()
        return [self._entries[id_] for id_ in offered if id_ in self._entries]

    def _of_manner(self, query: str, last: list[Entry], offered: list[Entry]) -> Outcome | None:
        """The last answer in the form that is asked for; a line where there is none, and the decision
        declined once more where only choices stand there.
        """
        wanted = wants(query, self._forms)
        if wanted is Manner.DETAILED and last and not any(one.details for one in last):
            beside = self._more_beside(last)
            return beside if isinstance(beside, Clarify) else Smalltalk(NO_MORE)
        if wanted is not None and last:
            return _in_manner(last, wanted)
        if wanted is Manner.YES_OR_NO and offered:
            return Advice("bare", tuple(offered))
        if wanted in (Manner.BRIEF, Manner.USUAL) and "word" not in query:
            return Smalltalk(ASK_FIRST)
        return Smalltalk(_OF_BUTTONS["menu"]) if wanted is Manner.DETAILED and query in _MORE else None

    def _unanswered(self, query: str, last: list[Entry]) -> Outcome | None:
        """What is said where somebody finds the last answer none, or none for him."""
        if self._forms.is_of("no_answer", query):
            return Smalltalk(NO_CLEARER)
        if self._forms.is_of("resigned", query):
            return Smalltalk(NOT_FOR_ONE, offers=self._beside(last))
        if self._forms.is_of("unanswered", query):
            return self._more_beside(last)
        if self._forms.is_of("mine", query):
            return replace(_in_manner(last, Manner.USUAL), personal=True, again=True)
        return None

    def _of_button(self, query: str, last: list[Entry]) -> Outcome | None:
        """What is said to the words of a button, in any usual short form; None where they are none."""
        kind = self._forms.first(_OF_BUTTONS, query)
        if kind is not None:
            return Smalltalk(_OF_BUTTONS[kind])
        wanted = self._forms.first({"related": None, "copy": None}, query)
        if wanted is None:
            return None
        if not last:
            return Smalltalk(ASK_FIRST)
        return self._more_beside(last) if wanted == "related" else _in_manner(last, Manner.BRIEF)

    def _more_beside(self, last: list[Entry]) -> Outcome:
        """What is related to an answer of which there is nothing more to tell; the answer where nothing is."""
        told = self._beside(last)
        return Clarify(told, _SURE) if len(told) > 1 else replace(_in_manner(last, Manner.USUAL), again=True)

    def _beside(self, last: list[Entry]) -> tuple[Entry, ...]:
        """What is related to an answer, and tells no outlook."""
        ids = dict.fromkeys(id_ for one in last for id_ in one.related)
        beside = [self._entries[id_] for id_ in ids if id_ in self._entries]
        return tuple(one for one in beside if not one.prognosis and one not in last)[:MOST_CHOICES]

    def grounds(self, text: str, conversation: Conversation) -> Answer | None:
        """What stands behind the last answer, for a "why" behind a yes, a no or an opinion without a reason."""
        last = [self._entries[id_] for id_ in shown(conversation) if id_ in self._entries]
        if not last or not asks_only_why(normalise(text)):
            return None
        opinion = last[0].certainty is Certainty.EXPERT_OPINION
        if not opinion and not _ASKS_WHETHER.match(normalise(last[0].question)):
            return None
        return _in_manner(last[:1], Manner.DETAILED if last[0].details else Manner.SOURCED)

    def _number(self, text: str, last: list[Entry]) -> Outcome | None:
        """What is said to a number alone: it chooses nothing that was offered."""
        said = clean(text).casefold().strip(" .!?)")
        if not _NUMBER.fullmatch(said) or _YEAR.fullmatch(said):
            return None
        if last and "?" in text and (told := self._telling(said, last[0])):
            return Answer((Part(told, _SURE),))
        if last and _has_dose(last[0]) and _LARGE.search(said):
            return Answer((Part(last[0], _SURE),), personal=True, again=True)
        return Smalltalk(NO_NUMBER)

    def _telling(self, number: str, last: Entry) -> Entry | None:
        """The entry of the same subject that is about a number; the last one where it tells it."""
        asked = [
            entry
            for entry in self._entries.values()
            if entry.branch == last.branch and {number} & {*entry.id.split("-"), *tokens(entry.question)}
        ]
        if len(asked) == 1:
            return asked[0]
        return last if number in tokens(normalise(last.answer)) else None

    def _letter(self, query: str, conversation: Conversation) -> Outcome | None:
        listed = stands(conversation, self._entries)
        if listed and self._forms.is_of("agreed", query):
            return Smalltalk(WHICH)
        if not _LETTER.fullmatch(query):
            return None
        if query in "ykn":
            return Smalltalk(REFUSED if listed and query == "n" else "ok")
        return Smalltalk(WHICH) if listed else NoMatch()

    def _stated(self, text: str, last: list[Entry]) -> Answer | None:
        """The last answer, or what stands beside it, against a number that is stated to be another one."""
        query = normalise(text)
        put_right = self._put_right(text, last)
        if put_right is not None:
            return put_right
        measures = premises.stated(text) or _bare(query, last[0])
        if not measures or len(tokens(query)) > _LONGEST or _ASKS.search(query) or "?" in text:
            return None
        own = set(tokens(normalise(" ".join(one.words for one in measures))))
        rest = [word for word in tokens(query) if word not in own]
        if not set(rest) - _UNITS <= _STATING or not _STATES.search(query):
            return None
        if "i" in rest and not _I_READ.search(query):
            return None
        return self._against(measures, last, text)

    def _put_right(self, text: str, last: list[Entry]) -> Answer | None:
        """What tells the number that a text denies ("138 people, not 130"): the last answer, or its study."""
        told = ((one, premises.contrast(one, text)) for one in (*last, *self._same_study(last[0])))
        found = next(((one, note) for one, note in told if note), None)
        return Answer((Part(found[0], _SURE, found[1]),), manner=Manner.DOUBTED) if found else None

    def _same_study(self, first: Entry) -> list[Entry]:
        """The entries on the study of an answer, or on that which an overview leads to."""
        studies = (self._studies.of(id_) for id_ in (first.id, *(first.related if first.overview else ())))
        study = next(filter(None, studies), None)
        return [one for one in self._entries.values() if study and self._studies.of(one.id) is study]

    def _against(self, measures: Sequence[Said], last: list[Entry], text: str) -> Answer | None:
        """What agrees with a stated number, else what of the same study has another one."""
        kind, first = measures[0].kind, last[0]
        same = self._same_study(first)
        beside = [one for one in self._entries.values() if first.overview and one.branch == first.branch]
        rank = {one.id: place for place, those in enumerate((beside, same, last)) for one in those}
        telling = [self._entries[id_] for id_ in rank if premises.tells(self._entries[id_], kind)]
        telling = [first] if premises.tells(first, kind) else telling
        telling.sort(key=lambda one: (-rank[one.id], one.role is EntryRole.SUMMARY))
        agreeing = next((one for one in telling if premises.agrees(one, measures)), None)
        if agreeing is not None or not telling or not rank[telling[0].id]:
            return Answer((Part(agreeing or first, _SURE),), manner=Manner.DOUBTED)
        note = premises.correction(telling[0], measures, text)
        return Answer((Part(telling[0], _SURE, note),), manner=Manner.DOUBTED)


def _names(term: Term, said: str) -> list[str]:
    """The names under which a normalised text has a word of the glossary."""
    return [name for name in (term.term, *term.also) if f" {normalise(name)} " in said]


def _bare(query: str, last: Entry) -> tuple[Said, ...]:
    """A number without a unit ("no it was 373"), as one of the kind that the last answer tells."""
    stated = _BARE.fullmatch(query)
    kind = premises.kind_told(last)
    return (Said(kind, float(stated[1]), stated[1]),) if stated and kind in _COUNTED else ()


_UNITS = frozenset(
    tokens("people patients participants persons folks weeks months years days percent points mg iu")
)


def wants(query: str, forms: TurnForms) -> Manner | None:
    """The form in which the last answer is asked for by a normalised turn that says nothing else."""
    found = forms.first(_MANNERS, query)
    return _MANNERS[found] if found else None


def _in_manner(last: list[Entry], manner: Manner) -> Answer:
    if manner is Manner.YES_OR_NO and not _is_between(last[0]):
        return Answer(tuple(Part(entry, _SURE) for entry in last), again=True)
    personal = manner is Manner.OPPOSED or (manner is Manner.DOUBTED and any(map(_has_dose, last)))
    return Answer(tuple(Part(entry, _SURE) for entry in last), personal=personal, manner=manner)


def _is_between(entry: Entry) -> bool:
    """Whether a question that wants a yes or a no gets neither."""
    asked, told = normalise(entry.question), entry.answer.casefold()
    return bool(_ASKS_WHETHER.match(asked)) and not _YES_OR_NO.match(told)


def _has_dose(entry: Entry) -> bool:
    return any(key.startswith("dose") for key in entry.facts)
