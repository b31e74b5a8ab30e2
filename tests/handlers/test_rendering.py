"""Outcomes as a person reads them, on all of the content."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import smalltalk, views, wording
from handlers.answers import SHORT, answer_paragraphs
from handlers.markup import MESSAGE_LIMIT, Message, Place, plain, width
from handlers.rendering import messages
from handlers.shortening import shortened
from knowledge.asides import read_asides
from knowledge.model import (
    Advice,
    Answer,
    Certainty,
    Checked,
    Citation,
    Clarify,
    Concern,
    Entry,
    Finding,
    Knowledge,
    Manner,
    NoMatch,
    Outcome,
    Part,
    Silent,
    Smalltalk,
    Urgency,
    Urgent,
    Verdict,
)
from knowledge.reading import FOLDER, read_alone
from knowledge.screening.files import SmalltalkFile
from knowledge.screening.help import contacts
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK, SMALL
from tests.handlers.telegram_offline import specification
from tests.knowledge import shared
from tests.knowledge.claim_fixture import records

PLACES = st.sampled_from(Place)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shared.content()


def read(said: Iterable[Message]) -> str:
    return "\n\n".join(plain(message.html) for message in said)


def one(outcome: Outcome | Checked, place: Place = Place.PRIVATE) -> str:
    return read(messages(outcome, SMALL, place))


def parses(html: str) -> bool:
    """Whether Telegram would take the HTML; without its specification only the brackets are counted."""
    checker = specification()
    if checker is None:
        return html.count("<") == html.count(">")
    return bool(checker.check("sendMessage", {"chat_id": 1, "text": html, "parse_mode": "HTML"}))


FLAGS = list(itertools.product((False, True), (False, True), (None, "It was 16 weeks, not 2 years.")))


@pytest.mark.parametrize("place", Place)
def test_every_answer_is_short_and_whole_whatever_goes_with_it(knowledge: Knowledge, place: Place) -> None:
    for entry, (personal, team, note) in itertools.product(knowledge.entries.values(), FLAGS):
        concern = Concern.TEAM_TODAY if team else None
        (message,) = messages(Answer((Part(entry, 1.0, note),), personal, concern), knowledge, place)
        text = plain(message.html)
        assert width(message.html) < SHORT, entry.id
        assert entry.answer.strip() in text
        assert all(correction.text.strip() in text for correction in entry.corrections)
        assert all(is_told(id_, text, knowledge) for id_ in entry.caveats)
        assert (note or "") in text
        assert (wording.PERSONAL in text or wording.PERSONAL_BRIEF in text) is personal
        assert (
            wording.CONCERNS[Concern.TEAM_TODAY] in text or wording.CONCERNS_BRIEF[Concern.TEAM_TODAY] in text
        ) is team


def is_told(caveat: str, text: str, knowledge: Knowledge) -> bool:
    """Whether a text has a caveat, in full or in its short form."""
    one = knowledge.caveats[caveat]
    return one.text.strip() in text or one.short.strip() in text


def test_a_trial_without_placebo_is_told_with_that_limit(knowledge: Knowledge) -> None:
    found = Citation("trojsi-2020", 3)
    for entry in knowledge.entries.values():
        told = " ".join((entry.answer, entry.details or ""))
        assert "no effect on movement" not in told, entry.id
        if any((one.source, one.passage) == (found.source, found.passage) for one in entry.citations):
            assert "no-placebo" in entry.caveats or "no placebo group" in told, entry.id


def test_a_caveat_names_what_it_is_about(knowledge: Knowledge) -> None:
    for caveat in knowledge.caveats.values():
        assert not re.match("It |The (trial|study) (was|had|lasted)", caveat.text), caveat.id
        assert "figure" not in caveat.text, caveat.id


def test_no_correction_says_what_its_answer_says(knowledge: Knowledge) -> None:
    for entry in knowledge.entries.values():
        for one in entry.corrections:
            words = {word.strip('.,;"') for word in one.text.lower().split()}
            shared = words & {word.strip('.,;"') for word in entry.answer.lower().split()}
            assert len(shared) < 0.75 * len(words), entry.id


@pytest.mark.parametrize("place", Place)
def test_every_answer_names_its_sources(knowledge: Knowledge, place: Place) -> None:
    for entry in knowledge.entries.values():
        text = read(messages(Answer((Part(entry, 1.0),)), knowledge, place))
        assert all(knowledge.sources[c.source].short in text for c in entry.citations), entry.id


@pytest.mark.parametrize("place", Place)
def test_every_verdict_is_short(knowledge: Knowledge, place: Place) -> None:
    for claim in records():
        entries = tuple(knowledge.entries[id_] for id_ in claim.entries)
        caveats = tuple(dict.fromkeys(id_ for entry in entries for id_ in entry.caveats))
        updates = tuple(dict.fromkeys(id_ for entry in entries for id_ in entry.updates))
        citations = tuple(citation for entry in entries for citation in entry.citations)
        for verdict in Verdict:
            told = claim.explanation, entries, None, claim.id, caveats, citations, updates
            (message,) = messages(Checked(verdict, (Finding(verdict, *told),)), knowledge, place)
            assert width(message.html) < SHORT, claim.id
            assert all(is_told(id_, plain(message.html), knowledge) for id_ in caveats)


def test_every_view_of_every_answer_fits_a_message(knowledge: Knowledge) -> None:
    for entry in knowledge.entries.values():
        pages = [
            *views.detail(entry, knowledge),
            *views.changed(entry, knowledge),
            *views.card(entry, knowledge),
            *views.sources(entry, knowledge),
        ]
        for page in pages:
            assert 0 < width(page.html) <= MESSAGE_LIMIT, entry.id
        assert 0 < len(views.citation(entry, knowledge)) <= 256
        for id_ in entry.caveats:
            caveat = knowledge.caveats[id_].text.strip()
            assert caveat in plain(pages[0].html)
            assert caveat in plain(pages[2].html)


def test_the_list_of_sources_fits_its_messages(knowledge: Knowledge) -> None:
    said = views.all_sources(knowledge)
    assert all(width(message.html) <= MESSAGE_LIMIT for message in said)
    assert all(source.short in read(said) for source in knowledge.sources.values())


def test_three_answers_come_in_the_order_asked_with_each_caveat_once() -> None:
    text = one(Answer((Part(LENGTH, 1.0), Part(HELP, 1.0), Part(DOSE, 1.0))))
    assert text.index("1. The trial lasted") < text.index("2. Nobody knows") < text.index("3. 50 mg")
    assert text.count("It lasted only 16 weeks.") == 1
    assert text.count(wording.KEEP_IN_MIND) == 1


def test_several_answers_correct_the_same_thing_once_and_tell_updates_in_short() -> None:
    again = replace(DOSE, corrections=LENGTH.corrections)
    text = one(Answer((Part(LENGTH, 1.0), Part(again, 1.0))))
    assert text.count("The study says 43%") == 1
    assert "Changed since the articles: approved in Japan (2024)." in text


def test_an_update_that_the_answer_tells_itself_is_not_told_twice() -> None:
    japan = SMALL.updates["japan"]
    cited = tuple(replace(one, numbers=(2024,)) for one in japan.citations)
    known = replace(SMALL, updates={"japan": replace(japan, citations=cited)})
    telling = replace(LENGTH, citations=(*LENGTH.citations, *cited))
    assert "Changed since" in read(messages(Answer((Part(LENGTH, 1.0),)), known, Place.PRIVATE))
    assert "Changed since" not in read(messages(Answer((Part(telling, 1.0),)), known, Place.PRIVATE))


@pytest.mark.parametrize("place", Place)
def test_three_answers_that_carry_much_are_two_screens_at_most(knowledge: Knowledge, place: Place) -> None:
    def size(entries: Iterable[Entry]) -> int:
        said = messages(Answer(tuple(Part(entry, 1.0) for entry in entries)), knowledge, place)
        text = read(said)
        assert all(is_told(id_, text, knowledge) for entry in entries for id_ in entry.caveats)
        assert all(one.text.strip() in text for entry in entries for one in entry.corrections)
        return sum(width(message.html) for message in said)

    heaviest = sorted(knowledge.entries.values(), key=lambda entry: size([entry]))[-8:]
    assert max(size(three) for three in itertools.combinations(heaviest, 3)) < 2 * SHORT + 150
    asked = ("b12-overview", "b12-safety", "b12-price")
    assert size([knowledge.entries[id_] for id_ in asked]) < SHORT + 600


def test_an_answer_whose_review_is_half_a_year_overdue_says_so_last() -> None:
    late = LENGTH.review_due + timedelta(days=200)
    younger = replace(HELP, reviewed_on=LENGTH.review_due)
    for place in Place:
        told = answer_paragraphs(Answer((Part(younger, 1.0), Part(LENGTH, 1.0))), SMALL, place, late)
        assert LENGTH.reviewed_on.isoformat() in told[-1]
    assert [*answer_paragraphs(Answer((Part(LENGTH, 1.0),)), SMALL, Place.PRIVATE, late)][:-1] == [
        *answer_paragraphs(Answer((Part(LENGTH, 1.0),)), SMALL, Place.PRIVATE, LENGTH.review_due)
    ]


@pytest.mark.parametrize("place", Place)
def test_an_answer_that_says_it_is_overdue_is_as_short_as_any(knowledge: Knowledge, place: Place) -> None:
    for entry in knowledge.entries.values():
        late = entry.review_due + timedelta(days=200)
        told = answer_paragraphs(Answer((Part(entry, 1.0),), personal=True), knowledge, place, late)
        assert width("\n\n".join(told)) < SHORT, entry.id


def test_the_note_comes_first() -> None:
    text = one(Answer((Part(LENGTH, 1.0, note="It was 16 weeks, not two years."),)))
    assert text.startswith("It was 16 weeks, not two years.\nThe trial lasted")


def test_an_answer_to_what_may_have_been_meant_tells_how_the_question_was_read() -> None:
    unsure, sure = (one(Answer((Part(LENGTH, score),))) for score in (0.5, 0.8))
    assert unsure == f"I understood: {LENGTH.question}\n\n{sure}"
    assert unsure == one(Answer((Part(LENGTH, 0.5),)), Place.TERMINAL)


def test_that_an_answer_is_the_last_one_again_is_said_to_one_person_alone() -> None:
    again = Answer((Part(LENGTH, 0.9),), again=True)
    assert "same answer as before" in one(again)
    assert "same answer as before" not in one(again, Place.GROUP)
    assert "same answer as before" not in one(replace(again, again=False))
    assert one(again).index("same answer") < one(again).index(LENGTH.answer.strip()[:20])


def test_a_title_or_several_answers_tell_by_themselves_how_the_question_was_read() -> None:
    assert "I understood" not in one(Answer((Part(LENGTH, 0.5),)), Place.INLINE)
    assert "I understood" not in one(Answer((Part(LENGTH, 0.5), Part(HELP, 0.5))))


def test_the_guard_and_the_team_come_before_the_answer() -> None:
    text = one(Answer((Part(LENGTH, 1.0),), personal=True, concern=Concern.TEAM_TODAY))
    assert (
        text.index(wording.CONCERNS[Concern.TEAM_TODAY])
        < text.index(wording.PERSONAL)
        < text.index("The trial")
    )


@pytest.mark.parametrize(
    "outcome",
    [
        Clarify((LENGTH, DOSE), 0.4, concern=Concern.TEAM_TODAY),
        NoMatch(concern=Concern.TEAM_TODAY),
        Advice("dose", concern=Concern.TEAM_TODAY),
    ],
)
def test_a_sign_for_the_team_is_told_first_whatever_follows(outcome: Outcome) -> None:
    assert one(outcome).startswith(wording.CONCERNS[Concern.TEAM_TODAY])


@pytest.mark.parametrize("certainty", Certainty)
def test_every_certainty_has_words(certainty: Certainty) -> None:
    assert wording.CERTAINTY[certainty]


def test_no_certainty_is_told_of_silence_or_of_a_word() -> None:
    silent, word = replace(DOSE, certainty=Certainty.NOT_COVERED), replace(DOSE, topic="glossary")
    told = [one(Answer((Part(entry, 1.0),))) for entry in (DOSE, silent, word)]
    assert ["How sure" in text for text in told] == [True, False, False]
    assert not any("\n\n\n" in text for text in told)
    assert "How sure" not in read(views.card(silent, SMALL)) + read(views.detail(silent, SMALL))


def test_when_room_is_short_limits_and_corrections_stay() -> None:
    long = replace(LENGTH, answer="The trial lasted 16 weeks. " + "It was long. " * 48)
    text = one(Answer((Part(long, 1.0),)))
    assert "only 16 weeks; early stage only" in text
    assert "The study says 43%" in text
    assert "Changed since the articles: approved in Japan (2024)." in text


def test_when_hardly_any_room_is_left_guards_are_brief_and_sources_counted() -> None:
    sources = {f"s{n}": replace(SMALL.sources["study"], id=f"s{n}", short="A study " * 5) for n in range(6)}
    long = replace(
        LENGTH, answer="It was 16 weeks. " + "Long. " * 55, citations=tuple(Citation(id_, 1) for id_ in sources)
    )
    known = replace(SMALL, sources={**SMALL.sources, **sources})
    text = read(
        messages(Answer((Part(long, 1.0),), personal=True, concern=Concern.TEAM_TODAY), known, Place.PRIVATE)
    )
    assert text.startswith(wording.CONCERNS_BRIEF[Concern.TEAM_TODAY])
    assert "and 4 more." in text  # with the study behind the correction


@pytest.mark.parametrize("kind", [*wording.ADVICE, "unheard-of"])
def test_a_declined_decision_names_who_decides(kind: str) -> None:
    text = one(Advice(kind, (DOSE,)))
    assert any(who in text for who in ("neurologist", "doctor"))
    assert "1. Which dose of B12" in text


@pytest.mark.parametrize("kind", [*smalltalk.LINES, "unheard-of"])
def test_small_talk_is_one_friendly_line(kind: str) -> None:
    assert "\n" not in one(Smalltalk(kind))


def test_every_kind_of_small_talk_that_is_known_has_a_line() -> None:
    rules = read_alone(FOLDER / "screening" / "smalltalk.yaml", SmalltalkFile)
    assert rules is not None
    assert {*rules.signs, *rules.rules.rules} <= {*smalltalk.LINES}


def test_nothing_is_said_to_silence() -> None:
    assert messages(Silent(), SMALL, Place.GROUP) == ()


@pytest.mark.parametrize("kind", Urgency)
@pytest.mark.parametrize("language", ["en", "es", "xx"])
def test_danger_brings_help_and_no_buttons(kind: Urgency, language: str) -> None:
    (message,) = messages(Urgent(kind, language), SMALL, Place.PRIVATE)
    assert message.rows == ()
    assert width(message.html) > 40


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_is_the_first_word(verdict: Verdict) -> None:
    text = one(Checked(verdict, (Finding(verdict, "Because.", (LENGTH,)),)))
    assert text.startswith(f"{wording.VERDICT[verdict]}. Because.")


def test_there_are_ten_warning_signs() -> None:
    assert len(wording.RED_FLAGS) == 10
    assert "10. " in one(Checked(Verdict.NOT_COVERED, (), red_flags=True), Place.TERMINAL)


def _entries(text: str) -> list[Entry]:
    return [replace(one, question=text or "?", answer=text or ".") for one in (LENGTH, OUTLOOK)]


@given(st.text(max_size=300), PLACES)
def test_no_text_of_any_kind_breaks_the_html(text: str, place: Place) -> None:
    first, second = _entries(text)
    outcomes: list[Outcome | Checked] = [
        Answer((Part(first, 1.0, note=text or None), Part(second, 1.0))),
        Clarify((first, second), 0.5),
        NoMatch(text or None, (first,)),
        Advice(text, (second,)),
        Smalltalk(text),
        Checked(Verdict.PARTLY, (Finding(Verdict.PARTLY, text, (second,)),)),
    ]
    for outcome in outcomes:
        for message in messages(outcome, SMALL, place):
            assert parses(message.html)
            assert width(message.html) <= MESSAGE_LIMIT


def shown(answer: Answer) -> str:
    """What a person reads of an answer in private."""
    return "\n".join(plain(message.html) for message in messages(answer, SMALL, Place.PRIVATE))


@pytest.mark.parametrize("manner", [one for one in Manner if one is not Manner.USUAL])
def test_a_short_form_never_leaves_out_a_limit(manner: Manner) -> None:
    told = shown(Answer((Part(LENGTH, 1.0),), manner=manner))
    for limit in ("How sure:", "Correction:", "Keep in mind:", "Sources:", "Changed since"):
        assert limit in told


def test_every_sentence_that_limits_an_answer_stays_in_its_short_form(knowledge: Knowledge) -> None:
    for entry in knowledge.entries.values():
        short = shortened(entry.answer)
        assert short
        assert entry.answer.split(".")[0] in short
        assert (" not " in entry.answer) <= (" not " in short)


def test_more_is_what_stands_behind_an_answer() -> None:
    told = shown(Answer((Part(LENGTH, 1.0),), manner=Manner.DETAILED))
    assert "two injections every week" in told
    assert "lasted 16 weeks" not in told


@pytest.mark.parametrize("kind", sorted({*read_asides()} - {"none", "hope"}))
def test_every_kind_of_aside_has_a_line(kind: str) -> None:
    assert kind in smalltalk.LINES
    assert "{" not in one(Smalltalk(kind))


@pytest.mark.parametrize("concern", [Concern.WEARY, Concern.AFRAID, Concern.BEREAVED])
def test_a_kind_line_is_followed_by_no_list_of_topics(concern: Concern) -> None:
    (only,) = messages(NoMatch(concern=concern), SMALL, Place.PRIVATE)
    assert "/topics" not in only.html
    assert not only.rows


def test_starting_points_are_numbered_and_have_buttons() -> None:
    (only,) = messages(Smalltalk("told", offers=(LENGTH, DOSE)), SMALL, Place.PRIVATE)
    assert f"1. {LENGTH.question}\n2. {DOSE.question}" in plain(only.html)
    assert len(only.rows) == 2


@pytest.mark.parametrize(
    "outcome",
    [NoMatch(concern=Concern.WEARY), Advice("dose"), Clarify((LENGTH,), 0.2), Answer((Part(LENGTH, 1.0),))],
)
def test_that_only_english_is_answered_comes_first(outcome: NoMatch | Advice | Clarify | Answer) -> None:
    before = "Ich antworte nur auf Englisch."
    assert one(replace(outcome, before=before)).startswith(before)


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        (
            "The articles do not compare them. B12 had a trial. The sun was shining.",
            "The articles do not compare them. B12 had a trial.",
        ),
        (
            "It is given for a long time by doctors. A trial was done. That is not certain. The sun shone.",
            "It is given for a long time by doctors. A trial was done. That is not certain.",
        ),
        (
            "Anna B. Smith wrote the text and much more of it. The sun shone.",
            "Anna B. Smith wrote the text and much more of it.",
        ),
    ],
)
def test_a_short_form_keeps_what_its_sentences_point_back_at(answer: str, short: str) -> None:
    assert shortened(answer) == short


@pytest.mark.parametrize("id_", ["vitamin-d-or-b12", "b12-worth-trying"])
def test_what_weighs_two_things_keeps_both_in_its_short_form(id_: str, knowledge: Knowledge) -> None:
    short = shortened(knowledge.entries[id_].answer)
    assert all(word in short for word in ("randomised", "16 weeks", "37" if "vitamin-d" in id_ else "373"))


def test_every_number_to_call_is_told_from_the_checked_file() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in Path(smalltalk.__file__).parent.glob("*.py"))
    for contact in contacts():
        assert not re.search(rf"(?<![\w#.]){re.escape(contact.number)}(?![\w.])", written), contact.id
    assert "112" in one(Smalltalk("person"))
