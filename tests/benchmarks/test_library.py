"""How fast a library of 200 complaints narrows, and whether keys are answered while its files are checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets.option_list import Option

from simulator.app.app import EmpathyApp
from simulator.app.screens.library import LibraryScreen
from simulator.app.widgets.library_rows import LibraryRows
from simulator.conversation.clock import SystemClock
from simulator.launch import Launch
from tests.app.driving import until
from tests.benchmarks.test_speed import Bare, tell, timed
from tests.scenarios.library import FOLDER, NAMES
from tests.shelves import fill

pytestmark = pytest.mark.bench
LETTERS = "refunds"


class Painted:
    """Counts drawings of the rows that reached the screen."""

    def __init__(self, rows: LibraryRows, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        set_options = rows.set_options

        def counted(options: list[Option]) -> LibraryRows:
            set_options(options)
            rows.call_after_refresh(self._count)
            return rows

        monkeypatch.setattr(rows, "set_options", counted)

    def _count(self) -> None:
        self.times += 1


async def bare_keys(count: int) -> list[float]:
    took = []
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        for _ in range(count):
            painted = app.painted
            took.append(await timed(lambda: app.simulate_key("x"), lambda n=painted: app.painted > n))  # type: ignore[misc]
            await pilot.pause(0.05)
    return took


async def letters(launch: Launch, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds from a letter typed into the search, or taken back, to painted rows."""
    took = []
    app = EmpathyApp(launch, clock=SystemClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.progressing.latest is not None, 60)
        assert isinstance(app.screen, LibraryScreen)
        seen = Painted(app.screen.query_one(LibraryRows), monkeypatch)
        for _ in range(3):
            await pilot.press("slash")
            for key in [*LETTERS, *["backspace"] * len(LETTERS)]:
                await pilot.pause(0.05)
                times = seen.times
                took.append(await timed(lambda k=key: app.simulate_key(k), lambda n=times: seen.times > n))  # type: ignore[misc]
            await pilot.press("escape")
    return took


async def test_a_letter_typed_to_painted_rows_of_200_complaints_against_the_same_with_two(
    launch: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours: list[float] = []
    peer: list[float] = []
    for _ in range(3):
        for count, times in ((200, ours), (2, peer)):
            folder = fill(tmp_path / f"shelf-{count}", count)
            monkeypatch.setattr("simulator.places.scenario_folders", lambda at=folder: [at])
            times += await letters(launch, monkeypatch)
    tell("a letter typed to painted rows, 200 complaints / the same with 2", ours, peer, 2)


async def test_a_key_is_answered_while_200_files_are_checked(
    launch: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole complaints, copies of the library's under other ids: small ones are checked before a key can be pressed."""
    for number in range(200):
        name = NAMES[number % len(NAMES)]
        text = (FOLDER / f"{name}.yaml").read_text("utf-8")
        (tmp_path / f"{name}-{number}.yaml").write_text(
            text.replace(f"scenario: {name}\n", f"scenario: {name}-{number}\n"), "utf-8"
        )
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [tmp_path])
    ours = []
    app = EmpathyApp(launch, clock=SystemClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(app.shelf) == 200 and app.painted.is_set())
        assert isinstance(app.screen, LibraryScreen)
        rows = app.screen.query_one(LibraryRows)
        while not app.shelf.ready.is_set():
            at = rows.highlighted
            ours.append(await timed(lambda: app.simulate_key("down"), lambda n=at: rows.highlighted != n))  # type: ignore[misc]
            await pilot.pause(0.05)
    peer = await bare_keys(len(ours))
    tell("a key answered while 200 files are checked / bare Textual key to paint", ours, peer, 10)
    print(f"the longest took {max(ours) * 1000:.0f} ms")
