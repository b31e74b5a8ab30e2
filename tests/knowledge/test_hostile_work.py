"""However long and strange a message is, the work that it makes is bounded: proven by counting."""

from __future__ import annotations

import pytest

from knowledge.encoder import Encoder
from knowledge.faq import Faq
from knowledge.model import NoMatch, Smalltalk
from knowledge.retrieval import Retriever
from tests.knowledge import faq_fixture
from tests.knowledge.screening.test_hostile import FLOODS

MOST_ENCODED = 8
"""Three pieces for the screen, two wordings of each of two questions, and one that leans on an answer."""
MOST_PIECES = 330
"""Word pieces of all of them; the time to encode them grows with it."""
MOST_RANKED = 12
STORY = "My mother takes vitamin D and the doctor says nothing, so what did the trial find? "
LONG = {
    **FLOODS,
    "questions": STORY * 1_200,
    "clauses": "does b12 help and does vitamin d help and what did the trial find and " * 1_400,
    "list": "".join(f"{n}. how long was the trial {n}\n" for n in range(3_000)),
    "names": " ".join(f"Compound{n} Vitamin{n}" for n in range(6_000)),
    "colons": "is it true: B12 cures ALS: " * 3_700,
    "cyrillic": "бжщ плрыт вгдэж мнопр " * 4_600,
    "chinese": "維生素漸凍症試驗" * 12_500,
    "digits": " ".join(str(n * n) for n in range(20_000)),
}
UNREADABLE = ("cyrillic", "chinese", "digits", "unknown words", "one letter", "astral")


@pytest.fixture(scope="module")
def faq() -> Faq:
    return faq_fixture.faq()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    counts = {"encoded": 0, "pieces": 0, "ranked": 0}
    encode, rank = Encoder._views, Retriever.rank

    def counting_views(self: Encoder, text: str) -> object:
        counts["encoded"] += 1
        counts["pieces"] += len(self._tokenizer.encode(text).ids)
        return encode(self, text)

    def counting_rank(self: Retriever, query: str, limit: int = 10) -> object:
        counts["ranked"] += 1
        return rank(self, query, limit)

    monkeypatch.setattr(Encoder, "_views", counting_views)
    monkeypatch.setattr(Retriever, "rank", counting_rank)
    return counts


@pytest.mark.parametrize("length", [4_096, 100_000])
@pytest.mark.parametrize("name", LONG)
def test_few_texts_are_encoded_and_looked_up_for_any_message(
    faq: Faq, counted: dict[str, int], name: str, length: int
) -> None:
    faq.answer(LONG[name][:length])
    assert counted["encoded"] <= MOST_ENCODED
    assert counted["pieces"] <= MOST_PIECES
    assert counted["ranked"] <= MOST_RANKED


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_nobody_can_read_is_not_looked_up(faq: Faq, counted: dict[str, int], name: str) -> None:
    assert isinstance(faq.answer(LONG[name][:4_096]), NoMatch | Smalltalk)
    assert counted["encoded"] == counted["ranked"] == 0


def test_a_long_question_in_few_words_that_we_know_is_looked_up(faq: Faq, counted: dict[str, int]) -> None:
    faq.answer("wie lange dauerte die japanische studie mit vitamin b12 bei menschen mit als insgesamt nun")
    assert counted["ranked"]


def test_a_question_that_is_asked_again_and_again_is_looked_up_once(faq: Faq, counted: dict[str, int]) -> None:
    faq.answer("How long did the B12 trial last? " * 5)
    assert counted["ranked"] == 1
