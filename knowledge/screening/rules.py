"""Rules of the screen: what has to stand together in a message, and what takes the alarm back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.model import record
from knowledge.screening.forms import Forms
from knowledge.screening.patterns import Lexicon, Matcher


@record
class Rule:
    """One way to say something.

    ``any``: one of these patterns has to stand in the text, and one of each list of ``all``. ``unless``:
    none of these may; ``@name`` means a whole list of the file's ``contexts``. ``within`` is the number
    of neighbouring sentences that are looked at together; 0 means the whole message.
    """

    name: str
    any: tuple[str, ...]
    all: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    within: int = 1


@record
class RuleFile:
    """A file of rules: lists of words, contexts that take an alarm back, and rules by what they find."""

    rules: Mapping[str, tuple[Rule, ...]]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contexts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def patterns(self) -> Iterator[str]:
        """Every pattern of the file."""
        yield from (pattern for patterns in self.contexts.values() for pattern in patterns)
        for rule in (rule for rules in self.rules.values() for rule in rules):
            yield from rule.any
            yield from (pattern for group in rule.all for pattern in group)
            yield from (pattern for pattern in rule.unless if not pattern.startswith("@"))


@dataclass(frozen=True, slots=True)
class _Compiled:
    name: str
    needed: tuple[Matcher, ...]
    unless: Matcher | None
    within: int

    def holds(self, forms: Forms) -> bool:
        if not all(matcher.found_in(forms.whole) for matcher in self.needed):
            return False
        return any(self._holds_in(text) for text in forms.windows(self.within))

    def _holds_in(self, text: str) -> bool:
        if not all(matcher.found_in(text) for matcher in self.needed):
            return False
        return self.unless is None or not self.unless.found_in(text)


class RuleSet:
    """The compiled rules of a file, by what they find, in the order of the file."""

    def __init__(self, file: RuleFile, lexicon: Lexicon) -> None:
        self._by_kind = {
            kind: tuple(_compiled(rule, file, lexicon) for rule in rules) for kind, rules in file.rules.items()
        }

    def first(self, readings: Iterable[Forms]) -> str | None:
        """The first kind, in the order of the file, with a rule that holds in one of the readings."""
        hit = next(self.hits(tuple(readings)), None)
        return hit[0] if hit else None

    def hits(self, readings: tuple[Forms, ...]) -> Iterator[tuple[str, str]]:
        """Every rule that holds, as kind and name."""
        for kind, rules in self._by_kind.items():
            for rule in rules:
                if any(rule.holds(forms) for forms in readings):
                    yield kind, rule.name


def _compiled(rule: Rule, file: RuleFile, lexicon: Lexicon) -> _Compiled:
    needed = tuple(lexicon.compile(group) for group in (rule.any, *rule.all))
    unless = list(_resolved(rule.unless, file.contexts))
    return _Compiled(rule.name, needed, lexicon.compile(unless) if unless else None, rule.within)


def _resolved(patterns: Iterable[str], contexts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for pattern in patterns:
        if pattern.startswith("@"):
            yield from contexts[pattern[1:]]
        else:
            yield pattern
