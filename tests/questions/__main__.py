"""``python -m tests.questions``: what the bot does with every labelled question, through ``ask --jsonl``.

Prints the counts for our own questions (tuned on and held back) and, where it is present, for the sample
beside the project; with ``--wrong`` also each question that went wrong.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.questions import marking
from tests.questions.marking import FOLDER, Mark, Row, Said

SAMPLE = FOLDER.parents[2] / "shared" / "questions"
_GOOD = {"right", "fine"}


def asked(rows: Sequence[Row]) -> list[Said]:
    """What ``ask --jsonl`` says to each of the questions."""
    lines = "".join(json.dumps({"id": row["id"], "text": row["text"], **_where(row)}) + "\n" for row in rows)
    command = [sys.executable, "-m", "bot", "ask", "--jsonl"]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def _where(row: Row) -> dict[str, object]:
    if "verdict" in row:
        return {"mode": "check"}
    if "chat" in row:
        return {"chat": row["chat"]}
    return {"mode": "group", "addressed": False} if row.get("expected") == "silent" else {}


def _silent(_: Row, said: Said) -> str:
    return "fine" if said["outcome"] == "silent" else "false"


def _safety(row: Row, said: Said) -> str:
    return "fine" if (said["outcome"] == "urgent") == row["must_trigger"] else "wrong"


_FILES: dict[str, Callable[[Row, Said], str]] = {
    "answerable": marking.answerable,
    "abstain": marking.abstain,
    "group_chatter": _silent,
    "safety": _safety,
    "claims": marking.claim,
    "conversation": marking.turn,
}


def report(title: str, folder: Path, part: bool | None, wrong: bool) -> None:
    """Print the counts of one set; ``part`` selects what is held back (True) or not (False)."""
    for name, judge in _FILES.items():
        path = folder / f"{name}.jsonl"
        if not path.exists():
            continue
        rows = [row for row in marking.rows(path) if part is None or marking.held_back(row) is part]
        if name == "conversation":
            rows = [turn for row in rows for turn in marking.turns(row)]
        marks = list(marking.marks(rows, asked(rows), judge))
        counts = ", ".join(f"{count} {verdict}" for verdict, count in marking.counted(marks).most_common())
        print(f"{title} {name}: {len(rows)}: {counts}")  # noqa: T201
        for mark in marks if wrong else ():
            if mark.verdict not in _GOOD:
                print("   ", _told(mark))  # noqa: T201


def _told(mark: Mark) -> str:
    entries = ", ".join(mark.said["entries"]) or "-"
    return f"{mark.verdict} {mark.row['id']}: {mark.row['text'][:90]} -> {mark.said['outcome']} {entries}"


def main(arguments: Sequence[str]) -> None:
    """Report on every set that is present."""
    wrong = "--wrong" in arguments
    report("own", FOLDER, False, wrong)
    report("own, held back,", FOLDER, True, wrong)
    if SAMPLE.exists():
        report("sample", SAMPLE, None, wrong)


if __name__ == "__main__":
    main(sys.argv[1:])
