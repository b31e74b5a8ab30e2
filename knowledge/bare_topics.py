"""Messages that only name something ("vitamin d", "dose?"): what they may ask for, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.conversing.conversation import subject
from knowledge.decision import MOST_CHOICES, main_questions
from knowledge.gazetteer import Name
from knowledge.glossary import GLOSSARY
from knowledge.lookup import DEPTH
from knowledge.mending.spelling import english
from knowledge.model import Answer, Certainty, Clarify, Conversation, Entry, Knowledge, Part
from knowledge.ranking.lexical import stem
from knowledge.retrieval import Retriever
from knowledge.text import normalise, tokens
from knowledge.weighing.guard import VITAMIN_B12, VITAMIN_D, Guard
from knowledge.words import MEASURING

_LONGEST = 20
"""Words of a message that may be nothing but a name and a greeting."""
_LONGEST_QUERY = 4
_MOST_WORDS = 2
"""Words of a message that names nothing and may still be a subject ("side effects")."""
_LIKELY = 0.6
_SHARE = 0.2
"""So many of an entry's phrasings hold a word that it is asked for with."""
_BRANCHES = {"ALS": "als-", VITAMIN_D: "vitamin-d-", VITAMIN_B12: "b12-"}
_FILLING = frozenset(
    tokens(
        "a an the about on of in and or with for to me us my please pls tell info information question "
        "questions help "
        "hi hello hey some more something everything anything facts basics i want know like need would can "
        "you give one ones that "
        "vitamin study trial article articles drug medicine disease research als ok okay so then well now"
    )
)
_ASKING = MEASURING | frozenset(
    tokens(
        "how what who why when where which whose is are was were do does did be it "
        "this that they he she we so not no yes ok else other ones one more most any if then now again"
    )
)
"""Words that ask, and name no subject."""


class BareTopics:
    """Finds the questions among which somebody chooses who has only named a subject."""

    def __init__(self, knowledge: Knowledge, retriever: Retriever, guard: Guard) -> None:
        self._entries, self._retriever, self._guard = knowledge.entries, retriever, guard

    def named(self, text: str) -> Clarify | None:
        """The main questions on what a message names and says nothing else of; None where it says more."""
        name = self._only_name(text)
        if name is None:
            return None
        about = [entry for entry in self._entries.values() if self._is_about(entry, name.name)]
        choices = main_questions(entry for entry in about if _is_plain(entry) or len(about) < 3)
        return Clarify(choices, 1.0) if len(choices) > 1 else None

    def among(self, text: str, conversation: Conversation) -> Answer | Clarify | None:
        """What is left of the choices that were offered last, where a message only names a subject of some."""
        name = self._only_name(text) if _was_asked(conversation) else None
        if name is None:
            return None
        offered = [self._entries[id_] for id_ in conversation.offered if id_ in self._entries]
        meant = tuple(entry for entry in offered if self._is_about(entry, name.name))
        if not meant or len(meant) == len(offered) or not self._tells_apart(name, offered):
            return None
        return Answer((Part(meant[0], 1.0),)) if len(meant) == 1 else Clarify(meant, 1.0)

    def _tells_apart(self, name: Name, offered: Sequence[Entry]) -> bool:
        """Whether choices differ by such a name, so that it picks among them and opens no new topic."""
        named = (self._guard.names_of_question(entry.id) for entry in offered)
        return name.name not in _BRANCHES or all({n.name for n in one} & {*_BRANCHES} for one in named)

    def of_words(self, text: str) -> Clarify | None:
        """The questions that ask with the one or two words of a message ("dose"); None where there are none."""
        choices = self._asking_with(text, text)
        return Clarify(choices, _LIKELY) if len(choices) > 1 else None

    def of_words_on(self, text: str, conversation: Conversation) -> Answer | Clarify | None:
        """The same after the overview of a subject ("dose" behind "does B12 help"): on that subject alone."""
        last = self._entries.get(next(iter(conversation.answered), ""))
        if last is None or not last.overview:
            return None
        found = self._asking_with(text, f"{text} {subject(last, self._guard)}")
        choices = tuple(entry for entry in found if entry.branch == last.branch)
        if len(choices) == 1:
            return Answer((Part(choices[0], _LIKELY),))
        return Clarify(choices, _LIKELY) if choices else None

    def _asking_with(self, text: str, looked_up: str) -> tuple[Entry, ...]:
        """The entries that are asked for with the one or two words of a text, which name nothing."""
        words = tokens(self._retriever.query(text))
        stems = [stem(word) for word in words if word in english() and word not in _ASKING]
        if not 0 < len(words) <= _MOST_WORDS or len(stems) < len(words):
            return ()
        found = (self._entries[one.id] for one in self._retriever.rank(looked_up, DEPTH).candidates)
        asking = [entry for entry in found if _is_plain(entry) and _asks_with(entry, stems)]
        just = [entry for entry in asking if _ends_with(entry.id, stems)]
        others = [] if len(just) > 1 else [entry for entry in asking if entry not in just]
        return tuple([*just, *others][:MOST_CHOICES])

    def _only_name(self, text: str) -> Name | None:
        """The one thing that a message names, and once, where it says nothing else."""
        if len(tokens(normalise(text))) > _LONGEST:
            return None
        query = self._retriever.query(text)
        names = self._guard.names(query)
        words = tokens(query)
        if len(names) != 1 or len(words) > _LONGEST_QUERY or len(set(words)) < len(words):
            return None
        said = set(tokens(normalise(text).removeprefix("what about ").removeprefix("how about ")))
        return None if said - _FILLING - self._guard.spellings(names[0]) else names[0]

    def _is_about(self, entry: Entry, name: str) -> bool:
        if name in _BRANCHES:
            return entry.topic.startswith(_BRANCHES[name])
        return {one.name for one in self._guard.names_of_question(entry.id)} - {"ALS"} == {name}


def _was_asked(conversation: Conversation) -> bool:
    """Whether the last thing said was a choice, and not an answer with what is related to it."""
    return bool(conversation.offered) and set(conversation.answered) <= set(conversation.offered)


def _is_plain(entry: Entry) -> bool:
    return entry.certainty is not Certainty.NOT_COVERED and entry.topic != GLOSSARY and not entry.prognosis


def _asks_with(entry: Entry, stems: Sequence[str]) -> bool:
    """Whether people ask for an entry with all of these words."""
    asked = sum(_holds(text, stems) for text in entry.phrasings)
    return _holds(entry.question, stems) or asked >= _SHARE * len(entry.phrasings)


def _ends_with(id_: str, stems: Sequence[str]) -> bool:
    """Whether an id, which says what its entry answers, ends with a word ("b12-trial-dose")."""
    return stem(id_.rpartition("-")[2]) in stems


def _holds(text: str, stems: Sequence[str]) -> bool:
    return {stem(word) for word in tokens(normalise(text))}.issuperset(stems)
