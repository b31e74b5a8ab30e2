"""Marks outcomes against labelled questions: right, wrong, clarify, missed; false answers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent
Row = Mapping[str, Any]
Said = Mapping[str, Any]
Ask = Callable[[Sequence[Row]], Sequence[Said]]

_SILENT = re.compile(
    r"\b(?:not|nothing|no|none|never|nor)\b[^.]{0,40}\b(?:cover|mention|address|discuss|deal|say|report|tell|give)|"
    r"says? nothing",
    re.IGNORECASE,
)
"""How an answer says that the articles are silent on a part of what was asked."""
_SMALL = {"no_match", "clarify", "smalltalk", "silent", "advice"}


@dataclass(frozen=True, slots=True)
class Mark:
    """How one question was answered: the verdict, the row and what was said."""

    verdict: str
    row: Row
    said: Said


def rows(path: Path) -> list[Row]:
    """The labelled questions of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def held_back(row: Row) -> bool:
    """Whether a question belongs to the third that nothing is tuned on: a fixed rule on its text.

    Of a conversation it is the text with which it begins.
    """
    first = row["turns"][0] if "turns" in row else row
    return crc32(first["text"].encode()) % 3 == 0


def turns(row: Row) -> list[Row]:
    """What is asked in a conversation, in its order; the first question stands alone, the later ones lean."""
    return [
        {**turn, "id": f"{row['id']}.{place}", "chat": row["id"], "later": place > 1}
        for place, turn in enumerate(row["turns"], 1)
    ]


def answerable(row: Row, said: Said) -> str:
    """right, wrong, clarify or missed, for a question that the articles answer."""
    if said["outcome"] == "clarify":
        return "clarify"
    if said["outcome"] != "answer":
        return "missed"
    return "right" if _holds(row, said) else "wrong"


def _holds(row: Row, said: Said) -> bool:
    text = said["text"] + " " + " ".join(said["caveats"])
    wanted = [*row["must"], *([row["caveat"]] if row.get("caveat") else [])]
    cited = {citation["source"] for citation in said["citations"]}
    return (
        all(re.search(one, text, re.IGNORECASE) for one in wanted)
        and not any(re.search(one, text, re.IGNORECASE) for one in row.get("never", ()))
        and (not row.get("cite") or bool(cited & set(row["cite"])))
    )


def abstain(row: Row, said: Said) -> str:
    """``fine`` or ``false`` (an answer was given), for a question that the articles do not answer."""
    ok = set(row["ok_outcomes"])
    outcome, certainty, guard = said["outcome"], said["certainty"], said["guard"]
    if outcome != "answer":
        return "fine" if outcome in _SMALL else "false"
    if certainty == "not_covered" and ok & {"no_match", "answer_says_not_covered"}:
        return "fine"
    if guard == "personal" and ok & {"answer_with_guard", "advice_guard"}:
        return "fine"
    if "answer_says_not_covered" in ok and _SILENT.search(said["text"]):
        return "fine"
    return "fine" if ok & {"corrects_claim", "answer_from_studies"} else "false"


def claim(row: Row, said: Said) -> str:
    """right, supported (wrongly), verdict (another), or told (too little, or no such source), for a claim."""
    if said["verdict"] not in (row["verdict"], *row.get("also_ok", ())):
        return "supported" if said["verdict"] == "supported" else "verdict"
    told = all(re.search(wanted, said["text"], re.IGNORECASE) for wanted in row["must"])
    cited = {citation["source"] for citation in said["citations"]}
    return "right" if told and (not row["cite"] or cited & set(row["cite"])) else "told"


def turn(row: Row, said: Said) -> str:
    """right, wrong, or the outcome that was not wanted, for a question of a conversation."""
    if said["outcome"] != "answer":
        return "right" if said["outcome"] in row["ok"] else str(said["outcome"])
    text = said["text"] + " " + " ".join(said["caveats"])
    held = all(re.search(one, text, re.IGNORECASE) for one in row["must"])
    return "right" if held and _may_be_answered(row, said) else "wrong"


def _may_be_answered(row: Row, said: Said) -> bool:
    ok = set(row["ok"])
    silent = said["certainty"] == "not_covered" or bool(_SILENT.search(said["text"]))
    return (
        "answer" in ok
        or ("answer_says_not_covered" in ok and silent)
        or ("answer_with_guard" in ok and said["guard"] == "personal")
    )


def marks(labelled: Iterable[Row], said: Iterable[Said], judge: Callable[[Row, Said], str]) -> Iterator[Mark]:
    """The marks of questions, each with what was said to it."""
    for row, one in zip(labelled, said, strict=True):
        yield Mark(judge(row, one), row, one)


def counted(found: Iterable[Mark]) -> Counter[str]:
    """How many marks of each kind."""
    return Counter(mark.verdict for mark in found)
