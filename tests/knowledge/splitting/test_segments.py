"""Messages into questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.splitting.segments import (
    Question,
    asking_part,
    asks,
    clauses,
    heart,
    questions,
    sentences,
    told_apart,
    without_origin,
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


def test_what_is_named_in_front_of_joined_questions_stands_before_each() -> None:
    parts = clauses(Question("Homocysteine: what is it and where does it come from?"))
    assert [part.text for part in parts] == ["what is it", "where does it come from?"]
    assert all(part.before[-1] == "Homocysteine" for part in parts)


def test_what_is_told_in_front_of_joined_questions_stands_before_each() -> None:
    parts = clauses(Question("I read about D and B12, which one has better evidence and is it safe?"))
    assert [part.text for part in parts] == ["which one has better evidence", "is it safe?"]
    assert parts[0].before == ("I read about D and B12",)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("dad died, what causes als", "dad died. what causes als?"),
        ("what causes als, dad died", "dad died. what causes als?"),
        ("dad died and I wonder what causes als", "dad died. I wonder what causes als?"),
        ("dad died, thank you", "dad died, thank you"),
        ("dad died. what causes als?", "dad died. what causes als?"),
        ("what causes als and mnd", "what causes als and mnd"),
    ],
)
def test_what_is_told_beside_a_question_is_a_sentence_of_its_own(text: str, apart: str) -> None:
    assert told_apart(text, lambda part: part == "dad died") == apart


def test_a_second_question_may_open_with_a_preposition() -> None:
    question = Question("What dose did they take and for how many months?")
    assert [one.text for one in clauses(question)] == ["What dose did they take", "for how many months?"]


def test_a_question_of_one_word_behind_another_is_one() -> None:
    question = Question("how many were in the trial, how long was it and where?")
    assert [one.text for one in clauses(question)] == [
        "how many were in the trial",
        "how long was it",
        "where was it",
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("my neighbour in Florida says pills work", "my neighbour says pills work"),
        ("our doctor in New York gives B12", "our doctor gives B12"),
        ("the trial in Japan", "the trial in Japan"),
        ("patients in Korea", "patients in Korea"),
    ],
)
def test_where_somebody_is_from_who_is_spoken_of_is_left_out(text: str, left: str) -> None:
    assert without_origin(text) == left


def test_questions_may_be_lettered() -> None:
    found = questions("I ask (a) how long it was, (b) how many took part.")
    assert [one.text for one in found] == ["how long it was,", "how many took part."]


def test_a_relative_clause_is_left_whole() -> None:
    question = Question("Do you know the man who wrote it?")
    assert clauses(question) == (question,)


def test_what_only_asks_to_be_told_is_no_question_of_its_own() -> None:
    question = Question("Does anyone know, did glutathione slow ALS in any study?", ("We only have B12.",))
    assert clauses(question) == (question,)
    both = clauses(Question("Can you tell me, how long did it last, and how many took part?"))
    assert [one.text for one in both] == ["how long did it last", "how many took part?"]


def test_what_stands_behind_a_colon_is_the_heart() -> None:
    assert (
        heart(Question("Before I drive there: how long did the trial go on?"))
        == "how long did the trial go on?"
    )


PIECES = (
    "how long did it last", "what is", "does it help", "tell me", "I wonder if", "B12", "vitamin D", "my mum",
    "and", "or", ",", ";", ":", "?", "? ", ". ", "!", "...", "so", "also", "(", ")", "1.", "2.", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=15).map(" ".join))
def test_any_text_gives_questions_made_of_its_own_words(text: str) -> None:
    for question in questions(text):
        for part in clauses(question):
            assert part.text in question.text


def test_a_sentence_may_end_with_vitamin_d() -> None:
    assert sentences("He takes vitamin D. Does it help?") == ("He takes vitamin D.", "Does it help?")


def test_an_exclamation_in_brackets_ends_nothing() -> None:
    text = "The sheet (faxed! in our times) says homocysteine."
    assert sentences(text) == (text,)


def test_what_only_presses_for_an_answer_is_no_question_of_its_own() -> None:
    assert [one.text for one in questions("How long did it last? Any ideas?")] == ["How long did it last?"]
    assert [one.text for one in questions("It cures ALS. Right?")] == ["Right?"]


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


def test_what_a_paper_does_not_say_is_a_question() -> None:
    (question,) = questions("Auntie sent a cutting on it. It doesn't say which journal printed it. Greetings.")
    assert question.text == "It doesn't say which journal printed it."


def test_a_sentence_without_spaces_is_cut_to_what_is_looked_up() -> None:
    (found,) = questions("維" * 4_000)
    assert len(found.text) == 320


def test_a_question_that_is_asked_twice_is_one() -> None:
    assert len(questions("How long did it last? Mum asks. How long did it last?")) == 1


@pytest.mark.parametrize("text", ["was a teacher for 31 years.", "had my bloods done today.", "am 52 and new"])
def test_who_leaves_out_i_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize("text", ["was the study good", "had a placebo group?", "am i right", "were they old"])
def test_a_question_without_a_mark_asks(text: str) -> None:
    assert asks(text)
