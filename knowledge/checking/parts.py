"""A statement into the claims inside it, and how they hang together: listed, opposed, concluded, left open."""

from __future__ import annotations

import re2

from knowledge.checking.features import SUBJECTS
from knowledge.checking.reader import Reader
from knowledge.checking.unproven import Unproven
from knowledge.number_words import named
from knowledge.studies import B12_TRIAL, STUDY_OF_2013
from knowledge.text import normalise

SHORTEST = 2
"""Words that may say something."""
_SHORT_CONTRAST = 5
"""What is set against something in fewer words is a part of it ("..., but only for four months")."""
_CUT = re2.compile(
    r"(?i)\s*(?:[;,] (?:and )?(?:which|that|this|it) (?:means|proves|shows) (?:that )?|"
    r"[;,] (?:and )?that'?s why |;|,? but |, while | whereas |, so | so that means |"
    r", and | and | \+ |, therefore | and therefore | therefore |, yet |, although |, however )\s*"
)
_SPLICED = re2.compile(
    r"(?i)(?:,? so|,) ((?:it|they|he|she|that|this|both|all|everyone|nobody|(?:most|half|none) of|no|not|"
    r"(?:a|an|one|the) (?:\w+ ){0,2}(?:trial|study)(?: (?:of|with|in) \d+ (?:people|patients))?)"
    r"(?:'?s|'re)? )"
)
"""Where a sentence goes on without a word that links ("..., he's the author", "..., no needles involved")."""
_BETWEEN = re2.compile(r"(?i)\b(between (?:\w+ )?[\w.,%-]+) and (\w)")
_COUNTED = re2.compile(r"(?i)\b(hundred|thousand) and (\w)")
_LINKS = re2.compile(
    r"(?i)(?:,? (?:and |so )*(?:(?:that|which) (?:means|proves|shows)|proving|meaning|showing)(?: that)?|"
    r",(?: and| so)?| because| and| so) "
)
"""Wherever a sentence may go on with something else."""
_ASKS = re2.compile(r"(?i)^(?:which|what|whether|if|when|who|where|how|why) ")
_CONCLUDES = re2.compile(
    r"(?i)[;,] so |,? (?:therefore|hence|thus) |,? (?:that|which) (?:means|proves|shows) |"
    r",? (?:and )?that'?s why "
)
_INFERS = re2.compile(
    r"(?i)^(?:since|because|as|given that|seeing that|now that) .+? "
    r"(?:it|they|that|this)(?:'ll| will| must| should| has to| can) "
)
_MEANING = re2.compile(r"(?i),? (?:that|which) (?:means|proves|shows)(?: that)? ")
_NO_PROOF = re2.compile(
    r"(?i)^(?:just |only )?(?:because|if|that) (.+?),? "
    r"(?:does not|doesn'?t|is no proof)(?: (?:mean|prove|show))?(?: that)?(?: it)? (.+)$|"
    r"^(.+?) (?:does not|doesn'?t|do not|don'?t) mean(?: that)? (.+)$"
)
"""What is said not to follow from something ("because it helped mice, that does not mean ...")."""
_STANDS_ALONE = re2.compile(r"(?i)^(?:no|not|all of|none of|most of|half of) ")
_HARMLESS = re2.compile(
    r"(?i),? (?:and |with |all |has |had )*(?:absolutely |completely )?"
    r"(?:no|zero|without(?: any)?) side ?-?effects"
)
_NOT_WITHOUT = re2.compile(r"(?i)(?:n['’]?t|\bnot) (?:\w+ )?(?:without|no|zero) side")
_AMOUNT = re2.compile(r"(?i)(?:,? (?:about|around|some|roughly|nearly|over|only|just))? \d[\d,.]*$")
_LINK = re2.compile(r"(?i)^(?:that|therefore|thus|hence|so) ")
_POINTS_BACK = re2.compile(
    r"(?i)^(?:it|they|he|she|this|that|these|those|the study|the trial)(?P<is>'s|'re|s)?(?: |$)"
)
_OF_ITS_OWN = re2.compile(
    r"(?i)^(?:those|these|the ones|the people|patients|people) (?:who|that|on|with|without) "
)
_IS_THERE = re2.compile(r"(?i)^there$")
_POINTS_INSIDE = re2.compile(r"(?i)\b(?:it'?s|it is|they'?re|they are)\b")
_BY_THE_WAY = re2.compile(
    r"(?i)^(?:and|also|thankfully|luckily|sadly|(?:un)?fortunately|obviously|clearly|basically|naturally),? "
)
_MEANS = re2.compile(r"(?i)\b(tablets|pills|capsules|drops|injections|shots|jabs)\b")
_ADDS = re2.compile(
    r"(?i)(?:,|;| and| so| but) (?:it|they|he|she|this|that)(?:'?s|'re)? |, so |"
    r"[;,] which (?:means|proves|shows) "
)
_CONTRASTS = re2.compile(r"(?i),? (?:but|while|whereas|although|though) ")
_ITEM = (
    r"(?:vitamin (?:b ?)?(?:d|c|e|k|a|b12|b6|b9|b1|b2|b3|\d{1,2})|b12|b6|b9|b1|folic acid|folate|riluzole|"
    r"edaravone|tofersen|mice|humans|people)"
)
_LINKED = r"(?: (?:and|or|plus|as well as) (?:also |in )?| )"
_LIST = re2.compile(
    rf"(?:both )?\b({_ITEM}(?:{_LINKED}{_ITEM})*{_LINKED}{_ITEM})"
    r"(?: (?:both|together|each|alike|all|combined))?\b"
)
_OF_THOSE = re2.compile(
    r"\b(?:vitamin \w+|b\d+|acid|folate|riluzole|edaravone|tofersen) (?:mice|humans|people)\b"
)
"""Two words in a row that are no list: "the vitamin D people" are those who took it."""
_ONE_OF_LIST = re2.compile(_ITEM)
_SET_APART = re2.compile(
    r"(?i)^(?P<said>.{8,}?)(?:,| and| but|, and|, but) not (?P<other>(?:[\w.%'-]+ ?){1,7}?)"
    r"(?:,? (?:though|tho|however|yet|so far|mind you))?$"
)
_SO = re2.compile(r"(?i)\b(?:so|therefore|hence|thus|(?:which|that) (?:means|proves|shows))\b")
_TAKEN = re2.compile(r"(?i)\b(?:supplement\w*|pills?|tablets?|drops|taking|take)\b")
_OF_LACK = re2.compile(
    r"(?i)^(?:a |the )?(?:severe(?:ly)? |very )?(?:low|lack of|lacking|deficiency of|deficient in) "
)
"""A lack, which is left out where it is concluded that something should be taken for it."""
_FACTS = re2.compile(r"(?i)\s*(?:[,;+]| with | and )\s*")
_ABBREVIATED = (
    (re2.compile(r"(?i)\bx ?(\d+) ?(?:wks?|weeks?)\b"), r"for \1 weeks"),
    (re2.compile(r"(?i)\b(\d+) ?wks?\b"), r"\1 weeks"),
    (re2.compile(r"\bI\.?M\b\.?"), "into the muscle"),
    (re2.compile(r"(?i)\b(?:2|two) ?x ?(?:/|per|a) ?(?:wk|week)\b|\bbiw\b"), "twice a week"),
    (re2.compile(r"(?i)\bn ?= ?(\d+)\b"), r"\1 patients"),
    (re2.compile(r"(?i)\bpts?\b"), "patients"),
    (re2.compile(r"(?i)\b(?:vs?\.?|versus) (placebo|dummy)\b"), r"against \1"),
)
"""How posts shorten what they tell of a study, as it is written out."""
_BARE_PERCENT = re2.compile(
    r"(?i)^(?:-|minus )?(?:(?:about|around|roughly) )?(\d+(?:\.\d+)? ?%)(?: (?:slower|less)(?: \w+)?)?$"
)
_PUBLISHED = re2.compile(
    r"(?i)^(?:in )?(?:the )?((?:jama|j clin neurosci|journal of)\b[\w .]*?)(?: (?:19|20)\d\d)?"
    r"(?: (?:study|trial|paper))?$"
)
"""A piece of a list that names where a study was published."""
_OF_THE_STUDY = re2.compile(
    r"(?i)^(?:the|this|that|a) (?:[\w-]+ ){0,2}(?:study|trial|paper)"
    r"(?: (?:was|had|ran|lasted|took|went on)(?: for)?)?"
)
_DIGIT = re2.compile(rf"(?i)\d|\b(?:{named(2, 10)}|twelve|sixteen|twenty|half)\b")
_STUDY_OF = (
    (re2.compile(r"(?i)\d ?(?:iu|units)\b|\bvitamin d\b"), STUDY_OF_2013),
    (re2.compile(r"(?i)\d ?mg\b|\b16[- ]weeks?\b|\bb-?12\b|cobalamin"), B12_TRIAL),
)
"""By what it is told which of the two studies is meant."""
_POINTS_AT_DEED = re2.compile(
    r"(?i)[,;]? (?:and )?(?:that|this|it|which)(?:'ll| will| can| really| just| simply)* "
    r"(?:revers|cur|heal|stop|halt|slow|fix)\w* "
)
_PAIR = 2
_BOTH = re2.compile(r"\b(?:both|alike|together|vitamins) ")


class Parts:
    """Takes statements apart; ``reader`` reads the words in them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._verbs = frozenset(reader.words.verbs)
        self._open = re2.compile(f"(?i){reader.words.open_question}")
        self._unproven = Unproven(reader.words)

    def closely(self, statement: str) -> tuple[str, ...]:
        """All that may be a claim of its own inside a sentence, however it is linked."""
        links = _MEANING if _ASKS.match(statement) else _LINKS
        statement = str(_BETWEEN.sub(r"\1 & \2", _COUNTED.sub(r"\1 \2", statement)))
        pieces = links.sub("; ", statement)
        return self.parts(pieces) if pieces != statement or links is _LINKS else ()

    def parts(self, statement: str) -> tuple[str, ...]:
        """The claims inside a sentence; what the later ones leave out is taken from the first."""
        whole = _BETWEEN.sub(r"\1 & \2", statement)
        if not _NOT_WITHOUT.search(whole):
            whole = _HARMLESS.sub(" and it had no side effects", whole)
        told = _SPLICED.sub(r"; \1", whole)
        pieces = [piece.strip(" ,.") for piece in _CUT.split(told)]
        joined: list[str] = []
        for piece in pieces:
            if joined and not (self._says(piece) and self._says(joined[-1])):
                joined[-1] = f"{joined[-1]} and {piece}"
            elif piece:
                joined.append(piece)
        head = self._head(joined[0]) if joined else ""
        subject = next((name.name for name in self._reader.names(statement) if name.group in SUBJECTS), "")
        head = subject or head if self._reader.denies(head) or _IS_THERE.match(head) else head
        return (*joined[:1], *(self._completed(piece, head, subject) for piece in joined[1:]))

    def left_open(self, statement: str) -> str:
        """What a sentence says not to be known or shown ("nobody knows if it prevents ALS"), or nothing."""
        left = str(_NO_PROOF.sub(r"\1\3, so \2\4", self._open.sub("", statement, 1), 1))
        return left if left != statement else self._unproven.what_is(statement)

    def adds(self, statement: str) -> bool:
        """Whether a sentence goes on about its subject ("... and it cures ALS")."""
        return bool(_ADDS.search(statement)) or self.contrasts(statement)

    def contrasts(self, statement: str) -> bool:
        """Whether a sentence sets one thing against another ("..., but most go deaf")."""
        match = _CONTRASTS.search(statement)
        return match is not None and len(statement[match.end() :].split()) >= _SHORT_CONTRAST

    def set_apart(self, statement: str) -> tuple[str, str] | None:
        """What a sentence tells, and the same of what it denies behind it ("..., and NOT in the big JAMA")."""
        match = _SET_APART.search(statement)
        if match is None or self._says(match["other"]) or self._reader.denies(match["said"]):
            return None
        said, other = match["said"], match["other"]
        before, found, _ = self._before(said, other)
        words = said.split()
        verb = next((i for i, word in enumerate(words) if self._is_verb(normalise(word))), len(words) - 1)
        return said, f"{before if found else ' '.join(words[: verb + 1])} {other}"

    def _before(self, said: str, other: str) -> tuple[str, str, str]:
        """What is said before the place that ``other`` takes; of two, the one that names something."""
        link = f" {other.split(maxsplit=1)[0]} "
        first = said.partition(link)
        return first if self._reader.names(first[2].partition(link)[0]) else said.rpartition(link)

    def conclusion(self, statement: str) -> tuple[str, str] | None:
        """What a sentence tells, and what it draws from it ("..., so take it"); None where it does not."""
        parts = self.closely(statement) if _SO.search(statement) else ()
        if len(parts) != _PAIR:
            return None
        taken = bool(_TAKEN.search(parts[1]))
        return parts[0], str(_OF_LACK.sub("", parts[1], 1)) if taken else parts[1]

    def facts(self, statement: str) -> tuple[str, ...]:
        """The facts that are told of a study one by one, each with a number, as claims of their own."""
        told = written_out(statement)
        pieces = [_OF_THE_STUDY.sub("", piece, 1).strip() for piece in _FACTS.split(told)]
        counted = all(holds_number(piece) or _PUBLISHED.match(piece) for piece in pieces)
        study = next((called for unit, called in _STUDY_OF if unit.search(told)), "")
        if not (study and counted and len(pieces) > _PAIR):
            return ()
        return tuple(_fact(study, piece) for piece in pieces)

    def points_at_deed(self, statement: str) -> bool:
        """Whether the end of a sentence says what the deed in front of it does ("..., that reverses it")."""
        return bool(_POINTS_AT_DEED.search(statement))

    def concludes(self, statement: str) -> bool:
        """Whether a sentence draws a conclusion from what it tells ("..., so it cures ALS")."""
        return bool(_CONCLUDES.search(statement))

    def infers(self, statement: str) -> bool:
        """Whether a sentence draws a conclusion from its beginning ("since it helped mice, it will")."""
        return bool(_INFERS.search(statement))

    def each(self, statement: str) -> tuple[str, ...]:
        """One claim for each of the things that are listed together ("B12 and vitamin D cure ALS")."""
        plain = self._reader.plain(statement)
        match = _LIST.search(plain)
        if match is None or _OF_THOSE.search(match[1]):
            return ()
        items = dict.fromkeys(_ONE_OF_LIST.findall(match[1]))
        each = (plain[: match.start()] + item + plain[match.end() :] for item in items)
        return tuple(_BOTH.sub("", one) for one in each)

    def _says(self, piece: str) -> bool:
        words = normalise(piece).split()
        if len(words) > SHORTEST and (_STANDS_ALONE.match(piece) or ": " in piece):
            return True
        return len(words) >= SHORTEST and (words[0] == "its" or any(self._is_verb(word) for word in words))

    def _is_verb(self, word: str) -> bool:
        return word in self._verbs or (
            word.endswith("ed") and word not in ("need", "approved", "randomised", "called")
        )

    def _head(self, piece: str) -> str:
        words = piece.partition(": ")[0].split()
        at = next((i for i, word in enumerate(words) if self._is_verb(normalise(word))), len(words))
        return str(_AMOUNT.sub("", " ".join(words[:at])))

    def _completed(self, piece: str, head: str, subject: str) -> str:
        """A later part with what it leaves out: ``head`` is how the first began, ``subject`` what is named."""
        linked = _LINK.sub("", piece, 1)
        if linked != piece and not self._is_verb(normalise(linked).split()[0]):
            piece = linked
        if piece.startswith("it had no side effects"):
            return piece.replace("it", subject or head, 1)
        piece = _BY_THE_WAY.sub("", piece, 1)
        back = None if _OF_ITS_OWN.match(piece) else _POINTS_BACK.match(piece)
        if back is not None:
            return f"{head} {'is ' if back['is'] else ''}{piece[back.end() :]}"
        return self._with_subject(piece, head, subject)

    def _with_subject(self, piece: str, head: str, subject: str) -> str:
        """A part that has a beginning of its own, with the subject where it only points at it."""
        if _STANDS_ALONE.match(piece):
            return f"{head} {piece}"
        names = self._reader.names(piece)
        if subject and not any(name.group in SUBJECTS for name in names):
            told = _MEANS.sub(rf"{subject} \1", _POINTS_INSIDE.sub(f"{subject} is", piece, 1), 1)
            if told != piece:
                return str(told)
        starts = normalise(piece).split()[:1]
        return f"{head} {piece}" if not names or (starts and self._is_verb(starts[0])) else piece


def written_out(statement: str) -> str:
    """A statement with what posts shorten written out ("130 pts, 2x/wk x16wks")."""
    for short, long in _ABBREVIATED:
        statement = str(short.sub(long, statement))
    return statement


def _fact(study: str, piece: str) -> str:
    """A piece of a list as a claim on the study; one that is only a percentage is on how much it slowed ALS."""
    published, share = _PUBLISHED.match(piece), _BARE_PERCENT.match(piece)
    if published is not None:
        return f"{study} was published in {published[1]}"
    if share is not None:
        return f"in {study} the decline was {share[1]} slower"
    return f"{study}: {piece}"


def holds_number(text: str) -> bool:
    """Whether a text holds a number, in digits or in words."""
    return bool(_DIGIT.search(text))
