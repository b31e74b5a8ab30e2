"""The contract of ``ask --jsonl``, field by field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import contract
from bot.contract import BadRequestError, Request, Session, read_request, reply
from handlers.markup import Place
from knowledge.model import (
    Advice,
    Answer,
    Checked,
    Clarify,
    Finding,
    NoMatch,
    Outcome,
    Part,
    Silent,
    Smalltalk,
    Urgency,
    Urgent,
    Verdict,
)
from tests.handlers.clock import Clock
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK, SMALL, ScriptedFaq

FIELDS = {
    "outcome", "entries", "score", "text", "html", "certainty", "caveats",
    "citations", "guard", "urgent", "verdict", "suggestions",
}  # fmt: skip
OUTCOMES: list[Outcome | Checked] = [
    Answer((Part(LENGTH, 0.93), Part(HELP, 0.8)), personal=True, suggestions=(DOSE,)),
    Clarify((HELP, DOSE), 0.4),
    NoMatch("vitamin E", (DOSE,)),
    Advice("dose", (DOSE, HELP)),
    Urgent(Urgency.CRISIS),
    Smalltalk("greeting"),
    Silent(),
    Checked(Verdict.NOT_COVERED, (), red_flags=True, nearest=(DOSE,)),
    Checked(
        Verdict.PARTLY,
        (
            Finding(
                Verdict.SUPPORTED, "It lasted 16 weeks.", (LENGTH,), 0.9, None, LENGTH.caveats, LENGTH.citations
            ),
            Finding(Verdict.CONTRADICTED, "It was 50 mg.", (DOSE, LENGTH), 0.8),
        ),
    ),
]


def replied(outcome: Outcome | Checked, place: Place = Place.PRIVATE) -> dict[str, Any]:
    return reply(outcome, SMALL, place)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("place", [Place.PRIVATE, Place.GROUP])
def test_every_outcome_has_every_field_and_is_json(outcome: Outcome | Checked, place: Place) -> None:
    made = replied(outcome, place)
    assert set(made) == FIELDS
    assert json.loads(json.dumps(made)) == made


def test_an_answer_brings_all_that_belongs_to_each_of_its_entries() -> None:
    made = replied(OUTCOMES[0])
    assert made["outcome"] == "answer"
    assert made["entries"] == ["b12-trial-length", "vitamin-d-help"]
    assert made["score"] == 0.93
    assert made["certainty"] == "randomised_trial"
    assert made["guard"] == "personal"
    assert made["suggestions"] == [DOSE.question]
    assert made["caveats"] == [
        "It lasted only 16 weeks.",
        "Only people early in the disease took part.",
        "Most experts say there is not enough evidence.",
    ]
    assert [(one["source"], one["passage"]) for one in made["citations"]] == [
        ("b12-blog", 7),
        ("study", 1),
        ("study", 2),
    ]
    assert made["citations"][0] == {
        "source": "b12-blog",
        "passage": 7,
        "title": "A therapy & its promise",
        "url": "https://example.org/b12?a=1&b=2",
    }


def test_the_text_is_what_a_person_reads_of_the_html() -> None:
    made = replied(Answer((Part(HELP, 1.0),)))
    assert "Experts < 100% sure" in made["text"]
    assert "Experts &lt; 100% sure" in made["html"][0]
    assert "<b>" not in made["text"]


def test_a_clarification_offers_its_choices_and_no_certainty() -> None:
    made = replied(Clarify((HELP, DOSE), 0.41239))
    assert (made["outcome"], made["entries"]) == ("clarify", [HELP.id, DOSE.id])
    assert (made["score"], made["certainty"]) == (0.4124, None)
    assert made["suggestions"] == [HELP.question, DOSE.question]
    assert HELP.question in made["text"]


def test_what_is_not_answered_has_no_entries_but_suggestions() -> None:
    for outcome, name in ((NoMatch("vitamin E", (DOSE,)), "no_match"), (Advice("dose", (DOSE,)), "advice")):
        made = replied(outcome)
        assert (made["outcome"], made["entries"], made["score"]) == (name, [], None)
        assert made["suggestions"] == [DOSE.question]
    assert "vitamin E" in replied(NoMatch("vitamin E"))["text"]


def test_an_emergency_says_its_kind_and_nothing_of_the_faq() -> None:
    made = replied(Urgent(Urgency.OVERDOSE))
    assert (made["outcome"], made["urgent"]) == ("urgent", "overdose")
    assert made["entries"] == made["citations"] == made["suggestions"] == []


def test_silence_is_silent() -> None:
    made = replied(Silent())
    assert (made["outcome"], made["text"], made["html"]) == ("silent", "", [])


def test_a_judged_claim_is_an_answer_with_a_verdict() -> None:
    made = replied(OUTCOMES[-1])
    assert (made["outcome"], made["verdict"], made["score"]) == ("answer", "partly", 0.9)
    assert made["entries"] == [LENGTH.id, DOSE.id]
    assert made["caveats"] == ["It lasted only 16 weeks.", "Only people early in the disease took part."]
    assert [(one["source"], one["passage"]) for one in made["citations"]] == [("b12-blog", 7)]


def test_a_claim_that_is_not_covered_is_no_match_with_a_verdict() -> None:
    made = replied(Checked(Verdict.NOT_COVERED, (), nearest=(DOSE,)))
    assert (made["outcome"], made["verdict"], made["entries"]) == ("no_match", "not_covered", [])
    assert made["suggestions"] == [DOSE.question]


def test_a_prognosis_is_covered_in_groups() -> None:
    answer = Answer((Part(OUTLOOK, 1.0),))
    assert "<tg-spoiler>" in replied(answer, Place.GROUP)["html"][0]
    assert "<tg-spoiler>" not in replied(answer)["html"][0]


@pytest.fixture
def session() -> Session:
    return Session(ScriptedFaq({"length?": Answer((Part(LENGTH, 1.0),)), "choose": Clarify((HELP, DOSE), 0.5)}))


def test_lines_with_the_same_chat_are_one_conversation(session: Session) -> None:
    session.reply_to(Request("choose", chat="c1"))
    assert session.reply_to(Request("2", chat="c2"))["outcome"] == "no_match"
    assert session.reply_to(Request("2"))["outcome"] == "no_match"
    assert session.reply_to(Request("2", chat="c1"))["entries"] == [DOSE.id]


def test_in_a_group_only_who_is_addressed_speaks(session: Session) -> None:
    assert session.reply_to(Request("length?", mode="group", addressed=False))["outcome"] == "silent"
    assert session.reply_to(Request("length?", mode="group"))["outcome"] == "answer"


def test_an_unaddressed_line_leaves_the_conversation_as_it_is(session: Session) -> None:
    session.reply_to(Request("choose", chat="c", mode="group"))
    session.reply_to(Request("length?", chat="c", mode="group", addressed=False))
    assert session.reply_to(Request("1", chat="c", mode="group"))["entries"] == [HELP.id]


def test_a_reply_bears_the_id_and_the_time(session: Session) -> None:
    made = session.reply_to(Request("length?", id={"any": ["json"]}))
    assert made["id"] == {"any": ["json"]}
    assert isinstance(made["elapsed_us"], int)
    assert set(made) == {"id", "elapsed_us", *FIELDS}


def test_a_full_line_is_understood() -> None:
    line = b'{"id": "a", "text": "hi \xc3\xbc", "mode": "group", "addressed": false, "chat": "c1", "more": 1}\n'
    assert read_request(line) == Request("hi ü", "a", "group", False, "c1")
    assert read_request(b'{"text": "hi"}') == Request("hi")


def test_a_mark_of_utf_8_before_a_line_is_no_part_of_it() -> None:
    assert read_request(b'\xef\xbb\xbf{"text": "hi"}') == Request("hi")


@pytest.mark.parametrize(
    ("line", "told", "id_"),
    [
        (b"", "not JSON", None),
        (b"what is als", "not JSON", None),
        (b'{"id": 1, "text": ', "not JSON", None),
        (b'{"id": NaN, "text": "hi"}', "not JSON", None),
        (b"[" * 100_000, "not JSON", None),
        (b'{"text": "\xff"}', "not UTF-8", None),
        (b'["text"]', "not an object", None),
        (b'{"id": 1}', "no text", 1),
        (b'{"id": 1, "text": null}', "no text", 1),
        (b'{"id": 1, "text": 5}', "no text", 1),
        (b'{"id": 1, "text": ""}', "no text", 1),
        (json.dumps({"id": 1, "text": "a" * 100_000}).encode(), "100000 characters", 1),
        (b'{"id": 1, "text": "\\ud800"}', "lone surrogates", 1),
        (b'{"id": 1, "text": "hi", "mode": "shout"}', "mode", 1),
        (b'{"id": 1, "text": "hi", "mode": ["private"]}', "mode", 1),
        (b'{"id": 1, "text": "hi", "addressed": "yes"}', "addressed", 1),
        (b'{"id": 1, "text": "hi", "chat": {}}', "chat", 1),
        (b'{"id": 1, "text": "hi", "chat": true}', "chat", 1),
        (b'{"id": 1, "text": "hi", "chat": 1.5}', "chat", 1),
        (b'{"id": 1e999, "text": "hi"}', "too large", None),
        (b'{"id": [-1e999], "text": "hi"}', "too large", None),
    ],
)
def test_a_bad_line_is_told_with_its_id(line: bytes, told: str, id_: object) -> None:
    with pytest.raises(BadRequestError, match=told) as bad:
        read_request(line)
    assert bad.value.id == id_


VALUES = st.none() | st.text() | st.integers() | st.lists(st.text())
OBJECTS = st.dictionaries(st.sampled_from(["id", "text", "mode", "chat"]), VALUES)
LINES = st.binary() | st.text().map(str.encode) | OBJECTS.map(lambda one: json.dumps(one).encode())


@given(LINES)
def test_any_line_is_a_request_or_told_to_be_bad(line: bytes) -> None:
    try:
        request = read_request(line)
    except BadRequestError as bad:
        assert str(bad)
    else:
        assert request.text
        assert request.mode in ("private", "group", "check")


def test_a_conversation_is_known_for_half_an_hour() -> None:
    clock = Clock()
    faq = ScriptedFaq({"choose": Clarify((HELP, DOSE), 0.5)})
    session = Session(faq, clock)
    session.reply_to(Request("choose", chat="c"))
    clock.now += 30 * 60 - 1
    assert session.reply_to(Request("2", chat="c"))["entries"] == [DOSE.id]
    clock.now += 30 * 60
    assert session.reply_to(Request("2", chat="c"))["outcome"] == "no_match"


def test_of_many_conversations_the_one_that_rests_longest_is_forgotten(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contract, "MOST_CHATS", 2)
    for chat in ("c1", "c2", "c1", "c3"):
        session.reply_to(Request("choose", chat=chat))
    assert session.reply_to(Request("2", chat="c1"))["entries"] == [DOSE.id]
    assert session.reply_to(Request("2", chat="c2"))["outcome"] == "no_match"
