"""The term guard: what a question names and an entry does not know."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gazetteer import Gazetteer, Name, read_terms
from knowledge.mending.bare_vitamin import with_bare_vitamin
from knowledge.model import Certainty, Entry
from knowledge.weighing.guard import Guard, Subject
from tests.knowledge import shared

TERMS = read_terms()
GAZETTEER = Gazetteer(TERMS)


def entry(id_: str, question: str, answer: str = "", *, topic: str = "als-basics", **more: object) -> Entry:
    """An entry with only what the guard looks at."""
    certainty = more.get("certainty", Certainty.BACKGROUND)
    assert isinstance(certainty, Certainty)
    day = date(2026, 1, 1)
    return Entry(id_, topic, question, (), answer, certainty, (), day, day)


GUARD = Guard(
    [
        entry("riluzole", "How does riluzole work?", "Riluzole may lower glutamate.", topic="als-treatments"),
        entry("d", "Does vitamin D help in ALS?", "Not enough evidence.", topic="vitamin-d-help"),
        entry("b12", "Does B12 help in ALS?", "A trial gave B12. It was not vitamin D.", topic="b12-help"),
        entry("b12-trial-route", "How was the B12 given?", "By injection into a muscle.", topic="b12-trial"),
        entry("silent", "Does vitamin E help?", "The articles are silent.", certainty=Certainty.NOT_COVERED),
    ],
    TERMS,
)


def names(text: str) -> list[str]:
    """What the gazetteer finds, by name."""
    return [name.name for name in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("does vitamin E help als", ["vitamin E", "ALS"]),
        ("fish oil and motor neurone disease", ["fish oil", "ALS"]),
        ("was it the lancet", ["The Lancet"]),
        ("does edaravon work", ["edaravone"]),
        ("lou gehrig's disease in brazil", ["ALS", "Brazil"]),
        ("by nasal spray", ["a spray"]),
        ("a table in the garden", []),
        ("a message to the nature lovers in my cell", []),
    ],
)
def test_names_are_found_under_their_spellings(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_the_longest_name_is_taken() -> None:
    assert names("coenzyme q10") == ["coenzyme Q10"]


def test_a_name_that_the_entry_does_not_know_stops_it() -> None:
    assert GUARD.stops("riluzole", GUARD.names("does edaravone work")) == Name("drug", "edaravone")


def test_a_name_that_the_entry_knows_does_not_stop_it() -> None:
    assert GUARD.stops("riluzole", GUARD.names("how does rilutek work in als")) is None


@pytest.mark.parametrize(("id_", "question"), [("b12", "does vitamin D help"), ("d", "does b12 help")])
def test_the_two_vitamins_do_not_answer_for_each_other(id_: str, question: str) -> None:
    assert GUARD.stops(id_, GUARD.names(question)) is not None


def test_an_entry_on_the_route_puts_a_wrong_route_right() -> None:
    asked = GUARD.names("was the b12 a nasal spray")
    assert GUARD.stops("b12-trial-route", asked) is None
    assert GUARD.stops("riluzole", asked) is not None


def test_another_scale_is_not_what_the_known_scale_puts_right() -> None:
    guard = shared.guard()
    assert guard.stops("alsfrs-r", guard.names("ALSFRS-R versus ROADS, which is better")) is not None
    assert guard.stops("b12-trial-recruiting", guard.names("a B12 trial in Canada to join")) is None


def test_what_only_a_silent_entry_speaks_of_is_not_mentioned() -> None:
    assert GUARD.not_mentioned(GUARD.names("does vitamin E help")) == "vitamin E"
    assert GUARD.not_mentioned(GUARD.names("does riluzole help in ALS")) is None


def test_a_misspelt_name_counts_as_it_is_put_right() -> None:
    text, query = "what is amiotrofic lateral sclorosis", "what is als"
    assert [name.name for name in GUARD.names_spelt(text, query)] == ["ALS"]
    assert [name.name for name in GUARD.names_spelt("does turmerik help", "does turmerik help")] == ["turmeric"]


def test_a_country_is_told_with_a_capital() -> None:
    assert GUARD.not_mentioned(GUARD.names("is it approved in india")) == "India"


@pytest.mark.parametrize("text", ["does zolbexomab help", "what about NP7001 in als", "qwertol for als"])
def test_words_that_nobody_knows_are_strange(text: str) -> None:
    assert GUARD.strange(text)


@pytest.mark.parametrize(
    "text", ["does riluzol help", "does b12 work", "how much slower with high-dose b12", "does it help"]
)
def test_known_words_are_not_strange(text: str) -> None:
    assert not GUARD.strange(text)


def test_questions_on_our_subject_are_told_from_others() -> None:
    assert GUARD.in_domain("how long was the trial")
    assert GUARD.in_domain("riluzole please")
    assert not GUARD.in_domain("what is the weather in paris")


def test_words_that_other_subjects_share_are_told_from_our_own() -> None:
    assert GUARD.subject("does riluzole help") is Subject.OURS
    assert GUARD.subject("how long was the trial") is Subject.SHARED
    assert GUARD.subject("how long was the film") is Subject.FOREIGN


def test_what_it_can_stand_for_is_carried_over_and_the_rest_of_a_story_is_not() -> None:
    story = "Our holiday flight is booked, and vitamin E is in the bag."
    assert [name.name for name in GUARD.carried(story)] == ["vitamin E"]


def test_another_disease_is_carried_over_unless_als_is_spoken_of() -> None:
    assert GUARD.carried("She has arthritis.")
    assert not GUARD.carried("She has arthritis and ALS.")


def test_what_only_looks_like_a_name_stops_nothing() -> None:
    assert GUARD.stops("d", GUARD.names("the GP surgery")) is None
    assert GUARD.stops("d", GUARD.names("brain surgery")) is not None


def test_a_wrong_route_stops_an_entry_unless_it_is_told_as_done() -> None:
    told, asked = "was the b12 given as a spray", "any b12 spray"
    assert GUARD.stops("b12-trial-route", GUARD.names_spelt(told, told)) is None
    assert GUARD.stops("b12-trial-route", GUARD.names_spelt(asked, asked)) is not None


def test_a_question_on_two_other_diseases_is_answered_by_nothing() -> None:
    text = "is dementia the same as arthritis"
    assert not GUARD.allows("riluzole", text, GUARD.names(text))


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("the D they gave", "the vitamin D they gave"),
        ("is she short of D?", "is she short of vitamin D?"),
        ("drops of d in her tea", "drops of vitamin d in her tea"),
        ("low vit d levels", "low vitamin d levels"),
        ("could that put my d on the floor", "could that put my vitamin d on the floor"),
        ("are they testing d for als", "are they testing vitamin d for als"),
        ("d2 or vit d3?", "vitamin d2 or vitamin d3?"),
        ("who got the d?", "who got the vitamin d?"),
        ("has d helped in anything", "has vitamin d helped in anything"),
        ("how many points did the d lot keep", "how many points did the vitamin d lot keep"),
        ("d vs b12", "vitamin d vs b12"),
        ("he fell in d bathroom", "he fell in d bathroom"),
        ("i d be glad", "i d be glad"),
        ("they d in a row", "they d in a row"),
        ("is f d a a person", "is f d a a person"),
        ("b12 mcg/d or more", "b12 mcg/d or more"),
        ("vitamin D", "vitamin D"),
        ("Vitamin D?", "Vitamin D?"),
        ("vitamin D2 or vitamin D3?", "vitamin D2 or vitamin D3?"),
        ("is 25-hydroxyvitamin D low", "is 25-hydroxyvitamin D low"),
        ("serum 25-hydroxyvitamin D?", "serum 25-hydroxyvitamin D?"),
        ("I'd go", "I'd go"),
        ("that was quick :D", "that was quick :D"),
        ("see you then =D !", "see you then =D !"),
        ("two vitamins: D and B12", "two vitamins: vitamin D and B12"),
        ("vitamin B12", "vitamin B12"),
        ("is it a vitamin, a protein or what", "is it a vitamin or a protein or what"),
        ("in D vitamin study", "in vitamin D study"),
        ("b12 vitamin jabs", "vitamin b12 jabs"),
        ("and for d", "and for vitamin d"),
        ("back to d. how many took it", "back to vitamin d. how many took it"),
        ("was the d study like that", "was the vitamin d study like that"),
    ],
)
def test_a_lone_d_is_the_vitamin(text: str, spelt: str) -> None:
    assert with_bare_vitamin(text) == spelt


@given(st.text(max_size=300))
def test_no_text_is_too_odd_for_the_guard(text: str) -> None:
    spelt = with_bare_vitamin(text)
    assert {name.group for name in GUARD.names(spelt)} <= TERMS.groups.keys()
    GUARD.strange(text)


def test_no_spelling_stands_in_two_groups() -> None:
    taken: dict[str, str] = {}
    for group, members in TERMS.groups.items():
        for name, others in members.items():
            for spelling in (name, *others):
                assert taken.setdefault(spelling.casefold(), f"{group}/{name}") == f"{group}/{name}"


def test_a_name_in_the_story_before_the_question_stops_nothing_but_a_drug_does() -> None:
    guard = Guard((), read_terms())
    place = guard.names_asked(
        "My cousin from Texas keeps asking me, so how long did the B12 trial last?", str.lower
    )
    drug = guard.names_asked(
        "He has been on masitinib for a year now, so does it slow the whole thing down?", str.lower
    )
    assert {name.name for name in place} == {"vitamin B12"}
    assert "masitinib" in {name.name for name in drug}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("difference between PLS and ALS", "primary lateral sclerosis"),
        ("is pbp worse", "progressive bulbar palsy"),
        ("does it rebuild the myelin sheath", "myelin"),
        ("trazadone for als", "trazodone"),
        ("can ms be cured", "multiple sclerosis"),
        ("rats or mice", "other laboratory animals"),
        ("is it the same as the appel scale", "the ROADS scale"),
        ("could a man with a trachy join", "tracheostomy"),
    ],
)
def test_more_names_are_known(text: str, name: str) -> None:
    guard = Guard((), read_terms())
    assert name in {one.name for one in guard.names(text)}


def test_please_is_no_disease() -> None:
    assert not Guard((), read_terms()).names("how long was the trial pls")


def test_a_study_on_another_disease_is_asked_for_without_the_vitamin() -> None:
    guard = Guard([entry("d-dementia", "How many were in the vitamin D and dementia study?", "1,658.")], TERMS)
    assert guard.allows("d-dementia", "exact sample of the dementia cohort", guard.names("the dementia cohort"))
    assert not guard.allows("d-dementia", "does it help in dementia", guard.names("does it help in dementia"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("does it help with pls", "primary lateral sclerosis"),
        ("b12 in scotland", "Scotland"),
        ("can i get it in the uk", "UK"),
        ("is it in hong kong", "Hong Kong"),
        ("what about nad", "NAD"),
        ("what about reiki", "reiki"),
        ("can it make me depressed", "depression"),
    ],
)
def test_what_is_not_mentioned_is_told_as_a_name(text: str, told: str) -> None:
    assert GUARD.not_mentioned(GUARD.names(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "i am pregnant",
        "will i lose my job",
        "is amazon b12 good",
        "i have headaches",
        "pins and needles and b12",
    ],
)
def test_what_is_no_thing_is_not_said_to_be_missing(text: str) -> None:
    assert GUARD.not_mentioned(GUARD.names(text)) == ""


STUDIES = Guard(
    [
        entry("trial", "What was given in the B12 trial?", "B12 or placebo.", topic="b12-trial"),
        entry("before", "How was the earlier B12 trial set up?", "It had 373 people.", topic="b12-background"),
        entry(
            "edaravone",
            "When was edaravone approved?",
            "Edaravone was approved in 2015.",
            topic="als-treatments",
        ),
        entry("silent", "What does edaravone cost?", "No word.", certainty=Certainty.NOT_COVERED),
    ],
    TERMS,
)


@pytest.mark.parametrize(
    ("entry_id", "query"),
    [
        ("before", "what was the other arm of the vitamin b12 trial getting"),
        ("before", "what was given in the b12 study"),
        ("edaravone", "since when has the usa riluzole"),
    ],
)
def test_an_entry_on_another_trial_or_medicine_does_not_answer(entry_id: str, query: str) -> None:
    assert not STUDIES.allows(entry_id, query, STUDIES.names(query))


@pytest.mark.parametrize(
    ("entry_id", "query"),
    [
        ("trial", "what was the other arm of the vitamin b12 trial getting"),
        ("before", "what came before the b12 trial"),
        ("before", "was there another b12 trial before the b12 trial"),
        ("before", "how was it set up"),
        ("edaravone", "is edaravone older than riluzole"),
        ("edaravone", "when was it approved"),
        ("silent", "what does riluzole cost"),
    ],
)
def test_an_entry_on_what_is_named_may_answer(entry_id: str, query: str) -> None:
    assert STUDIES.allows(entry_id, query, STUDIES.names(query))
