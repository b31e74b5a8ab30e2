"""Messages into questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.segments import (
    Question,
    about_the_illness,
    asking_part,
    asks,
    clauses,
    heart,
    questions,
    reported,
    sentences,
    windows,
)


def test_a_story_is_parted_from_the_question_in_it() -> None:
    message = "We moved house. The lift is broken. How long did the trial last?"
    assert [question.text for question in questions(message)] == ["How long did the trial last?"]


def test_what_stands_before_a_question_is_kept_nearest_first() -> None:
    (question,) = questions("I read the B12 blog. It sounded good. Is it true?")
    assert question.before == ("It sounded good.", "I read the B12 blog.")


def test_two_questions_are_found_in_their_order() -> None:
    message = "How many took part? And how long was it?"
    assert [question.text for question in questions(message)] == ["How many took part?", "And how long was it?"]


@pytest.mark.parametrize(
    "text", ["Dr. Scelsa was quoted, by whom?", "vs. placebo, how much slower?", "is it 1.6 to 1?"]
)
def test_a_full_stop_that_ends_no_sentence_does_not_cut(text: str) -> None:
    assert sentences(text) == (text,)


def test_line_breaks_end_sentences() -> None:
    assert sentences("first line\nsecond line") == ("first line", "second line")


@pytest.mark.parametrize(
    "text",
    [
        "how many were in it",
        "I want to know the dose",
        "a member asks whether it was blinded",
        "is this right?",
        "Please, which journal was it",
        "what about the other one",
    ],
)
def test_questions_without_a_mark_are_seen(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["We had soup.", "He sleeps well now", "Thanks to all of you."])
def test_statements_do_not_ask(text: str) -> None:
    assert not asks(text)


def test_a_message_in_which_nothing_asks_is_one_question() -> None:
    assert questions("severe deficiency decline rate") == (Question("severe deficiency decline rate"),)


def test_an_empty_message_asks_nothing() -> None:
    assert questions(" \n ") == ()


def test_joined_questions_are_parted() -> None:
    parts = clauses(Question("How many people took part and how long did it last?"))
    assert [part.text for part in parts] == ["How many people took part", "how long did it last?"]


def test_a_second_question_may_open_with_a_preposition() -> None:
    question = Question("What dose did they take and for how many months?")
    assert [one.text for one in clauses(question)] == ["What dose did they take", "for how many months?"]


def test_questions_may_be_lettered() -> None:
    found = questions("I ask (a) how long it was, (b) how many took part.")
    assert [one.text for one in found] == ["how long it was,", "how many took part."]


def test_a_relative_clause_is_left_whole() -> None:
    question = Question("Do you know the man who wrote it?")
    assert clauses(question) == (question,)


def test_what_stands_behind_a_colon_is_the_heart() -> None:
    assert (
        heart(Question("Before I drive there: how long did the trial go on?"))
        == "how long did the trial go on?"
    )


def test_a_question_that_names_nothing_is_read_with_the_nearest_sentence_that_does() -> None:
    question = Question("How did they get on?", ("We had soup.", "They gave B12 to mice."))
    assert windows(question, lambda text: "B12" in text)[0] == "They gave B12 to mice. How did they get on?"


def test_a_question_that_stands_alone_is_read_alone() -> None:
    question = Question("How many people were in the B12 trial?", ("I like B12.",))
    assert windows(question, lambda text: "B12" in text) == (question.text,)


@given(st.text(max_size=300))
def test_any_text_gives_questions_made_of_its_own_words(text: str) -> None:
    for question in questions(text):
        for part in clauses(question):
            assert part.text in question.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("does this illness take the memory?", "does ALS take the memory?"),
        ("do women get it less often?", "do women get ALS less often?"),
        ("how many took part?", None),
    ],
)
def test_the_illness_is_als_to_those_who_come_here(text: str, read: str | None) -> None:
    assert about_the_illness(Question(text)) == read


def test_it_may_mean_what_was_said_before() -> None:
    assert about_the_illness(Question("Why is it so late?", ("I sent money.",))) is None


def test_what_the_articles_say_is_asked_of_the_sentence_before() -> None:
    (question,) = questions('Member writes: "B12 heals ALS." What do the articles say?')
    assert windows(question, lambda text: "articles" in text or "B12" in text) == (
        'Member writes: "B12 heals ALS." What do the articles say?',
    )


def test_a_sentence_may_end_with_vitamin_d() -> None:
    assert sentences("He takes vitamin D. Does it help?") == ("He takes vitamin D.", "Does it help?")


def test_an_exclamation_in_brackets_ends_nothing() -> None:
    text = "The sheet (faxed! in our times) says homocysteine."
    assert sentences(text) == (text,)


def test_what_only_presses_for_an_answer_is_no_question_of_its_own() -> None:
    assert [one.text for one in questions("How long did it last? Any ideas?")] == ["How long did it last?"]
    assert [one.text for one in questions("It cures ALS. Right?")] == ["Right?"]


@pytest.mark.parametrize(
    "text", ["Accurate for the trial in the articles?", "Do the articles go that far?", "Is it true?"]
)
def test_what_only_asks_whether_it_is_true_is_read_with_the_sentence_before(text: str) -> None:
    question = Question(text, ("B12 is in phase 2.",))
    assert windows(question, lambda _: True) == (f"B12 is in phase 2. {text}",)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("How long was it?", "How long was it?"),
        (
            "My cousin in Boston reads everything, so how often was the vitamin given in the trial?",
            "so how often was the vitamin given in the trial?",
        ),
        (
            "I am writing a list for the group and cannot find it anywhere in my papers",
            "I am writing a list for the group and cannot find it anywhere in my papers",
        ),
        (
            "how many people in the study took it, roughly, I mean the ones who stayed",
            "how many people in the study took it, I mean the ones who stayed",
        ),
    ],
)
def test_the_asking_part_leaves_the_story_out(text: str, part: str) -> None:
    assert asking_part(text) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Nan (78, Belfast) asks what is the usual age.", "what is the usual age."),
        ("My sister, a nurse in Cork, wants to know how many took part", "how many took part"),
        ("do you know how long it lasted", None),
        ("Nan in Belfast asks what that is", None),
    ],
)
def test_what_somebody_is_said_to_ask_is_found(text: str, part: str | None) -> None:
    assert reported(text) == part


def test_a_question_behind_a_story_of_other_things_is_looked_up_alone_too() -> None:
    question = Question("The van broke down again and the rain came in, so how often was B12 given?")
    assert windows(question, lambda text: "B12" in text) == ("so how often was B12 given?", question.text)


def test_what_stands_before_a_question_is_kept_where_it_is_of_our_subject() -> None:
    question = Question("They gave B12 in Japan and it rained all year, so how long did the B12 trial last?")
    assert windows(question, lambda text: "B12" in text) == (question.text,)


@pytest.mark.parametrize("text", ["Any proof for ALS?", "Is there any evidence in MND?", "any good?"])
def test_a_question_for_proof_of_something_named_before_is_looked_up_with_it(text: str) -> None:
    question = Question(text, ("A clinic in Delhi gives stem cells.",))
    assert windows(question, lambda _: True) == (f"A clinic in Delhi gives stem cells. {text}",)


def test_what_a_paper_does_not_say_is_a_question() -> None:
    (question,) = questions("Auntie sent a cutting on it. It doesn't say which journal printed it. Greetings.")
    assert question.text == "It doesn't say which journal printed it."


def test_a_sentence_without_spaces_is_cut_to_what_is_looked_up() -> None:
    (found,) = questions("維" * 4_000)
    assert len(found.text) == 320


def test_of_two_long_sentences_that_are_read_together_the_question_is_kept_whole() -> None:
    told, asked = "b12 " * 40, "how long did they " * 10
    (joined,) = windows(Question(asked.strip(), (told.strip(),)), lambda text: "b12" in text)[:1]
    assert joined.endswith(asked.strip())
    assert len(joined.split()) == 60


def test_there_is_time_for_one_wording_of_a_very_long_question() -> None:
    asked = "they say extraordinary things " * 10
    question = Question(asked.strip(), ("B12 was given " * 12,))
    assert len(windows(question, lambda text: True)) == 1
    assert len(windows(Question("Did they say so?", ("B12 was given.",)), lambda text: True)) == 2


def test_a_question_that_is_asked_twice_is_one() -> None:
    assert len(questions("How long did it last? Mum asks. How long did it last?")) == 1
