"""The curated claims: read from ``claims/*.yaml`` and checked for references."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from knowledge.model import Caveat, Claim, Entry, Knowledge
from knowledge.reading import FOLDER, Faults, Records, check_endings, read_records
from knowledge.roles import check_claims
from knowledge.shape_hints import unknown


def read_claim_records(folder: Path, faults: Faults) -> Records[Claim]:
    """The claims below ``folder``; faults in their shape are collected."""
    check_endings(folder / "claims", Claim, faults)
    return read_records(sorted((folder / "claims").glob("*.yaml")), Claim, faults)


def check_references(records: Records[Claim], knowledge: Knowledge, faults: Faults) -> None:
    """A claim that leans on an entry or caveat that does not exist is a fault."""
    for claim in records.by_id.values():
        for key, type_, ids, known in (
            ("entries", Entry, claim.entries, knowledge.entries),
            ("caveats", Caveat, claim.caveats, knowledge.caveats),
        ):
            for id_ in ids:
                if id_ not in known:
                    told, follows = unknown(key, id_, known), faults.lacks(type_, id_)
                    records.fault(claim.id, (key,), told, faults, follows=follows)


def load_claims(knowledge: Knowledge, folder: Path = FOLDER) -> Mapping[str, Claim]:
    """The claims by id whose entries are all in ``knowledge``; linting tells of the others.

    Raises KnowledgeError with every fault in the shape of the files, and every role that no claim has.
    """
    faults = Faults()
    records = read_claim_records(folder, faults)
    check_claims(records.by_id.values(), faults)
    faults.raise_if_any()
    return {
        id_: claim
        for id_, claim in records.by_id.items()
        if all(entry in knowledge.entries for entry in claim.entries)
    }
