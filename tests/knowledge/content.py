"""A small, sound content folder that a test can break in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]


def entry(id_: str, **changes: Any) -> Record:
    """An entry that keeps every rule, with ``changes``."""
    record: Record = {
        "id": id_,
        "topic": "trial",
        "question": f"How long did {id_} last?",
        "phrasings": [
            f"{id_} phrasing number {word}" for word in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
        ],
        "answer": "The trial took 16 weeks.",
        "certainty": "randomised_trial",
        "caveats": ["only-16-weeks"],
        "citations": [{"source": "a-study", "passage": 1, "numbers": [16]}],
        "related": [f"length-{n}" for n in range(6) if f"length-{n}" != id_][:4],
        "reviewed_on": "2026-11-22",
        "review_due": "2027-11-22",
    }
    return {key: value for key, value in (record | changes).items() if value is not None}


def sound() -> dict[str, Any]:
    """The files of a sound folder, by name."""
    return {
        "sources.yaml": [
            {
                "id": "a-study",
                "kind": "study",
                "title": "A study",
                "short": "A study",
                "url": "https://example.org/study",
                "worth": "A study made for tests.",
                "facts": ["The trial took sixteen weeks.", "It had 130 people."],
            }
        ],
        "caveats.yaml": [{"id": "only-16-weeks", "text": "Only 16 weeks.", "short": "only 16 weeks"}],
        "updates.yaml": [],
        "glossary.yaml": [],
        "synonyms.yaml": {"als": ["mnd"]},
        "topics.yaml": [
            {"id": "b12", "label": "Vitamin B12", "parts": [{"id": "trial", "label": "The trial"}]}
        ],
        "entries/trial.yaml": [entry(f"length-{n}") for n in range(6)],
    }


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write the files below ``folder``; text is written as it is, anything else as YAML."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = value if isinstance(value, str) else yaml.safe_dump(value, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    return folder
