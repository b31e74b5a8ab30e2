"""Nearness in meaning to messages of people in danger: what no pattern foresees.

A linear model over sentence vectors, fitted by ridge regression to the messages in ``prototypes/`` (see
train.py), and how much nearer the nearest prototype of danger is than the nearest harmless one: a linear
model alone takes alarm at subjects that it has never seen. Every limit comes from train.py, which reads it
off scores of messages that were held out, so that no number here depends on the encoder.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import VIEWS as ENCODER_VIEWS
from knowledge.failures import going_on
from knowledge.model import Urgency
from knowledge.screening.forms import Forms
from knowledge.screening.loudness import Loudness
from knowledge.screening.texts import (
    FEWEST,
    LONG,
    LONGEST,
    MOST_TEXTS,
    Text,
    is_english,
    texts_of,
    told_of,
    whole_of,
)

Floats = NDArray[np.float32]
Spelt = Callable[[str], str]
KINDS = (Urgency.CRISIS, Urgency.EMERGENCY, Urgency.OVERDOSE)
FILE = "nearness.npz"
VIEWS = len(ENCODER_VIEWS)
_log = logging.getLogger(__name__)
_UNREADABLE = (OSError, EOFError, KeyError, TypeError, ValueError, BadZipFile, zlib.error)
_WIDTH = 128
_FEWEST_OF_RUN = 4
"""Words in a row that are compared alone, torn out of their sentence."""
_TOLD = 0.1
"""What is told beside a question needs so much of the way from ``alarm`` to ``elsewhere`` more."""
_ALONE = {Urgency.CRISIS: 1.0, Urgency.EMERGENCY: 0.25, Urgency.OVERDOSE: 0.25}
"""What is left without what is told by the way needs so much of that way more; half a story sounds like despair
sooner than like an accident."""
_MOST_ALONE = 4
_MANY, _OF_MANY = 4, 0.09
"""From so many texts of a message on the loudest may be loud by chance: each needs so much of that way more."""
"""A sentence is compared from two words on: "trach out" beside a question is as urgent as alone."""
_SOME = 8
"""One harmless message in so many is compared first."""
_FEW = 8
"""Vectors that are compared one by one."""
_COMPANY = 0.35
"""So much the company of a sentence counts."""


class Encodes(Protocol):
    """What is needed of a sentence encoder."""

    fingerprint: str

    def views(self, texts: Sequence[str]) -> Floats:
        """Vectors of the texts: (texts, views, width)."""
        ...


def features(encoder: Encodes, texts: Sequence[str]) -> Floats:
    """One row a text: its views side by side, scaled to length 1, and a constant."""
    views = encoder.views(texts)
    rows = views.reshape(len(texts), -1) / np.sqrt(views.shape[1])
    return np.hstack([rows, np.ones((len(texts), 1), np.float32)]).astype(np.float32)


def sentence_vectors(rows: Floats) -> Floats:
    """The first view of each row of ``features``, at length 1."""
    first = rows[:, : (rows.shape[1] - 1) // VIEWS]
    return np.asarray(first * np.sqrt(VIEWS), np.float32)


def main_axes(vectors: Floats) -> Floats:
    """The directions in which texts differ most: nearness is looked for along these alone, in less time."""
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :_WIDTH], np.float32)


def placed(vectors: Floats, axes: Floats) -> Floats:
    """Where vectors stand along the main axes, at length 1."""
    along = vectors @ axes
    return np.asarray(along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9), np.float32)


def leaning(vectors: Floats, dangers: Floats, harmless: Floats) -> Floats:
    """How much nearer (cosine) each vector is to the nearest message of danger than to a harmless one."""
    if len(vectors) <= _FEW:  # one by one is quicker than a product of such a shape
        return np.array([(dangers @ one).max() - (harmless @ one).max() for one in vectors], np.float32)
    lead = (vectors @ dangers.T).max(axis=1) - (vectors @ harmless.T).max(axis=1)
    return np.asarray(lead, np.float32)


@dataclass(frozen=True, slots=True)
class Limits:
    """Scores that something is decided by, as train.py read them off messages that were held out.

    ``leaning``: what the lead of the nearest prototypes counts beside the linear model. ``alarm``: above it
    is danger, and above ``elsewhere`` where a message speaks of a bank or a lamp, or words were torn out of
    it. ``harmless``, ``joke``: below it a pattern is not believed, in earnest and where the message laughs.
    ``least``: a sentence's company is taken for no more harmless than this.
    """

    leaning: float
    alarm: float
    elsewhere: float
    harmless: float
    joke: float
    least: float


@dataclass(frozen=True, slots=True)
class Model:
    """What train.py has fitted: the linear model, its limits, the main axes and the prototypes there.

    ``some_harmless``: a few of the harmless messages. What they outweigh is no danger beside all of them
    either, and they outweigh nearly every question.
    """

    weights: Floats
    limits: Limits
    axes: Floats
    dangers: Floats
    harmless: Floats
    some_harmless: Floats
    loudness: Loudness

    @classmethod
    def stored(cls, file: Mapping[str, NDArray[Any]]) -> Model:
        """From what nearness.npz holds. Raises KeyError where something is missing."""
        limits = Limits(*(float(file[field.name]) for field in fields(Limits)))
        axes, dangers, harmless = (np.asarray(file[name], np.float32) for name in ("axes", "dangers", "near"))
        some = np.ascontiguousarray(harmless[::_SOME])
        return cls(file["weights"], limits, axes, dangers, harmless, some, Loudness.stored(file))


class Nearness:
    """Tells whether a text is nearer in meaning to a message of danger than to a harmless one.

    ``spelt`` is how the search writes a text: read in one manner, a message is encoded once for both.
    """

    def __init__(self, encoder: Encodes, model: Model, spelt: Spelt = str) -> None:
        self._encoder, self.model, self._spelt = encoder, model, spelt

    @classmethod
    def load(cls, folder: Path, encoder: Encodes, spelt: Spelt = str) -> Nearness | None:
        """The fitted model; None, with a line in the log, where it is missing or of another encoder."""
        try:
            with (folder / FILE).open("rb") as file, np.load(file) as stored:
                fingerprint, model = str(stored["fingerprint"]), Model.stored(stored)
        except _UNREADABLE as error:
            _log.warning("urgent messages are screened by patterns alone: %s", type(error).__name__)
            return None
        if fingerprint != encoder.fingerprint:
            _log.warning("urgent messages are screened by patterns alone: %s is of another encoder", FILE)
            return None
        return cls(encoder, model, spelt)

    @going_on("nearness in meaning", None)
    def alarm(self, forms: Forms, elsewhere: bool = False, joking: bool = False) -> Urgency | None:
        """The kind of danger that a message or one of its sentences is near to, or None.

        ``elsewhere``: it speaks of another world than ours, so that more is needed, and words that are torn
        out of it count nothing. ``joking``: it laughs, so that as much is needed as bears a pattern out.
        Parts that are quiet by their words are taken for harmless without a look at their meaning.
        """
        texts = texts_of(forms, self.model.loudness)
        if not texts:
            return None
        loud = [text for at, text in enumerate(texts) if at == 0 or self.model.loudness.is_loud(text.plain)]
        quiet, run = len(texts) - len(loud), [] if elsewhere else self._run(forms, texts)
        needed = self._needed(forms, loud, run, _OF_MANY * max(0, len(texts) - _MANY + 1))
        if joking:
            needed = np.maximum(needed, self._limits.joke)
        if elsewhere:
            needed[:] = self._limits.elsewhere
        kind = None
        for harmless in (self.model.some_harmless, self.model.harmless):
            danger, kinds = self._compared([*loud, *run], harmless)
            danger += _COMPANY * (self._company(danger, len(loud), quiet) - danger)
            loudest = int(np.argmax(danger - needed))
            if danger[loudest] <= needed[loudest]:
                return None
            kind = kinds[loudest]
        return kind

    def _company(self, danger: Floats, loud: int, quiet: int) -> Floats:
        """How dangerous a text's company is. Words that are torn out make the rest no more harmless."""
        least = self._limits.least
        company = np.array([danger[:loud].sum(), danger.sum()]) + quiet * least
        company /= np.array([loud, len(danger)]) + quiet
        return np.repeat(np.maximum(company, least), [loud, len(danger) - loud]).astype(np.float32)

    def _needed(self, forms: Forms, loud: Sequence[Text], run: Sequence[Text], more: float) -> Floats:
        """The limits of what was cut out of sentences are higher: it lacks what takes an alarm back.

        ``more``: what all of them need on the way from ``alarm`` to ``elsewhere``.
        """
        told = set(told_of(forms))
        surer = [more + (_TOLD if text in told else 0.0) for text in loud] + [more + 1.0] * len(run)
        alarm, elsewhere = self._limits.alarm, self._limits.elsewhere
        return np.array([alarm + part * (elsewhere - alarm) for part in surer], np.float32)

    def _run(self, forms: Forms, texts: Sequence[Text]) -> list[Text]:
        """The loudest words in a row: danger that nothing parts from what stands around it."""
        if len(forms.whole) > LONG:
            return []
        run = self.model.loudness.run_of(" ".join(forms.plain))[:LONGEST]
        text = Text(run, run)
        enough = len(run.split()) >= _FEWEST_OF_RUN and text not in texts and is_english(text)
        return [text] if enough else []

    @going_on("nearness in meaning", otherwise=None)
    def alarm_alone(self, views: Sequence[Forms]) -> Urgency | None:
        """The kind of danger that a part of a message is near to, each taken alone, or None.

        Of parts with several sentences none is taken: there one says what another one means.
        """
        texts = [whole_of(view) for view in views if len(view.sentences) == 1]
        texts = [text for text in dict.fromkeys(texts) if self._is_worth_a_look(text)]
        loudest = sorted(texts, key=lambda text: -self.model.loudness.of(text.plain))[:_MOST_ALONE]
        if not loudest:
            return None
        danger, kinds = self._compared(loudest, self.model.harmless)
        needed = [self._needed_alone(_ALONE[kind]) for kind in kinds]
        return next((k for k, one, least in zip(kinds, danger, needed, strict=True) if one > least), None)

    def _is_worth_a_look(self, text: Text) -> bool:
        enough = text.canonical.count(" ") > FEWEST and len(text.canonical) <= LONGEST
        return enough and is_english(text) and self.model.loudness.is_loud(text.plain)

    def _needed_alone(self, part: float) -> float:
        return self._limits.alarm + part * (self._limits.elsewhere - self._limits.alarm)

    @going_on("nearness in meaning", otherwise=False)
    def is_harmless(self, forms: Forms, joking: bool = False) -> bool:
        """Whether a short English message is so much nearer to harmless ones that a pattern must be wrong."""
        texts = texts_of(forms)
        if not texts or len(forms.sentences) >= MOST_TEXTS or len(forms.whole) > LONGEST:
            return False
        danger, _ = self._compared(texts, self.model.harmless)
        return bool(danger.max() < (self._limits.joke if joking else self._limits.harmless))

    @property
    def _limits(self) -> Limits:
        return self.model.limits

    def _compared(self, texts: Sequence[Text], harmless: Floats) -> tuple[Floats, list[Urgency]]:
        """How dangerous each text is beside these harmless messages, and of which kind it would be."""
        rows = features(self._encoder, [self._spelt(text.plain) for text in texts])
        scores = rows @ self.model.weights
        found = placed(sentence_vectors(rows), self.model.axes)
        lead = leaning(found, self.model.dangers, harmless)
        return scores[:, 0] + self._limits.leaning * lead, [KINDS[int(np.argmax(row[1:]))] for row in scores]
