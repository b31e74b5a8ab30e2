"""Questions for a quantity are not answered by an entry that gives none of that kind."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.model import Certainty, Entry
from knowledge.weighing.quantities import lacks_figure

MICE = "The mice of the 2015 study did better with B12."


def lacks(question: str, answer: str, certainty: Certainty = Certainty.BACKGROUND) -> bool:
    """Whether an entry with this answer is kept from a normalised question."""
    day = date(2026, 1, 1)
    return lacks_figure(Entry("id", "topic", "Q?", (), answer, certainty, (), day, day), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many mice were there", MICE),
        ("how many days longer did the mice live", MICE),
        ("what dose per kilo did the mice get", "The mice got 500 micrograms."),
        ("what is the right dose of riluzole", "Riluzole is approved."),
        ("what is the usual dose", "In 16 weeks it fell by 2 points."),
        ("how long did it last", "It had 130 people."),
        ("what was the drop in micromoles", "It fell by 43%."),
        ("how many took part", "People took part in 2019."),
        ("how many hospitals were there", "There were 130 people."),
        ("what concentration was used", "The dose was 50 mg."),
        ("what percent starts before 30", "It starts between 50 and 70."),
        ("did anyone die during the nine months", "It was linked with a faster decline."),
        ("how many questions are there", "The questionnaire runs to 48 points."),
        ("how far did homocysteine fall in numbers", "Homocysteine fell with B12."),
        ("what is the exact value", "Homocysteine fell with B12."),
    ],
)
def test_another_quantity_or_none_is_no_answer(question: str, answer: str) -> None:
    assert lacks(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many mice were there", "There were 20 mice."),
        ("how many weeks was it", "It lasted about four months."),
        ("how long did it last", "It lasted for nine months."),
        ("which dose was it", "It was 50 mg."),
        ("how many took part", "There were 130 people."),
        ("did the mice do better", MICE),
        ("how long ago was it published", "It came out in 2013."),
        ("how old is the study", "It came out in 2013."),
    ],
)
def test_a_figure_of_that_kind_answers(question: str, answer: str) -> None:
    assert not lacks(question, answer)


def test_silence_answers_how_many() -> None:
    assert not lacks("how many mice were there", "The articles do not say.", Certainty.NOT_COVERED)
