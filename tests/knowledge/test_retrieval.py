"""A question to ranked entries, with the encoder and by words alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import fitting
from knowledge.cache import banks
from knowledge.encoder import Floats, load_encoder
from knowledge.faq import unanswered
from knowledge.fitting import LARGEST_FIT, build_retriever
from knowledge.phrasings import indexed
from knowledge.retrieval import Retriever
from tests.knowledge.shared import content

BANK = {
    "opening-hours": [
        "when do you open",
        "opening hours please",
        "are you open on sunday",
        "how late are you open",
    ],
    "parking": ["where can i park", "is there a car park", "do you have parking spaces", "parking fees"],
    "refund": ["i want my money back", "how do i get a refund", "return an item for a refund", "refund policy"],
    "delivery-time": [
        "when will my parcel arrive",
        "how long does delivery take",
        "shipping time",
        "is it on its way",
    ],
    "mnd-charity": [
        "do you give to the mnd charity",
        "donations for motor neurone disease",
        "charity partners",
    ],
}
NEGATIVES = ["what is the weather", "tell me a joke", "who won the match", "play some music"]
SYNONYMS = {"als": ["mnd", "motor neurone disease"]}


@pytest.fixture(scope="module", params=["encoder", "words"])
def retriever(request: pytest.FixtureRequest) -> Iterator[Retriever]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "words":
            patch.setattr(fitting, "load_encoder", lambda: None)
        yield build_retriever(BANK, NEGATIVES, synonyms=SYNONYMS)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("When do you OPEN?", "opening-hours"),
        ("is thre parkking nearby", "parking"),
        ("I would like a refund!!", "refund"),
        ("delivery time", "delivery-time"),
        ("donations for MND", "mnd-charity"),
        ("money for lou gehrig's: als charity", "mnd-charity"),
    ],
)
def test_the_entry_that_is_meant_comes_first(retriever: Retriever, question: str, entry: str) -> None:
    assert retriever.rank(question).candidates[0].id == entry


def test_scores_are_probabilities_best_first(retriever: Retriever) -> None:
    scores = [candidate.score for candidate in retriever.rank("can i park on sunday").candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_no_more_candidates_than_wanted_or_there_are(retriever: Retriever) -> None:
    assert len(retriever.rank("refund", 2).candidates) == 2
    assert len(retriever.rank("refund", 50).candidates) == len(BANK)


def test_a_question_from_elsewhere_scores_below_one_from_the_bank(retriever: Retriever) -> None:
    foreign = retriever.rank("what is the capital of france").candidates[0].score
    assert foreign < retriever.rank("are you open on sunday").candidates[0].score / 2


def test_the_query_is_normalised_spelt_and_in_the_words_of_the_synonyms(retriever: Retriever) -> None:
    assert retriever.rank("Chariity for M\u200bND?").query == "charity for als"


def test_the_lead_is_the_distance_to_the_second(retriever: Retriever) -> None:
    ranking = retriever.rank("refund")
    first, second = ranking.candidates[:2]
    assert ranking.lead == pytest.approx(first.score - second.score)


def test_a_smaller_risk_never_lowers_the_floor(retriever: Retriever) -> None:
    before = retriever.point
    floors = [retriever.at(risk).floor for risk in (0.5, 0.2, 0.05)]
    retriever.point = before
    assert floors == sorted(floors)


@settings(max_examples=60)
@given(question=st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_text_is_ranked(retriever: Retriever, question: str) -> None:
    assert retriever.rank(question).candidates


def test_a_start_from_the_cache_ranks_the_same(tmp_path: Path) -> None:
    fresh = build_retriever(BANK, NEGATIVES, cache=tmp_path)
    cached = build_retriever(BANK, NEGATIVES, cache=tmp_path)
    assert cached.point == fresh.point
    assert cached.rank("parking fee").candidates == fresh.rank("parking fee").candidates


def test_changed_phrasings_are_not_read_from_the_cache(tmp_path: Path) -> None:
    build_retriever(BANK, cache=tmp_path)
    changed = {**BANK, "toilets": ["where are the toilets", "is there a bathroom"]}
    assert build_retriever(changed, cache=tmp_path).rank("bathroom").candidates[0].id == "toilets"


def test_the_id_of_an_entry_is_one_of_its_phrasings() -> None:
    bank = {"gift_card": ["send one to a friend"], "return_policy": ["it does not fit"]}
    assert build_retriever(bank).rank("gift card").candidates[0].id == "gift_card"


def test_one_phrasing_an_entry_is_enough() -> None:
    single = {id_: phrasings[:1] for id_, phrasings in BANK.items()}
    assert build_retriever(single).rank("when will the parcel come").candidates[0].id == "delivery-time"


def test_a_bank_of_one_entry_can_be_asked() -> None:
    retriever = build_retriever({"only": ["what is it", "tell me what it is"]})
    assert [candidate.id for candidate in retriever.rank("what is it").candidates] == ["only"]


def test_an_empty_bank_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one phrasing"):
        build_retriever({})


@pytest.mark.parametrize("words_alone", [False, True])
def test_large_banks_are_searched_without_a_head(
    monkeypatch: pytest.MonkeyPatch, words_alone: bool, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fitting, "LARGEST_FIT", 5)
    if words_alone:
        monkeypatch.setattr(fitting, "load_encoder", lambda: None)
    with caplog.at_level(logging.WARNING):
        large = build_retriever(BANK, NEGATIVES)
    assert "above 5 no head is fitted" in caplog.text
    assert large.rank("how do i get my refund").candidates[0].id == "refund"
    assert large.rank("zxqv").candidates[0].score < large.rank("parking spaces").candidates[0].score


def test_more_texts_than_landmarks_still_teach_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "LANDMARKS", 15)
    assert build_retriever(BANK).rank("shipping time").candidates[0].id == "delivery-time"


def test_the_encoder_is_there() -> None:
    assert load_encoder() is not None


def test_what_is_known_word_for_word_comes_first_nearly_surely(retriever: Retriever) -> None:
    for id_, phrasings in BANK.items():
        for phrasing in phrasings:
            best = retriever.rank(f"{phrasing.upper()} ?").candidates[0]
            assert (best.id, best.score > 0.95) == (id_, True), phrasing


@pytest.mark.parametrize("question", ["how do i get a re fund", "how do i get a refubd"])
def test_spaces_and_misspellings_do_not_hide_a_known_phrasing(retriever: Retriever, question: str) -> None:
    best = retriever.rank(question).candidates[0]
    assert best.id == "refund"
    assert best.score > 0.95


def test_a_known_negative_is_nobodys(retriever: Retriever) -> None:
    assert retriever.rank(NEGATIVES[0]).candidates[0].score < 0.1


def test_an_edit_encodes_only_the_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_retriever(BANK, cache=tmp_path)
    encoder = load_encoder()
    assert encoder is not None
    encoded: list[str] = []
    views = encoder.views

    def counted(texts: Sequence[str]) -> Floats:
        encoded.extend(texts)
        return views(texts)

    monkeypatch.setattr(encoder, "views", counted)
    build_retriever({**BANK, "toilets": ["where is the bathroom", "toilet"]}, cache=tmp_path)
    assert set(encoded) <= {"where is the bathroom", "toilet", "toilets"}


def test_the_bank_of_the_faq_has_room_to_grow_below_the_largest_that_gets_a_head() -> None:
    """Raise LARGEST_FIT before the content needs it: above it the engine is another one, with other errors."""
    texts = sum(map(len, indexed(content()).values())) + len(unanswered())
    assert texts < 0.98 * LARGEST_FIT


def test_another_code_of_the_ranking_is_fitted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "changed = 1"):
        (tmp_path / "code.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(fitting, "_CODE", tmp_path)
        fitting._code.cache_clear()
        build_retriever(BANK, cache=tmp_path)
    fitting._code.cache_clear()
    assert len(banks(tmp_path)) == 2
