"""The commands that tell and delete, messages that are no text, and danger in odd places."""

from __future__ import annotations

from typing import Any

import pytest

from handlers import notices, wording
from knowledge.model import Answer, Part, Urgency, Urgent
from tests.handlers.small import DOSE, LENGTH
from tests.handlers.world import ANN, BEN, GROUP, World


@pytest.mark.parametrize(
    ("command", "piece"),
    [
        ("/help", "typing errors are fine"),
        ("/about", "What I promise"),
        ("/privacy", "30 minutes"),
        ("/settings", "/forget deletes what I keep"),
        ("/digest", "for groups"),
        ("/check", notices.CHECK_PROMPT),
        ("/ask", notices.ASK_PROMPT),
        ("/nonsense", notices.UNKNOWN_COMMAND),
        ("/corrections", "No answer that I gave here"),
    ],
)
async def test_a_command_is_answered_in_private(world: World, command: str, piece: str) -> None:
    (call,) = await world.write(command)
    assert piece in call.html


async def test_sources_name_the_studies_in_private_only(world: World) -> None:
    articles, studies = await world.write("/sources")
    assert "A blog post without references." in articles.html
    assert "The trial of 2022</a>. One randomised" in studies.html
    assert "<blockquote expandable>" in studies.html
    (group,) = await world.write("/sources", GROUP)
    assert "The trial of 2022" not in group.html


async def test_help_in_a_group_is_short(world: World) -> None:
    (call,) = await world.write("/help", GROUP)
    assert "/ask" in call.html
    assert len(call.html.splitlines()) < 6


async def test_forget_deletes_what_was_kept(world: World) -> None:
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    await world.write("length")
    (call,) = await world.write("/forget")
    assert call.html == notices.FORGOTTEN
    assert (await world.store.conversation(ANN)).answered == ()
    assert await world.store.given_since(ANN, 30) == []


async def test_only_admins_make_a_group_forgotten(world: World) -> None:
    (refused,) = await world.write("/forget", GROUP, by=BEN)
    assert refused.html == notices.ADMINS_CHANGE
    world.request.admins = {ANN}
    world.app.bot_data["admins"].changed(GROUP)
    (done,) = await world.write("/forget", GROUP, by=ANN)
    assert done.html == notices.FORGOTTEN


PHOTO: dict[str, Any] = {
    "photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1, "file_size": 1}]
}
KINDS: dict[str, dict[str, Any]] = {
    "photo": PHOTO,
    "voice": {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 1}},
    "location": {"location": {"longitude": 1.0, "latitude": 1.0}},
    "contact": {"contact": {"phone_number": "1", "first_name": "A"}},
    "sticker": {
        "sticker": {
            "file_id": "1",
            "file_unique_id": "1",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        }
    },
}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_not_text_gets_a_kind_line_in_private_only(world: World, kind: str) -> None:
    (call,) = await world.give({"message": world.message(None, **KINDS[kind])})
    assert call.html == notices.OTHER_KINDS
    assert await world.give({"message": world.message(None, GROUP, **KINDS[kind])}) == []


async def test_an_album_gets_one_line(world: World) -> None:
    first = await world.give({"message": world.message(None, media_group_id="7", **PHOTO)})
    second = await world.give({"message": world.message(None, media_group_id="7", **PHOTO)})
    assert (len(first), len(second)) == (1, 0)


async def test_service_messages_are_passed_over(world: World) -> None:
    pinned = world.message(None, pinned_message=world.message("x"))
    assert await world.give({"message": pinned}) == []


@pytest.fixture
def danger(world: World) -> str:
    world.faq.script["took all of them"] = Urgent(Urgency.OVERDOSE)
    return "took all of them"


async def test_danger_in_a_caption_is_answered_with_help(world: World, danger: str) -> None:
    (call,) = await world.give({"message": world.message(None, caption=danger, **PHOTO)})
    assert call.html != notices.OTHER_KINDS


async def test_danger_that_is_edited_into_a_caption_is_answered_with_help(world: World, danger: str) -> None:
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    (direct,) = await world.write(danger)
    for caption in ("look at this", "length"):
        picture = world.message(None, caption=caption, **PHOTO)
        await world.give({"message": picture})
        (call,) = await world.edit_caption(picture, danger)
        assert (call.method, call.html) == ("sendMessage", direct.html)
        assert call.params["reply_parameters"]["message_id"] == picture["message_id"]


async def test_an_edited_question_below_a_picture_edits_its_answer(world: World) -> None:
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    world.faq.script["dose"] = Answer((Part(DOSE, 0.9),))
    picture = world.message(None, caption="length", **PHOTO)
    (first,) = await world.give({"message": picture})
    (second,) = await world.edit_caption(picture, "dose")
    assert (second.method, second.params["message_id"]) == ("editMessageText", first.result["message_id"])
    assert "50 mg" in second.html


async def test_an_edited_caption_that_is_no_question_gets_no_second_kind_line(world: World) -> None:
    picture = world.message(None, caption="look", **PHOTO)
    await world.give({"message": picture})
    assert await world.edit_caption(picture, "look at this") == []


async def test_edited_captions_in_a_group_are_passed_over(world: World, danger: str) -> None:
    picture = world.message(None, GROUP, caption="look", **PHOTO)
    assert await world.edit_caption(picture, danger) == []


@pytest.mark.parametrize("command", ["/help", "/nonsense"])
async def test_danger_that_is_edited_behind_a_command_is_answered_with_help_alone(
    world: World, danger: str, command: str
) -> None:
    await world.write(command)
    edited = await world.edit(world.messages[ANN, 1], f"{command} {danger}")
    (direct,) = await world.write(danger)
    assert [call.html for call in edited] == [direct.html]
    assert await world.edit(world.messages[ANN, 1], f"{command} or not") == []


async def test_danger_that_is_edited_into_words_for_the_curators_is_answered_with_help(
    world: World, danger: str
) -> None:
    (prompt,) = await world.write("tell the curators")
    reply = world.message("about vitamin K", reply_to_message=world.sent(prompt))
    await world.give({"message": reply})
    (call,) = await world.edit(reply, danger)
    (direct,) = await world.write(danger)
    assert call.html == direct.html
    assert await world.edit(reply, "about vitamin E") == []


async def test_a_question_below_a_picture_is_answered_once_for_an_album(world: World) -> None:
    world.faq.script["length"] = Answer((Part(LENGTH, 0.9),))
    (call,) = await world.give({"message": world.message(None, caption="length", media_group_id="8", **PHOTO)})
    assert "16 weeks" in call.html
    assert await world.give({"message": world.message(None, media_group_id="8", **PHOTO)}) == []
    (more,) = await world.write(wording.MORE_DETAIL)
    assert "two injections" in more.html


async def test_words_below_a_picture_that_are_no_question_get_the_kind_line(world: World) -> None:
    (call,) = await world.give({"message": world.message(None, caption="look at this", **PHOTO)})
    assert call.html == notices.OTHER_KINDS


@pytest.mark.parametrize("command", ["/help", "/start", "/nonsense", "/topics"])
async def test_danger_behind_a_command_is_answered_with_help_alone(
    world: World, danger: str, command: str
) -> None:
    calls = await world.write(f"{command} {danger}")
    (direct,) = await world.write(danger)
    assert [call.html for call in calls] == [direct.html]
