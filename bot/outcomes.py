"""The names of outcomes, as the contract of ``ask --jsonl`` and the metrics tell them."""

from __future__ import annotations

from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    NoMatch,
    Outcome,
    Silent,
    Smalltalk,
    Urgent,
    Verdict,
)

_NAMES = {
    Answer: "answer",
    Checked: "answer",
    Clarify: "clarify",
    NoMatch: "no_match",
    Advice: "advice",
    Urgent: "urgent",
    Smalltalk: "smalltalk",
    Silent: "silent",
}


def name_of(outcome: Outcome | Checked) -> str:
    """What an outcome is called; a verdict is an answer, unless the articles do not speak of the claim."""
    if isinstance(outcome, Checked) and outcome.verdict is Verdict.NOT_COVERED:
        return _NAMES[NoMatch]
    return _NAMES[type(outcome)]
