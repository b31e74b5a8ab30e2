"""What the engine finds in the content by a role or a topic: without it some of its rules would fall silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from knowledge.checking.advice import LIMIT
from knowledge.checking.limits import SUBJECTS
from knowledge.model import Claim, ClaimRole, Entry, EntryRole, Topic
from knowledge.reading import Faults

_TOPICS = ("glossary", "sources", "prevention", "b12-help", "b12-trial", "b12-results", "vitamin-d-study")
_BRANCHES = ("als", "b12", "vitamin")
_Wanted = tuple[str, Callable[[Entry], bool]]
_ENTRIES: tuple[_Wanted, ...] = (
    (
        f"'role: upper_limit' and a fact {LIMIT}: put them on the one that tells the upper limit of vitamin D",
        lambda one: one.role is EntryRole.UPPER_LIMIT and one.branch == "vitamin" and LIMIT in one.facts,
    ),
    (
        "'role: upper_limit' on B12: put it on the one that tells whether B12 has an upper limit",
        lambda one: one.role is EntryRole.UPPER_LIMIT and one.branch == "b12",
    ),
    (
        "'role: statistics': put it on the ones that tell how sure the figures of a study are",
        lambda one: one.role is EntryRole.STATISTICS,
    ),
    (
        "'role: summary': put it on the ones that sum up what others tell in more words",
        lambda one: one.role is EntryRole.SUMMARY,
    ),
)


def check_entries(
    entries: Iterable[Entry], leaves: Iterable[Topic], faults: Faults, *, lost: bool = False
) -> None:
    """Add a fault for each entry and each topic that the engine looks for and that is not there.

    ``lost``: some could not be read, so that these faults may only follow from that.
    """
    told, ids = list(entries), {leaf.id for leaf in leaves}
    for what, fits in _ENTRIES:
        if not any(map(fits, told)):
            faults.add("knowledge/entries", 1, f"no entry has {what}", follows=lost)
    branches = {id_.partition("-")[0] for id_ in ids}
    missing = [f"'{id_}'" for id_ in _TOPICS if id_ not in ids]
    missing += [f"'{branch}-...'" for branch in _BRANCHES if branch not in branches]
    for id_ in missing:
        message = f"no topic {id_}, which the program looks for: name it so again, with the entries in it"
        faults.add("knowledge/topics.yaml", 1, message, follows=faults.lacks(Topic))


def check_claims(claims: Iterable[Claim], faults: Faults) -> None:
    """Add a fault for each claim that the engine looks for and that is not there once."""
    told = list(claims)
    for what, found in _claims(told):
        if len(found) != 1:
            count = "no claim has" if not found else f"{len(found)} claims have"
            message = f"{count} {what}: put it on the one that says this"
            faults.add("knowledge/claims", 1, message, follows=faults.lacks(Claim))
    if not any(one.role is ClaimRole.PRODUCT for one in told):
        message = "no claim has 'role: product': put it on those that praise what the articles do not mention"
        faults.add("knowledge/claims", 1, message, follows=faults.lacks(Claim))


def _claims(told: list[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """The roles that one claim has each, with the claims that have them."""
    for role in (ClaimRole.ABOVE_LIMIT, ClaimRole.NO_CURE):
        yield f"'role: {role}'", [one for one in told if one.role is role]
    any_dose = [one for one in told if one.role is ClaimRole.ANY_DOSE]
    for subject in SUBJECTS.values():
        yield (
            f"'role: {ClaimRole.ANY_DOSE}' and subject '{subject}'",
            [one for one in any_dose if one.subject == subject],
        )
