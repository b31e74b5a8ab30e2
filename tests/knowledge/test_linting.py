"""The rules for content: sound content passes, and each rule catches what it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.lint import numbers as lint_numbers
from knowledge.lint import wording as lint_wording
from knowledge.linting import lint
from tests.knowledge.content import entry, sound, write

TODAY = date(2026, 12, 1)


def faults(folder: Path, today: date = TODAY) -> list[str]:
    return [str(fault) for fault in lint(folder, today, whole=False).faults]


def with_first(folder: Path, **changes: Any) -> list[str]:
    files = sound()
    files["entries/trial.yaml"][0] = entry("length-0", **changes)
    return faults(write(folder, files))


def test_sound_content_has_no_faults(tmp_path: Path) -> None:
    assert faults(write(tmp_path, sound())) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"answer": "The trial took 16 weeks. " * 30}, "at most 350"),
        ({"answer": "It took 17 weeks."}, "no cited passage supports the number 17"),
        ({"citations": [{"source": "a-study", "passage": 1, "numbers": [18]}]}, "does not say 18"),
        ({"answer": "It cures all."}, "'cures' is stronger than the evidence"),
        ({"answer": "You should take it."}, "tells a person what to do"),
        ({"answer": "It took 16 weeks."}, "leans on its question"),
        ({"answer": "Both. It took 16 weeks."}, "leans on its question"),
        ({"answer": "Some have: it took 16 weeks."}, "leans on its question"),
        ({"answer": "So " + "it is and " * 10 + "on."}, "a sentence of"),
        (
            {"answer": "Neurodegenerative pathophysiology necessitates intervention."},
            "US grade",
        ),
        ({"phrasings": ["only one"]}, "1 phrasings: at least 10"),
        ({"caveats": []}, "demands one of these caveats: "),
        ({"certainty": "not_covered"}, "begins with what 'the three articles do not' say"),
        ({"related": ["length-1"]}, "name two to four related"),
        ({"related": ["length-0", "length-1"]}, "not related to itself"),
        ({"review_due": "2026-11-30"}, "the review was due"),
        ({"reviewed_on": "2027-01-01"}, "lies ahead"),
        ({"citations": []}, "an answer needs a citation"),
    ],
)
def test_a_broken_rule_is_told(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    assert any(told in fault for fault in with_first(tmp_path, **changes)), faults(tmp_path)


def test_a_term_of_the_glossary_is_due_for_review_like_an_entry(tmp_path: Path) -> None:
    term = {"id": "dose", "term": "dose", "plain": "How much is taken.", "replace": "amount"}
    files = sound()
    files["glossary.yaml"] = [term | {"reviewed_on": "2026-01-01", "review_due": "2026-11-30"}]
    assert any("dose: the review was due" in fault for fault in faults(write(tmp_path, files)))


def test_a_review_of_tomorrow_may_be_one_of_today_further_east(tmp_path: Path) -> None:
    assert with_first(tmp_path, reviewed_on="2026-12-02") == []


def test_a_first_sentence_may_have_it_for_a_subject_of_its_own(tmp_path: Path) -> None:
    assert with_first(tmp_path, answer="It is not known whether the trial took 16 weeks.") == []


def test_a_denied_strong_word_is_no_fault(tmp_path: Path) -> None:
    assert with_first(tmp_path, answer="This vitamin is no cure.") == []


def test_entries_that_only_lead_to_each_other_are_told(tmp_path: Path) -> None:
    files = sound()
    for first, second in ((0, 1), (1, 0)):
        related = [f"length-{second}", "length-2"]
        files["entries/trial.yaml"][first] = entry(f"length-{first}", related=related)
    files["entries/trial.yaml"][2] = entry("length-2", related=["length-0", "length-1"])
    assert sum("only lead to each other" in fault for fault in faults(write(tmp_path, files))) == 3


def test_a_topic_without_entries_and_a_caveat_without_use_are_told(tmp_path: Path) -> None:
    files = sound()
    files["topics.yaml"][0]["parts"].append({"id": "empty", "label": "Empty"})
    files["caveats.yaml"].append({"id": "unused", "text": "Unused.", "short": "unused"})
    told = faults(write(tmp_path, files))
    assert any("'empty' has no entries" in fault for fault in told)
    assert any("unused: no entry uses it" in fault for fault in told)


def test_a_sentence_of_an_article_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("They went over the hill and came back home at night.\n", encoding="utf-8")
    monkeypatch.setattr(lint_wording, "ARTICLES", articles)
    files = sound()
    files["sources.yaml"].append(
        files["sources.yaml"][0] | {"id": "an-article", "file": "a.txt", "passages": 1, "facts": []}
    )
    files["entries/trial.yaml"][0] = entry("length-0", answer="They went over the hill and came back soon.")
    assert any("shares words with an article" in fault for fault in faults(write(tmp_path, files)))


def test_numbers_inside_names_are_not_numbers() -> None:
    assert lint_numbers.numbers("B12, SOD1, ALSFRS-R and AMX0035 for 1,650 people, -2.66 points") == {
        1650,
        2.66,
    }


def test_numbers_in_words_support_digits() -> None:
    assert {20, 9, 4} <= lint_numbers.all_numbers("Twenty people for nine months, a fourfold rise")
