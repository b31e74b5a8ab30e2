"""Turns that ask nothing new: numbers, letters, "shorter", doubt, talk about the bot; on the real content."""

from __future__ import annotations

import pytest

from handlers.markup import Place, plain
from handlers.rendering import messages
from knowledge.conversing.turn_forms import TurnForms
from knowledge.conversing.turns import wants
from knowledge.model import NO_CONVERSATION, Advice, Answer, Clarify, Conversation, Manner, Outcome, Smalltalk
from tests.knowledge.conversing.test_following import last_of, told
from tests.knowledge.faq_fixture import faq

TURN_FORMS = TurnForms.read()

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
        ((HELP, "ok thank you for being honest"), "thanks"),
        ((HELP, "cheers, will pin that"), "thanks"),
        ((HELP, "no more q"), "ok"),
        ((HELP, "that was all"), "ok"),
        ((HELP, "c u"), "bye"),
        ((HELP, "10000"), "no_number"),
        (("als", "7"), "which"),
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
        ((HELP, "ok you are right"), "ok"),
        ((HELP, "what should i ask my doctor"), "card"),
        ((HELP, "can you write it down for my doctor"), "card"),
        ((HELP, "can i print this for my neurologist"), "card"),
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
    assert wants(query, TURN_FORMS) is manner


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


@pytest.mark.parametrize(
    "text",
    [
        "show me the source",
        "link?",
        "sources",
        "which site said that",
        "where did you read that",
        "do you even have a source for that",
    ],
)
def test_who_asks_for_sources_gets_those_of_the_last_answer_with_their_addresses(text: str) -> None:
    outcome = last_of("does vitamin d help", text)
    assert told(outcome) == ["vitamin-d-overview"]
    assert "https://www.neurologyadvisor.com" in said(outcome)


@pytest.mark.parametrize("text", ["thanks but that did not answer my question", "not what i asked"])
def test_who_got_no_answer_is_offered_what_stands_beside_it(text: str) -> None:
    assert isinstance(last_of(HELP, text), Clarify)


@pytest.mark.parametrize("text", ["just say yes or no", "yes or no?", "so is it yes or no"])
def test_a_yes_or_no_that_cannot_be_given_is_told_as_neither(text: str) -> None:
    assert "There is no plain yes or no:" in said(last_of("does vitamin d help", text))


@pytest.mark.parametrize("asked", ["is b12 a cure", "what is als"])
def test_an_answer_that_says_no_already_or_to_no_such_question_is_told_again(asked: str) -> None:
    assert "no plain yes or no" not in said(last_of(asked, "just say yes or no"))


@pytest.mark.parametrize(
    "asked", [HELP, "does vitamin d help", "what is als", "how many people were in the b12 trial"]
)
def test_the_short_form_is_shorter_or_says_that_there_is_none(asked: str) -> None:
    short = said(last_of(asked, "in one sentence"))
    assert len(short) < len(said(last_of(asked))) or "This was the short form already" in short


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("what did the b12 trial find", "how sure is that 43%?"), "b12-statistics"),
        (("what is the alsfrs-r", "is forty eight good or bad"), "alsfrs-r"),
        (("does riluzole help", "what about edaravone", "which one first"), "riluzole-or-edaravone"),
        (("does vitamin d help", "is more better"), "vitamin-d-dose-trial"),
        (("was the b12 effect also seen in women", "and people on edaravone"), "b12-trial-excluded"),
        (("vit d", "how much"), "vitamin-d-study-dose"),
        (("is b12 approved anywhere", "when", "which dose there"), "b12-where-to-get"),
        (("does vitamin d help als", "ok and b12", "dose of each", "i mean in the studies"), "b12-trial-dose"),
    ],
)
def test_a_short_turn_is_read_beside_the_answer(turns: tuple[str, ...], entry: str) -> None:
    assert entry in told(last_of(*turns))


def test_not_for_me_is_told_again_with_the_line_for_one_person() -> None:
    outcome = last_of("does b12 work in late stage als", "so not for me at 3 years")
    assert isinstance(outcome, Answer)
    assert outcome.personal


@pytest.mark.parametrize("text", ["2000 or 5000?", "what would you take", "so i can take 5000 iu?"])
def test_a_dose_for_one_person_is_declined_behind_a_dose(text: str) -> None:
    assert isinstance(last_of("what dose of b12 was used", "and for vitamin d", text), Advice)


@pytest.mark.parametrize("led", ["haha", "wow", "sorry", "ugh", "erm", "yeah but", "no wait,", "ah ok"])
@pytest.mark.parametrize(("asked", "entry"), [("is it safe", "b12-safety"), ("how long", "b12-trial-length")])
def test_what_is_said_before_a_turn_changes_nothing(led: str, asked: str, entry: str) -> None:
    outcome = faq().answer(f"{led} {asked}", Conversation(("b12-result",)))
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == entry


@pytest.mark.parametrize("text", ["oh no", "oh my god", "wow", "haha", "sorry", "right side is weak"])
def test_what_says_nothing_more_stays_as_it_is(text: str) -> None:
    assert TURN_FORMS.without_interjections(text) == text
