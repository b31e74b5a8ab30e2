"""What is wrong with a value that was read but does not fit: told by its name, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any

_SHOWN = 40
_LIST = "a list is needed: [one, two], or a line for each that begins with '- '"
_DATE = "is no date: write year, month and day as 2026-11-22"
_UNKNOWN = "unknown key: remove it, or see CONTRIBUTING.md for the keys there are"
_TELL = {
    "missing": "missing: add it",
    "missing_argument": "missing: add it",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": "lines as 'name: value' are needed",
    "mapping_type": "lines as 'name: value' are needed",
    "dataclass_type": "a record is needed: lines as 'name: value' below its '- '",
}
_NUMBERS = ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing")


def told(error: Any, type_: Any) -> str:
    """What one error of pydantic says to a curator; ``type_`` is what was expected as a whole."""
    place = place_of(error["loc"])
    return f"{place}: {_hint(error, type_)}" if place else _hint(error, type_)


def unknown(what: str, id_: str, known: Iterable[str], file: str = "") -> str:
    """What to do about a name that nothing has: most are slips, and then the right one is near."""
    names = sorted(known)
    begins = [name for name in names if name.startswith(id_) or id_.startswith(name)]
    near = get_close_matches(id_, names, 1) or begins[:1]
    if near:
        return f"unknown {what} '{id_}': did you mean '{near[0]}'?"
    return f"unknown {what} '{id_}': correct the name, or add it{file and ' to ' + file}"


def place_of(steps: Iterable[str | int]) -> str:
    """ "citations.passage (number 2)": a curator counts from 1."""
    names = [str(step) for step in steps if isinstance(step, str)]
    numbers = [str(step + 1) for step in steps if isinstance(step, int)]
    counted = f" (number {', '.join(numbers)})" if numbers else ""
    return ".".join(names) + counted


def _hint(error: Any, type_: Any) -> str:  # noqa: PLR0911 - one a kind of error
    kind, value = error["type"], error.get("input")
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown_key(error["loc"], type_)
    if kind == "string_type":
        return _no_text(value)
    if kind == "enum":
        return (
            f"'{_short(value)}' is none of {error['ctx']['expected'].replace(' or ', ', ')}: write one of these"
        )
    if kind.startswith("date"):
        return f"'{_short(value)}' {_DATE}"
    if kind in _NUMBERS:
        return f"'{_short(value)}' is no number: write it in digits"
    if kind.startswith("bool"):
        return f"'{_short(value)}': write true or false"
    return _TELL.get(kind, str(error["msg"]))


def _unknown_key(steps: tuple[str | int, ...], type_: Any) -> str:
    names = [field.name for field in fields(type_)] if is_dataclass(type_) and len(steps) == 1 else []
    near = get_close_matches(str(steps[-1]).casefold(), names, 1)
    if " " in str(steps[-1]):
        return "a colon is missing: write 'name: value'"
    return f"unknown key: did you mean '{near[0]}'?" if near else _UNKNOWN


def _no_text(value: Any) -> str:
    if isinstance(value, dict):
        return "a colon, or a '{' or '?' at its beginning, takes this text apart: put quotes around it"
    if isinstance(value, list):
        return "this is read as a list: put quotes around the text"
    if value is None:
        return "nothing stands here: write the text (in quotes where it begins with # or &), or remove the line"
    if isinstance(value, bool):
        return "yes, no, on, off, true and false are no text: put quotes around it"
    kind = "a number" if isinstance(value, int | float) else "a date"
    return f"'{_short(value)}' is read as {kind}: put quotes around it"


def _short(value: Any) -> str:
    text = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
