"""How alike a text is to each text of a bank: by meaning (sentence vectors) and by words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays
from knowledge.encoder import Encoder
from knowledge.ranking.background import Background
from knowledge.ranking.lexical import Packed, Postings, Terms, character_grams, word_grams

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
VIEWS = (1, 2, 3)
"""The views of the encoder that are compared; docs/measurements.md has what else was tried."""
_WEIGHTS = np.array((0.37, 0.30, 0.33), np.float32)
_WEIGHTS_OF_FEW, _FEW = np.array((0.6, 0.3, 0.1), np.float32), 2
"""Where entries have no more phrasings than that on average, which is too few to learn from, the view nearest
to the published one counts most."""
_SHARPNESS = np.float32(4.5)
_WORDS = np.float32(0.08)
_NUMBERS = 2048 * 160
"""Directions times landmarks of one view: what a question is multiplied with, whatever the size of the bank."""
_WIDEST = 160
_OF_REACH = 2
"""The first so many views tell how near the nearest phrasing is."""
_ROWS = 512


@dataclass(frozen=True, slots=True)
class Likeness:
    """``kernel``: the similarity of a text to each landmark; ``reach``: the cosine of the nearest phrasing,
    less what questions from elsewhere are nearer than usual.

    ``point``: where the text stands in the first view; None without an encoder.
    """

    kernel: Floats
    reach: float
    point: Floats | None = None


class Lexical:
    """Similarity by stems and by character n-grams, half each (0 to 1), to the first texts: the landmarks."""

    ridge = 1.0
    trust = 0.0
    """How much the nearest phrasing says beside the score."""

    def __init__(self, words: Arrays, characters: Arrays) -> None:
        """The indexes of the word grams and of the character grams of a bank."""
        self._words, self._characters = Terms(words), Terms(characters)
        self._postings = Postings.of(words, characters)
        self._first_character = len(words["idf"])

    def of(self, text: str) -> Likeness:
        """The similarity of a normalised text to each landmark."""
        return Likeness(self.matrix([text])[0], 1.0)

    def matrix(self, texts: Sequence[str]) -> Floats:
        """The similarity of several normalised texts to each landmark (texts x landmarks)."""
        found = self._postings.matrix([self._weighed(text) for text in texts])
        found /= 2
        return found

    def _weighed(self, text: str) -> Packed:
        words, of_words = self._words.weighed(word_grams(text))
        runs, of_runs = self._characters.weighed(character_grams(text))
        return np.concatenate((words, runs + self._first_character)), np.concatenate((of_words, of_runs))


class Points:
    """The views of texts in the directions in which a bank varies most: (views, texts, directions)."""

    def __init__(self, axes: Floats, landmarks: Floats) -> None:
        self.axes, self.landmarks = axes, landmarks

    @classmethod
    def of(cls, vectors: NDArray[np.float16], landmarks: int) -> Points:
        """From the views of all texts of a bank (texts, views, 384), the landmarks first."""
        width = min(_WIDEST, _NUMBERS // min(landmarks, len(vectors)))
        axes = np.stack([_main_axes(vectors[:, at], width) for at in range(vectors.shape[1])])
        points = cls(axes, np.zeros(0, np.float32))
        points.landmarks = points.placed(vectors[:landmarks])
        return points

    def placed(self, vectors: NDArray[np.float16] | Floats) -> Floats:
        """Where texts stand, from their views (texts, views, 384)."""
        views = vectors.transpose(1, 0, 2).astype(np.float32)
        return np.asarray(np.matmul(views, self.axes), np.float32)

    def first(self, vectors: NDArray[np.float16] | Floats) -> Floats:
        """Where texts stand in the first view alone: (texts, directions)."""
        return np.asarray(vectors[:, 0].astype(np.float32) @ self.axes[0], np.float32)

    def cosines(self, placed: Floats) -> Floats:
        """The cosine similarities to the landmarks: (views, texts, landmarks)."""
        return np.asarray(np.matmul(placed, self.landmarks.transpose(0, 2, 1)), np.float32)


def _main_axes(vectors: NDArray[np.float16], width: int) -> Floats:
    parts = (vectors[at : at + _ROWS].astype(np.float32) for at in range(0, len(vectors), _ROWS))
    _, axes = np.linalg.eigh(sum(part.T @ part for part in parts))
    return np.ascontiguousarray(axes[:, ::-1][:, :width], np.float32)


class Dense:
    """A Gaussian kernel on each view of the sentence vectors, added up, with a little of the words.

    exp(s (cos - 1)) is a Gaussian kernel on unit vectors: a near paraphrase counts far more than several
    texts that are somewhat alike. The first texts are the landmarks that others are compared with;
    ``phrasings`` tells which texts somebody asks (not the name of an entry, not a negative), ``entries`` how
    many entries there are. ``background``: for banks without negatives, what is asked elsewhere.
    """

    ridge = 0.1
    trust = 1.3

    def __init__(
        self,
        lexical: Lexical,
        encoder: Encoder,
        points: Points,
        phrasings: NDArray[np.bool_],
        entries: int,
        background: Background | None = None,
    ) -> None:
        self._encoder, self._lexical, self._points = encoder, lexical, points
        self._background = background
        landmarks, asked = points.landmarks.shape[1], int(phrasings.sum())
        self._weights = _WEIGHTS_OF_FEW if asked <= _FEW * entries else _WEIGHTS
        self._out_of_reach = np.where(phrasings[:landmarks], 0, -2).astype(np.float32)

    def of(self, text: str) -> Likeness:
        """The similarity of a normalised text to each landmark."""
        views = self._encoder.views([text])[:, VIEWS]
        placed = self._points.placed(views)
        cosines = self._points.cosines(placed)
        kernel = self._mixed(cosines, self._lexical.matrix([text]))[0]
        reach = self._reached(cosines).max() - self._elsewhere(views)[0]
        return Likeness(kernel, float(reach), placed[0, 0])

    def matrix(self, texts: Sequence[str], vectors: NDArray[np.float16]) -> Floats:
        """The similarity of texts, by their views, to each landmark (texts x landmarks)."""
        return self._mixed(self._points.cosines(self._points.placed(vectors)), self._lexical.matrix(texts))

    def reaches(self, vectors: NDArray[np.float16], labels: Ints, neighbours: Ints) -> tuple[Floats, Floats]:
        """The cosine of the nearest phrasing to each of the bank's own texts.

        Without the text itself; and without its entry (``labels``) and that entry's ``neighbours``.
        """
        parts = [
            self._reaches(vectors[at : at + _ROWS], at, labels, neighbours)
            for at in range(0, len(vectors), _ROWS)
        ]
        within, without = zip(*parts, strict=True)
        elsewhere = self._elsewhere(vectors)
        return np.concatenate(within) - elsewhere, np.concatenate(without) - elsewhere

    def _elsewhere(self, views: NDArray[np.float16] | Floats) -> Floats:
        if self._background is None:
            return np.zeros(len(views), np.float32)
        return self._background.likeness(views[:, 0])

    def _reaches(
        self, vectors: NDArray[np.float16], first: int, labels: Ints, neighbours: Ints
    ) -> tuple[Floats, Floats]:
        cosines = self._reached(self._points.cosines(self._points.placed(vectors)))
        landmarks, own = labels[: cosines.shape[1]], labels[first : first + len(cosines), None]
        rows = np.arange(first, min(first + len(cosines), len(landmarks)))
        cosines[rows - first, rows] = -1
        within = cosines.max(axis=1)
        cosines[landmarks == own] = -1
        for neighbour in neighbours.T:
            cosines[(own >= 0) & (landmarks == neighbour[own])] = -1
        return within, cosines.max(axis=1)

    def _reached(self, cosines: Floats) -> Floats:
        return np.asarray(cosines[:_OF_REACH].mean(axis=0) + self._out_of_reach, np.float32)

    def _mixed(self, cosines: Floats, words: Floats) -> Floats:
        words *= _WORDS
        for weight, alike in zip(self._weights, cosines, strict=True):
            words += weight * np.exp(_SHARPNESS * (alike - 1))
        return words


Similarity = Lexical | Dense
