"""What people say beside questions: their news, a sad day, the bot itself; and questions that only look so."""

from __future__ import annotations

import pytest

from knowledge.asides import NONE, Asides, read_asides
from knowledge.model import NO_CONVERSATION, Answer, Clarify, Conversation, NoMatch, Smalltalk, Urgent
from tests.knowledge import shared
from tests.knowledge.faq_fixture import faq


def kind(text: str, conversation: Conversation = NO_CONVERSATION) -> str | None:
    """The kind of small talk that a message is taken for."""
    outcome = faq().answer(text, conversation)
    return outcome.kind if isinstance(outcome, Smalltalk) else None


@pytest.mark.parametrize(
    "text",
    [
        "hello sir my wife she have ALS from 2 year",
        "my husband has had als for 3 years",
        "my wife has als since 2 years",
        "i have als since 2021",
        "i was told on monday i have als. i dont know where to start",
        "hi, i am new here, my brother got als last year",
        "mum diagnosed last week with mnd",
        "my frend has been daignosed with als 6 months ago",
        "Hello, my name is Rita, my husband was diagnosed with bulbar ALS in 2022",
        "my uncle is having als from last three years",
        "we got the news last friday, it is als",
        "where do i start? my brother was just diagnosed",
        "I've had ALS for ten years and I'm still here",
        "new here. dad has als.",
        "i am als patient from india",
        "our neighbour's boy was told last winter that he has als",
    ],
)
def test_who_tells_of_als_gets_starting_points_and_no_prognosis(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Smalltalk)
    assert outcome.kind == "told"
    assert len(outcome.offers) > 2
    assert not any(entry.prognosis for entry in outcome.offers)


@pytest.mark.parametrize(
    "text",
    [
        "my wife has als since 2 years, does b12 help",
        "my dad has als. is it hereditary?",
        "my husband has had als for 3 years, how long do people live",
        "i have als since 2021 and want to know about edaravone",
        "i have als and low vitamin d",
        "my husband has als and his legs twitch",
        "my mum has als, which medicines are there",
        "i think i have als",
        "do i have als",
        "can my wife get als from me",
        "i have als what is the survival",
        "my wife has als since 2 years, riluzole?",
        "stephen hawking had als for 55 years",
        "my father died of als",
        "my mother has parkinsons",
        "my wife has als since 2 years and can't breathe",
        "I have been on riluzole for two years",
    ],
)
def test_a_telling_with_a_question_a_guess_or_a_sign_in_it_is_none(text: str) -> None:
    assert kind(text) != "told"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my wife left after the diagnosis", "sad"),
        ("no i'm ok, just sad", "sad"),
        ("my dog died", "sad"),
        ("my boyfriend broke up with me", "sad"),
        ("caring for my mum is too much for me", "sad"),
        ("i'm so angry at this disease", "sad"),
        ("can i just talk to you", "talk"),
        ("do you ever feel alone", "alone"),
        ("will you be my friend", "alone"),
        ("hello are you there", "here"),
        ("hello? is anybody there", "here"),
        ("do you work at night", "here"),
        ("today was a good day", "glad"),
        ("thank you sir god bless", "thanks"),
        ("thx i guess", "thanks"),
        ("thank you for talking to me", "thanks"),
        ("thank you so much for your time and patience", "thanks"),
        ("ok thank you i will ask my neurologist", "thanks"),
        ("stop repeating yourself", "same"),
        ("you keep saying ask my doctor. my doctor is an idiot", "ask_doctor"),
        ("why should i trust you", "sure"),
        ("can you be wrong", "sure"),
        ("is anybody paying you", "paid"),
        ("do you sell vitamins", "paid"),
        ("is it funded by eisai", "paid"),
        ("do you learn from what i say", "learning"),
        ("what is the difference between you and chatgpt", "unlike"),
        ("what can you not answer", "limits"),
        ("can i add you to our group", "group"),
        ("can my wife use you too", "share"),
        ("why english only", "language"),
        ("do you have something in french", "language"),
        ("how do i turn you off", "off"),
        ("can you send me the articles", "articles"),
        ("who is behind it", "writers"),
        ("who made you", "writers"),
        ("are doctors checking this", "doctors"),
        ("can you write it down for my doctor", "card"),
        ("can you read my blood test", "cannot"),
        ("is this an advertisement for something", "paid"),
        ("would you be so kind as to tell me who pays for you", "paid"),
    ],
)
def test_an_aside_is_known_in_other_words_than_its_examples(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "who funded the B12 trial",
        "is the b12 trial funded by eisai",
        "who sells methylcobalamin",
        "can the study be wrong",
        "who wrote the articles",
        "who is behind the trial",
        "what is the difference between riluzole and edaravone",
        "are doctors prescribing b12",
        "is b12 free of side effects",
        "how can i stop riluzole",
        "why should i trust the trial",
        "which articles do the answers come from",
        "what should i ask my doctor about b12",
        "is there a blood test for als",
        "how often is ALS mistaken for something else",
        "is there an app to fill in the ALSFRS-R at home",
        "who checked that the patients really got their injections",
        "does loneliness make als worse",
        "why do people with als cry",
        "i cant sleep",
        "can i talk about vitamin d",
        "will i still be able to feel things",
        "can I feel pain",
        "can I still work",
        "will he know me",
        "what do I tell my children",
        "do I get money",
        "did they get better",
        "did people walk better",
        "who makes it",
    ],
)
def test_a_question_on_the_subject_is_no_aside(text: str) -> None:
    assert kind(text) is None


def test_after_an_answer_what_may_be_meant_of_it_is_no_aside() -> None:
    before = Conversation(("b12-result",))
    assert kind("who is behind it", before) is None
    assert kind("how does it work", before) is None
    assert kind("is it funded by a company", before) is None
    assert kind("who checked it", before) is None
    assert kind("so useless?", before) is None
    assert kind("useless bot", before) == "rude"
    assert kind("can i still join it", before) is None
    assert kind("can i print this", before) == "card"
    assert kind("do you learn from what i say", before) == "learning"


def test_what_is_offered_to_start_from_is_chosen_by_its_number() -> None:
    told = faq().answer("my husband has als for two years now")
    assert isinstance(told, Smalltalk)
    outcome = faq().answer("2", faq().follow(NO_CONVERSATION, told))
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry == told.offers[1]


@pytest.mark.parametrize("text", ["tell me something good about als research", "any good news", "give me hope"])
def test_who_asks_for_good_news_is_told_what_there_is(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].entry.id == "als-hope"


def test_danger_comes_before_any_aside() -> None:
    assert isinstance(faq().answer("my wife left me and i want to die"), Urgent)


def test_every_entry_that_an_aside_names_is_there_and_no_prognosis() -> None:
    entries = shared.entries()
    named = [id_ for one in read_asides().values() for id_ in (*one.offers, *one.answers)]
    assert named
    assert not any(entries[id_].prognosis for id_ in named)


def test_no_example_stands_under_two_kinds() -> None:
    said = [text.casefold() for one in read_asides().values() for text in one.said]
    assert len(said) == len(set(said))


def test_without_an_encoder_the_examples_are_known() -> None:
    asides = Asides(read_asides(), shared.entries(), None, str.casefold, shared.guard().names)
    heard = asides.heard("do you learn from what I say", shared.patterns_alone())
    assert heard is not None
    assert heard.kind == "learning"
    assert asides.heard("what is als", shared.patterns_alone()) is None
    assert NONE in read_asides()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("can i get vaccinated", {"vaccines"}),
        ("i am pregnant", {"pregnancy-als", "b12-children-pregnancy"}),
    ],
)
def test_what_only_a_silent_entry_speaks_of_is_offered(text: str, ids: set[str]) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert {entry.id for entry in outcome.nearest} == ids


def test_what_a_silent_entry_is_clearly_nearest_to_is_answered_by_it() -> None:
    outcome = faq().answer("can i fly")
    assert isinstance(outcome, Answer)
    assert [part.entry.id for part in outcome.parts] == ["travel"]


@pytest.mark.parametrize("text", ["my calf is swollen", "does b12 help with weight", "who won the world cup"])
def test_nothing_far_is_suggested(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch)
    assert not outcome.nearest


@pytest.mark.parametrize(
    "text", ["does vitamin d help with sleep", "is als painful or not", "does als get rarer"]
)
def test_no_prognosis_is_offered_unasked(text: str) -> None:
    outcome = faq().answer(text)
    offered = outcome.choices if isinstance(outcome, Clarify) else getattr(outcome, "nearest", ())
    assert not any(entry.prognosis for entry in offered)


@pytest.mark.parametrize("word", ["sun", "sleep", "placebo", "Japan"])
def test_a_single_word_is_no_aside(word: str) -> None:
    assert not isinstance(faq().answer(word), Smalltalk)
