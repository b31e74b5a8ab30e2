"""Turns that ask nothing new: a bare number, "yes" behind choices, "shorter", "I don't believe you"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import re2

from knowledge import premises
from knowledge.conversation import chosen
from knowledge.decision import MOST_CHOICES
from knowledge.model import Answer, Clarify, Conversation, Entry, Manner, NoMatch, Outcome, Part, Smalltalk
from knowledge.premises import Said
from knowledge.refusing import REFUSED, stands
from knowledge.remembering import shown
from knowledge.studies import Studies
from knowledge.text import clean, normalise, tokens

NO_NUMBER = "no_number"
WHICH = "which"
ASK_FIRST = "ask_first"
"""Kinds of small talk that only the state of a conversation calls for."""

_LED = (
    r"(?:(?:and|but|so|ok|okay|well|hm+|no|nope|nah|sorry|wait|please|pls|oh|then|hey|um|yes|really|"
    r"now|thanks|honestly|lol|haha) )*"
)
_TAIL = r"(?: (?:please|pls|then|now|thanks|thank you|though|at all|ok|bot|sorry|again|honestly|mate|lol))*"
_FORMS: Mapping[Manner, str] = {
    Manner.BRIEF: (
        r"(?:(?:it|that|this)(?:'?s| is| was)? )?(?:(?:much|way|far|a bit|a lot|bit) )?too (?:long|much text|"
        r"many words|wordy|much to read)(?: for me| to read)?|"
        r"eli5|(?:can you )?explain (?:(?:it|that|this) )?(?:to me )?like (?:i am|i'?m) "
        r"(?:five|5|a child|stupid)|"
        r"i (?:do not|don'?t|dont|did not|didn'?t|cannot|can'?t) (?:really )?(?:get|understand|follow)"
        r"(?: (?:it|that|this|you|any of (?:it|that)))?|what do you mean|"
        r"(?:(?:that|this|it) is |(?:that|it)'?s )?(?:too |so |very )?(?:confusing|complicated)(?: for me)?|"
        r"(?:(?:can|could|would|will) (?:you|u|i) |(?:i )?(?:need|want|have) |please |give me |get |make |say |"
        r"tell me |put |explain |keep |just |do |in |with |have |it |that |this |me |be |an? |the |your |"
        r"answer |version |much |bit |little |even )*"
        r"(?:shorter|briefer|simpler|more simply|simply|in short|short|brief|briefly|summary|summarise|"
        r"summarize|tl ?dr|tldr|sum (?:it|that|this) up|(?:one|1|a single|two|2) (?:short |simple )?"
        r"(?:sentence|line|sentences|lines)|fewer words|less words|few words|one word|easier|easier words|"
        r"simpler words|(?:plain|simple|easy) (?:words|english)|lay(?:man'?s)? terms|in a nutshell|nutshell)"
        r"(?: (?:answer|version|one|form|words|english|it|that|this|"
        r"for me|to understand|way|summary))*"
    ),
    Manner.DETAILED: (
        r"(?:(?:can|could|would) (?:you|u) |i (?:want|need|would like) |give me |tell me |tell us |say |"
        r"show me |know |to |some |a bit |a little |even |any )*"
        r"(?:more|more details?|more info(?:rmation)?|details?|in (?:more )?detail|the details|the rest|"
        r"everything)(?: (?:about|on|of) (?:it|that|this))?|"
        r"go on|go deeper|carry on|continue|keep going|elaborate|explain more|expand(?: on (?:it|that|this))?|"
        r"what else|anything else|anything more|what more|and what else(?: is there)?"
    ),
    Manner.USUAL: (
        r"(?:(?:can|could|would) you |i )*(?:repeat|repeat (?:it|that|this|yourself)|"
        r"say (?:it|that|this|again|it again|that again)|come again|pardon|once more|one more time|again|"
        r"what was that|missed (?:it|that)|what did you say)(?: for me)?"
    ),
    Manner.OPPOSED: (
        r"(?:(?:my|our|his|her) )(?:doctor|doc|neurologist|neuro|consultant|gp|als team|team|clinic) "
        r"(?:disagrees|does not agree|doesn'?t agree|doubts it|sees it differently)"
        r"(?: with (?:that|this|it|you))?|"
        r"(?:my|our|his|her|the|a) (?:own )?(?:doctor|doc|neurologist|neuro|consultant|specialist|gp|nurse|"
        r"clinic|team|als team|pharmacist|physician|professor|dietitian)"
        r"(?: (?:always|just|clearly))? (?:says?|said|told me|told us|tells me|thinks?|thought|claims?)"
        r"(?: (?:me|us|it|that|this|is|was|exactly|just|quite|to))*"
        r" (?:the opposite|opposite|otherwise|something else|something different|different|differently|"
        r"the contrary|not true|wrong|not right|nonsense|rubbish|the other way round)"
    ),
    Manner.DOUBTED: (
        r"i (?:do not|don'?t|dont|cannot|can'?t|cant|never|hardly|find it hard to|won'?t) (?:really |quite )?"
        r"(?:believe|trust|buy|accept)(?: (?:you|u|it|that|this|a word|any|of|what you say|your answer|word))*|"
        r"(?:can you |could you )?(?:prove (?:it|that|this)|show (?:me )?(?:the |your |some |any )?"
        r"(?:proof|evidence))|(?:where is|where'?s|what is|what'?s) (?:the |your )?(?:proof|evidence)"
        r"(?: for (?:that|this|it))?|(?:any |got )?proof|"
        r"(?:you are|you'?re|youre|ur) (?:wrong|lying|mistaken|kidding|joking|making (?:it|this|that) up)|"
        r"(?:(?:that|this|it)(?: all)?(?:'?s| is|s| sounds| cannot be| can'?t be| cant be) (?:all )?(?:just )?|"
        r"sounds )?(?:not true|untrue|wrong|not right|false|nonsense|a lie|lies|rubbish|bull ?shit|bs|crap|"
        r"impossible|hard to believe|quackery|a scam|a hoax|fake|made up|snake oil|hype|"
        r"too good to be true)(?: (?:isn'?t|is) it| right)?|"
        r"liars?|lies|"
        r"i (?:doubt|disagree|disbelieve)(?: (?:it|that|this|with (?:you|that|this)))?|"
        r"(?:are|r) (?:you|u) (?:\w+ )?sure(?: (?:about|of) (?:that|this|it))?|(?:you|u) sure|"
        r"how (?:can|could|do) (?:you|u|i) (?:be (?:so )?sure|know(?: (?:that|this|it))?(?: is true)?)|"
        r"(?:your|the|that) answer (?:is|was) (?:wrong|not right|false|nonsense)|"
        r"you have (?:it|that) wrong|you got (?:it|that) wrong|"
        r"how (?:sure|certain|confident|reliable|solid) (?:are|r|is) (?:you|u|that|this|it)"
        r"(?: (?:about|of) (?:that|this|it))?"
    ),
}
_WANTED = {manner: re2.compile(rf"{_LED}(?:{form}){_TAIL}") for manner, form in _FORMS.items()}
_NUMBER = re2.compile(
    r"(?:number |option |no |nr )?(?:[\d][\d., ]*k?|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_LARGE = re2.compile(r"\d{3}|k$")
_YEAR = re2.compile(r"(?:19|20)\d\d")
_YES = re2.compile(rf"{_LED}(?:y|yes|ye|yeah|yep|yup|ya|yea|sure|that one|this one|that|this|it){_TAIL}")
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
_SURE = 1.0


class Turns:
    """What is said to turns that ask for nothing but the last answer, or for nothing at all."""

    def __init__(self, entries: Mapping[str, Entry], studies: Studies) -> None:
        self._entries, self._studies = entries, studies

    def of(self, text: str, conversation: Conversation) -> Outcome | None:
        """The outcome of such a turn; None where something new may be asked."""
        query = normalise(text)
        last = [self._entries[id_] for id_ in shown(conversation) if id_ in self._entries]
        wanted = wants(query)
        if wanted is Manner.DETAILED and last and not any(one.details for one in last):
            return self._more_beside(last)
        if wanted is not None and last:
            return _in_manner(last, wanted)
        if wanted in (Manner.BRIEF, Manner.USUAL) and "word" not in query:
            return Smalltalk(ASK_FIRST)
        return (
            self._number(text, conversation, last)
            or self._letter(query, conversation)
            or (self._stated(text, last) if last else None)
        )

    def _more_beside(self, last: list[Entry]) -> Outcome:
        """What is related to an answer of which there is nothing more to tell; the answer where nothing is."""
        ids = dict.fromkeys(id_ for one in last for id_ in one.related)
        beside = [self._entries[id_] for id_ in ids if id_ in self._entries]
        told = tuple(one for one in beside if not one.prognosis and one not in last)[:MOST_CHOICES]
        return Clarify(told, _SURE) if len(told) > 1 else replace(_in_manner(last, Manner.USUAL), again=True)

    def _number(self, text: str, conversation: Conversation, last: list[Entry]) -> Outcome | None:
        """What is said to a number alone: it chooses nothing that was offered."""
        said = clean(text).casefold().strip(" .!?)")
        if not _NUMBER.fullmatch(said) or _YEAR.fullmatch(said) or chosen(text, conversation):
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
        if listed and _YES.fullmatch(query):
            return Smalltalk(WHICH)
        if not _LETTER.fullmatch(query):
            return None
        if query in "ykn":
            return Smalltalk(REFUSED if listed and query == "n" else "ok")
        return Smalltalk(WHICH) if listed else NoMatch()

    def _stated(self, text: str, last: list[Entry]) -> Answer | None:
        """The last answer, or what stands beside it, against a number that is stated to be another one."""
        query = normalise(text)
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

    def _against(self, measures: Sequence[Said], last: list[Entry], text: str) -> Answer | None:
        """What agrees with a stated number, else what of the same study has another one."""
        kind, first = measures[0].kind, last[0]
        studies = (self._studies.of(id_) for id_ in (first.id, *(first.related if first.overview else ())))
        study = next(filter(None, studies), None)
        same = [one for one in self._entries.values() if study and self._studies.of(one.id) is study]
        beside = [one for one in self._entries.values() if first.overview and one.branch == first.branch]
        rank = {one.id: place for place, those in enumerate((beside, same, last)) for one in those}
        telling = [self._entries[id_] for id_ in rank if premises.tells(self._entries[id_], kind)]
        telling = [first] if premises.tells(first, kind) else telling
        telling.sort(key=lambda one: (-rank[one.id], one.id.endswith("-overview")))
        agreeing = next((one for one in telling if premises.agrees(one, measures)), None)
        if agreeing is not None or not telling or not rank[telling[0].id]:
            return Answer((Part(agreeing or first, _SURE),), manner=Manner.DOUBTED)
        note = premises.correction(telling[0], measures, text)
        return Answer((Part(telling[0], _SURE, note),), manner=Manner.DOUBTED)


def _bare(query: str, last: Entry) -> tuple[Said, ...]:
    """A number without a unit ("no it was 373"), as one of the kind that the last answer tells."""
    stated = _BARE.fullmatch(query)
    kind = premises.kind_told(last)
    return (Said(kind, float(stated[1]), stated[1]),) if stated and kind in _COUNTED else ()


_UNITS = frozenset(
    tokens("people patients participants persons folks weeks months years days percent points mg iu")
)


def wants(query: str) -> Manner | None:
    """The form in which the last answer is asked for by a normalised turn that says nothing else."""
    return next((manner for manner, form in _WANTED.items() if form.fullmatch(query)), None)


def _in_manner(last: list[Entry], manner: Manner) -> Answer:
    personal = manner is Manner.OPPOSED or any(map(_has_dose, last))
    return Answer(tuple(Part(entry, _SURE) for entry in last), personal=personal, manner=manner)


def _has_dose(entry: Entry) -> bool:
    return any(key.startswith("dose") for key in entry.facts)
