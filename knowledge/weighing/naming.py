"""How a name is told to people that the articles do not mention: as a thing, in the asker's word where that is
one, or not at all ("the articles do not mention pregnant")."""

from __future__ import annotations

import re2

from knowledge.gazetteer import Name
from knowledge.text import tokens

_THINGS = frozenset(
    tokens("vitamin drug supplement food disease gene procedure substance scale person journal country")
)
"""Groups of what can be said not to be mentioned; other names are told by the way, or in no form to repeat."""
_OF_A_PHRASE = frozenset(
    tokens(
        "i it is are has have had got in with for work works help helps treat cure vs versus what whats "
        "which same between runs pass kind form type catch rich"
    )
)
_OF_A_LIST = frozenset(tokens("and or as"))
"""In what a disease or a scale is called these too make a phrase of it ("PLS or ALS")."""
_SHORT_COUNTRY = 3
_NO_NOUN = re2.compile(r"(?:ed|ing|ous|ant)$")
_STEM = 4
"""Letters that a word for a disease shares with its name, where it is a form of it ("depressed")."""


def told(name: Name) -> str:
    """A name as it is told; "" where nothing of it is fit to be said."""
    if name.group not in _THINGS:
        return ""
    said = name.told or name.name
    words = set(tokens(said.casefold()))
    if words & _OF_A_PHRASE or (name.group in ("disease", "scale") and words & _OF_A_LIST):
        return name.name
    if not said.islower():
        return said
    if name.group == "country":
        return said.upper() if len(said) <= _SHORT_COUNTRY else said.title()
    return _disease(said, name.name) if name.group == "disease" else said


def _disease(said: str, name: str) -> str:
    """A disease by its name where it was called by an adjective; "" where a sign of it was named."""
    if said[:_STEM] != name[:_STEM].casefold():
        return ""
    return name if _NO_NOUN.search(said) else said
