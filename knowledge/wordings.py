"""The wordings under which a question is looked up: alone, without a story, with what it leans on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

import re2

from knowledge.splitting.segments import PART, Question, asking_part, asks, heart, sentences

_SHORTEST_PART = 4
_TERSE = 5
"""Words of a question that says too little to be understood without the sentence before."""
_LONG = 14
"""Words of a sentence of which only what is of our subject is read together with a question."""
_MOST_TOGETHER = 60
"""Words that are looked up of two sentences that are read together: the encoder reads no more."""
_MOST_OF_ALL = 480
"""Characters that the wordings of one question may have together; the first is always looked up."""
_ASKS_FOR_SOURCE = re2.compile(
    r"(?i)^\W*(?:so |and |but )?(?:(?:what|do|does|is that what) (?:do |does )?)?"
    r"(?:the|your|these) (?:als )?articles? "
    r"(?:really |also )?(?:go (?:that|so) far|say (?:any|some)thing|"
    r"say|tell|agree|claim|give|state|name|report|"
    r"mention it|back (?:it|that|this)|support (?:it|that|this)|"
    r"say (?:it|that|this|they) (?:really )?(?:works?|helps?|(?:is|are) (?:any )?(?:good|real|true|safe)))\b"
    r"[^a-z]*"
    r"(?:of any|so|it|that|this|about (?:it|that|this))?\W*$"
)
_ASKS_IF_TRUE = re2.compile(
    r"(?i)^\W*(?:(?:is|was|are|were) (?:that|this|it|they|he|she) )?"
    r"(?:accurate|valid|true|right|correct|fair)\b[^.?!]{0,45}\?\W*$"
)
_ELLIPTIC = re2.compile(
    r"(?i)^\W*(?:(?:so|and|but|is there|are there) )*any (?:\w+ )?"
    r"(?:proof|evidence|truth|data|stud(?:y|ies)|trials?|results?|research|science|sense|good|point|use|benefit|risks?|harm|danger)\b"
    r"(?: (?:in|for|to|of|on|behind|at|with))?(?: (?:it|that|this|als|mnd|all|these))*\W*$"
)
"""A question that names no subject but the disease: "Any proof for ALS?"."""
_REPORTED = re2.compile(
    r"(?i)\b(?:asks?|asked|asking|wonder(?:s|ing|ed)?|wants? to know|(?:say|tell|mention|state|know|remember))"
    r" (?:me |us |you )?((?:which|what|who|whose|how|where|when|why)\b.*)$"
)
ASKS_WITH = re2.compile(
    r"(?i)\b(?:it|this|that|they|them) (?:\w+ ){0,3}(?:with|beside|alongside|on top of) "
    r"(?:b12|vitamin|d\b|my|his|her|the|riluzole|rilutek|edaravone|methylcobalamin)"
)
"""Whether what was named before may be taken together with what is named now."""
_ASKS_WHICH = re2.compile(
    r"(?i)^\W*(?:(?:so|and|but|then|ok) )*(?:which|what)(?: (?:ones?|vitamins?|drugs?|medicines?|names?|two|"
    r"three))? (?:do|does|did) (?:(?:the|your|this|that|these|those|either) )?(?:\w+ )?"
    r"(?:articles?|blogs?|posts?|papers?|texts?|pages?|pieces?|it|they|he|she)(?: \w+)? "
    r"(?:lists?|names?|mentions?|gives?|says?|states?|counts?)(?: (?:instead|then|really|actually))*\W*$"
)
"""A question that asks what stands in an article in place of what somebody told."""
_PUTS_IT = re2.compile(
    r"(?i)^\W*(?:(?:so|and|but) )*(?:what|where) (?:do|does|did) (?:the|your|these) (?:\w+ )?"
    r"(?:articles?|blogs?|posts?|papers?) (?:\w+ )?(?:put|set|place) (?:it|that|this|them)(?: at)?\W*$"
)
_IS_THAT_USUAL = re2.compile(
    r"(?i)^\W*(?:(?:so|and|but|now) )*(?:is|was|are|isn't) (?:that|this|it|these|those) "
    r"(?:(?:really|quite|also|just|all|considered|the) )*"
    r"(?:usual|normal|common|typical|expected|standard|ordinary|rare|unusual|rule|norm|way it goes)"
    r"(?: (?:way|thing|case|course|pattern|run of things))?"
    r"(?: (?:for|in|with|among|of)(?: \w+){1,4})?\W*$"
)
_OF_THAT_TEXT = re2.compile(
    r"(?i)\b(?:that|this|those|these) (?:\w+ )?"
    r"(?:articles?|stud(?:y|ies)|papers?|trials?|research|authors?|team|posts?|texts?|reports?)\b"
)
_AND_THEN = re2.compile(r"(?i)^(?:(?:and|but|so) )?(?:then|of course|now|anyway|afterwards|next|after that)\b")
_OF_WHAT_STANDS_BEFORE = (_ASKS_FOR_SOURCE, _ASKS_IF_TRUE, _ELLIPTIC, ASKS_WITH)
_ON_WHAT_WAS_TOLD = (_ASKS_WHICH, _PUTS_IT, _IS_THAT_USUAL)
_TAKES_UP = re2.compile(
    r"(?i)\b(?:it|that|this|they) (?:\w+s|will|would|can|could|may|might|is|was|had|were|are)\b"
)
"""A sentence whose subject was named before it."""
_OF_A_TEXT = re2.compile(
    r"(?i)\b(?:the|that|this|their|its) (?:\w+ )?"
    r"(?:articles?|stud(?:y|ies)|papers?|trials?|research|authors?|team|posts?|texts?|pieces?|reports?)\b"
)
_OF_IT = re2.compile(
    r"(?i)^\W*(?:(?:and|so|but|or|also) )*(?:is|was|does|did|can|has|will) (?:it|that|this|the stuff)\b"
)
_IF_SO = re2.compile(
    r"(?i)\b(?:it|that|this) (?:\w+ )?(?:possible|normal|known|so|the case|usual|common|a fact|fair|ok|okay) "
    r"(?:that|to|for|if|when|in|with)\b|\b(?:it|that|this) (?:really )?(?:true|right|correct)\b"
)
"""Here "it" stands for nothing that was said before."""
_POINTING = re2.compile(r"(?i)\b(?:that|this|it|those|these)\b")
_OF_ANOTHER = re2.compile(r"(?i)\b(?:other|both|second|first|two|three)\b")
"""What a question may ask of without telling which, as the sentence before it has done so; not of others."""
_STORY, _LONG_STORY, _FIRST = 4, 6, 12
"""Words before a reported question, and before one behind a comma, that make it worth looking up without them;
characters that tell where a part begins."""
_ILLNESS = re2.compile(
    r"(?i)\b(?:this|that|the|my|our|his|her|their|your)\s+(?:sort of |kind of )?"
    r"(?:illness|disease|condition|sickness|malady|thing|diagnosis)\b"
)
_IT = re2.compile(r"(?i)\bit\b")
_THIS = re2.compile(r"(?i)\b(with|w|w/|from|of|have|has|got|gets?|getting) this\W*$")
_IT_IS_TAKEN = re2.compile(
    r"(?i)\bit (?:\w+ )?(?:works?|helps?|did|is (?:given|taken)|"
    r"gets? (?:made|given|through|absorbed)|comes? in|worth|effective|approved|safe|tested|expensive|"
    r"available|blinded)\b|"
    r"\b(?:tak(?:e|es|ing|en)|took|tr(?:y|ying|ied)|inject\w*|buy|afford|prescrib\w*|worth|test(?:ed|ing)) it\b"
)
"""Here "it" is something that is taken or was tried, and not the disease."""


def speaks_of_what_is_taken(text: str) -> bool:
    """Whether "it" is something that is taken or was tried, and not the disease."""
    return bool(_IT_IS_TAKEN.search(text))


def asks_which(text: str) -> bool:
    """Whether it is asked what an article names, so that what was told before may be wrong."""
    return bool(_ASKS_WHICH.search(text))


def is_elliptic(text: str) -> bool:
    """Whether a question names no subject but the disease ("Any proof for ALS?")."""
    return bool(_ELLIPTIC.search(text))


def stands_for_nothing(text: str) -> bool:
    """Whether "it" stands for nothing that was said before ("is it true that ...")."""
    return bool(_IF_SO.search(text))


def reported(text: str) -> str | None:
    """What somebody is said to ask: "Nan in Belfast asks what the usual age is"; None where that is all."""
    found = _REPORTED.search(text)
    if found is None or len(text[: found.start(1)].split()) < _STORY:
        return None
    return str(found[1]) if len(found[1].split()) >= _SHORTEST_PART else None


def about_the_illness(question: Question) -> str | None:
    """The question with "this illness" read as ALS, which is what people come here for; None without one.

    "It" is read so only where nothing else was said that it could mean.
    """
    alone = not question.before and not question.after
    may_be = alone and not speaks_of_what_is_taken(question.text)
    readings = ((_ILLNESS, "ALS"), (_THIS, r"\1 ALS"), (_IT, "ALS"))
    for pattern, meant in readings if may_be else readings[:1]:
        read = pattern.sub(meant, question.text, count=1)
        if read != question.text:
            return str(read)
    return None


def _without_story(text: str, in_domain: Callable[[str], bool]) -> Iterator[str]:
    """A question without the story that it opens with, where that speaks of nothing of ours."""
    for part, story in ((reported(text), _STORY), (asking_part(text), _LONG_STORY)):
        before = text[: text.find(part[:_FIRST])] if part else ""
        if part and len(before.split()) >= story and not in_domain(before):
            yield part


def windows(
    question: Question, in_domain: Callable[[str], bool], is_named: Callable[[str], bool] | None = None
) -> tuple[str, ...]:
    """The wordings under which a question is looked up, the plainest first, as many as there is time for.

    A question that names nothing of our subject, or that points back, is read together with the
    nearest sentence that does, and so is one on "the article" that does not say which (``is_named``, else
    ``in_domain``); one behind a colon, or behind a story of other things, also without what stands in front
    of it. One that only asks what the articles make of it, or for proof, is nothing without the sentence
    before.
    """
    found = _wordings(question, in_domain, is_named or in_domain)
    told = accumulate(map(len, found))
    return tuple(one for one, so_far in zip(found, told, strict=True) if so_far <= _MOST_OF_ALL) or found[:1]


def _wordings(
    question: Question, in_domain: Callable[[str], bool], is_named: Callable[[str], bool]
) -> tuple[str, ...]:
    if question.before and any(one.search(question.text) for one in _OF_WHAT_STANDS_BEFORE):
        return tuple(_together(other, question) for other in question.before[:1])
    which = next(filter(is_named, question.before), None) if _is_of_some_text(question.text, is_named) else None
    if which is not None:
        return (_together(_of_ours(which, in_domain), question),)
    own = _own(question.text, heart(question), in_domain)
    named = [text for text in own if in_domain(text)]
    leans = question.leans or (bool(question.before) and _says_too_little(question.text, is_named))
    joined = _joined(question, in_domain)
    if not named:
        told = [_together(other, question) for other in question.before[:1] if leans and not joined]
        alone = () if joined and leans else _whole(question)
        return tuple(dict.fromkeys((*joined, *told, *alone)))
    if _asks_of_before(question):
        return tuple(joined) or (_together(question.before[0], question),)
    only_together = bool(joined) and leans and _is_of_it(question, is_named)
    return tuple(dict.fromkeys((*(() if only_together else named), *(joined if leans else ()))))


def _joined(question: Question, in_domain: Callable[[str], bool]) -> list[str]:
    """The question with the nearest sentence of our subject, and where that points back, with one more."""
    around = [other for other in (*question.before, *question.after) if in_domain(other)]
    found = [_together(_of_ours(other, in_domain), question) for other in around[:1]]
    earlier = [other for other in question.before if in_domain(other)][:2]
    if len(earlier) > 1 and earlier[0] == around[0] and _TAKES_UP.search(earlier[0]):
        found.append(
            _together(f"{_of_ours(earlier[1], in_domain)} {_of_ours(earlier[0], in_domain)}", question)
        )
    return found


def _asks_of_before(question: Question) -> bool:
    """Whether a question says itself that it is on what stands before it."""
    return bool(question.before) and any(one.search(question.text) for one in _ON_WHAT_WAS_TOLD)


def _is_of_it(question: Question, is_named: Callable[[str], bool]) -> bool:
    text = question.text
    if _OF_IT.search(text) and not stands_for_nothing(text):
        return True
    return bool(_only_points(text) or _OF_THAT_TEXT.search(text)) and not is_named(text)


def _only_points(text: str) -> bool:
    return bool(_POINTING.search(text)) and len(text.split()) <= _TERSE


def _says_too_little(text: str, is_named: Callable[[str], bool]) -> bool:
    return len(text.split()) <= _TERSE or _is_of_some_text(text, is_named)


def _is_of_some_text(text: str, is_named: Callable[[str], bool]) -> bool:
    """Whether a question speaks of "the study" and does not tell which."""
    return bool(_OF_A_TEXT.search(text)) and not (_OF_ANOTHER.search(text) or is_named(text))


def _whole(question: Question) -> tuple[str, ...]:
    """The question with all that may be story, as nothing in it is of our subject, and what it reports."""
    return tuple(one for one in (heart(question), reported(question.text), question.text) if one)


def _own(text: str, core: str | None, in_domain: Callable[[str], bool]) -> tuple[str, ...]:
    """The question by itself, without what stands before it, and as it is."""
    last = sentences(text)[-1:] if not asks(text) else ()
    alone = [one for one in last if one != text and in_domain(one)]
    return tuple(one for one in (core, *alone, *_without_story(text, in_domain), text) if one)


def _of_ours(sentence: str, in_domain: Callable[[str], bool]) -> str:
    """A long sentence from its first part on that is of our subject, without how the story went on then."""
    parts = PART.split(sentence) if len(sentence.split()) > _LONG else ()
    ours = [at for at, part in enumerate(parts) if in_domain(part)]
    if not ours:
        return sentence
    left = [part for at, part in enumerate(parts) if at <= ours[-1] or not _AND_THEN.search(part)]
    return ", ".join(left[ours[0] :])


def _together(other: str, question: Question) -> str:
    words = f"{other} {question.text}".split()
    return " ".join(words[-_MOST_TOGETHER:])
