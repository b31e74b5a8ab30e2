"""A few words behind an answer ("why", "is that a lot"): what its entry names for them answers."""

from __future__ import annotations

import pytest

from knowledge.conversing.turn_forms import TurnForms
from knowledge.model import Answer
from tests.knowledge.conversing.test_following import last_of, told

TURN_FORMS = TurnForms.read()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("why", "why not"),
        ("why", "but how come"),
        ("why", "whats the reason for that"),
        ("how", "how so"),
        ("how", "how does it slow als down"),
        ("how", "what does it do in the body"),
        ("known", "how did they find that out"),
        ("known", "and how was it measured"),
        ("known", "based on what"),
        ("much", "is that a lot or not"),
        ("much", "so was it a big difference"),
        ("much", "would he even notice"),
        ("scale", "whats the highest score"),
        ("scale", "out of how many points"),
        ("meaning", "what does that even mean"),
        ("for_whom", "does it work for everyone"),
        ("for_whom", "who is this for"),
        ("late", "what about late stages"),
        ("late", "my dad has had it for four years"),
        ("late", "and with a peg tube"),
        ("lasting", "for how long was that"),
        ("after", "what happened after that"),
    ],
)
def test_a_few_words_are_of_a_kind(kind: str, text: str) -> None:
    assert TURN_FORMS.is_of(f"on_{kind}", text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("why", "why did my dad get it"),
        ("why", "why was it tested"),
        ("how", "how long"),
        ("how", "how does it feel"),
        ("how", "how do i get it"),
        ("known", "how did they choose people"),
        ("much", "is that safe"),
        ("much", "is that a dose for me"),
        ("scale", "what is the highest dose"),
        ("scale", "whats the upper limit"),
        ("meaning", "what does placebo mean"),
        ("for_whom", "is it for sale"),
        ("late", "my daughter is six years old"),
        ("late", "what about early stages"),
        ("lasting", "for how long can people live"),
        ("after", "what comes next for my mother"),
    ],
)
def test_words_that_say_more_are_of_no_kind(kind: str, text: str) -> None:
    assert not TURN_FORMS.is_of(f"on_{kind}", text)


@pytest.mark.parametrize(
    ("question", "words", "entry"),
    [
        ("does b12 help in als", "why", "b12-mechanism"),
        ("can als be cured", "but why not", "als-cause"),
        ("is vitamin d proven to help", "why not", "vitamin-d-study-design"),
        ("does riluzole help", "in what way", "riluzole-mechanism"),
        ("what did the b12 trial find", "how did they measure that", "b12-trial-measure"),
        ("how many points were between b12 and placebo", "is that a big difference", "b12-points-meaning"),
        ("how many points were between b12 and placebo", "out of what", "alsfrs-r"),
        ("what dose of b12 was given", "is that much", "b12-dose-scale"),
        ("does sleep prevent als", "why not", "prevention-proof"),
        ("what did the b12 trial find", "for all patients", "b12-trial-who"),
        ("what did the b12 trial find", "over how many weeks", "b12-trial-length"),
        ("is b12 a cure", "and afterwards?", "b12-after-16-weeks"),
    ],
)
def test_the_entry_of_the_answer_names_what_answers_them(question: str, words: str, entry: str) -> None:
    assert told(last_of(question, words)) == [entry]


def test_what_is_asked_for_somebody_is_no_advice() -> None:
    said = last_of("what did the b12 trial find", "what about my aunt, five years in")
    assert isinstance(said, Answer)
    assert told(said) == ["b12-late-stage"]
    assert said.personal


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("was the b12 trial blinded", ["glossary-randomised", "glossary-double-blind", "glossary-placebo"]),
        ("was the vitamin d study retrospective", ["glossary-retrospective", "glossary-randomised"]),
    ],
)
def test_the_words_of_a_question_or_its_answer_are_explained(question: str, words: list[str]) -> None:
    assert set(told(last_of(question, "what does that mean"))) <= set(words)
    assert told(last_of(question, "what does that mean"))


def test_what_explains_a_word_already_is_told_again() -> None:
    before = told(last_of("what is homocysteine"))
    assert told(last_of("what is homocysteine", "what does that mean")) == before
