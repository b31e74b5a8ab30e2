"""What a follow-up points at by itself: somebody in the article, an earlier study, trials that go on now."""

from __future__ import annotations

from collections.abc import Mapping

import re2

from knowledge.studies import B12_TRIAL, VITAMIN_D_STUDY

_SOMEBODY_ELSE = re2.compile(
    r"\b(?:doctor|expert|neurologist|specialist|professor|physician|doc) (?:in|of|from|quoted in) "
    r"(?:the|that|this|your) (?:\w+ )?article\b"
)
_TRIALS_NOW = re2.compile(
    r"^(?:(?:any|is there an?|are there|new|other|current) )*(?:trials?|study|studies) "
    r"(?:right )?(?:now|currently|today|open|recruiting|going on|ongoing|running)(?: now)?$"
)
_PEOPLE_ON = re2.compile(
    r"^(?:(?:and|but|so|what about|how about) )*(?:in |for )?(?:people|patients|those|anyone|the ones) "
    r"(?:who are |already |also )*(?:on|taking|with|using) (riluzole|edaravone)$"
)
_MORE_BETTER = re2.compile(
    r"^(?:(?:and|but|so|ok|then) )*(?:(?:is|would|are) )?(?:more|higher|a higher dose|bigger doses?)"
    r"(?: (?:is|be|of it|then|always))* (?:better|help more|work better|stronger)(?: then)?$"
)
_STUDIES: Mapping[str, str] = {"b12": B12_TRIAL, "vitamin": VITAMIN_D_STUDY}
_VITAMINS: Mapping[str, str] = {"b12": "B12", "vitamin": "vitamin D"}
_BY_ROUTE = re2.compile(r"\bthe (?:jabs?|injections?|needles?|shots?) (study|trial|one|paper)\b")
_HOW_OLD = re2.compile(r"^(?:(?:and|but|so|ok) )*how old$")
_THE_ILLNESS = re2.compile(r"\b(?:his|her|my|our|their|the) (?:illness|disease|sickness)\b")
_IDLE = re2.compile(r"(?: (?:anyway|anyways|actually|exactly|btw|in the first place))+$")
"""What stands behind a question without changing it."""
_EARLIER = re2.compile(r"\b(?:earlier|previous|first|older|before)\b")
_LATER = re2.compile(r"\b(?:later|newer|since|after|follow up|latest|newest)\b")
_EARLIER_STUDY = re2.compile(
    r"^(?:(?:and|but|so|ok|what about|how about|what of) )*(?:the|that) "
    r"(?:earlier|first|older|previous|original) (?:study|trial|one)(?: then)?$"
)


def at_somebody_else(query: str) -> bool:
    """Whether a question says by itself whom it is on ("the doctor in the article")."""
    return bool(_SOMEBODY_ELSE.search(query))


def of_a_vitamin(query: str, branch: str) -> str | None:
    """What a follow-up asks of the vitamin of a branch: of people on a drug, or whether more is better."""
    on_drug = _PEOPLE_ON.search(query)
    if on_drug and branch in _STUDIES:
        return f"were people on {on_drug[1]} in {_STUDIES[branch]}"
    if _MORE_BETTER.search(query) and branch in _VITAMINS:
        return f"did a higher dose of {_VITAMINS[branch]} work better than a lower dose in a trial"
    return None


def at_trials_now(query: str) -> bool:
    """Whether a follow-up asks for trials that go on now, which are on no other subject than ALS."""
    return bool(_TRIALS_NOW.search(query))


def at_earlier_study(query: str) -> bool:
    """Whether a follow-up is only "and the earlier study?"."""
    return bool(_EARLIER_STUDY.search(query))


def at_another_time(id_: str, query: str) -> bool:
    """Whether the id of an entry says later studies where earlier ones are asked for, or the reverse."""
    words = id_.split("-")
    if "earlier" not in words and "later" not in words:
        return False
    earlier, later = bool(_EARLIER.search(query)), bool(_LATER.search(query))
    return (earlier and not later and "later" in words) or (later and not earlier and "earlier" in words)


def spelt_out(query: str) -> str:
    """A normalised follow-up with what people write in short put in full ("n d", "the jab study")."""
    query = str(_IDLE.sub("", query))
    query = f"and {query[2:]}" if query.startswith("n ") else query
    query = str(_THE_ILLNESS.sub("als", query))
    query = f"{query} were they" if _HOW_OLD.search(query) else query
    return str(_BY_ROUTE.sub(r"the b12 \1", query))
