"""Inline mode."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers import notices
from handlers.markup import plain
from knowledge.model import Advice, Answer, Clarify, NoMatch, Part, Smalltalk, Urgency, Urgent
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK
from tests.handlers.telegram_offline import Fault
from tests.handlers.world import World


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    world.faq.script |= {
        "length": Answer((Part(LENGTH, 0.9),), suggestions=(DOSE, LENGTH)),
        "b12": Clarify((LENGTH, DOSE), 0.4),
        "near": NoMatch(nearest=(HELP,)),
        "mine": Advice("dose", (DOSE,)),
        "outlook": Answer((Part(OUTLOOK, 0.9),)),
        "hi": Smalltalk("greeting"),
        "danger": Urgent(Urgency.CRISIS),
    }


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("length", ["b12-trial-length", "b12-dose"]),
        ("b12", ["b12-trial-length", "b12-dose"]),
        ("near", ["vitamin-d-help"]),
        ("mine", ["b12-dose"]),
        ("", ["vitamin-d-help"]),
    ],
)
async def test_what_may_be_shared_comes_best_first(world: World, typed: str, ids: list[str]) -> None:
    call = await world.inline(typed)
    assert [one["id"] for one in call.params["results"]] == ids
    assert call.params["cache_time"] == 300
    assert not call.params.get("is_personal")
    assert "button" not in call.params


async def test_the_limits_are_inside_what_is_shared(world: World) -> None:
    result = (await world.inline("length")).params["results"][0]
    text = plain(result["input_message_content"]["message_text"])
    assert "only 16 weeks" in text
    assert "How sure:" in text
    assert result["description"] == "16 weeks. only 16 weeks; early stage only"
    (row,) = result["reply_markup"]["inline_keyboard"]
    assert row[0]["url"].endswith("?start=b12-trial-length")


async def test_a_prognosis_is_covered_when_shared(world: World) -> None:
    result = (await world.inline("outlook")).params["results"][0]
    assert "<tg-spoiler>" in result["input_message_content"]["message_text"]


@pytest.mark.parametrize("typed", ["nothing", "hi"])
async def test_nothing_found_opens_the_private_chat(world: World, typed: str) -> None:
    call = await world.inline(typed)
    assert call.params["results"] == []
    assert call.params["button"] == {"text": notices.INLINE_PRIVATE, "start_parameter": "inline"}


async def test_danger_offers_help(world: World) -> None:
    (result,) = (await world.inline("danger")).params["results"]
    assert result["title"] == notices.INLINE_HELP


async def test_a_query_that_is_too_old_is_let_go(world: World) -> None:
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    world.request.faults.append(Fault("answerInlineQuery", 400, too_old))
    assert await world.give({"inline_query": query("length")}) == []


def query(text: str) -> dict[str, object]:
    return {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "query": text, "offset": ""}


async def test_fifty_results_are_shown_at_most(world: World) -> None:
    many = tuple(replace(DOSE, id=f"dose-{number}") for number in range(60))
    world.faq.script["many"] = Clarify(many, 0.4)
    assert len((await world.inline("many")).params["results"]) == 50
