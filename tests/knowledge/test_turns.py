"""Turns that ask nothing new: numbers, letters, "shorter", doubt, talk about the bot; on the real content."""

from __future__ import annotations

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.model import NO_CONVERSATION, Answer, Clarify, Manner, Outcome, Smalltalk
from knowledge.turns import wants
from tests.knowledge.faq_fixture import faq
from tests.knowledge.test_following import last_of, told

HELP = "does b12 help"


def said(outcome: Outcome) -> str:
    """What a person reads."""
    return "\n".join(plain(one.html) for one in messages(outcome, faq().knowledge, Place.PRIVATE))


def kind(outcome: Outcome) -> str | None:
    """The kind of small talk that it is."""
    return outcome.kind if isinstance(outcome, Smalltalk) else None


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ((HELP, "99"), "no_number"),
        ((HELP, "10000"), "no_number"),
        (("als", "7"), "no_number"),
        (("10000",), "no_number"),
        (("als", "y"), "which"),
        (("als", "yes please"), "which"),
        (("als", "n"), "refused"),
        ((HELP, "stop"), "stop"),
        (("which medicines are approved", "stop"), "stop"),
        ((HELP, "fuck off"), "rude"),
        ((HELP, "you are useless"), "rude"),
        ((HELP, "interesting"), "ok"),
        ((HELP, "i already knew that"), "ok"),
        ((HELP, "😢"), "sad"),
        (("what is the weather", "shorter please"), "ask_first"),
    ],
)
def test_what_asks_nothing_is_small_talk(turns: tuple[str, ...], expected: str) -> None:
    assert kind(last_of(*turns)) == expected


@pytest.mark.parametrize("before", [(), (HELP,), ("als",), ("where do you get your info from",)])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who wrote the answers", "writers"),
        ("how do I report a mistake", "mistake"),
        ("i found a mistake, how do i report it", "mistake"),
        ("when were you last updated", "updated"),
        ("is this medical advice", "medical_advice"),
        ("can you read my other messages", "privacy"),
        ("what can you do", "help"),
        ("who are you and who is behind this bot?", "who"),
        ("who pays for you", "paid"),
        ("why do you keep saying the same thing", "same"),
    ],
)
def test_questions_on_the_bot_are_answered_in_any_state(
    before: tuple[str, ...], text: str, expected: str
) -> None:
    assert kind(last_of(*before, text)) == expected


@pytest.mark.parametrize(
    "text",
    ["who wrote the articles", "who pays for b12", "is vitamin d safe", "is b12 useless", "when was the trial"],
)
def test_questions_on_the_articles_are_no_talk_about_the_bot(text: str) -> None:
    assert kind(last_of(text)) is None


@pytest.mark.parametrize(
    ("query", "manner"),
    [
        ("shorter please", Manner.BRIEF),
        ("in one sentence please", Manner.BRIEF),
        ("can you explain that simpler", Manner.BRIEF),
        ("too long", Manner.BRIEF),
        ("tell me more", Manner.DETAILED),
        ("go on", Manner.DETAILED),
        ("repeat please", Manner.USUAL),
        ("i don't believe you", Manner.DOUBTED),
        ("prove it", Manner.DOUBTED),
        ("this is all quackery isn't it", Manner.DOUBTED),
        ("my doctor says the opposite", Manner.OPPOSED),
        ("placebo", None),
        ("more side effects", None),
        ("is that too long for me to wait", None),
        ("my doctor says no to b12", None),
        ("tell me more about riluzole", None),
    ],
)
def test_the_form_that_is_asked_for(query: str, manner: Manner | None) -> None:
    assert wants(query) is manner


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("shorter please", Manner.BRIEF),
        ("tell me more", Manner.DETAILED),
        ("are you sure?", Manner.DOUBTED),
        ("how sure are you", Manner.DOUBTED),
        ("i dont believe you", Manner.DOUBTED),
        ("my doctor says the opposite", Manner.OPPOSED),
    ],
)
def test_the_last_answer_is_told_in_that_form(text: str, manner: Manner) -> None:
    outcome = last_of(HELP, text)
    assert told(outcome) == ["b12-overview"]
    assert isinstance(outcome, Answer)
    assert outcome.manner is manner
    assert "How sure:" in said(outcome)
    assert "Sources:" in said(outcome)


def test_repeating_is_asked_for_and_not_remarked_upon() -> None:
    assert said(last_of(HELP, "repeat please")) == said(last_of(HELP))


@pytest.mark.parametrize(
    ("turns", "entry", "note"),
    [
        (("how long was the b12 trial", "thats not true it was 2 years"), "b12-trial-length", "not 2 years"),
        (("how long was the b12 trial", "no, i read 24 weeks"), "b12-trial-length", "not 24 weeks"),
        (("how long was the b12 trial", "and there were 373 people in it"), "b12-trial-size", "not 373"),
        (("how many people were in the b12 trial", "no it was 373"), "b12-trial-size", "not 373"),
        ((HELP, "you are wrong, it was 300 patients"), "b12-trial-size", "not 300"),
        (("does vitamin d help", "no it was 200 people"), "vitamin-d-overview", "not 200"),
    ],
)
def test_a_number_that_is_held_against_an_answer_is_named_as_wrong(
    turns: tuple[str, ...], entry: str, note: str
) -> None:
    outcome = last_of(*turns)
    assert told(outcome) == [entry]
    assert note in said(outcome)


@pytest.mark.parametrize(
    "turns",
    [
        (HELP, "130 people is nothing"),
        ("does vitamin d help people with als", "who says most experts think so", "one person?"),
        ("how long do people with als live", "no, they told me 2 years"),
        (HELP, "no, it was 25 mg"),
    ],
)
def test_a_number_that_is_right_or_of_something_else_is_not_put_right(turns: tuple[str, ...]) -> None:
    outcome = last_of(*turns)
    assert isinstance(outcome, Answer)
    assert not any(part.note for part in outcome.parts)


def test_more_of_what_has_no_details_is_what_is_related() -> None:
    outcome = last_of("is vitamin d safe", "tell me more")
    assert isinstance(outcome, Clarify)
    assert "vitamin-d-upper-limit" in [one.id for one in outcome.choices]


def test_a_number_in_an_answer_leads_to_what_tells_of_it() -> None:
    assert told(last_of("do b12 tablets help in als", "45?")) == ["b12-result-45-or-43"]


@pytest.mark.parametrize("before", [(), (HELP,), ("als",)])
def test_a_large_number_without_a_unit_is_not_judged_by_the_limit_of_b12(before: tuple[str, ...]) -> None:
    outcome = last_of(*before, "is 10000 a day too much")
    assert isinstance(outcome, Clarify)
    assert outcome.choices[0].id == "vitamin-d-upper-limit"


@pytest.mark.parametrize(
    "text", ["my doc prescribed 50000 weekly is it too much", "can she have 60000 once a month"]
)
def test_somebodys_own_large_number_is_a_decision(text: str) -> None:
    outcome = last_of(HELP, text)
    assert said(outcome).startswith("I can't say which dose is right for one person.")


@pytest.mark.parametrize("text", ["is 5000 mcg of b12 a day too much", "what about 2022", "is 45 enough"])
def test_other_numbers_are_no_bare_doses(text: str) -> None:
    outcome = last_of(HELP, text)
    assert not (isinstance(outcome, Clarify) and outcome.choices[0].id == "vitamin-d-upper-limit")


def test_what_was_only_offered_is_not_told_again() -> None:
    outcome = last_of("is 10000 iu dangerous", "whats the most that is safe")
    assert isinstance(outcome, Answer)
    assert not outcome.again


def test_a_verdict_is_known_to_the_next_turn() -> None:
    checked = faq().check("vitamin D cures ALS")
    conversation = faq().follow(NO_CONVERSATION, checked)
    assert told(faq().answer("is that true?", conversation))[0].startswith("vitamin-d")


def test_a_number_of_people_is_no_dose() -> None:
    assert "upper" not in said(last_of("how many have als", "is 30000 too high"))
    assert isinstance(last_of("how many have als", "is 30000 a day too high"), Clarify)
