"""What of a message is compared by its meaning: all of it, its sentences, what it tells beside questions."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.mending.spelling import english
from knowledge.screening.forms import END, START, Forms, is_of_another_script
from knowledge.screening.loudness import Loudness

MOST_TEXTS = 8
LONGEST = 240
LONG = 1_000
"""Characters from which on not every sentence of a message can be encoded in time."""
FEWEST = 1
"""Spaces of a text that is compared: "trach out" beside a question is as urgent as alone, but a single word
("fault", "tks") means what it is near to too rarely."""
_ENGLISH = 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """A message or a part of it: in canonical words, and in its plain words, whose meaning is compared."""

    canonical: str
    plain: str


def texts_of(forms: Forms, loudness: Loudness | None = None) -> list[Text]:
    """What of a message is compared: all of it where it is short, what it tells beside its questions, and its
    sentences, the last ones first.

    Of a long one the pieces that sound most like danger, where ``loudness`` tells which those are.
    """
    if loudness is not None and len(forms.whole) > LONG:
        return [Text(piece, piece) for piece in loudness.loudest(forms.plain) if is_english(Text(piece, piece))]
    bare = map(without_marks, forms.sentences)
    sentences = [Text(one[:LONGEST], plain[:LONGEST]) for one, plain in zip(bare, forms.plain, strict=True)]
    parts = [
        one
        for one in (*reversed(told_of(forms)), *reversed(sentences))
        if one.canonical.count(" ") >= FEWEST and is_english(one)
    ]
    whole = whole_of(forms)
    if len(whole.canonical) > LONGEST or whole.plain.count(" ") < FEWEST or not is_english(whole):
        return parts[:MOST_TEXTS]
    return list(dict.fromkeys((whole, *parts)))[:MOST_TEXTS]


def told_of(forms: Forms) -> list[Text]:
    """What it tells beside what it asks or mentions."""
    return [Text(one.plain[0][:LONGEST], one.plain[0][:LONGEST]) for one in forms.told]


def whole_of(forms: Forms) -> Text:
    """All of a message as one text."""
    return Text(without_marks(forms.whole), " ".join(forms.plain))


def without_marks(canonical: str) -> str:
    """A canonical text in single spaces, without the marks of where sentences begin and end."""
    return " ".join(word for word in canonical.split() if word not in {START, END})


def is_english(text: Text) -> bool:
    """Whether most of its words are English."""
    words = text.canonical.split()
    return sum(word in english() for word in words) >= _ENGLISH * max(1, len(words))


def without_english(forms: Forms) -> str:
    """The canonical text of a message without what is English: whole sentences, what they ask, and all that
    is in Latin letters beside words in another script."""
    parts = (forms, *forms.told)
    sentences = (pair for one in parts for pair in zip(one.sentences, one.plain, strict=True))
    kept = (_of_another_language(Text(without_marks(one), plain)) for one, plain in sentences)
    return " ".join(f"{START} {words} {END}" for words in kept if words).join("  ")


def _of_another_language(text: Text) -> str:
    words = text.canonical.split()
    if any(map(is_of_another_script, words)):
        return " ".join(word for word in words if is_of_another_script(word) or word.isdigit())
    return "" if is_english(text) else text.canonical
