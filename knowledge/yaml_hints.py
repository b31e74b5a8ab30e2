"""What is wrong with a file that cannot be read as YAML: the line to mend, and what to do, for a curator."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

_QUOTES = "put quotes around the text"
_FITS_NOT = (
    "this line does not fit the ones above it: a record begins with '- ', and its other lines stand two "
    "spaces further right, each as 'name: value'"
)
_SECOND_COLON = re.compile(r"^\s*(?:- )?(?:[\w-]+:\s+)?[^\s\"'\[{>|].*:(?:\s|$)")
_NO_SPACE = re.compile(r"^\s*-[^\s-]")
_GLUED = re.compile(r"^\s*(?:- )?[\w-]+:[^\s:/]")
_STRAY = re.compile(r"^\s*(?:- |[\w-]+:\s+)+([\"'])")
_MISPLACED = ("'-' indicator", "expected key", "block end", "block mapping")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?:\s|$)")
_UNMERGED = (
    "the mark of a merge that was not finished: keep the right one of the two versions, and remove the lines "
    "'<<<<<<<', '=======' and '>>>>>>>'"
)
_MARKS = "@`%&*!,]}"


@dataclass(frozen=True, slots=True)
class _Broken:
    """What the parser tells, with the lines that it was at (from 0)."""

    lines: tuple[str, ...]
    problem: str
    at: int
    since: int

    @property
    def line(self) -> str:
        """The line where the parser gave up."""
        return self._line(self.at)

    @property
    def before(self) -> int:
        """The last line above that holds anything."""
        return next((n for n in range(self.at - 1, -1, -1) if self._line(n).strip()), self.at)

    def _line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def first(self, holds: Callable[[str], object]) -> int | None:
        """The first line of which something holds, from where the broken thing begins to where it ends."""
        return next((n for n in range(self.since, self.at + 1) if holds(self._line(n))), None)


_Hint = tuple[int, str] | None


def explained(error: Exception, text: str) -> tuple[int, str]:
    """The line (from 1) that must be mended and what to do, for what the YAML reader raised."""
    position = getattr(error, "position", None)
    if isinstance(error, yaml.reader.ReaderError) and isinstance(position, int):
        return text[:position].count("\n") + 1, "a character that cannot be seen: write this line anew"
    broken = _broken(error, text)
    for rule in _RULES:
        hint = rule(broken)
        if hint is not None:
            return hint[0] + 1, hint[1]
    return broken.at + 1, f"{broken.problem}: compare this line with the others"


def _broken(error: Exception, text: str) -> _Broken:
    mark, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    lines = tuple(text.split("\n"))
    at = min(mark.line if mark else 0, len(lines) - 1)
    return _Broken(lines, problem, at, min(context.line, at) if context else at)


def _merge(broken: _Broken) -> _Hint:
    at = next((n for n, line in enumerate(broken.lines) if _CONFLICT.match(line)), None)
    return None if at is None else (at, _UNMERGED)


def _tab(broken: _Broken) -> _Hint:
    led = broken.line[: len(broken.line) - len(broken.line.lstrip())]
    found = (
        "tab character" in broken.problem
        or "\t" in led
        or ("any token" in broken.problem and "\t" in broken.line)
    )
    return (broken.at, "a tab: use spaces in its place") if found else None


def _second_document(broken: _Broken) -> _Hint:
    return (
        (broken.at, "'---' begins another document: remove this line") if "document" in broken.problem else None
    )


def _open_quote(broken: _Broken) -> _Hint:
    if "mapping values" in broken.problem or "any token" in broken.problem:
        return None
    odd = broken.first(lambda line: line.replace('\\"', "").count('"') % 2)
    return None if odd is None else (odd, 'a quote that is not closed: write " at both ends of the text')


def _behind_quote(broken: _Broken) -> _Hint:
    quoted = _STRAY.match(broken.line)
    if not quoted or not any(one in broken.problem for one in _MISPLACED):
        return None
    if quoted[1] == "'":
        return broken.at, "an apostrophe ends a text in single quotes: put double quotes around the text"
    return (
        broken.at,
        'the quotes end before the text does: put them around all of it, and write \\" for one inside',
    )


def _open_bracket(broken: _Broken) -> _Hint:
    for close, open_ in (("]", "["), ("}", "{")):
        if f"',' or '{close}'" in broken.problem:
            return (
                broken.since,
                f"'{open_}' is not closed: write '{close}' at the end of its list, or {_QUOTES}",
            )
    return None


def _no_space(broken: _Broken) -> _Hint:
    begin = next((n for n in range(broken.at, -1, -1) if broken.lines[n].startswith("- ")), 0)
    for at in range(broken.at, begin - 1, -1):
        if _NO_SPACE.match(broken.lines[at]) and not broken.lines[at].startswith("---"):
            return at, "a space is missing behind '-'"
    if _GLUED.match(broken.lines[broken.before]):
        return broken.before, "a space is missing behind ':'"
    return None


def _colon(broken: _Broken) -> _Hint:
    if "mapping values" not in broken.problem:
        return None
    key = re.match(r"\s*(?:- )?[\w-]+:\s+(.*)", broken.line)
    if key and _SECOND_COLON.match(key[1]):
        return broken.at, f"a colon inside the text: {_QUOTES}"
    if ":" not in broken.lines[broken.before]:
        return broken.before, "a colon is missing at its end, or this line and the next belong elsewhere"
    return broken.at, _FITS_NOT


def _no_colon(broken: _Broken) -> _Hint:
    if "expected ':'" not in broken.problem:
        return None
    if broken.lines[broken.before].lstrip()[:1] in {"'", '"'}:
        return broken.before, "a quote that is not closed, or text behind it"
    at = broken.since if ":" not in broken.lines[broken.since] else broken.at
    return (
        at,
        "a colon is missing ('name: value'), or this text goes on from above and needs more spaces before it",
    )


def _begins_with(broken: _Broken) -> _Hint:
    if broken.line.startswith("* "):
        return broken.at, "a record begins with '- ', not with '*'"
    told = ("any token", "alphabetic or numeric", "undefined alias", "constructor for the tag", "node content")
    if not any(one in broken.problem for one in told):
        return None
    value = re.sub(r"^\s*(?:- |[\w-]+:\s+)*", "", broken.line)
    if value[:1] in _MARKS and value:
        return broken.at, f"a text must not begin with '{value[0]}': {_QUOTES}"
    return broken.at, f"a sign too many, or something is missing here: mend the list, or {_QUOTES}"


def _behind_block(broken: _Broken) -> _Hint:
    if "comment or line break" not in broken.problem and "comment or a line break" not in broken.problem:
        return None
    return (
        broken.at,
        "nothing may stand behind '>-', '>' or '|': begin the text on the next line, or put quotes around it",
    )


def _escape(broken: _Broken) -> _Hint:
    return (broken.at, "'\\' in double quotes: write '\\\\' for it") if "escape" in broken.problem else None


def _misplaced(broken: _Broken) -> _Hint:
    return (broken.at, _FITS_NOT) if any(one in broken.problem for one in _MISPLACED) else None


_RULES = (
    _merge, _tab, _second_document, _open_bracket, _open_quote, _escape, _behind_block, _no_space, _colon,
    _no_colon, _behind_quote, _begins_with, _misplaced,
)  # fmt: skip
