"""What a question means after the last answer."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.conversing.conversation import refers_back, subject
from knowledge.conversing.remembering import follow, shown
from knowledge.conversing.rewording import asks_of_person, readings
from knowledge.conversing.turn_forms import TurnForms
from knowledge.gazetteer import read_terms
from knowledge.model import (
    NO_CONVERSATION,
    Advice,
    Answer,
    Certainty,
    Checked,
    Clarify,
    Conversation,
    Entry,
    Finding,
    NoMatch,
    Part,
    Smalltalk,
    Verdict,
)
from knowledge.studies import NO_STUDIES
from knowledge.weighing.guard import Guard


def entry(id_: str, topic: str, question: str) -> Entry:
    """An entry with only what a conversation looks at."""
    day = date(2026, 1, 1)
    return Entry(id_, topic, question, (), "", Certainty.BACKGROUND, (), day, day)


SIZE = entry("b12-trial-size", "b12-trial", "How many people took part in the B12 trial?")
HELP = entry("vitamin-d-overview", "vitamin-d-help", "Does vitamin D help in ALS?")
RILUZOLE = entry("riluzole-what", "als-treatments", "What is riluzole?")
GUARD = Guard([SIZE, HELP, RILUZOLE], read_terms())
TURN_FORMS = TurnForms.read()


def read(query: str, last: Entry) -> tuple[str, ...]:
    """The readings of a follow-up on an answer that is on no study."""
    return readings(query, last, GUARD, TURN_FORMS, NO_STUDIES)


@pytest.mark.parametrize(
    "query",
    [
        "how long did it last",
        "is it safe",
        "and for mnd",
        "what about the other one",
        "how many people",
        "who wrote that",
    ],
)
def test_short_questions_refer_back(query: str) -> None:
    assert refers_back(query, GUARD)


@pytest.mark.parametrize(
    "query",
    [
        "does riluzole have side effects",
        "how many people were in the vitamin d study that was made in new york",
        "",
    ],
)
def test_questions_that_say_what_they_are_about_do_not(query: str) -> None:
    assert not refers_back(query, GUARD)


def test_a_question_on_the_disease_itself_is_a_change_of_topic() -> None:
    assert not refers_back("what causes als", GUARD)
    assert not refers_back("and what about tofersen", GUARD)
    assert refers_back("does it help in als", GUARD)


def test_it_is_the_subject_of_the_last_answer() -> None:
    assert read("how long did it last", SIZE)[0] == "how long did the vitamin B12 trial last"
    assert read("is it safe", RILUZOLE)[0] == "is riluzole safe"


def test_the_subject_is_added_where_nothing_stands_for_it() -> None:
    assert read("how many people", HELP)[0] == "how many people vitamin D"


@pytest.mark.parametrize("query", ["since when", "and why", "why is that"])
def test_what_asks_for_more_of_the_same_is_first_read_with_the_last_question(query: str) -> None:
    assert read(query, HELP)[0] == f"{HELP.question} {query}"


def test_the_other_one_is_the_other_vitamin() -> None:
    assert read("what about the other one", HELP)[0] == "Does vitamin B12 help in ALS?"


def test_another_name_of_the_disease_repeats_the_question() -> None:
    assert read("and for mnd", HELP) == (HELP.question,)


def test_the_subject_of_a_trial_is_the_trial() -> None:
    assert subject(SIZE, GUARD) == "the vitamin B12 trial"


def test_an_answer_is_remembered_by_its_ids() -> None:
    after = follow(NO_CONVERSATION, Answer((Part(SIZE, 0.9),), suggestions=(HELP,)))
    assert after == Conversation(("b12-trial-size",), ("vitamin-d-overview",))


def test_choices_are_offered_and_the_last_answer_stays() -> None:
    before = Conversation(("b12-trial-size",))
    assert follow(before, Clarify((HELP, SIZE), 0.4)) == Conversation(
        ("b12-trial-size",), ("vitamin-d-overview", "b12-trial-size")
    )


def test_small_talk_changes_nothing() -> None:
    before = Conversation(("a",), ("b",))
    assert follow(before, Smalltalk("thanks")) == before
    assert follow(before, NoMatch()) == before


def test_he_is_whom_the_last_answer_names() -> None:
    doctor = entry("scelsa-who", "vitamin-d-mechanisms", "Who is Dr Stephen Scelsa?")
    assert asks_of_person("does he think it helps", doctor, GUARD)
    assert not asks_of_person("does he think it helps", SIZE, GUARD)
    assert read("where does he work", doctor)[0] == "where does Stephen Scelsa work"


def test_a_thing_that_was_defined_is_what_is_spoken_of() -> None:
    what = entry("homocysteine-what", "b12-background", "What is homocysteine?")
    assert read("is it high in als", what)[0] == "is homocysteine high in als"


def test_which_one_of_another_vitamin_repeats_the_question() -> None:
    assert read("which one for the b12 trial", HELP)[0] == "Does vitamin B12 help in ALS?"


def test_what_was_only_suggested_is_a_topic_on_one_subject_alone() -> None:
    before = Conversation(("b12-trial-size",))
    of_two = follow(before, Advice("dose", (HELP, RILUZOLE)))
    assert of_two == Conversation(("b12-trial-size",), (HELP.id, RILUZOLE.id))
    assert follow(before, Advice("dose", (HELP,))) == Conversation((HELP.id,), (HELP.id,))


def test_what_was_only_offered_was_not_shown() -> None:
    answer = Answer((Part(SIZE, 1.0),), suggestions=(HELP,))
    assert shown(follow(NO_CONVERSATION, answer)) == (SIZE.id,)
    assert shown(follow(NO_CONVERSATION, Clarify((HELP, HELP), 0.5))) == ()
    assert shown(follow(NO_CONVERSATION, Advice("dose", (HELP,)))) == ()
    assert shown(Conversation((SIZE.id, HELP.id), (SIZE.id, HELP.id))) == (SIZE.id, HELP.id)


def test_a_verdict_is_remembered_by_its_entries() -> None:
    finding = Finding(Verdict.SUPPORTED, "", (SIZE,))
    checked = Checked(Verdict.SUPPORTED, (finding, finding), nearest=(HELP,))
    assert follow(NO_CONVERSATION, checked) == Conversation((SIZE.id,), (HELP.id,))
