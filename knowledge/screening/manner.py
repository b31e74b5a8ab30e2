"""How a message is said: what it tells as past, overcome or feared, in jest, or of another world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.screening.forms import END, START, Forms
from knowledge.screening.patterns import Lexicon, Matcher
from knowledge.screening.rules import RuleFile

_LONGEST_STORY = 45
"""Words of a sentence that may be passed over as past: a message without full stops tells of more than that."""

_CRY = frozenset({"help", "me", "us", "please", "pls", "somebody", "someone", "oh", "god", "now"})
_SET_ASIDE = (
    "seen_to",
    "denied",
    "free_of",
    "in_good_time",
    "lying_down",
    "often_chokes",
    "missed_dose",
    "raised_dose",
    "other_place",
    "hard_pills",
    "at_bot",
    "no_visits",
    "animals",
    "felt_since",
    "fiction",
)
"""Contexts that are passed over unless what is left holds the context of the same name with "not_"."""
_CUT = " # "
"""Stands where something was cut out."""
_MOST_ASIDE = 12
"""Things told by the way that are looked at: each takes a look at what is left."""


class Manner:
    """How a message is said: contexts of urgent.yaml that take words out of it, or an alarm back."""

    def __init__(self, file: RuleFile) -> None:
        lexicon = Lexicon(file.words)

        def compiled(*names: str) -> Iterator[Matcher]:
            return (lexicon.compile(file.contexts[name]) for name in names)

        self.elsewhere, self.joking, self.plain, self.outlook = compiled(
            "elsewhere", "joking", "plain", "outlook"
        )
        self._overcome, self._returned, self._not_well = compiled("overcome", "returned", "not_well")
        self._aside, self._then, self._that_was = compiled("aside", "then", "that_was")
        self._well_since, self._going_on, self._once_again = compiled("well_since", "going_on", "once_again")
        self._dressing, self._bare_illness, self._names_illness = compiled(
            "dressing", "bare_illness", "names_illness"
        )
        self._everyday, self._then_asks, self._not_everyday = compiled("everyday", "then_asks", "not_everyday")
        self._question, self._asks_on, self._beside_it = compiled("question", "asks_on", "beside_it")
        self._of_the_past, self._points_back = compiled("question_of_the_past", "points_back")
        self._by_the_way, self._of_the_danger, self._goes_on = compiled(
            "by_the_way", "of_the_danger", "goes_on"
        )
        self._taken_for_long, self._felt_of_it = compiled("taken_for_long", "felt_of_it")
        self._elsewhere_told, self._came_of_it, self._said_to_work = compiled(
            "somebody_elsewhere", "came_of_it", "said_to_work"
        )
        self._of_the_ill, self._at_hand, self._of_one_person = compiled(
            "of_the_ill", "at_hand", "of_one_person"
        )
        self._slogan, self._sold, self._not_sold = compiled("slogan", "sold_as_cure", "not_sold")
        self._set_aside = [tuple(compiled(name, f"not_{name}")) for name in _SET_ASIDE]
        self._not_now = lexicon.compile((*file.contexts["well_since"], *file.contexts["beside_it"]))

    def is_claim(self, forms: Forms) -> bool:
        """Whether what was taken is told as a thing of long standing that nobody feels any harm of."""
        return self._taken_for_long.found_in(forms.whole) and not self._felt_of_it.found_in(forms.whole)

    def is_of_somebody_elsewhere(self, forms: Forms) -> bool:
        """Whether it is a post on what somebody whom nobody here knows took and what came of it: nothing of
        oneself, of a relative, or of now."""
        rest = self._elsewhere_told.passed_over(forms.whole)
        told = rest != forms.whole and self._came_of_it.found_in(forms.whole)
        return told and not self._at_hand.found_in(rest)

    def is_of_nobody(self, forms: Forms) -> bool:
        """Whether it only tells what a treatment is said to do to people with ALS."""
        if self._at_hand.found_in(forms.whole) or self._of_one_person.found_in(forms.whole):
            return False
        return self._of_the_ill.found_in(forms.whole) and self._said_to_work.found_in(forms.whole)

    def without_slogans(self, forms: Forms) -> Forms | None:
        """A post that sells a cure without its slogans ("stop suffering"); None where it is no such post.

        What tells of oneself, of a relative or of now is none: somebody may mean to stop his own suffering.
        """
        if self._at_hand.found_in(forms.whole) or self._of_one_person.found_in(forms.whole):
            return None
        rest = self._slogan.passed_over(forms.whole)
        if rest == forms.whole or not self._sold.found_in(rest) or self._not_sold.found_in(rest):
            return None
        return _in_sentences(rest)

    def without_overcome(self, forms: Forms) -> Forms | None:
        """The message without what it tells as long over; None where it tells no such thing, or has it back."""
        rest = self._overcome.passed_over(forms.whole)
        if rest == forms.whole or self._returned.found_in(rest) or self._not_well.found_in(forms.whole):
            return None
        return _in_sentences(rest)

    def without_asides(self, forms: Forms) -> Forms:
        """The message without words that are meant otherwise, without fears, checks and plans.

        Without what is everyday in ALS as well ("I can't move my arms", "will I die"), unless the message says
        that it is sudden, announced or of somebody who is alone. Without what is told as not meant, of an
        animal or as a sign that can wait for a doctor or the team, unless the rest says otherwise.
        """
        rest = self._aside.passed_over(self._aside.passed_over(forms.whole))  # neighbours share a space
        for told, not_so in self._set_aside:
            left = told.passed_over(rest)
            rest = rest if left == rest or not_so.found_in(left) else left
        usual = self._everyday.passed_over(rest, _CUT)
        if self._then_asks.found_in(usual) and not self._not_everyday.found_in(usual):
            rest = _closed(usual)
        return forms if rest == forms.whole else _in_sentences(rest)

    def undressed(self, forms: Forms) -> Forms:
        """The message without how it begins and ends: greetings, excuses, thanks, a bare "ALS"."""
        rest = self._dressing.passed_over(self._dressing.passed_over(forms.whole))
        rest = rest if self._names_illness.found_in(rest) else self._bare_illness.passed_over(rest)
        return forms if rest == forms.whole else _in_sentences(rest)

    def asks(self, forms: Forms) -> bool:
        """Whether a question on vitamins or the articles stands in it, and not only what they say of it."""
        rest = self._points_back.passed_over(forms.whole)
        return self._question.found_in(rest) or self._of_the_past.found_in(rest)

    def beside_question(self, forms: Forms) -> Forms | None:
        """What is left without questions on vitamins that no mark parts from it ("is b12 safe lips blue").

        None where there is no such question, or one that goes on ("is b12 safe for somebody who fainted").
        """
        rest = self._question.passed_over(forms.whole, _CUT)
        if rest == forms.whole or self._asks_on.found_in(rest):
            return None
        return _in_sentences(_closed(rest))

    def without_the_rest(self, forms: Forms) -> list[Forms]:
        """The message without what it tells by the way, and with one of such things at a time.

        Nothing where it tells of what is over: there one sentence says what another one means.
        """
        if self.without_overcome(forms) or self.without_past(forms, dark=True):
            return []
        aside = [one for clauses in forms.clauses for one in self._by_the_way_of(clauses)][-_MOST_ASIDE:]
        views = (
            tuple(tuple(c for c in cs if c in kept or c not in aside) for cs in forms.clauses)
            for kept in ((), *((one,) for one in aside))
        )
        return [Forms.joined(left) for left in views if left != forms.clauses and _tells_something(left)]

    def _by_the_way_of(self, clauses: tuple[Forms, ...]) -> list[Forms]:
        """The clauses of a sentence that tell a thing of their own, and nothing of what stands beside it.

        "He was diagnosed two years ago" is by the way, "that was two years ago" and "two years ago" are not.
        """
        own = [self._by_the_way.found_in(one.whole) for one in clauses]
        needed = [self._of_the_danger.found_in(one.whole) for one in clauses]
        leaned_on = [*(self._goes_on.found_in(one.whole) for one in clauses[1:]), False]
        told = zip(clauses, own, needed, leaned_on, strict=False)
        return [one for one, is_own, is_needed, leans in told if is_own and not is_needed and not leans]

    def without_past(self, forms: Forms, dark: bool) -> Forms | None:
        """The message without its sentences of a time that is gone, where all is told to be well since.

        None where it tells no such thing, or where the rest says that it is here once more. ``dark``: what
        was, was a wish to die, so that a smaller word says so.
        """
        unwell = self._not_well.found_in(self._beside_it.passed_over(forms.whole))
        if unwell or not self._well_since.found_in(forms.whole):
            return None
        gone = self._gone(forms.sentences)
        kept = tuple(one for at, one in enumerate(forms.sentences) if at not in gone)
        rest = self._not_now.passed_over("".join(kept))
        if not gone or self._once_again.found_in(rest) or (dark and self._returned.found_in(rest)):
            return None
        plain = tuple(one for at, one in enumerate(forms.plain) if at not in gone)
        return Forms(kept, "".join(kept), plain)

    def _gone(self, sentences: tuple[str, ...]) -> frozenset[int]:
        """The places of sentences that tell of a time that is gone, with the one that "that was" speaks of."""
        over = [at for at, one in enumerate(sentences) if self._then.found_in(one) and self._is_over(one)]
        before = [at - 1 for at in over if at and self._that_was.found_in(sentences[at])]
        return frozenset((*over, *(at for at in before if self._is_over(sentences[at]))))

    def _is_over(self, sentence: str) -> bool:
        short = sentence.count(" ") <= _LONGEST_STORY
        return short and not self._going_on.found_in(self._not_now.passed_over(sentence))


def _closed(text: str) -> str:
    """A canonical text without the marks of what was cut out of it."""
    return " ".join(text.replace(_CUT.strip(), " ").split()).join("  ")


def _in_sentences(text: str) -> Forms:
    """A canonical text out of which something was taken, in its sentences."""
    pieces = [left for piece in text.split(END) if (left := piece.strip(f" {START}"))]
    sentences = tuple(f" {START} {piece} {END} " for piece in pieces)
    return Forms(sentences, "".join(sentences), tuple(pieces))


def _tells_something(sentences: Iterable[Iterable[Forms]]) -> bool:
    """Whether more than a word is left, and more than a cry: "help me" stands in front of anything."""
    words = [word for clauses in sentences for clause in clauses for word in clause.plain[0].split()]
    return len(words) > 1 and not _CRY.issuperset(words)
