"""Fits the model of nearness.py: ``python -m knowledge.screening.train`` writes nearness.npz.

Ridge regression from sentence vectors to "urgent or not" and to each kind, with the lead of the nearest
prototype of danger over the nearest harmless one, on the labelled messages in
``prototypes/``. The harmless side also has everything out of scope and, with its phrasings at a smaller
weight, the FAQ. The threshold is the one that lets through ``_FALSE_ALARMS`` of the harmless prototypes (those
that a context of urgent.yaml excuses never count as alarms), measured in cross-validation that keeps
messages of much the same meaning in one fold.
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
    NEAREST,
    Encodes,
    Floats,
    Spelt,
    features,
    leaning,
    sentence_vectors,
)
from knowledge.screening.screen import FOLDER, Screen

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
PROTOTYPES = FOLDER / "prototypes"
HARMLESS = "none"
_RIDGE = 0.05
_ASKED, _HARMLESS = 0.3, 1.0
_FOLDS = 8
_FALSE_ALARMS = 0.03
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


def _background() -> tuple[list[str], list[float]]:
    entries = load().entries.values()
    asked = [text for entry in entries for text in entry.phrasings]
    harmless = [text for group in _yaml(FOLDER / "out_of_scope.yaml").values() for text in group]
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

    def scores(self, tested: Flags) -> Doubles:
        kept = ~tested
        dangers, harmless = self.vectors[kept & self.danger], self.vectors[kept & self.harmless]
        near, ahead = leaning(self.vectors[tested], dangers, harmless)
        scores = self.rows[tested] @ self.fitted(kept)[:, 0] + LEANING * ahead
        return np.where(near > NEAREST, scores, -np.inf)


def _examples(encoder: Encodes, screen: Screen, kinds: Sequence[str], texts: Sequence[str]) -> _Examples:
    background, counts = _background()
    spelt = spelling()
    rows = features(encoder, [spelt(screen.as_compared(text)) for text in (*texts, *background)])
    targets = _targets([*kinds, *[HARMLESS] * len(background)])
    weights = np.array([_HARMLESS] * len(kinds) + counts)
    return _Examples(rows.astype(np.float64), sentence_vectors(rows), targets, weights, len(kinds))


def _held_out(examples: _Examples) -> Doubles:
    count, places = examples.count, len(examples.rows)
    families = _families(examples.vectors[:count])
    folds = np.full(places, -1)
    folds[:count] = np.random.default_rng(0).permutation(count)[families] % _FOLDS
    scores = np.zeros(places)
    for fold in range(_FOLDS):
        scores[folds == fold] = examples.scores(folds == fold)
    return scores[:count]


def _threshold(scores: Doubles, excused: Flags) -> float:
    loudest = np.sort(scores[~excused])[::-1]
    return float(loudest[int(_FALSE_ALARMS * len(scores))])


def train(encoder: Encodes) -> dict[str, object]:
    """Fit the model. Returns what nearness.npz holds, and the share of danger found while held out."""
    screen = Screen.load()
    kinds, texts = zip(*labelled(), strict=True)
    examples = _examples(encoder, screen, kinds, texts)
    scores = _held_out(examples)
    excused = np.array([screen.is_excused(text) for text in texts])
    danger = examples.danger[: len(kinds)]
    threshold = _threshold(scores[~danger], excused[~danger])
    return {
        "weights": examples.fitted(np.full(len(examples.rows), True)).astype(np.float32),
        "threshold": np.float32(threshold),
        "dangers": examples.vectors[examples.danger].astype(np.float16),
        "harmless": examples.vectors[examples.harmless].astype(np.float16),
        "fingerprint": encoder.fingerprint,
        "found": float(((scores > threshold) & ~excused)[danger].mean()),
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
    sys.stdout.write(f"{FILE} written: found {found:.0%} of danger while held out\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
