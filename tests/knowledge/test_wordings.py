"""The wordings under which a question is looked up."""

from __future__ import annotations

import pytest

from knowledge.splitting.segments import Question, questions
from knowledge.wordings import about_the_illness, reported, windows


def test_a_question_that_names_nothing_is_read_with_the_nearest_sentence_that_does() -> None:
    question = Question("How did they get on?", ("We had soup.", "They gave B12 to mice."))
    assert windows(question, lambda text: "B12" in text)[0] == "They gave B12 to mice. How did they get on?"


def test_a_question_on_the_study_is_read_with_the_sentence_that_tells_which() -> None:
    question = Question("Did people in the study get ill?", ("Mum is 61.", "She read of B12."))
    in_domain = ("ill", "study", "B12").__contains__
    read = windows(question, lambda text: any(map(in_domain, text.split())), lambda text: "B12" in text)
    assert read == ("She read of B12. Did people in the study get ill?",)


def test_a_question_that_stands_alone_is_read_alone() -> None:
    question = Question("How many people were in the B12 trial?", ("I like B12.",))
    assert windows(question, lambda text: "B12" in text) == (question.text,)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("does this illness take the memory?", "does ALS take the memory?"),
        ("do women get it less often?", "do women get ALS less often?"),
        ("how many took part?", None),
        ("how do they measure if it works", None),
        ("does it get through the skin", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "Accurate for the trial in the articles?",
        "Do the articles go that far?",
        "Do your articles say it works?",
        "Is it true?",
    ],
)
def test_what_only_asks_whether_it_is_true_is_read_with_the_sentence_before(text: str) -> None:
    question = Question(text, ("B12 is in phase 2.",))
    assert windows(question, lambda _: True) == (f"B12 is in phase 2. {text}",)


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


def test_a_question_on_the_article_is_read_with_the_sentence_that_says_which() -> None:
    told, asked = "The dementia paper was in The BMJ.", "Which journal does the article really give?"
    question, named = Question(asked, (told,)), lambda text: "dementia" in text
    assert windows(question, lambda _: True, named) == (f"{told} {asked}",)
    assert windows(question, lambda _: True, lambda _: True) == (asked,)
    other = Question("Which journal does the second article give?", (told,))
    assert windows(other, lambda _: True, named) == (other.text,)


def test_a_few_words_that_only_point_back_are_not_looked_up_alone() -> None:
    told, asked = "b12 slowed it by 45%.", "is that a cure?"
    assert windows(Question(asked, (told,)), lambda _: True, lambda text: "b12" in text) == (f"{told} {asked}",)
    assert windows(Question(asked), lambda _: True, lambda _: False) == (asked,)


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


def test_what_stands_first_for_stress_is_no_story() -> None:
    question = Question("The man from Cleveland, what does he say about vitamin D?")
    assert windows(question, lambda text: "vitamin D" in text) == (question.text,)


def test_a_few_words_are_read_with_the_sentence_before() -> None:
    question = Question("Roughly how many times?", ("50 mg is more than anybody needs.",))
    assert windows(question, lambda _: False)[0] == "50 mg is more than anybody needs. Roughly how many times?"


def test_of_a_long_sentence_before_only_what_is_of_our_subject_is_read_with_the_question() -> None:
    story = "My wife, whose mother ran a shop for forty years, says there is a limit for vitamin D."
    question = Question("Is it known what that is?", (story,))
    (found, *_) = windows(question, lambda text: "vitamin D" in text)
    assert found == "says there is a limit for vitamin D. Is it known what that is?"


def test_a_name_behind_a_remark_is_looked_up_alone_too() -> None:
    (question,) = questions("eye gaze so short. leverenz who")
    assert windows(question, lambda text: "leverenz" in text)[0] == "leverenz who"


def test_what_somebody_is_said_to_ask_is_looked_up_alone_though_it_names_nothing_of_ours() -> None:
    question = Question("Nan in Belfast asks what the usual age is when it starts")
    assert "what the usual age is when it starts" in windows(question, lambda _: False)


def test_a_question_on_that_study_is_on_the_one_that_was_named_before() -> None:
    question = Question("The people in that study, how far along were they?", ("They injected B12.",))
    read = windows(question, lambda text: "B12" in text or "study" in text, lambda text: "B12" in text)
    assert read == ("They injected B12. The people in that study, how far along were they?",)


@pytest.mark.parametrize(
    "asked", ["Is that usual in ALS?", "is it normal in ALS", "Which ones does the article name?"]
)
def test_what_is_asked_of_the_sentence_before_is_not_read_alone(asked: str) -> None:
    question = Question(asked, ("The score only falls.",))
    read = windows(question, lambda text: "ALS" in text or "article" in text)
    assert read == (f"The score only falls. {asked}",)


def test_what_is_usual_of_something_that_is_named_stands_for_nothing_before() -> None:
    question = Question("Is it usual for people with ALS to lose weight?", ("The score only falls.",))
    assert windows(question, lambda text: "ALS" in text)[0] == question.text


def test_a_sentence_before_that_points_back_is_also_read_with_the_one_that_it_points_to() -> None:
    told = ("It raises the odds of dementia.", "Her vitamin D is low.")
    read = windows(Question("By how much?", told), lambda text: "vitamin" in text or "dementia" in text)
    assert "Her vitamin D is low. It raises the odds of dementia. By how much?" in read


def test_how_the_story_went_on_is_not_read_with_the_question() -> None:
    story = "My aunt told me that in the B12 study most of them did something, and then the kettle boiled over."
    read = windows(Question("What share was it?", (story,)), lambda text: "B12" in text)
    assert read[0] == "My aunt told me that in the B12 study most of them did something What share was it?"
