"""What people look at, pinned: every screen as a picture, with a plain-text twin so that a difference can be read."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.filtering import FilterScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.keys import KeysScreen, PressScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.screens.settings import SettingsScreen
from simulator.app.screens.welcome import WelcomeScreen
from simulator.app.widgets.time_bar import TimeBar
from simulator.checking import Checked
from simulator.launch import Launch
from simulator.preferences_file import PreferencesFile
from simulator.records.store import Records
from simulator.scenario.source import Source
from tests.app import test_preview, test_progress
from tests.app.driving import Driver, on_screen, read_on, say, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES
from tests.playtesting import test_playtest
from tests.progress.kept import keep
from tests.shelves import fill

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
SIZES = {"80x24": (80, 24), "40x12": (40, 12), "120x40": (120, 40)}
SCREENS = ("1-library", "2-briefing", "3-talk", "4-chosen", "5-why", "6-help", "7-debrief", "8-library-after")
SETTINGS = ("settings-1-welcome", "settings-2-settings", "settings-3-keys", "settings-4-press")

LIBRARY = ("1-many", "2-search", "3-nothing", "4-filter", "5-filtered", "6-debriefs")


def picture(app: EmpathyApp) -> str:
    svg = app.export_screenshot(title="Empathy", simplify=True)
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # a picture of ours fetches nothing
    return re.sub(r"terminal-\d+", "terminal", svg)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_looks_as_it_did(
    launch: Launch,
    clock: SteppedClock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: Snapshot,
    size: str,
    theme: str,
) -> None:
    shelf = home / "shelf"
    shelf.mkdir(parents=True)
    shutil.copy(SAMPLES / "wrong-cake.yaml", shelf)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [shelf])
    snapshot.snapshot_dir = SNAPSHOTS / f"{size}-{theme}"
    app = EmpathyApp(launch, clock=clock)
    names = iter(SCREENS)

    async def look(pilot: Driver) -> None:
        await pilot.pause(0.1)
        name = next(names)
        snapshot.assert_match(words_of(app.screen), f"{name}.txt")
        if size == "80x24":
            snapshot.assert_match(picture(app), f"{name}.svg")

    async with app.run_test(size=SIZES[size]) as pilot:
        app.theme = theme
        await until(pilot, lambda: "2 replies" in words_of(app.screen).replace("\n", " ").replace("  ", " "))
        await until(pilot, lambda: "Practise next" in words_of(app.screen))
        await until(pilot, lambda: "None yet" in words_of(app.screen))
        await look(pilot)
        await pilot.press("enter")
        await on_screen(pilot, BriefingScreen)
        await look(pilot)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        await read_on(pilot)
        await until(pilot, lambda: "s left" in words_of(app.screen))
        await look(pilot)
        talk = app.screen
        assert isinstance(talk, ConversationScreen)
        clock.step(9)
        number = str(talk.conversation.offered.index("nigel") + 1)
        await pilot.press(number)
        left = int(talk.conversation.allowance - 9)
        await until(pilot, lambda: talk.query_one(TimeBar).left == left)
        await look(pilot)
        await pilot.press(number)
        await until(pilot, lambda: talk.waiting_for_enter)
        await pilot.pause(0.2)
        await look(pilot)
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        await look(pilot)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        while talk.waiting_for_enter:
            await pilot.press("enter")
            await pilot.pause()
        await say(pilot, "voucher")
        while not isinstance(app.screen, DebriefScreen):
            await pilot.press("enter")
            await pilot.pause()
        await look(pilot)
        clock.step(60)
        await pilot.press("enter")
        await until(pilot, lambda: "Earlier debriefs" in words_of(app.screen) and "best" in words_of(app.screen))
        await until(pilot, lambda: app.progressing.latest is not None and len(app.progressing.latest.finished) == 1)
        await look(pilot)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", SIZES)
async def test_what_a_person_sets_looks_as_it_did(
    launch: Launch,
    clock: SteppedClock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: Snapshot,
    size: str,
    theme: str,
) -> None:
    shelf = home / "shelf"
    shelf.mkdir(parents=True)
    shutil.copy(SAMPLES / "wrong-cake.yaml", shelf)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [shelf])
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    snapshot.snapshot_dir = SNAPSHOTS / f"{size}-{theme}"
    kept = PreferencesFile(home / "settings.yaml")
    app = EmpathyApp(replace(launch, trainee=None, kept=kept), clock=clock)
    names = iter(SETTINGS)

    async def look(pilot: Driver) -> None:
        await pilot.pause(0.1)
        name = next(names)
        snapshot.assert_match(words_of(app.screen), f"{name}.txt")
        if size == "80x24":
            snapshot.assert_match(picture(app), f"{name}.svg")

    async with app.run_test(size=SIZES[size]) as pilot:
        await on_screen(pilot, WelcomeScreen)
        app.theme = theme  # a theme that is chosen is kept, so only now: whoever chose something is not welcomed
        await until(pilot, lambda: "2 replies" in words_of(app.screen_stack[1]).replace("\n", " ").replace("  ", " "))
        await until(pilot, lambda: "Practise next" in words_of(app.screen_stack[1]))
        await until(pilot, lambda: "None yet" in words_of(app.screen_stack[1]))
        await look(pilot)
        await pilot.press("escape", "s")
        await on_screen(pilot, SettingsScreen)
        await pilot.press("down", "right")
        await until(pilot, lambda: "✓ kept" in words_of(app.screen))
        await look(pilot)
        app.keep(keys={"talk.file": "g", "help": "e"})
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, KeysScreen) and "Everywhere" in words_of(app.screen))
        await look(pilot)
        await pilot.press("enter", "enter")
        await on_screen(pilot, PressScreen)
        await look(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_library_looks_as_it_did(
    launch: Launch,
    clock: SteppedClock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: Snapshot,
    cake: Checked,
    records: Records,
    rubric_text: Source,
    size: str,
) -> None:
    shelf = fill(home / "shelf", 200)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [shelf])
    keep(records, cake, rubric_text, ["nigel", "tonight"], clock.now())
    clock.step(3600)
    snapshot.snapshot_dir = SNAPSHOTS / "library"
    app = EmpathyApp(launch, clock=clock)
    names = iter(LIBRARY)

    async def look(pilot: Driver) -> None:
        await pilot.pause(0.1)
        name = f"{size}-{next(names)}"
        snapshot.assert_match(words_of(app.screen), f"{name}.txt")
        if size == "80x24":
            snapshot.assert_match(picture(app), f"{name}.svg")

    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, lambda: app.progressing.latest is not None, 60)
        await look(pilot)
        await pilot.press("slash", *"jose snow")
        await look(pilot)
        await pilot.press(*"y")
        await look(pilot)
        await pilot.press("escape", "f")
        await on_screen(pilot, FilterScreen)
        await pilot.press("down", "space", "right", "right", "space")
        await look(pilot)
        await pilot.press("enter")
        await on_screen(pilot, LibraryScreen)
        await pilot.press("o")
        await look(pilot)
        await pilot.press("escape", "d")
        await look(pilot)


def test_no_stale_picture_is_kept() -> None:
    expected = {
        f"{size}-{theme}/{name}.{kind}"
        for size in SIZES
        for theme in ("textual-dark", "textual-light")
        for name in (*SCREENS, *SETTINGS)
        for kind in (("txt", "svg") if size == "80x24" else ("txt",))
    }
    expected |= {
        f"library/{size}-{name}.{kind}"
        for size in SIZES
        for name in LIBRARY
        for kind in (("txt", "svg") if size == "80x24" else ("txt",))
    }
    expected |= {f"map/screen-{size}-{name}.txt" for size in SIZES for name in ("scene", "list")}
    expected |= {f"map/{name}" for name in ("cake-80.txt", "cake-40.txt", "cake.mmd", "cake.dot")}
    expected |= {f"preview/{size}-{name}.txt" for size in test_preview.SIZES for name in test_preview.LOOKS}
    expected |= {f"progress/{size}-{name}.txt" for size in SIZES for name in test_progress.LOOKS}
    expected |= {f"playtest/{name}" for name in test_playtest.LOOKS}
    assert {str(path.relative_to(SNAPSHOTS)) for path in SNAPSHOTS.rglob("*.*")} - {
        "debrief.txt",
        "report.json",
        "report-attempts.csv",
        "report-turns.csv",
    } == expected
