"""Fits the model of nearness.py: ``python -m knowledge.screening.train`` writes nearness.npz.

Ridge regression from sentence vectors to "urgent or not" and to each kind, with the lead of the nearest
prototype of danger over the nearest harmless one, on the labelled messages in ``prototypes/``. Of a harmless
message each sentence is harmless as well; of one of danger only the whole is taken. The harmless side also
has everything out of scope and, with its phrasings at a smaller weight, the FAQ; of the phrasings those that
would nearly raise an alarm are among the vectors that danger has to lead. The threshold is the one
that lets through ``_FALSE_ALARMS`` of the harmless texts, measured in cross-validation that keeps messages
of much the same meaning in one fold.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.banks import Bank
from knowledge.encoder import load_encoder
from knowledge.faq import outside
from knowledge.glossary import with_glossary
from knowledge.loading import load
from knowledge.phrasings import indexed
from knowledge.reading import Faults, read
from knowledge.screening.nearness import (
    FILE,
    KINDS,
    LEANING,
    Encodes,
    Floats,
    Spelt,
    features,
    leaning,
    main_axes,
    placed,
    sentence_vectors,
)
from knowledge.screening.screen import FOLDER, Screen

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
PROTOTYPES = FOLDER / "prototypes"
HARMLESS = "none"
_RIDGE = 0.05
_ASKED, _HARMLESS = 0.15, 1.0
_NEARLY = 0.6
_FOLDS = 8
_FALSE_ALARMS = 0.045
_ALIKE = 0.75


def _yaml(path: Path) -> Mapping[str, Sequence[str]]:
    faults = Faults()
    value, _ = read(path, dict[str, tuple[str, ...]], faults)
    faults.raise_if_any()
    return value or {}


def labelled() -> list[tuple[str, str]]:
    """Kind and text of every prototype."""
    kinds = [*(kind.value for kind in KINDS), HARMLESS]
    families = {kind: _yaml(PROTOTYPES / f"{kind}.yaml").values() for kind in kinds}
    return [(kind, text) for kind in kinds for family in families[kind] for text in family]


def elsewhere() -> list[str]:
    """Harmless messages from other worlds."""
    return [text for group in _yaml(PROTOTYPES / "elsewhere.yaml").values() for text in group]


def _background() -> tuple[list[str], list[float]]:
    entries = load().entries.values()
    asked = [text for entry in entries for text in entry.phrasings]
    harmless = [text for group in _yaml(FOLDER / "out_of_scope.yaml").values() for text in group]
    harmless += elsewhere()
    harmless += [entry.question for entry in entries]
    return [*asked, *harmless], [_ASKED] * len(asked) + [_HARMLESS] * len(harmless)


def spelling() -> Spelt:
    """How the search writes a text."""
    knowledge = with_glossary(load())
    return Bank(indexed(knowledge), outside(), knowledge.synonyms).query


def _targets(kinds: Sequence[str]) -> Doubles:
    columns = [[kind != HARMLESS for kind in kinds], *([k == kind.value for k in kinds] for kind in KINDS)]
    return np.where(np.array(columns).T, 1.0, -1.0)


def _fit(rows: Doubles, targets: Doubles, weights: Doubles) -> Doubles:
    weighted = rows * weights[:, None]
    square = weighted.T @ rows + _RIDGE * np.eye(rows.shape[1])
    return np.asarray(np.linalg.solve(square, weighted.T @ targets), np.float64)


def _families(vectors: Floats) -> NDArray[np.int64]:
    alike = vectors @ vectors.T > _ALIKE
    family = np.arange(len(vectors))
    while True:
        joined = np.array([family[row].min() for row in alike])
        if (joined == family).all():
            return family
        family = joined


@dataclass(frozen=True, slots=True)
class _Examples:
    """Prototypes (the first ``count``) and background, as the model is fitted to them."""

    rows: Doubles
    axes: Floats
    vectors: Floats
    targets: Doubles
    weights: Doubles
    count: int

    @property
    def danger(self) -> Flags:
        return np.asarray(self.targets[:, 0] > 0, np.bool_)

    @property
    def harmless(self) -> Flags:
        return np.asarray(~self.danger & (self.weights == _HARMLESS), np.bool_)

    def fitted(self, kept: Flags) -> Doubles:
        return _fit(self.rows[kept], self.targets[kept], self.weights[kept])

    def loud(self, weights: Doubles, limit: float) -> Flags:
        """What is known to be asked and would nearly raise an alarm."""
        dangers, harmless = self.vectors[self.danger], self.vectors[self.harmless]
        lead = leaning(self.vectors, dangers, harmless)
        return np.asarray(~self.danger & (self.rows @ weights[:, 0] + LEANING * lead > limit), np.bool_)

    def scores(self, tested: Flags) -> Doubles:
        kept = ~tested
        dangers, harmless = self.vectors[kept & self.danger], self.vectors[kept & self.harmless]
        lead = leaning(self.vectors[tested], dangers, harmless)
        return np.asarray(self.rows[tested] @ self.fitted(kept)[:, 0] + LEANING * lead, np.float64)


def _texts(screen: Screen) -> tuple[list[str], list[str], list[float], int]:
    """Texts with their kinds and weights; so many of them, the first, come from the prototypes."""
    background, counts = _background()
    found: list[tuple[str, str, float]] = []
    for kind, message in labelled():
        texts = screen.as_compared(message)
        found += [(text, kind, _HARMLESS) for text in (texts if kind == HARMLESS else texts[:1])]
    count = len(found)
    for message, weight in zip(background, counts, strict=True):
        found += [(text, HARMLESS, weight) for text in screen.as_compared(message)]
    columns = zip(*found, strict=True)
    texts, kinds, weights = (list(column) for column in columns)
    return texts, kinds, weights, count


def _examples(encoder: Encodes) -> _Examples:
    texts, kinds, weights, count = _texts(Screen.load())
    spelt = spelling()
    rows = features(encoder, [spelt(text) for text in texts])
    vectors = sentence_vectors(rows)
    axes = main_axes(vectors)
    return _Examples(
        rows.astype(np.float64), axes, placed(vectors, axes), _targets(kinds), np.array(weights), count
    )


def _held_out(examples: _Examples) -> Doubles:
    count, places = examples.count, len(examples.rows)
    families = _families(examples.vectors[:count])
    folds = np.full(places, -1)
    folds[:count] = np.random.default_rng(0).permutation(count)[families] % _FOLDS
    scores = np.zeros(places)
    for fold in range(_FOLDS):
        scores[folds == fold] = examples.scores(folds == fold)
    return scores[:count]


def _threshold(scores: Doubles) -> float:
    loudest = np.sort(scores)[::-1]
    return float(loudest[int(_FALSE_ALARMS * len(scores))])


def train(encoder: Encodes) -> dict[str, object]:
    """Fit the model. Returns what nearness.npz holds, and the share of danger found while held out."""
    examples = _examples(encoder)
    scores = _held_out(examples)
    danger = examples.danger[: examples.count]
    threshold = _threshold(scores[~danger])
    weights = examples.fitted(np.full(len(examples.rows), True))
    harmless = examples.harmless | examples.loud(weights, threshold - _NEARLY)
    return {
        "weights": weights.astype(np.float32),
        "threshold": np.float32(threshold),
        "axes": examples.axes,
        "dangers": examples.vectors[examples.danger].astype(np.float16),
        "harmless": examples.vectors[harmless].astype(np.float16),
        "fingerprint": encoder.fingerprint,
        "found": float((scores > threshold)[danger].mean()),
    }


def main() -> int:
    """Fit, write and tell how much was found. Returns the exit code."""
    encoder = load_encoder()
    if encoder is None:
        sys.stderr.write("the sentence encoder is needed and cannot be loaded\n")
        return 1
    fitted = train(encoder)
    found = fitted.pop("found")
    np.savez_compressed(FOLDER / FILE, **fitted)  # type: ignore[arg-type]
    sys.stdout.write(
        f"{FILE} written: found {found:.0%} of danger while held out, above {fitted['threshold']:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
