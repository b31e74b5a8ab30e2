"""Every phrasing is asked: its entry must be found, and no two entries may answer for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from knowledge.linting import Report
from knowledge.loading import Content, read_content
from knowledge.model import Answer, Clarify, Outcome, Urgent
from knowledge.phrasings import held_out
from knowledge.reading import Fault

Ask = Callable[[str], Outcome]
_MUTUAL = 2


def found(outcome: Outcome) -> tuple[str, ...]:
    """The ids of the entries that an outcome answers with or offers, best first."""
    match outcome:
        case Answer(parts=parts):
            return tuple(part.entry.id for part in parts)
        case Clarify(choices=choices):
            return tuple(entry.id for entry in choices)
        case _:
            return ()


def check_asking(ask: Ask, content: Content | None = None) -> Report:
    """Ask every phrasing with ``ask``, an engine that indexes those that are not held out.

    A fault: a searched phrasing that is taken for an emergency or answered by another entry alone, and two
    entries that answer several of each other's held-out phrasings. A warning: one that is not answered.
    """
    content = content or read_content()
    faults, warnings = _Places(content), _Places(content)
    taken: Counter[tuple[str, str]] = Counter()
    for id_, index, phrasing in _phrasings(content):
        outcome = ask(phrasing)
        ids = found(outcome)
        if held_out(phrasing):
            taken.update([(id_, ids[0])] if isinstance(outcome, Answer) and id_ not in ids else [])
        elif isinstance(outcome, Urgent):
            faults.add(id_, index, f"'{phrasing}' is taken for an emergency: reword it, or mend the screen")
        elif isinstance(outcome, Answer) and id_ not in ids:
            faults.add(id_, index, f"'{phrasing}' is answered by '{ids[0]}': keep them apart")
        elif id_ not in ids:
            warnings.add(id_, index, f"'{phrasing}' is not answered: a name in it may be unknown to the entry")
    for one, other in _mutual(taken):
        faults.add(one, None, f"'{one}' and '{other}' answer each other's phrasings: merge or reword them")
    return Report(faults.told(), warnings.told())


class _Places:
    """Collects faults at phrasings."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._found: list[tuple[str, int | None, str]] = []

    def add(self, id_: str, index: int | None, message: str) -> None:
        self._found.append((id_, index, message))

    def told(self) -> tuple[Fault, ...]:
        return tuple(sorted(self._fault(*one) for one in self._found))

    def _fault(self, id_: str, index: int | None, message: str) -> Fault:
        file, lines, at = self._content.entries.origin[id_]
        place = (at, "phrasings") if index is None else (at, "phrasings", index)
        return Fault(file, lines.of(place), f"{id_}: {message}")


def _phrasings(content: Content) -> Iterator[tuple[str, int, str]]:
    for entry in content.entries.by_id.values():
        for index, phrasing in enumerate(entry.phrasings):
            yield entry.id, index, phrasing


def _mutual(taken: Counter[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    many = {pair for pair, count in taken.items() if count >= _MUTUAL}
    return sorted((one, other) for one, other in many if one < other and (other, one) in many)
