"""A message into its statements: the sentences that can be claims, without what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import re2

from knowledge.checking.frames import Frames
from knowledge.checking.parts import SHORTEST, holds_number
from knowledge.checking.reader import Reader
from knowledge.splitting.segments import sentences
from knowledge.text import clean

MOST_CLAIMS = 6
"""Claims of one message that are judged."""
_HEADING = 4
"""A sentence of so many words that ends openly is a heading."""
_LINKED_TO = re2.compile(r"(?i)(?:https?://|www\.)\S+|\bt\.co/\S+")
_ATTRIBUTED = re2.compile(
    r"(?i)^(.+?),? (?:(?:so )?(?:says|said)|according to|explains|explained|in the words of) "
    r"((?:dr\.? |prof(?:essor)?\.? )?(?:(?:stephen|james) )?(?:scelsa|leverenz))\W*$"
)
"""Whose word it is, told behind it."""
_TAGS = re2.compile(r"^(.*?)(\s+#[\w-]+)((?:\s+#[\w-]+)*)\W*$")
"""Hash tags behind a message."""
_ASKS_FOR_MORE = re2.compile(
    r"(?i)\b(?:a|an|the|of|in|on|at|for|to|with|from|by|about|against|and|or|but|is|are|no|not|what|having|"
    r"early|late|advanced|chronic|my|our|your|his|her|their|new|more|less|than|like|as)$"
)
"""The word behind these belongs to the sentence, though it is a hash tag."""
_QUOTES = re2.compile("[\"“”„«»]|(?:^|\\s)['‘]|['’](?:[\\s.,!?]|$)")
_SAID_OF = re2.compile(
    r"(?i)^(.+?),? that'?s what ((?:most |many |some |the |all )?"
    r"(?:experts?|doctors?|specialists?|neurologists?) "
    r"(?:say|think|reckon|believe)s?) about (.+)$"
)
"""Who says it of what, told behind it."""
_FRONTED = re2.compile(
    r"(?i)^(how|whether|if|why|what) (.+?),? "
    r"(?:(?:the|this|that|one|no) (?:\w+ ){0,2}(?:trial|study|research|article|paper|data) "
    r"(?:cannot|can'?t|can not|could not|couldn'?t|does not|doesn'?t|did not|didn'?t)(?: really)? "
    r"(?:tell|say|show|answer)(?: us)?|"
    r"(?:nobody|no ?one)(?:'s| is| knows| really knows| can (?:say|tell))"
    r"(?: (?:really |quite )?(?:sure|certain))?|"
    r"who knows|"
    r"(?:is|remains) any(?:one|body)'s guess)$"
)
"""What is left open, told in front ("how safe it is after a year, the study cannot tell")."""
_HANGS = re2.compile(r"(?i)^(?:of|on|about|from|to) ")
"""What says nothing on its own: what stands before it is a part of the claim ("the articles tell of ...")."""
_NOT_YET = re2.compile(
    r"(?i)^(.*(?:\b(?:no|not|never|nothing|nobody|none|cannot|without)\b|n['’]?t\b).*?),?(?: [-–])? "
    r"(?:(?:or|well|at least) )*not (?:yet|so far|at the moment|right now|for now|at present)"
    r"(?:,? (?:anyway|at least|though|sadly))?$"
)
"""A denial that is said once more behind itself ("it can't be cured, not yet anyway")."""
_THAT_IS_ALL = re2.compile(
    r"(?i)^(?:and |so )?that(?:['’]?s| is| was) (?:all|how many(?: people| patients)?|how long|how much|what)"
    r"(?: that)? (.+?)\W*$"
)


class Parser:
    """Takes messages apart into statements; ``reader`` reads the words in them."""

    def __init__(self, reader: Reader) -> None:
        self._around = [re2.compile(f"(?i){pattern}") for pattern in reader.words.around]
        self._verbs = frozenset(reader.words.verbs)
        self._frames = Frames(reader.words.frames, reader.names)

    def bare(self, raw: str) -> str:
        """A sentence without what stands around the claim ("Fact check please: ... is that true?")."""
        text = str(_ATTRIBUTED.sub(r"\2 says \1", clean(_QUOTES.sub(" ", raw))))
        before = None
        while before != text:
            before = text
            for pattern in self._around:
                left = pattern.sub("", text, 1).strip(" \t-–:,").rstrip("?!.… ")
                text = text if _HANGS.match(left) and left != text else left
            text = self._frames.without(text)
        text = str(_NOT_YET.sub(r"\1", text))
        text = str(_SAID_OF.sub(r"\2 of \3: \1", text))
        return str(_FRONTED.sub(r"nobody knows \1 \2", text))

    def statements(self, raw: str) -> tuple[str, ...]:
        """The sentences of a message that can be claims, without what stands around them."""
        told = (one for one in sentences(self._without_links(raw)) if not self._frames.is_one(one))
        found = [self.bare(sentence) for sentence in _with_headings(_summed_up(told))]
        return tuple(text for text in found if len(text.split()) >= SHORTEST)[:MOST_CLAIMS]

    def _without_links(self, raw: str) -> str:
        """The message without addresses, and without hash tags where they are no part of a sentence."""
        told = str(_LINKED_TO.sub(" ", raw))
        return "\n".join(map(self._without_tags, told.splitlines()))

    def _without_tags(self, line: str) -> str:
        match = _TAGS.search(line)
        if match is None:
            return line
        said = str(match[1])
        last = said.split()[-1:]
        needed = _ASKS_FOR_MORE.search(said) or any(word.lower() in self._verbs for word in last)
        return said + (match[2] if needed else "")


def _summed_up(told: Iterable[str]) -> Iterator[str]:
    """The sentences; a few words in front of one that only says what they are become its end.

    "37 people. That's all the study had" is read as "the study had 37 people".
    """
    before = ""
    for sentence in told:
        match = _THAT_IS_ALL.match(sentence) if before else None
        if match is not None:
            yield f"{match[1]} {before.rstrip('.!… ')}"
            before = ""
            continue
        if before:
            yield before
        before = sentence if len(sentence.split()) <= _HEADING and holds_number(sentence) else ""
        if not before:
            yield sentence
    if before:
        yield before


def _with_headings(told: Iterable[str]) -> Iterator[str]:
    """The sentences, each with the heading that stands before it ("B12 trial? No control group")."""
    heading = ""
    for sentence in told:
        if (
            len(sentence.split()) <= _HEADING
            and "," not in sentence
            and sentence.endswith(("?", ":", "...", "…"))
        ):
            heading = f"{heading}{sentence.rstrip('?:.…')}: "
        else:
            yield heading + sentence
            heading = ""
    if heading:
        yield heading
