"""The banks that engines are measured on."""

from __future__ import annotations

from bench.banks import of_faq, of_size

LIKE = {"one": ["how long was it", "what dose was given"]}


def test_a_bank_of_a_size_has_so_many_phrasings_in_the_words_of_another() -> None:
    made = of_size(105, LIKE)
    phrasings = [text for texts in made.values() for text in texts]
    assert len(phrasings) == 105
    assert {word for text in phrasings for word in text.split()} <= set(" ".join(LIKE["one"]).split())


def test_a_bank_of_a_size_is_always_the_same() -> None:
    assert of_size(30, LIKE) == of_size(30, LIKE)


def test_what_is_asked_of_the_faq_is_not_in_its_bank() -> None:
    bank, queries = of_faq()
    known = {(id_, text) for id_, texts in bank.items() for text in texts}
    assert all((id_, query.text) not in known for query in queries for id_ in query.gold)
    assert any(not query.gold for query in queries)
