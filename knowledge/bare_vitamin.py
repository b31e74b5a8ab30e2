"""A lone "D" read as the vitamin, and "a vitamin, a protein or" not as vitamin A."""

from __future__ import annotations

import re

import re2

from knowledge.once import once

_BARE_D = re2.compile(
    r"(?P<before>^|[^\w.'’+:;=-])(?P<article>[Tt]he |[Tt]his |[Tt]hat )?D(?P<after>$|[?!,;:)]|\.$|\. | |'s|3\b)"
)
_LONE_D = re.compile(r"(?a)(?<![Vv]itamin )\b[dD]3?\b")
_LOWER_D = re2.compile(
    r"\b(?P<lead>drops|units|iu|doses?|levels?|lack|short|enough|amount|bottle|low) (?:of |in |"
    r"on )?(?:the )?d\b"
    r"|\b(?P<work>papers?|study|studies|article|trials?|research) (?:of|on|about|with) d\b"
    r"|\b(?P<verb>test|testing|take|takes|taking|took|swallow|swallowed|swallowing|gave|about|without|"
    r"lacking|missing|does|will|my|his|her|our|your) d\b"
    r"|\b(?P<link>and|or|for|with|to|than|of|on|about|in|vs) d(?:(?P<stop>[?!.,;])|$)"
    r"|\bd (?P<tail>tablets|pills|drops|levels|deficiency|supplements?|capsules|gummies|study|trial|one)\b"
)
_TURNED = re2.compile(r"(?i)\b(d3?|b[ -]?12)[ -]vitamin(?:e|es|s)?\b")
_TWICE = re2.compile(r"(?i)\b(?:vit\.?|vitamins?|vitamine[ns]?|vitamina)[ -]+(vitamin d\b)")


_LISTED = re2.compile(r"(?i)\b(vitamins?), (an?) ")


@once
def with_bare_vitamin(text: str) -> str:
    """The text with a lone "D" spelt out, as in "the D they gave" or "drops of d"."""
    text = _LISTED.sub(r"\1 or \2 ", _TURNED.sub(r"vitamin \1", text))
    if not _LONE_D.search(text):
        return text
    text = _BARE_D.sub(r"\g<before>\g<article>vitamin D\g<after>", text)
    return str(_TWICE.sub(r"\g<1>", _LOWER_D.sub(_spelt_out, text)))


def _spelt_out(match: re2._Match[str]) -> str:
    if match["verb"]:
        return f"{match['verb']} vitamin d"
    if match["work"]:
        return f"{match['work']} on vitamin d"
    if match["link"]:
        return f"{match['link']} vitamin d{match['stop'] or ''}"
    return f"{match['lead']} of vitamin d" if match["lead"] else f"vitamin d {match['tail']}"
