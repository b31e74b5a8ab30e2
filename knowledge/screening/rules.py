"""Rules of the screen: what has to stand together in a message, and what takes the alarm back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.model import record
from knowledge.once import once
from knowledge.screening.forms import Forms
from knowledge.screening.patterns import Held, Lexicon, Matchers


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
    """A rule whose patterns are places among the ``matchers`` of its file."""

    name: str
    needed: frozenset[int]
    unless: frozenset[int]
    within: int

    def holds(self, forms: Forms, whole: Held, matchers: Matchers) -> bool:
        """``whole``: what all of the message holds; a part of it holds nothing else."""
        if not whole.all_of(self.needed):
            return False
        if self.within == 0 or (len(forms.sentences) <= self.within and not forms.is_long):
            return not any(place in whole for place in self.unless)
        return any(self._holds_in(text, whole, matchers) for text in forms.windows(self.within))

    def _holds_in(self, text: str, whole: Held, matchers: Matchers) -> bool:
        if not all(matchers.one_found_in(place, text) for place in self.needed):
            return False
        return not any(place in whole and matchers.one_found_in(place, text) for place in self.unless)


class RuleSet:
    """The compiled rules of a file, by what they find, in the order of the file."""

    def __init__(self, file: RuleFile, lexicon: Lexicon) -> None:
        self._matchers = Matchers()
        places: dict[str, int] = {}

        def place(patterns: Sequence[str]) -> int:
            source = lexicon.joined(patterns)
            if source not in places:
                places[source] = self._matchers.add(source)
            return places[source]

        self._rules = [
            (kind, _compiled(rule, file, place)) for kind, rules in file.rules.items() for rule in rules
        ]
        self._matchers.compile()
        self._needing = _by_rarest(rule.needed for _, rule in self._rules)

    @once
    def first(self, readings: tuple[Forms, ...]) -> str | None:
        """The first kind, in the order of the file, with a rule that holds in one of the readings."""
        hit = next(self.hits(readings), None)
        return hit[0] if hit else None

    def hits(self, readings: tuple[Forms, ...]) -> Iterator[tuple[str, str]]:
        """Every rule that holds, as kind and name."""
        wholes = [(forms, self._matchers.held_in(forms.whole)) for forms in readings]
        possible = frozenset().union(*(whole.possible for _, whole in wholes))
        for at in sorted(at for place in possible for at in self._needing.get(place, ())):
            kind, rule = self._rules[at]
            if any(rule.holds(forms, whole, self._matchers) for forms, whole in wholes):
                yield kind, rule.name


def _by_rarest(needed: Iterable[frozenset[int]]) -> dict[int, list[int]]:
    """The numbers of the rules under that of their patterns which the fewest rules need."""
    rules = list(needed)
    count = Counter(place for places in rules for place in places)
    by_place: dict[int, list[int]] = {}
    for number, places in enumerate(rules):
        by_place.setdefault(min(places, key=lambda place: (count[place], place)), []).append(number)
    return by_place


def _compiled(rule: Rule, file: RuleFile, place: Callable[[Sequence[str]], int]) -> _Compiled:
    needed = frozenset(place(group) for group in (rule.any, *rule.all))
    contexts = [file.contexts[name[1:]] for name in rule.unless if name.startswith("@")]
    own = [pattern for pattern in rule.unless if not pattern.startswith("@")]
    unless = frozenset(place(patterns) for patterns in (*contexts, own) if patterns)
    return _Compiled(rule.name, needed, unless, rule.within)
