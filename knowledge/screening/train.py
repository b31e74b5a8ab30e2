"""Fits the model of nearness.py: ``python -m knowledge.screening.train`` writes nearness.npz.

Ridge regression from sentence vectors to "urgent or not" and to each kind. The harmless side is the
prototypes' own, with every question of the FAQ and everything out of scope at a smaller weight. The
threshold is the one that lets through one in ``_FALSE_ALARMS`` of the harmless prototypes that no
context of urgent.yaml excuses, measured in eight-fold cross-validation.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import load_encoder
from knowledge.loading import load
from knowledge.reading import Faults, read
from knowledge.screening.nearness import FILE, KINDS, Encodes, features, sentence_vectors
from knowledge.screening.screen import FOLDER, Screen

Doubles = NDArray[np.float64]
_RIDGE = 0.1
_BACKGROUND = 0.3
_FOLDS = 8
_FALSE_ALARMS = 80


def _yaml(path: Path) -> Mapping[str, Sequence[str]]:
    faults = Faults()
    value, _ = read(path, dict[str, tuple[str, ...]], faults)
    faults.raise_if_any()
    return value or {}


def _background() -> list[str]:
    entries = load().entries.values()
    asked = [text for entry in entries for text in (entry.question, *entry.phrasings)]
    out_of_scope = _yaml(FOLDER / "out_of_scope.yaml").values()
    return [*asked, *(text for group in out_of_scope for text in group)]


def _targets(kinds: Sequence[str]) -> Doubles:
    columns = [[kind != "none" for kind in kinds], *([k == kind.value for k in kinds] for kind in KINDS)]
    return np.where(np.array(columns).T, 1.0, -1.0)


def _fit(rows: Doubles, targets: Doubles, weights: Doubles) -> Doubles:
    weighted = rows * weights[:, None]
    square = weighted.T @ weighted + _RIDGE * np.eye(rows.shape[1])
    return np.asarray(np.linalg.solve(square, weighted.T @ (targets * weights[:, None])), np.float64)


def _held_out(rows: Doubles, targets: Doubles, weights: Doubles, count: int) -> Doubles:
    folds = np.arange(len(rows)) % _FOLDS
    scores = np.zeros(count)
    for fold in range(_FOLDS):
        kept = (folds != fold) | (np.arange(len(rows)) >= count)
        tested = np.flatnonzero(~kept)
        scores[tested] = rows[tested] @ _fit(rows[kept], targets[kept], weights[kept])[:, 0]
    return scores


def train(encoder: Encodes) -> dict[str, object]:
    """Fit the model. Returns what nearness.npz holds, and the share of danger found while held out."""
    screen = Screen.load()
    labelled = [(t, kind) for kind, ts in _yaml(FOLDER / "prototypes.yaml").items() for t in ts]
    prototypes = [screen.as_compared(text) for text, _ in labelled]
    kinds = [kind for _, kind in labelled]
    background = [screen.as_compared(text) for text in _background()]
    rows = features(encoder, [*prototypes, *background]).astype(np.float64)
    targets = _targets([*kinds, *["none"] * len(background)])
    weights = np.array([1.0] * len(kinds) + [_BACKGROUND] * len(background))
    scores = _held_out(rows, targets, weights, len(kinds))
    excused = np.array([screen.is_excused(text) for text, _ in labelled])
    harmless = np.array([kind == "none" for kind in kinds])
    loudest = np.sort(scores[harmless & ~excused])[::-1]
    threshold = float(loudest[harmless.sum() // _FALSE_ALARMS])
    return {
        "weights": _fit(rows, targets, weights).astype(np.float32),
        "threshold": np.float32(threshold),
        "dangers": sentence_vectors(rows[: len(kinds)][~harmless].astype(np.float32)).astype(np.float16),
        "fingerprint": encoder.fingerprint,
        "found": float(((scores > threshold) & ~excused)[~harmless].mean()),
    }


def main() -> int:
    """Fit, write and tell how much was found. Returns the exit code."""
    encoder = load_encoder()
    if encoder is None:
        sys.stderr.write("the sentence encoder is needed and cannot be loaded\n")
        return 1
    fitted = train(encoder)
    found = fitted.pop("found")
    np.savez(FOLDER / FILE, **fitted)  # type: ignore[arg-type]
    sys.stdout.write(f"{FILE} written: found {found:.0%} of danger while held out\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
