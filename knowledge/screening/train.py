"""Fits the model of nearness.py: ``python -m knowledge.screening.train`` writes nearness.npz.

Ridge regression from sentence vectors to "urgent or not" and to each kind, with the lead of the nearest
prototype of danger over the nearest harmless one, on the labelled messages in ``prototypes/``. Of a harmless
message each sentence is harmless as well; of one of danger only the whole is taken. The harmless side also
has everything out of scope and, at a smaller weight, the phrasings of the FAQ and the curated claims; of
these the loudest are among the vectors that danger has to lead. Every limit is a quantile of the scores in a
cross-validation that keeps messages of much the same meaning in one fold: none depends on how near to each
other an encoder puts texts.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.checking.records import load_claims
from knowledge.encoder import load_encoder
from knowledge.faq import unanswered
from knowledge.glossary import with_glossary
from knowledge.loading import load
from knowledge.phrasings import indexed
from knowledge.ranking.banks import Bank
from knowledge.reading import read_alone
from knowledge.screening.loudness import Loudness
from knowledge.screening.nearness import (
    FILE,
    KINDS,
    Encodes,
    Floats,
    Limits,
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
_LOUD = 0.15
"""So many of the phrasings of the FAQ, the loudest, danger has to lead."""
_FOLDS = 8
_ALIKE = 0.0002
"""So many of all pairs of messages are taken to mean much the same."""
_LEANINGS = (0.0, 0.2, 0.35, 0.5, 0.8)
"""What the lead may count, in its standard deviations; the one with which most danger is found is taken."""
_FALSE_ALARMS, _ELSEWHERE, _LEAST = 0.045, 0.006, 0.3
"""So many of the most misleading harmless messages are louder than these limits."""
_NOT_BELIEVED, _NO_JOKE = 0.03, 0.6
"""So many messages of danger are quieter than these limits."""


def _yaml(path: Path) -> Mapping[str, Sequence[str]]:
    return read_alone(path, dict[str, tuple[str, ...]])


def labelled() -> list[tuple[str, str]]:
    """Kind and text of every prototype."""
    kinds = [*(kind.value for kind in KINDS), HARMLESS]
    families = {kind: _yaml(PROTOTYPES / f"{kind}.yaml").values() for kind in kinds}
    return [(kind, text) for kind in kinds for family in families[kind] for text in family]


def elsewhere() -> list[str]:
    """Harmless messages from other worlds."""
    return [text for group in _yaml(PROTOTYPES / "elsewhere.yaml").values() for text in group]


def _background() -> tuple[list[str], list[float]]:
    knowledge = load()
    entries = knowledge.entries.values()
    asked = [text for entry in entries for text in entry.phrasings]
    claims = load_claims(knowledge).values()
    asked += [text for claim in claims for text in (claim.statement, *claim.phrasings)]
    harmless = [text for group in _yaml(FOLDER / "out_of_scope.yaml").values() for text in group]
    harmless += elsewhere()
    harmless += [entry.question for entry in entries]
    return [*asked, *harmless], [_ASKED] * len(asked) + [_HARMLESS] * len(harmless)


def spelling() -> Spelt:
    """How the search writes a text."""
    knowledge = with_glossary(load())
    return Bank(indexed(knowledge), unanswered(), knowledge.synonyms).query


def _targets(kinds: Sequence[str]) -> Doubles:
    columns = [[kind != HARMLESS for kind in kinds], *([k == kind.value for k in kinds] for kind in KINDS)]
    return np.where(np.array(columns).T, 1.0, -1.0)


def _fit(rows: Doubles, targets: Doubles, weights: Doubles) -> Doubles:
    weighted = rows * weights[:, None]
    square = weighted.T @ rows + _RIDGE * np.eye(rows.shape[1])
    return np.asarray(np.linalg.solve(square, weighted.T @ targets), np.float64)


def _families(vectors: Floats) -> NDArray[np.int64]:
    cosines = vectors @ vectors.T
    alike = cosines > np.quantile(cosines[np.triu_indices(len(vectors), 1)], 1 - _ALIKE)
    np.fill_diagonal(alike, True)
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

    @property
    def asked(self) -> Flags:
        return np.asarray(self.weights == _ASKED, np.bool_)

    def fitted(self, kept: Flags) -> Doubles:
        return _fit(self.rows[kept], self.targets[kept], self.weights[kept])

    def lead(self, tested: Flags, kept: Flags, harmless: Flags) -> Floats:
        return leaning(self.vectors[tested], self.vectors[kept & self.danger], self.vectors[kept & harmless])

    def misleading(self, weights: Doubles) -> Flags:
        """What is harmless, with the phrasings that sound most like danger to the linear model."""
        loudness = np.where(self.asked, self.rows @ weights[:, 0], -np.inf)
        loud = loudness > np.quantile(loudness[self.asked], 1 - _LOUD)
        return np.asarray(self.harmless | loud, np.bool_)

    def scores(self, tested: Flags) -> tuple[Doubles, Floats]:
        """What the linear model and the lead say to examples that neither of them knows."""
        weights = self.fitted(~tested)
        lead = self.lead(tested, ~tested, self.misleading(weights))
        return self.rows[tested] @ weights[:, 0], lead


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


def _held_out(examples: _Examples) -> tuple[Doubles, Doubles]:
    """What the linear model and the lead say to each prototype while its family is held out."""
    count, places = examples.count, len(examples.rows)
    families = _families(examples.vectors[:count])
    folds = np.full(places, -1)
    folds[:count] = np.random.default_rng(0).permutation(count)[families] % _FOLDS
    linear, lead = np.zeros(places), np.zeros(places)
    for fold in range(_FOLDS):
        linear[folds == fold], lead[folds == fold] = examples.scores(folds == fold)
    return linear[:count], lead[:count]


def _found(scores: Doubles, danger: Flags) -> float:
    """The share of danger that is louder than all but so many of the harmless messages."""
    return float((scores > np.quantile(scores[~danger], 1 - _FALSE_ALARMS))[danger].mean())


def _limits(linear: Doubles, lead: Doubles, danger: Flags) -> tuple[Limits, float]:
    """The limits, from scores of prototypes that were held out, and the share of danger that they find."""
    leanings = [count / float(lead.std()) for count in _LEANINGS]
    best = max(leanings, key=lambda count: _found(linear + count * lead, danger))
    scores = linear + best * lead
    alarm, elsewhere, least = np.quantile(scores[~danger], [1 - _FALSE_ALARMS, 1 - _ELSEWHERE, 1 - _LEAST])
    harmless, joke = np.quantile(scores[danger], [_NOT_BELIEVED, _NO_JOKE])
    told = map(float, (best, alarm, elsewhere, harmless, joke, least))
    return Limits(*told), _found(scores, danger)


def _loudness() -> Loudness:
    """Which words sound like danger, from the prototypes and what is harmless."""
    screen = Screen.load()
    told = [(kind, " ".join(screen.read(text).readings[-1].plain)) for kind, text in labelled()]
    asked = [" ".join(screen.read(text).readings[-1].plain) for text in _background()[0]]
    dangers = [text for kind, text in told if kind != HARMLESS]
    return Loudness.fitted(dangers, [*(text for kind, text in told if kind == HARMLESS), *asked])


def train(encoder: Encodes) -> dict[str, object]:
    """Fit the model. Returns what nearness.npz holds, and the share of danger found while held out."""
    examples = _examples(encoder)
    limits, found = _limits(*_held_out(examples), examples.danger[: examples.count])
    weights = examples.fitted(np.full(len(examples.rows), True))
    return {
        "weights": weights.astype(np.float32),
        "axes": examples.axes,
        "dangers": examples.vectors[examples.danger].astype(np.float16),
        "near": examples.vectors[examples.misleading(weights)].astype(np.float16),
        "fingerprint": encoder.fingerprint,
        "found": found,
        **asdict(limits),
        **_loudness().as_stored(),
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
        f"{FILE} written: found {found:.0%} of danger while held out, above {fitted['alarm']:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
