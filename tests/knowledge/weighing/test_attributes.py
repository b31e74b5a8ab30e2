"""What is asked of a subject has to be spoken of by the entry that answers."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from knowledge.model import Answer, Certainty, Entry, NoMatch
from knowledge.splitting.segments import asking_part, questions
from knowledge.weighing.attributes import read_attributes
from tests.knowledge.faq_fixture import faq

DOSE = "Each dose was 50 mg, injected into a muscle twice a week."


def lacking(question: str, answer: str, certainty: Certainty = Certainty.BACKGROUND) -> frozenset[str]:
    """What a normalised question asks for and an entry with this answer does not speak of."""
    day = date(2026, 1, 1)
    entry = Entry("id", "topic", "Q?", (), answer, certainty, (), day, day)
    return read_attributes([entry]).lacking("id", question)


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("what gauge was used for the 50 mg", "needle"),
        ("who funded the trial", "funder"),
        ("who invented the drug and when", "origin"),
        ("when was the drug first used", "origin"),
        ("used an old needle for the 50 mg", "needle"),
        ("does it cut the number of relapses", "relapses"),
        ("how many had a severe deficiency", "how-many-severe"),
        ("what was the average level", "average-level"),
        ("how many of them were men", "how-many-men"),
        ("how many live ten years with als", "living-so-long"),
        ("which towns did they come from", "city"),
        ("what were the names of the patients", "people-names"),
        ("was it done at kyoto university", "named-place"),
        ("what was the alsfrs r are of the vitamin d group at the start", "starting-score"),
        ("what were the levels at the end", "average-level"),
        ("can you send me a picture of the graph", "looks"),
        ("must it be kept in the fridge", "storage"),
        ("is it absorbed better through the nose", "kinetics"),
        ("morning or evening for the 50 mg", "timing"),
        ("what colour was it", "looks"),
        ("when will the next trial start", "future"),
        ("how much does one ampoule cost", "price"),
        ("how many of them lived in tokyo", "city"),
        ("who made the vials for the trial", "maker"),
        ("what were the scores when they started", "starting-score"),
        ("what is the average score at diagnosis", "score-at-diagnosis"),
        ("what counts as a meaningful change", "meaningful"),
        ("did the doctors guess who had the vitamin", "guessing"),
        ("was the paper ever retracted", "retraction"),
        ("how often were bloods taken", "checks"),
        ("how far did people travel for it", "way-there"),
        ("after how many weeks was a difference seen", "first-difference"),
        ("has the trial been repeated", "repetition"),
        ("what if somebody fell ill in week 9", "midway"),
        ("did it do more for those with faster decline", "who-gained-more"),
        ("what was the upper age limit", "age-limit"),
        ("when does the patent run out", "patent"),
        ("how many responded", "responders"),
        ("how many lost more than 5 points", "how-many-lost-more"),
        ("what do pharmacists think of it", "other-professions"),
        ("what did phase 1 find", "result-of-a-phase"),
        ("when was the glutamate theory put forward", "origin"),
        ("longest anyone has lived with als", "extreme"),
        ("how old was als when he fell ill", "namesake"),
    ],
)
def test_an_entry_that_says_nothing_on_it_lacks_what_is_asked(question: str, attribute: str) -> None:
    assert attribute in lacking(question, DOSE)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("who funded the trial", "The maker paid for it."),
        ("how often was it given", DOSE),
        ("how many hospitals took part", "It was done at 25 centres in Japan."),
        ("which hospitals took part", "It was done at 25 centres. The articles do not say which ones."),
        ("who made up the bulk of the group", DOSE),
        ("what animal stood in when they first tried it", "In mice it helped."),
        ("how many points had the group lost", DOSE),
    ],
)
def test_an_entry_that_speaks_of_it_may_answer(question: str, answer: str) -> None:
    assert not lacking(question, answer)


def test_that_there_were_hospitals_does_not_tell_which() -> None:
    assert "named-place" in lacking("which hospitals took part", "It was done at 25 hospitals in Japan.")


def test_silence_answers_every_attribute() -> None:
    assert not lacking("who funded the trial", "The articles do not say.", Certainty.NOT_COVERED)


def test_hardly_any_phrasing_is_kept_from_its_own_entry() -> None:
    entries = faq().knowledge.entries
    attributes = read_attributes(entries.values())
    kept = Counter(
        bool(attributes.lacking(entry.id, faq().retriever.query(asking_part(questions(phrasing)[-1].text))))
        for entry in entries.values()
        for phrasing in entry.phrasings[::9]
        if questions(phrasing)
    )
    assert kept[True] <= kept[False] / 200


@pytest.mark.parametrize(
    "question",
    [
        "Which gauge of needle did the Japanese trial use for the 50 mg of B12?",
        "Whose money was behind the Japanese methylcobalamin trial, who funded it?",
        "At what age did Lou Gehrig fall ill?",
        "which villages did the old people of the vitamin D and dementia study live in",
    ],
)
def test_the_subject_alone_is_no_reason_to_answer(question: str) -> None:
    said = faq().answer(question)
    silent = isinstance(said, Answer) and all(is_silent(part.entry) for part in said.parts)
    assert silent or isinstance(said, NoMatch)


def is_silent(entry: Entry) -> bool:
    """Whether an entry says that the articles do not tell what is asked, or who paid."""
    return entry.certainty is Certainty.NOT_COVERED or "do not say who paid" in entry.answer


def test_what_a_story_tells_is_not_what_is_asked() -> None:
    said = faq().answer(
        "We keep it all in the fridge next to the jam, so how often was the B12 injected in the trial?"
    )
    assert isinstance(said, Answer)
    assert said.parts[0].entry.id == "b12-trial-frequency"


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("How many people took part in the B12 trial and who funded it?", "b12-trial-size"),
        (
            "Does riluzole cure ALS, and is there a cheaper generic?",
            "als-cure|riluzole-effect-limited|riluzole-what",
        ),
    ],
)
def test_half_a_question_is_answered_where_the_other_half_is_not(question: str, entry: str) -> None:
    said = faq().answer(question)
    assert isinstance(said, Answer)
    assert set(entry.split("|")) & {part.entry.id for part in said.parts}
