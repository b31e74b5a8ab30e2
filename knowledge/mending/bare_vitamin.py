"""A lone "D" read as the vitamin, and "a vitamin, a protein or" not as vitamin A."""

from __future__ import annotations

import re

import re2

from knowledge.once import once

_BARE_D = re2.compile(
    r"(?P<before>^|[^\w.'’+:;=-])(?P<article>[Tt]he |[Tt]his |[Tt]hat )?D(?P<after>$|[?!,;:)]|\.$|\. | |'s|3\b)"
)
_LONE_D = re.compile(r"(?a)(?<![Vv]itamin )\b[dD][23]?\b")
_NUMBERED_D = re2.compile(r"(?P<before>^|[^\w.'’+:;=-])(?P<name>[dD][23])\b")
_LOWER_D = re2.compile(
    r"\b(?P<lead>drops|units|iu|doses?|levels?|lack|short|enough|amount|bottle|low) (?:of |in |"
    r"on )?(?:the )?d\b"
    r"|\b(?P<work>papers?|study|studies|article|trials?|research) (?:of|on|about|with) d\b"
    r"|\b(?P<verb>test|testing|take|takes|taking|took|swallow|swallowed|swallowing|gave|about|without|"
    r"lacking|missing|does|will|my|his|her|our|your) d\b"
    r"|\bd (?P<tail>tablets?|pills?|drops|levels?|deficiency|supplements?|capsules|gummies|sprays?|injections?|"
    r"shots?|jabs?|tabs?|caps|doses?|studies|study|trials?|papers?|research|receptors?|intake|status|takers?|"
    r"users?|one)\b"
    r"|\bthe d (?P<those>lot|group|folks?|people|crowd|ones|side|arm|tests?)\b"
)
_TURNED = re2.compile(r"(?i)\b(d3?|b[ -]?12)[ -]vitamin(?:e|es|s)?\b")
_D_AS_A_NOUN = re2.compile(
    r"(?P<before>^|[^\s/]+ )d(?P<after>$|[?!,;:)]|\.$|\. | (?:is|are|was|were|isn't|do|does|did|doesn't|didn't|"
    r"can|could|will|would|should|might|may|has|had|have|in|on|for|with|without|and|or|to|from|of|at|as|by|"
    r"than|if|when|while|versus|vs|against|after|before|during|each|every|a day|daily|per|over|helps?|helped|"
    r"makes?|slow|slows|slowed|cures?|protects?|prevents?|causes?|caused|affects?|acts?|works?|worked|stops?|"
    r"gives?|go|goes|comes?|reduces?|lowers?|raises?|improves?|improved|brings?|turns?|changes?|saves?|eases?|done|"
    r"been|ever|really|actually|"
    r"good|bad|safe|harmful|low|high|too|not|enough|better|worse|anymore)\b)"
)
_NO_VITAMIN_AFTER = re2.compile(
    r"(?i)(?:vi.*|\w|\d+|he|she|we|they|you|it|who|what|how|that|there|where|why|when|this|everybody|everyone|"
    r"nobody|hepatitis|group|option|part|plan|class|cup|type|grade|section|panel|figure|table)"
)
"""Words before "d" that make "who'd" or "hepatitis d" of it."""
_GRADES = re2.compile(r"(?:\b(?:[Gg]rade[sd]?|[Mm]arks?|[Rr]at(?:ed|es|ing))\b.*\b[ABC]\b.*\b|\b[Gg]rade )D\b")
"""A "D" among other grades, or called one."""
_TWICE = re2.compile(r"(?i)\b(?:vit\.?|vitamins?|vitamine[ns]?|vitamina)[ -]+(vitamin d[23]?\b)")


_ROW = re.compile(
    r"\b(?P<first>[Vv]itamins? (?:[A-EK]|[BbDd] ?\d{1,2}))(?P<more>(?:(?:, (?:and |or )?| and | or | & |/)"
    r"(?:[A-EK]|[BbDd] ?\d{1,2})\b(?!['’]))+)"
)
"""Several vitamins behind one word ("vitamins B12, B6 and C")."""
_OF_A_ROW = re.compile(r"(?:[A-EK]|[BbDd] ?\d{1,2})\b")
_LISTED = re2.compile(r"(?i)\b(vitamins?), (an?) ")


@once
def with_bare_vitamin(text: str) -> str:
    """The text with a lone "D" spelt out, as in "the D they gave" or "drops of d"."""
    if "vitamin" in text.lower():
        text = _LISTED.sub(r"\1 or \2 ", _TURNED.sub(r"vitamin \1", text))
        text = _ROW.sub(_each, text)
    if not _LONE_D.search(text) or _GRADES.search(text):
        return text
    text = _BARE_D.sub(r"\g<before>\g<article>vitamin D\g<after>", text)
    text = _NUMBERED_D.sub(r"\g<before>vitamin \g<name>", text)
    text = _LOWER_D.sub(_spelt_out, text)
    if _LONE_D.search(text):
        text = _D_AS_A_NOUN.sub(_noun, text)
    return str(_TWICE.sub(r"\g<1>", text))


def _each(match: re.Match[str]) -> str:
    return match["first"] + _OF_A_ROW.sub(lambda one: f"vitamin {one[0]}", match["more"])


def _noun(match: re2._Match[str]) -> str:
    if _NO_VITAMIN_AFTER.fullmatch(match["before"].strip(" \"'(,.")):
        return str(match[0])
    return f"{match['before']}vitamin d{match['after']}"


def _spelt_out(match: re2._Match[str]) -> str:
    if match["verb"]:
        return f"{match['verb']} vitamin d"
    if match["work"]:
        return f"{match['work']} on vitamin d"
    if match["those"]:
        return f"the vitamin d {match['those']}"
    return f"{match['lead']} of vitamin d" if match["lead"] else f"vitamin d {match['tail']}"
