"""A text with its numbers in digits and in one way of writing ("twice a week", "half", "thirteen hundred")."""

from __future__ import annotations

from collections.abc import Callable

import re2

from knowledge.number_words import SCALES, VALUES, named
from knowledge.patterns import Patterns
from knowledge.text import clean

_SCALES = {**SCALES, "lakh": 100_000}
_NUMBER_WORDS = frozenset((*VALUES, *_SCALES))
_LONG_WORD = re2.compile(r"[A-Za-z]{5,}")
_THOUSANDS = re2.compile(r"(\d)(?:,(\d\d\d)| (000))\b")
_POINTS = re2.compile(r"\b([1-9]\d{0,2})\.(\d{3})\b")
"""Thousands as they are written in other languages ("30.000")."""
_K = re2.compile(r"(\d) ?k\b")
_SHOTS = r"(?:shots?|injections?|jabs?|needles?|doses?)"
_BETWEEN_SHOTS = r"((?: +(?:\d+|mg|of|b12|big|small|vitamin|methylcobalamin|single|fifty))*)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WORDY = (
    (rf"\b(?:one|a|1){_BETWEEN_SHOTS} +{_SHOTS} (?:a|per|each|every) day\b", r"\1 7 x per week"),
    (rf"\b(?:one|a|1){_BETWEEN_SHOTS} +{_SHOTS} (?:a|per|each|every) week\b", r"\1 1 x per week"),
    (rf"\b(?:one|a|1){_BETWEEN_SHOTS} +{_SHOTS} (?:a|per|each|every) month\b", r"\1 0.25 x per week"),
    (
        rf"\b({named(2, 5)}|\d+){_BETWEEN_SHOTS} +{_SHOTS} (?:a|per|each|every) week\b",
        r"\2 \1 x per week",
    ),
    (
        r"\beveryday (function\w*|life|tasks?|activit\w+|things?|abilit\w+|living|use|amount|doses?|skills?)\b",
        r"usual \1",
    ),
    (r"\b(?:a|one) (person|patient|case) or two\b", r"1 or 2 \1s"),
    (
        r"\b(?:a )?couple(?: of)? (times|weeks|months|years|days|people|patients|persons|folks?|"
        r"shots?|injections?|jabs?|needles?)\b",
        r"2 \1",
    ),
    (
        r"\b(for|lasted|lasts|ran|took|over|within|after|only|just|of|was) (?:only |just |about )?"
        r"(?:a|one) fortnight\b",
        r"\1 2 weeks",
    ),
    (r"\b(\d[\d.]*) ?(to|and|or|-|–) ?(\d[\d.]*) (thousand|million)\b", r"\1 \4 \2 \3 \4"),
    (r"\bhalf an? (hundred|thousand|million)\b", r"0.5 \1"),
    (r"\b(?:a )?quarter (?:of )?an? (thousand|million)\b", r"0.25 \1"),
    (r"\b(?:a|one) half of\b|\bhalf (?:of )?(?:the|all) |\bhalf (?:as|the) ", "50 % "),
    (r"\bhalf of (?:us|them|those|people|patients) ", "50 % "),
    (r"\bby (?:a |one )?half\b", "by 50 % "),
    (r"\bhalv(?:es|ed|e|ing)\b", "cut by 50 % "),
    (
        r"\b((?:cuts?|cutting|slash\w*|chop\w*|split\w*|sliced?|reduc\w+|slow\w*|brings?|brought)\b"
        r"[^.;,]{0,40}?) (?:clean |right |nearly |almost |about )?in half\b",
        r"\1 by 50 % ",
    ),
    (r"\bdaily (allowances?|need|needs|amount|requirement|life|living|lives|routines?|tasks?)\b", r"\1"),
    (
        r"\b((?:times|fold|x) (?:(?:more|than|the|your|a|as|much|normal|usual|recommended|what|of|b12|you|they|"
        r"people|need|needs|are|re|meant|to|have|get|in|amount|allowance|dose) )+)(?:daily|a day|per day)\b",
        r"\1",
    ),
    (
        rf"\b({named(2, 5)}|\d+) {_SHOTS}((?: +of)?(?: +\d+ ?mg)?(?: +of)?) +(?:a|per|each|every) week\b",
        r"\1 x per week \2",
    ),
    (rf"\b(?:every|each|on) {_DAY} (?:and|&) (?:every |each |on )?{_DAY}\b", " 2 x per week "),
    (rf"\b(?:every|each) {_DAY}\b|\bon {_DAY}s\b", " 1 x per week "),
    (r"\b(\d+) ?x ?/ ?w(?:ee)?k\b", r" \1 x per week "),
    (r"\ba (hundred|thousand|million)\b", r"one \1"),
    (r"\b([a-z]+[^-\s])-?fold\b", r"\1 fold"),
    (
        r"\b((?:mg|milligrams?)(?: +(?:of|vitamin|methylcobalamin|d))*) +(?:a|per|each|every) week\b",
        r"\1 in a week ",
    ),
    (
        r"\b((?:iu|units?)(?: +(?:of|vitamin|methylcobalamin|d))*) +(?:a|per|each|every) week\b",
        r"\1 1 x per week ",
    ),
    (
        rf"\b({named(2, 5)}|\d+) {_SHOTS} (?:a|per|each|every) week\b",
        r"\1 x per week",
    ),
    (r"\b(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth\b", r"\1y"),
    (r"\b([a-z]+|\d+) (?:whole|full|entire|long|solid|straight) (years|months|weeks|days)\b", r"\1 \2"),
    (r"\b(?:a |one )?third of (?:a|the) year\b", "4 months "),
    (r"\bthree (?:quarters|fourths) of (?:a|the) year\b", "9 months "),
    (r"\b(works?|worked|safe|sure|effective|certain|true|cured?) (?:at |a )?100 ?(?:%|per ?cent\b)", r"\1"),
    (
        r"\b100 ?(?:%|per ?cent) (safe|sure|effective|certain|true|natural|cure|guaranteed|proven|right|works)",
        r"\1",
    ),
    (r"\btwo thirds\b", "66.7 % "),
    (r"\b(?:a|one) third\b", "33.3 % "),
    (r"\b(?:a|one) quarter\b", "25 % "),
    (r"\bhalf a year\b", "6 months "),
    (r"\b(?:twice|two times|2 times|2x) ?(?:a|per|each|every) day\b|\btwice daily\b", " 14 x per week "),
    (
        r"\b(?:three times|3 times|3x) ?(?:a|per|each|every) day\b|\b(?:thrice|three times) daily\b|"
        r"\bthrice (?:a|per|each|every) day\b",
        " 21 x per week ",
    ),
    (r"\b(?:every(?: single)? ?day|daily|each(?: single)? day|once a day|a day|per day)\b", " 7 x per week "),
    (
        r"\b(?:twice|two times|2 times|2x|two|2) ?(?:a|per|each|every|in a)? ?week(?:ly)?\b",
        " 2 x per week ",
    ),
    (
        r"\b(?:once a week|once weekly|one time per week|every week|each week|weekly)\b",
        " 1 x per week ",
    ),
    (r"\b(?:every other day|every second day|alternate days)\b", " 3.5 x per week "),
    (
        r"\b(?:fortnightly|(?:once )?(?:a|every|per) fortnight|every (?:two|2|other) weeks?)\b",
        " 0.5 x per week ",
    ),
    (r"\b(?:twice|two times) (?:a|per|each|every) month\b", " 0.5 x per week "),
    (
        r"\b(?:monthly|once (?:a|per|each|every) month|(?:every|each|per) month)\b",
        " 0.25 x per week ",
    ),
    (r"\b(?:twice|two times) (as|the|more|less|higher|faster|likely|often)\b", r"2 fold \1"),
    (r"\b(?:doubles|doubled|two-?fold|double the)\b", "2 fold "),
    (r"\b(?:triples?|tripled|thrice)\b", "3 fold "),
    (r"\b(?:quadruples?|quadrupled)\b", "4 fold "),
    (r"\b(?:in|per|each|every) one (?:year|month)\b", "yearly"),
    (r"\b(?:a|one) (?:whole|full|entire) (year|month|week)\b", r"1 \1"),
    (
        r"\b(for|over|lasted|lasts|ran|took|after|within|than|was) (?:a|one) (year|month|week)\b",
        r"\1 1 \2",
    ),
    (r"\b(?:a|one) dozen\b|\bdozens\b", "24"),
    (
        r"\b(lasts?|lasted|ran|took|(?:trial|study) (?:went on|continued|spanned)|"
        r"(?:followed|tracked|watched|observed|monitored)"
        r"(?: (?:up|the|these|those|people|patients|participants|folks?|them|everyone|everybody)){0,3})"
        r" (?:on )?(?:for |over )?(?:many |several |a few |a couple of |some )?years\b",
        r"\1 over 2 years",
    ),
    (r"\bthousands of times\b", "many times"),
    (r"\bhundreds\b", "over 200"),
    (r"\bthousands\b", "over 2000"),
    (r"\bmillions\b", "over 2000000"),
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_SPELT = (
    *_WORDY,
    *((rf"\b{word}\b", f"{10 * at}s") for at, word in enumerate(_DECADES.split(), 2)),
)
_IN_WORDS, _IN_DIGITS = Patterns([one for one, _ in _SPELT]), [other for _, other in _SPELT]
_JOINED = re2.compile(r"(\d)[ ]?(?:-|–|to|and|or) ?(\d+(?:\.\d+)?)( ?(?:[a-z%]+))")
_OLD = re2.compile(
    r"(\d)(?:(?:st|nd|rd|th)?[- ](?:birthdays?|year of life|years? of age|(?:years?|yrs?)[- ]old|y/?o)"
    r"|(?:st|nd|rd|th) years of life)\b"
)
_JOINED_OLD = re2.compile(r"(\d)(?:st|nd|rd|th)? ?(?:-|–|to|and|or|till|until) (?:the(?:ir)? )?(\d+) years-old")
_OUT_OF = re2.compile(
    r"\b(?:out of|among|in|of) (?:every |each )?(?:a (?:population|town|city|group) of )?(\d{4,})"
    r"(?: (?:people|persons|inhabitants|citizens))?,? "
    r"(?:(?:there (?:is|are)|(?:you|one|we)(?:'d| would| can| will)? (?:expect|see|find|get|have)|"
    r"sees?|gets?|has|have) )?"
    r"(?:about |around |only |some |roughly )?(\d+(?: (?:or|to|-) \d+)?)\b"
)
"""A share whose whole stands in front ("of 100,000 people one or two get it")."""
_FROM = re2.compile(r"(\d(?: (?:people|persons?|patients))?) from (?:all |the |every )?(\d{1,3}|\d{5,})\b")
"""How many of a whole, as it is said in other languages ("20 from 37")."""
_JOINED_SHARE = re2.compile(
    r"(\d) ?(?:-|–|to|and|or) ?(\d+(?:\.\d+)?)"
    r"(?:(?: new)?(?: als)? (?:people|persons?|patients|cases|folks?|adults|souls|americans))? "
    r"(?:in|per|out of|of|among|amongst|for (?:every|each)|(?:out )?of (?:every|each)|"
    r"in (?:every|each|an?)) (\d+)"
)
_SEX = (
    r"(men|man|males?|guys?|blokes?|gents?|gentlem[ae]n|lads|women|woman|females?|lady|ladies|girls?|gals?)\b"
)
_MEN = frozenset(
    {
        "men",
        "man",
        "male",
        "males",
        "guy",
        "guys",
        "bloke",
        "blokes",
        "gent",
        "gents",
        "gentleman",
        "gentlemen",
        "lads",
    }
)
_COUNTED_TO = r"\b(?:for|to|per|against|versus|vs)(?: every| each)?"
_SEXES = (
    re2.compile(rf"\b(\d[\d.]*) {_SEX}[^.\d]{{0,40}}{_COUNTED_TO} (?:(\d[\d.]*) )?{_SEX}"),
    re2.compile(rf"\b(?:for|per)(?: every| each)? (?:(\d[\d.]*) )?{_SEX}[^.\d]{{0,40}}(\d[\d.]*) {_SEX}"),
)
"""Men counted against women ("16 men for 10 women", "for every woman there are 1.6 men")."""
_NAMES = re2.compile(
    r"\b(?:b ?-?\d+|d[23]|nct\d+|covid-?19|sod1|c9orf72|g93a|v?il-?\d+|co-?q ?10|5g|q10|vitamin b ?\d+)\b"
)


def with_number_words(text: str, correct: Callable[[str], str]) -> str:
    """The text with its misspelt number words as ``correct`` spells them ("thirty thousnd")."""

    def spelt(match: re2._Match[str]) -> str:
        word = correct(match[0].casefold())
        return word if word in _NUMBER_WORDS else str(match[0])

    return str(_LONG_WORD.sub(spelt, text))


def in_digits(raw: str) -> str:
    """The text in lower case, with every number that it spells in digits and no names that hold numbers."""
    text = _NAMES.sub(" ", clean(raw).casefold().replace("’", "'"))
    text = _THOUSANDS.sub(r"\1\2\3", _THOUSANDS.sub(r"\1\2\3", text))
    text = _POINTS.sub(r"\1\2", text)
    text = _K.sub(r"\g<1>000", text)
    text = _with_digits(_IN_WORDS.replaced_in(text, _IN_DIGITS))
    text = _OLD.sub(r"\1 years-old", text)
    text = _JOINED_OLD.sub(r"\1 years-old \2 years-old", text)
    text = _FROM.sub(r"\1 of \2", text)
    text = _OUT_OF.sub(r"\2 in \1 ", text)
    text = _with_ratio(text)
    text = _JOINED_SHARE.sub(r"\1 in \3, \2 in \3", text)
    return str(_JOINED.sub(r"\1\3 \2\3", text))


def _with_ratio(text: str) -> str:
    """The text with men and women who are counted against each other as a ratio ("1.6 to 1")."""
    for pattern in _SEXES:
        match = pattern.search(text)
        if match is None:
            continue
        first, one, second, other = match.groups()
        counts = float((first or "1").rstrip(".")), float((second or "1").rstrip("."))
        men, women = counts if one in _MEN else counts[::-1]
        if (one in _MEN) is not (other in _MEN) and women:
            return f"{text[: match.start()]}{men / women:.3g} to 1 {text[match.end() :]}"
    return text


def _with_digits(text: str) -> str:
    """Number words as digits: "one hundred and thirty" -> "130"."""
    words, out, at = text.replace("-", " - ").split(" "), [], 0
    while at < len(words):
        value, size = _spoken(words, at)
        if size:
            out.append(f"{value:g}" if value < 1e6 else str(int(value)))
            at += size
        else:
            out.append(words[at])
            at += 1
    return " ".join(out).replace(" - ", "-")


def _spoken(words: list[str], start: int) -> tuple[float, int]:
    """The number that begins at a word, and how many words it takes (0: none begins there)."""
    total, part, at = 0.0, 0.0, start
    while at < len(words):
        word = words[at].rstrip(",.")
        if word in VALUES:
            part += VALUES[word]
        elif word in _SCALES:
            factor = _SCALES[word]
            before = part or (_number(words[at - 1]) if at > start else 0) or 1
            total, part = (total, before * factor) if factor == 100 else (total + before * factor, 0.0)
        elif word in ("and", "a", "-", "") and at > start and at + 1 < len(words) and words[at + 1] in VALUES:
            if word == "and" and words[at - 1] not in _SCALES:
                break
        elif at == start and _number(word) is not None and words[at + 1 : at + 2] and words[at + 1] in _SCALES:
            part = _number(word) or 0.0
        else:
            break
        at += 1
    return total + part, at - start


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
