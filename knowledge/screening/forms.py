"""A message in the forms that the patterns are held against: sentences of canonical words.

A canonical text is lower case, without accents, with contractions written out ("can't" becomes
"can not"), and has one space before and after every word, so that a pattern can only match whole words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import re2

from knowledge.mending.shorthand import shorthand
from knowledge.mending.spelling import Speller
from knowledge.screening.telling import clauses, told
from knowledge.text import clean, ends, normalise, without

START, END = "<", ">"
_BREAK = re2.compile(r"[.!?…;:。！？؟۔।]+(?: |$)|¶")
_THOUSANDS = re2.compile(r"(\d) (000) ")
_THOUSAND = " 000 "
_LATIN = re2.compile(r"\p{Latin}")
_UNIT = re2.compile(r"^(\d+)(mg|mcg|ug|μg|g|iu|ml|x|k|units|yo|yr|pm|am)$")
_LETTERS = str.maketrans({**dict(zip("ıىیکة", "iييكه", strict=True)), "ـ": ""})
_DRESSING = re2.compile(r"(?i)\b(?:https?://|www\.)[^\s¶]+|(?:^|[\s¶])@\w+|^/[a-z]\w*(?:@\w+)?\b|#")
"""What stands around words in a chat, and says nothing: a link, who is called, a command, the sign of a tag."""
_TORN_CONTRACTION = re2.compile(r"(?i)\b(i|you|we|they|he|she|it|that|there) (m|ve|ll|re)\b|\b([a-z]+n) (t)\b")

_RUN, _STEP = 30, 15
"""Words of a message without full stops that are looked at together, and how far apart such runs begin."""
_SHORTEST = 4
_LONGEST = 20
_MOST_CORRECTIONS = 30
_MOST_SENTENCES = 100
_LONG = 1_000
"""Characters from which on a message is not parted into clauses."""
_NEW_LINE = "¶"
"""One character for another, so that no message becomes longer than what is looked at."""
_WRAPPED = re2.compile(r"([^.!?…;:。！？।¶])(?:¶|\.\.+ ?|… ?)([\p{Ll}\p{Lo}\d])")
_WITHOUT = re2.compile(r"(?i)\bw/o(?:ut)?\b")
_LAUGHS = str.maketrans(dict.fromkeys("😂🤣😆😅😹", " lol "))


def fold(text: str) -> str:
    """Text in lower case without accents; letters that are typed in two ways made one."""
    if text.isascii():
        return text.casefold()
    bare = without(unicodedata.normalize("NFD", text.casefold()), unicodedata.combining)
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def cleaned(raw: str) -> str:
    """The message cleaned, with a sign where it had a new line, which ends a sentence.

    Of a message over the limit the two ends are kept.
    """
    lines = (line.strip() for line in ends(raw).splitlines())
    text = _DRESSING.sub(" . ", clean(_NEW_LINE.join(line for line in lines if line)))
    text = _TORN_CONTRACTION.sub(r"\1\3'\2\4", text)
    return clean(str(_WITHOUT.sub("without", text)))


def is_wrapped(text: str) -> bool:
    """Whether a cleaned message that is not long has lines, or bits between dots, that go on in the next."""
    return len(text) <= _LONG and _WRAPPED.search(text) is not None


def unwrapped(text: str) -> str:
    """A cleaned message with such lines put together."""
    return str(_WRAPPED.sub(r"\1 \2", text))


def _words(piece: str) -> list[str]:
    """The canonical words of a piece; words of other scripts keep their vowel signs, whatever stands beside
    them."""
    if piece.isascii():
        return fold(normalise(piece)).split()
    runs = (" ".join(run) for _, run in groupby(piece.split(), key=is_of_another_script))
    return [word for run in runs for word in _words_of(run)]


def _words_of(run: str) -> list[str]:
    if any("a" <= c <= "z" for c in run.casefold()):
        return fold(normalise(run)).split()
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in fold(run)).split()


def is_of_another_script(word: str) -> bool:
    """Whether a word is in other letters than Latin ones."""
    return not word.isascii() and not _LATIN.search(word) and any(map(str.isalpha, word))


@dataclass(frozen=True, slots=True)
class Forms:
    """One reading of a message: its sentences, and all of it as one text; ``plain`` are the words of each
    sentence before they were written out, ``told`` what is left of sentences without what they ask or
    mention, ``clauses`` those of each sentence, without what they ask, of a message that is not long."""

    sentences: tuple[str, ...]
    whole: str
    plain: tuple[str, ...] = ()
    told: tuple[Forms, ...] = ()
    clauses: tuple[tuple[Forms, ...], ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether it is longer than anybody's sentence."""
        return self.whole.count(" ") > 2 * _RUN

    @classmethod
    def joined(cls, sentences: Sequence[Sequence[Forms]]) -> Forms:
        """The clauses of each sentence as one sentence again."""
        told = [tuple(one.whole.strip(f" {START}{END}") for one in clauses) for clauses in sentences if clauses]
        canonical = tuple(f" {START} {' '.join(words)} {END} " for words in told)
        plain = tuple(" ".join(one.plain[0] for one in clauses) for clauses in sentences if clauses)
        return cls(canonical, _joined(canonical), plain)

    def windows(self, width: int) -> Iterable[str]:
        """The message in runs of ``width`` sentences; all of it where ``width`` is 0.

        What is longer than anybody's sentences comes in runs of words.
        """
        if width == 0:
            yield self.whole
            return
        for at in range(max(1, len(self.sentences) - width + 1)):
            yield from _runs(_joined(self.sentences[at : at + width]))


def _runs(text: str) -> Iterable[str]:
    words = text.split() if text.count(" ") > 2 * _RUN else ()
    if not words:
        yield text
    for at in range(0, len(words), _STEP):
        yield " ".join(words[at : at + _RUN]).join("  ")


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(part for one in sentences if (part := one.strip())).join("  ")


def without_sentences(forms: Forms, unwanted: Callable[[Forms], bool]) -> Forms:
    """A reading without the sentences that are unwanted, each taken alone."""
    pairs = zip(forms.sentences, forms.plain, strict=True)
    kept = [(one, plain) for one, plain in pairs if not unwanted(Forms((one,), one, (plain,)))]
    sentences = tuple(one for one, _ in kept)
    return Forms(sentences, _joined(sentences), tuple(plain for _, plain in kept))


def _put_right(sentences: list[list[str]], meant: Mapping[str, str]) -> list[list[str]]:
    return [[meant.get(word, word) for word in shorthand().written_out(words)] for words in sentences]


class Reader:
    """Brings messages into their forms.

    ``written_out`` says what contractions stand for; ``vocabulary`` are the words of the patterns, which a word
    that is no English probably means; ``known`` are names that are no mistakes.
    """

    def __init__(
        self, written_out: Mapping[str, str], vocabulary: Iterable[str], known: Iterable[str] = ()
    ) -> None:
        self._written_out = {fold(short): long for short, long in written_out.items()}
        words = {*vocabulary, *self._written_out}
        meant = sorted(word for word in words if len(word) >= _SHORTEST)
        self._speller = Speller(dict.fromkeys(meant, 1), words.union(known))

    def read(self, text: str) -> tuple[Forms, ...]:
        """A cleaned message as it was typed and, where that differs, with misspelt words put right."""
        pieces = _BREAK.split(text.translate(_LAUGHS), _MOST_SENTENCES)
        sentences = [words for piece in pieces if (words := _words(piece))]
        beside = [words for piece in pieces for part in told(piece) if (words := _words(part))]
        meant = self._meant(sentences)
        typed, right = self._forms(sentences, beside), _put_right(sentences, meant)
        parted = self._parted(pieces, meant) if len(text) <= _LONG else ()
        if right == sentences:
            return (replace(typed, clauses=parted),)
        return typed, replace(self._forms(right, _put_right(beside, meant)), clauses=parted)

    def _parted(self, pieces: Sequence[str], meant: Mapping[str, str]) -> tuple[tuple[Forms, ...], ...]:
        """The clauses of each sentence; none where the message has but one."""
        told = [[words for clause in clauses(piece) if (words := _words(clause))] for piece in pieces]
        if sum(map(len, told)) <= 1:
            return ()
        return tuple(tuple(self._forms([one], []) for one in _put_right(words, meant)) for words in told)

    def as_typed(self, text: str) -> Forms:
        """A cleaned message with nothing put right and nothing told apart."""
        pieces = _BREAK.split(text.translate(_LAUGHS), _MOST_SENTENCES)
        return self._forms([words for piece in pieces if (words := _words(piece))], [])

    def _forms(self, sentences: list[list[str]], beside: list[list[str]]) -> Forms:
        canonical = tuple(self._canonical(words) for words in sentences)
        told = tuple(self._forms([words], []) for words in beside)
        return Forms(canonical, _joined(canonical), tuple(map(" ".join, sentences)), told)

    def _canonical(self, words: list[str]) -> str:
        text = " ".join((START, *map(self._whole, words), END)).join("  ")
        return str(_THOUSANDS.sub(r"\1\2 ", text)) if _THOUSAND in text else text

    def _whole(self, word: str) -> str:
        if word in self._written_out:
            return self._written_out[word]
        stem, apostrophe, ending = word.partition("'")
        if not apostrophe:
            return str(_UNIT.sub(r"\1 \2", word)) if word[0].isdigit() and not word.isdigit() else word
        if ending == "t" and stem.endswith("n"):
            return f"{stem[:-1]} not"
        return f"{stem} {self._written_out.get(apostrophe + ending, ending)}"

    def _meant(self, sentences: list[list[str]]) -> dict[str, str]:
        """What misspelt words stand for."""
        typed = {word for words in sentences for word in words}
        unknown = sorted(word for word in typed if len(word) <= _LONGEST and not self._speller.knows(word))
        found = {word: self._speller.word(word) for word in unknown[:_MOST_CORRECTIONS]}
        return {word: near for word, near in found.items() if near != word}
