"""The progress screen, and what to practise next in the library."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot
from textual.containers import VerticalScroll

from scoring.rubric import Rubric
from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.screens.progress import ProgressScreen
from simulator.app.widgets.next_up import NextCard, NextLine
from simulator.checking import Checked, check
from simulator.conversation.turns import Mode
from simulator.launch import Launch
from simulator.progress.history import History
from simulator.records.store import Records
from simulator.scenario.source import Source
from tests.app.driving import Driver, on_screen, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES
from tests.progress.kept import keep

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "progress"
SIZES = {"80x24": (80, 24), "40x12": (40, 12), "120x40": (120, 40)}
LOOKS = ("none", "one", "many", "many-below")

PLAYS: list[Sequence[str]] = [
    ("receipt", "manager"),
    ("receipt", "tonight"),
    ("silence", "nigel", "voucher"),
    ("nigel", "voucher"),
    ("nigel", "tonight"),
]


@pytest.fixture
def shelf(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home / "shelf"
    folder.mkdir(parents=True)
    shutil.copy(SAMPLES / "wrong-cake.yaml", folder)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    return folder


@pytest.fixture
def app(launch: Launch, shelf: Path, clock: SteppedClock) -> EmpathyApp:
    return EmpathyApp(launch, clock=clock)


@pytest.fixture
def practised(records: Records, cake: Checked, rubric_text: Source, clock: SteppedClock) -> None:
    """Ten attempts of Sam's, one of them an assessment, and a second try."""
    for number in range(10):
        started = clock.now() - timedelta(days=10 - number, minutes=30)
        mode = Mode.ASSESS if number == 8 else Mode.PRACTICE
        kept = keep(records, cake, rubric_text, PLAYS[number // 2], started, mode=mode)
    keep(records, cake, rubric_text, PLAYS[4], clock.now() - timedelta(hours=5), replay_of=kept.id)


async def known(pilot: Driver, app: EmpathyApp) -> None:
    """Until the library says what to practise next."""
    await until(pilot, lambda: "Practise next" in words_of(app.screen))


async def test_the_library_says_what_to_practise_next_and_one_key_starts_it(app: EmpathyApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        assert "Practise next (x): A cake for somebody else" in words_of(app.screen)
        assert "A starter, and a good one to begin with." in words_of(app.screen)
        await pilot.press("x")
        await on_screen(pilot, BriefingScreen)
        assert "A cake for somebody else" in words_of(app.screen)


async def test_the_key_that_is_shown_is_the_one_that_is_set(app: EmpathyApp) -> None:
    app.set_keymap({"library.next": "g"})
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        assert "Practise next (g)" in words_of(app.screen)
        await pilot.press("g")
        await on_screen(pilot, BriefingScreen)


async def test_a_click_on_the_librarys_line_starts_it_too(app: EmpathyApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        await pilot.click(NextLine)
        await on_screen(pilot, BriefingScreen)


async def test_progress_shows_numbers_that_were_counted(app: EmpathyApp, practised: None) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "What helps" in words_of(app.screen))
        left = " ".join(" ".join(line[:62] for line in words_of(app.screen).split("\n")).split())
        assert "collection 10 attempts, 1 assessed" in left
        shown = " ".join(words_of(app.screen).split())
        assert "10 attempts, 1 of them an assessment; 1 second try, which counts in no number." in shown
        assert "You practised 11 days in a row" in shown
        # `tonight` was on offer in each attempt once, and was said in four
        assert "4 of 10" in shown[shown.index("Act now") :][:60]
        # so was `manager`, which was said in the first two
        assert "2 of 10" in shown[shown.index("Deflect them elsewhere") :][:60]
        assert "reached in an assessment" in shown


@pytest.mark.parametrize("way", ["x", "enter", "click"])
async def test_from_progress_one_key_or_a_click_starts_what_is_next(app: EmpathyApp, practised: None, way: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: bool(app.screen.query_one(NextCard).region))
        if way == "click":
            await pilot.click(NextCard)
        else:
            await pilot.press(way)
        await on_screen(pilot, BriefingScreen)


async def test_with_nothing_played_progress_says_what_will_stand_there(app: EmpathyApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "Nothing to show yet." in words_of(app.screen))
        assert "After your first complaint" in words_of(app.screen)
        await pilot.press("enter")
        await on_screen(pilot, BriefingScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_all_of_it_can_be_read_by_keyboard(app: EmpathyApp, practised: None, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "first" in words_of(app.screen) or size[1] < 20)
        seen = ""
        scroll = app.screen.query_one(VerticalScroll)
        for _ in range(60):
            seen += words_of(app.screen)
            before = scroll.scroll_y
            await pilot.press("down")
            await pilot.pause()
            if scroll.scroll_y == before and before:
                break
        seen = " ".join(seen.split())
        for words in (
            "Overall",
            "Listening",
            "Ownership",
            "Speed",
            "collection",
            "What helps",
            "What costs",
            "Act now",
        ):
            assert words in seen
        await pilot.press("pageup", "up", "question_mark")
        await on_screen(pilot, HelpScreen)
        assert "A chance is a turn in which" in " ".join(words_of(app.screen).replace("▁", " ").split())
        await pilot.press("escape", "escape")
        await on_screen(pilot, LibraryScreen)


async def test_the_palette_leads_to_progress(app: EmpathyApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        assert any(command.title == "Progress" for command in app.get_system_commands(app.screen))
        await pilot.press("ctrl+p", *"progress")
        await until(pilot, lambda: "How you get on" in words_of(app.screen))
        await pilot.press("enter")
        await on_screen(pilot, ProgressScreen)


async def test_what_another_window_added_shows_when_progress_is_opened(
    app: EmpathyApp, practised: None, records: Records, cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        keep(records, cake, rubric_text, PLAYS[4], clock.now() - timedelta(minutes=20))
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "11 attempts" in words_of(app.screen))


async def test_progress_is_that_of_the_name_in_use(
    app: EmpathyApp, practised: None, records: Records, cake: Checked, rubric_text: Source
) -> None:
    keep(records, cake, rubric_text, PLAYS[0], trainee="Ada")
    async with app.run_test(size=(80, 24)) as pilot:
        await known(pilot, app)
        await pilot.press("n", *["backspace"] * 3, *"Ada", "enter")
        await on_screen(pilot, LibraryScreen)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "1 attempt." in words_of(app.screen))


async def test_rows_stand_and_a_wait_is_told_while_attempts_are_read(
    app: EmpathyApp, practised: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    finished = History.finished

    def slowly(self: History, *arguments: object) -> object:
        assert go_on.wait(20)
        return finished(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(History, "finished", slowly)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Reading your attempts" in words_of(app.screen))
        assert "A cake for somebody else" in words_of(app.screen)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "Reading your attempts" in words_of(app.screen))
        await pilot.press("x")
        await until(pilot, lambda: "What to practise next" in words_of(app.screen))
        go_on.set()
        await until(pilot, lambda: "10 attempts" in words_of(app.screen))


async def test_titles_touchpoints_and_behaviours_are_shown_to_the_letter(
    launch: Launch, home: Path, monkeypatch: pytest.MonkeyPatch, clock: SteppedClock, records: Records, rubric: Rubric
) -> None:
    click = "[@click=app.quit]go[/]"
    text = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")
    text = text.replace("title: A cake for somebody else", f'title: "{click} cake"')
    text = text.replace("touchpoint: collection", f'touchpoint: "{click} desk"')
    folder = home / "shelf"
    folder.mkdir(parents=True)
    (folder / "cake.yaml").write_text(text, "utf-8")
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    own = launch.rubric_source.data.replace(b"act: act now", f'act: "{click} act"'.encode())
    launch = replace(launch, rubric_source=Source("rubric.yaml", own))
    checked = check(Source("cake.yaml", text.encode()), launch.rubric)
    keep(records, checked, launch.rubric_source, PLAYS[4], clock.now() - timedelta(days=3))
    app = EmpathyApp(launch, clock=clock)
    async with app.run_test(size=(120, 60)) as pilot:
        await known(pilot, app)
        assert f"{click} cake" in words_of(app.screen)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "What helps" in words_of(app.screen))
        shown = words_of(app.screen)
        assert shown.count(f"{click} cake") == 2
        assert f"{click} desk" in shown
        assert f"{click} act" in shown
        for y in range(14, 60, 1):
            await pilot.click(offset=(8, y))
            await pilot.click(offset=(70, y))
        assert app.is_running


async def test_whoever_goes_on_unrecorded_is_told_that_there_is_no_progress(
    launch: Launch, shelf: Path, tmp_path: Path, clock: SteppedClock
) -> None:
    (tmp_path / "folder.db").mkdir()
    app = EmpathyApp(replace(launch, records_url=str(tmp_path / "folder.db")), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "cannot be kept" in words_of(app.screen))
        await pilot.press("u")
        await on_screen(pilot, LibraryScreen)
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await until(pilot, lambda: "Nothing is kept in this session" in words_of(app.screen))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("attempts", ["none", "one", "many"])
async def test_it_looks_as_it_did(
    app: EmpathyApp,
    records: Records,
    cake: Checked,
    rubric_text: Source,
    clock: SteppedClock,
    request: pytest.FixtureRequest,
    snapshot: Snapshot,
    size: str,
    attempts: str,
) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    if attempts == "one":
        keep(records, cake, rubric_text, PLAYS[3], clock.now() - timedelta(days=2))
    elif attempts == "many":
        request.getfixturevalue("practised")
    async with app.run_test(size=SIZES[size]) as pilot:
        await known(pilot, app)
        await pilot.press("p")
        await on_screen(pilot, ProgressScreen)
        await pilot.pause(0.2)
        snapshot.assert_match(words_of(app.screen) + "\n", f"{size}-{attempts}.txt")
        if attempts == "many":
            await pilot.press("pagedown")
            await pilot.pause(0.1)
            snapshot.assert_match(words_of(app.screen) + "\n", f"{size}-many-below.txt")
