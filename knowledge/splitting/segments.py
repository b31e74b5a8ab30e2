"""A message into its questions: which sentences ask, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import re2

from knowledge.once import once
from knowledge.splitting.elliptical import LED, completed
from knowledge.text import clean

MOST_QUESTIONS = 6
"""Questions of one message that are looked at; three can be answered."""
_FEW_QUESTIONS, _LONG = 2, 2_000
"""Questions that are looked at of a message of more than so many characters."""
_MOST_WORDS, _MOST_CHARACTERS = 40, 320
"""Words and characters of one sentence that are looked up."""
_REACH = 3
_SHORTEST_CLAUSE = 2
_SHORT_QUOTE = 12
_SHORT_SENTENCE = 10
_SHORTEST_PART = 4

_END = re2.compile(r"([.!?…]+[\"'”’)\]]*)\s+")
_ABBREVIATION = re2.compile(
    r"(?i)(?:^|[\s(])(?:dr|mr|mrs|ms|prof|vs|e\.g|i\.e|approx|st|etc|no|fig|vit|acc|\w)\.$"
)
_BRACKETED = re2.compile(r"\(\w[^()]*\w\W?\)")
_ORIGIN = re2.compile(
    r"(?i)\s*[(\[]\s*(?:(?:i am|i'm|im|we are|we're|me|writing|greetings|love|hello|both|all) )?from "
    r"(?:the )?\w+(?: \w+)?\s*[)\]]|"
    r"[\s,;.–-]+(?:sorry,? )?(?:i am|i'm|im|we are|we're|greetings|regards|writing|love|hello|best wishes) "
    r"from (?:the )?\w+(?: \w+)?\W*$"
)
"""Where the writer is from, which is no part of what is asked."""
_OF_WHOM = re2.compile(
    r"(?i)\b((?:my|our|a|his|her|one of (?:my|our)) (?:\w+ )?"
    r"(?:neighbou?rs?|friends?|cousins?|aunt|uncle|sister|brother|son|daughter|nephew|niece|"
    r"colleague|doctor|neurologist|consultant|pharmacist|nurse|clinic|group|mate|pal|member|someone|"
    r"relative|in-laws?|family|people)) "
    r"(?:over |down |up |back )?(?:in|from) (?:the )?"
    r"(?-i:[A-Z]\w+(?: [A-Z]\w+)?)\b"
)
"""Where somebody is from who is spoken of, who is no part of what is asked either."""
_AS_SAID = re2.compile(
    r"(?i),? (?:like|as) (?:(?:this|that|the|my|our|some|a|one|his|her) \w+(?: \w+)?|he|she|they|some|people) "
    r"(?:claims?|claimed|says?|said|thinks?|thought|writes?|wrote|posted|insists?|told (?:me|us)|puts it)(\W*)$"
)
"""Who said what is asked about, behind it ("like this guy claims")."""
_TAKES_NONE = re2.compile(
    r"(?i)[,;.–-]+ (?:i|we|he|she|they|(?:my|our) \w+) (?:do|does)(?:n'?t| not) (?:take|use|have|get) "
    r"(?:any|it|that|one)(?: (?:of it|yet|now|so far|at all))*(\W*)$"
)
"""What somebody does not take, told behind a question on it."""
_VITAMIN_D = re2.compile(r"(?i)\bvitamin d\.$")
_INTERROGATIVE = (
    r"how|what|whats|what's|which|who|whos|who's|whom|whose|when|where|why|is|are|was|were|am|did|does|do|"
    r"can|could|"
    r"will|would|should|has|have|"
    r"had (?:he|she|they|the|you|it|any\w*|we|i|people|those)|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|wat|wht|wats|hw|wich|wen"
)
_FILLER = (
    r"(?:n|hi|hello|hey|hallo|good (?:morning|evening|afternoon|day)|please|pls|so|and|but|or|well|ok|okay|"
    r"now|also|"
    r"then|anyway|sorry|thanks|thank you|bot|all|everyone|everybody|guys|folks|there|just|quick question|"
    r"question|"
    r"my question|another (?:one|question)|one more (?:thing|question))"
)
_OPENS = re2.compile(
    rf"(?i)^\W*(?:{_FILLER}\b\W*)*(?:{LED}(?:{_INTERROGATIVE})|explain|tell|describe|give|name)\b"
)
_TELLS = re2.compile(
    r"(?i)^\W*(?:was|am|were|had|have) "
    r"(?:an? |in |on |at |diagnosed|told|given|never|always|been|used to|so |very |just |my |our |\d)"
)
"""How somebody tells of himself who leaves out "I" ("was a teacher for 31 years")."""
_REQUEST = re2.compile(
    r"(?i)\b(?:tell me|explain|(?:want|like|love|need) to know|curious (?:if|what|how|why|whether|about)|"
    r"wonder(?:ing|ed)? (?:if|what|how|why|whether|about)|any idea|anybody know|anyone know|does anyone|"
    r"is (?:it|that|this) (?:true|right|correct|so)|(?:true|correct|right) (?:or|source)|could you|what about|"
    r"can (?:you|someone|anybody|anyone)|how about|yes or no|remind me|question is|trying to find|"
    r"(?:does|did|do)(?:n'?t| not) (?:say|tell|mention|state) (?:which|what|who|how|where|when|if|whether)|"
    r"not sure (?:if|what|how|whether)|can'?t remember|cannot remember|"
    r"asks? (?:(?:me|us|you|to know) )?(?:(?:at|in|for|by|from|to) )?"
    r"(?:if|what|how|why|whether|which|who|whose|when|where|about|for))\b"
)
_WISHES = re2.compile(
    r"(?i)(?P<not>\b(?:not|never|don'?t|doesn'?t|didn'?t|without) )?(?:\b(?:really|only|just|even) )?"
    r"\b(?:wants?|wanted|wish|wishes|hopes?|(?:like|love|need)s?|try|tries|trying) to "
    r"(?:know|hear|learn|understand|find out|grasp|be told|see) (?:\w+,? ){0,6}?"
    r"(?:what|how|why|if|whether|which|who|whose|when|where|about)\b"
)
"""What somebody wishes to be told; who does not wish it asks nothing."""
_WAS_ASKED = re2.compile(
    r"(?i)\b(?:asked|asks|asking) (?:(?:me|us|him|her|again) )*(?:\([^()]*\) )?"
    r"(?:if|whether|what|how|why|when|where)\b"
)
"""What somebody else asked, which is the question where nothing else asks."""
_WAS_ASKED_TO_DECIDE = re2.compile(
    r"(?i)\b(?:if|whether|what|how|how much|when) (?:he|she|i|we|they|you|my \w+) "
    r"(?:'d |would |will |really |also )?(?:should|shall|ought|must|can|could|may|"
    r"takes?|needs?|wants?|wanted|likes?|has to|have to)\b"
)
"""... unless that is about what one person is to do."""
_ASIDE = re2.compile(r"\s*\([^()]*\)")
_ASKS_OF_NONE = re2.compile(
    r"(?i)^\W*(?:(?:so|and|but|really|honestly)\W+)*(?:is|was|were|are) there "
    r"(?:(?:really|actually|truly|honestly|ever|absolutely) )*"
    r"(?:nothing|none|not (?:one|any|a single one)|any\w*)"
    r"(?: (?:at all|whatsoever|then|else|of (?:them|it|that)))*\W*$"
)
"""A question on whether there was none of what a sentence before it denies ("was there really nothing?")."""
_DENIES = re2.compile(r"(?i)\b(?:no \w+|none|zero|nothing|not (?:one|any|a single))\b")
_ONLY_ASKS = re2.compile(
    r"(?i)^(?:(?:and|so|but|please|hi|hello)\W+)*(?:does|do|would|can|could|will) "
    r"(?:anyone|anybody|someone|somebody|you|u)"
    r"(?: (?:here|please|out there|know|remember|say|explain|help|tell me))+\W*$"
)
"""What only asks to be told, and nothing yet ("does anyone know, ...")."""
_CLAUSE = re2.compile(
    r"(?i)(?:\s*[,;]\s*(?:and\s+|plus\s+|also\s+|or\s+)*|\s+(?:and|plus|n|&|\+)\s+(?:also\s+)?|\s+also\s+)"
    rf"({LED}(?:{_INTERROGATIVE})\b)"
)
_BARE = re2.compile(r"(?i)^(when|where|how long)\W*$")
"""A question of which nothing but its first word is written, behind another one ("how long was it, where")."""
_SEMICOLON = re2.compile(r"\s*;\s*(?:(?:and|but|also) )?")
_WHETHER = re2.compile(r"(?i)^(?:if|whether) ")
_ASKS_TO_HAVE = re2.compile(r"(?i)\b(?:asks?|asked|begs?|wants?|calls?)(?: \w+)? for \w+\W*$")
_NUMBER = re2.compile(r"(?:^|\s)\(?(\d|[a-f])[).]\s+")
PART = re2.compile(r"\s*(?:[,;:]|\s[-–—]|…|\.\.\.|[.?!])\s+")
_JOINT = re2.compile(r"(?i)\s*(?:[,;:]|\s[-–—]|…|\.\.\.|[.?!]|\s(?:and|but|so))\s+")
_JOINED = re2.compile(
    r"(?i)^[\s,;:.…–—-]*(?:(?:and|but|so)\b\s*)?|[\s,;:…–—-]*(?:\b(?:and|but|so))?[\s,;:…–—-]*$"
)
"""What joined a part of a sentence that was taken away to the rest."""
_COLON = re2.compile(r"\s*(?::|\s[-–—]|…|\.\.\.)\s+")
_ANAPHORA = re2.compile(
    r"(?i)\b(?:it|its|they|them|their|theirs|this|that|these|those|the stuff|there|he|she|his|him|her|one|ones|"
    r"the other|same|"
    r"which (?:one )?(?:belongs?|applies|holds|fits|counts)|"
    r"such|figure|number|headcount|source|claim|true|right|correct|so)\b"
)
_POINTS = re2.compile(r"(?i)\b(?:it|that|this|them|those|these)\b")
_TAG = re2.compile(
    r"(?i)^\W*(?:(?:is|was) (?:that|this|it) (?:right|true|so|correct)|right|correct|true|yes|no|do you know|"
    r"(?:does )?any(?:one|body) know|any ideas?|can you (?:help|tell me|say)|please|thanks?|"
    r"or (?:not|no|what))\W*$"
)
"""What only presses for an answer to the question before."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked. ``before`` are the sentences that stand in front of it, nearest first."""

    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def leans(self) -> bool:
        """Whether it points at something that was said elsewhere."""
        return bool(_ANAPHORA.search(self.text))

    @property
    def points_back(self) -> bool:
        """Whether it asks of the very thing that was named before ("what does it cost", "about that")."""
        return bool(_POINTS.search(self.text))


def sentences(raw: str) -> tuple[str, ...]:
    """The cleaned sentences of a message, without where its writer is from; a line break ends one too."""
    lines = (without_origin(clean(line)) for line in raw.splitlines())
    return tuple(part for line in lines for part in _sentences(line) if part)


def without_origin(text: str) -> str:
    """A text without where its writer is from ("(from Brazil)") or who told it, where anything else is left."""
    rest = str(_AS_SAID.sub(r"\1", _TAKES_NONE.sub(r"\1", _OF_WHOM.sub(r"\1", _ORIGIN.sub("", text))))).strip()
    return rest if len(rest.split()) > 1 else text


def _sentences(line: str) -> Iterator[str]:
    start = 0
    inside = {at for part in _BRACKETED.finditer(line) for at in range(part.start(), part.end() - 2)}
    for end in _END.finditer(line):
        if end.start() not in inside and _ends_a_sentence(line[start : end.end(1)]):
            yield line[start : end.end(1)].strip()
            start = end.end()
    yield line[start:].strip()


def _ends_a_sentence(part: str) -> bool:
    return not _ABBREVIATION.search(part) or bool(_VITAMIN_D.search(part))


def opens(sentence: str) -> bool:
    """Whether a sentence begins as a question."""
    return bool(_OPENS.search(sentence)) and not _TELLS.search(sentence)


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something, with or without a question mark."""
    bare = sentence.rstrip(" \"'”’)]*_😂🙏❤️🤔😊")
    return bare.endswith("?") or opens(sentence) or bool(_REQUEST.search(sentence)) or _wishes(sentence)


def _wishes(sentence: str) -> bool:
    """Whether somebody wishes to be told something ("I only want to hear what that does")."""
    found = _WISHES.search(sentence)
    return found is not None and not found["not"]


@once
def questions(raw: str) -> tuple[Question, ...]:
    """What a message asks, in order. A message in which nothing asks is taken as one question."""
    listed = numbered(raw)
    most = _FEW_QUESTIONS if len(raw) > _LONG else MOST_QUESTIONS
    if listed:
        return tuple(Question(shortened(text)) for text in listed[:most])
    parts = tuple(item for part in sentences(raw) for item in _items(part))
    asking = [at for at, part in enumerate(parts) if asks(part)]
    asking = [at for at in asking if at - 1 not in asking or not _TAG.match(parts[at])]
    if not asking:
        asked = [_ASIDE.sub("", part) for part in parts if _was_asked(part)]
        return (Question(shortened(" ".join(asked or parts))),) if parts else ()
    different = sorted({parts[at]: at for at in asking}.values())
    return tuple(_question(parts, at) for at in different[-most:])


def _items(sentence: str) -> Sequence[str]:
    """What a sentence lists with semicolons, where at least two of its items ask; else the sentence."""
    items = [item for item in _SEMICOLON.split(sentence) if item and not _ASKS_TO_HAVE.search(item)]
    asked = sum(asks(item) or bool(_WHETHER.search(item)) for item in items)
    return [_WHETHER.sub("is it so that ", item) for item in items] if asked >= 2 else (sentence,)


def _was_asked(sentence: str) -> bool:
    """Whether a sentence tells what somebody asked, which is no decision about one person."""
    return bool(_WAS_ASKED.search(sentence)) and not _WAS_ASKED_TO_DECIDE.search(sentence)


def numbered(raw: str) -> tuple[str, ...]:
    """The items of a message that numbers its questions from 1 or a, or nothing."""
    text = clean(raw)
    marks = list(_NUMBER.finditer(text))
    told = "".join(mark[1] for mark in marks)
    if len(marks) < 2 or not ("123456789".startswith(told) or "abcdef".startswith(told)):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))


def _question(parts: Sequence[str], at: int) -> Question:
    before = _nearest_first(parts[at], parts[max(0, at - _REACH) : at])
    after = map(shortened, parts[at + 1 : at + 2])
    return Question(shortened(parts[at]), tuple(map(shortened, before)), tuple(after))


def _nearest_first(question: str, before: Sequence[str]) -> list[str]:
    """The sentences before a question, nearest first; in front of them the one whose denial is doubted."""
    nearest = list(reversed(before))
    if not _ASKS_OF_NONE.search(question):
        return nearest
    return sorted(nearest, key=lambda one: _DENIES.search(one) is None)


def clauses(question: Question) -> tuple[Question, ...]:
    """The questions inside one sentence ("how many took part and how long did it last"), or only itself."""
    whole = heart(question) or question.text
    led_by = question.text.removesuffix(whole).strip(" :-–—.…")
    before = (led_by, *question.before) if led_by else question.before
    cuts = list(_CLAUSE.finditer(whole))
    starts = [0, *(cut.start(1) for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(whole)]
    texts = [whole[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    texts = completed([text for text in texts if not _ONLY_ASKS.search(text)])
    texts = [*texts[:1], *(_BARE.sub(r"\1 was it", text) for text in texts[1:])]
    if len(texts) > 2 and not _OPENS.search(texts[0]):
        before, texts = (texts[0], *before), texts[1:]
    if not 2 <= len(texts) <= MOST_QUESTIONS or not all(_is_clause(text) for text in texts):
        return (question,)
    return tuple(Question(text, (*texts[:at][::-1], *before)) for at, text in enumerate(texts))


def told_apart(text: str, tells: Callable[[str], bool]) -> str:
    """One sentence that asks behind or before something told ("my dad died of it, what causes it") as two.

    ``tells`` knows what only tells. Any other text comes back as it is.
    """
    told = [part for part in _JOINT.split(text) if part.strip() and tells(part)]
    asked = text
    for part in told:
        asked = _JOINED.sub("", asked.replace(part, "", 1))
    if not told or len(sentences(text)) > 1 or not asks(asked):
        return text
    return f"{'. '.join(told)}. {asked.rstrip('?.! ')}?"


def _is_clause(text: str) -> bool:
    return len(text.split()) >= _SHORTEST_CLAUSE and bool(_OPENS.search(text))


def heart(question: Question) -> str | None:
    """What stands behind the last colon or dash of a question, where that asks by itself."""
    parts = _COLON.split(question.text)
    last = parts[-1].strip() if len(parts) > 1 else ""
    return last if len(last) >= _SHORT_QUOTE and asks(last) else None


def asking_part(text: str) -> str:
    """The last part of a longer sentence that opens as a question, as what stands before it only tells.

    "We are off to the clinic, so how often is it given" asks nothing about the clinic. Where no part opens
    so, or what opens so is only a tag, it is the whole text.
    """
    if len(text.split()) <= _SHORT_SENTENCE:
        return text
    parts = [part for part in PART.split(text) if len(part.split()) >= _SHORTEST_PART]
    asking = [at for at, part in enumerate(parts) if _OPENS.search(part)]
    return ", ".join(parts[asking[-1] :]) if asking else text


def core(text: str) -> str:
    """A message that is one short sentence or a few; of a longer one its last question."""
    asked = questions(text) if len(text.split()) > _MOST_WORDS else ()
    return asked[-1].text if asked else text


def shortened(sentence: str) -> str:
    """A sentence of at most 40 words; of a longer one those with which it begins to ask, else its last ones."""
    words = sentence.split()
    if len(words) <= _MOST_WORDS and len(sentence) <= _MOST_CHARACTERS:
        return sentence
    begins = bool(_OPENS.search(sentence))
    part = sentence if begins else asking_part(sentence)
    if part == sentence and not begins:
        return " ".join(words[-_MOST_WORDS:])[-_MOST_CHARACTERS:].lstrip()
    return " ".join(part.split()[:_MOST_WORDS])[:_MOST_CHARACTERS].rstrip()
