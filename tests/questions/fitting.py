"""``python -m tests.questions.fitting``: fits the weights of weighing/confidence.py into confidence.yaml.

Fitted on what engine and encoder have not seen: our labelled questions that are not held back, the phrasings
that are not indexed, and the third of the questions out of scope that the encoder was not fine-tuned on, ranked
by an engine that was built with the others. Logistic regression, Newton's method, a light penalty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from knowledge import faq, wordings
from knowledge.fitting import build_retriever
from knowledge.gazetteer import read_terms
from knowledge.glossary import with_glossary
from knowledge.loading import load
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.model import Certainty, Entry, Knowledge
from knowledge.phrasings import held_out, indexed, withheld
from knowledge.reading import FOLDER
from knowledge.retrieval import Retriever
from knowledge.splitting import segments
from knowledge.weighing.confidence import Signs, Weights, read_aspects
from knowledge.weighing.guard import Guard
from tests.questions import marking

SIGNS = [name for name in Weights.__dataclass_fields__ if name != "bias"]
_PENALTY = 1.0
_OWN_WEIGHT = 2.0
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and which entries answer it."""

    text: str
    right: frozenset[str]
    weight: float = 1.0


class Workshop:
    """The knowledge and everything that measures signs on it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.guard = Guard(knowledge.entries.values(), read_terms())
        self.signs = Signs(knowledge.entries, indexed(knowledge), self.guard, read_aspects())

    def retriever(self, negatives: Sequence[str]) -> Retriever:
        """An engine that knows only some of the questions out of scope."""
        return build_retriever(indexed(self.knowledge), negatives, synonyms=self.knowledge.synonyms)

    def rows(self, retriever: Retriever, example: Example) -> Iterator[tuple[list[float], float, float]]:
        """Signs, rightness and weight of every candidate for a question."""
        text = with_bare_vitamin(example.text)
        for question in segments.questions(text):
            for wording in wordings.windows(question, lambda one: self.guard.in_domain(retriever.query(one))):
                yield from self._candidates(retriever, wording, example)

    def _candidates(
        self, retriever: Retriever, wording: str, example: Example
    ) -> Iterator[tuple[list[float], float, float]]:
        ranking = retriever.rank(wording)
        if not self.guard.in_domain(ranking.query):
            return
        names = self.guard.names(wording) or self.guard.carried(ranking.query)
        allowed = [
            one
            for one in ranking.candidates
            if not self.guard.stops(one.id, names) and self.guard.allows(one.id, ranking.query, names)
        ]
        for one, signs in zip(allowed, self.signs.of(ranking.query, allowed), strict=True):
            if example.right or self.knowledge.entries[one.id].certainty is not Certainty.NOT_COVERED:
                yield [signs[name] for name in SIGNS], float(one.id in example.right), example.weight

    def answered_rightly(self, row: marking.Row) -> frozenset[str]:
        """The entries that answer a labelled question."""
        return frozenset(id_ for id_, one in self.knowledge.entries.items() if self._answers(one, row))

    def _answers(self, entry: Entry, row: marking.Row) -> bool:
        cited = [*entry.citations, *(one for c in entry.corrections for one in c.citations)]
        said: Mapping[str, Any] = {
            "outcome": "answer",
            "text": " ".join((entry.answer, *(c.text for c in entry.corrections))),
            "caveats": [self.knowledge.caveats[id_].text for id_ in entry.caveats],
            "citations": [{"source": one.source} for one in cited],
        }
        return marking.answerable(row, said) == "right"


def examples(workshop: Workshop) -> Iterator[Example]:
    """What is fitted on, but for the questions out of scope."""
    for entry in workshop.knowledge.entries.values():
        if not entry.id.startswith("glossary"):
            yield from (Example(text, frozenset({entry.id})) for text in entry.phrasings if held_out(text))
    for row in marking.rows(marking.FOLDER / "answerable.jsonl"):
        if not marking.held_back(row):
            yield Example(row["text"], workshop.answered_rightly(row), _OWN_WEIGHT)
    for row in marking.rows(marking.FOLDER / "abstain.jsonl"):
        if not marking.held_back(row):
            yield Example(row["text"], frozenset())


def measured(workshop: Workshop) -> Iterator[tuple[list[float], float, float]]:
    """The rows of the regression."""
    outside = faq.outside()
    retriever = workshop.retriever([with_bare_vitamin(text) for text in outside if not withheld(text)])
    for text in filter(withheld, outside):
        yield from workshop.rows(retriever, Example(text, frozenset()))
    for example in examples(workshop):
        yield from workshop.rows(retriever, example)


def fitted(rows: Iterable[tuple[list[float], float, float]]) -> dict[str, float]:
    """The weights that explain the rows best."""
    signs, right, weight = (np.array(column, np.float64) for column in zip(*rows, strict=True))
    mean, scale = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    found = _newton(np.column_stack([(signs - mean) / scale, np.ones(len(signs))]), right, weight)
    slopes = found[:-1] / scale
    weights = {"bias": float(found[-1] - slopes @ mean), **dict(zip(SIGNS, slopes.tolist(), strict=True))}
    return {name: round(value, 3) for name, value in weights.items()}


def _newton(design: Floats, right: Floats, weight: Floats) -> Floats:
    found = np.zeros(design.shape[1])
    for _ in range(40):
        said = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weight * (said - right)) + _PENALTY * found
        curve = (design * (weight * said * (1 - said))[:, None]).T @ design + _PENALTY * np.eye(len(found))
        found = found - np.linalg.solve(curve, slope)
    return found


def main(target: Path = FOLDER / "screening" / "confidence.yaml") -> None:
    """Fit the weights for both engines and write them."""
    workshop = Workshop(with_glossary(load()))
    lines = ["# Weights of the signs in weighing/confidence.py, fitted by python -m tests.questions.fitting."]
    for engine in ("vectors", "words"):
        with patch("knowledge.retrieval.load_encoder", lambda: None) if engine == "words" else nullcontext():
            weights = fitted(measured(workshop))
        lines += [f"{engine}:", *(f"  {name}: {value}" for name, value in weights.items())]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
