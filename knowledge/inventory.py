"""Which files the content is made of: one that is missing, empty or read by nobody is told before all else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.reading import EMPTY, MISSING, Faults, check_endings, shown

_TABLES = (
    "caveats", "coverage", "glossary", "named", "shorthand", "sources", "studies", "synonyms", "topics",
    "updates",
)  # fmt: skip
_SCREENING = (
    "aspects", "asides", "attributes", "bare_asking", "choices", "claim_words", "concerns", "confidence",
    "contacts", "foreign", "help", "hostile", "languages", "out_of_scope", "pairs", "personal", "pointed",
    "put_claims", "short_forms", "smalltalk", "terms", "turns", "urgent",
)  # fmt: skip
_PROTOTYPES = ("crisis", "elsewhere", "emergency", "none", "overdose")
_RECORDS = ("entries", "claims")
"""Folders whose files may have any name."""
_MAY_HAVE_NONE = frozenset({"caveats.yaml", "glossary.yaml", "updates.yaml"})
"""Lists that a curator may empty, by writing that nothing is in them."""
_NOTHING = frozenset({"", "---", "...", "null", "Null", "NULL", "~", "{}"})
FILES = frozenset(
    f"{folder}{name}.yaml"
    for folder, names in (("", _TABLES), ("screening/", _SCREENING), ("screening/prototypes/", _PROTOTYPES))
    for name in names
)
"""The files that have to be there, from the folder of the content on."""


def check_files(folder: Path, faults: Faults) -> None:
    """Add a fault for each file below ``folder`` that is missing, that holds nothing, or that nobody reads."""
    for part in ("", *_RECORDS, "screening", "screening/prototypes"):
        check_endings(folder / part, None, faults)
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))}
    for name in sorted(FILES - there.keys()):
        faults.add(shown(folder / name), 1, f"cannot be read: {MISSING}", cause=True)
    for part in _RECORDS:
        if not any(name.startswith(f"{part}/") for name in there):
            faults.add(shown(folder / part), 1, "no file of records is in it: put them back", cause=True)
    for name, path in there.items():
        if name not in FILES and Path(name).parent.as_posix() not in _RECORDS:
            message = "is read by nobody: give it the name of the file that it belongs to, or remove it"
            faults.add(shown(path), 1, message, cause=True)
        elif _holds_nothing(path, () if name in _MAY_HAVE_NONE else ("[]",)):
            faults.add(shown(path), 1, EMPTY, cause=True)


def _holds_nothing(path: Path, besides: Iterable[str]) -> bool:
    """Whether nothing but comments stands in a file; one that cannot be read is told where it is parsed."""
    nothing = _NOTHING.union(besides)
    try:
        with path.open(encoding="utf-8") as lines:
            return all(line.partition("#")[0].strip() in nothing for line in lines)
    except (OSError, UnicodeDecodeError):
        return False
