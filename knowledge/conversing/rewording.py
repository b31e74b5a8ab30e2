"""The wordings in which a question that leans on the last answer is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import re2

from knowledge.conversing import pointing
from knowledge.conversing.conversation import (
    OTHER_ONE,
    SAME_WAY,
    VITAMINS,
    asks_if_it_holds,
    names_alone,
    person_of,
    subject,
    with_subject,
)
from knowledge.conversing.pressing import asks_only_why, is_told_by
from knowledge.conversing.turn_forms import TurnForms
from knowledge.gazetteer import Name, key_of
from knowledge.model import Certainty, Entry
from knowledge.studies import NO_STUDIES, Studies
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import VITAMIN_B12, VITAMIN_D, Guard
from knowledge.wordings import stands_for_nothing

_PAIRS: Mapping[str, Mapping[str, str]] = {
    "vitamin": VITAMINS,
    "drug": {"riluzole": "edaravone", "edaravone": "riluzole"},
    "person": {"Stephen Scelsa": "James Leverenz", "James Leverenz": "Stephen Scelsa"},
}
"""What "the other one" is, by the group of names that it belongs to."""
_DRUGS = frozenset(_PAIRS["drug"])
_DRUGS_OR_VITAMINS = ("vitamin", "drug")
_EARLIER: Mapping[str, str] = {
    "vitamin": "What was the 2013 vitamin D study in ALS?",
    "b12": "Was there an earlier B12 trial, and what did it find?",
}
"""What "the earlier study" is, by the branch of the last answer."""
_SPELT: Mapping[str, str] = {
    "vitamin": r"(?i)\b(?:high-dose )?(?:vitamin (?:d|b[ -]?12)|b[ -]?12|methylcobalamin)\b",
    "drug": r"(?i)\b(?:riluzole|edaravone)\b",
    "person": r"(?i)\b(?:stephen |james )?(?:scelsa|leverenz)\b",
}
_TEXTS: Mapping[str, str] = {"perlmutter": "german b12 article", "dementia": "american b12 article"}
_TEXT_ON: Mapping[str, str] = {"vitamin": "b12 article", "b12": "vitamin d article"}
"""What "the other article" is, by a word of the last question, and by the branch of what was told."""
_AGREES = re2.compile(r"\b(?:dis)?agrees?\b")
_OPINIONS = "What do the experts say about vitamin D in ALS?"
_NAMED = {group: re2.compile(spelt) for group, spelt in _SPELT.items()}
_NO_LARGE_TRIALS = "Why is it hard to pay for trials of vitamin D?"
_ONLY_WHEN = re2.compile(
    r"^(?:and |but |so |ok )*(?:when|(?:what|which|in what|in which) year)(?: was (?:it|that))?$"
)
_WHEN = re2.compile(r"\b(?:when|(?:what|which) (?:year|date))\b")
_IN_PLACE = re2.compile(
    r" (?:by the [A-Z]{2,}|in (?:the )?[A-Z]\w+(?:,? (?:(?:the|or|and) )*(?:[A-Z]\w+\b|elsewhere))*)"
)
"""Where or by whom something is approved, in the question of an entry."""
_ONLY_PLACE = frozenset(
    tokens("and what about how in for when since so is it same there then but ok the now too")
)
_ONLY_IF_SO = re2.compile(
    r"^(?:(?:and|but|so|ok|then) )*(?:did|do|does|was|were|have|has|can|could) "
    r"(?:they|people|patients|it|anyone|others?|everyone|most)"
    r"(?: (?:also|too|do|have|in|the|this|that|trial|study|it|so))*$"
)
"""What asks whether the last question holds for others ("did they in the trial")."""
_OF_SOMEONE = re2.compile(r"\b(?:he|she|him|his)\b")
_FILLING = frozenset(tokens("and for with of in ok so but then is it same who what whats what's the a"))
_ABOUT = re2.compile(r"\b(?:what|how) about\b")
_ASKS_MORE = re2.compile(
    r"\b(?:how|does|do|did|was|were|when|where|which|why|say|says|said|think|thinks|has|have|had|can)\b"
)
_MOST_FILLING = 2
_OF_IT = re2.compile(r"^(?:(?:and|but|so|ok|or|also) )*(?:is|was|are|does|did|can|will|has) (?:it|that|this)\b")
_IN_PEOPLE = re2.compile(
    r"^(?:(?:and|but|so|ok|what|how|about|does|did|do|it|that|they|the same|work|help|true|is|count|hold|apply|"
    r"go|mean|anything|much) )*"
    r"(?:in |with |for |on )?(?:real )?(?:people|humans?|patients|man|us)(?: then| too)?$"
)
"""What asks of an animal study whether it holds in people."""
_SAYS = re2.compile(r"\b(?:says?|said|thinks?|tells?|told)\b")
_WHICH_ONE = re2.compile(
    r"^(?:(?:and|but|so|ok) )*which (?:one |of (?:them|these|the two) )?(?:is|was|works?|has|helps?) "
    r"(?:the )?(?:better|best|safer|safest|stronger|more|most|less|worse)\b|"
    r"^(?:(?:and|but|so|ok) )*which (?:one |of (?:them|these|the two) )?(?:comes |to take |is taken )?first$"
)
_COMPARED = re2.compile(
    r"^(?:(?:and|but|so|ok|slower|less|more|better|worse) )*"
    r"(?:(?:as )?compared (?:to|with)|than|versus|vs|against) what(?: exactly| then)?$"
)
"""What asks with what the vitamin was compared."""
_US = re2.compile(r"\b(in|for|among|with|of|do) (?:us|we|people like us|patients like us)\b")
_SAME_WAY = re2.compile(rf"\b(?:{SAME_WAY}|(?:does|do|did) the same)$")
_THINGS = re2.compile(
    r"\b((?:approved |b |other |als )?"
    r"(?:medicines|drugs|treatments|vitamins|articles|studies|experts|diseases))\b"
)
"""Several things that an answer is about, whose names may be asked for."""
_SAME_FOR = re2.compile(r"\bsame (?:thing |story |true )?(?:for|in|with)\b")
_WHAT_ABOUT = re2.compile(r"^(?:(?:and|so|but|ok|then) )*(?:what|how) about\b")
_BESIDE = re2.compile(r"\b(?:with|together|combined|plus|alongside|beside)\b")
"""What asks for two at once, and not for the one in place of the other."""
_DOES_TOO = re2.compile(r"^(?:(?:and|but|so) )*(?:does|do|can|did|is) .* (?:too|also|as well)$")
"""What asks whether the same is true of something else."""
_THERE = re2.compile(r"\b(?:over |out )?there\b(?: again)?$")


def readings(query: str, last: Entry, guard: Guard, forms: TurnForms, studies: Studies) -> tuple[str, ...]:
    """The wordings in which a follow-up is looked up, the likeliest first."""
    if OTHER_ONE.search(query):
        return _about_the_other(query, last, guard, studies)
    if pointing.at_earlier_study(query) and last.branch in _EARLIER:
        return (_EARLIER[last.branch],)
    if pointing.at_somebody_else(query):
        return _filled(query, last, guard, forms, NO_STUDIES)
    anew = _asked_anew(query, last, guard, forms, studies)
    if anew:
        return anew
    if asks_of_person(query, last, guard):
        return (_OF_SOMEONE.sub(lambda match: _named(match[0], person_of(last, guard)), query, count=1),)
    return _filled(_placed(query, last, guard), last, guard, forms, studies)


def _asked_anew(query: str, last: Entry, guard: Guard, forms: TurnForms, studies: Studies) -> tuple[str, ...]:
    """The last question about what a follow-up only names ("and vitamin D?", "in people?"), if it does."""
    names = [name.name for name in guard.names(query)]
    if names_alone(query) and names and set(names) <= {*VITAMINS, "ALS"}:
        swapped = [name for name in names if name in VITAMINS]
        groups = ("drug", "vitamin") if _of_either(query) else ("vitamin",)
        if not swapped:
            return (_for_als(last, guard, studies),)
        if last.branch not in _EARLIER and not _BESIDE.search(query):
            return _anew_of_drugs(last, swapped[0])
        overview = (f"does {swapped[0]} help in ALS",) if _WHAT_ABOUT.search(query) else ()
        return (*_anew_with(last, groups, swapped[0]), *overview)
    if asks_if_it_holds(query) and names:
        return (_for_als(last, guard, studies, " ".join(names)),)
    if asks_which_ones(query, forms):
        return _which_ones(last)
    return _asked_of_it(query, last, guard, forms)


def _anew_of_drugs(last: Entry, vitamin: str) -> tuple[str, ...]:
    """The last question, which was on a medicine or the illness, of a vitamin; else whether that helps."""
    anew = _with(last.question, "drug", vitamin)
    return (anew if anew != last.question else f"does {vitamin} help in ALS",)


def _which_ones(last: Entry) -> tuple[str, ...]:
    """The question which they are, of several things that the last answer was about."""
    things = _THINGS.search(normalise(last.question))
    return (f"which are the {things[1]} for als",) if things else ()


def _asked_of_it(query: str, last: Entry, guard: Guard, forms: TurnForms) -> tuple[str, ...]:
    """The question that a follow-up asks of the last subject itself, or of it in people."""
    if asks_for_bigger_study(query, last, guard, forms):
        return (_NO_LARGE_TRIALS,)
    pointed = pointing.of_a_vitamin(query, last.branch) or _compared(query, last, guard)
    if pointed:
        return (pointed,)
    if asks_only_of_drug(query, guard):
        named = [name.name for name in guard.names(query)]
        return _anew_with(last, ("vitamin", "drug"), named[0])
    vitamin = VITAMIN_B12 if last.branch == "b12" else VITAMIN_D
    return (f"does {vitamin} help people with ALS",) if asks_of_people(query, last) else ()


def asks_which_ones(query: str, forms: TurnForms) -> bool:
    """Whether a follow-up asks only for the names of those that were spoken of ("which ones are these")."""
    return forms.is_of("which_ones", query)


def asks_for_bigger_study(query: str, last: Entry, guard: Guard, forms: TurnForms) -> bool:
    """Whether a follow-up asks why there is no larger study of vitamin D in ALS."""
    if last.branch != "vitamin" or not forms.is_of("no_bigger_study", query):
        return False
    return {name.name for name in guard.names_of_question(last.id) if name.group == "disease"} <= {"ALS"}


def _of_either(query: str) -> bool:
    """Whether a vitamin may stand in place of a drug as well ("does D help too", "and D, the same way?")."""
    return bool(_DOES_TOO.search(query) or _SAME_WAY.search(query))


def _compared(query: str, last: Entry, guard: Guard) -> str | None:
    """The question on two of which one is asked for ("which one first"), or on what one was compared to."""
    ours = last.branch in ("b12", "vitamin")
    if _WHICH_ONE.search(query) and {one.name for one in guard.names_of_question(last.id)} & _DRUGS:
        return f"riluzole or edaravone, {query}"
    if _WHICH_ONE.search(query) and ours:
        return f"{VITAMIN_D} or {VITAMIN_B12} {query}"
    if _COMPARED.search(query) and ours:
        return f"what was {VITAMIN_B12 if last.branch == 'b12' else VITAMIN_D} compared to"
    return None


def _anew_with(last: Entry, groups: Sequence[str], name: str) -> tuple[str, ...]:
    """The last question about a vitamin or drug, in place of another one or as well ("... with riluzole")."""
    anew = dict.fromkeys(_with(last.question, group, name) for group in groups)
    anew.pop(last.question, None)
    return tuple(anew) or (f"{last.question.rstrip('?')} with {name}?",)


def said_of(statement: str, name: str) -> str | None:
    """What a statement says of a vitamin or drug, said of ``name``; None where it is on neither, or on that."""
    told = next(
        (_with(statement, group, name) for group in _DRUGS_OR_VITAMINS if _NAMED[group].search(statement)), ""
    )
    return told if told not in ("", statement) else None


def in_another_place(query: str, last: Entry, guard: Guard) -> str | None:
    """The last question on the country that a follow-up only names ("and in Japan?"); else None."""
    places = [name for name in guard.names(query) if name.group == "country"]
    if len(places) != 1 or not _IN_PLACE.search(last.question):
        return None
    rest = set(tokens(query)) - _ONLY_PLACE - guard.spellings(places[0])
    return None if rest else f"{_IN_PLACE.sub('', last.question).rstrip('?')} in {places[0].name}"


def _filled(query: str, last: Entry, guard: Guard, forms: TurnForms, studies: Studies) -> tuple[str, ...]:
    study = studies.of(last.id)
    if study is not None and _ONLY_WHEN.search(query):
        return (f"when was {study.called} published",)
    both = (with_subject(query, last, guard, studies), f"{last.question} {query}")
    is_about_last = asks_only_why(query) or is_told_by(query, last, guard, forms) or asks_if_so(query)
    return both[::-1] if is_about_last else both


def _for_als(last: Entry, guard: Guard, studies: Studies, other: str = "ALS") -> str:
    """The last question on a disease, or on others, asked of another one instead."""
    question = last.question
    named = [name for name in guard.names(question) if name.group == "disease"]
    if "other" in tokens(normalise(question)):
        return f"{subject(last, guard, studies)} and {other}"
    if len(named) != 1 or named[0].name == other:
        return question
    words = guard.spellings(named[0])
    return " ".join(other if key_of(word) in words else word for word in question.rstrip("?").split()) + "?"


def asks_of_a_place(last: Entry) -> bool:
    """Whether the question of an entry names where something is so ("approved in Japan")."""
    return bool(_IN_PLACE.search(last.question))


def _placed(query: str, last: Entry, guard: Guard) -> str:
    """The question with "us" read as people with ALS and "there" as the country that was spoken of."""
    query = _US.sub(r"\1 people with ALS", query)
    places = [name.name for name in guard.names(last.question) if name.group == "country"]
    return str(_THERE.sub(f"in {places[0]}", query)) if places else query


def speaks_of_someone(query: str) -> bool:
    """Whether a follow-up speaks of "him" or "her"."""
    return bool(_OF_SOMEONE.search(query))


def asks_when(query: str) -> bool:
    """Whether a follow-up asks only for a date."""
    return bool(_WHEN.search(query))


def asks_only_of_drug(query: str, guard: Guard) -> bool:
    """Whether a follow-up repeats the last question about riluzole or edaravone ("and on riluzole?")."""
    names = [name.name for name in guard.names(query)]
    return len(names) == 1 and names[0] in _PAIRS["drug"] and names_alone(query)


def repeats_on_vitamin(query: str, guard: Guard) -> bool:
    """Whether a follow-up repeats the last question on the other vitamin ("and for vitamin D?")."""
    names = {name.name for name in guard.names(query)}
    return len(names & VITAMINS.keys()) == 1 and names <= {*VITAMINS, "ALS"} and names_alone(query)


def is_of_the_last_only(query: str, last: Entry, guard: Guard, forms: TurnForms) -> bool:
    """Whether a follow-up cannot be read alone: it asks of "him", of "it" in ALS, or of the other vitamin."""
    can_be_swapped = any(_with(last.question, "vitamin", name) != last.question for name in VITAMINS)
    of_it = asks_of_person(query, last, guard) or _asks_of_it_in_als(query, guard)
    of_it |= names_alone(query) and bool(_SAME_FOR.search(query) or _SAME_WAY.search(query))
    of_it |= asks_if_it_holds(query) or asks_which_ones(query, forms)
    return of_it or (repeats_on_vitamin(query, guard) and can_be_swapped)


def _asks_of_it_in_als(query: str, guard: Guard) -> bool:
    """Whether "it" is something that was named before, as ALS is named beside it ("is it higher in ALS")."""
    named = any(name.name == "ALS" for name in guard.names(query))
    return named and bool(_OF_IT.search(query)) and not stands_for_nothing(query)


def asks_if_so(query: str) -> bool:
    """Whether a follow-up asks only whether the last question holds for others, or in the trial."""
    return bool(_ONLY_IF_SO.search(query))


def asks_of_people(query: str, last: Entry) -> bool:
    """Whether a follow-up on animals asks only for people."""
    return last.certainty is Certainty.LAB_OR_ANIMAL and bool(_IN_PEOPLE.search(query))


def asks_of_person(query: str, last: Entry, guard: Guard) -> bool:
    """Whether "he" or "she" of a normalised question is somebody whom the last answer names."""
    if pointing.at_somebody_else(query):
        return False
    return bool(_OF_SOMEONE.search(query) and not OTHER_ONE.search(query)) and bool(person_of(last, guard))


def others_than_meant(query: str, last: Entry, entries: Iterable[Entry], guard: Guard) -> frozenset[str]:
    """The entries that cannot answer for "he": those on others, or all but the last where he may be several."""
    if not _OF_SOMEONE.search(query) or OTHER_ONE.search(query) or pointing.at_somebody_else(query):
        return frozenset()
    meant = person_of(last, guard)
    if meant:
        asked = ((entry.id, _people(guard.names_of_question(entry.id))) for entry in entries)
        return frozenset(id_ for id_, people in asked if people and meant not in people)
    several = bool(_people(guard.names(f"{last.question} {last.answer}")))
    return frozenset(entry.id for entry in entries if entry is not last) if several else frozenset()


def _people(names: Iterable[Name]) -> set[str]:
    return {name.name for name in names if name.group == "person"}


def _named(pronoun: str, person: str) -> str:
    return f"{person}'s" if pronoun == "his" else person


def _about_the_other(query: str, last: Entry, guard: Guard, studies: Studies) -> tuple[str, ...]:
    match = OTHER_ONE.search(query)
    kind = next((kind for kind, said in match.groupdict().items() if said), "")
    if kind == "text":
        return _in_the_other_text(query, last)
    study = studies.other(last.id) if kind in ("", "study") else None
    is_bare = asks_only_for_other(query)
    if study is not None:
        return (f"What did {study.called} find?" if is_bare else OTHER_ONE.sub(study.called, query),)
    people = any(name.group == "person" for name in guard.names(last.question))
    if not kind and _SAYS.search(query):
        kind = "person"
    if kind == "person" and _AGREES.search(query):
        return (_OPINIONS,)
    groups = (kind,) if kind in _PAIRS else ("person", "vitamin", "drug") if people else tuple(_PAIRS)
    for group in groups:
        other = _other_of(group, last, guard)
        if other:
            swapped = _with(last.question, group, other)
            told = swapped if swapped != last.question else f"Who is Dr {other}?"
            who = (f"Who is Dr {other}?",) if group == "person" else ()
            return tuple(dict.fromkeys((told, *who))) if is_bare else (OTHER_ONE.sub(other, query),)
    return ()


def _in_the_other_text(query: str, last: Entry) -> tuple[str, ...]:
    """What is asked of the other article, where an answer was of one of the two vitamins or of one blog."""
    asked = normalise(last.question)
    if last.branch == "sources":
        others = [other for this, other in _TEXTS.items() if this in asked]
    else:
        others = [_TEXT_ON[last.branch]] if last.branch in _TEXT_ON else []
    return (OTHER_ONE.sub(f"the {others[0]}", query),) if len(others) == 1 else ()


def asks_only_for_other(query: str) -> bool:
    """Whether a follow-up is only "and the other one?", which repeats the last one about what it left out."""
    rest = _ABOUT.sub("", OTHER_ONE.sub("", query))
    own = set(tokens(rest)) - _FILLING
    return bool(OTHER_ONE.search(query)) and len(own) <= _MOST_FILLING and not _ASKS_MORE.search(rest)


def _other_of(group: str, last: Entry, guard: Guard) -> str | None:
    """The counterpart of the one member of a pair that was asked about, or of the person who was told of."""
    pairs = _PAIRS[group]
    if group == "vitamin":
        named = [name for name in pairs if _mentions(last.question, name)]
    else:
        named = [name.name for name in guard.names(last.question) if name.name in pairs]
    if group == "person":
        named = named or [name for name in [person_of(last, guard)] if name in pairs]
    return pairs[named[0]] if len(named) == 1 else None


def _mentions(question: str, vitamin: str) -> bool:
    words = normalise(question)
    if vitamin == VITAMIN_D:
        return "vitamin d" in words
    return bool({"b12", "methylcobalamin"} & set(tokens(words)))


def _with(question: str, group: str, name: str) -> str:
    return str(_NAMED[group].sub(name, question))
