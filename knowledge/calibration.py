"""From scores to probabilities, and the operating point that the bank itself asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
DEPTH = 5
_STEPS = 30
_PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Trials:
    """What the engine would have said to texts that it had not seen.

    ``features``: texts x DEPTH x features of the best entries of each; ``right``: texts x DEPTH, whether
    that entry is the one meant; ``inside``: whether any entry of the bank was meant.
    """

    features: Floats
    right: NDArray[np.bool_]
    inside: NDArray[np.bool_]


def features(scores: Floats, similarities: Floats, places: NDArray[np.int64]) -> Floats:
    """What is told of the entries at ``places`` (rows x k): score and similarity, lead over the best other."""
    of_entry = [_with_lead(table, places) for table in (scores, similarities)]
    return np.concatenate(of_entry, axis=-1).astype(np.float32)


def _with_lead(table: Floats, places: NDArray[np.int64]) -> Floats:
    values = np.take_along_axis(table, places, axis=1)
    if table.shape[1] == 1:
        return np.stack([values, np.zeros_like(values)], axis=-1)
    second, first = np.sort(np.partition(table, -2, axis=1)[:, -2:], axis=1).T
    others = np.where(values >= first[:, None], second[:, None], first[:, None])
    return np.stack([values, values - others], axis=-1)


def best(scores: Floats, depth: int) -> NDArray[np.int64]:
    """The places of the ``depth`` highest scores of each row, best first."""
    depth = min(depth, scores.shape[1])
    top = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    return np.take_along_axis(top, order, axis=1)


def tried(scores: Floats, near: Floats, meant: NDArray[np.int64] | None) -> Trials:
    """Trials from the scores and similarities of each entry (texts x entries); ``meant`` None: no entry was."""
    places = best(scores, DEPTH)
    inside = np.full(len(scores), meant is not None)
    right = np.zeros(places.shape, np.bool_) if meant is None else places == meant[:, None]
    return Trials(features(scores, near, places), right, inside)


def joined(one: Trials, other: Trials) -> Trials:
    """Both together."""
    return Trials(
        np.concatenate([one.features, other.features]),
        np.concatenate([one.right, other.right]),
        np.concatenate([one.inside, other.inside]),
    )


class Calibration:
    """Logistic regression from features to the probability that an entry is the one meant.

    Texts inside and outside the bank weigh the same, whatever their numbers.
    """

    def __init__(self, mean: Floats, scale: Floats, weights: Floats) -> None:
        self.mean, self.scale, self.weights = mean, scale, weights

    @classmethod
    def fitted(cls, trials: Trials) -> Calibration:
        """The regression that fits the trials best (Newton's method, light penalty)."""
        rows = trials.features.reshape(-1, trials.features.shape[-1]).astype(np.float64)
        right = trials.right.reshape(-1).astype(np.float64)
        share = np.where(trials.inside, 1 / max(trials.inside.sum(), 1), 1 / max((~trials.inside).sum(), 1))
        weight = np.repeat(share / share.sum(), trials.right.shape[1])
        mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        design = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
        found = _newton(design, right, weight)
        return cls(mean.astype(np.float32), scale.astype(np.float32), found.astype(np.float32))

    def probabilities(self, features: Floats) -> Floats:
        """The probability of each row of features (the last axis)."""
        logits = ((features - self.mean) / self.scale) @ self.weights[:-1] + self.weights[-1]
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _newton(
    design: NDArray[np.float64], right: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    found = np.zeros(design.shape[1])
    penalty = _PENALTY * np.eye(design.shape[1])
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weight * (said - right)) + penalty @ found
        curve = (design * (weight * said * (1 - said))[:, None]).T @ design + penalty
        found -= np.linalg.solve(curve, slope)
    return found


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """From which probability on (``floor``), and with which lead over the next (``margin``), to answer."""

    floor: float
    margin: float


def operating_point(calibration: Calibration, trials: Trials, risk: float) -> OperatingPoint:
    """The lowest floor that answers at most ``risk`` of the texts that are outside the bank.

    The margin is the lead below which one in three of the answers inside the bank would have been wrong.
    """
    said = -np.sort(-calibration.probabilities(trials.features), axis=1)
    outside = np.sort(said[~trials.inside, 0])[::-1]
    floor = float(outside[min(int(risk * len(outside)), len(outside) - 1)]) if len(outside) else 0.5
    return OperatingPoint(float(np.nextafter(np.float32(floor), np.float32(1))), _margin(said, trials, floor))


def _margin(said: Floats, trials: Trials, floor: float, wrong: float = 1 / 3) -> float:
    if said.shape[1] < 2:
        return 0.0
    answered = trials.inside & (said[:, 0] > floor)
    lead, right = (said[:, 0] - said[:, 1])[answered], trials.right[answered, 0]
    for step in np.arange(0.5, 0, -0.02):
        close = (lead < step) & (lead >= step - 0.1)
        if close.sum() >= 10 and (~right[close]).mean() > wrong:
            return float(step)
    return 0.0
