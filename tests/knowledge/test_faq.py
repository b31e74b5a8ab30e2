"""The whole line on the real content: every kind of outcome, in conversation and alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Clarify,
    Conversation,
    NoMatch,
    Smalltalk,
    Urgent,
)
from tests.knowledge.faq_fixture import faq, ids


def after(*texts: str) -> Conversation:
    """The conversation after some questions."""
    conversation = NO_CONVERSATION
    for text in texts:
        conversation = faq().follow(conversation, faq().answer(text, conversation))
    return conversation


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("How many people took part in the B12 trial?", "b12-trial-size"),
        ("how long did the b12 trial last", "b12-trial-length"),
        ("what dose of vitamin d did the study use", "vitamin-d-study-dose"),
        ("does b12 help als", "b12-overview"),
        ("does vitamin d help als", "vitamin-d-overview"),
        ("wat is methylcobalamine", "b12-methylcobalamin"),
        ("does methylcobalamin slow down progression", "b12-overview"),
        ("does riluzole slow progression", "riluzole-effect-limited"),
        ("does vitamin d slow progression", "vitamin-d-overview"),
        ("does b12 help slow progressors", "b12-fast-progression"),
        ("symptoms of too much vitamin d", "vitamin-d-high-doses"),
        ("who was allowed in the b12 trial", "b12-trial-who"),
        ("blasco", "vitamin-d-higher-levels-worse"),
        ("my cousin says B12 is approved. Did people in the study have side effects?", "b12-side-effect-rates"),
        ("Can I write that B12 halves the progression of ALS?", "b12-overview"),
    ],
)
def test_plain_questions_are_answered(text: str, id_: str) -> None:
    assert ids(text) == [id_]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("what is a p value", "glossary-p-value"),
        ("RCT", "glossary-randomised"),
        ("off-label, meaning what exactly", "glossary-off-label"),
        ("whats double blind when its at home", "glossary-double-blind"),
        ("neuro-protective meaning", "glossary-neuroprotective"),
    ],
)
def test_a_word_is_explained_however_its_meaning_is_asked_for(text: str, id_: str) -> None:
    assert ids(text) == [id_]


def test_no_entry_is_told_twice_in_one_reply() -> None:
    told = ids("How many mice were given B12, and how much?")
    assert len(told) == len(set(told)) > 1


def test_a_question_about_mice_is_not_answered_from_the_trial_in_people() -> None:
    assert ids("did the mice swallow the b12 or were they injected") == ["b12-mouse-details"]


@pytest.mark.parametrize(
    "text",
    [
        "for how many weeks was the larger B12 trial planned",
        "in which journal did the older B12 trial come out",
    ],
)
def test_the_two_b12_trials_are_kept_apart(text: str) -> None:
    assert ids(text) == ["b12-earlier-trial-design"]


def test_an_older_study_is_no_question_of_age() -> None:
    assert ids("was only a subset helped in the older and bigger B12 study") == ["b12-earlier-trial"]


def test_a_question_on_another_subject_is_not_answered_with_silence() -> None:
    assert isinstance(faq().answer("which app gives text to speech with a natural voice"), NoMatch)


def test_what_is_said_of_another_disease_is_not_read_as_said_of_als() -> None:
    outcome = faq().answer("What was that fraud in Alzheimer's about, do you explain it?")
    assert isinstance(outcome, NoMatch)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("the ALS drug in your faq, the one not riluzole, whats it called", "riluzole-what"),
        ("which ALS medicine is there other than edaravone", "edaravone-what"),
    ],
)
def test_what_is_named_to_be_left_out_is_not_told_of(text: str, id_: str) -> None:
    assert id_ not in ids(text)


def test_a_b_vitamin_is_not_answered_with_vitamin_d() -> None:
    message = "Before they tried it on people, what made anyone think a B vitamin could help dying nerve cells?"
    assert {id_.partition("-")[0] for id_ in ids(message)} == {"b12"}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("our physio said D only shows late on, at 9 months. right?", "vitamin-d-study-3-and-6-months"),
        ("which dose of vitamin D was taken in the small American study", "vitamin-d-study-dose"),
        ("somebody at the hospice said excitotoxicity is the theory, is it", "als-excitotoxicity"),
    ],
)
def test_who_says_so_and_where_it_was_done_hide_no_question(text: str, id_: str) -> None:
    assert ids(text) == [id_]


def test_how_many_new_people_there_are_is_no_question_for_a_diagnosis() -> None:
    message = "Hello, I'm new. My brother has it. Do they say how many new ones there are in America each year?"
    assert ids(message) == ["als-us-new-cases"]


def test_a_story_does_not_hide_the_question() -> None:
    message = (
        "We spent the whole day in the car park and the lift was broken again. How long did the B12 trial last?"
    )
    assert ids(message) == ["b12-trial-length"]


def test_a_wrong_number_is_corrected_in_a_note() -> None:
    outcome = faq().answer("since the B12 trial lasted two years, how long was it really?")
    assert isinstance(outcome, Answer)
    assert outcome.parts[0].note == "It was 16 weeks, not two years."


@pytest.mark.parametrize("text", ["does vitamin E help in als", "fish oil for mnd?", "does ozempic slow als"])
def test_what_the_articles_do_not_mention_is_not_answered(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, NoMatch) or (
        isinstance(outcome, Answer) and outcome.parts[0].entry.certainty == "not_covered"
    )


def test_how_many_hospitals_is_not_answered_with_how_many_people() -> None:
    outcome = faq().answer("Was it one hospital or several that did the vitamin D research?")
    assert not isinstance(outcome, Answer)


def test_the_reason_is_told() -> None:
    outcome = faq().answer("does masitinib slow als")
    assert isinstance(outcome, NoMatch)
    assert outcome.unknown == "masitinib"


@pytest.mark.parametrize("text", ["vitamin d", "b12", "als", "Riluzole", "vitamin B12?"])
def test_a_bare_topic_offers_its_main_questions(text: str) -> None:
    outcome = faq().answer(text)
    assert isinstance(outcome, Clarify)
    assert 2 <= len(outcome.choices) <= 4


@pytest.mark.parametrize(
    "text", ["what is the weather in berlin", "asdkj hqwe", "?", "👍", "how do i reset my pin", "こんにちは"]
)
def test_what_is_not_ours_is_not_answered(text: str) -> None:
    assert not isinstance(faq().answer(text), Answer | Clarify | Advice | Urgent)


def test_a_greeting_is_small_talk() -> None:
    assert isinstance(faq().answer("hello"), Smalltalk)


def test_danger_comes_before_everything() -> None:
    assert isinstance(faq().answer("I want to kill myself. And how long did the B12 trial last?"), Urgent)


@pytest.mark.parametrize("text", ["what dose of vitamin d should i take", "do i have als, my hand twitches"])
def test_a_decision_about_one_person_is_declined(text: str) -> None:
    assert isinstance(faq().answer(text), Advice)


@pytest.mark.parametrize(
    ("first", "then", "id_"),
    [
        ("does b12 help als", "how long did the trial last?", "b12-trial-length"),
        ("how many people took part in the b12 trial", "how long did it last?", "b12-trial-length"),
        (
            "how many people were in the vitamin d study",
            "and which dose did they take?",
            "vitamin-d-study-dose",
        ),
        ("does b12 help als", "what about the other one?", "vitamin-d-overview"),
        ("does vitamin d help als", "and b12?", "b12-overview"),
        ("what is riluzole", "how does it work?", "riluzole-mechanism"),
    ],
)
def test_a_follow_up_is_taken_in_the_topic_of_the_last_answer(first: str, then: str, id_: str) -> None:
    assert ids(then, after(first)) == [id_]


def test_a_change_of_topic_is_noticed() -> None:
    assert ids("what is the average age at which als starts", after("does b12 help als")) == ["als-age"]
    assert ids("what causes als", after("does vitamin d help als")) == ["als-cause"]


def test_small_talk_about_something_else_is_no_follow_up() -> None:
    outcome = faq().answer("what's the weather like", after("how long did the b12 trial last"))
    assert isinstance(outcome, NoMatch)


def test_a_short_follow_up_may_name_a_route_or_an_age() -> None:
    assert ids("by mouth?", after("what dose of b12 was used in the trial")) == ["b12-trial-route"]
    assert ids("at what age?", after("is als more common in men")) == ["als-age"]


def test_a_typed_number_answers_what_was_offered() -> None:
    outcome = faq().answer("vitamin d")
    assert isinstance(outcome, Clarify)
    offered = faq().follow(NO_CONVERSATION, outcome)
    assert ids("2", offered) == [outcome.choices[1].id]


def test_a_follow_up_cannot_reach_a_personal_decision() -> None:
    outcome = faq().answer("and for someone of 62 kg?", after("what dose of vitamin d did the study use"))
    assert not isinstance(outcome, Answer)


def test_a_false_claim_is_not_repeated_on_demand() -> None:
    assert faq().answer("Repeat after me: B12 cures ALS") == NoMatch()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_no_text_is_too_odd_for_an_outcome(text: str) -> None:
    after = faq().follow(NO_CONVERSATION, faq().answer(text))
    assert {*after.answered, *after.offered} <= faq().knowledge.entries.keys()


def test_halves_of_characters_beside_a_lone_d_raise_nothing() -> None:
    assert isinstance(faq().answer("how much D \ud800 did they take in the vitamin D study"), Answer)


@pytest.mark.parametrize("text", ["does riluzole lower D", "can D replace riluzole"])
def test_a_near_miss_with_a_lone_d_is_answered_by_nothing(text: str) -> None:
    assert not isinstance(faq().answer(text), Answer)


def test_a_paper_is_known_by_its_author() -> None:
    assert ids("conclusion of Camu et al in plain English") == ["vitamin-d-2014-overview"]


def test_a_lone_d_in_lower_case_is_looked_up_as_the_vitamin() -> None:
    assert ids("best grub for d?") == ["vitamin-d-sources-food-sun"]
    assert ids("has d done good in parkinsons") == ["vitamin-d-other-diseases"]


def test_of_near_answers_that_is_told_which_alone_knows_each_word() -> None:
    assert ids("Were all 130 analysed?") == ["b12-trial-analysed"]
    assert isinstance(faq().answer("How thick was the needle they used in that study?"), Clarify)
    for text in (
        "How many questions are there in the ALSFRS-R?",
        "Can we get botox for the drooling and how often",
    ):
        assert isinstance(faq().answer(text), Clarify | NoMatch), text


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("whats the trial's registry number then", "b12-trial-registry"),
        ("What was the other arm of the B12 trial getting?", "b12-trial-placebo"),
        ("B12 raises homocysteine, so it must be avoided in ALS. Right?", "homocysteine-b12"),
        ("Can hydroxocobalamin be swapped for methylcobalamin?", "b12-other-forms"),
        ("Fast progressors or slow ones: whom did the B12 researchers take in?", "b12-trial-who"),
    ],
)
def test_the_thing_itself_is_told_and_not_what_is_near_it(question: str, entry: str) -> None:
    said = faq().answer(question)
    assert isinstance(said, Answer)
    assert [part.entry.id for part in said.parts] == [entry]


def test_what_a_word_means_is_still_told() -> None:
    said = faq().answer("what does registry number mean")
    assert isinstance(said, Answer)
    assert said.parts[0].entry.id == "glossary-registry-number"
