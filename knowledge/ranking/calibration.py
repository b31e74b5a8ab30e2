"""From scores to probabilities, and the operating point that the bank itself asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
DEPTH = 5
_STEPS = 25
_PENALTY = 1e-4
_ENOUGH = 100
_BEND = 0.05
_SURE = 2.33  # standard errors of a one-sided bound that holds 99 times in 100


@dataclass(frozen=True, slots=True)
class Trials:
    """What the engine would have said to texts that it had not seen.

    ``scores``: texts x DEPTH, those of the best entries, best first; ``right``: the same shape, whether that
    entry was meant; ``inside``: whether any entry of the bank was; ``weight``: what each text counts.
    """

    scores: Floats
    right: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    weight: Floats


def best(scores: Floats, depth: int) -> NDArray[np.int64]:
    """The places of the ``depth`` highest scores of each row, best first."""
    depth = min(depth, scores.shape[1])
    top = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    return np.take_along_axis(top, order, axis=1)


def tried(scores: Floats, meant: NDArray[np.int64] | None, share: float = 1.0) -> Trials:
    """Trials from the scores of every entry (texts x entries); ``meant`` None: no entry was.

    ``share`` is what all of these texts count together.
    """
    places = best(scores, DEPTH)
    right = np.zeros(places.shape, np.bool_) if meant is None else places == meant[:, None]
    top = np.take_along_axis(scores, places, axis=1)
    weight = np.full(len(scores), share / max(len(scores), 1), np.float32)
    return Trials(top, right, np.full(len(scores), meant is not None), weight)


def joined(*parts: Trials) -> Trials:
    """All of them together."""
    return Trials(
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.inside for part in parts]),
        np.concatenate([part.weight for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic regression (Platt 1999) from the log of a score to the probability that its entry is meant."""

    slope: float
    intercept: float

    @classmethod
    def fitted(cls, trials: Trials, otherwise: Calibration) -> Calibration:
        """The one that fits the trials best, or ``otherwise`` where too few of them can be right.

        An entry with a single phrasing leaves nothing to be found by when that is held out.
        """
        if trials.inside.sum() < _ENOUGH or trials.right.sum() < _ENOUGH / 2:
            return otherwise
        scores = trials.scores.reshape(-1).astype(np.float64)
        weight = np.repeat(trials.weight, trials.scores.shape[1]).astype(np.float64)
        usable = np.isfinite(scores)
        right = trials.right.reshape(-1)[usable].astype(np.float64)
        return cls(*_newton(_bent(scores[usable]), right, weight[usable] / weight.sum()))

    def probabilities(self, scores: Floats) -> Floats:
        """The probability (0 to 1) that belongs to each score."""
        logits = np.clip(self.slope * _bent(scores) + self.intercept, -30, 30)
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _bent(scores: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.log(np.maximum(scores, 0) + _BEND))


def _newton(scores: Doubles, right: Doubles, weight: Doubles) -> tuple[float, float]:
    design = np.stack([scores, np.ones_like(scores)], axis=1)
    found = np.zeros(2)
    penalty = _PENALTY * np.eye(2)
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weight * (said - right)) + penalty @ found
        curve = (design * (weight * said * (1 - said))[:, None]).T @ design + penalty
        found -= np.linalg.solve(curve, slope)
    return float(found[0]), float(found[1])


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """From which probability on (``floor``), and with which lead over the next (``margin``), to answer."""

    floor: float
    margin: float


def operating_point(calibration: Calibration, trials: Trials, risk: float) -> OperatingPoint:
    """The lowest floor that answers at most ``risk`` of the texts from outside, 99 times in 100.

    The margin is the lead below which a third of the answers inside the bank would have been wrong.
    """
    said = calibration.probabilities(np.where(np.isfinite(trials.scores), trials.scores, -1e9))
    outside = ~trials.inside
    if not outside.any():
        return OperatingPoint(0.5, 0.0)
    allowed = max(risk - _SURE * float(np.sqrt(risk * (1 - risk) / outside.sum())), risk / 4)
    order = np.argsort(-said[outside, 0])
    mass = np.cumsum(trials.weight[outside][order])
    at = int(np.searchsorted(mass, allowed * mass[-1]))
    floor = np.nextafter(said[outside, 0][order[min(at, len(order) - 1)]], np.float32(1))
    return OperatingPoint(float(floor), _margin(said, trials, float(floor)))


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
