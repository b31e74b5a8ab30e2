"""What a question means after the last answer: ids are all that is remembered of a conversation."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.model import Certainty, Entry
from knowledge.studies import NO_STUDIES, STUDY_OF_2013, Studies
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import VITAMIN_B12, VITAMIN_D, Guard

LONGEST_FOLLOW_UP = 14
"""Words; a longer question says by itself what it is about."""
_SHORT = 6
_TERSE = 2
VITAMINS: Mapping[str, str] = {VITAMIN_D: VITAMIN_B12, VITAMIN_B12: VITAMIN_D}
"""Each vitamin with the other one."""
_SWAPPED = frozenset({*VITAMINS, "ALS", "riluzole", "edaravone"})
"""What the last question can be asked of anew."""
_PRONOUN = re2.compile(
    r"\b(the same|the trial|the study|that one|this one|it|they|them|that|this|those|these)\b"
)
_AS_OBJECT = re2.compile(r"\w+ (?:it|that|this|them)(?: too| then| down| up)?$")
_ILL = re2.compile(r"\b(have|has|had|having|gets?|getting|got) (?:it|this)\b")
_PEOPLE = re2.compile(r"\b(?:they|of (?:them|these|those))\b")
_THINGS = re2.compile(r"\b(?:them|these|those)\b")
_ANIMALS = re2.compile(r"\b(?:mice|mouse|animals)\b")
_GOES_ON = re2.compile(r"^(?:and|or|but|so|also|ok|okay|what about|how about|even)\b")
_THE_ONE = re2.compile(r"\bthe one\b")
_WHICH_STUDY = re2.compile(
    r"\bthe ((?:(?:severe|low|2013|2014|2015|2020|big|dementia|genes?|genetic|deficiency|mouse) )+)one\b"
)
_A_TEXT = re2.compile(
    r"\b(german|american|us|dutch|dementia|b12|vitamin d|first|second|newer|older|perlmutter) ones?\b"
)
_ON_A_VITAMIN = re2.compile(r"\b(?:b12|vitamin d) ones?\b")
OTHER_ONE = re2.compile(
    r"\b(?:(?:the |that )?other (?:(?P<vitamin>vitamin)|(?P<drug>drug|medicine|medication|pill)|"
    r"(?P<person>doctor|doc|expert|physician|specialist|professor|man|guy)|(?P<study>study|trial|paper)|(?P<text>article|blog|post))|"
    r"the other(?: one)?)\b"
)
"""What was not spoken of last, out of two."""
_OF_A_STUDY = re2.compile(
    r"\b((?:people|patients|persons|folks?|women|men|many|anyone|who) (?:\w+ ){0,3}(?:in|of|part in|for)|"
    r"(?:how|so) long (?:did|was|is)|how old were (?:they|people|patients) in|when was|where was|"
    r"who (?:did|ran|made|paid for|led|funded)) (?:it|that|this)\b"
)
"""Where "it" is a study, and not the vitamin that was studied."""
_STUDY_OF = {"vitamin": STUDY_OF_2013, "b12": "the vitamin B12 trial"}
HOLDS_TOO = (
    r"(?:does|do|did|would|will|is|was) (?:all )?(?:the same|that|this|it)"
    r"(?: (?:also|equally|still|just as|then))* (?:hold|apply|go|count|true|so|the case|valid|right)"
    r"(?: (?:true|good|too|also|as well))? (?:for|to|in|of|with)"
)
"""What asks whether something holds for others as well ("does the same hold for", "is that also true of")."""
SAME_WAY = (
    r"(?:(?:in |by )?(?:the|a) (?:very )?(?:same|similar) (?:way|manner|route)|same way|likewise|similarly)"
)
"""What asks whether something else acts as the last thing did."""
_ONLY_NAMED = re2.compile(
    r"^(?:ok |so |but |then )*(?:and |what about |how about |what of |same (?:for|with|in) |with |on |without |"
    r"(?:is it |is that )?(?:the )?same (?:thing |story |true )?(?:for|with|in) |"
    rf"{HOLDS_TOO} |"
    r"(?:and )?which one (?:was |is )?(?:it )?(?:in |for |of )?)+"
    r"(?:for |with |in |the )*(?P<rest>.*)$"
)
_NAMED_TOO = re2.compile(
    r"^(?:(?:ok|so|but|then|and|nice|good|great|right|fine) )*(?:for |with |in )?(?P<rest>.*?) "
    rf"(?:too|also|as well|{SAME_WAY}|(?:does|do|did) (?:the same|that too|that as well|so too))$"
)
_HOLDS_TOO = re2.compile(HOLDS_TOO)
_LONGEST_NAME = 3
SUBJECTS = frozenset({"vitamin", "drug", "supplement", "disease", "person", "food"})
"""Groups of names that a question can be about by itself; "by mouth?" is about what was said before."""
_GENERIC = frozenset(
    tokens(
        "trial trials study studies vitamin treatment article articles placebo medicine disease "
        "patients people participants group groups researchers authors doctors"
    )
)
_OF_STUDIES = frozenset({"vitamin", "disease", "country", "journal", "person", "text"})
"""Groups of names that tell one study from another."""
_ANOTHER = re2.compile(
    r"\b(?:other|others|another|the (?:\w+ ){0,3}one|"
    r"earlier|previous|before|later|newer|newest|latest|since|second|"
    r"follow up|any more|more (?:studies|trials|research)|studies|trials|mice|mouse|animals?|genes?|genetic|"
    r"early|japanese|(?:19|20)\d\d)\b"
)
_END = re2.compile(
    r"\b(?:liv(?:e|es|ed|ing)|surviv\w*|di(?:e|es|ed)|dying|deaths?|fatal|deadly|kill\w*|how long|longer|"
    r"outlook|prognosis|expectancy|terminal|future|course|develop\w*|progress\w*|fast\w*|quick\w*|slow\w*|rate|worse|"
    r"end|predict\w*|marker|stages?|time left|add(?:s|ed)?|extend\w*|prolong\w*)\b"
)
_DEFINED = re2.compile(r"^what (?:(?:is|are) (?:an? |the )?(\w+(?: \w+)?)|does (\w+(?: \w+)?) mean)$")
_CROWD = 3
"""From so many people in an answer on, "he" may be any of them."""
_BROAD = frozenset({"als", "b12", "vitamin", "sources", "articles", "what", "evidence"})
_BRANCHES: Mapping[str, str] = {
    "sources": "the articles",
    "vitamin": VITAMIN_D,
    "b12": VITAMIN_B12,
    "prevention": "preventing ALS",
}


def subject(entry: Entry, guard: Guard, studies: Studies = NO_STUDIES) -> str:
    """What an entry is about in a few words, to stand for "it" in the next question."""
    study = studies.of(entry.id)
    if study is not None:
        return study.called
    headed = _headed(entry)
    if headed:
        return headed
    named = guard.names(entry.question)
    names = [name.name for name in named if name.group in SUBJECTS and name.name != "ALS"]
    vitamins = [name for name in names if name in VITAMINS]
    name = " ".join((vitamins or names)[:2]) or _defined(entry) or _branch(entry)
    for kind in ("trial", "study"):
        if kind in entry.id.split("-") or kind in tokens(normalise(entry.question)):
            return f"the {name} {kind}"
    places = [name.name for name in guard.names(entry.question) if name.group == "country"]
    return f"{name} in {places[0]}" if name == "ALS" and len(places) == 1 else name


def with_pronoun_filled(query: str, last: Entry, guard: Guard, studies: Studies = NO_STUDIES) -> str:
    """A normalised question with its first pronoun put right: the study, the people in it, its side effects."""
    about, in_study = subject(last, guard, studies), studies.of(last.id) is not None
    told_apart = _told_apart(_in_the_study(query, last), last, in_study=in_study)
    if told_apart != query:
        return told_apart
    if last.certainty is Certainty.LAB_OR_ANIMAL and _ANIMALS.search(normalise(last.question)):
        return str(_PEOPLE.sub(_ANIMALS.search(normalise(last.question))[0], query, count=1))
    if in_study and _PEOPLE.search(query):
        said = "of the people" if _PEOPLE.search(query)[0].startswith("of") else "the people"
        return str(_PEOPLE.sub(f"{said} in {about}", query, count=1))
    if _THE_ONE.search(query):
        return str(_THE_ONE.sub(_in_place("the study", subject(last, guard)), query, count=1))
    if "side effects" in normalise(last.question) and _THINGS.search(query):
        return str(_THINGS.sub(f"side effects of {about}", query, count=1))
    return str(_PRONOUN.sub(lambda match: _in_place(match[0], about), query, count=1))


def _told_apart(query: str, last: Entry, *, in_study: bool) -> str:
    """A question with "have it" read as the disease, and "the German one" as an article or a study."""
    which = _WHICH_STUDY.search(query) if in_study else None
    if which:
        return str(query.replace(which[0], f"the {_branch(last)} study on {which[1].strip()}"))
    if last.branch in ("als", "prevention"):
        return str(_ILL.sub(r"\1 ALS", query, count=1))
    return str(_A_TEXT.sub(r"\1 article", query, count=1)) if last.branch == "sources" else query


def _in_the_study(query: str, last: Entry) -> str:
    """A question after the overview of a vitamin that can only be on its study ("how many were in it")."""
    study = _STUDY_OF.get(last.branch) if last.overview else None
    return str(_OF_A_STUDY.sub(rf"\1 {study}", query, count=1)) if study else query


def _in_place(pronoun: str, about: str) -> str:
    """What stands for a pronoun; "the trial" stays one where another trial or none was spoken of."""
    kind = pronoun.removeprefix("the ")
    return f"the {about} {kind}" if kind in ("trial", "study") and not about.startswith("the ") else about


def with_subject(query: str, last: Entry, guard: Guard, studies: Studies = NO_STUDIES) -> str:
    """A normalised question that says what it is about: in place of its pronoun, or behind it."""
    filled = with_pronoun_filled(query, last, guard, studies)
    return filled if filled != query else f"{query} {subject(last, guard, studies)}"


def person_of(entry: Entry, guard: Guard) -> str:
    """Whom an entry is about: the person of its question, else the first of its answer; of several, nobody."""
    asked = [name.name for name in guard.names(entry.question) if name.group == "person"]
    told = [name.name for name in guard.names(entry.answer) if name.group == "person"]
    people = asked or (told if len(told) < _CROWD else [])
    titled = [name for name in people if f"Dr {name.rpartition(' ')[2]}" in entry.answer]
    return (people if asked else [*titled, *people])[0] if people else ""


def _headed(entry: Entry) -> str:
    """The first word of an id, where it is what the question asks about ("homocysteine-als")."""
    head = entry.id.partition("-")[0]
    return head if head not in _BROAD and head in tokens(normalise(entry.question)) else ""


def _defined(entry: Entry) -> str:
    match = _DEFINED.match(normalise(entry.question))
    return (match[1] or match[2]) if match else ""


def _branch(entry: Entry) -> str:
    return _BRANCHES.get(entry.branch, "ALS")


def refers_back(query: str, guard: Guard) -> bool:
    """Whether a normalised question needs the last answer to be understood."""
    words = tokens(query)
    if not words or len(words) > LONGEST_FOLLOW_UP:
        return False
    named = guard.names(query)
    pointing = bool(_PRONOUN.search(query))
    beside = {"disease"} if pointing else set()
    beside |= {"drug"} if _PEOPLE.search(query) else set()
    names = {n.name for n in named if n.group in SUBJECTS - beside}
    others = [n for n in named if n.group not in beside]
    if OTHER_ONE.search(query):
        return True
    if names_alone(query):
        return names <= _SWAPPED or asks_if_it_holds(query)
    goes_on = len(words) <= _TERSE or bool(_GOES_ON.search(query))
    leaning = pointing and goes_on
    if names - {"ALS"} or (others and not names and not leaning and len(words) > _SHORT):
        return False
    if pointing:
        return True
    foreign = guard.not_mentioned(named) is not None and not goes_on
    return not (names or foreign) and (len(words) <= _SHORT or bool(_GENERIC & set(words)))


def speaks_of_it_beside_a_vitamin(query: str, last: Entry, guard: Guard, studies: Studies) -> bool:
    """Whether "it" of a short question on a vitamin is what the last answer was on ("does B12 lower it")."""
    names = {name.name for name in guard.names(query) if name.group in SUBJECTS}
    if len(names) != 1 or not names <= VITAMINS.keys() or len(tokens(query)) > _SHORT:
        return False
    about = subject(last, guard, studies)
    return bool(_AS_OBJECT.search(query)) and studies.of(last.id) is None and not {*VITAMINS} & {about}


def means_an_article(query: str, last: Entry) -> bool:
    """Whether "the vitamin D one" of a question is one of the articles that were spoken of."""
    return last.branch == "sources" and bool(_ON_A_VITAMIN.search(query))


def names_alone(query: str) -> bool:
    """Whether a question is only "and for this?", which repeats the last one about something else."""
    rests = (match["rest"] for match in (_ONLY_NAMED.match(query), _NAMED_TOO.match(query)) if match)
    return any(0 < len(tokens(rest)) <= _LONGEST_NAME for rest in rests)


def asks_if_it_holds(query: str) -> bool:
    """Whether a question is only whether what was told holds for something else ("is that true of ALS")."""
    return bool(_HOLDS_TOO.search(query)) and names_alone(query)


def leaves_the_study(query: str, guard: Guard) -> bool:
    """Whether a follow-up speaks of another study than the one that the last answer told of."""
    return tells_which_study(query, guard) or bool(_ANOTHER.search(query))


def tells_which_study(query: str, guard: Guard) -> bool:
    """Whether a normalised question names what tells one study from another."""
    return any(name.group in _OF_STUDIES and name.name != "ALS" for name in guard.names(query))


def asks_of_the_end(query: str) -> bool:
    """Whether a follow-up asks how ALS goes on or ends, which nobody is told unasked."""
    return bool(_END.search(query))
