"""/settings and /quiet."""

from __future__ import annotations

import time

import pytest

from handlers import notices
from handlers.settings import changed
from handlers.store import ChatSettings
from tests.handlers.clock import Clock
from tests.handlers.world import ANN, BEN, GROUP, World


@pytest.fixture(autouse=True)
def admins(world: World) -> None:
    world.request.admins = {ANN}


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("Let only admins ask", "who_may_ask", "admins"),
        ("Answer in private", "reply_in", "private"),
        ("Hide numbers on outlook", "hide_prognosis", True),
        ("Quiet from 22 to 7", "quiet_from", 22 * 60),
    ],
)
async def test_a_button_changes_a_setting_and_back(world: World, label: str, field: str, value: object) -> None:
    (shown,) = await world.write("/settings", GROUP)
    (after,) = await world.tap(shown, label)
    assert after.method == "editMessageText"
    assert getattr(await world.store.settings(GROUP), field) == value
    order = list(shown.buttons).index(label)
    await world.tap(after, list(after.buttons)[order])
    assert await world.store.settings(GROUP) == ChatSettings()


async def test_members_change_nothing(world: World) -> None:
    (shown,) = await world.write("/settings", GROUP)
    assert await world.tap(shown, "Hide numbers on outlook", by=BEN) == []
    (refused,) = await world.write("/settings outlook hide", GROUP, by=BEN)
    assert refused.html == notices.ADMINS_CHANGE
    assert await world.store.settings(GROUP) == ChatSettings()


async def test_settings_can_be_typed(world: World) -> None:
    for words in ("who admins", "reply private", "outlook hide", "quiet 21:30-6", "utc -3:30"):
        (shown,) = await world.write(f"/settings {words}", GROUP)
    assert await world.store.settings(GROUP) == ChatSettings(
        who_may_ask="admins",
        reply_in="private",
        hide_prognosis=True,
        quiet_from=21 * 60 + 30,
        quiet_to=360,
        utc_offset=-210,
    )
    assert "from 21:30 to 06:00 (UTC -3:30)" in shown.html


@pytest.mark.parametrize(
    "words", ["x", "who", "who nobody", "quiet 25-7", "quiet 7", "utc +15", "utc +5:99", "a b c"]
)
async def test_what_is_not_understood_is_explained(world: World, words: str) -> None:
    (call,) = await world.write(f"/settings {words}", GROUP)
    assert call.html == notices.SETTINGS_USAGE


def test_quiet_hours_end() -> None:
    quiet = changed(ChatSettings(), "quiet", "22-7")
    assert quiet and changed(quiet, "quiet", "off") == ChatSettings()


@pytest.mark.parametrize(("words", "hours"), [("", 8), (" 2", 2), (" 12h", 12)])
async def test_quiet_for_a_while(world: World, words: str, hours: int) -> None:
    (call,) = await world.write(f"/quiet{words}", GROUP)
    assert f"{hours} hours" in call.html
    until = (await world.store.settings(GROUP)).quiet_until
    assert until is not None and abs(until - time.time() - hours * 3600) < 60
    (over,) = await world.write("/quiet off", GROUP)
    assert over.html == notices.QUIET_OVER
    assert (await world.store.settings(GROUP)).quiet_until is None


@pytest.mark.parametrize("words", ["x", "0", "169", "-1", "²"])
async def test_an_odd_while_is_explained(world: World, words: str) -> None:
    (call,) = await world.write(f"/quiet {words}", GROUP)
    assert call.html == notices.QUIET_USAGE


async def test_quiet_is_for_groups_and_admins(world: World) -> None:
    (told,) = await world.write("/quiet")
    assert told.html == notices.QUIET_IN_PRIVATE
    (refused,) = await world.write("/quiet", GROUP, by=BEN)
    assert refused.html == notices.ADMINS_CHANGE


async def test_who_is_no_admin_any_more_changes_nothing_after_five_minutes(world: World) -> None:
    clock = world.app.bot_data["admins"].clock = Clock()
    await world.write("/settings", GROUP)
    world.request.admins = set()
    clock.now += 299
    (still,) = await world.write("/settings", GROUP)
    assert still.html != notices.ADMINS_CHANGE
    clock.now += 2
    (refused,) = await world.write("/settings", GROUP)
    assert refused.html == notices.ADMINS_CHANGE
