"""The library, of any size: searched, filtered, put in order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Footer, Input, OptionList, Static

from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.filtering import FilterScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.widgets.library_rows import LibraryRows
from simulator.browsing import Facet, Order, Wanted
from simulator.checking import Checked
from simulator.launch import Launch
from simulator.records.store import Records
from simulator.scenario.shelf import DIFFICULTIES
from simulator.scenario.source import Source
from tests.app.driving import Driver, on_screen, until, words_of
from tests.clock import SteppedClock
from tests.progress.kept import keep
from tests.shelves import complaint, fill

SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture
def shelf(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home / "shelf"
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    return folder


@asynccontextmanager
async def library(
    launch: Launch, clock: SteppedClock, shelf: Path, count: int = 14, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    """The app in its library, once everything is known."""
    fill(shelf, count)
    app = EmpathyApp(launch, clock=clock)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.progressing.latest is not None)
        await pilot.pause()
        yield pilot


def screen(pilot: Driver) -> LibraryScreen:
    assert isinstance(pilot.app.screen, LibraryScreen)
    return pilot.app.screen


def complaints(pilot: Driver) -> list[str]:
    """The ids of the complaints that have rows, from the top."""
    rows = screen(pilot).query_one(LibraryRows)
    return [Path(option.id[5:]).stem for option in rows.options if option.id and option.id.startswith("play ")]


def highlighted(pilot: Driver) -> str:
    rows = screen(pilot).query_one(LibraryRows)
    assert rows.highlighted is not None
    return str(rows.get_option_at_index(rows.highlighted).id)


# --- search


@pytest.mark.parametrize("size", SIZES)
async def test_rows_narrow_while_words_are_typed(
    launch: Launch, clock: SteppedClock, shelf: Path, size: tuple[int, int]
) -> None:
    async with library(launch, clock, shelf, size=size) as pilot:
        assert len(complaints(pilot)) == 14
        await pilot.press("slash", *"JOSE")
        few = complaints(pilot)
        assert 0 < len(few) < 14
        assert all("José" in complaint(int(name[-3:])) for name in few)
        assert f"{len(few)} of 14 (Esc: all)" in words_of(screen(pilot))
        assert highlighted(pilot).endswith(f"{few[0]}.yaml")
        await pilot.press(*" x")
        await pilot.pause()
        assert complaints(pilot) == []
        assert str(screen(pilot).query_one("#about", Static).content) == "", "no row, so nothing about one"
        await pilot.press(*"yz")
        shown = " ".join(words_of(screen(pilot)).split())
        assert "No complaint here is like that: “JOSE xyz”." in shown
        assert "Esc shows all of them again." in shown
        await pilot.press("enter", "enter", "escape")
        assert len(complaints(pilot)) == 14
        assert not screen(pilot).query("SearchLine")


async def test_what_is_typed_in_the_search_is_never_a_key(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    async with library(launch, clock, shelf) as pilot:
        await pilot.press("slash", *"qfodnspx/?1 2", "space")
        assert screen(pilot).query_one(Input).value == "qfodnspx/?1 2 "
        assert pilot.app.is_running
        await pilot.press("f1")
        await on_screen(pilot, HelpScreen)


async def test_words_may_be_typed_at_once(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    async with library(launch, clock, shelf) as pilot:
        pilot.app.post_message(events.Key("slash", "/"))
        for letter in "snodpx":
            pilot.app.post_message(events.Key(letter, letter))
        await until(pilot, lambda: bool(screen(pilot).query(Input)))
        await until(pilot, lambda: screen(pilot).query_one(Input).value == "snodpx")
        assert screen(pilot).wanted.order is Order.HELPS


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_enter_and_down_lead_to_the_first_row_and_enter_opens_it(
    launch: Launch, clock: SteppedClock, shelf: Path, key: str
) -> None:
    async with library(launch, clock, shelf) as pilot:
        await pilot.press("slash", *"jose", key)
        assert isinstance(pilot.app.focused, LibraryRows)
        first = complaints(pilot)[0]
        assert highlighted(pilot).endswith(f"{first}.yaml")
        await pilot.press("enter")
        await on_screen(pilot, BriefingScreen)
        assert "José Prat" in words_of(pilot.app.screen)


async def test_escape_clears_and_closes_the_search_and_a_search_for_nothing_closes_by_itself(
    launch: Launch, clock: SteppedClock, shelf: Path
) -> None:
    async with library(launch, clock, shelf) as pilot:
        await pilot.press("slash", *"jose", "escape")
        assert len(complaints(pilot)) == 14
        assert isinstance(pilot.app.focused, LibraryRows)
        assert not screen(pilot).query("SearchLine")
        await pilot.press("slash")
        assert screen(pilot).query_one(Input).value == ""
        await pilot.press("enter")
        assert not screen(pilot).query("SearchLine")


# --- filter and order


async def test_a_filter_is_ticked_by_keyboard_and_told(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    async with library(launch, clock, shelf, 40) as pilot:
        await pilot.press("f")
        await on_screen(pilot, FilterScreen)
        assert "Show only  40 of 40" in words_of(pilot.app.screen)
        await pilot.press("right", "right", "space")  # the groups: touchpoint, skill, difficulty
        await until(pilot, lambda: "[x] starter" in words_of(pilot.app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        few = complaints(pilot)
        assert screen(pilot).wanted.ticked == {Facet.DIFFICULTY: {"starter"}}
        assert few
        assert all("difficulty: starter" in complaint(int(name[-3:])) for name in few)
        assert f"{len(few)} of 40 (Esc: all) · starter" in words_of(screen(pilot))
        await pilot.press("escape")
        assert len(complaints(pilot)) == 40
        assert "40 complaints" in words_of(screen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_is_ticked_by_mouse(
    launch: Launch, clock: SteppedClock, shelf: Path, size: tuple[int, int]
) -> None:
    async with library(launch, clock, shelf, 40, size) as pilot:
        key = next(key for key in screen(pilot).query_one(Footer).children if "Filter" in str(key.render()))
        await pilot.click(key)
        await on_screen(pilot, FilterScreen)
        await pilot.pause()
        lines = words_of(pilot.app.screen).split("\n")
        row = next(y for y, line in enumerate(lines) if "[ ]" in line)
        await pilot.click(offset=(lines[row].index("[ ]") + 6, row))
        await until(pilot, lambda: "[x]" in words_of(pilot.app.screen))
        done = next(key for key in pilot.app.screen.query_one(Footer).children if "Done" in str(key.render()))
        await pilot.click(done)
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        assert 0 < len(complaints(pilot)) < 40


async def test_leaving_the_filter_changes_nothing_and_clear_unticks_all(
    launch: Launch, clock: SteppedClock, shelf: Path
) -> None:
    async with library(launch, clock, shelf) as pilot:
        await pilot.press("f")
        await on_screen(pilot, FilterScreen)
        await pilot.press("space", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        assert screen(pilot).wanted == Wanted()
        await pilot.press("f")
        await on_screen(pilot, FilterScreen)
        await pilot.press("space", "down", "space", "c", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        assert screen(pilot).wanted == Wanted()


async def test_a_facet_with_one_value_is_not_offered(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    fill(shelf, 3)
    for file in shelf.iterdir():
        kept = [line for line in file.read_text().splitlines() if not line.startswith(("language:", "channel:"))]
        file.write_text("\n".join([*kept[:4], "language: en\nchannel: phone", *kept[4:]]))
    app = EmpathyApp(launch, clock=clock)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: app.progressing.latest is not None)
        await pilot.press("f")
        await on_screen(pilot, FilterScreen)
        await pilot.pause()
        shown = words_of(app.screen)
        assert "Touchpoint" in shown
        assert "Language" not in shown
        assert "Channel" not in shown


async def test_the_orders_go_round_and_are_told(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    async with library(launch, clock, shelf) as pilot:
        first = complaints(pilot)
        steps = [DIFFICULTIES.index(s.split("difficulty: ")[1].split("\n")[0]) for s in texts(first)]
        assert steps == sorted(steps), "the easiest first, for somebody of whom nothing is known"
        assert "what helps most first (o)" in words_of(screen(pilot))
        await pilot.press("o")
        titles = [s.split("title: ")[1].split("\n")[0].casefold() for s in texts(complaints(pilot))]
        assert titles == sorted(titles)
        assert "by title (o)" in words_of(screen(pilot))
        await pilot.press("o", "o", "o", "o")
        assert complaints(pilot) == first
        assert screen(pilot).wanted.order is Order.HELPS


def texts(names: list[str]) -> list[str]:
    return [complaint(int(name[-3:])) for name in names]


async def test_what_helps_most_stands_first_for_somebody_who_has_played(
    launch: Launch, clock: SteppedClock, shelf: Path, cake: Checked, records: Records, rubric_text: Source
) -> None:
    keep(records, cake, rubric_text, ["nigel", "tonight"], clock.now())
    async with library(launch, clock, shelf) as pilot:
        latest = pilot.app.progressing.latest  # type: ignore[attr-defined]
        assert complaints(pilot) == [item.scenario.id for item in latest.next]


# --- what stays


async def test_filter_search_and_row_are_remembered_in_and_out_of_a_complaint(
    launch: Launch, clock: SteppedClock, shelf: Path
) -> None:
    async with library(launch, clock, shelf) as pilot:
        await pilot.press("o", "slash", *"o", "down", "down")
        rows, row, wanted = complaints(pilot), highlighted(pilot), screen(pilot).wanted
        assert wanted.narrows
        await pilot.press("enter")
        await on_screen(pilot, BriefingScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.pause(0.1)
        assert (complaints(pilot), highlighted(pilot), screen(pilot).wanted) == (rows, row, wanted)


async def test_a_row_that_was_chosen_does_not_move_when_the_order_changes(
    launch: Launch, clock: SteppedClock, shelf: Path
) -> None:
    async with library(launch, clock, shelf, 60) as pilot:
        await pilot.press(*["down"] * 20)
        row, rows = highlighted(pilot), screen(pilot).query_one(LibraryRows)
        line = rows._line(row) - rows.scroll_y
        helps = {name: place for place, name in enumerate(reversed(complaints(pilot)))}
        screen(pilot)._helps = helps
        screen(pilot)._fill()
        await pilot.pause()
        assert complaints(pilot) == list(helps)
        assert highlighted(pilot) == row
        assert rows._line(row) - rows.scroll_y == line


async def test_as_long_as_nobody_has_moved_the_first_row_is_highlighted(
    launch: Launch, clock: SteppedClock, shelf: Path
) -> None:
    async with library(launch, clock, shelf) as pilot:
        screen(pilot)._helps = {name: place for place, name in enumerate(reversed(complaints(pilot)))}
        screen(pilot)._fill()
        assert highlighted(pilot).endswith(f"{complaints(pilot)[0]}.yaml")


async def test_debriefs_are_one_key_away_under_two_hundred_rows(
    launch: Launch, clock: SteppedClock, shelf: Path, cake: Checked, records: Records, rubric_text: Source
) -> None:
    async with library(launch, clock, shelf, 200) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: "None yet" in words_of(screen(pilot)) or bool(pilot.app._notifications))
    keep(records, cake, rubric_text, ["nigel", "tonight"], clock.now())
    app = EmpathyApp(replace(launch), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.progressing.latest is not None)
        assert len(complaints(pilot)) == 200
        await pilot.press("d")
        assert highlighted(pilot).startswith("debrief ")
        await pilot.pause()
        assert "Earlier debriefs" in words_of(screen(pilot))
        await pilot.press("d")
        assert highlighted(pilot).endswith(f"{complaints(pilot)[0]}.yaml")
        await pilot.press("slash", *"jose")
        assert not any((o.id or "").startswith("debrief") for o in screen(pilot).query_one(OptionList).options)


async def test_a_key_of_ones_own_is_told(launch: Launch, clock: SteppedClock, shelf: Path) -> None:
    async with library(launch, clock, shelf) as pilot:
        pilot.app.keep(keys={"library.order": "v", "library.filter": "g"})  # type: ignore[attr-defined]
        await pilot.press("v")
        await until(pilot, lambda: "by title (v)" in words_of(screen(pilot)))
        await pilot.press("g")
        await on_screen(pilot, FilterScreen)
