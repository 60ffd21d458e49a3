"""The map screen: walked with keys and mouse, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from scoring.rubric import Rubric
from scoring.text import visible
from simulator.app.map import MapApp
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.map import MapScreen
from simulator.app.widgets.place import Places, Ways
from simulator.checking import Checked, check
from simulator.scenario.source import Source
from tests.app.driving import Driver, on_screen, until, words_of
from tests.hostile.test_foreign_text import HOSTILE, squeezed, story

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "map"
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "40x12": (40, 12)}


@pytest.fixture
def app(cake: Checked) -> MapApp:
    return MapApp(cake)


async def opened(pilot: Driver) -> MapScreen:
    await on_screen(pilot, MapScreen)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, MapScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_looks_as_it_did(app: MapApp, snapshot: Snapshot, size: str) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    async with app.run_test(size=SIZES[size]) as pilot:
        screen = await opened(pilot)
        snapshot.assert_match(words_of(screen), f"screen-{size}-scene.txt")
        await pilot.press("s")
        await until(pilot, lambda: screen.query_one(Places).has_focus)
        await pilot.press("end")
        await until(pilot, lambda: screen.at == "stormed-off")
        await pilot.pause(0.1)
        snapshot.assert_match(words_of(screen), f"screen-{size}-list.txt")


@pytest.mark.parametrize("size", SIZES)
async def test_a_reply_is_followed_and_gone_back_from(app: MapApp, size: str) -> None:
    async with app.run_test(size=SIZES[size]) as pilot:
        screen = await opened(pilot)
        ways = screen.query_one(Ways)
        assert (screen.at, ways.highlighted) == ("counter", None)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: screen.at == "what-now")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: screen.at == "stormed-off")
        await pilot.press("backspace")
        assert (screen.at, ways.highlighted) == ("what-now", 3)
        await pilot.press("backspace")
        assert (screen.at, ways.highlighted) == ("counter", 2)
        await pilot.press("backspace")
        assert screen.at == "counter"


async def test_each_way_of_a_reply_has_a_row_of_its_own(app: MapApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("b", "down", "down", "down", "down", "enter")
        await until(pilot, lambda: screen.at == "head-office")


async def test_one_key_walks_the_best_path_to_its_ending(app: MapApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        seen = [screen.at]
        for _ in screen.story.best:
            await pilot.press("b")
            seen.append(screen.at)
        assert seen == ["counter", "what-now", "six-o-clock"]
        await pilot.press("b")
        assert screen.at == "six-o-clock"


async def test_what_is_said_stands_above_the_first_row(app: MapApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "down", "up", "up", "up")
        await pilot.pause(0.1)
        assert screen.query_one(Ways).highlighted is None
        assert "Forty candles" in words_of(screen)


async def test_looking_down_the_list_is_one_step_to_go_back(app: MapApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("s")
        await until(pilot, lambda: screen.query_one(Places).has_focus)
        for place in ("what-now", "six-o-clock", "head-office"):
            await pilot.press("down")
            await until(pilot, lambda place=place: screen.at == place)  # type: ignore[misc]
        await pilot.press("enter")
        await until(pilot, lambda: screen.query_one(Ways).has_focus)
        await pilot.press("backspace")
        assert screen.at == "counter"


async def test_the_mouse_does_it_too(app: MapApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        rows = words_of(screen).splitlines()
        await pilot.click(Places, offset=(8, next(y for y, row in enumerate(rows) if "2 what-now" in row[:30]) - 1))
        await until(pilot, lambda: screen.at == "what-now" and screen.query_one(Ways).has_focus)
        await pilot.pause()
        rows = words_of(screen).splitlines()
        row = next(y for y, row in enumerate(rows) if "→ six-o-clock" in row)
        await pilot.click(offset=(40, row))
        await until(pilot, lambda: screen.at == "six-o-clock")


@pytest.mark.parametrize("size", SIZES)
async def test_help_tells_the_keys_and_q_leaves(app: MapApp, size: str) -> None:
    async with app.run_test(size=SIZES[size]) as pilot:
        await opened(pilot)
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        await pilot.press("escape")
        await opened(pilot)
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
    assert (app.return_code or 0) == 0


async def test_it_opens_upon_another_screen_and_closes_to_it(app: MapApp, cake: Checked) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        below = await opened(pilot)
        await app.push_screen(MapScreen(cake))
        await until(pilot, lambda: app.screen is not below)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is below)


async def test_the_map_opens_no_record_store(app: MapApp, home: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
    assert not home.exists()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
async def test_the_map_shows_foreign_text_to_the_letter(text: str, rubric: Rubric) -> None:
    checked = check(Source("hostile.yaml", story(text)), rubric)
    app = MapApp(checked)
    async with app.run_test(size=(120, 400)) as pilot:
        screen = await opened(pilot)
        wanted = squeezed(visible(text))[:60]
        for _ in range(2):
            assert squeezed(words_of(screen)).count(wanted) >= 2
            assert not {c for c in words_of(screen) if c < " " and c != "\n"}
            await pilot.press("b")
            await pilot.pause()
        assert wanted in squeezed(words_of(screen))
