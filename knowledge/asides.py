"""What people say beside questions on our subject, told by its meaning: their news, a sad day, the bot itself.

Patterns know set phrases ("thank you"); one word more breaks them. Here every sentence is compared with the
examples of screening/asides.yaml, and with questions on our subject that come near to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import re2
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.gazetteer import Name
from knowledge.model import Answer, Concern, Entry, Outcome, Part, Smalltalk, record
from knowledge.ranking.vectors import vectors
from knowledge.reading import FOLDER, Faults, read_alone, shown
from knowledge.screening import Screen
from knowledge.splitting import segments
from knowledge.text import clean, normalise, tokens

Floats = NDArray[np.float32]
TOLD = "told"
NONE = "none"
"""News of the illness, and what is no aside."""
_OF_THEM = (TOLD, "sad", "glad", "talk", "alone")
"""What people say of themselves: the kinds that are told first, where a message says several things."""
_OF_ANYTHING = frozenset(
    {"paid", "sure", "writers", "doctors", "off", "limits", "updated", "help", "who", "group"}
)
"""What is asked of the bot, and after an answer may be asked of a trial or a vitamin ("who paid for it")."""
_COURTESIES = ("greeting", "thanks", "bye", "ok", "praise")
_NEAR, _LEAD = 0.6, 0.08
"""How near (cosine) an aside is to an example, and how much nearer than to any other question."""
_LESS_NEAR, _FAR_AHEAD = 0.53, 0.18
"""Less is needed where it is so far ahead of every other question."""
_NEWS_NEAR, _NEWS_LEAD = 0.5, 0.0
"""The same for a telling that asks nothing and names nothing but the illness."""
_SURELY = 0.75
"""From this nearness on no answer is looked for, and a telling may be put as a question."""
_FEWEST_WORDS = 2
"""A single word means what it is near to too rarely ("sun" is no good news)."""
_MOST_SENTENCES, _MOST_WORDS, _LONGEST = 4, 25, 240
_ASKS = re2.compile(
    r"\?|^(?:(?:and|but|so|ok|hi|hello|please|then)\W+)*(?:does|do|did|is|are|was|were|can|could|should|shall|will|"
    r"would|may|what|whats|what's|which|who|when|where|why|how|any|tell|explain)\b|"
    r"\b(?:should (?:i|he|she|we|they)|how (?:long|much|many|do|does|can)|does|what (?:is|are|can|do|about)|"
    r"which|whether|want to know|wonder\w*|(?:is|was) (?:that|this|it|there))\b|"
    r"[,;] (?:is|are|can|could|do|did|will|would|what|whats|what's|how|why)\b"
)
_NEWS = re2.compile(r"\b(?:als|diagnos\w*|dx)\b")
_DOUBTS = re2.compile(
    r"\b(?:think|thinks|thought|believe|maybe|might|could|may|probably|perhaps|suspect\w*|afraid|possible|if|"
    r"symptoms?|signs?|tests?|tested|died|dead|passed|dying|killed|lost)\b"
)
"""What makes a telling something else: a guess that it is ALS, or a death."""
_OF_THE_BOT = re2.compile(
    r"\b(?:you|your|yours|yourself|u|bot|chatbot|robot|machine|english|chat|app|answers?|replies)\b"
)
_ASKS_OF_PEOPLE = re2.compile(
    r"^(?:(?:and|but|so|ok|then|please)\W+)*(?:do|did|does|can|could|will|would|should|shall|is|are|was|were|am|"
    r"has|have|what|how|when)\b.*\b(?:i|we|he|she|they|people|patients|anyone|anybody|my|our|his|her|their)\b"
)
_BY_THE_WAY = frozenset({"stage", "population", "country", "harmless", "organisation", "equipment", "service"})
"""Groups of names that an aside may hold; any other name in it is what is asked about."""
_TAKEN = frozenset({"vitamin", "drug", "supplement", "food", "substance", "text", "gene", "test", "route"})
"""Groups of what is asked about beside somebody's sadness as well."""
_ALS = "ALS"


@record
class Aside:
    """A kind of aside: examples, the entries that are offered to start from, and those that are told."""

    said: tuple[str, ...]
    offers: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message was taken for. ``surely``: nothing else can be meant, also without the last answer;
    ``leans``: after an answer it may be meant of that."""

    kind: str
    surely: bool
    leans: bool


def read_asides(folder: Path = FOLDER / "screening") -> Mapping[str, Aside]:
    """The kinds of asides. Raises KnowledgeError with every fault in their file."""
    path = folder / "asides.yaml"
    kinds = read_alone(path, dict[str, Aside])
    if NONE not in kinds:
        faults = Faults()
        faults.add(shown(path), 1, f"{NONE}: missing: it holds what is no aside: put it back", cause=True)
        faults.raise_if_any()
    return kinds


class Asides:
    """Tells messages that are nothing but asides."""

    def __init__(
        self,
        kinds: Mapping[str, Aside],
        entries: Mapping[str, Entry],
        encoder: Encoder | None,
        spelt: Callable[[str], str],
        names: Callable[[str], Sequence[Name]],
        cache: Path | None = None,
    ) -> None:
        """``spelt`` is how the search writes a text, ``names`` what a text names; ``cache`` keeps vectors.

        Without an encoder the examples alone are recognised.
        """
        self._kinds, self._entries = kinds, entries
        self._encoder, self._spelt, self._names = encoder, spelt, names
        examples = [(kind, spelt(one)) for kind, aside in kinds.items() for one in aside.said]
        self._labels = tuple(kind for kind, _ in examples)
        self._texts = tuple(text for _, text in examples)
        self._exact = {text: at for at, text in enumerate(self._texts)}
        self._is_none = np.array([kind == NONE for kind in self._labels])
        found = vectors(encoder, self._texts, (0,), "asides", cache)[:, 0] if encoder else None
        self._vectors = None if found is None else np.ascontiguousarray(found, np.float32)

    def heard(self, text: str, screen: Screen) -> Heard | None:
        """What a message is that asks nothing on our subject; None where a sign for a doctor stands in it."""
        concern = screen.concern(text)
        if concern not in (None, Concern.WEARY) or screen.hostile(text):
            return None
        heard = self._all_of(segments.sentences(text), screen)
        return None if heard is None or (concern and heard.kind != TOLD) else heard

    def said(self, kind: str) -> Outcome:
        """What is said to one: its line with questions to start from, or what the articles have to tell."""
        aside = self._kinds.get(kind)
        told = [self._entries[id_] for id_ in aside.answers if id_ in self._entries] if aside else []
        if told:
            return Answer(tuple(Part(entry, 1.0) for entry in told))
        offers = aside.offers if aside else ()
        return Smalltalk(kind, offers=tuple(self._entries[id_] for id_ in offers if id_ in self._entries))

    def _all_of(self, sentences: Sequence[str], screen: Screen) -> Heard | None:
        """What a message is, where each of its sentences is an aside; of several set phrases may be some."""
        if not 0 < len(sentences) <= _MOST_SENTENCES:
            return None
        if len(sentences) == 1:
            return self._heard(sentences[0])
        found = [_by_pattern(one, screen) or self._heard(one) for one in sentences]
        heard = [one for one in found if one is not None]
        return min(heard, key=_rank) if len(heard) == len(found) else None

    def _heard(self, sentence: str) -> Heard | None:
        query = self._spelt(sentence)
        if not 0 < len(tokens(query)) <= _MOST_WORDS or len(query) > _LONGEST:
            return None
        at, nearness, lead = self._nearest(query)
        if at is None or not self._is_one(at, sentence, nearness, lead):
            return None
        kind = self._labels[at]
        return Heard(kind, kind in _OF_THEM or nearness >= _SURELY, leans(kind, query))

    def _nearest(self, query: str) -> tuple[int | None, float, float]:
        """The place of the nearest aside, how near it is, and how much nearer than the nearest of none."""
        exact = self._exact.get(query)
        if exact is not None or self._vectors is None or self._encoder is None:
            return (None if exact is None or self._is_none[exact] else exact), 1.0, 1.0
        if len(tokens(query)) < _FEWEST_WORDS:
            return None, 0.0, 0.0
        near = self._vectors @ self._encoder.views([query])[0, 0]
        at = int(np.argmax(np.where(self._is_none, -1.0, near)))
        return at, float(near[at]), float(near[at] - near[self._is_none].max(initial=-1.0))

    def _is_one(self, at: int, sentence: str, nearness: float, lead: float) -> bool:
        kind = self._labels[at]
        said = clean(sentence).casefold()
        if self._names_more(at, sentence) or (_OF_THE_BOT.search(self._texts[at]) and _asks_of_others(said)):
            return False
        if kind == TOLD and _NEWS.search(self._spelt(sentence)) and not _ASKS.search(said):
            return nearness >= _NEWS_NEAR and lead >= _NEWS_LEAD and not _DOUBTS.search(said)
        asks = kind in _OF_THEM and ("?" in sentence or _asks_of_others(said))
        if kind == TOLD or asks:
            return nearness >= _SURELY and lead >= _LEAD
        return (nearness >= _NEAR and lead >= _LEAD) or (nearness >= _LESS_NEAR and lead >= _FAR_AHEAD)

    def _names_more(self, at: int, sentence: str) -> bool:
        """Whether a sentence names what its example does not, and what is therefore asked about."""
        known = set(self._names(self._texts[at]))
        named = (name for name in self._names(self._spelt(sentence)) if name not in known)
        kind = self._labels[at]
        if kind in ("sad", "glad"):
            return any(name.group in _TAKEN for name in named)
        return any(name.group not in _BY_THE_WAY and (name.name != _ALS or kind != TOLD) for name in named)


def _asks_of_others(said: str) -> bool:
    """Whether cleaned words ask something of people, and nothing of the bot ("did they get better")."""
    return bool(_ASKS_OF_PEOPLE.search(said)) and not _OF_THE_BOT.search(said)


def leans(kind: str, text: str) -> bool:
    """Whether small talk of a kind may after an answer be meant of that answer ("is it free")."""
    return kind in _OF_ANYTHING and not _OF_THE_BOT.search(normalise(text))


def _by_pattern(sentence: str, screen: Screen) -> Heard | None:
    kind: str | None = screen.smalltalk(sentence)
    return Heard(kind, surely=True, leans=False) if kind else None


def _rank(heard: Heard) -> int:
    if heard.kind in _OF_THEM:
        return _OF_THEM.index(heard.kind)
    return len(_OF_THEM) + (heard.kind in _COURTESIES)
